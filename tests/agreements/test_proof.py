"""A changed byte anywhere is found, and named: by `fairbrief doctor` and on the page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from fairbrief.agreements.actions import sign
from fairbrief.agreements.models import Agreement
from fairbrief.agreements.proof import broken_agreements, proof_of
from fairbrief.cli.health import inside
from fairbrief.cli.health.finding import Level
from fairbrief.kernel.clock import now
from tests.agreements.proposing import answer, propose
from tests.working import an_agreement, signed_by, the_student

pytestmark = pytest.mark.django_db

TABLES = (
    "agreements_agreement",
    "agreements_signature",
    "agreements_earliertext",
    "agreements_statusanswer",
    "audit_event",
)


@contextmanager
def past_the_application() -> Iterator[None]:
    """As someone with the database's password could: no trigger stands in the way."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in TABLES:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    yield
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


@pytest.fixture
def agreement() -> Agreement:
    """Signed by both, in its third version; the student had signed the second."""
    made = signed_by(an_agreement(), "student")
    propose(made, "employer", pay_days=7)
    answer(made, "student")
    return signed_by(signed_by(made, "employer"), "student")


def test_what_nobody_touched_is_whole(agreement: Agreement) -> None:
    assert proof_of(agreement).holds
    assert [each.party for each in proof_of(agreement).signatures] == ["employer", "student"]
    assert inside.agreements().level is Level.OK
    page = Client().get(reverse("public:verify_agreement", args=[agreement.code]))
    assert "The record is whole" in page.text


def _of_agreements(change: str, name: str) -> str:
    return f"{change} WHERE name = '{name}' AND subject_label = 'agreements.agreement'"


CHANGES = [
    (
        "UPDATE agreements_agreement SET text = replace(text, '$432', '$132')",
        "text",
        "The text of version 3 is not the one its SHA-256 is of.",
    ),
    (
        """UPDATE agreements_agreement SET text = text || 'x',
        sha256 = encode(sha256(convert_to(text || 'x', 'UTF8')), 'hex')""",
        "bound",
        "is bound to another text",
    ),
    (
        "UPDATE agreements_agreement SET terms = jsonb_set(terms, '{fee_minor}', '13200')",
        "terms",
        "The terms kept with version 3 would give another text.",
    ),
    ("UPDATE agreements_agreement SET terms = '{}'", "terms", "The terms kept with version 3"),
    (
        "UPDATE agreements_earliertext SET text = text || 'x' WHERE version = 1",
        "text",
        "The text of version 1",
    ),
    (
        "DELETE FROM agreements_earliertext",
        "versions",
        "An earlier version of the text is missing.",
    ),
    *(
        (
            f"UPDATE agreements_signature SET {change} WHERE party = 'student'",  # noqa: S608
            "signature",
            "The signature of the student was changed after it was given.",
        )
        for change in (
            "name_typed = 'Maya Okaford'",
            "capacity = 'owner'",
            "email = 'x@x.example'",
            "consent = consent || ' '",
            "at = at + interval '1 microsecond'",
            "by_link = NOT by_link",
            "address = '10.0.0.1'",
            "device = 'Another'",
            "postal = 'Elsewhere 1'",
            "seal = repeat('0', 64)",
            "seal = ''",
        )
    ),
    (
        """UPDATE agreements_statusanswer SET answers = answers || '{"age": "minor"}'
        WHERE side = 'student'""",
        "status",
        "An answer in the status check was changed after it was given.",
    ),
    ("DELETE FROM agreements_statusanswer WHERE side = 'student'", "status", "An answer in the"),
    (
        "DELETE FROM agreements_signature WHERE party = 'employer'",
        "missing",
        "The signature of the employer is missing.",
    ),
    (
        "UPDATE agreements_agreement SET student_signed_at = made_at - interval '1 day'",
        "moment",
        "When the student signed",
    ),
    (
        _of_agreements("UPDATE audit_event SET data = data || '{\"x\": 1}'", "sign_first"),
        "event",
        "The event “sign first”",
    ),
    (
        _of_agreements("UPDATE audit_event SET actor_name = 'Nobody'", "made"),
        "event",
        "The event “made”",
    ),
    (
        _of_agreements("DELETE FROM audit_event", "proposed"),
        "event",
        "or the one before it, was changed or removed",
    ),
    (
        _of_agreements("DELETE FROM audit_event", "sign_second"),
        "state",
        "Its state is not the one its last event tells of.",
    ),
    ("UPDATE agreements_agreement SET state = 'declined', reason = 'x'", "state", "Its state"),
]


@pytest.mark.parametrize(("change", "kind", "words"), CHANGES)
def test_a_changed_byte_is_found_and_named(
    agreement: Agreement, change: str, kind: str, words: str
) -> None:
    with past_the_application(), connection.cursor() as cursor:
        cursor.execute(change)
        assert cursor.rowcount > 0
    agreement.refresh_from_db()
    proof = proof_of(agreement)
    assert not proof.holds
    named = [fault.words for fault in proof.faults if fault.kind == kind]
    assert any(words in each for each in named), proof.faults
    assert [each.pk for each, _proof in broken_agreements()] == [agreement.pk]
    doctor = inside.agreements()
    assert doctor.level is Level.FAIL
    assert agreement.code in doctor.says
    page = Client().get(reverse("public:verify_agreement", args=[agreement.code]))
    assert "does not agree with itself" in page.text
    assert words in page.text


def test_an_address_is_sealed_as_the_database_gives_it_back() -> None:
    made = an_agreement()
    student = the_student(made)
    sign(
        made,
        party="student",
        name=student.name,
        consent=True,
        actor=student,
        at=now(),
        address="2001:0DB8:0000:0000:0000:0000:0000:0001",
        device="A phone\u00a0of é",
        postal="  12 High   Street\nColumbus ",
    )
    assert made.signatures.get().postal == "12 High Street Columbus"
    assert proof_of(made).holds
