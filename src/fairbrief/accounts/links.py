"""Mailed links: minting, opening, revoking."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.models import MailedLink
from fairbrief.audit.actors import Actor, link_holder
from fairbrief.kernel.called import called, called_one_of
from fairbrief.kernel.errors import FairbriefError

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

LIFE = timedelta(days=21)
#: How long a link goes on when a newer one is mailed: someone may be writing on its page just then.
GRACE = timedelta(days=1)
#: A fresh link is mailed to the same person this often at most.
FRESH_AFTER = timedelta(minutes=15)


class LinkError(FairbriefError):
    """The link is unknown, expired, replaced or revoked. The message says what to do.

    `link` is the one that ended, None when it is unknown.
    """

    def __init__(self, message: _StrOrPromise, *, link: MailedLink | None = None) -> None:
        super().__init__(message)
        self.link = link


def link_ended(link: MailedLink | None = None) -> LinkError:
    """For a link that expired or was replaced; without it, for one whose holder has no part in
    what it is for any more."""
    if link is None:
        return LinkError(_("What it was for is over, or someone else does it now."))
    return LinkError(_("A newer one took its place, or it is too old."), link=link)


def incomplete() -> LinkError:
    """For a link nobody has mailed: most often a line break has cut it."""
    return LinkError(_("This link is not complete. Open it again from the mail."))


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def mint(
    subject: models.Model,
    /,
    *,
    capacity: str,
    email: str,
    name: str,
    at: datetime,
    life: timedelta = LIFE,
    holder: models.Model | None = None,
) -> str:
    """Makes a link and returns its token, which is kept nowhere.

    `holder` is what the link rests on, such as a membership: see `revoke_links_of`.
    """
    token, link = _made(subject, capacity, email, name, at, life, holder)
    link.save()
    return token


def mint_all(
    people: Sequence[tuple[models.Model, str, str]],
    /,
    *,
    capacity: str,
    at: datetime,
    life: timedelta = LIFE,
) -> list[str]:
    """Makes a link for each (subject, address, name), in one query; returns their tokens.

    Earlier links of the same subjects end as `replace_links` lets them end, in two more.
    """
    if not people:
        return []
    subject = people[0][0]
    live = MailedLink.objects.filter(
        subject_label=subject._meta.label_lower,
        subject_id__in=[each.pk for each, _email, _name in people],
        capacity=capacity,
        revoked_at=None,
    )
    emails = {each.pk: email.lower() for each, email, _name in people}
    elsewhere = [link.pk for link in live if link.email.lower() != emails[link.subject_id]]
    if elsewhere:
        live.filter(pk__in=elsewhere).update(revoked_at=at)
    live.filter(made_at__lte=at, expires_at__gt=at + GRACE).update(expires_at=at + GRACE)
    made = [_made(each, capacity, email, name, at, life) for each, email, name in people]
    MailedLink.objects.bulk_create([link for _token, link in made])
    return [token for token, _link in made]


def _made(
    subject: models.Model,
    capacity: str,
    email: str,
    name: str,
    at: datetime,
    life: timedelta,
    holder: models.Model | None = None,
) -> tuple[str, MailedLink]:
    token = secrets.token_urlsafe(24)
    return token, MailedLink(
        digest=_digest(token),
        capacity=capacity,
        subject_label=subject._meta.label_lower,
        subject_id=subject.pk,
        holder_label=holder._meta.label_lower if holder else "",
        holder_id=holder.pk if holder else None,
        email=email,
        name=name,
        made_at=at,
        expires_at=at + life,
    )


def open_link(token: str, /, *, at: datetime) -> tuple[MailedLink, Actor]:
    """The live link of a token and the actor its holder is.

    Raises LinkError, one message for unknown and one for ended, both with the way on.
    """
    link = MailedLink.objects.filter(digest=_digest(token)).first()
    if link is None:
        raise incomplete()
    if link.revoked_at or link.expires_at <= at:
        raise link_ended(link)
    actor = link_holder(
        name=link.name,
        email=link.email,
        capacity=link.capacity,
        subject=(link.subject_label, link.subject_id),
    )
    return link, actor


def _live_links(subject: models.Model, capacity: str) -> models.QuerySet[MailedLink]:
    return MailedLink.objects.filter(
        subject_label=subject._meta.label_lower,
        subject_id=subject.pk,
        capacity=capacity,
        revoked_at=None,
    )


def replace_links(subject: models.Model, /, *, capacity: str, email: str, at: datetime) -> None:
    """Lets a newer link to the address take the place of earlier ones; call before `mint`.

    Earlier links to the same address open the page for a day more, or until their own end if that
    is sooner, so that what is being written there can be sent. Links to other addresses end now.
    """
    live = _live_links(subject, capacity)
    live.exclude(called("email", email)).update(revoked_at=at)
    live.filter(made_at__lte=at, expires_at__gt=at + GRACE).update(expires_at=at + GRACE)


def revoke_links(subject: models.Model, /, *, capacity: str, at: datetime) -> int:
    """Ends every live link of a capacity: what it was for is done, or cannot be done any more."""
    return _live_links(subject, capacity).update(revoked_at=at)


def prolong_links(subject: models.Model, /, *, capacity: str, until: datetime) -> int:
    """Lets live links of a capacity last as long as what they are for does after all."""
    return _live_links(subject, capacity).update(expires_at=until)


def revoke_links_of(holder: models.Model, /, *, at: datetime) -> int:
    """Ends every live link that rests on what someone was, such as when a member leaves."""
    return MailedLink.objects.filter(
        holder_label=holder._meta.label_lower, holder_id=holder.pk, revoked_at=None
    ).update(revoked_at=at)


def forget_links(subjects: models.QuerySet[Any], /) -> int:
    """Throws away whatever links there were for these subjects, with the names and addresses of
    those who held them: what they were for is kept no longer itself."""
    return MailedLink.objects.filter(
        subject_label=subjects.model._meta.label_lower,
        subject_id__in=subjects.order_by().values("pk"),
    ).delete()[0]


def links_to(addresses: Collection[str], /) -> models.QuerySet[MailedLink]:
    """Every link that was mailed to one of the addresses."""
    return MailedLink.objects.filter(called_one_of("email", addresses))


def forget_old_links(*, at: datetime) -> int:
    """Throws away links that ended longer ago than they are kept, whatever they were for: who did
    something by one stands in the record of what was done. Safe to run any number of times."""
    until = at - timedelta(days=settings.KEEP_LINKS_DAYS)
    over = models.Q(expires_at__lt=until) | models.Q(revoked_at__lt=until)
    return MailedLink.objects.filter(over).delete()[0]


def was_mailed_lately(link: MailedLink, /, *, at: datetime) -> bool:
    """Whether a newer link for the same thing went to the same address a short while ago."""
    return MailedLink.objects.filter(
        subject_label=link.subject_label,
        subject_id=link.subject_id,
        capacity=link.capacity,
        email=link.email,
        made_at__gt=max(link.made_at, at - FRESH_AFTER),
    ).exists()
