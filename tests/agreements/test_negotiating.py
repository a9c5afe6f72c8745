"""Line by line before signing; nothing signed by both changes, nothing unfair is agreed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from fairbrief.agreements.actions import (
    Answer,
    Wish,
    answer_changes,
    answer_status,
    decline_agreement,
    propose_changes,
    sign,
    withdraw_changes,
)
from fairbrief.agreements.actions.negotiating import MOST_PROPOSALS
from fairbrief.agreements.lines import LINES, as_piece, as_words, lines_of, with_values
from fairbrief.agreements.models import Agreement, EarlierText
from fairbrief.agreements.proof import proof_of
from fairbrief.agreements.states import Party
from fairbrief.agreements.text import digest_of, write_text
from fairbrief.agreements.wordings import WORDING
from fairbrief.audit.actors import INSTALLATION
from fairbrief.audit.record import record
from fairbrief.clocks.firing import fire_due
from fairbrief.clocks.queries import turns_of
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.errors import (
    FairbriefError,
    IllegalMoveError,
    LimitReachedError,
    MissingFactError,
    NotAllowedError,
)
from fairbrief.notices.models import Notice
from tests.agreements.proposing import WHY, acts, answer, propose
from tests.builders import NOW, a_member, acting, an_employer, days, in_days
from tests.working import an_agreement, an_offer, answers_of, signed_by, the_student, the_supervisor

pytestmark = pytest.mark.django_db


def test_accepted_lines_make_a_new_text_that_both_sign_anew() -> None:
    agreement = signed_by(an_agreement(), "employer")
    before = agreement.sha256
    due = in_days(49).isoformat()
    propose(agreement, "student", due_on=due, weekly_cap=8, channel="Signal, on weekdays")
    assert answer(agreement, "employer", channel=False)
    assert (agreement.version, agreement.state) == (3, "proposed")
    assert agreement.employer_signed_at is None
    assert agreement.terms["due_on"] == due
    assert "at most 8 hours in any week" in agreement.text
    assert "Video call on Tuesdays" in agreement.text
    assert agreement.sha256 == digest_of(agreement.text) != before
    kept = agreement.earlier.get(version=2)
    assert kept.sha256 == before
    assert kept.text == write_text(kept.terms)
    told = Notice.objects.filter(kind="agreement.revised")
    assert the_student(agreement).email in {each.email for each in told}
    assert proof_of(agreement).holds
    # The signature on the first text stays what it was, and binds nobody to the second.
    assert [each.version for each in agreement.signatures.all()] == [2]
    signed_by(agreement, "student")
    signed_by(agreement, "employer")
    work = Engagement.objects.get(agreement=agreement)
    assert work.due_on == date.fromisoformat(due)
    assert proof_of(agreement).holds


def test_declined_lines_leave_the_text_and_its_signature() -> None:
    agreement = signed_by(an_agreement(), "employer")
    before = agreement.sha256
    propose(agreement, "student", pay_days=5)
    assert not answer(agreement, "employer", pay_days=False)
    agreement.refresh_from_db()
    assert (agreement.version, agreement.sha256, agreement.state) == (2, before, "half_signed")
    settled = agreement.proposals.get()
    assert (settled.state, settled.answer) == ("declined", "Not in time for us.")
    signed_by(agreement, "student")
    assert agreement.state == "signed"


def test_nobody_signs_while_a_change_waits() -> None:
    agreement = an_agreement()
    propose(agreement, "student", pay_days=5)
    for party in ("student", "employer"):
        with pytest.raises(MissingFactError):
            signed_by(agreement, party)
    assert withdraw_changes(agreement, side="student", actor=the_student(agreement), at=NOW) == 1
    signed_by(agreement, "student")


def test_nobody_signs_another_text_than_they_read() -> None:
    agreement = an_agreement()
    read = agreement.sha256
    propose(agreement, "student", pay_days=5)
    answer(agreement, "employer")
    student = the_student(agreement)
    with pytest.raises(IllegalMoveError, match="has changed since you opened it"):
        sign(
            agreement,
            party="student",
            name=student.name,
            consent=True,
            actor=student,
            at=NOW,
            read=read,
        )


def test_a_counterproposal_answers_the_first() -> None:
    agreement = an_agreement()
    propose(agreement, "student", pay_days=3)
    propose(agreement, "employer", pay_days=7)
    assert [each.state for each in agreement.proposals.all()] == ["declined", "proposed"]
    answer(agreement, "student")
    assert agreement.terms["pay_days"] == 7


def test_one_live_proposal_a_line() -> None:
    agreement = an_agreement()
    made = propose(agreement, "student", pay_days=3)
    propose(agreement, "student", pay_days=4)
    assert [each.state for each in agreement.proposals.all()] == ["withdrawn", "proposed"]
    made[0].pk = None
    made[0].code = "2222222222"
    with pytest.raises(IntegrityError), transaction.atomic():
        made[0].save()


def test_what_both_signed_changes_no_more() -> None:
    agreement = signed_by(signed_by(an_agreement(), "student"), "employer")
    with pytest.raises(IllegalMoveError, match="change order"):
        propose(agreement, "student", pay_days=5)
    EarlierText.objects.create(
        agreement=agreement,
        version=2,
        terms=agreement.terms,
        text=agreement.text,
        sha256=agreement.sha256,
        made_at=NOW,
        ended_at=NOW,
    )
    with pytest.raises(DatabaseError), transaction.atomic():
        Agreement.objects.filter(pk=agreement.pk).update(
            version=3, text="Other", state="proposed", student_signed_at=None
        )


def test_the_database_lets_no_text_go_that_is_not_kept() -> None:
    agreement = an_agreement()
    with pytest.raises(DatabaseError), transaction.atomic():
        Agreement.objects.filter(pk=agreement.pk).update(version=3, text="Other")
    propose(agreement, "student", pay_days=5)
    answer(agreement, "employer")
    with pytest.raises(DatabaseError), transaction.atomic():
        EarlierText.objects.update(text="Other")
    with pytest.raises(DatabaseError), transaction.atomic():
        EarlierText.objects.all().delete()


def test_deliverables_change_come_and_go() -> None:
    agreement = an_agreement()
    propose(
        agreement,
        "student",
        piece_0=as_piece("A source list of 30 entries\n- each with a link\n• a date"),
        piece_1=as_piece(""),
        piece_2=as_piece("A talk of ten minutes\n- recorded"),
    )
    answer(agreement, "employer")
    assert [each["title"] for each in agreement.terms["deliverables"]] == [
        "A source list of 30 entries",
        "A talk of ten minutes",
    ]
    assert agreement.terms["deliverables"][0]["criteria"] == ["each with a link", "a date"]
    signed_by(agreement, "student")
    signed_by(agreement, "employer")
    work = Engagement.objects.get(agreement=agreement)
    assert [each.title for each in work.pieces.all()] == [
        "A source list of 30 entries",
        "A talk of ten minutes",
    ]


def test_a_proposal_whose_line_has_gone_is_taken_back() -> None:
    agreement = an_agreement()
    propose(agreement, "employer", piece_1=as_piece("Six interview briefs\n- one page each"))
    propose(agreement, "student", piece_0=as_piece(""))
    answer(agreement, "employer")
    (gone,) = agreement.proposals.filter(side="employer")
    assert gone.state == "withdrawn"
    assert [each["title"] for each in agreement.terms["deliverables"]] == [
        "Five interview briefs of one page"
    ]
    assert {turn.owner for turn in turns_of(agreement)} == {"student", "employer"}


def test_an_agreement_in_an_older_wording_goes_on_in_the_one_of_now() -> None:
    made = an_agreement(is_stated=False)
    old = {
        key: value
        for key, value in made.terms.items()
        if key not in {"midway", "engaged_as", "engaged_on", "confidential_months", "keep_years"}
    } | {"wording": "2026-11"}
    application = an_offer(brief=made.application.brief)
    text = write_text(old)
    agreement = Agreement.objects.create(
        application=application, terms=old, text=text, sha256=digest_of(text), made_at=NOW
    )
    data = {"sha256": agreement.sha256}
    record(agreement, "made", actor=INSTALLATION, at=NOW, data=data)
    assert proof_of(agreement).holds
    assert "midway_on" not in {line.key for line in lines_of(old)}
    propose(agreement, "student", pay_days=5)
    assert answer(agreement, "employer")
    assert "two milestones" not in agreement.text
    for party in Party:
        said, actor = answers_of(agreement, party), acts(agreement, party)
        answer_status(agreement, said, side=party, actor=actor, at=NOW)
    signed_by(signed_by(agreement, "student"), "employer")
    assert (agreement.state, agreement.terms["wording"]) == ("signed", WORDING)
    assert agreement.earlier.get(version=1).text == text
    assert proof_of(agreement).holds


def test_each_side_answers_the_others_only() -> None:
    agreement = an_agreement()
    (made,) = propose(agreement, "student", pay_days=5)
    with pytest.raises(IllegalMoveError):
        answer_changes(
            agreement,
            {made.code: Answer(True)},
            side="student",
            actor=the_student(agreement),
            at=NOW,
        )
    with pytest.raises(NotAllowedError):
        answer_changes(
            agreement,
            {made.code: Answer(True)},
            side="employer",
            actor=the_student(agreement),
            at=NOW,
        )
    stranger = acting(a_member(an_employer(), "owner").user)
    with pytest.raises(NotAllowedError):
        propose_changes(
            agreement, [Wish("pay_days", 3, WHY)], side="employer", actor=stranger, at=NOW
        )


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        (Wish("pay_days", 10, WHY), "says so already"),
        (Wish("pay_days", 9, " "), "Say why"),
        (Wish("piece_7", as_piece("X\n- y"), WHY), "says so already"),
    ],
)
def test_a_proposal_changes_a_line_for_a_reason(wish: Wish, words: str) -> None:
    agreement = an_agreement()
    with pytest.raises(FairbriefError, match=words):
        propose_changes(agreement, [wish], side="student", actor=the_student(agreement), at=NOW)


def test_rounds_end() -> None:
    agreement = an_agreement()
    for number in range(MOST_PROPOSALS):
        propose(agreement, "student", pay_days=5 + number % 2)
    with pytest.raises(LimitReachedError):
        propose(agreement, "student", pay_days=7)


def test_silence_leaves_the_text_as_it_is_and_the_clocks_begin_again() -> None:
    agreement = an_agreement(apply_by=None)
    propose(agreement, "student", pay_days=5)
    assert [turn.owner for turn in turns_of(agreement)] == ["employer"]
    fire_due(at=NOW + days(7))
    agreement.refresh_from_db()
    assert agreement.proposals.get().state == "declined"
    assert agreement.state == "proposed"
    assert {turn.owner for turn in turns_of(agreement)} == {"student", "employer"}
    assert Notice.objects.filter(kind="agreement.changes_declined").exists()


def test_declining_the_whole_takes_back_what_waited() -> None:
    agreement = an_agreement()
    propose(agreement, "student", pay_days=5)
    decline_agreement(
        agreement, reason="We cannot pay that soon.", actor=the_supervisor(agreement), at=NOW
    )
    assert agreement.proposals.get().state == "withdrawn"
    assert turns_of(agreement) == []


def test_every_line_is_written_into_the_text() -> None:
    terms = with_values(an_agreement().terms, {"piece_2": as_piece("A short talk\n- ten minutes")})
    other: dict[str, Any] = {
        "number": 7,
        "money": 99900,
        "day": "2027-03-09",
        "text": "Something quite else",
        "email": "else@x.example",
        "choice": False,
        "piece": as_piece("Another thing\n- shown"),
    }
    lines = lines_of(terms)
    assert {line.key for line in LINES} <= {line.key for line in lines}
    for line in lines:
        # Of three deliverables one or two can come first.
        value = 2 if line.key == "midway_pieces" else other[line.kind]
        assert write_text(with_values(terms, {line.key: value})) != write_text(terms)
        assert line.said(line.value(terms))


def test_a_deliverable_is_read_as_it_is_written() -> None:
    piece = {"title": "A list", "criteria": ["one", "two"]}
    assert as_piece(as_words(piece)) == piece
