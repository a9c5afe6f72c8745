"""One page of a step: what it shows, and how what is typed on it is kept.

While one types, what can stand in the brief is kept in it; whatever cannot is kept as typed, and is
there with its reason when somebody comes back. Nothing is written over that another page has
changed since: both are shown, and whoever typed chooses.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from fairbrief.briefs.access import briefs_of
from fairbrief.briefs.actions import (
    ReadAgainError,
    Sheet,
    Writing,
    changed_elsewhere,
    keep_step,
)
from fairbrief.briefs.forms import STEPS, StepForm, with_taken
from fairbrief.briefs.queries import is_editable, unwritten_step, whole, written_steps
from fairbrief.kernel.clock import now
from fairbrief.kernel.errors import (
    FairbriefError,
    IllegalMoveError,
    LimitReachedError,
    NotAllowedError,
)
from fairbrief.portals.employer.briefs.advice import TYPED_AS
from fairbrief.portals.ui.values import in_words, kept_in_words

if TYPE_CHECKING:
    from fairbrief.briefs.models import Brief, WrittenStep
    from fairbrief.portals.requests import EmployerRequest

#: In the form: the page's name, the count it was shown, what is taken as it is kept elsewhere. With
#: a hyphen, as the counts of rows: nobody typed them.
SHEET, SEEN, TAKEN = "page-sheet", "page-seen", "page-stored"
#: In a form that shows both: nothing is kept by itself until its writer has chosen.
CHOOSING = "page-choosing"
#: In what a page sends as its last word when it is left.
LAST = "last"
#: What a form sends beside the fields of its step.
_BESIDE = {
    *("csrfmiddlewaretoken", SHEET, SEEN, TAKEN, CHOOSING, LAST),
    *("next", "stay", "leave", "more", "go", "take", "back", "unsent"),
}
#: What a page may be called.
_SHEET_NAME = re.compile(r"[\w-]{1,24}", re.ASCII)
#: How often a press looks again when another page was quicker.
_TRIES = 3


@dataclass(frozen=True)
class Both:
    """A field that was changed elsewhere: what is kept of it, and what was typed here."""

    name: str
    label: Any
    kept: str
    typed: str


@dataclass
class Page:
    """A step as its writer has it: the brief, the form, how far the step is."""

    brief: Brief
    step: str
    form: StepForm
    written: dict[str, WrittenStep]
    sheet: Sheet
    #: Fields changed elsewhere since the page was shown; nothing is kept while there are any.
    both: list[Both] = field(default_factory=list)
    #: It is not kept: a later word of the same page was, or its writer has to choose first.
    is_late: bool = False
    is_refused: bool = False

    @property
    def is_sent(self) -> bool:
        """It was sent since the page was shown: nothing of it is kept, and nothing is lost."""
        return not is_editable(self.brief)

    @property
    def here(self) -> WrittenStep:
        return self.written[self.step]

    @property
    def shown(self) -> dict[str, Any]:
        """What its template shows of it."""
        return {
            "brief": self.brief,
            "form": self.form,
            "step": self.step,
            "both": self.both,
            "writing": self.here,
            "sheet": self.sheet.name,
            "is_late": self.is_late,
            "is_sent": self.is_sent,
        }


def brief_to_write(request: EmployerRequest, code: str, step: str) -> Brief:
    """A brief of theirs, for one of its steps."""
    if step not in STEPS:
        raise Http404
    return get_object_or_404(whole(briefs_of(request.member)), code=code)


def open_page(brief: Brief, step: str, data: QueryDict | None = None, *, more: int = 0) -> Page:
    """The step as it is kept, or as `data` was typed."""
    written = written_steps(brief)
    here = written.setdefault(step, unwritten_step(brief, step))
    here.brief = brief
    form_class: type[StepForm] = STEPS[step][1]
    if data is not None:
        taken = data.getlist(TAKEN)
        form = form_class(
            _with_kept(with_taken(data), here.typed, taken),
            instance=brief,
            raw=here.typed,
            left=taken,
        )
        sheet = _sheet_of(data, here)
    else:
        extra: dict[str, Any] = {"more": more} if more else {}
        typed = _query(here.typed) if here.typed else None
        form = form_class(typed, instance=brief, **extra)
        sheet = Sheet(name=secrets.token_urlsafe(9), version=here.version)
    form.is_valid()  # reads it
    return Page(brief=brief, step=step, form=form, written=written, sheet=sheet)


def _sheet_of(data: QueryDict, here: WrittenStep) -> Sheet:
    """The page as its form says; one that says nothing knows what is kept now."""
    seen = data.get(SEEN, "")
    version = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 9 else here.version
    name = data.get(SHEET, "")
    if not _SHEET_NAME.fullmatch(name):
        name = secrets.token_urlsafe(9)
    return Sheet(name=name, version=version)


def _query(typed: Mapping[str, list[str]]) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, values in typed.items():
        data.setlist(name, list(values))
    return data


def _with_kept(data: QueryDict, typed: Mapping[str, list[str]], taken: Iterable[str]) -> QueryDict:
    """What was sent, with what another page has typed of fields that are taken from there."""
    names = [
        each
        for name in taken
        for each in typed
        if each == name or (name == "deliverables" and each.startswith("piece-"))
    ]
    if not names:
        return data
    data = data.copy()
    for name in names:
        data.setlist(name, list(typed[name]))
    return data


def keep_page(request: EmployerRequest, code: str, page: Page, *, passes: bool = False) -> Page:
    """Keeps what was sent by a press. The page that comes back says what became of it."""
    for _try in range(_TRIES):
        if page.is_sent:
            return page
        try:
            return _keep(request, page, passes=passes)
        except (ReadAgainError, IllegalMoveError):  # kept on another page, or sent
            page = open_page(brief_to_write(request, code, page.step), page.step, request.POST)
    page.is_refused = True
    page.form.add_error(None, _("It was changed meanwhile. Look at it again."))
    return page


def keep_by_itself(request: EmployerRequest, page: Page) -> Page:
    """Keeps what is typed while it is typed, where nobody has to choose first."""
    if SEEN not in request.POST or CHOOSING in request.POST or page.is_sent:
        page.is_late = True
        return page
    later = [
        name
        for name, (version, sheet) in page.here.changed.items()
        if version > page.sheet.version and sheet == page.sheet.name
    ]
    if later and LAST not in request.POST:
        page.is_late = True
        return page
    try:
        return _keep(request, page, by_itself=True)
    except (ReadAgainError, IllegalMoveError):  # kept on another page, or sent this very moment
        page.is_late = True
        return page


def _keep(
    request: EmployerRequest, page: Page, *, by_itself: bool = False, passes: bool = False
) -> Page:
    form = page.form
    changed = form.changed
    page.both = [
        _both(form, name, page.here) for name in changed_elsewhere(page.here, page.sheet, changed)
    ]
    if page.both:
        return page
    columns = {name: each for name, each in form.columns.items() if _typed_as(name) in changed}
    parts = {name: each for name, each in form.parts.items() if name in changed}
    people = form.parts.get("people")
    if people and not by_itself:
        parts["people"] = people
    raw = _raw(form) if form.errors or (people and by_itself) else {}
    try:
        kept = _kept(request, page, Writing(fields=changed, columns=columns, parts=parts, raw=raw),
                     by_itself=by_itself, passes=passes)  # fmt: skip
    except (ReadAgainError, NotAllowedError, IllegalMoveError):
        raise
    except FairbriefError as refusal:
        page.is_refused = True
        form.add_error(
            refusal.field if refusal.field in form.fields else None, str(refusal.message)
        )
        try:
            as_typed = Writing(fields=changed, columns={}, parts={}, raw=_raw(form))
            kept = _kept(request, page, as_typed, by_itself=by_itself)
        except LimitReachedError:  # too long even for that
            return page
    page.written[page.step] = kept
    page.sheet = Sheet(name=page.sheet.name, version=kept.version)
    return page


def _kept(
    request: EmployerRequest,
    page: Page,
    writing: Writing,
    *,
    by_itself: bool = False,
    passes: bool = False,
) -> WrittenStep:
    return keep_step(
        page.here,
        writing,
        sheet=page.sheet,
        actor=request.actor,
        at=now(),
        by_itself=by_itself,
        passes=passes,
    )


def _typed_as(column: str) -> str:
    return {"currency": "fee", **TYPED_AS}.get(column, column)


def _raw(form: StepForm) -> dict[str, list[str]]:
    """The step as it was typed. What a database cannot hold is left out of it."""
    data: QueryDict = form.data  # type: ignore[assignment]
    return {
        name.replace("\0", ""): [value.replace("\0", "") for value in values]
        for name, values in data.lists()
        if name not in _BESIDE
    }


def _both(form: StepForm, name: str, here: WrittenStep) -> Both:
    if name == "deliverables":
        rows: Any = form.rows  # type: ignore[attr-defined]
        return Both(name, _("What is handed in"), _lines(rows.kept), _lines(rows.lines))
    bound = form[name]
    field = bound.field
    kept = here.typed.get(name)
    typed = form.cleaned_data.get(name, bound.data)
    return Both(
        name,
        bound.label,
        ", ".join(kept) if kept else kept_in_words(field, bound.initial),
        in_words(field, typed),
    )


def _lines(rows: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"{title}: {'; '.join(criteria.splitlines())}" for title, criteria in rows)
