"""Roster files as rows: encodings, separators, headings, and OneRoster archives. No database."""
