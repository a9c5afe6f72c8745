"""Requests as the portals see them: who the person is here, loaded once, in one query."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, wraps
from ipaddress import ip_address
from typing import Any, Concatenate, cast

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django_htmx.middleware import HtmxDetails

from fairbrief.accounts.models import User
from fairbrief.audit.actors import Actor, person
from fairbrief.guides.queries import with_own_guides
from fairbrief.kernel.statements import Whole, among, whole
from fairbrief.notices.queries import with_unread
from fairbrief.organizations.models import Member, Officer
from fairbrief.portals.unsent import MARK, drop_what_is_over, forget_unsent, to_sign_in
from fairbrief.students.models import Student


class PortalRequest(HttpRequest):
    """A signed-in person's request. `actor` is who acts, for actions."""

    user: User
    htmx: HtmxDetails
    actor: Actor
    #: Notices the person has not read, where they were counted already.
    unread: int | None


class StudentRequest(PortalRequest):
    student: Student


class EmployerRequest(PortalRequest):
    member: Member


class CampusRequest(PortalRequest):
    officer: Officer


def origin_of(request: HttpRequest) -> dict[str, str]:
    """Where a signature comes from: the address as far as it is known, and the device's words."""
    found = get_adapter(request).get_client_ip(request)
    return {
        "address": found if is_address(found) else "",
        "device": request.headers.get("User-Agent", "")[:300],
    }


def is_address(text: str) -> bool:
    """Whether the text is an IP address."""
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


type View[R, **P] = Callable[Concatenate[R, P], HttpResponseBase]


def _guard(
    attribute: str, load: Callable[[User], Any]
) -> Callable[[View[Any, ...]], View[HttpRequest, ...]]:
    def decorate(view: View[Any, ...]) -> View[HttpRequest, ...]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return to_sign_in(request)
            user = request.user
            found = load(user)
            if found is None:
                raise PermissionDenied
            setattr(request, attribute, found)
            cast("PortalRequest", request).unread = getattr(found, "unread", None)
            cast("PortalRequest", request).actor = person(user)
            drop_what_is_over(request)
            if MARK in request.POST:
                forget_unsent(request)
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def for_students[**P](view: View[StudentRequest, P]) -> View[HttpRequest, P]:
    """The view is for students; `request.student` is set, with campus. Others get 403.

    A student who has not finished the first five minutes is sent there first.
    """

    def checked(request: StudentRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        request.student.user = request.user
        if request.student.onboarded_at is None and not request.path.startswith(
            "/student/welcome/"
        ):
            return redirect("/student/welcome/")
        return view(request, *args, **kwargs)

    return _guard("student", lambda user: _students_at_home().of(user.pk))(wraps(view)(checked))


def student_reading(request: HttpRequest) -> Student | None:
    """The student who reads a page that is for everyone, if it is one."""
    if not request.user.is_authenticated:
        return None
    found = _students().of(request.user.pk)
    cast("PortalRequest", request).unread = getattr(found, "unread", None)
    return found


def member_reading(request: HttpRequest) -> Member | None:
    """The member of an employer who reads a page that is for everyone, if it is one."""
    return _members().of(request.user.pk) if request.user.is_authenticated else None


# Who somebody is, is asked for every page: by statements that are written once.


@cache
def _students() -> Whole[Student]:
    rows = Student.objects.extra(**among('"students_student"."user_id"'))
    return whole(with_unread(rows), "campus")


@cache
def _students_at_home() -> Whole[Student]:
    """For pages that tell a student something in the campus's own words."""
    rows = Student.objects.extra(**among('"students_student"."user_id"'))
    return whole(with_own_guides(with_unread(rows)), "campus")


@cache
def _members() -> Whole[Member]:
    rows = Member.objects.extra(**among('"organizations_member"."user_id"')).filter(left_at=None)
    return whole(with_unread(rows), "employer")


@cache
def _officers() -> Whole[Officer]:
    rows = Officer.objects.extra(**among('"organizations_officer"."user_id"'))
    return whole(with_unread(rows), "campus")


def for_employers[**P](view: View[EmployerRequest, P]) -> View[HttpRequest, P]:
    """The view is for members of an employer; `request.member` is set, with employer."""
    return _guard("member", lambda user: _members().of(user.pk))(view)


def for_officers[**P](view: View[CampusRequest, P]) -> View[HttpRequest, P]:
    """The view is for a career office; `request.officer` is set, with campus."""
    return _guard("officer", lambda user: _officers().of(user.pk))(view)


def for_operators[**P](view: View[PortalRequest, P]) -> View[HttpRequest, P]:
    """The view is for those who run the installation."""
    return _guard("operator", lambda user: user if user.is_operator else None)(view)


def for_people[**P](view: View[PortalRequest, P]) -> View[HttpRequest, P]:
    """The view is for anyone signed in."""
    return _guard("person", lambda user: user)(view)
