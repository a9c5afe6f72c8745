"""The line above a portfolio: everyone reads it, and whoever is signed in can report it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.concerns.kinds import STUDENT, Words
from fairbrief.portfolio.models import Portfolio
from fairbrief.portfolio.queries import public_intro
from fairbrief.portfolio.states import Visibility


def _reads_it(actor: Actor, portfolio: Portfolio) -> bool:
    """Anyone with an account but its student, while the page is for everyone.

    Not by the link: its key would stand in the address of the report.
    """
    student = portfolio.student.user
    return (
        actor.user_id is not None
        and actor.user_id != student.pk
        and student.is_active
        and portfolio.pieces.filter(visibility=Visibility.PUBLIC).exists()
        and public_intro(portfolio) != ""
    )


Words(
    name="portfolio_intro",
    label=Portfolio._meta.label_lower,
    columns=("intro",),
    called=_("The line above a portfolio"),
    rows=lambda: Portfolio.objects.select_related("student__user", "student__campus"),
    writer=lambda portfolio: STUDENT if portfolio.intro else "",
    by_name=lambda portfolio: portfolio.student.user.name,
    student=lambda portfolio: portfolio.student,
    # Of none: it is the student's word to everyone.
    employer=lambda portfolio: None,
    about=lambda portfolio: f"/portfolios/{portfolio.slug}/",
    receives=_reads_it,
    can_be_removed=True,
)
