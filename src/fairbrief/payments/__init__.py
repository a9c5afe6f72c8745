"""A double-entry record of what is secured, released and returned.

Must never hold money itself (a provider does, or the employer's own books: see `providers`), never
write an unbalanced transfer, and never be the judge of whether work is accepted: it follows the
states of the engagement.
"""
