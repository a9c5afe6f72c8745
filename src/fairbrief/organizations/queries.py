"""Reads of campuses, employers and their people."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Func, Q, QuerySet, Subquery
from django.utils.text import slugify

from fairbrief.accounts.queries import verified_addresses
from fairbrief.audit.models import Event
from fairbrief.audit.queries import history_of
from fairbrief.kernel.clock import day_in
from fairbrief.kernel.codes import possible
from fairbrief.organizations.models import Campus, Employer, Invitation, Member, Officer, Term

if TYPE_CHECKING:
    from fairbrief.accounts.models import User


def member_of(user: User) -> Member | None:
    """As whom the person acts for an employer now."""
    return Member.objects.select_related("employer").filter(user=user, left_at=None).first()


def officer_of(user: User) -> Officer | None:
    """As whom the person acts for a career office."""
    return Officer.objects.select_related("campus").filter(user=user).first()


#: How an event of somebody taking figures or rows about people along is named.
TAKEN_AWAY = "file taken"


def taken_away(campus: Campus) -> QuerySet[Event]:
    """Who took which file of figures or rows about people along, newest first."""
    return history_of(campus).filter(name=TAKEN_AWAY).order_by("-id")


#: What tells nothing about whose name it is.
_FORMS = frozenset(
    {"the", "inc", "llc", "ltd", "co", "corp", "corporation", "company", "gmbh", "plc"}
)


def _core(name: str) -> str:
    """A name without case, accents, punctuation and legal form: what people call it."""
    words = slugify(name, allow_unicode=True).split("-")
    return " ".join(word for word in words if word not in _FORMS) or name.casefold().strip()


def employer_called(name: str, *, besides: Employer | None = None) -> Employer | None:
    """An employer that people would call the same, whatever its legal form."""
    core = _core(name)
    if not core:
        return None
    rows = Employer.objects.filter(name__icontains=core.split()[0]).order_by("pk")
    if besides is not None and besides.pk:
        rows = rows.exclude(pk=besides.pk)
    return next((each for each in rows if _core(each.name) == core), None)


def members_of(employer: Employer) -> QuerySet[Member]:
    """Present members, with or without an account, by name."""
    return Member.objects.filter(employer=employer, left_at=None).select_related("user")


def owners_of(employer: Employer) -> QuerySet[Member]:
    return members_of(employer).filter(role=Member.Role.OWNER)


def officer_called(campus: Campus, code: str) -> Officer | None:
    """The officer of the campus with this code; None for "" and for anyone else."""
    return officers_of(campus).filter(user__code=code).first() if code else None


def officers_of(campus: Campus) -> QuerySet[Officer]:
    return Officer.objects.filter(campus=campus).select_related("user").order_by("user__name")


def directors_of(campus: Campus) -> QuerySet[Officer]:
    return officers_of(campus).filter(role=Officer.Role.DIRECTOR)


def _open(at: datetime) -> Q:
    return Q(accepted_at=None, withdrawn_at=None, expires_at__gt=at)


def open_invitations(house: Employer | Campus, *, at: datetime) -> QuerySet[Invitation]:
    """Invitations to the house that still can be accepted, newest first."""
    return house.invitations.filter(_open(at)).order_by("-made_at")


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def invitation_by_token(token: str) -> Invitation | None:
    """The invitation a mailed link belongs to, ended or not."""
    return _whole_invitations().filter(digest=digest_of(token)).first()


def invitation_to(user: User, code: str) -> Invitation | None:
    """The invitation of this code, if it went to an address that is the person's."""
    found = _whole_invitations().filter(code__in=possible([code])).first()
    is_theirs = found and found.email.lower() in {
        email.lower() for email in verified_addresses(user)
    }
    return found if is_theirs else None


def _whole_invitations() -> QuerySet[Invitation]:
    return Invitation.objects.select_related("campus", "employer", "invited_by")


def employers_with_people(employers: QuerySet[Employer]) -> QuerySet[Employer]:
    """Adds `people`, the number of present members."""
    return employers.annotate(people=Count("members", filter=Q(members__left_at=None))).order_by(
        "name", "pk"
    )


def campuses_with_people(campuses: QuerySet[Campus]) -> QuerySet[Campus]:
    """Adds `officer_count`; domains are fetched with one query."""
    return (
        campuses.annotate(officer_count=Count("officers"))
        .prefetch_related("domains")
        .order_by("name")
    )


def year_of(campus: Campus, *, since: date) -> QuerySet[Term]:
    """The campus's terms, breaks and exams that are not over, in order."""
    return Term.objects.filter(campus=campus, ends_on__gte=since).order_by("starts_on", "kind")


def term_called(campus: Campus, name: str) -> Term | None:
    """A stretch of the year by its kind and first day, such as `exams-2027-05-03`."""
    kind, _dash, day = name.partition("-")
    try:
        starts_on = date.fromisoformat(day)
    except ValueError:
        return None
    found = Term.objects.filter(campus=campus, kind=kind, starts_on=starts_on).first()
    if found is not None:
        found.campus = campus
    return found


def day_at(campus: Campus, at: datetime) -> date:
    """The day it is where the campus is."""
    return day_in(campus.time_zone, at)


def counted(*rows: QuerySet[Any]) -> list[int]:
    """How many rows each has, in one query."""
    each = [
        Subquery(some.order_by().annotate(number=Func("pk", function="COUNT")).values("number"))
        for some in rows
    ]
    return list(Campus.objects.values_list(*each)[:1].get())
