"""What of a person stands in this room (see `kernel.yours`)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.agreements.yours import KEPT
from fairbrief.engagements.yours import under
from fairbrief.kernel.yours import Held
from fairbrief.planning.models import (
    BusyCalendar,
    BusyTime,
    Feed,
    FeedEntry,
    OfficeHour,
    PlanBlock,
    Replanning,
    TimeOffer,
)

CALENDARS = Held(
    model=BusyCalendar,
    ways=("student__user",),
    title=_("Calendars you brought"),
    shows="code kind name host added_at kept_at removed_at read_at",
    removes=True,
)
TIMES = Held(
    model=BusyTime,
    ways=("student__user",),
    title=_("When you are busy"),
    shows="code kind title weekday starts ends from_on until_on starts_at ends_at removed_at",
    removes=True,
)
HOURS = Held(
    model=OfficeHour,
    ways=("member__user",),
    title=_("When you can be reached"),
    shows="weekday starts ends zone",
    removes=True,
)
BLOCKS = Held(
    model=PlanBlock,
    ways=("student__user",),
    title=_("The plan of your weeks"),
    shows="code work=engagement__code starts_at ends_at is_own made_at removed_at",
    removes=True,
)
REPLANNINGS = Held(
    model=Replanning,
    ways=("student__user",),
    title=_("When your plan changed"),
    shows="at why changes",
    removes=True,
)
FEEDS = Held(
    model=Feed,
    ways=("user",),
    title=_("Addresses of your calendar"),
    shows="made_at ended_at read_at",
    removes=True,
)
ENTRIES = Held(
    model=FeedEntry,
    ways=("user",),
    title=_("What your calendar was told"),
    shows="uid said sequence changed_at cancelled_at",
    removes=True,
)
OFFERS = Held(
    model=TimeOffer,
    ways=under("engagement"),
    title=_("Times offered for conversations"),
    shows="code work=engagement__code offered_by kind minutes link agenda times made_at ended_at",
    stays=KEPT,
)
