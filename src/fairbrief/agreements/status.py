"""The status check: in what capacity the student works, and what the law asks before it starts.

Each question is asked of the side that can know. Nothing is assumed: an answer that is not given
stays open. What follows from the answers is said with its source; it is advice, not a ruling.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fairbrief.agreements.advice import ADVICE, QUESTIONS, UNANSWERED, Advice, Case, questions_of
from fairbrief.agreements.models import Agreement, StatusAnswer
from fairbrief.agreements.queries import statuses_of
from fairbrief.agreements.states import Party
from fairbrief.agreements.text import Terms
from fairbrief.organizations.models import Employer
from fairbrief.students.models import Student

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

_ASKING = (Student.Authorization.STUDENT_VISA, Student.Authorization.OTHER)
#: What a campus may leave to its students, by its policy on authorizations.
_BY_POLICY = frozenset({"ST-PERMIT", "ST-ABROAD"})


def case_of(agreement: Agreement, answers: Mapping[str, str]) -> Case:
    """The case of an agreement with a side's answers; what the employer stated is known to both."""
    terms: Terms = agreement.terms
    application = agreement.application
    public = {"engaged_as": terms.get("engaged_as", "")}
    return Case(
        answers=public | dict(answers),
        is_paid=terms.get("pay_kind") != "none",
        is_for_profit=application.brief.employer.kind == Employer.Kind.FOR_PROFIT,
        state=application.student.work_state,
        fee_minor=terms.get("fee_minor") or 0,
        currency=terms.get("currency", "USD"),
        profile_asks=application.student.authorization in _ASKING,
    )


def office_points(
    agreement: Agreement,
    *,
    by_policy: bool = True,
    known: Mapping[str, StatusAnswer] | None = None,
) -> list[Advice]:
    """What the career office sees to before work starts; nothing is the good case.

    `known` are the answers of both sides, if they were read already. `by_policy` says whether the
    campus authorizes students with other permits, too.
    """
    statuses = statuses_of(agreement) if known is None else known
    advised = [ADVICE[each] for row in statuses.values() for each in row.advice if each in ADVICE]
    points = [
        each for each in advised if each.to_office and (by_policy or each.id not in _BY_POLICY)
    ]
    return points if len(statuses) == len(Party) else [UNANSWERED, *points]


@dataclass(frozen=True)
class Stated:
    """A side's answers as a page shows them: by whom, when, by which rules."""

    status: StatusAnswer
    lines: list[tuple[_StrOrPromise, _StrOrPromise]]
    advice: list[Advice]


def stated_by(status: StatusAnswer) -> Stated:
    lines = [
        (each.words, each.options.get(status.answers.get(each.key, ""), ""))
        for each in questions_of(status.side)
    ]
    return Stated(status, lines, [ADVICE[each] for each in status.advice if each in ADVICE])


def capacity_of(agreement: Agreement) -> _StrOrPromise:
    """In what capacity the student works, as the employer stated; "" while it has not."""
    return QUESTIONS[0].options.get(agreement.terms.get("engaged_as", ""), "")
