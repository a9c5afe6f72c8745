"""The mailed link of a host without an account."""

from __future__ import annotations

from datetime import datetime, timedelta

from fairbrief.accounts.links import mint, replace_links
from fairbrief.accounts.models import User
from fairbrief.coffees.access import HOSTING
from fairbrief.coffees.models import Coffee
from fairbrief.coffees.notices import host_of, host_user
from fairbrief.notices.telling import Recipient, tell

#: Past the last meeting of the longest series.
LINK_LIFE = timedelta(days=300)


def host_with_link(coffee: Coffee, /, *, at: datetime) -> list[User | Recipient]:
    """The host as a notice is sent to them: with an account by it, else with a fresh link."""
    member = coffee.host_member
    if host_user(coffee) is not None or member is None or member.left_at is not None:
        return host_of(coffee) if member is None or member.left_at is None else []
    replace_links(coffee, capacity=HOSTING, email=member.email, at=at)
    token = mint(
        coffee,
        capacity=HOSTING,
        email=member.email,
        name=member.name,
        at=at,
        life=LINK_LIFE,
        holder=member,
    )
    zone = member.employer.time_zone
    return [Recipient(email=member.email, name=member.name, link=f"/coffee/{token}/", zone=zone)]


def renew_host_link(coffee: Coffee, /, *, email: str, at: datetime) -> bool:
    """A fresh link for who asks with one that ended; False when somebody else hosts."""
    member = coffee.host_member
    if member is None or member.left_at is not None or member.email.lower() != email.lower():
        return False
    tell("coffee.hosting", coffee, at=at, to=host_with_link(coffee, at=at))
    return True
