"""Reads of what campuses ask about every brief, and what employers answered."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fairbrief.briefs.models import Brief, Offering
from fairbrief.briefs.states import PayKind
from fairbrief.organizations.models import Campus
from fairbrief.vetting.models import BriefAnswer, BriefReview, EmployerReview, Policy
from fairbrief.vetting.states import Condition, EmployerReviewState


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One question of a campus about a brief, with the answer that is kept; "" for none."""

    campus: Campus
    words: str
    answer: str


def questions_asked(brief: Brief, campus_ids: Collection[int]) -> list[Asked]:
    """What these campuses ask about the brief by their policies in force. Two queries."""
    policies = (
        Policy.objects.filter(campus_id__in=campus_ids)
        .select_related("campus")
        .order_by("campus_id", "-version")
        .distinct("campus_id")
    )
    asking = sorted(
        (each for each in policies if each.brief_questions), key=lambda each: each.campus.name
    )
    if not asking:
        return []
    kept = {
        (row.campus_id, row.asked): row.answer for row in BriefAnswer.objects.filter(brief=brief)
    }
    return [
        Asked(campus=each.campus, words=words, answer=kept.get((each.campus_id, words), ""))
        for each in asking
        for words in each.brief_questions
    ]


def with_questions(briefs: QuerySet[Brief]) -> QuerySet[Brief]:
    """Brings along what the campuses a brief is offered to ask, and what is answered."""
    newest = Policy.objects.filter(campus=OuterRef("campus")).order_by("-version")
    asking = (
        Offering.objects.filter(brief=OuterRef("pk"))
        .annotate(asks=Subquery(newest.values("brief_questions")[:1]))
        .order_by("campus__name")
    )
    kept = BriefAnswer.objects.filter(brief=OuterRef("pk"))
    return briefs.annotate(
        asking=ArraySubquery(
            asking.values(row=JSONObject(campus="campus_id", name="campus__name", asks="asks"))
        ),
        kept=ArraySubquery(
            kept.values(row=JSONObject(campus="campus_id", asked="asked", answer="answer"))
        ),
    )


def questions_kept(brief: Any) -> list[Asked]:
    """What the campuses of a brief read `with_questions` ask, with the answers that are kept."""
    kept = {(row["campus"], row["asked"]): row["answer"] for row in brief.kept}
    return [
        Asked(
            campus=Campus(pk=row["campus"], name=row["name"]),
            words=words,
            answer=kept.get((row["campus"], words), ""),
        )
        for row in brief.asking
        for words in row["asks"] or ()
    ]


def answers_at(brief: Brief, campus: Campus) -> QuerySet[BriefAnswer]:
    """What the employer answered to this campus about the brief, also to questions of before."""
    return BriefAnswer.objects.filter(brief=brief, campus=campus)


def reviews_with_answers(reviews: QuerySet[BriefReview]) -> QuerySet[BriefReview]:
    """Adds `answered`: what the employer answered to the campus, also to questions of before."""
    rows = BriefAnswer.objects.filter(brief=OuterRef("brief"), campus=OuterRef("campus"))
    return reviews.annotate(
        answered=ArraySubquery(
            rows.order_by("pk").values(row=JSONObject(asked="asked", answer="answer"))
        )
    )


def with_answers(briefs: QuerySet[Brief], campus_id: int | None) -> QuerySet[Brief]:
    """Adds `answered`: what the employer answered to this campus, as `asked` and `answer`."""
    rows = BriefAnswer.objects.filter(brief=OuterRef("pk"), campus=campus_id).order_by("pk")
    return briefs.annotate(
        answered=ArraySubquery(rows.values(row=JSONObject(asked="asked", answer="answer")))
    )


def wanted_before_sending(brief: Brief, campus_ids: Collection[int]) -> Iterator[str]:
    """What campuses want before the brief is sent to them, in words for the employer."""
    if brief.pay_kind == PayKind.NONE:
        tied = EmployerReview.objects.filter(
            campus_id__in=campus_ids,
            employer_id=brief.employer_id,
            state=EmployerReviewState.APPROVED,
            conditions__contains=[Condition.PAID_ONLY],
        ).select_related("campus")
        for vetting in tied:
            yield _(
                "{campus} has approved you for paid work only. Offer a fixed fee, or leave this "
                "campus out."
            ).format(campus=vetting.campus.name)
    missing: dict[str, int] = {}
    for each in questions_asked(brief, campus_ids):
        if not each.answer:
            missing[each.campus.name] = missing.get(each.campus.name, 0) + 1
    for campus, count in missing.items():
        yield ngettext(
            "%(campus)s asks %(count)d question about every brief. Answer it below, then send.",
            "%(campus)s asks %(count)d questions about every brief. Answer them below, then send.",
            count,
        ) % {"campus": campus, "count": count}
