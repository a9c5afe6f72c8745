"""Surveys: short questionnaires a campus asks its students, and what they answered.

Owns questions, their versions, whom a round asked, and answers. Must never know who gave an
anonymous answer, and never shows a group under the campus's limit.
"""
