"""Strikes: who did not keep to it, the same table for students and employers.

Owns what facts propose, what an office decides, the one appeal, and the end after twelve months.
Must never decide by itself: a clock proposes or forgets, people decide.
"""
