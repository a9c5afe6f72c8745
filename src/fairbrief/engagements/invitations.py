"""A conversation as calendars see it: the same event in a mail, in a feed, and when it is off."""

from __future__ import annotations

from datetime import datetime, timedelta
from email.utils import parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from fairbrief.calendars import Entry, Person, write_invitation
from fairbrief.engagements.models import Meeting
from fairbrief.notices.telling import Recipient


def uid_of(kind: str, code: str) -> str:
    """What calendars know an event by, for good."""
    return f"{kind}-{code}@{urlsplit(settings.BASE_URL).hostname}"


def meeting_entry(meeting: Meeting, *, changed_at: datetime) -> Entry:
    """The event of a conversation. Its link is the place, as programs look for it there."""
    work = meeting.engagement
    kind = str(meeting.get_kind_display())
    title = _("%(kind)s: %(title)s") % {"kind": kind[:1].upper() + kind[1:], "title": work.title}
    return Entry(
        uid=uid_of("meeting", meeting.code),
        sequence=meeting.sequence,
        changed_at=changed_at,
        starts=meeting.at,
        ends=meeting.at + timedelta(minutes=meeting.minutes),
        title=title,
        text=meeting.agenda,
        place=meeting.link,
        url=f"{settings.BASE_URL}/work/{work.code}/talk/",
        is_cancelled=meeting.cancelled_at is not None,
    )


def invitation_to(meeting: Meeting, recipient: Recipient, at: datetime) -> str:
    """The calendar part of a mail about a conversation: it invites, or calls off.

    "" for a proposal that falls away before anybody was invited.
    """
    if meeting.cancelled_at and meeting.asked and meeting.sequence <= 1:
        return ""
    entry = meeting_entry(meeting, changed_at=at)
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    user = recipient.user
    email = recipient.email or (user.email if user else "")
    invited = Person(recipient.name or (user.name if user else ""), email)
    values = {**vars(entry), "organizer": Person(name, address), "attendees": (invited,)}
    _method, data = write_invitation(Entry(**values))
    return data.decode()
