"""An agreement as a page shows it: the five terms, the text in its clauses, what differs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from fairbrief.agreements.models import Agreement
from fairbrief.briefs.terms import clear_terms_of, with_year
from fairbrief.fairness import ClearTerm, Deliverable, Fields, clear_terms

_HEADING = re.compile(r"\d+\. (?P<words>[^\n]+)")
_CLAUSE = re.compile(r"(?P<number>\d+\.\d+) (?P<words>[^\n]*)")


def agreed_terms(agreement: Agreement) -> tuple[ClearTerm, ...]:
    """The five clear terms as both sign them."""
    terms = agreement.terms
    supervisor, leader = terms.get("supervisor") or {}, terms.get("leader") or {}
    due_on = _day(terms.get("due_on", ""))
    found = clear_terms(
        Fields(
            pay_kind=terms.get("pay_kind", ""),
            fee_minor=terms.get("fee_minor") or None,
            currency=terms.get("currency", "USD"),
            hours=terms.get("hours"),
            pay_days=terms.get("pay_days"),
            starts_on=_day(terms.get("starts_on", "")),
            due_on=due_on,
            deliverables=tuple(
                Deliverable(title=each["title"]) for each in terms.get("deliverables", ())
            ),
            supervisor_name=supervisor.get("name", ""),
            supervisor_title=supervisor.get("title", ""),
            backup_name=(terms.get("backup") or {}).get("name", ""),
            checkins_a_week=terms.get("checkins_a_week"),
            leader_name=leader.get("name", ""),
            leader_title=leader.get("title", ""),
            senior_sessions=terms.get("senior_sessions") or 0,
            senior_minutes=terms.get("senior_minutes") or 0,
        )
    )
    return with_year(found, due_on)


def _day(value: str) -> date | None:
    return date.fromisoformat(value) if value else None


@dataclass(frozen=True)
class Differing:
    """A term that the agreement says otherwise than the brief does now."""

    kind: str
    agreed: str
    posted: str


def differing_terms(agreement: Agreement) -> list[Differing]:
    """Where the agreement and its brief part; an empty list is the good case."""
    posted = clear_terms_of(agreement.application.brief)
    return [
        Differing(kind=mine.kind, agreed=mine.said, posted=theirs.said)
        for mine, theirs in zip(agreed_terms(agreement), posted, strict=True)
        if mine.said != theirs.said
    ]


@dataclass
class Clause:
    """One numbered sentence, with the lines that belong to it."""

    number: str
    words: str
    lines: list[str] = field(default_factory=list)


@dataclass
class Section:
    """One numbered heading with its clauses."""

    heading: str
    clauses: list[Clause] = field(default_factory=list)


@dataclass
class Document:
    """The signed text taken apart to be set in type; not a word is added or left out."""

    title: str
    sections: list[Section]


def document_of(agreement: Agreement) -> Document:
    """The text by headings and clauses. A text of another shape becomes one plain section."""
    first, *blocks = agreement.text.strip().split("\n\n")
    document = Document(first, [])
    for block in blocks:
        if heading := _HEADING.fullmatch(block):
            document.sections.append(Section(heading["words"]))
            continue
        if not document.sections:
            document.sections.append(Section(""))
        opening, *lines = block.split("\n")
        clause = _CLAUSE.fullmatch(opening)
        document.sections[-1].clauses.append(
            Clause(clause["number"], clause["words"], lines)
            if clause
            else Clause("", opening, lines)
        )
    return document
