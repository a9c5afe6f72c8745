"""Funds: what a campus gives its students for work that pays too little, or adds to their pay.

Owns pools, awards, and the ledger of what was set aside and paid. Must never give out more than a
pool holds, and never moves money: a payment is recorded. Students never pay anything.
"""
