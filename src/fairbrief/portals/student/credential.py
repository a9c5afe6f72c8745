"""The student's own credential: its badge, its files, what it shows, and where to show it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST, require_safe

from fairbrief.credentials.access import credentials_of
from fairbrief.credentials.actions import show_levels
from fairbrief.credentials.documents import Seen, name_of, shows_levels
from fairbrief.credentials.files import folder, linkedin_url
from fairbrief.credentials.models import Credential
from fairbrief.credentials.saying import said_by
from fairbrief.kernel.clock import now
from fairbrief.portals.requests import StudentRequest, for_students
from fairbrief.portals.ui.http import run_action, show
from fairbrief.relationships.access import STUDENT
from fairbrief.relationships.queries import closing_of
from fairbrief.relationships.questionnaires import OF_STUDENT, QUESTIONNAIRES


@require_safe
@for_students
def credential(request: StudentRequest, code: str) -> HttpResponse:
    found = _credential(request, code)
    return show(
        request,
        "student/credential.html",
        {
            "work": found.engagement,
            "credential": found,
            "said": said_by(found.document),
            "name_shown": name_of(found.document),
            "levels_shown": shows_levels(found.document),
            "levels_seen": _seen(found),
            "linkedin_url": linkedin_url(found),
        },
    )


@require_POST
@for_students
def levels(request: StudentRequest, code: str) -> HttpResponse:
    """Puts the employer's open ratings on the credential, or takes them off."""
    found = _credential(request, code)
    shown = request.POST.get("shown") == "yes"
    seen = _seen(found) if shown else []
    run_action(
        request,
        None,
        lambda: show_levels(found, seen=seen, actor=request.actor, at=now()),
        said=_("The levels are on the credential.") if seen else _("The levels are off."),
    )
    return redirect("student:credential", code)


@require_safe
@for_students
def kept(request: StudentRequest, code: str) -> HttpResponse:
    """Everything in one folder, good without this site."""
    found = _credential(request, code)
    return HttpResponse(
        folder(found, at=now()),
        content_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="fairbrief-{found.code}.zip"'},
    )


def _credential(request: StudentRequest, code: str) -> Credential:
    return get_object_or_404(credentials_of(request.student), engagement__code=code)


def _seen(found: Credential) -> list[Seen]:
    """What the employer saw, as far as the student may read it: only once feedback is open."""
    closing = closing_of(found.engagement, side=STUDENT, at=now())
    if not closing.is_open or closing.theirs is None:
        return []
    asked = QUESTIONNAIRES[closing.theirs.feedback.wording.version].parts[OF_STUDENT]
    questions = {each.key: each for each in asked.questions}
    # A credential is read anywhere: its words are English.
    with override("en"):
        return [
            Seen(
                key=each.key,
                name=str(questions[each.key].text),
                level=each.level,
                words=tuple(str(level.word) for level in questions[each.key].levels),
            )
            for each in closing.theirs.rated
            if each.level is not None
        ]


urlpatterns = [
    path("work/<code:code>/credential/", credential, name="credential"),
    path("work/<code:code>/credential/levels/", levels, name="credential_levels"),
    path("work/<code:code>/credential/folder.zip", kept, name="credential_folder"),
]
