"""The fairness review: text and fields in, facts and findings out.

Owns the reading of a posting, from anywhere, and the rules it is held against. It judges postings,
never people, and gives reasons, never a score. A library of its own: no Django, no database.
"""

from fairbrief.fairness.as_json import to_json
from fairbrief.fairness.clues import memory
from fairbrief.fairness.facts import Facts, read_facts
from fairbrief.fairness.findings import Finding, Passed, Severity, Verdict
from fairbrief.fairness.labels import beside_label
from fairbrief.fairness.messages import read_message
from fairbrief.fairness.posting import Deliverable, Fields, Posting
from fairbrief.fairness.report import render_text
from fairbrief.fairness.review import Review, review
from fairbrief.fairness.rulebook import OwnRule, Rulebook
from fairbrief.fairness.terms import ClearTerm, clear_terms
from fairbrief.fairness.verdicts import is_of_fraud

__all__ = [
    "ClearTerm",
    "Deliverable",
    "Facts",
    "Fields",
    "Finding",
    "OwnRule",
    "Passed",
    "Posting",
    "Review",
    "Rulebook",
    "Severity",
    "Verdict",
    "beside_label",
    "clear_terms",
    "is_of_fraud",
    "read_facts",
    "read_message",
    "render_text",
    "review",
    "to_json",
]

# Every pattern of the library has been met by now.
memory.keep()
