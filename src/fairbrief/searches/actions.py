"""Keeping searches, and telling of what is new in them."""

from __future__ import annotations

import secrets
from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.briefs.listed import Listed, listed
from fairbrief.kernel.errors import FairbriefError, LimitReachedError, NotAllowedError
from fairbrief.kernel.rounds import each_alone
from fairbrief.notices.telling import tell
from fairbrief.organizations.models import Campus
from fairbrief.searches.finding import Query, fitting_since, newest_listing
from fairbrief.searches.models import MOST_SEARCHES, SavedSearch, Served, Told
from fairbrief.searches.notices import FOUND, News
from fairbrief.searches.queries import digest_of, searches_of
from fairbrief.students.models import Student

#: From this hour on, where the campus is, searches are looked through.
MORNING = 7
#: Briefs of one search in a mail; the page has the rest.
IN_MAIL = 8


def _require_own(student: Student, actor: Actor) -> None:
    if actor.user_id is None or actor.user_id != student.user_id:
        raise NotAllowedError(_("Everyone keeps searches of their own."))


def save_search(
    student: Student,
    /,
    *,
    name: str,
    query: Query,
    mails: bool,
    actor: Actor,
    at: datetime,
) -> SavedSearch:
    """Keeps a search; the same name again takes the new filters. What is open now is known.

    Raises LimitReachedError beyond 20, FairbriefError for a search that asks for nothing.
    """
    _require_own(student, actor)
    if not query:
        raise FairbriefError(_("Choose at least one filter first: this would be every brief."))
    with transaction.atomic():
        locked(student)
        row = searches_of(student).filter(name=name).first()
        if row is None:
            if searches_of(student).count() >= MOST_SEARCHES:
                raise LimitReachedError(
                    _("Twenty searches are the most. Take one away that you do not need.")
                )
            row = SavedSearch(student=student, name=name, made_at=at)
        row.query, row.mails, row.looked_at = query, mails, at
        row.save()
    return row


def set_mails(search: SavedSearch, wants: bool, /, *, actor: Actor, at: datetime) -> SavedSearch:
    """Whether it tells by mail. Turned on again it begins with what comes from now on."""
    _require_own(search.student, actor)
    if search.mails != wants:
        search.mails, search.looked_at = wants, at
        search.save(update_fields=["mails", "looked_at"])
    return search


def forget_search(search: SavedSearch, /, *, actor: Actor) -> None:
    """Takes it away, with its feed."""
    _require_own(search.student, actor)
    search.delete()


def open_feed(search: SavedSearch, /, *, actor: Actor) -> str:
    """Makes the address of its feed and returns its key, which is kept nowhere; an earlier ends."""
    _require_own(search.student, actor)
    key = secrets.token_urlsafe(32)
    search.feed_digest = digest_of(key)
    search.save(update_fields=["feed_digest"])
    return key


def end_feed(search: SavedSearch, /, *, actor: Actor) -> None:
    """Its address answers no more."""
    _require_own(search.student, actor)
    search.feed_digest = ""
    search.save(update_fields=["feed_digest"])


def stop_mails(student: Student, /) -> int:
    """Ends every mail of the student's searches; for whoever holds the address in the mail."""
    return searches_of(student).filter(mails=True).update(mails=False)


def mail_some(*, at: datetime, limit: int = 1000) -> int:
    """Looks through the searches of some students whose morning has come; returns how many mails.

    Each student is served once a day, under a lock, in a transaction of its own: a second worker,
    or a second run, finds nothing left to do.
    """
    mailed, left = 0, limit
    for campus in Campus.objects.all():
        here = at.astimezone(ZoneInfo(campus.time_zone))
        if here.hour < MORNING or left <= 0:
            continue
        ids = list(_to_serve(campus, here.date()).values_list("pk", flat=True)[:left])
        left -= len(ids)
        newest = newest_listing(campus.pk) if ids else None
        mailed += each_alone(ids, partial(_serve, on=here.date(), newest=newest, at=at))
    return mailed


def _to_serve(campus: Campus, on: date) -> QuerySet[Student]:
    """Students of a campus with searches that mail, not served on that day."""
    mailing = SavedSearch.objects.filter(student=OuterRef("pk"), mails=True)
    served = Served.objects.filter(student=OuterRef("pk"), on__gte=on)
    rows = Student.objects.filter(Exists(mailing), ~Exists(served), campus=campus)
    return rows.filter(user__is_active=True).order_by("pk")


def _serve(student_id: int, /, *, on: date, newest: datetime | None, at: datetime) -> bool:
    student = Student.objects.select_related("user", "campus").get(pk=student_id)
    with transaction.atomic():
        locked(student)
        if Served.objects.filter(student=student, on__gte=on).exists():
            return False
        Served.objects.update_or_create(student=student, defaults={"on": on})
        found = _news_of(student, newest=newest, at=at)
        if found:
            tell(FOUND.name, News(student, found), at=at)
    return bool(found)


def _news_of(
    student: Student, *, newest: datetime | None, at: datetime
) -> list[tuple[SavedSearch, list[Listed]]]:
    """What is new in each search; a brief that fits two stands under the first.

    Where the campus has listed nothing since a search was looked through, nothing is looked for.
    """
    found, seen = [], set[int]()
    if newest is None:
        return []
    for search in searches_of(student).filter(mails=True, looked_at__lt=newest):
        since, search.looked_at = search.looked_at, at
        search.save(update_fields=["looked_at"])
        ids = fitting_since(student, search.query, since=since, at=at, most=IN_MAIL)
        known = set(search.told.filter(brief__in=ids).values_list("brief_id", flat=True))
        new = [pk for pk in ids if pk not in known]
        Told.objects.bulk_create([Told(search=search, brief_id=pk, at=at) for pk in new])
        fresh = [pk for pk in new if pk not in seen]
        seen.update(fresh)
        if fresh:
            found.append((search, listed(fresh)))
    return found
