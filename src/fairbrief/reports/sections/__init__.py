"""The sections of a report: each takes counts and gives tables and charts that may be shown.

The set of tables is fixed: there are no free filters, for two filters apart by one person would
tell of that person.
"""
