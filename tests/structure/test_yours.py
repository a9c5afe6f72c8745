"""Every table with a person in it is part of their copy or says why not, and says what stays."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models

from fairbrief.kernel.yours import HELD, NAMED, Held, declared_of, may_still_stand
from fairbrief.organizations.models import Member, Officer
from fairbrief.roster.models import RosterEntry
from fairbrief.students.models import Student
from tests.structure.test_source import ROOMS

#: Whoever points at one of these is about a person.
PEOPLE = {"User", "Student", "Member", "Officer", "RosterEntry"}
#: Columns whose name sounds like a person's, and that hold none: each with the reason.
NO_PERSON = {
    "accounts.user": "becomes a stone: see `accounts.actions.turn_to_stone`",
    "accounts.mailedlink": "a key to one page: ended when the account closes, thrown away then",
    "clocks.clock": "names no person",
    "clocks.lastround": "names no person",
    "organizations.campus": "the office's own address",
    "organizations.employer": "an organization's name",
    "organizations.term": "a term's name",
    "students.skill": "a skill's name",
    "roster.group": "a group's name",
    "searches.savedsearch": "a search's name",
    "matchdays.matchday": "a day's name",
    "funds.pool": "a pool's name",
    "boards.brand": "a board's name",
    "reports.key": "a program's name",
    "planning.busycalendar": "a calendar's name",
    "tracking.pastimport": "a file's name",
    "tracking.outcomeoptout": "addresses that want no question; the person's own goes",
    "audit.event": "see `audit.forgetting.forget_person`",
    "contacts.introduction": "whom somebody would like to meet, in the student's own words",
    "engagements.replacement": "who took over from whom: the work's record",
    "engagements.changeorder": "the work's record: see `engagements.yours`",
    "engagements.pieceversion": "the work's record: see `engagements.yours`",
    "agreements.removal": "who let an agreement's text go: the installation",
    "vetting.print": "marks of a brief's words",
}
#: Tables that point at a person and are neither copied nor forgotten: each with the reason.
LEFT_OUT = {
    "account.emailaddress": "declared in `accounts.yours`",
    "coffees.sitting": "a time, not a person",
    "roster.group_entries": "the university's groups",
    "accounts.user_groups": "rights nobody has here",
    "accounts.user_user_permissions": "rights nobody has here",
}


def _models() -> list[type[models.Model]]:
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in {*ROOMS, "account"} and model._meta.managed
    ]


def _points_at_a_person(model: type[models.Model]) -> bool:
    return any(
        isinstance(field, models.ForeignKey) and field.related_model.__name__ in PEOPLE  # type: ignore[union-attr]
        for field in model._meta.concrete_fields
    )


def _names(model: type[models.Model]) -> list[str]:
    """Columns that sound as if a person's name or address stood in them."""
    return [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, models.EmailField)
        or (
            isinstance(field, models.CharField)
            and (field.name == "name" or field.name.endswith("_name"))
            and field.name not in {"file_name", "office_name", "employer_name", "directory_name"}
        )
    ]


def test_every_table_about_a_person_says_what_becomes_of_it() -> None:
    silent = [
        model._meta.label_lower
        for model in _models()
        if _points_at_a_person(model)
        and not declared_of(model)
        and model._meta.label_lower not in LEFT_OUT
    ]
    assert not silent, "say in the room's yours.py what of a person stands there"


def test_every_name_goes_or_says_why_it_stays() -> None:
    named = {(each.model, column) for each in NAMED for column in each.columns}
    left = []
    for model in _models():
        held = declared_of(model)
        for column in _names(model):
            goes = any(each.removes or column in each.goes.split() for each in held)
            kept = may_still_stand(model, column) or (model, column) in named
            if not (goes or kept or model._meta.label_lower in NO_PERSON):
                left.append(f"{model._meta.label}.{column}")
    assert not left, "name it in `goes`, `still` or a Named of the room's yours.py"


def test_nobody_is_excused_who_is_not_there() -> None:
    there = {model._meta.label_lower for model in apps.get_models(include_auto_created=True)}
    assert set(NO_PERSON) | set(LEFT_OUT) <= there


def _leads_to_a_person(model: Any, way: str) -> bool:
    for step in way.split("__"):
        if step == "pk":
            return bool(model.__name__ == "User")
        try:
            field = model._meta.get_field(step)
        except FieldDoesNotExist:
            return False
        model = field.related_model
    return model is None or model.__name__ == "User"


@pytest.mark.django_db
@pytest.mark.parametrize("held", HELD, ids=lambda held: f"{held.room}.{held.name}")
def test_what_is_declared_can_be_read(held: Held) -> None:
    assert all(_leads_to_a_person(held.model, way) for way in held.ways)
    list(held.rows_of(0).values_list(*held.columns.values()))
    for column in (*held.goes.split(), *held.still.split()):
        held.model._meta.get_field(column)
    # Nothing may be left without a word, and nobody's key is handed out.
    assert held.removes or held.stays, "what is left, and why?"
    secret = {"password", "digest", "key_digest", "feed_digest", "address", "private_sealed"}
    assert not secret & set(held.columns.values()) or held.name == "signature"


def test_people_are_reached_by_their_hats() -> None:
    assert {Student, Member, Officer, RosterEntry} <= {each.model for each in HELD}
