"""Pages for everyone, kept in the memory of a process for as long as nothing they show has changed.

Must never show what is no longer so: before a kept page is shown, the database is asked what
changed since it was made. Must never keep what was made for one reader.
"""
