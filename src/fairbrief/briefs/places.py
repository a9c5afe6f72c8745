"""Where a finding stands in the wizard: at the field whose words hold it, else at its rule's."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from fairbrief.briefs.reading import Typed

if TYPE_CHECKING:
    from fairbrief.briefs.models import Brief
    from fairbrief.fairness import Finding

#: Columns of the brief whose words the review reads.
WRITTEN = (
    *("title", "summary", "learning", "tools", "channel", "pay_method", "student_costs"),
    "follow_on",
)


def fields_of_findings(
    findings: Iterable[Finding], brief: Brief, typed: Typed | None = None
) -> list[tuple[str, Finding]]:
    """Each finding with the name of the brief's field it belongs to."""
    words = {name: _plain(getattr(brief, name)) for name in WRITTEN}
    words["deliverables"] = _plain(" ".join(_pieces(brief, typed or Typed())))
    return [(_field(each, words), each) for each in findings]


def _field(finding: Finding, words: dict[str, str]) -> str:
    sought = _plain(finding.evidence)
    holders = [name for name, text in words.items() if sought and sought in text]
    if holders and finding.field not in holders:
        return holders[0]
    return finding.field or "summary"


def _pieces(brief: Brief, typed: Typed) -> Iterable[str]:
    rows = typed.deliverables
    if rows is None:
        rows = [(each.title, each.criteria) for each in brief.deliverables.all()]
    for title, criteria in rows:
        yield title
        yield from criteria


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())
