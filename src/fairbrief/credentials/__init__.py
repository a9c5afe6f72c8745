"""Signed Open Badges 3.0 credentials for finished work.

Must never issue for work that was not accepted.
"""
