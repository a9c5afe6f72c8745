"""Both sign the same text, or nobody is bound."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import Q

from fairbrief.agreements.actions import decline_agreement, mail_signing_link, sign
from fairbrief.agreements.models import Agreement, Signature
from fairbrief.agreements.paper import as_pdf
from fairbrief.agreements.proof import broken_agreements, proof_of
from fairbrief.agreements.reading import agreed_terms, differing_terms, document_of
from fairbrief.agreements.text import CONSENT, digest_of, normal, terms_of, write_text
from fairbrief.audit.actors import link_holder
from fairbrief.clocks.firing import fire_due
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.errors import (
    FairbriefError,
    IllegalMoveError,
    MissingFactError,
    NotAllowedError,
)
from fairbrief.notices.models import Notice
from fairbrief.organizations.actions import correct_person, hold_employer, release_employer
from tests.builders import NOW, a_member, a_user, acting, an_employer, days
from tests.working import an_agreement, signed_by, the_student, the_supervisor

pytestmark = pytest.mark.django_db

ONCE_ACCEPTED = ["application.accepted", "agreement.to_sign_by_link"]


def test_the_text_says_all_that_is_agreed() -> None:
    agreement = an_agreement()
    brief = agreement.application.brief
    for words in (
        "Maya Okafor",
        brief.employer.name,
        "Columbus, OH, US",
        "A source list of 40 entries",
        "ten not in English",
        "18 hours in all",
        "at most 10 hours in any week of term",
        "$432",
        "$24 an hour",
        "within 10 days of acceptance, by Bank transfer",
        brief.supervisor.name,
        brief.backup.name,
        "2 times a week",
        "2 live conversations of 30 minutes",
        "the first before the midpoint",
        "within 5 business days. After that it counts as accepted",
        "paid from the first hour",
        "Rights in the work pass to the employer when it is paid in full",
        "portfolio",
        "access@employer.example",
        "change order, priced, and signed by both",
        "free of charge",
        "80 and when 100 percent",
    ):
        assert words in agreement.text, words


def test_a_text_made_in_the_evening_is_of_that_day() -> None:
    application = an_agreement().application
    late = datetime(2026, 11, 28, 0, 30, tzinfo=UTC)
    for zone, day in (("America/New_York", "2026-11-27"), ("Europe/Madrid", "2026-11-28")):
        application.brief.employer.time_zone = zone
        assert terms_of(application, weekly_cap=10, at=late)["made_on"] == day


def test_the_text_is_normal_and_its_hash_is_its_own() -> None:
    agreement = an_agreement(title="Rese\u0301arch file  ", pay_days=1)
    text = agreement.text
    assert unicodedata.is_normalized("NFC", text)
    assert text == normal(text) == normal(text.replace("\n", "\r\n"))
    assert all(line == line.rstrip() for line in text.split("\n"))
    assert agreement.sha256 == digest_of(text)
    assert write_text(agreement.terms) == text
    assert "within 1 day of acceptance" in text


def test_the_document_on_the_page_is_the_text_word_for_word() -> None:
    agreement = an_agreement()
    document = document_of(agreement)
    lines = [document.title]
    for number, section in enumerate(document.sections, start=1):
        lines.append(f"{number}. {section.heading}")
        for clause in section.clauses:
            lines.append(f"{clause.number} {clause.words}")
            lines += clause.lines
    assert lines == [line for line in agreement.text.split("\n") if line]


def test_the_five_terms_are_those_of_the_brief() -> None:
    agreement = an_agreement()
    assert [term.is_open for term in agreed_terms(agreement)] == [False] * 5
    assert differing_terms(agreement) == []
    agreement.application.brief.fee_minor = 50000
    assert [each.kind for each in differing_terms(agreement)] == ["pay"]


def test_an_unpaid_agreement_says_so() -> None:
    agreement = an_agreement(pay_kind="none", fee_minor=None, pay_days=None)
    assert "This work is unpaid" in agreement.text
    assert "$" not in agreement.text


def test_both_signatures_bind_and_begin_the_work() -> None:
    agreement = an_agreement()
    assert signed_by(agreement, "student").state == "half_signed"
    assert not Engagement.objects.exists()
    assert signed_by(agreement, "employer").state == "signed"
    engagement = Engagement.objects.get(agreement=agreement)
    assert engagement.state == "authorized"
    assert engagement.pieces.count() == 2
    assert sum(engagement.weeks.values_list("minutes", flat=True)) == 18 * 60
    assert agreement.signatures.get(party="employer").capacity == "supervisor, Producer"
    assert proof_of(agreement).holds
    assert list(broken_agreements()) == []
    for signature in agreement.signatures.all():
        assert signature.sha256 == agreement.sha256
        assert signature.consent == CONSENT


@pytest.mark.parametrize("signed", [(), ("student",)])
def test_nothing_is_signed_with_an_employer_on_hold(signed: tuple[str, ...]) -> None:
    agreement = an_agreement()
    for side in signed:
        signed_by(agreement, side)
    employer = agreement.application.brief.employer
    operator = acting(a_user(is_operator=True))
    hold_employer(employer, reason="It asked for money.", actor=operator, at=NOW)
    agreement = Agreement.objects.get(pk=agreement.pk)
    with pytest.raises(MissingFactError, match="on hold"):
        signed_by(agreement, "employer" if signed else "student")
    assert agreement.signatures.count() == len(signed)
    release_employer(employer, actor=operator, at=NOW)
    agreement = Agreement.objects.get(pk=agreement.pk)
    signed_by(agreement, "employer" if signed else "student")
    assert agreement.signatures.count() == len(signed) + 1


def test_one_that_lapses_on_hold_is_laid_at_nobodys_door() -> None:
    agreement = an_agreement()
    employer = agreement.application.brief.employer
    operator = acting(a_user(is_operator=True))
    hold_employer(employer, reason="It asked for money.", actor=operator, at=NOW)
    fire_due(at=NOW + days(9))
    agreement = Agreement.objects.get(pk=agreement.pk)
    assert agreement.state == "lapsed"
    assert agreement.reason == "The employer is on hold, so it could not be signed by both in time."


def test_signing_twice_is_signing_once() -> None:
    agreement = an_agreement()
    student = the_student(agreement)
    first = sign(
        agreement, party="student", name="maya okafor", consent=True, actor=student, at=NOW
    )
    again = sign(
        agreement, party="student", name="maya okafor", consent=True, actor=student, at=NOW
    )
    assert (first, again) == (True, False)
    assert agreement.signatures.count() == 1


@pytest.mark.parametrize(
    ("name", "consent", "field"),
    [("", True, "name"), ("  ", True, "name"), ("Maya Okafor", False, "consent")],
)
def test_a_signature_needs_a_name_and_consent(name: str, consent: bool, field: str) -> None:
    agreement = an_agreement()
    with pytest.raises(FairbriefError) as refusal:
        sign(
            agreement,
            party="student",
            name=name,
            consent=consent,
            actor=the_student(agreement),
            at=NOW,
        )
    assert refusal.value.field == field
    assert not Signature.objects.exists()


def test_only_the_signers_own_name_signs() -> None:
    agreement = an_agreement()
    student = the_student(agreement)
    with pytest.raises(FairbriefError) as refusal:
        sign(agreement, party="student", name="Mickey Mouse", consent=True, actor=student, at=NOW)
    assert refusal.value.field == "name"
    assert "Sign as Maya Okafor, or correct your name in your account" in str(refusal.value)
    assert not Signature.objects.exists()
    assert sign(
        agreement, party="student", name="MAYA  Adaeze Okafor", consent=True, actor=student, at=NOW
    )


def test_a_person_whose_name_the_owner_corrected_signs_with_the_link_they_have() -> None:
    agreement = an_agreement()
    supervisor = agreement.application.brief.supervisor
    supervisor.user = None
    supervisor.save()
    holder = link_holder(
        name=supervisor.name,
        email=supervisor.email,
        capacity="supervisor",
        subject=("agreements.agreement", agreement.pk),
    )
    owner = a_member(supervisor.employer, "owner")
    correct_person(
        supervisor, name="Inés Roth", title="Curator", by=owner, actor=acting(owner.user), at=NOW
    )
    with pytest.raises(FairbriefError, match="ask who sent you the link"):
        sign(agreement, party="employer", name="Someone", consent=True, actor=holder, at=NOW)
    assert sign(agreement, party="employer", name="Ines Roth", consent=True, actor=holder, at=NOW)


def test_nobody_signs_for_the_other_side() -> None:
    agreement = an_agreement()
    stranger = a_member(an_employer(), "owner")
    for party, actor in (
        ("employer", the_student(agreement)),
        ("student", the_supervisor(agreement)),
        ("employer", acting(stranger.user)),
        ("employer", acting(a_member(agreement.application.brief.employer, "finance").user)),
    ):
        with pytest.raises(NotAllowedError):
            sign(agreement, party=party, name="Somebody", consent=True, actor=actor, at=NOW)


def test_the_supervisor_signs_by_mailed_link_of_this_agreement_only() -> None:
    agreement, other = an_agreement(), an_agreement()
    supervisor = agreement.application.brief.supervisor
    holder = link_holder(
        name=supervisor.name,
        email=supervisor.email,
        capacity="supervisor",
        subject=("agreements.agreement", agreement.pk),
    )
    sign(agreement, party="employer", name=holder.name, consent=True, actor=holder, at=NOW)
    signature = agreement.signatures.get()
    assert signature.by_link
    assert signature.email == supervisor.email
    with pytest.raises(NotAllowedError):
        sign(other, party="employer", name=holder.name, consent=True, actor=holder, at=NOW)


def test_declining_frees_the_place_and_opens_the_brief_again() -> None:
    agreement = an_agreement()
    brief = agreement.application.brief
    brief.refresh_from_db()
    assert (brief.seats_taken, brief.state) == (1, "filled")
    with pytest.raises(FairbriefError):
        decline_agreement(agreement, reason=" ", actor=the_student(agreement), at=NOW)
    decline_agreement(
        agreement, reason="The dates moved into my exams.", actor=the_student(agreement), at=NOW
    )
    brief.refresh_from_db()
    assert agreement.state == "declined"
    assert (brief.seats_taken, brief.state) == (0, "open")
    with pytest.raises(IllegalMoveError):
        signed_by(agreement, "employer")
    assert agreement.signatures.count() == 0


def test_it_lapses_when_one_side_stays_silent() -> None:
    agreement = an_agreement(apply_by=None)
    signed_by(agreement, "student")
    fire_due(at=NOW + days(6))
    agreement.refresh_from_db()
    assert agreement.state == "half_signed"
    fire_due(at=NOW + days(9))
    agreement.refresh_from_db()
    assert agreement.state == "lapsed"
    assert agreement.reason
    agreement.application.brief.refresh_from_db()
    # The day to apply by is not set, so the brief does not open again by itself.
    assert agreement.application.brief.seats_taken == 0
    assert Notice.objects.filter(kind="agreement.lapsed").count() >= 2


def test_the_database_keeps_text_and_signatures() -> None:
    agreement = signed_by(an_agreement(), "student")
    for change in ({"text": "Other words"}, {"sha256": "0" * 64}, {"terms": {}}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Agreement.objects.filter(pk=agreement.pk).update(**change)
    signature = agreement.signatures.get()
    with pytest.raises(DatabaseError), transaction.atomic():
        Signature.objects.filter(pk=signature.pk).update(name_typed="Somebody else")
    with pytest.raises(DatabaseError), transaction.atomic():
        Signature.objects.filter(pk=signature.pk).delete()
    signature.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        signature.save()


def test_an_accepted_offer_is_told_in_one_mail_to_each() -> None:
    agreement = an_agreement()
    brief = agreement.application.brief
    told = Notice.objects.filter(
        Q(kind__startswith="agreement.made") | Q(kind__in=ONCE_ACCEPTED)
    ).values_list("email", "kind")
    people = [email for email, _kind in told]
    assert len(people) == len(set(people)), sorted(told)
    assert brief.supervisor.user.email in people
    mail = Notice.objects.get(kind="agreement.made_for_employer", email=brief.supervisor.user.email)
    assert str(agreement.application.student.user.name) in mail.body
    assert mail.path == f"/agreements/{agreement.code}/"


def test_a_supervisor_without_an_account_gets_a_link_and_a_fresh_one() -> None:
    agreement = an_agreement()
    brief = agreement.application.brief
    brief.supervisor.user = None
    brief.supervisor.save()
    path = mail_signing_link(agreement, at=NOW)
    notice = Notice.objects.filter(kind="agreement.to_sign_by_link").latest("id")
    assert notice.link == path
    assert notice.email == brief.supervisor.email
    signed_by(agreement, "student")
    agreement.application.brief.supervisor.user = a_member(brief.employer, "owner").user
    holder = link_holder(
        name="S. Visor",
        email=brief.supervisor.email,
        capacity="supervisor",
        subject=("agreements.agreement", agreement.pk),
    )
    sign(agreement, party="employer", name=holder.name, consent=True, actor=holder, at=NOW)
    with pytest.raises(IllegalMoveError):
        mail_signing_link(agreement, at=NOW)


def test_the_paper_is_a_pdf_before_and_after_signing() -> None:
    agreement = an_agreement()
    assert as_pdf(agreement).startswith(b"%PDF-")
    signed_by(agreement, "student")
    assert as_pdf(agreement).startswith(b"%PDF-")


@pytest.mark.parametrize(
    "typed", ["\u200b\u200b", "\u202e\u202c", "evil.example/win", "\u3164 \u3164"]
)
def test_a_signature_is_a_name_that_can_be_read(typed: str) -> None:
    agreement = an_agreement()
    with pytest.raises(FairbriefError):
        sign(
            agreement,
            party="student",
            name=typed,
            consent=True,
            actor=the_student(agreement),
            at=NOW,
        )
    assert not agreement.signatures.exists()
