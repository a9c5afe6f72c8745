"""Applying, shortlisting, offering, and an answer for everyone.

Must never leave an applicant without an answer and a reason.
"""
