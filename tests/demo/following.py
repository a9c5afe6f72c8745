"""People who follow every link they are shown, to a page of each kind and each state of things.

A page is opened once for each kind of person and route, and again by whoever comes to one of
something that stands otherwise: a work whose pay was sent, a brief that is full.
"""

from __future__ import annotations

import html
import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, cast
from urllib.parse import parse_qs, urldefrag, urljoin, urlsplit

from django.apps import apps
from django.test import Client
from django.urls import Resolver404, resolve

from fairbrief.accounts.models import User
from fairbrief.applications.models import Application
from fairbrief.demo.models import Persona
from fairbrief.engagements.models import Engagement
from fairbrief.notices.models import Notice
from fairbrief.organizations.models import Member

#: What leads from a page: links, pictures, and parts that are fetched when they are needed.
_LEADS = re.compile(r'\s(?:href|src|data-load|hx-get)="([^"]*)"')
_CODE = re.compile(r"\b[A-Z0-9]{10}\b")
#: In place of any, so that an address of a kind is looked up once.
_ANY_CODE = "2222222222"
_KEY = re.compile(r"[\w-]{30,}")
_FILE = re.compile(r"\.\w+$")
_MAIN = re.compile(r"<main\b.*?</main>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_NOT_READ = re.compile(r"<(style|script|template|svg)\b.*?</\1>", re.DOTALL)
#: Sign-in is not ours, and files are no pages.
_LEFT_OUT = ("/account/", "/static/", "/ui/", "/demo/")
#: Lists of what waits for a person and of what is theirs.
_OWN = (
    *("/student/", "/student/work/", "/student/applications/"),
    *("/employer/", "/employer/work/", "/employer/applicants/"),
)
#: Where a page is another by how that stands which it is about.
_DIFFERS = ("/student/", "/employer/", "/campus/", "/briefs/")
_ELSEWHERE = (301, 302, 303)
#: A page with fewer words says nothing.
_LEAST_WORDS = 8


@dataclass(frozen=True)
class Someone:
    """One person, what they are to the work, and the first page they open."""

    user: User | None
    kind: str
    hat: str
    first: str


@dataclass
class Crawl:
    """What everyone has looked at so far, by its route, and what was wrong with it."""

    faults: list[str] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)
    _stand: dict[str, set[str]] = field(default_factory=lambda: _standing())
    _known: set[tuple[str, ...]] = field(default_factory=set)

    def follow(self, who: Someone) -> None:
        """Opens their first page and whatever it leads to."""
        client = Client(raise_request_exception=False)
        if who.user is not None:
            client.force_login(who.user)
            session = client.session
            session["hat"] = who.hat
            session.save()
        waiting = deque([("", who.first)])
        while waiting:
            shown_on, path = waiting.popleft()
            answer = client.get(path)
            self.seen[_route(path)] += 1
            if (fault := _fault(who, shown_on, answer)) is not None:
                self.faults.append(f"{who.kind} {who.user}: {path} on {shown_on}: {fault}")
            for link in _links(answer):
                to = _here(path, link)
                if to is not None and self._is_new(who, to):
                    waiting.append((path, to))

    def brings_new(self, subject: Any) -> bool:
        """Whether something stands as nothing did that was asked for before."""
        keys = {("stands", each) for each in self._stand.get(subject.code, ())}
        is_new = not keys <= self._known
        self._known |= keys
        return is_new

    def _is_new(self, who: Someone, path: str) -> bool:
        parts = urlsplit(path)
        route, asked = _route(path), sorted(parse_qs(parts.query))
        # From these everyone comes to their own.
        own = str(who.user) if path in _OWN else ""
        keys = {(who.kind, route, own, *asked)}
        if parts.path.startswith(_DIFFERS) and not _FILE.search(parts.path):
            for code in _CODE.findall(parts.path):
                keys |= {(who.hat, route, "", each, *asked) for each in self._stand.get(code, ())}
        is_new = not keys <= self._known
        self._known |= keys
        return is_new


def everybody(crawl: Crawl) -> Iterator[Someone]:
    """A visitor, the personas, whoever has work or an application that stands as no other does,
    and those who have nothing but a mailed link."""
    yield Someone(None, "visitor", "visitor", "/")
    roles = dict(Member.objects.exclude(user=None).values_list("user_id", "role"))
    come = set()
    for persona in Persona.objects.select_related("user"):
        come.add(persona.user)
        kind = roles.get(persona.user.pk, persona.hat)
        yield Someone(persona.user, kind, persona.hat, persona.path)
    works = Engagement.objects.select_related("student__user", "brief")
    sent = Application.objects.select_related("student__user", "brief")
    for each in (*works.order_by("-id"), *sent.order_by("-id")):
        if not crawl.brings_new(each):
            continue
        people = [(each.student.user, "student", "student", "/student/")]
        member = _one_who_acts(each)
        people.append((cast("User", member.user), member.role, "employer", "/employer/"))
        for user, kind, hat, first in people:
            if user not in come:
                come.add(user)
                yield Someone(user, kind, hat, first)
    shapes = set()
    for link in Notice.objects.filter(user=None).exclude(link="").order_by("-id"):
        shape = (link.kind, _KEY.sub("…", link.link))
        if shape not in shapes:
            shapes.add(shape)
            yield Someone(None, "by link", "visitor", link.link)


def _one_who_acts(subject: Any) -> Member:
    """Of the employer's people with an account, who supervises it if they have one."""
    rows = Member.objects.filter(employer=subject.brief.employer_id).exclude(user=None)
    found = rows.filter(pk=subject.brief.supervisor_id) or rows.filter(role="owner")
    return found.select_related("user")[0]


def _standing() -> dict[str, set[str]]:
    """By the code of a row: its state, and those of all that hangs on it."""
    found: dict[str, set[str]] = {}
    for model in apps.get_models():
        fields = {each.name: each for each in model._meta.concrete_fields}
        if "state" not in fields:
            continue
        ways = ["code"] if "code" in fields else []
        ways += [
            f"{name}__code"
            for name, each in fields.items()
            if isinstance(each.related_model, type) and hasattr(each.related_model, "code")
        ]
        for way in ways:
            for code, state in model._default_manager.values_list(way, "state").distinct():
                found.setdefault(code, set()).add(f"{model._meta.model_name} {state}")
    return found


def _route(path: str) -> str:
    return _route_of(_CODE.sub(_ANY_CODE, urlsplit(path).path))


@cache
def _route_of(path: str) -> str:
    try:
        return resolve(path).route
    except Resolver404:
        return path


def _here(base: str, link: str) -> str | None:
    """The address on this site that a link leads to; None of one that leads elsewhere."""
    parts = urlsplit(urldefrag(urljoin(base, html.unescape(link))).url)
    if parts.scheme not in ("", "http", "https") or parts.netloc not in ("", "testserver"):
        return None
    if not parts.path or parts.path.startswith(_LEFT_OUT):
        return None
    return parts.path + (f"?{parts.query}" if parts.query else "")


def _is_page(answer: Any) -> bool:
    return answer.get("Content-Type", "").startswith("text/html")


def _links(answer: Any) -> Iterable[str]:
    if answer.status_code in _ELSEWHERE:
        return [answer["Location"]]
    reads = answer.status_code == 200 and _is_page(answer)
    return _LEADS.findall(answer.content.decode()) if reads else []


def _fault(who: Someone, shown_on: str, answer: Any) -> str | None:
    """What is wrong with a page that a page led to."""
    if answer.status_code in _ELSEWHERE:
        asks = who.user is not None and answer["Location"].startswith("/account/login")
        return "asks who is signed in to sign in" if asks else None
    if answer.status_code != 200:
        # A mailed link ends with the step it was made for, and says so.
        has_ended = not shown_on and answer.status_code in (404, 410)
        return None if has_ended else f"answered {answer.status_code}"
    if not _is_page(answer):
        return None
    page = answer.content.decode()
    main = _MAIN.search(page)
    if main is None:  # a part of a page
        return None if page.strip() else "is empty"
    words = _TAG.sub(" ", _NOT_READ.sub(" ", main[0])).split()
    if len(words) < _LEAST_WORDS:
        return f"says nothing but {' '.join(words)!r}"
    return None if "<h1" in main[0] else "has no heading"
