"""Matching days: students and supervisors rank each other, and all places go out at once.

Owns the day, its briefs and places, both sides' ranks, the frozen lists and what came of them.
Must never give anybody more than an offer: what is matched goes on as any application does.
"""
