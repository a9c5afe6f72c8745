"""What someone said when signing up, kept until the address is confirmed."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from fairbrief.accounts.queries import verified_addresses
from fairbrief.kernel.clock import now
from fairbrief.kernel.errors import FairbriefError
from fairbrief.organizations.domains import campus_of_address
from fairbrief.organizations.models import Campus
from fairbrief.portals.requests import PortalRequest
from fairbrief.students.actions import enrol
from fairbrief.students.queries import student_of

SESSION_KEY = "joining"
STUDENT = "student"


def intend(request: HttpRequest, what: str) -> None:
    request.session[SESSION_KEY] = what


def verified_campus(request: PortalRequest) -> Campus | None:
    """The campus one of the person's confirmed addresses belongs to."""
    campuses = (campus_of_address(email) for email in verified_addresses(request.user))
    return next((campus for campus in campuses if campus), None)


def finish_joining(request: PortalRequest) -> None:
    """Enrols a person who signed up as a student and has now confirmed a campus's address.

    The wish was sent with the sign-up form; this only completes it, once.
    """
    if request.session.pop(SESSION_KEY, None) != STUDENT or student_of(request.user):
        return
    campus = verified_campus(request)
    if campus is None:
        return
    try:
        enrol(request.user, campus=campus, actor=request.actor, at=now())
    except FairbriefError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request, _("Welcome. %(campus)s stands behind you here.") % {"campus": campus.name}
        )
