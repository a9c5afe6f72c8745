"""Saved searches of students: kept by name, told of by mail once a day at most, read as a feed.

Must never tell a student of a brief twice, nor of one the student may not see.
"""
