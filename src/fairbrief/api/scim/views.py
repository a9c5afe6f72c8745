"""The addresses a directory talks to. A key of the campus opens one roster, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from pydantic import ValidationError
from scim2_models import (
    Context,
    Error,
    InvalidSyntaxException,
    InvalidValueException,
    ListResponse,
    Message,
    NotFoundException,
    PatchOp,
    Resource,
    ResourceType,
    Schema,
    SCIMException,
    UnauthorizedException,
    UniquenessException,
)

from fairbrief.api.scim.persons import MOST, PROVIDER, STUDENT, Student, person_of, user_of
from fairbrief.api.scim.seeking import question_of
from fairbrief.audit.actors import Actor
from fairbrief.kernel.clock import now
from fairbrief.kernel.errors import FairbriefError
from fairbrief.kernel.texts import all_kept
from fairbrief.organizations.models import Campus
from fairbrief.portals.limits import API, may_spend
from fairbrief.reports.access import key_with
from fairbrief.reports.actions import note_use
from fairbrief.reports.models import Key
from fairbrief.roster.actions import (
    TakenError,
    add_person,
    change_person,
    seen_by_directory,
    withdraw_person,
)
from fairbrief.roster.models import RosterEntry

USERS = "/api/scim/v2/Users"
JSON = "application/scim+json"

type View = Callable[..., HttpResponse]


def _answer(said: Message | Resource[Any] | None, context: Context, status: int) -> HttpResponse:
    if said is None:
        return HttpResponse(status=status)
    body = said.model_dump_json(scim_ctx=context)
    return HttpResponse(body, status=status, content_type=JSON)


def _refusal(status: int, detail: str) -> HttpResponse:
    return _answer(Error(status=status, detail=detail), Context.DEFAULT, status)


def for_directories(*methods: str) -> Callable[[View], View]:
    """Opens with a key, answers errors as SCIM says them, and gives the view the campus and who
    acts."""

    def opened(view: View) -> View:
        @csrf_exempt
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not may_spend(request, API):
                answer = _refusal(429, _("Too many requests. Ask again a little later."))
                answer["Retry-After"] = str(API.seconds_left())
                return answer
            try:
                with PROVIDER:
                    key = _key_of(request)
                    if request.method not in methods:
                        answer = _refusal(405, _("This address does not do that."))
                        answer["Allow"] = ", ".join(methods)
                        return answer
                    actor = _directory(key)
                    return view(request, key.campus, actor, *args, **kwargs)
            except ValidationError as error:
                first = Error.from_validation_errors(error)[0]
                return _answer(first, Context.DEFAULT, int(first.status or 400))
            except SCIMException as error:
                said = error.to_error()
                return _answer(said, Context.DEFAULT, int(said.status or 400))
            except RequestDataTooBig:
                return _refusal(413, _("The request is too large."))

        return guarded

    return opened


def _key_of(request: HttpRequest) -> Key:
    kind, _space, secret = request.headers.get("Authorization", "").partition(" ")
    key = key_with(secret.strip(), opens=Key.Opens.ROSTER) if kind.lower() == "bearer" else None
    if key is None:
        raise UnauthorizedException(
            detail=_("A key that opens the roster is needed: Authorization: Bearer fbr_…")
        )
    note_use(key, at=now())
    return key


def _directory(key: Key) -> Actor:
    """The university's directory, by the name of its key."""
    campus = ("organizations.campus", key.campus_id)
    return Actor(kind="link", name=key.name, capacity="directory", subject=campus)


def _sent(request: HttpRequest) -> Any:
    try:
        said = json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise InvalidSyntaxException(detail=_("The request is no JSON.")) from error
    if not all_kept(said):
        raise InvalidValueException(detail=_("There is a sign in it that cannot be kept."))
    return said


def _kept[T](keep: Callable[[], T]) -> T:
    """Runs an action; what it refuses is said as SCIM says it."""
    try:
        return keep()
    except TakenError as error:
        raise UniquenessException(detail=str(error)) from error
    except FairbriefError as error:
        raise InvalidValueException(detail=str(error)) from error


@for_directories("GET", "POST")
def users(request: HttpRequest, campus: Campus, actor: Actor) -> HttpResponse:
    """Those the directory sees, a page at a time; or one more."""
    if request.method == "POST":
        sent = STUDENT.model_validate(_sent(request), scim_ctx=Context.RESOURCE_CREATION_REQUEST)
        person = person_of(sent)
        entry = _kept(lambda: add_person(campus, person, actor=actor, at=now()))
        answer = _answer(
            user_of(entry, at=_users(request)), Context.RESOURCE_CREATION_RESPONSE, 201
        )
        answer["Location"] = f"{_users(request)}/{entry.code}"
        return answer
    rows = seen_by_directory(campus).order_by("pk")
    if asked := request.GET.get("filter"):
        rows = rows.filter(question_of(asked))
    start, count = max(1, _number(request, "startIndex", 1)), _number(request, "count", MOST)
    count = max(0, min(count, MOST))
    page = list(rows[start - 1 : start - 1 + count])
    return _answer(
        ListResponse[STUDENT](
            total_results=rows.count(),
            start_index=start,
            items_per_page=len(page),
            resources=[user_of(each, at=_users(request)) for each in page],
        ),
        Context.RESOURCE_QUERY_RESPONSE,
        200,
    )


def _number(request: HttpRequest, name: str, otherwise: int) -> int:
    value = request.GET.get(name, "")
    try:
        return min(int(value), 10**9) if value else otherwise
    except ValueError as error:
        raise InvalidValueException(detail=_("%(name)s is a number.") % {"name": name}) from error


@for_directories("GET", "PUT", "PATCH", "DELETE")
def user(request: HttpRequest, campus: Campus, actor: Actor, code: str) -> HttpResponse:
    """One person: read, replaced, changed in part, taken out."""
    entry = seen_by_directory(campus).filter(code=code).first()
    if entry is None:
        raise NotFoundException(detail=_("There is no such user."))
    if request.method == "DELETE":
        withdraw_person(entry, actor=actor, at=now())
        return _answer(None, Context.DEFAULT, 204)
    if request.method in ("PUT", "PATCH"):
        changed = _changed(request, entry)
        person = person_of(changed)
        _kept(lambda: change_person(entry, person, actor=actor, at=now()))
    return _answer(user_of(entry, at=_users(request)), Context.RESOURCE_QUERY_RESPONSE, 200)


def _changed(request: HttpRequest, entry: RosterEntry) -> Student:
    """The user as the request wants it to be."""
    known = user_of(entry, at=_users(request))
    if request.method == "PUT":
        sent: Student = STUDENT.model_validate(
            _sent(request), scim_ctx=Context.RESOURCE_REPLACEMENT_REQUEST
        )
        return sent
    patch = PatchOp[STUDENT].model_validate(_sent(request), scim_ctx=Context.RESOURCE_PATCH_REQUEST)
    before = (known.display_name, known.name.formatted if known.name else None)
    patch.patch(known)
    _follow_the_name(known, before)
    return known


def _follow_the_name(known: Student, before: tuple[str | None, str | None]) -> None:
    """The roster has one name: whichever of its SCIM forms was changed is it."""
    if known.name and known.display_name != before[0] and known.name.formatted == before[1]:
        known.name.formatted = known.display_name


def _users(request: HttpRequest) -> str:
    return request.build_absolute_uri(USERS)


@for_directories("GET")
def config(request: HttpRequest, campus: Campus, actor: Actor) -> HttpResponse:
    """What this service can do."""
    return _answer(PROVIDER.config, Context.RESOURCE_QUERY_RESPONSE, 200)


@for_directories("GET")
def schemas(request: HttpRequest, campus: Campus, actor: Actor) -> HttpResponse:
    """What a user consists of."""
    return _all(Schema, [each.to_schema() for each in PROVIDER.models])


@for_directories("GET")
def kinds(request: HttpRequest, campus: Campus, actor: Actor) -> HttpResponse:
    """The kinds of resource: users alone."""
    return _all(ResourceType, list(PROVIDER.resource_types))


def _all(kind: Any, rows: list[Any]) -> HttpResponse:
    said = ListResponse[kind](
        total_results=len(rows), start_index=1, items_per_page=len(rows), resources=rows
    )
    return _answer(said, Context.RESOURCE_QUERY_RESPONSE, 200)


urlpatterns = [
    path("Users", users, name="scim_users"),
    path("Users/<code:code>", user, name="scim_user"),
    path("ServiceProviderConfig", config, name="scim_config"),
    path("Schemas", schemas, name="scim_schemas"),
    path("ResourceTypes", kinds, name="scim_kinds"),
]
