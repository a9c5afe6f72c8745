"""What the pages of the work show, the same for both sides: one function a page.

Each takes the work, the reader's side and the forms that were sent and refused, and gives the
page's context. Forms nobody sent are made fresh. What the other side wrote is shown with what was
found in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from fairbrief.audit.actors import Actor
from fairbrief.clocks.queries import Turn, turn_of, turns_for
from fairbrief.concerns.queries import REPORT_AT
from fairbrief.engagements import overview as reads
from fairbrief.engagements import queries
from fairbrief.engagements.access import EMPLOYER, STUDENT
from fairbrief.engagements.forms import (
    AnswerForm,
    ChangeForm,
    HoursForm,
    PulseForm,
    ReasonForm,
    StuckForm,
)
from fairbrief.engagements.models import Engagement, StuckCall
from fairbrief.engagements.phases import in_first_week, is_at_midpoint
from fairbrief.engagements.record import in_words, record_of
from fairbrief.engagements.stuck import stuck_draft
from fairbrief.kernel.clock import now
from fairbrief.portals.thread import thread
from fairbrief.portals.ui.http import paginate
from fairbrief.portals.ui.shapes import Tab
from fairbrief.portals.workspace.changing import drafted_change, mark_new_demands
from fairbrief.portals.workspace.conversations import meetings
from fairbrief.portals.workspace.hearing import heard
from fairbrief.portals.workspace.milestones import milestone_card
from fairbrief.portals.workspace.pace import marks, timing
from fairbrief.portals.workspace.pieces import review
from fairbrief.portals.workspace.rhythm import waiting_check_ins, week_sheets
from fairbrief.portals.workspace.trouble import dispute_row
from fairbrief.tracking.turns import turn_at_work

type Forms = dict[str, BaseForm]
type Context = dict[str, Any]

#: The pages of the work by side, in the order of their tabs.
PAGES = {
    STUDENT: (
        "overview",
        "hours",
        "pieces",
        "messages",
        "rhythm",
        "talk",
        "changes",
        "trouble",
        "record",
    ),
    EMPLOYER: ("overview", "hours", "messages", "rhythm", "talk", "changes", "trouble", "record"),
}


def _labels() -> dict[str, str]:
    return {
        "overview": _("Now"),
        "hours": _("Plan and hours"),
        "pieces": _("Deliverables"),
        "messages": _("Messages"),
        "rhythm": _("Check-ins"),
        "talk": _("Talk"),
        "changes": _("Changes"),
        "trouble": _("Pause, end, disagree"),
        "record": _("Record"),
    }


def frame(work: Engagement, side: str, page: str, base: str) -> Context:
    """What every page of the work has: title, the other side, whose turn, tabs, what is new."""
    labels = _labels()
    new = queries.new_in(work) if page != "messages" else 0
    other = work.employer.name if side == STUDENT else work.student.user.name
    return {
        "work": work,
        "side": side,
        "base": base,
        # Where to come back to: a form that was refused is shown at the address it was sent to.
        "here": base if page in {"overview", "screen"} else f"{base}{page}/",
        "other": other,
        "turn": turn_at_work(work, side=side),
        "tabs": [
            Tab(
                label=labels[each],
                url=base if each == "overview" else f"{base}{each}/",
                is_current=each == page,
                count=(new or None) if each == "messages" else None,
            )
            for each in PAGES[side]
        ],
        "in_first_week": in_first_week(work, today=localdate()),
        "is_at_midpoint": is_at_midpoint(work, today=localdate()),
        "is_over": reads.is_over(work),
        "is_disputed": reads.is_disputed(work),
        "is_paused": queries.is_paused(work),
        "is_finished": queries.is_finished(work),
        "has_ended_early": reads.has_ended_early(work),
    }


def now_page(work: Engagement, side: str, forms: Forms) -> Context:
    """What is to be done now. For the employer this is also where work is reviewed."""
    return heard(_now(work, side, forms), work, side)


def _now(work: Engagement, side: str, forms: Forms) -> Context:
    orders = list(work.change_orders.all())
    waiting, unread = queries.stuck_to_see(work)
    context: Context = {
        "steps": reads.steps_of(work),
        "hours": queries.hours_of(work),
        "waits_for_authorization": queries.waits_for_authorization(work),
        "waits_for_funds": reads.waits_for_funds(work),
        "waits_for_start": queries.waits_for_start(work),
        "is_working": queries.is_working(work),
        "is_submitted": queries.is_submitted(work),
        "waits_for_mending": queries.waits_for_mending(work),
        **marks(work, side, forms, orders),
        **waiting_check_ins(work, side, forms),
        "stuck": _stuck(waiting if queries.is_running(work) else [], side, forms),
        "change": next(filter(reads.is_open_change, orders), None),
    }
    if side == STUDENT:
        context |= milestone_card(work, forms)
        context["unread"] = unread
        context |= _pulse(work, side, forms)
        if queries.can_log_hours(work):
            context["log_form"] = forms.get("log") or HoursForm(today=localdate())
            context |= timing(work, forms)
    else:
        context |= review(work, forms)
        context |= milestone_card(work, forms, [row["piece"] for row in context["pieces"]])
    return context


def _stuck(calls: list[StuckCall], side: str, forms: Forms) -> list[Any]:
    """Open questions of the student; for the employer with the form to answer."""
    return [
        (
            call,
            forms.get(f"answer_{call.code}") or AnswerForm(auto_id=f"id_{call.code}_%s")
            if side == EMPLOYER
            else None,
        )
        for call in calls
    ]


def _pulse(work: Engagement, side: str, forms: Forms) -> Context:
    if not queries.is_running(work):
        return {}
    due = reads.pulse_due_at_work(work, side, at=now())
    if due is None:
        return {}
    form = forms.get("pulse") or PulseForm(initial={"question": due.question})
    return {"pulse": due, "pulse_form": form}


def talk_page(work: Engagement, side: str, forms: Forms) -> Context:
    """Conversations, questions, the weekly question."""
    calls = list(queries.stuck_of(work))
    open_calls = [call for call in calls if call.answered_at is None]
    answered = [call for call in calls if call.answered_at]
    unread = [call for call in answered if call.read_at is None] if side == STUDENT else []
    is_running = queries.is_running(work)
    pulses = list(work.pulses.all())
    due = reads.pulse_due(pulses, side, at=now()) if is_running else None
    context: Context = {
        **meetings(work, side, forms),
        "stuck": _stuck(open_calls, side, forms),
        "unread": unread,
        "answered": [call for call in answered if call not in unread],
        "stuck_form": forms.get("stuck") or _stuck_form(work, side, is_running),
        "asks_stuck": "stuck" in forms,
        "is_running": is_running,
        "pulse": due,
        "pulse_form": forms.get("pulse")
        or PulseForm(initial={"question": due.question if due else ""}),
        "pulses": [(each, reads.pulse_words(each)) for each in pulses if each.asked_of == side],
    }
    return heard(context, work, side)


def _stuck_form(work: Engagement, side: str, is_running: bool) -> StuckForm:
    """Drafted from what is known, for the student."""
    if side != STUDENT or not is_running:
        return StuckForm(has_backup=work.brief.backup is not None)
    return StuckForm(
        has_backup=work.brief.backup is not None, initial=stuck_draft(work, today=localdate())
    )


def messages_page(
    work: Engagement,
    side: str,
    forms: Forms,
    request: HttpRequest,
    *,
    actor: Actor,
    acts: bool,
    report_at: str = REPORT_AT,
) -> Context:
    """The thread that began with the application."""
    context = thread(
        request,
        work.agreement.application_id,
        side=side,
        actor=actor,
        may_write=acts and queries.takes_messages(work, at=now()),
        form=forms.get("say"),
        report_at=report_at,
    )
    if side == EMPLOYER and acts:
        mark_new_demands(work, context["said"])
    return context


def changes_page(
    work: Engagement,
    side: str,
    forms: Forms,
    *,
    asked: Mapping[str, str] = MappingProxyType({}),
    report_at: str = REPORT_AT,
) -> Context:
    """Change orders: what is on the table, what was agreed, and proposing one."""
    changes = reads.changes_of(work)
    change_turns = turns_for(changes)
    context: Context = {
        "hours": queries.hours_of(work),
        "orders": [_order(each, change_turns.get(each.pk), side, forms) for each in changes],
        "may_propose": queries.can_propose_change(work)
        and not any(reads.is_open_change(each) for each in changes),
        "change_form": forms.get("propose")
        or ChangeForm(work=work, initial=drafted_change(work, side, asked)),
        "asks_change": "propose" in forms or bool(asked),
    }
    return heard(context, work, side, report_at)


def _order(order: Any, turn: Turn | None, side: str, forms: Forms) -> Context:
    return {
        "order": order,
        "turn": turn,
        "is_open": reads.is_open_change(order),
        "is_own": order.proposed_by == side,
        "form": forms.get(f"refuse_{order.code}") or ReasonForm(auto_id=f"id_{order.code}_%s"),
    }


def record_page(work: Engagement, side: str, request: HttpRequest) -> Context:
    """Everything that happened, the newest first."""
    page = paginate(request, record_of(work))
    return {"page": page, "events": [in_words(event, side) for event in page.object_list]}


def screen(work: Engagement, forms: Forms, *, report_at: str) -> Context:
    """The supervisor's one screen behind a mailed link: everything that waits, and how it goes."""
    context = _now(work, EMPLOYER, forms)
    change = context["change"]
    talk = meetings(work, EMPLOYER, forms)
    disputes = reads.disputes_of(work) if reads.is_disputed(work) else []
    context = {
        **context,
        **talk,
        **_pulse(work, EMPLOYER, forms),
        "orders": [_order(change, turn_of(change), EMPLOYER, forms)] if change else [],
        "disputes": [dispute_row(each, None, EMPLOYER, forms) for each in disputes],
        "may_act": True,
        "new": queries.new_in(work),
        "sheets": week_sheets(work)[:2],
    }
    return heard(context, work, EMPLOYER, report_at)
