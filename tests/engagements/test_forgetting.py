"""Agreements are kept as long as was agreed, and no longer; what remains is still proved."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from click.testing import CliRunner
from django.db import DatabaseError, connection, transaction
from django.test import Client

from fairbrief.agreements.models import Agreement, Removal
from fairbrief.agreements.proof import proof_of
from fairbrief.engagements.actions import (
    agreements_due,
    end_early,
    forget_agreements,
    open_dispute,
)
from fairbrief.engagements.models import Engagement
from tests.builders import NOW, days
from tests.working import the_student, work

pytestmark = pytest.mark.django_db

LATER = NOW.replace(year=NOW.year + 6) + days(1)


def ended() -> Engagement:
    found = work("active")
    end_early(found, reason="We stop here, for good.", actor=the_student(found), at=NOW)
    return found


def codes(at: datetime) -> list[tuple[str, bool]]:
    return [(each.agreement.code, each.is_held) for each in agreements_due(at=at)]


def test_it_goes_after_the_years_of_its_text_and_not_before() -> None:
    agreement = ended().agreement
    assert codes(LATER - days(2)) == []
    assert codes(LATER) == [(agreement.code, False)]
    assert forget_agreements(at=LATER) == 1
    assert forget_agreements(at=LATER) == 0
    agreement = Agreement.objects.get(pk=agreement.pk)
    assert agreement.text.startswith("The text was removed by retention on 11 February 2033.")
    assert (agreement.terms["fee_minor"], agreement.terms["starts_on"]) == (43200, "2027-02-11")
    assert "student" not in agreement.terms
    for each in agreement.signatures.all():
        assert (each.name_typed, each.email) == ("–", "removed@fairbrief.invalid")
        assert each.seal
        assert each.address is None
    assert {str(each.answers) for each in agreement.statuses.all()} == {"{}"}
    assert Removal.objects.get().years == 6
    proof = proof_of(agreement)
    assert proof.holds, proof.faults
    assert proof.removed_at == LATER


def test_a_text_that_names_more_years_is_kept_for_them(settings: object) -> None:
    settings.KEEP_AGREEMENTS_YEARS = 10  # type: ignore[attr-defined]
    agreement = ended().agreement
    settings.KEEP_AGREEMENTS_YEARS = 6  # type: ignore[attr-defined]
    assert agreement.terms["keep_years"] == 10
    assert codes(LATER) == []
    assert codes(LATER + timedelta(days=4 * 366)) == [(agreement.code, False)]


def test_an_open_dispute_and_work_that_goes_on_hold_it_back() -> None:
    found = work("active")
    assert codes(LATER) == []
    open_dispute(
        found,
        claim="The list is not what we agreed on at all.",
        wish="Do it again.",
        straight_because="They do not answer any of my messages.",
        actor=the_student(found),
        at=NOW,
    )
    Engagement.objects.filter(pk=found.pk).update(ended_at=NOW)
    assert codes(LATER) == [(found.agreement.code, True)]
    assert forget_agreements(at=LATER) == 0


def test_the_database_lets_nothing_go_without_a_record_and_nothing_more_with_it() -> None:
    agreement = ended().agreement
    tries = [
        "UPDATE agreements_agreement SET text = 'The text was removed by retention on x'",
        "UPDATE agreements_signature SET name_typed = 'x'",
        "UPDATE agreements_statusanswer SET answers = '{}'",
        "DELETE FROM agreements_signature",
    ]
    for sql in tries:
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    forget_agreements(at=LATER)
    for sql in (
        "UPDATE agreements_agreement SET text = 'Something else'",
        "UPDATE agreements_agreement SET sha256 = repeat('1', 64)",
        "UPDATE agreements_signature SET seal = repeat('1', 64)",
        "UPDATE agreements_removal SET years = 1",
        "DELETE FROM agreements_removal",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    assert proof_of(Agreement.objects.get(pk=agreement.pk)).holds


def test_the_verification_page_says_that_it_was_removed(client: Client) -> None:
    agreement = ended().agreement
    forget_agreements(at=LATER)
    page = client.get(f"/agreements/{agreement.code}/verify/?sha256={agreement.sha256}")
    assert "Removed by retention on" in page.content.decode()
    assert "is that of the text that was kept here" in page.content.decode()
    found = agreement.application
    client.force_login(found.student.user)
    assert client.get(f"/student/agreements/{agreement.code}/").status_code == 200
    assert client.get(f"/agreements/{agreement.code}.pdf").status_code in (200, 404)


def test_a_changed_seal_is_found_after_the_removal() -> None:
    agreement = ended().agreement
    forget_agreements(at=LATER)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE agreements_signature DISABLE TRIGGER USER")
        cursor.execute("UPDATE agreements_signature SET seal = repeat('1', 64)")
        cursor.execute("ALTER TABLE agreements_signature ENABLE TRIGGER USER")
    assert not proof_of(Agreement.objects.get(pk=agreement.pk)).holds


def test_the_command_says_what_would_go(monkeypatch: pytest.MonkeyPatch) -> None:
    from fairbrief.cli import retention

    agreement = ended().agreement
    monkeypatch.setattr(retention, "reach_database", lambda: None)
    monkeypatch.setattr(retention, "set_up", lambda: None)
    monkeypatch.setattr("fairbrief.kernel.clock.now", lambda: LATER)
    said = CliRunner().invoke(retention.command, ["--dry-run"]).output
    assert f"{agreement.code}  ended 2027-02-10, kept 6 years: would be removed" in said
    assert "Nothing was written." in said
    assert not Removal.objects.exists()
    done = CliRunner().invoke(retention.command, []).output
    assert "1 agreement removed." in done
    assert "0 applications forgotten." in done
    assert Removal.objects.count() == 1
