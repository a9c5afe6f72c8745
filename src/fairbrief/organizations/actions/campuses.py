"""Campuses: founding one, with its mail domains and its year; who leaves its office."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.models import User
from fairbrief.audit.actors import Actor
from fairbrief.audit.advancing import announce
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.kernel.errors import FairbriefError, NotAllowedError
from fairbrief.notices.telling import tell
from fairbrief.organizations.access import may_change_office, require_operator_acts
from fairbrief.organizations.actions.invitations import end_invitations_by
from fairbrief.organizations.models import Campus, CampusDomain, Officer, Term
from fairbrief.organizations.queries import directors_of


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """A term, a break or the exams; `kind` as in Term.Kind."""

    kind: str
    name: str
    starts_on: date
    ends_on: date


def _slug_for(name: str) -> str:
    """A short name that is free, made of the name."""
    base = slugify(name)[:40] or "campus"
    taken = set(Campus.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return base if base not in taken else next(each for each in numbered if each not in taken)


def _founded(name: str, domains: list[str]) -> Campus | None:
    """The campus of this name with these very mail domains: a second press founds no other."""
    rows = Campus.objects.filter(name=name, domains__domain__in=domains).distinct()
    same = (each for each in rows if {row.domain for row in each.domains.all()} == {*domains})
    return next(same, None)


@transaction.atomic
def found_campus(
    slug: str = "",
    /,
    *,
    name: str,
    office_name: str,
    office_email: str,
    domains: Iterable[str],
    actor: Actor,
    at: datetime,
    terms: Iterable[Stretch] = (),
    city: str = "",
    state: str = "",
    country: str = "US",
    time_zone: str = "America/New_York",
) -> Campus:
    """A new tenant. Only the operator founds one; its first officer is invited afterwards. Without
    a short name it gets one made of its name, and the same once more is the same campus.

    Raises FairbriefError when the short name or a mail domain is taken.
    """
    require_operator_acts(actor)
    lowered = [domain.strip().lower() for domain in domains]
    with connection.cursor() as cursor:
        # One after the other: short names and mail domains are looked up before they are taken.
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('campuses'))")
    if not slug and (same := _founded(name, lowered)) is not None:
        return same
    slug = slug or _slug_for(name)
    if Campus.objects.filter(slug=slug).exists():
        raise FairbriefError(_("There is a campus with this short name."), field="slug")
    if CampusDomain.objects.filter(domain__in=lowered).exists():
        raise FairbriefError(
            _("One of these mail domains belongs to another campus."), field="domains"
        )
    campus = Campus.objects.create(
        slug=slug,
        name=name,
        office_name=office_name,
        office_email=office_email,
        city=city,
        state=state,
        country=country,
        time_zone=time_zone,
    )
    CampusDomain.objects.bulk_create(
        CampusDomain(campus=campus, domain=domain) for domain in lowered
    )
    Term.objects.bulk_create(
        Term(
            campus=campus,
            kind=each.kind,
            name=each.name,
            starts_on=each.starts_on,
            ends_on=each.ends_on,
        )
        for each in terms
    )
    record(campus, "founded", actor=actor, at=at, data={"domains": lowered})
    return campus


@transaction.atomic
def remove_officer(officer: Officer, /, *, by: User, actor: Actor, at: datetime) -> None:
    """A person no longer acts for the office; they and its directors are told.

    What they did stays on the record. A second press changes nothing. Raises NotAllowedError for
    people who may not, and when the last director would go.
    """
    campus = locked(officer.campus)
    if not may_change_office(by, campus):
        raise NotAllowedError(_("Only a career director can remove people of the office."))
    if not Officer.objects.filter(pk=officer.pk).exists():
        return
    directors = directors_of(campus)
    if officer.role == Officer.Role.DIRECTOR and directors.count() == 1:
        raise NotAllowedError(
            _("This is the only director. Invite another director before this one leaves.")
        )
    tell("officer.removed", officer, at=at, but_not=actor.user_id)
    tell("officer.left", officer, at=at, but_not=actor.user_id)
    _end(officer, campus, "removed_officer", actor=actor, at=at)


@transaction.atomic
def leave_office(officer: Officer, /, *, actor: Actor, at: datetime) -> None:
    """A person goes by their own decision; the directors are told. Whoever calls has made sure that
    the office has somebody left. Raises NotAllowedError for anyone else's place."""
    if actor.user_id is None or officer.user_id != actor.user_id:
        raise NotAllowedError(_("People leave an office themselves."))
    campus = locked(officer.campus)
    tell("officer.gone", officer, at=at, but_not=actor.user_id)
    _end(officer, campus, "left_office", actor=actor, at=at)


def _end(officer: Officer, campus: Campus, name: str, *, actor: Actor, at: datetime) -> None:
    Officer.objects.filter(pk=officer.pk).delete()
    end_invitations_by(officer.user, campus, at=at)
    event = record(campus, name, actor=actor, at=at, data={"person": officer.user.code})
    announce(officer, "left", event=event)
