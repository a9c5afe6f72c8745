"""Feedback, and what comes next between a student and an employer; with both, the work closes.

Must never show one side's feedback, or that there is any, before both have spoken or the time is
over.
"""
