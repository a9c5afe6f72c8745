"""What the record of the work says, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.models import Event
from fairbrief.audit.queries import history_of
from fairbrief.engagements.access import EMPLOYER
from fairbrief.engagements.models import Engagement

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise, _StrPromise

NAMES: dict[str, _StrPromise] = {
    "begun": _("Both signed; the work was set up"),
    "authorize": _("Authorized"),
    "refuse": _("Not authorized"),
    "fund": _("Pay secured"),
    "start": _("Work started"),
    "submit": _("Handed in"),
    "ask_changes": _("Changes asked"),
    "approve": _("Accepted"),
    "accept_by_decision": _("Accepted by the office’s decision"),
    "pay": _("Paid"),
    "close": _("Closed"),
    "pay sent": _("Pay sent, says the employer"),
    "pay received": _("Pay received, says the student"),
    "pay missing": _("Pay not arrived yet, says the student"),
    "pay late": _("Everyone told: the pay is late"),
    "pause": _("Paused"),
    "resume": _("Resumed"),
    "end_early": _("Ended early"),
    "end_by_decision": _("Ended by the office’s decision"),
    "fail_by_decision": _("Not completed, by the office’s decision"),
    "mark_not_completed": _("Marked as not completed"),
    "dispute": _("Dispute opened"),
    "hours logged": _("Hours logged"),
    "hours corrected": _("Hours corrected"),
    "hours removed": _("Hours taken out"),
    "timer thrown away": _("Timed hours thrown away"),
    "under the floor": _("Everyone told: an hour is worth less than the floor"),
    "guard unfollowed": _("Everyone told: nothing followed the choice"),
    "hours mark": _("Hours mark reached"),
    "guard choice": _("Said how to go on"),
    "guard open": _("Office told: hours not settled"),
    "week planned": _("Week planned"),
    "week reviewed": _("Week looked back on"),
    "checked in": _("Checked in"),
    "check-in answered": _("Check-in answered"),
    "check-in missed": _("Check-in missed"),
    "check-in unanswered": _("A check-in stayed without an answer"),
    "decision": _("Decided"),
    "meeting planned": _("Conversation planned"),
    "meeting recorded": _("Conversation noted"),
    "meeting agreed": _("Senior session agreed"),
    "meeting moved": _("Another time suggested"),
    "meeting lapsed": _("Proposed time fell away without an answer"),
    "meeting called off": _("Conversation called off"),
    "session feedback": _("What the senior session left was written down"),
    "session without feedback": _("Student asked to note what the senior session left"),
    "pulse": _("Weekly question answered"),
    "stuck": _("Asked for help"),
    "stuck answered": _("Question answered"),
    "stuck passed on": _("Question passed to who stands in"),
    "stuck unanswered": _("Office told: question not answered"),
    "version handed over": _("Version handed over"),
    "milestone handed in": _("First milestone handed in"),
    "milestone accepted": _("First milestone accepted"),
    "milestone sent back": _("First milestone sent back"),
    "milestone late": _("Both told: the first milestone is late"),
    "piece accepted": _("Deliverable accepted, before the whole"),
    "piece reviewed": _("Deliverable reviewed"),
    "changed": _("Change agreed by both"),
    "reinstate": _("Taken up again"),
    "mend_by_decision": _("Goes on, by the decision on the dispute"),
    "go_on_by_decision": _("Goes on, by the decision on the dispute"),
    "talk asked": _("Asked to talk about what is wrong"),
    "talk settled": _("Settled by talking"),
    "absence asked": _("Days away asked for"),
    "absence agreed": _("Days away agreed"),
    "reinstatement asked": _("Asked to take it up again"),
    "supervisor left": _("The supervisor has left"),
    "supervisor changed": _("Another supervisor"),
    "late": _("Everyone told: work is late"),
    "authorization late": _("Office reminded: authorization"),
}
_TONES = {
    "approve": "done",
    "pay": "done",
    "start": "accent",
    "submit": "accent",
    "ask_changes": "attention",
    "dispute": "stop",
    "end_early": "stop",
    "late": "attention",
    "pay received": "done",
    "pay missing": "attention",
    "pay late": "stop",
    "milestone accepted": "done",
    "milestone sent back": "attention",
    "milestone late": "attention",
    "under the floor": "stop",
    "check-in missed": "attention",
    "check-in unanswered": "attention",
    "stuck unanswered": "attention",
}


@dataclass(frozen=True)
class Recorded:
    """One line of the record."""

    title: _StrOrPromise
    at: datetime
    actor: str
    detail: str
    tone: str


def record_of(work: Engagement) -> QuerySet[Event]:
    """Everything that happened to the work, the newest first."""
    return history_of(work).order_by("-at", "-id")


def in_words(event: Event, side: str = "") -> Recorded:
    """An event as people of a side read it; what nobody named is shown by its own name.

    Why and by whom work was authorized is between the student and the office: an employer must not
    learn who needs a permit.
    """
    name = event.name
    if name == "authorize" and side == EMPLOYER:
        return Recorded(_("Ready for the pay to be secured"), event.at, "", "", "plain")
    if name.startswith("back_to_"):
        title: _StrOrPromise = _("Dispute settled; the work goes on")
    else:
        title = NAMES.get(name, name.replace("_", " ").capitalize())
    data = event.data
    detail = str(
        data.get("reason") or data.get("question") or data.get("piece") or data.get("note") or ""
    )
    if "minutes" in data and not detail:
        hours, minutes = divmod(int(data["minutes"]), 60)
        detail = f"{hours} h {minutes:02}" if hours else f"{minutes} min"
    if "percent" in data:
        detail = f"{data['percent']} %"
    return Recorded(title, event.at, event.who, detail[:300], _TONES.get(name, "plain"))
