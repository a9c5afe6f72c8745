"""A double-entry record of what is secured, released and returned.

Must never hold money itself, and never hold an unbalanced transfer.
"""
