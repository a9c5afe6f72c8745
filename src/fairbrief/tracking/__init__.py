"""The experience ledger and the reports of a career office.

Must never show a group smaller than the campus's limit.
"""
