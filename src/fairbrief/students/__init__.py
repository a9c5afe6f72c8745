"""Students: profile, skills, availability.

Must never show a student's work authorization to an employer.
"""
