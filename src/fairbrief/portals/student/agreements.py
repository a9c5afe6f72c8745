"""The student reads the agreement beside the brief, changes lines of it, signs or declines."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from fairbrief.agreements.access import STUDENT, agreements_of
from fairbrief.agreements.models import Agreement
from fairbrief.agreements.queries import is_signed
from fairbrief.engagements.access import work_of
from fairbrief.portals import agreeing
from fairbrief.portals.agreeing.acts import Acts
from fairbrief.portals.requests import StudentRequest, for_students
from fairbrief.portals.ui.http import show


def _agreement(request: StudentRequest, code: str) -> Agreement:
    return get_object_or_404(agreements_of(request.student), code=code)


@require_safe
@for_students
def agreement(request: StudentRequest, code: str) -> HttpResponse:
    return _page(request, _agreement(request, code), {})


def _page(request: StudentRequest, found: Agreement, forms: dict[str, Any]) -> HttpResponse:
    return show(
        request,
        "student/agreement.html",
        {
            **agreeing.page_of(found, side=STUDENT, signs_as=request.user.name, forms=forms),
            "base": reverse("student:agreement", args=[found.code]),
            "brief": found.application.brief,
            "work": work_of(request.student).filter(agreement=found).first()
            if is_signed(found)
            else None,
        },
        *agreeing.sent(forms),
    )


_ACTS = Acts(
    side=STUDENT,
    portal="student",
    for_side=for_students,
    find=_agreement,
    page=_page,
    declined=_("Declined. Nobody is bound; the employer has your reason."),
)

urlpatterns = [
    path("agreements/<code:code>/", agreement, name="agreement"),
    *_ACTS.urlpatterns,
]
