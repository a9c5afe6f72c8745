"""Who did what, when: append-only events, and `advance()`, the one way a state changes.

Owns the event record and the machinery of transition tables. Must never know what a brief or an
engagement is, and never lets an event be changed or deleted.
"""
