"""Feedback, and what comes next between a student and an employer.

Must never show one side's feedback before both have spoken or the time is over.
"""
