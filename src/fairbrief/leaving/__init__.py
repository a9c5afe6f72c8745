"""A person's own data: a copy of it, closing the account, and what is taken out when it is erased.

Knows of every table only what its room declares in `yours.py` (see `kernel.yours`). Must never keep
a copy, hand out what a person may not read on a page, or erase somebody on whom others still wait.
"""
