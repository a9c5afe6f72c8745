"""What the checker says of a credential, in short."""

from __future__ import annotations

from typing import Any

from fairbrief.credentials.checking import Report, check_document
from tests.credentials.made import AT, Document


def checked(document: Document, **options: Any) -> Report:
    return check_document(document, at=AT, **options)


def steps(report: Report) -> dict[str, bool | None]:
    return {
        step: report.verdict(step) for step in ("structure", "subject", "proof", "status", "dates")
    }


def why(report: Report) -> str:
    return " ".join(each.words for each in report.findings if each.ok is False)
