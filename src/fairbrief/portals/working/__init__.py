"""The acts of the two sides upon the work, as their pages send them.

Students, employers and people with a mailed link do the same things in different places. Each act
is one row in the module of its topic: the form it needs, the one action it runs, what is said when
it is done, and the page that shows it. A portal picks the acts of its side and serves them under
its own address; who may do what is decided by the actions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.forms import BaseForm
from django.http import FileResponse, Http404, HttpRequest

from fairbrief.applications.access import file_in
from fairbrief.audit.actors import Actor
from fairbrief.engagements.access import EMPLOYER, STUDENT, version_of
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.clock import now
from fairbrief.portals.ui.http import as_download, run_action
from fairbrief.portals.working.changing import changing
from fairbrief.portals.working.milestones import judging, reaching
from fairbrief.portals.working.pace import keeping_time
from fairbrief.portals.working.pieces import handing_in, reviewing
from fairbrief.portals.working.rhythm import answering, checking_in
from fairbrief.portals.working.shapes import Act, Sent
from fairbrief.portals.working.talking import being_stuck, helping, meeting_up, talking

type Forms = dict[str, BaseForm]


@dataclass
class Outcome:
    """Whether it was done, the page that shows it, and the form as it was sent when it was not."""

    done: bool
    page: str
    forms: Forms = field(default_factory=dict)


def perform(
    request: HttpRequest,
    work: Engagement,
    table: Mapping[str, Act],
    *,
    name: str,
    of: str,
    actor: Actor,
) -> Outcome:
    """Runs the act `name` of the table on the part of the work whose code is `of`.

    Raises Http404 for an act the side does not have, or a part of other work.
    """
    act = table.get(name)
    if act is None or (act.part is None) != (of == ""):
        raise Http404
    part = act.part(work, of) if act.part else None
    form = act.form(request.POST, request.FILES, work, part) if act.form else None
    key = f"{name}_{of}" if of else name
    if form is not None and not form.is_valid():
        return Outcome(False, act.page, {key: form})
    sent = Sent(work, part, form, actor, now())
    shown = None if act.is_button else form
    if run_action(request, shown, lambda: act.do(sent), said=act.said):
        return Outcome(True, act.page)
    return Outcome(False, act.page, {key: shown} if shown is not None else {})


def file_of(work: Engagement, code: str) -> FileResponse:
    """A handed-over file."""
    version = version_of(work, code)
    if version is None or not version.file:
        raise Http404
    return as_download(version.file, version.file_name)


def attachment_of(work: Engagement, code: str) -> FileResponse:
    """A file that came with a message about the work."""
    found = file_in(work.agreement.application_id, code)
    if found is None:
        raise Http404
    return as_download(found.file, found.name)


STUDENT_ACTS: dict[str, Act] = {
    **talking(STUDENT),
    **changing(),
    **keeping_time(),
    **checking_in(),
    **reaching(),
    **being_stuck(),
    **handing_in(),
}

EMPLOYER_ACTS: dict[str, Act] = {
    **talking(EMPLOYER),
    **answering(),
    **judging(),
    **changing(),
    **helping(),
    **reviewing(),
}

#: What a senior person does, on a page of the workspace or behind a mailed link.
LEADER_ACTS: dict[str, Act] = meeting_up()

#: What a supervisor without an account does on pages of their own; all else on the one screen.
_PAGES_OF_THEIR_OWN = {
    "say": "messages",
    "decide": "rhythm",
    "propose": "changes",
}
ONE_SCREEN_ACTS: dict[str, Act] = {
    name: replace(act, page=_PAGES_OF_THEIR_OWN.get(name, "screen"))
    for name, act in EMPLOYER_ACTS.items()
}
