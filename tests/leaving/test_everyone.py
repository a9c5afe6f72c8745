"""The heart of it: everybody of a filled world leaves, and nothing of them is found any more."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.contrib.sessions.models import Session
from django.db import models, transaction
from django.db.models import CharField, JSONField, TextField
from django.db.models.functions import Cast
from django.test import Client
from pytest_django import DjangoDbBlocker

from fairbrief.accounts.models import User
from fairbrief.accounts.signed_in import kept_sessions
from fairbrief.agreements.proof import broken_agreements
from fairbrief.audit.actors import person
from fairbrief.audit.chain import verify
from fairbrief.audit.models import Event
from fairbrief.clocks.firing import fire_due
from fairbrief.clocks.models import Clock
from fairbrief.kernel.yours import may_still_stand
from fairbrief.leaving.actions import close_account
from fairbrief.leaving.actions.erasing import PROVED
from fairbrief.leaving.hindrances import hindrances
from fairbrief.leaving.models import Closing
from fairbrief.leaving.queries import addresses_known, names_of
from fairbrief.organizations.models import Campus
from fairbrief.reports.keeping import keep_up, recount
from fairbrief.reports.models import Figures
from tests.accounts.signing import just_in
from tests.filled import AT, filled_world


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), filled_world():
        yield


@pytest.fixture(autouse=True)
def _each_test_leaves_it_as_it_was(
    world: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


type Word = tuple[str, User]


def _close_all(at: datetime) -> dict[User, list[str]]:
    """Closes the account of everyone who may; their names and addresses before."""
    known: dict[User, list[str]] = {}
    for user in User.objects.filter(is_active=True).order_by("pk"):
        if hindrances(user):
            continue
        known[user] = [*names_of(user), *addresses_known(user)]
        close_account(user, actor=person(user), at=at)
    return known


def _texts(model: type[models.Model]) -> list[str]:
    return [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, CharField | TextField | JSONField | ArrayField)
    ]


def _where_found(words: set[str]) -> dict[str, list[str]]:
    """Every column in which one of the words stands, but those that are kept and say why."""
    found: dict[str, list[str]] = {}
    for model in apps.get_models(include_auto_created=True):
        if not model._meta.managed:
            continue
        for column in _texts(model):
            if may_still_stand(model, column):
                continue
            there: Any = model._base_manager.all()
            if model is Event:
                there = there.exclude(subject_label__in=PROVED)
            rows: Any = there.annotate(written_there=Cast(column, TextField())).values_list(
                "pk", "written_there"
            )
            for key, said in _said_in_sessions() if model is Session else rows:
                low = (said or "").lower()
                hit = next((word for word in words if word in low), "")
                if hit:
                    found.setdefault(f"{model._meta.label}.{column}", []).append(f"{key}: {hit}")
    return found


def _said_in_sessions() -> Iterator[tuple[str, str]]:
    """What they keep is packed and signed, so the database cannot look into it."""
    return ((key, json.dumps(kept, ensure_ascii=False)) for key, kept in kept_sessions())


def _figures_of(campus: Campus) -> list[Any]:
    rows = Figures.objects.filter(campus=campus).order_by("period")
    return list(rows.values_list("period", "taken", "enrolled", "total"))


def _read_on(user: User, *, most: int) -> list[str]:
    """Opens the pages that whoever stayed comes to from their first one; those that fail."""
    client = Client()
    client.force_login(user)
    waiting, seen, failed = ["/home/"], set[str](), []
    while waiting and len(seen) < most:
        path = waiting.pop(0)
        shape = re.sub(r"[A-Z0-9]{10}", "…", path)
        if shape in seen:
            continue
        seen.add(shape)
        answer = client.get(path, follow=True)
        if answer.status_code not in (200, 404, 410):
            failed.append(f"{path}: {answer.status_code}")
        if answer.streaming or not answer["Content-Type"].startswith("text/html"):
            continue
        found = re.findall(r'href="(/(?!static|demo)[^"?#]*)', answer.text)
        waiting += [each for each in found if not each.startswith("/account/logout")]
    return failed


def test_nothing_of_those_who_left_is_found_anywhere() -> None:
    for each in User.objects.filter(is_active=True):
        just_in(each)
    assert any("@" in said for _key, said in _said_in_sessions())
    known = _close_all(AT)
    assert len(known) > 40
    fire_due(at=AT + timedelta(days=30))
    assert not Clock.objects.filter(kind="account.erase").exclude(failure="").exists(), list(
        Clock.objects.filter(kind="account.erase")
        .exclude(failure="")
        .values_list("failure", flat=True)[:3]
    )
    erased = {user for user in known if Closing.objects.get(user=user).is_erased}
    assert len(erased) > 40
    others = {
        word.lower()
        for user in User.objects.exclude(pk__in=[each.pk for each in erased])
        for word in (user.name, user.email)
    }
    words = {word.lower() for user in erased for word in known[user]} - others
    found = _where_found(words)
    assert not found, "\n".join(f"{k}: {len(v)} {v[:3]}" for k, v in found.items())
    # What stays is proved as before, and counted as before.
    assert not list(verify())
    assert not list(broken_agreements())
    for campus in Campus.objects.all():
        keep_up()
        kept = _figures_of(campus)
        recount(campus)
        assert kept == _figures_of(campus)
    # And whoever stayed reads on.
    stayed = User.objects.filter(is_active=True).order_by("pk")
    hats = [{"student__isnull": False}, {"officer__isnull": False}, {"is_operator": True}]
    for hat in (*hats, {"memberships__role": "owner"}, {"memberships__role": "supervisor"}):
        user = stayed.filter(**hat).first()
        assert user is not None, hat
        assert not _read_on(user, most=60)
