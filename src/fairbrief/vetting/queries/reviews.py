"""Reads of campuses' reviews of briefs."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Count,
    Exists,
    Func,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.fields.json import KeyTransform
from django.db.models.functions import Coalesce, JSONObject

from fairbrief.briefs.houses import LAW
from fairbrief.briefs.models import Brief, BriefVersion, Offering
from fairbrief.briefs.queries import PEOPLE, names_taught, review_of
from fairbrief.briefs.states import LIVE_STATES
from fairbrief.clocks.models import Clock
from fairbrief.clocks.queries import Turn, turn_by, turns_for
from fairbrief.clocks.rules import RULES
from fairbrief.fairness import Finding, Review, Rulebook, Verdict
from fairbrief.kernel.written import Numbers, written_once
from fairbrief.organizations.models import Campus, Officer
from fairbrief.vetting.models import BriefReview, EmployerReview, Policy, Sighting
from fairbrief.vetting.queries.alike import LATELY
from fairbrief.vetting.queries.employers import AGAIN, DECIDED
from fairbrief.vetting.queries.policies import house_of
from fairbrief.vetting.queries.questions import reviews_with_answers
from fairbrief.vetting.queries.wages import wages_with
from fairbrief.vetting.states import BriefReviewState

#: How many findings a stored review has.
_FOUND = Func(
    KeyTransform("findings", "review"),
    function="jsonb_array_length",
    output_field=IntegerField(),
)


@dataclass(frozen=True)
class Findings:
    """What the review finds under a campus's policy, and which rules that campus may set aside:
    all but those that block, or make it read like a scam, everywhere."""

    review: Review
    may_set_aside: frozenset[str]

    def against(self, set_aside: Collection[str] = ()) -> list[Finding]:
        """What stops the brief, a finding a rule, but for rules that were set aside."""
        rules = set(stopped_by(self.review)).difference(set_aside)
        first = {each.rule: each for each in reversed(self.review.findings) if each.rule in rules}
        return list(first.values())[::-1]


def findings_under(brief: Brief, policy: Policy, *, today: date) -> Findings:
    """What the fairness review says of the brief under one campus's policy, now.

    A campus may set aside its own rules and those it made firmer; what blocks by the shipped rules
    and the law alone stands for every campus.
    """
    wages = wages_with(policy)
    found = review_of(brief, today=today, house=house_of(policy, wages))
    law = replace(LAW, rulebook=Rulebook(wages=wages))
    by_law = stopped_by(review_of(brief, today=today, house=law))
    return Findings(found, frozenset(each.rule for each in found.findings).difference(by_law))


def stopped_by(found: Review) -> list[str]:
    """The rules by which a brief cannot be sent, each once: those that block, and those that make
    it read like a scam."""
    rules = [each.rule for each in found.blocking]
    if found.verdict is Verdict.SCAM:
        rules += found.scam_patterns
    return list(dict.fromkeys(rules))


def on_the_list() -> QuerySet[BriefReview]:
    """Reviews of briefs that the students of their campus find: approved there, neither ended nor
    filled, and of an employer it has not declined."""
    listed = Offering.objects.filter(
        brief=OuterRef("brief"),
        campus=OuterRef("campus"),
        listed_at__isnull=False,
        brief__state__in=LIVE_STATES,
    )
    return BriefReview.objects.filter(Exists(listed), state=BriefReviewState.APPROVED)


def to_look_at_again() -> QuerySet[BriefReview]:
    """Those of them that rules which have changed since now stop."""
    return on_the_list().filter(recheck_at__isnull=False)


def _vetting() -> QuerySet[EmployerReview]:
    """The vetting of a brief review's employer at its campus."""
    return EmployerReview.objects.filter(
        employer=OuterRef("brief__employer"), campus=OuterRef("campus")
    )


def with_vetting(reviews: QuerySet[BriefReview]) -> QuerySet[BriefReview]:
    """Adds `employer_state` and `employer_code`: how the campus stands to the employer."""
    return reviews.annotate(
        employer_state=Coalesce(Subquery(_vetting().values("state")[:1]), Value("")),
        employer_code=Coalesce(Subquery(_vetting().values("code")[:1]), Value("")),
    )


def review_of_brief(officer: Officer, code: str, *, at: datetime) -> Any:
    """The review of one brief at the officer's campus with what its page shows, if there is one:
    campus, officers and the whole brief. Three queries.

    `taught` are the names of the skills it teaches, `answered` what the employer answered to the
    campus, `office` who of the campus can look at it (as `code` and `name`), `sent_lately` how many
    briefs the employer has sent in the last week.
    """
    found: Any = _review_of_brief.first(officer.campus_id, code, at)
    if found is not None:
        found.brief.taught = found.taught
    return found


@written_once
def _review_of_brief(campus: int, code: str, at: datetime) -> QuerySet[BriefReview]:
    people = Officer.objects.filter(campus=OuterRef("campus")).order_by("user__name")
    sent = (
        Brief.objects.filter(employer=OuterRef("brief__employer"), sent_at__gte=at - LATELY)
        .order_by()
        .values("employer")
        .annotate(number=Count("pk"))
    )
    return (
        reviews_with_answers(
            with_vetting(BriefReview.objects.filter(campus=campus, brief__code=code))
        )
        .annotate(
            taught=names_taught("brief"),
            office=ArraySubquery(
                people.values(row=JSONObject(code="user__code", name="user__name"))
            ),
            sent_lately=Coalesce(Subquery(sent.values("number")), 0),
        )
        .select_related("campus", "officer", "owner", *(f"brief__{name}" for name in PEOPLE))
        .prefetch_related("brief__deliverables", "brief__skills")
    )


#: How the queue is narrowed: whose, and what.
MINE, NOBODYS = "mine", "nobodys"


@dataclass(frozen=True, kw_only=True)
class Narrowed:
    """What of the waiting briefs is shown: `whose` "", "mine" or "nobodys"; `employer` by code."""

    whose: str = ""
    is_late: bool = False
    is_clear: bool = False
    employer: str = ""


def queue_of(
    officer: Officer, *, show: str = "", narrowed: Narrowed | None = None
) -> QuerySet[BriefReview]:
    """The campus's brief reviews: those that wait in the order they are due; the `DECIDED` newest
    first; or open ones that break the rules in force, to be looked at `AGAIN`, the longest first.

    Adds `verdict` and `findings` of the version sent, and `employer_state` at this campus.
    """
    version = BriefVersion.objects.filter(brief=OuterRef("brief"), number=OuterRef("version"))
    rows = (
        with_vetting(BriefReview.objects.filter(campus_id=officer.campus_id))
        .select_related("brief__employer", "officer", "owner")
        .annotate(
            verdict=Coalesce(Subquery(version.values("verdict")[:1]), Value("")),
            findings=Coalesce(Subquery(version.values(found=_FOUND)[:1]), 0),
        )
    )
    waiting = Q(state=BriefReviewState.WAITING)
    if show == DECIDED:
        decided = rows.exclude(waiting | Q(state=BriefReviewState.TAKEN_BACK))
        return decided.order_by(Coalesce("taken_off_at", "decided_at").desc())
    if show == AGAIN:
        return rows.filter(pk__in=to_look_at_again().values("pk")).order_by("recheck_at", "pk")
    # Each has the same three business days, so the oldest is due first.
    return _narrow(rows.filter(waiting), officer, narrowed or Narrowed()).order_by("asked_at", "pk")


def _narrow(
    rows: QuerySet[BriefReview], officer: Officer, narrowed: Narrowed
) -> QuerySet[BriefReview]:
    if narrowed.whose == MINE:
        rows = rows.filter(owner_id=officer.user_id)
    elif narrowed.whose == NOBODYS:
        rows = rows.filter(owner=None)
    if narrowed.is_late:
        late = Clock.objects.filter(
            subject_label="vetting.briefreview",
            subject_id=OuterRef("pk"),
            kind="brief_review.late",
            stopped_at=None,
            fired_at=None,
        )
        rows = rows.filter(Exists(late))
    if narrowed.is_clear:
        version = BriefVersion.objects.filter(
            brief=OuterRef("brief"), number=OuterRef("version"), verdict=str(Verdict.CLEAR)
        )
        rows = rows.filter(Exists(version))
    if narrowed.employer:
        rows = rows.filter(brief__employer__code=narrowed.employer)
    return rows


def employers_in_queue(officer: Officer) -> list[tuple[str, str]]:
    """Employers with a brief that waits at the campus: code and name."""
    rows = BriefReview.objects.filter(
        campus_id=officer.campus_id, state=BriefReviewState.WAITING
    ).order_by("brief__employer__name")
    return list(rows.values_list("brief__employer__code", "brief__employer__name").distinct())


def next_in_queue(review: BriefReview, officer: Officer) -> BriefReview | None:
    """What the officer would look at after this one: of their own or nobody's, the next due."""
    waiting = BriefReview.objects.filter(
        campus_id=officer.campus_id, state=BriefReviewState.WAITING
    ).exclude(pk=review.pk)
    mine = waiting.filter(Q(owner_id=officer.user_id) | Q(owner=None))
    return mine.select_related("brief").order_by("asked_at", "pk").first()


def counts_of_queue(officer: Officer) -> dict[str, int]:
    """How many brief reviews wait at the campus, how many are decided, and how many open briefs are
    to be looked at again."""
    waiting = Q(state=BriefReviewState.WAITING)
    here = BriefReview.objects.filter(campus_id=officer.campus_id)
    counts = here.aggregate(
        waiting=Count("pk", filter=waiting),
        decided=Count("pk", filter=~(waiting | Q(state=BriefReviewState.TAKEN_BACK))),
    )
    # By itself: it looks at the briefs, and those of all that was ever decided are many.
    counts["again"] = to_look_at_again().filter(campus_id=officer.campus_id).count()
    return {name: int(number) for name, number in counts.items()}


def reviews_of_brief(brief: Brief) -> list[Any]:
    """What each campus says of the brief. Adds `due_kind` and `due_at` of the office's clock."""
    found: list[Any] = _reviews_of_brief(brief.pk)
    for each in found:
        each.brief = brief
    return found


@written_once
def _reviews_of_brief(brief: int) -> QuerySet[BriefReview]:
    clock = Clock.objects.filter(
        subject_label="vetting.briefreview",
        subject_id=OuterRef("pk"),
        stopped_at=None,
        fired_at=None,
    ).order_by("due_at")
    return (
        BriefReview.objects.filter(brief=brief)
        .select_related("campus")
        .annotate(
            due_kind=Subquery(clock.values("kind")[:1]), due_at=Subquery(clock.values("due_at")[:1])
        )
        .order_by("campus__name")
    )


def turn_on(review: Any) -> Turn | None:
    """Whose turn a review of `reviews_of_brief` is."""
    if review.due_kind is None or review.due_kind not in RULES:
        return None
    return turn_by(RULES[review.due_kind], review.due_at)


def reviews_waiting(briefs: Iterable[Brief]) -> dict[int, Turn]:
    """The office's turn on each brief that waits for one, by the brief's key. Two queries."""
    reviews = dict(_waiting_on([brief.pk for brief in briefs]))
    turns = turns_for(BriefReview(pk=pk) for pk in reviews)
    return {reviews[pk]: turn for pk, turn in turns.items()}


@written_once
def _waiting_on(briefs: Numbers) -> QuerySet[BriefReview, tuple[int, int]]:
    rows = BriefReview.objects.filter(brief__any_of=briefs, state=BriefReviewState.WAITING)
    return rows.values_list("pk", "brief_id")


def is_late_turn(turn: Turn | None) -> bool:
    """The office's three days are over: the clock that runs now only reminds."""
    return turn is not None and turn.kind in {"brief_review.late", "employer_review.late"}


def is_far_off(turn: Turn | None) -> bool:
    """Nobody has to act yet: the clock only counts the days an approval still holds."""
    return turn is not None and turn.kind == "employer_review.expires"


def is_waiting(review: BriefReview) -> bool:
    return review.state == BriefReviewState.WAITING


def versions_compared(review: BriefReview) -> tuple[BriefVersion | None, BriefVersion | None]:
    """The version the review is about, and the one before it."""
    rows = _versions_until(review.brief_id, review.version)
    for each in rows:
        each.brief = review.brief
    if not rows or rows[0].number != review.version:
        return None, None
    return rows[0], rows[1] if len(rows) > 1 else None


@written_once
def _versions_until(brief: int, number: int) -> QuerySet[BriefVersion]:
    # A number that is more than the column can hold, Django would leave out: a mark is.
    return BriefVersion.objects.filter(brief=brief, number__lte=Value(number))[:2]


@dataclass(frozen=True)
class Aside:
    """What an office said when it set a finding aside; `title` of a rule of its own."""

    rule: str
    by: str
    reason: str
    title: str = ""


def _approved_with_asides() -> QuerySet[BriefReview]:
    return BriefReview.objects.filter(state=BriefReviewState.APPROVED).exclude(overrides={})


def with_asides(briefs: QuerySet[Brief]) -> QuerySet[Brief]:
    """Adds to each whether an office set a finding aside: a page asks for them only then."""
    return briefs.annotate(has_asides=Exists(_approved_with_asides().filter(brief=OuterRef("pk"))))


def set_aside(brief: Brief, campus: Campus | None = None) -> list[Aside]:
    """The findings that offices set aside when they approved the brief, with their reasons.

    Of one campus if given: each office decides for its own students. Two queries; none for a brief
    read `with_asides` that has none.
    """
    if not getattr(brief, "has_asides", True):
        return []
    rows = _approved_with_asides().filter(brief=brief)
    if campus is not None:
        rows = rows.filter(campus=campus)
    own = Sighting.objects.exclude(title="").only("review_id", "rule", "title")
    named = rows.select_related("campus").prefetch_related(Prefetch("sightings", own))
    return [
        Aside(rule, row.campus.name, reason, titles_of_own(row).get(rule, ""))
        for row in named.order_by("campus__name")
        for rule, reason in row.overrides.items()
    ]


def titles_of_own(review: BriefReview) -> dict[str, str]:
    """What the campus's own rules were called that were found in a brief when it decided."""
    return {each.rule: each.title for each in review.sightings.all() if each.title}
