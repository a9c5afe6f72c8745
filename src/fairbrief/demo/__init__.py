"""A world to walk in: the demo's people and briefs, its one-click sign-in, and the tour.

Uses the rooms' own actions. Must never be reachable outside demo mode.
"""
