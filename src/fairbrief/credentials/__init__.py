"""Signed Open Badges 3.0 credentials for finished work, and the checking of any credential.

Must never issue for work that was not accepted, never show a name the student has not agreed to
show, and never fetch anything from the network to verify.
"""
