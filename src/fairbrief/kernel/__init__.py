"""The few things every room needs: money, public codes, the clock, errors.

Owns no tables and knows no other room.
"""
