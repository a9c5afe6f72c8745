"""Boards: what a campus shows of itself and its open briefs to everyone, and on its own site.

Owns the brand (name, logo, one colour, texts) with its versions, and which sites may show the
board. Must never show anything that is not public already.
"""
