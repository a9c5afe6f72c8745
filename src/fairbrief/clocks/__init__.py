"""Who must act, by when, and what happens otherwise. Silence has an owner.

Owns running clocks and their firing. Must never decide what a consequence is: the rule names an
action of the room that started the clock.
"""
