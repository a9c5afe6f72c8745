"""Portfolios: what a student shows of their work, piece by piece, and takes along.

Owns the page and its pieces, who may see which, the lines of a résumé drafted from facts, and the
files that outlast this installation. Must never show more of a piece than its agreement allows,
nor anything the student has not switched on.
"""
