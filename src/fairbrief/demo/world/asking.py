"""What a campus asks its students: the same questions each term, and what they say to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from fairbrief.demo.data.houses import CAMPUSES
from fairbrief.demo.world.cast import Cast
from fairbrief.demo.world.timeline import AFTERNOON, MORNING
from fairbrief.surveys.actions import answer, close_round, mail_some, open_round, write_survey
from fairbrief.surveys.models import Round, Survey
from fairbrief.surveys.queries import wordings_of
from fairbrief.surveys.shipped import SHIPPED, Asked
from fairbrief.surveys.states import Audience, QuestionKind

#: Days from now on which it is asked; the last round is still open.
ROUNDS = (-300, -150, -4)
#: How many of a hundred answer in each round, and how they fall on the first question's choices.
ANSWER = (95, 97, 55)
LEANING = ((10, 11, 12), (13, 11, 10), (8, 5, 3))
#: Whom the demo shows from inside: they still find the last round on their page.
SHOWN = ("trang", "yusuf")
WORDS = (
    "If I knew that somebody answers my questions.",
    "Pay that is said before I apply.",
    "Work I can show afterwards, not just tasks.",
    "A shorter one. Ten hours beside classes is the most I can do.",
    "Knowing someone from here who has done one.",
)


def ask_around(cast: Cast) -> None:
    """Adds the story of one survey for each campus."""
    for campus in CAMPUSES:
        cast.timeline.add(_asking(cast, campus.key))


def _asking(cast: Cast, slug: str) -> Iterator[datetime]:
    """One survey over three rounds."""
    yield cast.day(ROUNDS[0] - 2, MORNING)
    shipped = SHIPPED["virtual"]
    by = cast.officer_of(slug)
    survey = write_survey(
        cast.campuses[slug],
        title=str(shipped.title),
        intro=str(shipped.intro),
        is_anonymous=True,
        questions=[_shortened(each) for each in shipped.questions],
        actor=by,
        at=cast.now,
    )
    for number, day in enumerate(ROUNDS):
        yield cast.day(day, AFTERNOON)
        row = _open(cast, survey, day, slug)
        yield cast.day(day + 3, AFTERNOON)
        _answer(cast, row, number)
        if day != ROUNDS[-1]:
            yield cast.day(day + 12, MORNING)
            if row.is_open:
                close_round(row, actor=by, at=cast.now)


def _open(cast: Cast, survey: Survey, day: int, slug: str) -> Round:
    row = open_round(
        survey,
        audience=Audience.ACCOUNT,
        group=None,
        closes_on=cast.date(day + 12),
        actor=cast.officer_of(slug),
        at=cast.now,
    )
    if day == ROUNDS[-1]:
        mail_some(at=cast.now)
    return row


def _answer(cast: Cast, row: Round, number: int) -> None:
    wordings = wordings_of(row.version)
    leaning = [place for place, many in enumerate(LEANING[number]) for _each in range(many)]
    shown = {cast.students[key].pk for key in SHOWN} if row.number == len(ROUNDS) else set()
    invited = row.invitations.select_related("round__survey__campus", "round__version")
    answered = 0
    for invitation in invited.order_by("pk"):
        if cast.dice.randrange(100) >= ANSWER[number] or invitation.student_id in shown:
            continue
        given: dict[str, object] = {}
        for each in wordings:
            places = range(len(each.choices))
            if each.kind == QuestionKind.ONE:
                given[each.question.code] = leaning[answered % len(leaning)]
            elif each.kind == QuestionKind.SEVERAL:
                given[each.question.code] = sorted(cast.dice.sample(places, 2))
            elif cast.dice.random() < 0.4:
                given[each.question.code] = cast.pick(WORDS)
        answer(invitation, given, at=cast.now)
        answered += 1


def _shortened(asked: Asked) -> Asked:
    """As a small college asks it: fewer choices, so that more of them can be shown."""
    most = {QuestionKind.ONE: 3, QuestionKind.SEVERAL: 4}.get(QuestionKind(asked.kind), 8)
    return replace(asked, choices=asked.choices[:most])
