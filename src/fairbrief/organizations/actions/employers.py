"""Employers and their people: registering, facts, naming and removing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.actions import live_where
from fairbrief.accounts.links import revoke_links_of
from fairbrief.accounts.models import User
from fairbrief.accounts.queries import verified_addresses
from fairbrief.audit.actors import Actor
from fairbrief.audit.advancing import announce
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.kernel.addresses import domain_of
from fairbrief.kernel.called import called
from fairbrief.kernel.errors import FairbriefError, MissingFactError, NotAllowedError
from fairbrief.kernel.seen import require_written_on
from fairbrief.notices.telling import tell
from fairbrief.organizations.access import require_owner_acts
from fairbrief.organizations.actions.invitations import end_invitations_by
from fairbrief.organizations.domains import belongs_to_site, of_one_house, site_of
from fairbrief.organizations.models import FACTS, Employer, Member
from fairbrief.organizations.queries import member_of, members_of, owners_of


@transaction.atomic
def register_employer(
    user: User, /, *, facts: Mapping[str, Any], title: str, actor: Actor, at: datetime
) -> Employer:
    """The employer a person brings along, with that person as its owner.

    The person's verified address confirms the mail domain when it is the website's. A second
    press gives the same employer back.

    Raises FairbriefError when the person acts for an employer already, or when a confirmed
    employer has that domain: then its owner invites.
    """
    _one_after_the_other()
    locked(user)
    present = member_of(user)
    if present is not None:
        if present.employer.name == facts["name"] and present.role == Member.Role.OWNER:
            return present.employer
        raise NotAllowedError(
            _("You already act for %(employer)s. One person acts for one employer at a time.")
            % {"employer": present.employer.name}
        )
    addresses = verified_addresses(user)
    if not addresses:
        raise MissingFactError(_("Confirm your mail address first: we mailed you a code."))
    domain, confirmed = _confirmed_domain(addresses, str(facts.get("website", "")))
    if confirmed:
        _refuse_second(domain)
    employer = Employer.objects.create(
        **{name: facts[name] for name in FACTS if name in facts},
        registration_number=facts.get("registration_number", ""),
        slug=_free_slug(str(facts["name"])),
        domain=domain,
        domain_confirmed_at=at if confirmed else None,
        made_at=at,
    )
    Member.objects.create(
        employer=employer,
        user=user,
        role=Member.Role.OWNER,
        name=user.get_full_name(),
        title=title,
        email=addresses[0],
    )
    live_where(user, time_zone=employer.time_zone, actor=actor, at=at)
    record(employer, "registered", actor=actor, at=at, data={"domain_confirmed": confirmed})
    return employer


@transaction.atomic
def change_facts(
    employer: Employer,
    /,
    *,
    facts: Mapping[str, Any],
    by: Member,
    actor: Actor,
    at: datetime,
    seen: str | None = None,
) -> None:
    """Writes what the organization says about itself; the record keeps what changed.

    A new website is compared with the owner's address again, so a confirmed domain cannot be
    carried over to a site that is someone else's. Raises ChangedSinceError where the page it was
    written on showed something else than stands there now.
    """
    require_owner_acts(by, employer)
    if "website" in facts:
        _one_after_the_other()
    row = locked(employer)
    after = {
        name: facts[name] for name in FACTS if name in facts and facts[name] != getattr(row, name)
    }
    if not after:
        return
    require_written_on(seen, row.shown)
    before = {name: getattr(row, name) for name in after}
    columns = dict(after)
    if "website" in after:
        addresses = verified_addresses(by.user) if by.user else []
        domain, confirmed = _confirmed_domain(addresses, str(after["website"]))
        if confirmed:
            _refuse_second(domain, besides=row)
        columns |= {"domain": domain, "domain_confirmed_at": at if confirmed else None}
    for name, value in columns.items():
        setattr(row, name, value)
    row.save(update_fields=list(columns))
    data = {"before": before, "after": after}
    event = record(row, "changed_facts", actor=actor, at=at, data=data)
    announce(row, "changed_facts", event=event)
    employer.refresh_from_db()


@transaction.atomic
def name_person(
    employer: Employer,
    /,
    *,
    name: str,
    title: str,
    email: str,
    role: str,
    actor: Actor,
    at: datetime,
) -> Member:
    """A supervisor or leader who needs no account: mailed links let them act.

    Gives back the present member with that address, if there is one. Raises NotAllowedError for
    people outside the employer and for roles that need an account.
    """
    if role not in (Member.Role.SUPERVISOR, Member.Role.LEADER):
        raise NotAllowedError(_("Only supervisors and senior leaders can be named here."))
    if actor.user_id is None or not members_of(employer).filter(user=actor.user_id).exists():
        raise NotAllowedError(_("Only members of the organization can name its people."))
    locked(employer)
    present = members_of(employer).filter(called("email", email)).first()
    if present is not None:
        return present
    member = Member.objects.create(
        employer=employer, role=role, name=name, title=title, email=email.lower()
    )
    record(employer, "named_person", actor=actor, at=at, data={"member": member.code, "role": role})
    return member


@transaction.atomic
def correct_person(
    member: Member, /, *, name: str, title: str, by: Member, actor: Actor, at: datetime
) -> None:
    """Name and job title of someone without an account, as they write them.

    Raises NotAllowedError for people who are not owners, and for someone with an account, who
    corrects their own.
    """
    require_owner_acts(by, member.employer)
    row = locked(member)
    if row.user_id is not None:
        raise NotAllowedError(_("They have an account now and correct their name themselves."))
    if (row.name, row.title) == (name, title):
        return
    before = {"name": row.name, "title": row.title}
    row.name, row.title = member.name, member.title = name, title
    row.save(update_fields=["name", "title"])
    record(
        row.employer,
        "corrected_person",
        actor=actor,
        at=at,
        data={"member": row.code, "before": before, "after": {"name": name, "title": title}},
    )


@transaction.atomic
def remove_member(member: Member, /, *, by: Member, actor: Actor, at: datetime) -> None:
    """A member no longer acts for the employer, by account or by mailed link.

    What they did stays on the record. Raises NotAllowedError for people who are not owners, and
    when the last owner would go.
    """
    require_owner_acts(by, member.employer)
    locked(member.employer)
    row = locked(member)
    if row.left_at:
        return
    if row.role == Member.Role.OWNER and owners_of(row.employer).count() == 1:
        raise NotAllowedError(
            _("You are the only owner. Invite another owner before this one leaves.")
        )
    _end(row, "removed_member", actor=actor, at=at)
    member.left_at = row.left_at


def leave_employer(member: Member, /, *, actor: Actor, at: datetime) -> None:
    """A person goes by their own decision, also as the last owner: whoever calls has made sure that
    nobody waits for the employer. Raises NotAllowedError for anyone else's membership."""
    if actor.user_id is None or member.user_id != actor.user_id:
        raise NotAllowedError(_("People leave an organization themselves."))
    with transaction.atomic():
        locked(member.employer)
        row = locked(member)
        if row.left_at is None:
            _end(row, "left", actor=actor, at=at)
            tell("member.gone", row, at=at, but_not=actor.user_id)


def _end(row: Member, name: str, *, actor: Actor, at: datetime) -> None:
    row.left_at = at
    row.save(update_fields=["left_at"])
    revoke_links_of(row, at=at)
    end_invitations_by(row.user, row.employer, at=at)
    data = {"member": row.code}
    event = record(row.employer, name, actor=actor, at=at, data=data)
    announce(row, "left", event=event)


def _one_after_the_other() -> None:
    """Mail domains and short names are looked up before they are taken."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('employers'))")


def _confirmed_domain(addresses: list[str], website: str) -> tuple[str, bool]:
    """The mail domain to show, and whether it is the website's."""
    for address in addresses:
        if belongs_to_site(address, website):
            return domain_of(address), True
    return (domain_of(addresses[0]) if addresses else site_of(website)), False


def _refuse_second(domain: str, besides: Employer | None = None) -> None:
    others = Employer.objects.filter(
        of_one_house(domain, "domain"), domain_confirmed_at__isnull=False
    )
    if besides is not None:
        others = others.exclude(pk=besides.pk)
    other = others.first()
    if other is not None:
        raise FairbriefError(
            _("%(employer)s is here already with this domain. Ask its owner to invite you.")
            % {"employer": other.name},
            field="website",
        )


def _free_slug(name: str) -> str:
    """A readable address; names in other scripts get a number behind a plain word."""
    stem = slugify(name)[:40] or "employer"
    slug, number = stem, 1
    while Employer.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{stem}-{number}"
    return slug
