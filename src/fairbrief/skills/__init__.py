"""Skills: one short list that students and employers understand, and finding its skills in a text.

A library of its own: no Django, no database. The list is `skills.csv`; the table the portals tick
from (`students.Skill`) holds the same slugs.
"""

from fairbrief.skills.reading import Found, read_skills, skills_in
from fairbrief.skills.resumes import ResumeError, words_of_resume
from fairbrief.skills.taxonomy import TAXONOMY, Entry, slug_called, spellings_of

__all__ = [
    "TAXONOMY",
    "Entry",
    "Found",
    "ResumeError",
    "read_skills",
    "skills_in",
    "slug_called",
    "spellings_of",
    "words_of_resume",
]
