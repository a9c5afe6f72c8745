"""Telling people: notices in the app and by mail, through an outbox.

Owns what was said to whom. Must never decide that something happened: transition tables do.
"""
