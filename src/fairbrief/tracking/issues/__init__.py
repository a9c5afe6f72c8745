"""Issues: everything an office looks into and decides, of every kind, in one queue; and patterns.

One declared `Issue` is one kind. The cases themselves, with their timeline and evidence, stand on
their own pages.
"""

from __future__ import annotations

from fairbrief.tracking.issues.cases import (
    OpenCase,
    as_cases,
    counts_of_issues,
    is_issue_at,
    issues_at,
    rows_of,
)
from fairbrief.tracking.issues.kinds import ISSUES, Issue
from fairbrief.tracking.issues.patterns import A_PATTERN, A_YEAR, Pattern, pattern_of, patterns_at

__all__ = [
    "A_PATTERN",
    "A_YEAR",
    "ISSUES",
    "Issue",
    "OpenCase",
    "Pattern",
    "as_cases",
    "counts_of_issues",
    "is_issue_at",
    "issues_at",
    "pattern_of",
    "patterns_at",
    "rows_of",
]
