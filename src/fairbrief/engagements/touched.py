"""What a change of a campus's policy means for applications, agreements and work that runs.

Vetting shows it before a policy is saved. What both sides have signed is never changed by it: of
work that runs only what would be otherwise today is counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fairbrief.agreements.models import Agreement
from fairbrief.agreements.queries import LIVE
from fairbrief.applications.models import Application
from fairbrief.applications.states import OPEN_STATES
from fairbrief.engagements.models import Engagement
from fairbrief.engagements.states import BEFORE_STATES, RUNNING_STATES
from fairbrief.students.models import Student
from fairbrief.vetting.models import Policy
from fairbrief.vetting.queries import Effect, Named, briefs_touched, changed_rules
from fairbrief.vetting.queries.effects import NAMED
from fairbrief.vetting.states import Status


def work_touched(before: Policy, after: Policy, at: datetime) -> Iterator[Effect]:
    """Effects of a change on students' applications and agreements at the campus, and on work."""
    changed = set(changed_rules(before, after))
    if not changed:
        return
    yield from _applications(before, after)
    if after.open_applications < before.open_applications:
        yield from _students_over(after)
    unsigned = Agreement.objects.filter(
        application__student__campus_id=after.campus_id, state__in=LIVE
    )
    refused = set(before.statuses) - set(after.statuses)
    if refused:
        yield from _capacities(unsigned, refused)
    if after.unpaid_credit_only and not before.unpaid_credit_only:
        yield from _unpaid_without_credit(unsigned)
    running = Engagement.objects.filter(
        campus_id=after.campus_id, state__in=[*BEFORE_STATES, *RUNNING_STATES]
    )
    yield from _running(running, before, after, refused)
    if after.authorization_required != before.authorization_required:
        yield from _authorizations(unsigned)


def _applications(before: Policy, after: Policy) -> Iterator[Effect]:
    rows = Application.objects.filter(
        student__campus_id=after.campus_id,
        state__in=OPEN_STATES,
        brief__in=briefs_touched(after, before).values("pk"),
    )
    count = rows.count()
    yield Effect(
        said=ngettext(
            "%(count)d open application is to a brief outside the new limits.",
            "%(count)d open applications are to briefs outside the new limits.",
            count,
        )
        % {"count": count},
        then=_("They go on. An offer stands as the brief was approved; lines can only get better."),
        count=count,
        named=tuple(
            Named(
                words=each["brief__title"],
                path=f"/campus/briefs/{each['brief__code']}/",
                detail=ngettext("%(count)d application", "%(count)d applications", each["number"])
                % {"count": each["number"]},
            )
            for each in rows.order_by()
            .values("brief__title", "brief__code")
            .annotate(number=Count("pk"))
            .order_by("brief__title")[:NAMED]
        )
        if count
        else (),
    )


def _students_over(after: Policy) -> Iterator[Effect]:
    count = (
        Student.objects.filter(campus_id=after.campus_id)
        .annotate(open_now=Count("applications", filter=Q(applications__state__in=OPEN_STATES)))
        .filter(open_now__gte=after.open_applications)
        .count()
    )
    yield Effect(
        said=ngettext(
            "%(count)d student has as many open applications as you would allow, or more.",
            "%(count)d students have as many open applications as you would allow, or more.",
            count,
        )
        % {"count": count},
        then=_("They keep each, and send another only when one is answered or withdrawn."),
        count=count,
    )


def _capacities(unsigned: QuerySet[Agreement], refused: set[str]) -> Iterator[Effect]:
    rows = unsigned.filter(terms__engaged_as__in=sorted(refused))
    yield _agreements(
        rows,
        ngettext(
            "%(count)d agreement that is not signed by both says a capacity you would not accept.",
            "%(count)d agreements that are not signed by both say a capacity you would not accept.",
            rows.count(),
        ),
        _("Nobody signs them until the employer states another; both read why."),
        by=lambda each: str(Status(each.terms["engaged_as"]).label),
    )


def _unpaid_without_credit(unsigned: QuerySet[Agreement]) -> Iterator[Effect]:
    rows = unsigned.filter(terms__pay_kind="none").exclude(terms__engaged_as__in=["credit", ""])
    yield _agreements(
        rows,
        ngettext(
            "%(count)d unpaid agreement that is not signed by both is not for credit.",
            "%(count)d unpaid agreements that are not signed by both are not for credit.",
            rows.count(),
        ),
        _("Nobody signs them until the employer states “for academic credit”; both read why."),
    )


def _agreements(rows: QuerySet[Agreement], said: str, then: str, by: object = None) -> Effect:
    count = rows.count()
    named = rows.select_related("application__brief__employer", "application__student__user")
    return Effect(
        said=said % {"count": count},
        then=then,
        count=count,
        named=tuple(
            Named(
                words=each.application.brief.title,
                path=f"/campus/briefs/{each.application.brief.code}/",
                detail=_("{student} with {employer}").format(
                    student=each.application.student.user.name,
                    employer=each.application.brief.employer.name,
                )
                + (f": {by(each)}" if callable(by) else ""),
            )
            for each in named.order_by("-made_at")[:NAMED]
        )
        if count
        else (),
    )


def _running(
    running: QuerySet[Engagement], before: Policy, after: Policy, refused: set[str]
) -> Iterator[Effect]:
    parts: Mapping[str, Q] = {
        "floor": Q(
            currency="USD",
            fee_minor__gt=0,
            fee_minor__lt=F("hours") * after.pay_floor_minor,
            fee_minor__gte=F("hours") * before.pay_floor_minor,
        ),
        "cap": Q(
            agreement__terms__weekly_cap__gt=after.weekly_cap_term,
            agreement__terms__weekly_cap__lte=before.weekly_cap_term,
        ),
        "hours": Q(hours__gt=after.hours_max, hours__lte=before.hours_max)
        | Q(hours__lt=after.hours_min, hours__gte=before.hours_min),
        "capacity": Q(agreement__terms__engaged_as__in=sorted(refused)),
    }
    other = Q()
    for each in parts.values():
        other |= each
    rows = running.filter(other)
    count = rows.count()
    yield Effect(
        said=ngettext(
            "%(count)d running engagement has terms that a new one could not have any more.",
            "%(count)d running engagements have terms that new ones could not have any more.",
            count,
        )
        % {"count": count},
        then=_("They stay as both sides signed them, to their end."),
        count=count,
        named=tuple(
            Named(
                words=each.title,
                path=f"/campus/work/{each.code}/",
                detail=_("{student} with {employer}").format(
                    student=each.student.user.name, employer=each.employer.name
                ),
            )
            for each in rows.select_related("student__user", "employer").order_by("due_on")[:NAMED]
        )
        if count
        else (),
    )


def _authorizations(unsigned: QuerySet[Agreement]) -> Iterator[Effect]:
    count = unsigned.exclude(application__student__authorization__in=["", "free"]).count()
    yield Effect(
        said=ngettext(
            "%(count)d agreement of a student with a permit is not signed by both yet.",
            "%(count)d agreements of students with a permit are not signed by both yet.",
            count,
        )
        % {"count": count},
        then=_("The new rule holds for them from the second signature on; work that runs stays."),
        count=count,
    )
