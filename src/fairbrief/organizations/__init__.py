"""Campuses and employers, their members, officers and invitations.

Must never judge an employer: vetting does, each campus for itself.
"""
