"""The posting: deliverables, terms, versions, questions and answers.

Must never open itself: a campus's approval does.
"""
