"""Words of events can be forgotten, and nothing else: the chain goes on proving the rest."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from fairbrief.audit.actors import CLOCK
from fairbrief.audit.chain import FORGOTTEN, verify
from fairbrief.audit.forgetting import forget_events, forget_person
from fairbrief.audit.models import Event
from fairbrief.audit.record import record
from fairbrief.briefs.models import Brief
from tests.builders import NOW, a_campus, a_draft, a_member, a_user, acting, an_employer

pytestmark = pytest.mark.django_db

SAID = {"why": "Maya said so", "minutes": 90, "day": "2027-02-10", "sha256": "a" * 64}


@pytest.fixture
def brief() -> Brief:
    employer = an_employer()
    found = a_draft(employer, a_campus(), supervisor=a_member(employer, "owner"))
    for name in ("one", "two"):
        record(found, name, actor=acting(a_user("Maya Okafor")), at=NOW, data=SAID)
    return found


def forget(brief: Brief) -> None:
    rows = Brief.objects.filter(pk=brief.pk)
    forget_events(rows, keep=("sha256", "day"), actor=CLOCK, at=NOW)


@contextmanager
def unguarded() -> Iterator[None]:
    """As somebody who owns the database could."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_event DISABLE TRIGGER USER")
        yield
        cursor.execute("ALTER TABLE audit_event ENABLE TRIGGER USER")


def test_names_and_words_go_and_the_chain_still_holds(brief: Brief) -> None:
    forget(brief)
    one, two, told = Event.objects.filter(subject_label="briefs.brief").order_by("id")
    for event in (one, two):
        assert (event.actor_name, event.salt) == ("", "")
        assert event.data == {"minutes": 90, "day": "2027-02-10", "sha256": "a" * 64}
        assert "Maya" not in str(event.leaves)
    assert (told.name, told.data) == ("words_forgotten", {"events": 2})
    assert list(verify()) == []
    forget(brief)
    assert Event.objects.filter(subject_label="briefs.brief").count() == 3
    record(brief, "three", actor=CLOCK, at=NOW, data=SAID)
    forget(brief)
    assert Event.objects.filter(subject_label="briefs.brief", leaves={}).count() == 2
    assert list(verify()) == []


@pytest.mark.parametrize(
    "change",
    [
        {"data": {"minutes": 91, "day": "2027-02-10", "sha256": "a" * 64}},
        {"data": {"minutes": 90, "day": "2027-02-10"}},
        {"data": {**SAID, "why": "Noor said so"}},
        {"data": {"minutes": 90, "day": "2027-02-10", "sha256": "a" * 64, "more": 1}},
        {"leaves": {}},
        {"at": NOW.replace(year=2020)},
        {"actor_id": 1},
    ],
)
def test_whatever_is_changed_afterwards_is_found(brief: Brief, change: dict[str, Any]) -> None:
    forget(brief)
    first = Event.objects.filter(subject_label="briefs.brief").earliest("id")
    with unguarded():
        Event.objects.filter(pk=first.pk).update(**change)
    assert [event.pk for event in verify()] == [first.pk]


def test_words_that_are_gone_without_a_record_of_it_are_found(brief: Brief) -> None:
    forget(brief)
    with unguarded():
        Event.objects.filter(name="words_forgotten").delete()
    assert [event.name for event in verify()] == ["one"]


def test_the_database_lets_words_go_with_a_record_only(brief: Brief) -> None:
    def refused(**change: Any) -> bool:
        try:
            with transaction.atomic():
                Event.objects.filter(name="one").update(**change)
        except DatabaseError:
            return True
        return False

    empty = {"actor_name": "", "salt": "", "data": {}, "leaves": {"": {"digest": "0" * 64}}}
    assert refused(**empty)
    forget(brief)
    assert refused(data={"minutes": 1})
    assert refused(leaves={"": {"digest": "1" * 64}})
    assert refused(actor_name="Noor")


def test_a_person_goes_first_and_the_rest_of_the_words_later() -> None:
    """When an account is erased its name goes; when the thing is kept no longer, what was said."""
    noor = a_user("Noor Aziz")
    brief = a_draft(an_employer())
    said = {"note": "Bring a coat", "about": "Noor Aziz asked", "minutes": 5}
    record(brief, "said", actor=acting(noor), at=NOW, data=said)
    forget_person(noor.pk, names=["Noor Aziz"], about={}, actor=CLOCK, at=NOW)
    event = Event.objects.get(name="said")
    assert (event.actor_name, event.actor_id) == ("", noor.pk)
    assert event.who == f"no. {noor.pk}"
    assert event.data == {"note": "Bring a coat", "minutes": 5}
    assert not list(verify())
    told = Event.objects.filter(name=FORGOTTEN).count()
    forget_person(noor.pk, names=["Noor Aziz"], about={}, actor=CLOCK, at=NOW)
    assert Event.objects.filter(name=FORGOTTEN).count() == told
    forget_events(Brief.objects.filter(pk=brief.pk), actor=CLOCK, at=NOW)
    event.refresh_from_db()
    assert event.data == {"minutes": 5}
    assert not list(verify())


def test_many_chains_take_few_statements_and_each_says_what_went_from_it() -> None:
    noor = a_user("Noor Aziz")
    employer = an_employer()
    briefs = [a_draft(employer) for _number in range(12)]
    for number, each in enumerate(briefs):
        for _time in range(1 + number % 2):
            record(each, "said", actor=acting(noor), at=NOW, data={"number": number})
    with CaptureQueriesContext(connection) as queries:
        forget_person(noor.pk, names=["Noor Aziz"], about={}, actor=CLOCK, at=NOW)
    assert len(queries) <= 14, [each["sql"][:90] for each in queries]
    for number, each in enumerate(briefs):
        *said, told = Event.objects.filter(subject_label="briefs.brief", subject_id=each.pk)
        assert told.data == {"events": 1 + number % 2}
        assert [event.data for event in said[-told.data["events"] :]] == [
            {"number": number}
        ] * told.data["events"]
        assert not any(event.actor_name for event in said if event.actor_id == noor.pk)
    assert not list(verify())


def test_who_named_the_person_keeps_their_own_name(brief: Brief) -> None:
    noor, ben = a_user("Noor Aziz"), a_user("Ben Ortiz")
    said = {"why": "Noor Aziz asked for it", "also": "It rains", "minutes": 5}
    record(brief, "said", actor=acting(ben), at=NOW, data=said)
    record(brief, "said_else", actor=acting(ben), at=NOW, data={"why": "noor azizi asked"})
    about = {"briefs.brief": [brief.pk]}
    forget_person(noor.pk, names=["Noor Aziz"], about=about, actor=CLOCK, at=NOW)
    event = Event.objects.get(name="said")
    assert (event.actor_name, event.data) == ("Ben Ortiz", {"also": "It rains", "minutes": 5})
    # What only looked alike is as it was.
    other = Event.objects.get(name="said_else")
    assert (other.actor_name, other.leaves) == ("Ben Ortiz", {})
    assert not list(verify())
    # Theirs goes when they do, and for good.
    forget_person(ben.pk, names=["Ben Ortiz"], about={}, actor=CLOCK, at=NOW)
    event.refresh_from_db()
    assert (event.actor_name, event.data) == ("", {"also": "It rains", "minutes": 5})
    assert "Ortiz" not in str(event.leaves)
    assert not list(verify())
    with pytest.raises(DatabaseError), transaction.atomic():
        Event.objects.filter(pk=event.pk).update(actor_name="Ben Ortiz")


def test_a_name_that_stayed_goes_with_all_words_later(brief: Brief) -> None:
    noor, ben = a_user("Noor Aziz"), a_user("Ben Ortiz")
    record(brief, "said", actor=acting(ben), at=NOW, data={"why": "Noor Aziz"})
    about = {"briefs.brief": [brief.pk]}
    forget_person(noor.pk, names=["Noor Aziz"], about=about, actor=CLOCK, at=NOW)
    forget(brief)
    event = Event.objects.get(name="said")
    assert (event.actor_name, event.data) == ("", {})
    assert not list(verify())


@pytest.mark.parametrize("actor_name", ["", "Noor Aziz"])
def test_another_name_in_place_of_one_that_stayed_is_found(brief: Brief, actor_name: str) -> None:
    ben = a_user("Ben Ortiz")
    record(brief, "said", actor=acting(ben), at=NOW, data={"why": "Noor Aziz"})
    about = {"briefs.brief": [brief.pk]}
    forget_person(a_user().pk, names=["Noor Aziz"], about=about, actor=CLOCK, at=NOW)
    event = Event.objects.get(name="said")
    with unguarded():
        Event.objects.filter(pk=event.pk).update(actor_name=actor_name)
    assert [each.pk for each in verify()] == [event.pk]


def test_a_name_put_in_place_of_one_that_is_gone_is_found(brief: Brief) -> None:
    forget(brief)
    first = Event.objects.filter(subject_label="briefs.brief").earliest("id")
    with unguarded():
        Event.objects.filter(pk=first.pk).update(actor_name="Noor Aziz")
    assert [event.pk for event in verify()] == [first.pk]
