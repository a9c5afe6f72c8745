"""Reads of portfolios: the student's own, and the page as a visitor sees it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from fairbrief.concerns.kinds import KINDS
from fairbrief.concerns.queries import are_hidden
from fairbrief.portfolio.links import opened
from fairbrief.portfolio.models import Portfolio
from fairbrief.portfolio.showing import Shown, finished, visible
from fairbrief.students.models import Student


def portfolio_of(student: Student) -> Portfolio | None:
    return Portfolio.objects.filter(student=student).first()


@dataclass(frozen=True, kw_only=True)
class Page:
    """A portfolio as somebody sees it: with the link, or as everyone."""

    portfolio: Portfolio
    pieces: list[Shown]
    with_link: bool
    #: The line above the pieces, unless an office keeps it from being read.
    intro: str = ""

    @property
    def name(self) -> str:
        return self.portfolio.student.user.get_full_name()

    @property
    def hours(self) -> int:
        return round(sum(each.minutes for each in self.pieces) / 60)

    @property
    def employers(self) -> int:
        return len({each.employer for each in self.pieces if each.employer})

    @property
    def skills(self) -> list[str]:
        """Every skill the pieces name, those named most often first."""
        named = [skill for each in self.pieces for skill in each.skills]
        return sorted(dict.fromkeys(named), key=lambda skill: (-named.count(skill), skill))

    @property
    def studies(self) -> str:
        """What and where, when the student shows it."""
        student = self.portfolio.student
        if not self.portfolio.shows_studies:
            return ""
        parts = (student.major, student.campus.name, student.graduates_in)
        return ", ".join(str(part) for part in parts if part)

    @property
    def has_mail(self) -> bool:
        return "@" in self.portfolio.contact


def _page(portfolio: Portfolio | None, *, with_link: bool) -> Page | None:
    if portfolio is None:
        return None
    pieces = visible(finished(portfolio.student), with_link=with_link)
    if not pieces:
        return None
    return Page(
        portfolio=portfolio, pieces=pieces, with_link=with_link, intro=public_intro(portfolio)
    )


def public_intro(portfolio: Portfolio) -> str:
    """The line as others read it: none while an office looks into it, or once it was removed."""
    if portfolio.intro and not are_hidden(KINDS["portfolio_intro"], portfolio):
        return portfolio.intro
    return ""


def public_page(slug: str) -> Page | None:
    """The page as everyone sees it; None when nothing on it is for everyone."""
    return _page(_live().filter(slug=slug).first(), with_link=False)


def page_by_link(key: str) -> Page | None:
    """The page for whoever has the link; None for a link that is none, or has ended."""
    found = opened(key)
    if found is None:
        return None
    code, number = found
    return _page(_live().filter(code=code, link_number=number).first(), with_link=True)


def _live() -> QuerySet[Portfolio]:
    rows = Portfolio.objects.select_related("student__user", "student__campus")
    return rows.filter(student__user__is_active=True)


def is_taken(slug: str, *, by_another_than: Student) -> bool:
    return Portfolio.objects.filter(slug=slug).exclude(student=by_another_than).exists()
