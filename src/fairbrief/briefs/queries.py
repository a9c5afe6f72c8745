"""Reads of briefs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from fairbrief.briefs.examples import with_examples
from fairbrief.briefs.houses import House, house_for
from fairbrief.briefs.least_pay import with_own_sums
from fairbrief.briefs.models import Brief, BriefVersion, Deliverable, Question, WrittenStep
from fairbrief.briefs.reading import Typed, posting_of
from fairbrief.briefs.states import (
    EDITABLE_STATES,
    ENDED_STATES,
    LIVE_STATES,
    PUBLIC_STATES,
    BriefState,
    QuestionState,
)
from fairbrief.briefs.terms import with_year
from fairbrief.briefs.time_to_apply import with_time_to_apply
from fairbrief.clocks.queries import Turn, turn_by
from fairbrief.clocks.rules import RULES
from fairbrief.fairness import ClearTerm, Fields, Review, clear_terms, review
from fairbrief.kernel.clock import day_in
from fairbrief.kernel.days_there import not_over
from fairbrief.kernel.written import Numbers, in_order, written_once
from fairbrief.organizations.models import Campus
from fairbrief.students.models import Skill

if TYPE_CHECKING:
    from fairbrief.organizations.models import Member

#: What a card or a page of a brief shows of other rows.
PEOPLE = ("employer", "supervisor", "backup", "leader")


def with_terms(briefs: QuerySet[Brief]) -> QuerySet[Brief]:
    """Adds what the five clear terms need, in one more query for the whole list."""
    return (
        briefs.select_related(*PEOPLE)
        .prefetch_related(
            Prefetch(
                "deliverables", Deliverable.objects.only("id", "brief_id", "title", "position")
            )
        )
        .defer("search")
    )


def whole(briefs: QuerySet[Brief]) -> QuerySet[Brief]:
    """Adds everything the page of one brief shows; `taught` are the names of skills it teaches."""
    rows = briefs.select_related(*PEOPLE).prefetch_related("deliverables", "skills")
    return rows.annotate(taught=names_taught("pk")).defer("search")


def skill_names() -> ArraySubquery:
    """The names of the skills a brief needs, as part of the query that reads it."""
    rows = Skill.objects.filter(briefs=OuterRef("pk")).order_by("name")
    return ArraySubquery(rows.values("name"))


def names_taught(brief: str) -> ArraySubquery:
    """The names of the skills a brief teaches; `brief` is the way to it from the row read."""
    rows = Skill.objects.filter(taught_by=OuterRef(brief)).order_by("name")
    return ArraySubquery(rows.values("name"))


def as_read(briefs: QuerySet[Brief]) -> QuerySet[Brief]:
    """Adds what a reader's page of one brief shows; `needed` and `taught` are names of skills."""
    return (
        briefs.select_related(*PEOPLE)
        .prefetch_related("deliverables")
        .annotate(needed=skill_names(), taught=names_taught("pk"))
        .defer("search")
    )


def whole_of(brief_id: int) -> Brief:
    """One brief with everything its page shows."""
    return whole(Brief.objects.all()).get(pk=brief_id)


def briefs_of_employer(member: Member, *, ended: bool = False) -> QuerySet[Brief]:
    """The employer's briefs, newest first."""
    over = Q(state__in=ENDED_STATES)
    rows = Brief.objects.filter(employer_id=member.employer_id).filter(over if ended else ~over)
    return rows.order_by("-id")


def briefs_listed(keys: Sequence[int]) -> list[Any]:
    """The briefs of these keys in their order with what the employer's list shows; `asked` is the
    number of questions to answer. Two queries."""
    return in_order(_briefs_listed, keys)


@written_once
def _briefs_listed(keys: Numbers) -> QuerySet[Brief]:
    asked = (
        Question.objects.filter(brief=OuterRef("pk"))
        .exclude(state=QuestionState.ANSWERED)
        .order_by()
        .values("brief")
        .annotate(number=Count("pk"))
    )
    rows = with_terms(Brief.objects.filter(pk__any_of=keys)).order_by()
    return rows.annotate(asked=Coalesce(Subquery(asked.values("number")), 0))


def counts_of_briefs(member: Member) -> dict[str, int]:
    """How many briefs the employer has: `live` and `ended`."""
    live, ended = _counts_of_briefs.first(member.employer_id) or (0, 0)
    return {"live": live, "ended": ended}


@written_once
def _counts_of_briefs(employer: int) -> QuerySet[Brief, tuple[int, int]]:
    over = Q(state__in=ENDED_STATES)
    return (
        Brief.objects.filter(employer=employer)
        .order_by()
        .values("employer")
        .annotate(live=Count("pk", filter=~over), ended=Count("pk", filter=over))
        .values_list("live", "ended")
    )


def briefs_sent_back(member: Member) -> QuerySet[Brief]:
    """Briefs an office asked to change, which wait for their employer."""
    return Brief.objects.filter(
        employer_id=member.employer_id, state=BriefState.CHANGES_ASKED
    ).order_by("-updated_at")


def drafts_of(member: Member) -> QuerySet[Brief]:
    """Briefs not sent yet, the one last written on first."""
    return Brief.objects.filter(employer_id=member.employer_id, state=BriefState.DRAFT).order_by(
        "-updated_at"
    )


def campuses_of(brief: Brief) -> QuerySet[Campus]:
    """Whose students it is offered to."""
    return Campus.objects.filter(offerings__brief=brief)


def campuses_listing(brief: Brief) -> QuerySet[Campus]:
    """Whose students see it now."""
    return Campus.objects.filter(offerings__brief=brief, offerings__listed_at__isnull=False)


def has_been_open(brief: Brief) -> bool:
    """Some campus has approved it at some time: there may be applications and questions."""
    return brief.opened_at is not None


def turn_to_answer(question: Question) -> Turn | None:
    """The employer's turn on a question that still is in time. Reads the brief, not the clock."""
    if question.state != QuestionState.ASKED:
        return None
    return turn_by(RULES["question.answer"], question.due_at)


def has_students(brief: Brief) -> bool:
    """Students can read it: some campus has approved it."""
    return brief.state in PUBLIC_STATES


def house_of_brief(brief: Brief) -> House:
    """The strictest rules of the campuses the brief is offered to."""
    return house_for(list(brief.offerings.values_list("campus_id", flat=True)))


def review_of(
    brief: Brief, *, today: date, typed: Typed | None = None, house: House | None = None
) -> Review:
    """What the fairness review says of the brief now, under its campuses' rules together.

    `typed` stands in for parts that are not kept yet.
    """
    return look_at(brief, today=today, typed=typed, house=house).review


@dataclass(frozen=True)
class Look:
    """A brief as it reads now: its five terms, what the review says, and under whose rules."""

    terms: tuple[ClearTerm, ...]
    review: Review
    house: House


def look_at(
    brief: Brief, *, today: date, typed: Typed | None = None, house: House | None = None
) -> Look:
    """Terms and review of a brief from one reading. Takes a brief of `whole`."""
    house = house or house_of_brief(brief)
    posting = posting_of(brief, policy=house, today=today, typed=typed)
    found = with_examples(review(posting, house.rulebook), posting)
    found = with_own_sums(found, brief, house, today=today)
    terms = with_year(clear_terms(posting.fields or Fields()), brief.due_on)
    return Look(terms, found, house)


def look_at_draft(
    brief: Brief, *, at: datetime, typed: Typed | None = None, house: House | None = None
) -> Look:
    """The same for whoever writes it, with what is of use only before it is sent."""
    look = look_at(brief, today=day_there(brief, at), typed=typed, house=house)
    return replace(look, review=with_time_to_apply(look.review, brief, at))


def is_sent(brief: Brief) -> bool:
    """Some office has seen it, or sees it now."""
    return brief.version > 0


def latest_version(brief: Brief) -> BriefVersion | None:
    found = _latest_version.first(brief.pk)
    if found is not None:
        found.brief = brief
    return found


@written_once
def _latest_version(brief: int) -> QuerySet[BriefVersion]:
    return BriefVersion.objects.filter(brief=brief)[:1]


def receipt_of(version: BriefVersion | None, *, campus: str = "") -> dict[str, Any]:
    """What the review said of a version, for readers of one campus or, without its name, of none:
    what other campuses' own rules found is theirs."""
    kept: dict[str, Any] = dict(version.review) if version else {}
    findings = [each for each in kept.get("findings", []) if each.get("house", "") in ("", campus)]
    asks = dict.fromkeys(each["ask"] for each in findings if each.get("ask"))
    return {**kept, "findings": findings, "questions": list(asks)}


def written_steps(brief: Brief) -> dict[str, WrittenStep]:
    """How far each step of a draft is that was ever kept."""
    return {each.step: each for each in brief.written_steps.all()}


def unwritten_step(brief: Brief, step: str) -> WrittenStep:
    """A step that nobody has kept yet."""
    return WrittenStep(brief=brief, step=step)


def steps_not_in(brief: Brief) -> list[str]:
    """Steps of which something typed does not stand in the brief, for it cannot as it is."""
    return list(brief.written_steps.exclude(typed={}).values_list("step", flat=True))


def two_latest_versions(brief: Brief) -> tuple[BriefVersion | None, BriefVersion | None]:
    """The version last sent and the one before it."""
    rows = list(brief.versions.all()[:2])
    return (rows[0] if rows else None, rows[1] if len(rows) > 1 else None)


def questions_of(brief: Brief) -> list[Question]:
    """Every question with its answer, those that wait first."""
    found = _questions_of(brief.pk)
    for each in found:
        each.brief = brief
    return found


@written_once
def _questions_of(brief: int) -> QuerySet[Question]:
    waiting_first = F("answered_at").asc(nulls_first=True)
    return Question.objects.filter(brief=brief).order_by(waiting_first, "id")


def questions_waiting(member: Member) -> QuerySet[Question]:
    """Questions on the employer's live briefs that have no answer yet, oldest first."""
    return (
        Question.objects.filter(brief__employer_id=member.employer_id, brief__state__in=LIVE_STATES)
        .exclude(state=QuestionState.ANSWERED)
        .select_related("brief")
        .order_by("asked_at")
    )


def is_editable(brief: Brief) -> bool:
    return brief.state in EDITABLE_STATES


def is_live(brief: Brief) -> bool:
    """Open, paused or with enough applications: it still takes questions, and may fill."""
    return brief.state in LIVE_STATES


def is_filled(brief: Brief) -> bool:
    """Every place is taken; the work on them runs or is over."""
    return brief.state == BriefState.FILLED


def may_fill(brief: Brief) -> bool:
    """The last place of it can go: also after the day to apply by, to someone who had applied."""
    return is_live(brief) or brief.state == BriefState.EXPIRED


def day_there(brief: Brief, at: datetime) -> date:
    """The day it is where the brief's days are meant: it closes in the afternoon of the last, which
    on the west coast is after midnight in UTC."""
    return day_in(brief.time_zone, at)


def to_apply_for(at: datetime) -> Q:
    """Briefs whose last day to apply is not over where it is meant: `day_there`, for a query."""
    return Q(apply_by=None) | not_over("apply_by", zone="time_zone", at=at)


def is_open(brief: Brief, on: date) -> bool:
    """Whether a student can apply today."""
    return brief.state == BriefState.OPEN and (brief.apply_by is None or brief.apply_by >= on)


def gives_places(brief: Brief) -> bool:
    """A place of it that comes free can still go to somebody who applied."""
    return may_fill(brief) or brief.state == BriefState.FILLED


def is_cancelled(brief: Brief) -> bool:
    """The work has fallen away: those who applied are answered, and nobody gets it."""
    return brief.state == BriefState.CANCELLED


def is_full(brief: Brief) -> bool:
    """It has enough applications for now."""
    return brief.state == BriefState.FULL


def may_reopen(brief: Brief, *, on: date) -> bool:
    """It was full or filled, has a place again, and the day to apply by is to come."""
    return (
        brief.state in {BriefState.FULL, BriefState.FILLED}
        and brief.seats_taken < brief.seats
        and (brief.apply_by is None or brief.apply_by >= on)
    )
