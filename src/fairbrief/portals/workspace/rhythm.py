"""Check-ins and decisions on the pages of the work."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.paginator import Page
from django.forms import BaseForm
from django.http import HttpRequest, StreamingHttpResponse
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

from fairbrief.concerns.queries import REPORT_AT, hear
from fairbrief.engagements import pace, queries
from fairbrief.engagements.access import EMPLOYER, STUDENT
from fairbrief.engagements.models import CheckIn, Decision, Engagement, WeekSheet
from fairbrief.engagements.sheets import (
    CheckInForm,
    LogForm,
    WeekPlanForm,
    WeekReviewForm,
    WordForm,
)
from fairbrief.kernel.clock import now
from fairbrief.portals.ui.http import paginate
from fairbrief.tracking.files import lines

type Forms = dict[str, BaseForm]
type Context = dict[str, Any]

#: Weeks shown on the pages.
FEW_WEEKS = 6


def waiting_check_ins(work: Engagement, side: str, forms: Forms) -> Context:
    """What stands on the first page: the check-in to write, or those that wait for a word."""
    if not queries.is_running(work):
        return {}
    to_write, written = pace.check_ins_waiting(work)
    if side == STUDENT:
        return {"to_write": to_write}
    return {"to_answer": [(each, _word_form(each, forms)) for each in written]}


def _word_form(check_in: CheckIn, forms: Forms) -> BaseForm:
    return forms.get(f"word_{check_in.code}") or WordForm(
        initial={"answer": check_in.answer}, auto_id=f"id_{check_in.code}_%s"
    )


def rhythm_page(
    work: Engagement,
    side: str,
    forms: Forms,
    request: HttpRequest,
    *,
    report_at: str = REPORT_AT,
) -> Context:
    """The check-in that is open, those there were, and the log of decisions."""
    rows = list(pace.check_ins_shown(work))
    log: Page[Decision] = paginate(request, work.decisions.all())
    decisions = list(log.object_list)
    sheets = week_sheets(work)
    said: list[Any] = [*rows, *decisions, *sheets]
    for row in said:
        row.engagement = work
    open_now = next((row for row in rows if row.is_open), None)
    context: Context = {
        "check_in": open_now,
        "check_ins": [
            (row, _word_form(row, forms) if row.written_at and side == EMPLOYER else None)
            for row in rows
            if not row.is_open
        ],
        "days_between": pace.days_between(work),
        "sheets": sheets,
        "log": log,
        "decisions": decisions,
        "may_log": queries.takes_messages(work, at=now()),
        "log_form": forms.get("decide") or LogForm(auto_id="id_log_%s"),
        "logs": "decide" in forms,
    }
    if side == STUDENT and open_now is not None:
        context["check_in_form"] = forms.get(f"check-in_{open_now.code}") or CheckInForm(
            initial=pace.check_in_draft(work, open_now), auto_id="id_checkin_%s"
        )
    if side == STUDENT and queries.is_working(work):
        context |= _week_forms(sheets, forms)
    hear(side, said, at=report_at)
    return context


def week_sheets(work: Engagement) -> list[WeekSheet]:
    """The latest weeks of which something is written, or that are asked for."""
    rows = list(work.week_sheets.all()[:FEW_WEEKS])
    for row in rows:
        row.engagement = work
    return rows


def _week_forms(sheets: list[WeekSheet], forms: Forms) -> Context:
    """To plan this week until it is planned, then to look back on it; each may be mended."""
    today = localdate()
    now_on = next((each for each in sheets if each.starts_on <= today <= each.ends_on), None)
    plan = {"doing": now_on.doing, "hours": round((now_on.minutes or 0) / 60, 2)} if now_on else {}
    review = {"done": now_on.done, "blocks": now_on.blocks} if now_on else {}
    return {
        "plan_form": forms.get("plan-week")
        or WeekPlanForm(initial=plan if now_on and now_on.planned_at else {}, auto_id="id_plan_%s"),
        "week_form": forms.get("review-week")
        or WeekReviewForm(initial=review, auto_id="id_review_%s"),
        "plans_week": "plan-week" in forms or not (now_on and now_on.planned_at),
        "reviews_week": "review-week" in forms
        or bool(now_on and now_on.review_asked_at and not now_on.reviewed_at),
    }


def decisions_file(work: Engagement) -> StreamingHttpResponse:
    """The log of decisions as a table to keep, the oldest first."""

    def rows() -> Iterator[list[object]]:
        yield [_("When"), _("Who"), _("Side"), _("What was decided"), _("Why")]
        for each in work.decisions.order_by("id"):
            when = localtime(each.at).isoformat(timespec="minutes")
            yield [when, each.by_name, each.get_side_display(), each.text, each.why]

    return StreamingHttpResponse(
        lines(rows()),
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="decisions-{work.code}.csv"',
            "Cache-Control": "private, no-store",
        },
    )
