"""How a brief and what happened to it are said on the employer's pages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from fairbrief.briefs.queries import is_editable, is_live
from fairbrief.briefs.states import BriefState
from fairbrief.briefs.terms import clear_terms_of
from fairbrief.portals.ui.shapes import Happening, Tone
from fairbrief.vetting.queries import is_waiting, turn_on, wants_changes
from fairbrief.vetting.states import BriefReviewState

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from fairbrief.applications.queries import Counted
    from fairbrief.audit.models import Event
    from fairbrief.briefs.models import Brief
    from fairbrief.clocks.queries import Turn
    from fairbrief.fairness import ClearTerm
    from fairbrief.vetting.models import BriefReview

#: What a state's colour says; the state's word stands beside it.
TONES: dict[str, Tone] = {
    BriefState.IN_REVIEW: "accent",
    BriefState.CHANGES_ASKED: "attention",
    BriefState.OPEN: "done",
    BriefState.PAUSED: "attention",
    BriefState.FULL: "attention",
    BriefState.FILLED: "done",
    BriefState.DECLINED: "stop",
    BriefState.EXPIRED: "attention",
}
REVIEW_TONES: dict[str, Tone] = {
    BriefReviewState.WAITING: "accent",
    BriefReviewState.CHANGES_ASKED: "attention",
    BriefReviewState.APPROVED: "done",
    BriefReviewState.DECLINED: "stop",
    BriefReviewState.TAKEN_OFF: "stop",
}

_HAPPENED: dict[str, _StrPromise] = {
    "drafted": _("The brief was begun"),
    "edited": _("What it says was changed"),
    "send_for_review": _("Sent for review"),
    "take_back": _("Taken back from review"),
    "left_campus": _("Left to the other campuses"),
    "ask_for_changes": _("Changes were asked for"),
    "open": _("Approved and opened"),
    "decline": _("Declined"),
    "pause": _("Paused"),
    "resume": _("Opened again"),
    "reopen": _("Open for applications again"),
    "mark_full": _("Enough applications: no more are taken for now"),
    "fill": _("The last place was taken"),
    "close": _("Closed"),
    "expire": _("The day to apply by passed"),
    "cancel": _("Cancelled"),
}
_EVENT_TONES: dict[str, Tone] = {
    "open": "done",
    "fill": "done",
    "ask_for_changes": "attention",
    "decline": "stop",
    "cancel": "stop",
}


@dataclass(frozen=True)
class Row:
    """A brief in the list: where it stands, whose turn it is, what waits on it."""

    brief: Brief
    terms: tuple[ClearTerm, ...]
    tone: Tone
    url: str
    turn: Turn | None
    waits: list[str]


def tone_of(brief: Brief) -> Tone:
    return TONES.get(brief.state, "plain")


def url_of(brief: Brief) -> str:
    """A draft leads to where it is written, everything else to its page."""
    if is_editable(brief) and brief.version == 0:
        return reverse("employer:edit_brief", args=[brief.code, "scope"])
    return reverse("employer:brief", args=[brief.code])


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """What waits on a page of briefs, by the brief's key."""

    turns: Mapping[int, Turn]
    reviews: Mapping[int, Turn]
    applications: Mapping[int, Counted]


def rows_of(briefs: Iterable[Any], waiting: Waiting) -> list[Row]:
    """Rows for the list; briefs come from `briefs_listed`."""
    return [
        Row(
            brief=brief,
            terms=clear_terms_of(brief),
            tone=tone_of(brief),
            url=url_of(brief),
            turn=waiting.reviews.get(brief.pk) or waiting.turns.get(brief.pk),
            waits=list(_waits(waiting.applications.get(brief.pk), brief.asked)),
        )
        for brief in briefs
    ]


def _waits(applications: Counted | None, asked: int) -> Iterable[str]:
    if applications and applications.unanswered:
        yield ngettext(
            "%(count)d application to answer",
            "%(count)d applications to answer",
            applications.unanswered,
        ) % {"count": applications.unanswered}
    elif applications:
        yield ngettext("%(count)d applied", "%(count)d applied", applications.applied) % {
            "count": applications.applied
        }
    if asked:
        yield ngettext("%(count)d question to answer", "%(count)d questions to answer", asked) % {
            "count": asked
        }


def happenings(events: Iterable[Event]) -> list[Happening]:
    """The history for the timeline, newest first; writing on in a row is told once."""
    told: list[Happening] = []
    last = ""
    for event in events:
        if event.name == "edited" and last == "edited":
            told.pop()
        last = event.name
        told.append(
            Happening(
                title=_HAPPENED.get(event.name, event.name.replace("_", " ").capitalize()),
                at=event.at,
                actor=event.who if event.actor_id else "",
                detail=event.data.get("reason", ""),
                tone=_EVENT_TONES.get(event.name, "plain"),
            )
        )
    return told[::-1]


@dataclass(frozen=True)
class Opinion:
    """What one campus says of the brief.

    `way` is how the employer makes a change it asked for: "edit" a draft, "take_back" what still
    waits elsewhere, "repeat" what is open elsewhere; "" when it asks for none.
    """

    review: BriefReview
    tone: Tone
    turn: Turn | None
    way: str
    others: str


def opinions(brief: Brief, reviews: Iterable[BriefReview], moves: Collection[str]) -> list[Opinion]:
    """What each campus says; reviews come from `reviews_of_brief`."""
    rows = list(reviews)
    way = "edit" if is_editable(brief) else "take_back" if "take_back" in moves else ""
    if not way and is_live(brief):
        way = "repeat"
    return [
        Opinion(
            review,
            REVIEW_TONES.get(review.state, "plain"),
            turn_on(review) if is_waiting(review) else None,
            way if wants_changes(review) else "",
            _named([each for each in rows if each != review and not wants_changes(each)]),
        )
        for review in rows
    ]


def _named(reviews: list[BriefReview]) -> str:
    return get_text_list([each.campus.name for each in reviews], _t("and"))
