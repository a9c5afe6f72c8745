"""Roster files as people: what columns mean, and OneRoster archives. No database."""
