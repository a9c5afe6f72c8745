"""The few things every room needs: money, public codes, the clock, files, errors.

Owns no tables and knows no other room.
"""
