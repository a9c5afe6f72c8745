"""What a campus asks its students: the same questions each term, and what they say to them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from fairbrief.demo.data.houses import CAMPUSES
from fairbrief.demo.world.cast import Cast
from fairbrief.demo.world.timeline import AFTERNOON, MORNING
from fairbrief.surveys.actions import answer, close_round, mail_some, open_round, write_survey
from fairbrief.surveys.models import Round, Survey
from fairbrief.surveys.queries import wordings_of
from fairbrief.surveys.shipped import SHIPPED
from fairbrief.surveys.states import Audience, QuestionKind

#: Days from now on which it is asked; the last round is still open.
ROUNDS = (-300, -150, -4)
#: How many of a hundred answer in each round, and how the first choices weigh.
ANSWER = (92, 95, 55)
LEANING = ((9, 8, 2, 1), (12, 8, 1, 1), (13, 6, 1, 2))
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
        questions=shipped.questions,
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
    shown = {cast.students[key].pk for key in SHOWN} if row.number == len(ROUNDS) else set()
    invited = row.invitations.select_related("round__survey__campus", "round__version")
    for invitation in invited.order_by("pk"):
        if cast.dice.randrange(100) >= ANSWER[number] or invitation.student_id in shown:
            continue
        given: dict[str, object] = {}
        for each in wordings:
            places = range(len(each.choices))
            if each.kind == QuestionKind.ONE:
                given[each.question.code] = cast.dice.choices(places, LEANING[number])[0]
            elif each.kind == QuestionKind.SEVERAL:
                given[each.question.code] = sorted(
                    {cast.dice.choice(places), cast.dice.choice(places)}
                )
            elif cast.dice.random() < 0.4:
                given[each.question.code] = cast.pick(WORDS)
        answer(invitation, given, at=cast.now)
