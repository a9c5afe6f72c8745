"""Readings of postings from anywhere that someone asked to keep, for a link that can be shown.

Owns the text, what was found in it, and the day it is thrown away. Must never keep one unasked,
nor who asked: a key that only the maker's browser holds stands for the maker.
"""
