"""Reads about people who leave, and about what stands here of a person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from fairbrief.accounts.models import User
from fairbrief.accounts.queries import account_at, verified_addresses
from fairbrief.audit.models import Event
from fairbrief.audit.queries import history_of
from fairbrief.credentials.models import Credential
from fairbrief.kernel.called import called
from fairbrief.kernel.yours import HELD
from fairbrief.leaving.models import Closing
from fairbrief.organizations.models import Campus, Member, Officer
from fairbrief.payments.models import Payout
from fairbrief.payments.states import PayoutState
from fairbrief.reports.models import Key
from fairbrief.students.models import Student

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


def campuses_of(user: User) -> list[int]:
    """The campuses whose office the person acts or acted for, as far as the record says."""
    now = Officer.objects.filter(user=user).values_list("campus", flat=True)
    before = Event.objects.filter(
        subject_label=Campus._meta.label_lower, actor_kind="person", actor_id=user.pk
    ).values_list("subject_id", flat=True)
    return sorted({*now, *before})


def names_of(user: User) -> list[str]:
    """Every name under which the person acted here."""
    acted = Event.objects.filter(actor_kind="person", actor_id=user.pk).exclude(actor_name="")
    named = Member.objects.filter(user=user).values_list("name", flat=True)
    told = acted.order_by().values_list("actor_name", flat=True).distinct()
    found: Iterable[str] = (user.name, *named, *told)
    return sorted({each.strip() for each in found if each.strip()})


def rows_about(user: User) -> dict[str, frozenset[int]]:
    """The keys of the rows about the person, by model."""
    found: dict[str, set[int]] = {}
    for each in HELD:
        keys = each.rows_of(user.pk).values_list("pk", flat=True)
        found.setdefault(each.model._meta.label_lower, set()).update(keys)
    return {label: frozenset(keys) for label, keys in found.items() if keys}


def pay_to_come(student: Student) -> QuerySet[Payout]:
    """Released pay of which the student has not said that it arrived."""
    rows = Payout.objects.filter(engagement__student=student).exclude(state=PayoutState.RECEIVED)
    return rows.select_related("engagement__employer")


def addresses_known(user: User) -> list[str]:
    """Every address of the person, in small letters; none that somebody else has now."""
    of_members = Member.objects.filter(user=user).values_list("email", flat=True)
    known = {each.lower() for each in (user.email, *verified_addresses(user), *of_members)}
    return sorted(each for each in known if account_at(each) in {user, None})


@dataclass(frozen=True, kw_only=True)
class Houses:
    """Campuses and employers that somebody has to do with; an operator with all of them."""

    campuses: frozenset[int]
    employers: frozenset[int]
    everywhere: bool


def houses_of(user: User, closing: Closing) -> Houses:
    """Where the person's addresses may stand: those they acted for, studied at and worked for."""
    student = Student.objects.filter(user=user).values_list("campus", flat=True)
    worked = Student.objects.filter(user=user).values_list("engagements__employer", flat=True)
    acted = acted_for(user, closing)
    return Houses(
        campuses=acted.campuses | {*student},
        employers=acted.employers | {each for each in worked if each},
        everywhere=acted.everywhere,
    )


def acted_for(user: User, closing: Closing) -> Houses:
    """Where their name may stand with what they did. A student acts for no house."""
    employers = Member.objects.filter(user=user).values_list("employer", flat=True)
    return Houses(
        campuses=frozenset({*closing.campuses, *campuses_of(user)}),
        employers=frozenset(employers),
        everywhere=user.is_operator,
    )


def people_of(houses: Houses) -> QuerySet[User]:
    """Whoever acts, or acted, for one of the houses."""
    return User.objects.filter(
        Q(memberships__employer__in=houses.employers) | Q(officer__campus__in=houses.campuses)
    )


def what_is_held() -> list[tuple[str, list[_StrOrPromise]]]:
    """What a copy has, by room, in the words of each table: for pages and the copy's own README."""
    rooms: dict[str, list[_StrOrPromise]] = {}
    for each in HELD:
        titles = rooms.setdefault(each.room, [])
        if each.shows and each.title not in titles:
            titles.append(each.title)
    return list(rooms.items())


def how_asked(closing: Closing) -> str:
    """How the person asked for it in writing, as the record has it; empty for who did it on their
    own page."""
    closed = history_of(closing).filter(name="closed").first()
    return str(closed.data.get("asked", "")) if closed else ""


def has_credentials(user: User) -> bool:
    return Credential.objects.filter(engagement__student__user=user).exclude(document={}).exists()


def live_keys_of(user: User) -> int:
    """Keys for programs of an office that end with the account of who made them."""
    return Key.objects.filter(made_by=user, revoked_at=None).count()


def shared_with_others(user: User, names: Iterable[str], houses: Houses) -> frozenset[str]:
    """Those of the names that somebody else of the same houses has as well."""
    others = User.objects.exclude(pk=user.pk)
    members = Member.objects.exclude(user=user)
    if not houses.everywhere:
        others = others.filter(
            Q(student__campus__in=houses.campuses)
            | Q(officer__campus__in=houses.campuses)
            | Q(memberships__employer__in=houses.employers)
        )
        members = members.filter(employer__in=houses.employers)
    return frozenset(
        name
        for name in names
        if others.filter(called("name", name)).exists()
        or members.filter(called("name", name)).exists()
    )
