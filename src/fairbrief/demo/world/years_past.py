"""What Lakeshore counted beside the stories: micro-internships of students without an account, in
three terms, found elsewhere and verified; enough of them for its reports to say something, also of
what came of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from fairbrief.demo.data.outside import OUTSIDE
from fairbrief.demo.world.cast import Cast
from fairbrief.organizations.models import Campus, Term
from fairbrief.roster.models import Enrolment
from fairbrief.tracking.afterwards import STAGES
from fairbrief.tracking.models import Experience, Outcome
from fairbrief.tracking.outcomes import months_before
from fairbrief.tracking.states import ExperienceState, OutcomeAnswer

#: What share of each college takes part in the newest term.
TAKES_PART = {
    "College of Arts and Letters": 0.42,
    "College of Sciences": 0.36,
    "College of Business": 0.5,
    "College of Engineering": 0.44,
    "College of Education": 0.12,
}
NOON = time(17)
#: What is answered, and how often, later more often a job; "" is no answer.
ANSWERS = {"": 34, "again": 16, "internship": 15, "job": 12, "study": 10, "looking": 11, "none": 10}
#: One in so many of those who take part does not in the earlier terms.
GROWS_BY = 4


def count_the_past(cast: Cast) -> None:
    """Writes them in bulk, upon the roster."""
    campus = cast.campuses["lakeshore"]
    dice = Random(7)  # noqa: S311
    terms = list(
        Term.objects.filter(campus=campus, enrolments__isnull=False)
        .distinct()
        .order_by("starts_on")
    )
    made: list[Experience] = []
    for place, term in enumerate(terms, start=1):
        grown = 1 - (len(terms) - place) / GROWS_BY
        enrolments = Enrolment.objects.filter(term=term, entry__student=None).order_by("pk")
        made += [
            _experience(cast, campus, enrolment, _day_in(cast, term, dice), dice)
            for enrolment in enrolments
            if dice.random() < TAKES_PART.get(enrolment.college, 0.3) * grown
        ]
    Outcome.objects.bulk_create(
        outcome
        for experience in Experience.objects.bulk_create(made)
        for outcome in _outcomes(cast, experience, dice)
    )


def _outcomes(cast: Cast, experience: Experience, dice: Random) -> Iterator[Outcome]:
    """What its person said at each stage whose moment has come; one in twelve has no mail."""
    if dice.random() < 1 / 12:
        return
    at = cast.timeline.at
    for months in STAGES:
        if experience.ends_on > months_before(at.date(), months):
            return
        weights = {**ANSWERS, OutcomeAnswer.JOB: ANSWERS["job"] * months // 3}
        answer = dice.choices(list(weights), list(weights.values()))[0]
        asked_on = experience.ends_on + timedelta(days=31 * months)
        asked_at = min(datetime.combine(asked_on, NOON, tzinfo=UTC), at)
        yield Outcome(
            experience=experience,
            months=months,
            asked_at=asked_at,
            answer=answer,
            said_at=min(asked_at + timedelta(days=2), at) if answer else None,
        )


def _day_in(cast: Cast, term: Term, dice: Random) -> date:
    last = min(term.ends_on, cast.date(-3))
    days = max((last - term.starts_on).days, 1)
    return term.starts_on + timedelta(days=dice.randrange(days // 4, days + 1))


def _experience(
    cast: Cast, campus: Campus, enrolment: Enrolment, day: date, dice: Random
) -> Experience:
    what = dice.choice(OUTSIDE)
    hours = dice.choice((8, 10, 12, 15, 20, 24, 30))
    paid = 0 if dice.random() < 0.17 else hours * dice.randrange(1500, 3600, 50)
    at = cast.timeline.at
    return Experience(
        campus=campus, roster_entry_id=enrolment.entry_id, state=ExperienceState.VERIFIED,
        employer_name=what.employer, title=what.title, supervisor_name=what.supervisor,
        place=dice.choice(("remote", "remote", "remote", "hybrid", "onsite")),
        starts_on=day - timedelta(days=21), ends_on=day, minutes=hours * 60, paid_minor=paid,
        logged_at=at - timedelta(days=30), confirmed_at=at - timedelta(days=30),
        verified_at=at - timedelta(days=29),
        verified_by_name=str(cast.head_of("lakeshore").user),
    )  # fmt: skip
