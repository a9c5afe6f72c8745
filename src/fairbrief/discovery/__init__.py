"""Finding the brief that fits: search, filters, matching reasons.

Must never show a brief its reader may not see.
"""
