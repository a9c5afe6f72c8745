"""Disclosures: who of an employer saw what a student sent, and whether with the name.

What an employer learns by an application is disclosed on the student's behalf. Schools keep such
records of their own disclosures (34 CFR 99.32); here students read theirs. Owns these lines, which
go with the application's words. Must never tell an employer who else has looked.
"""
