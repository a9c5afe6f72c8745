"""Helpers of thin views: access, form, one action, response."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, overload

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.db.models.fields.files import FieldFile
from django.forms import BaseForm
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.utils.http import url_has_allowed_host_and_scheme

from fairbrief.kernel.errors import ChangedSinceError, FairbriefError
from fairbrief.portals.ui.changed import shows_another, tell_of_change
from fairbrief.portals.ui.unshown import unshown_on

#: Rows on a list page.
PER_PAGE = 20


def run_action(
    request: HttpRequest,
    form: BaseForm | None,
    action: Callable[[], object],
    *,
    said: Any = "",
) -> bool:
    """Run the one action of a view; True when it was done.

    `form` is a valid bound form, or None for a bare button. What the action refuses is put
    beside the form's field it names (else above the form), or shown as a message when there is
    no form; what was typed stays. Where the page showed something else than stands there now,
    the form says so and goes on from there; see `kernel.seen`. `said` is the message shown when it
    was done.

        if form.is_valid() and run_action(
            request, form, lambda: send_for_review(brief, actor=request.actor, at=now())
        ):
            return redirect(...)
        return show(request, "employer/brief.html", {"form": form}, form)
    """
    try:
        action()
    except FairbriefError as refusal:
        if form is None:
            messages.error(request, str(refusal))
        elif isinstance(refusal, ChangedSinceError):
            tell_of_change(form, refusal)
        else:
            form.add_error(
                refusal.field if refusal.field in form.fields else None, str(refusal.message)
            )
        return False
    if said:
        messages.success(request, said)
    return True


def show(
    request: HttpRequest,
    template: str,
    context: dict[str, Any] | None = None,
    *forms: BaseForm,
) -> HttpResponse:
    """Render a page; 422 when one of its forms was sent with errors, 409 when one was sent from a
    page that showed something else than stands there now.

    Where the page does not have that form any more, it says why nothing was done, and keeps what
    was typed.
    """
    status = 200
    if refused := [form for form in forms if form.is_bound and not form.is_valid()]:
        status = 409 if any(map(shows_another, refused)) else 422
    page = render_to_string(template, context, request)
    if refused and (unshown := unshown_on(page, refused)):
        page = render_to_string(template, {**(context or {}), "unshown": unshown}, request)
    # With the charset said, Django need not read it off the header it has just written.
    return HttpResponse(page, status=status, charset="utf-8")


@overload
def paginate[M: Model](
    request: HttpRequest, rows: QuerySet[M], per_page: int = PER_PAGE
) -> Page[M]: ...
@overload
def paginate[T](request: HttpRequest, rows: Sequence[T], per_page: int = PER_PAGE) -> Page[T]: ...
def paginate(request: HttpRequest, rows: Any, per_page: int = PER_PAGE) -> Page[Any]:
    """The page of rows `?page=` asks for; the nearest one when there is no such page."""
    return Paginator(rows, per_page).get_page(request.GET.get("page"))


class BoundedPaginator(Paginator[Any]):
    """Counts no further than to `most`: nobody leafs beyond, and counting a million takes time."""

    most = 10_000

    @cached_property
    def _counted(self) -> int:
        rows: Any = self.object_list
        return int(rows.order_by()[: self.most + 1].count())

    @cached_property
    def count(self) -> int:
        return min(self._counted, self.most)

    @property
    def is_more(self) -> bool:
        return self._counted > self.most


def paginate_bounded[M: Model](
    request: HttpRequest, rows: QuerySet[M], per_page: int = PER_PAGE
) -> Page[M]:
    """The same for lists that may be very long; `page.paginator.is_more` says that they are."""
    return BoundedPaginator(rows, per_page).get_page(request.GET.get("page"))


def as_download(file: FieldFile, name: str) -> FileResponse:
    """A kept file, always as a download that no browser opens as a page."""
    return FileResponse(
        file.open("rb"),
        as_attachment=True,
        filename=name,
        content_type="application/octet-stream",
        headers={
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "Cache-Control": "private, no-store",
        },
    )


def next_of(request: HttpRequest) -> str:
    """The `next` the address or the form carried, if it is on this site; else nothing."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(
        asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return asked if is_ours else ""


def redirect_next(request: HttpRequest, otherwise: str, *args: Any) -> HttpResponseRedirect:
    """To the `next` the form carried when it is on this site, else to the named URL."""
    asked = next_of(request)
    return HttpResponseRedirect(asked) if asked else redirect(otherwise, *args)
