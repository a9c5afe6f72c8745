"""A brief at the office in words: its state, what happened, and why it came to a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy

from fairbrief.portals.ui.shapes import Happening, Tone
from fairbrief.vetting.states import BriefReviewState, EmployerReviewState

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from fairbrief.audit.models import Event

TONES: dict[str, Tone] = {
    BriefReviewState.WAITING: "accent",
    BriefReviewState.CHANGES_ASKED: "attention",
    BriefReviewState.APPROVED: "done",
    BriefReviewState.DECLINED: "stop",
    BriefReviewState.TAKEN_OFF: "stop",
}
#: A verdict in words, with its tone.
VERDICTS: dict[str, tuple[_StrPromise, Tone]] = {
    "clear": (gettext_lazy("nothing in the way"), "done"),
    "ask": (gettext_lazy("questions to ask"), "attention"),
    "refuse": (gettext_lazy("must change"), "stop"),
    "scam": (gettext_lazy("reads like a scam"), "stop"),
}
EMPLOYERS: dict[str, tuple[_StrPromise, Tone]] = {
    EmployerReviewState.WAITING: (gettext_lazy("to be vetted"), "attention"),
    EmployerReviewState.MORE_ASKED: (gettext_lazy("asked for more"), "attention"),
    EmployerReviewState.APPROVED: (gettext_lazy("approved here"), "done"),
    EmployerReviewState.DECLINED: (gettext_lazy("declined here"), "stop"),
}
_HAPPENED: dict[str, tuple[_StrPromise, Tone]] = {
    "asked": (gettext_lazy("Came into the queue"), "plain"),
    "ask_again": (gettext_lazy("Came again, changed"), "plain"),
    "assigned": (gettext_lazy("Given to someone of the office"), "plain"),
    "take_back": (gettext_lazy("Taken back by the employer"), "plain"),
    "leave": (gettext_lazy("The employer leaves it to other campuses"), "plain"),
    "approve": (gettext_lazy("Approved"), "done"),
    "approve_by_policy": (gettext_lazy("Approved by your policy"), "done"),
    "routed": (gettext_lazy("Came to a person"), "plain"),
    "ask_for_changes": (gettext_lazy("Changes were asked for"), "attention"),
    "decline": (gettext_lazy("Declined"), "stop"),
    "recheck": (gettext_lazy("Read again under other rules"), "attention"),
    "kept": (gettext_lazy("Looked at again, and kept"), "done"),
    "take_off": (gettext_lazy("Taken off the list"), "stop"),
    "late": (gettext_lazy("The three business days were over"), "attention"),
}


#: What happened to an experience of the ledger.
_OF_AN_ENTRY: dict[str, _StrPromise] = {
    "logged": gettext_lazy("Logged"),
    "link_sent_again": gettext_lazy("The supervisor was asked again"),
    "confirm": gettext_lazy("The supervisor confirmed it"),
    "deny": gettext_lazy("The supervisor says that it was not so"),
    "unconfirmed": gettext_lazy("The supervisor did not answer in time"),
    "verify": gettext_lazy("Verified"),
    "refuse": gettext_lazy("Not counted"),
    "correct": gettext_lazy("Corrected, and to be looked at again"),
    "changed": gettext_lazy("Changed by the office"),
    "brought up to date": gettext_lazy("Brought up to date with the work"),
    "looked_back": gettext_lazy("The student looked back on it"),
    "said_what_next": gettext_lazy("The student said what came of it"),
    "wants_no_questions": gettext_lazy("The student wants no more questions"),
    "wants_questions": gettext_lazy("The student takes questions again"),
}


def title_of_entrys(event: Event) -> str:
    """What an event of an experience is called in its history."""
    return str(_OF_AN_ENTRY.get(event.name) or _unknown(event.name)[0])


#: Why a policy left a brief to a person.
WHY_A_PERSON: dict[str, _StrPromise] = {
    "not_approved": gettext_lazy("Your campus had not approved the employer when it was sent."),
    "held": gettext_lazy("The employer is on hold at the whole installation."),
    "recheck": gettext_lazy("The employer is to be looked at again."),
    "condition": gettext_lazy("A condition of the employer’s approval asks for it."),
    "refused": gettext_lazy(
        "The last brief of this employer that your office decided on, it declined or took off its "
        "list."
    ),
    "findings": gettext_lazy("The review found something that a person looks at."),
    "untrusted": gettext_lazy("By your policy: you have not marked this employer trusted."),
    "answers": gettext_lazy("An answer to your questions reads like a known scam."),
    "sample": gettext_lazy(
        "It could have opened by policy; the lot fell on it, so that a person reads some of them."
    ),
}


def why_a_person(events: Sequence[Event]) -> str:
    """Why the policy left the version that waits to a person."""
    last = [each for each in events if each.name in {"routed", "asked", "ask_again"}]
    return str(WHY_A_PERSON.get(last[-1].data.get("why", ""), "")) if last else ""


def _unknown(name: str) -> tuple[str, Tone]:
    return name.replace("_", " ").capitalize(), "plain"


def set_aside_in(event: Event) -> dict[str, str]:
    """The rules that were set aside in it, each with the reason."""
    return event.data.get("overrides") or {}


def told(events: Iterable[Event], titles: Mapping[str, str]) -> list[Happening]:
    """What happened to a brief at the office, the latest first; rules by their titles."""
    rows = []
    for event in events:
        title, tone = _HAPPENED.get(event.name) or _unknown(event.name)
        rows.append(
            Happening(
                title=title,
                at=event.at,
                actor=event.who if event.actor_id else "",
                detail="\n".join(
                    [
                        event.data.get("reason", ""),
                        event.data.get("to", ""),
                        str(WHY_A_PERSON.get(event.data.get("why", ""), "")),
                        *(
                            f"{titles.get(rule, rule)}: {why}"
                            for rule, why in set_aside_in(event).items()
                        ),
                    ]
                ).strip(),
                tone=tone,
            )
        )
    return rows[::-1]
