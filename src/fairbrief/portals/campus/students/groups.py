"""Groups of students a campus counts by: made, named, filled and emptied."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from fairbrief.kernel.clock import now
from fairbrief.kernel.codes import possible
from fairbrief.portals.requests import CampusRequest, for_officers
from fairbrief.portals.ui.http import paginate, run_action, show
from fairbrief.roster.access import entries_of, groups_of
from fairbrief.roster.actions import (
    Added,
    add_found,
    add_named,
    delete_group,
    make_group,
    remove_from_group,
    rename_group,
)
from fairbrief.roster.forms import DeleteGroupForm, GroupForm, PasteForm, StudentsForm
from fairbrief.roster.models import Group
from fairbrief.roster.queries import groups_with_people, members_of
from fairbrief.tracking.students import students_at

#: Words nobody is called that are named one by one.
FEW = 10


@for_officers
def groups(request: CampusRequest) -> HttpResponse:
    """Every group; making one."""
    campus = request.officer.campus
    form = GroupForm(request.POST or None)
    made: list[Group] = []
    if form.is_valid() and run_action(
        request,
        form,
        lambda: made.append(make_group(campus, **form.cleaned_data, actor=request.actor, at=now())),
    ):
        return redirect("campus:group", made[0].code)
    page = paginate(request, groups_with_people(groups_of(request.officer)))
    return show(request, "campus/students/groups.html", {"page": page, "form": form}, form)


@for_officers
def group(request: CampusRequest, code: str) -> HttpResponse:
    """Who is in a group; adding more of them by pasting."""
    found = _found(request, code)
    form = PasteForm(request.POST or None)
    added: list[Added] = []
    if form.is_valid() and run_action(
        request,
        form,
        lambda: added.append(
            add_named(found, form.cleaned_data["people"], actor=request.actor, at=now())
        ),
    ):
        _tell(request, added[0])
        return redirect("campus:group", code)
    return _page(request, found, paste_form=form)


def _page(
    request: CampusRequest,
    found: Group,
    *,
    paste_form: PasteForm | None = None,
    name_form: GroupForm | None = None,
    delete_form: DeleteGroupForm | None = None,
) -> HttpResponse:
    name_form = name_form or GroupForm(initial={"name": found.name, "kind": found.kind})
    delete_form = delete_form or DeleteGroupForm()
    paste_form = paste_form or PasteForm()
    context = {
        "group": found,
        "page": paginate(request, members_of(found)),
        "paste_form": paste_form,
        "name_form": name_form,
        "delete_form": delete_form,
    }
    forms = (paste_form, name_form, delete_form)
    return show(request, "campus/students/group.html", context, *forms)


@require_POST
@for_officers
def rename(request: CampusRequest, code: str) -> HttpResponse:
    found = _found(request, code)
    form = GroupForm(request.POST)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: rename_group(found, **form.cleaned_data, actor=request.actor, at=now()),
        said=_("Kept."),
    ):
        return redirect("campus:group", code)
    return _page(request, found, name_form=form)


@require_POST
@for_officers
def delete(request: CampusRequest, code: str) -> HttpResponse:
    found = _found(request, code)
    form = DeleteGroupForm(request.POST)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: delete_group(found, **form.cleaned_data, actor=request.actor, at=now()),
        said=_("Deleted. The people themselves stay on the roster."),
    ):
        return redirect("campus:groups")
    return _page(request, found, delete_form=form)


@require_POST
@for_officers
def remove(request: CampusRequest, code: str, entry: str) -> HttpResponse:
    found = _found(request, code)
    person = get_object_or_404(entries_of(request.officer), code=entry)
    run_action(
        request,
        None,
        lambda: remove_from_group(found, person, actor=request.actor, at=now()),
        said=_("%(name)s is no longer in it.") % {"name": person.name},
    )
    return redirect("campus:group", code)


@require_POST
@for_officers
def add_all_found(request: CampusRequest) -> HttpResponse:
    """Everyone the list shows under its filter goes into a group."""
    into = possible([request.POST.get("into", "")])
    if not into:
        raise Http404
    found = _found(request, into[0])
    asked = QueryDict(request.POST.get("query", "")[:2000])
    filters = StudentsForm(asked, officer=request.officer).filters
    added: list[Added] = []
    if run_action(
        request,
        None,
        lambda: added.append(
            add_found(found, students_at(request.officer, filters), actor=request.actor, at=now())
        ),
    ):
        _tell(request, added[0])
    return redirect("campus:group", found.code)


def _tell(request: CampusRequest, added: Added) -> None:
    messages.success(
        request,
        ngettext("%(count)d person was added.", "%(count)d people were added.", added.added)
        % {"count": added.added},
    )
    if added.unknown:
        named = ", ".join(added.unknown[:FEW])
        more = len(added.unknown) - FEW
        messages.warning(
            request,
            _("Nobody on your roster has these: %(named)s.") % {"named": named}
            + (" " + _("And %(more)d more.") % {"more": more} if more > 0 else ""),
        )


def _found(request: CampusRequest, code: str) -> Group:
    return get_object_or_404(groups_of(request.officer), code=code)


urlpatterns = [
    path("students/groups/", groups, name="groups"),
    path("students/groups/fill/", add_all_found, name="fill_group"),
    path("students/groups/<code:code>/", group, name="group"),
    path("students/groups/<code:code>/rename/", rename, name="rename_group"),
    path("students/groups/<code:code>/delete/", delete, name="delete_group"),
    path("students/groups/<code:code>/remove/<code:entry>/", remove, name="remove_from_group"),
]
