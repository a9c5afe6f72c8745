"""An employer's file: observations, questions, terms, trust, looking again, relying on others."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fairbrief.audit.queries import history_of
from fairbrief.clocks.firing import fire_due
from fairbrief.clocks.models import Clock
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError, NotAllowedError
from fairbrief.notices.models import Notice
from fairbrief.organizations.actions import change_facts
from fairbrief.organizations.models import Campus, Employer, Officer
from fairbrief.vetting.actions import (
    Approval,
    answer_campus,
    approve_brief,
    approve_employer,
    ask_employer_for_more,
    decline_employer,
    observe,
    revise_approval,
    trust_employer,
    withdraw_observation,
)
from fairbrief.vetting.evidence import signs_of
from fairbrief.vetting.models import EmployerReview, Observation
from fairbrief.vetting.queries import employer_queue_of, is_trusted, observations_of
from fairbrief.vetting.registers import STATES, registers_for
from tests.builders import (
    NOW,
    TODAY,
    a_campus,
    a_member,
    acting,
    an_employer,
    an_officer,
    an_open_brief,
    days,
    in_days,
)
from tests.engaged import an_engagement
from tests.vetting.world import World

pytestmark = pytest.mark.django_db

REASON = "We have met them, and their references are good."


class File:
    """An employer at two campuses, each with a director."""

    def __init__(self, state: str = "approved") -> None:
        self.campus, self.other = a_campus(), a_campus()
        self.employer: Employer = an_employer(self.campus, self.other)
        self.owner = a_member(self.employer)
        self.officer: Officer = an_officer(self.campus, role="director")
        self.stranger: Officer = an_officer(self.other, role="director")
        if state == "waiting":
            EmployerReview.objects.filter(campus=self.campus).update(state=state, decided_at=None)

    @property
    def mine(self) -> EmployerReview:
        return self.at(self.campus)

    @property
    def theirs(self) -> EmployerReview:
        return self.at(self.other)

    def at(self, campus: Campus) -> EmployerReview:
        return EmployerReview.objects.get(employer=self.employer, campus=campus)

    @property
    def acts(self) -> dict[str, Any]:
        return {"actor": acting(self.officer.user), "at": NOW}

    def page(self, client: Client, officer: Officer | None = None) -> str:
        officer = officer or self.officer
        client.force_login(officer.user)
        vetting = self.at(officer.campus)
        return client.get(reverse("campus:employer", args=[vetting.code])).content.decode()


def saw(file: File, **said: Any) -> Observation:
    known = {"kind": "phone", "tone": "positive", "note": "Spoke with Ana.", "is_shared": False}
    return observe(file.mine, **{**known, **said}, **file.acts)


# Observations


def test_others_read_only_what_is_shared_and_stands(client: Client) -> None:
    file = File()
    saw(file, note="Only for us.")
    shared = saw(file, note="For everyone.", is_shared=True)
    assert "Only for us." in file.page(client)
    page = file.page(client, file.stranger)
    assert "For everyone." in page
    assert "Only for us." not in page
    assert file.campus.name in page
    assert file.officer.user.name not in page, "who saw it is the office's own affair"
    withdraw_observation(shared, why="It was another Ana.", **file.acts)
    assert "For everyone." not in file.page(client, file.stranger)
    assert "It was another Ana." in file.page(client)
    assert len(observations_of(file.theirs)) == 0


def test_observations_are_kept_as_they_were_made() -> None:
    file = File()
    made = saw(file)
    with pytest.raises(FairbriefError):
        withdraw_observation(made, why="no", **file.acts)
    with pytest.raises(NotAllowedError):
        withdraw_observation(made, why="I say so.", actor=acting(file.stranger.user), at=NOW)
    for wrong in ({"kind": "x"}, {"tone": "x"}, {"tone": "negative", "note": ""}):
        with pytest.raises(FairbriefError):
            saw(file, **wrong)
    with pytest.raises(NotAllowedError):
        observe(
            file.mine, kind="phone", tone="neutral", note="", is_shared=True,
            actor=acting(file.stranger.user), at=NOW,
        )  # fmt: skip


def test_pages_keep_and_withdraw_and_are_closed_to_others(client: Client) -> None:
    file = File()
    client.force_login(file.officer.user)
    address = reverse("campus:observe_employer", args=[file.mine.code])
    assert client.post(address, {"kind": "phone", "tone": ""}).status_code == 422
    sent = {"kind": "registry", "tone": "positive", "note": "Found it.", "is_shared": "on"}
    assert client.post(address, sent).status_code == 302
    made = Observation.objects.get()
    away = reverse("campus:withdraw_observation", args=[file.mine.code, made.code])
    client.force_login(file.stranger.user)
    assert client.post(address, sent).status_code == 404
    assert client.post(away, {"why": "Because I can."}).status_code == 404
    theirs = reverse("campus:withdraw_observation", args=[file.theirs.code, made.code])
    assert client.post(theirs, {"why": "Because I can."}).status_code == 404
    client.force_login(file.officer.user)
    assert client.post(away, {"why": "Another one."}).status_code == 302
    made.refresh_from_db()
    assert made.withdrawn_why == "Another one."


# Questions


def test_questions_make_a_thread_with_days(client: Client) -> None:
    file = File("waiting")
    ask_employer_for_more(file.mine, reason="Who pays the students?", days=5, **file.acts)
    (asked,) = file.mine.inquiries.all()
    clock = Clock.objects.get(kind="employer_review.answer", stopped_at=None)
    assert clock.due_at == asked.due_at
    assert (asked.due_at - NOW) < timedelta(days=9)
    answer_campus(file.mine, answer="Our payroll office.", actor=acting(file.owner.user), at=NOW)
    ask_employer_for_more(file.mine, reason="And who is that, by name?", **file.acts)
    page = file.page(client)
    assert "Our payroll office." in page
    assert "And who is that, by name?" in page
    client.force_login(file.owner.user)  # type: ignore[arg-type]
    page = client.get(reverse("employer:campus", args=[file.mine.code])).content.decode()
    assert "Our payroll office." in page
    for wrong in (1, 31):
        with pytest.raises(FairbriefError):
            ask_employer_for_more(file.mine, reason=REASON, days=wrong, **file.acts)


def test_a_second_question_may_come_while_the_first_waits(client: Client) -> None:
    file = File("waiting")
    ask_employer_for_more(file.mine, reason="Who pays the students?", days=10, **file.acts)
    ask_employer_for_more(file.mine, reason="Where is your office?", days=2, **file.acts)
    ask_employer_for_more(file.mine, reason="Where is your office?", days=2, **file.acts)
    first, second = file.mine.inquiries.all()
    assert second.due_at == first.due_at, "the later day holds for both"
    clock = Clock.objects.get(kind="employer_review.answer", stopped_at=None, fired_at=None)
    assert clock.due_at == first.due_at
    assert Notice.objects.filter(kind="employer.more_asked").count() == 2
    client.force_login(file.owner.user)  # type: ignore[arg-type]
    address = reverse("employer:campus", args=[file.mine.code])
    page = client.get(address).text
    assert "Who pays the students?" in page
    assert "Where is your office?" in page
    assert client.post(address, {"answer": "Payroll, in Duluth."}).status_code == 302
    assert {each.answer for each in file.mine.inquiries.all()} == {"Payroll, in Duluth."}
    assert file.mine.state == "waiting"


def test_what_nobody_answered_in_time_is_not_answered_by_a_later_answer() -> None:
    file = File("waiting")
    ask_employer_for_more(file.mine, reason="Who pays the students?", days=5, **file.acts)
    fire_due(at=file.mine.inquiries.get().due_at + timedelta(minutes=1))
    later = {**file.acts, "at": NOW + timedelta(days=20)}
    ask_employer_for_more(file.mine, reason="Where is your office?", **later)
    owner = acting(file.owner.user)
    answer_campus(file.mine, answer="In Duluth.", actor=owner, at=NOW + timedelta(days=21))
    assert [each.answer for each in file.mine.inquiries.all()] == ["", "In Duluth."]


def test_the_employer_is_reminded_and_silence_goes_back_to_the_office() -> None:
    file = File("waiting")
    ask_employer_for_more(file.mine, reason="Who pays the students?", days=5, **file.acts)
    due = file.mine.inquiries.get().due_at
    fire_due(at=due - timedelta(days=1))
    assert Notice.objects.filter(kind="employer.answer_soon").exists()
    assert file.mine.state == "more_asked"
    fire_due(at=due + timedelta(minutes=1))
    assert file.mine.state == "waiting"


# Terms


def test_terms_are_kept_told_and_shown(client: Client) -> None:
    file = File("waiting")
    terms = Approval(conditions=["paid_only"], note="Ana is there.", expires_on=in_days(90))
    approve_employer(file.mine, reason=REASON, approval=terms, **file.acts)
    vetting = file.mine
    assert (vetting.conditions, vetting.expires_on) == (["paid_only"], in_days(90))
    assert "Paid work only." in file.page(client)
    assert Clock.objects.filter(kind="employer_review.expires", stopped_at=None).exists()
    assert "Ana is there." in Notice.objects.get(kind="employer.approved").body
    client.force_login(file.owner.user)  # type: ignore[arg-type]
    page = client.get(reverse("employer:campus", args=[vetting.code])).content.decode()
    assert "Ana is there." in page
    with pytest.raises(FairbriefError) as refused:
        revise_approval(vetting, approval=Approval(expires_on=TODAY), **file.acts)
    assert refused.value.field == "expires_on"


def test_an_approval_that_has_run_out_opens_nothing_until_it_is_looked_at() -> None:
    world = World(a_campus())
    vetting = EmployerReview.objects.get()
    actor = acting(world.officers[0].user)
    revise_approval(vetting, approval=Approval(expires_on=in_days(3)), actor=actor, at=NOW)
    fire_due(at=NOW + days(5))
    vetting.refresh_from_db()
    assert (vetting.state, vetting.recheck_why) == ("approved", "expired")
    assert Notice.objects.filter(kind="employer.recheck").exists()
    assert vetting in employer_queue_of(world.officers[0], part="again")
    with pytest.raises(FairbriefError, match="its approval has run out"):
        world.approve()
    revise_approval(vetting, approval=Approval(), actor=actor, at=NOW)
    vetting.refresh_from_db()
    assert (vetting.recheck_at, vetting.expires_on) == (None, None)
    assert not Clock.objects.filter(kind__contains="recheck", stopped_at=None, fired_at=None)
    world.approve()
    assert world.state == "open"


def test_unpaid_work_of_an_employer_approved_for_paid_work_is_not_approved() -> None:
    campus = a_campus(policy={"unpaid_nonprofit": True})
    world = World(campus)
    EmployerReview.objects.update(conditions=["paid_only"])
    type(world.brief).objects.update(pay_kind="none", fee_minor=None)
    type(world.employer).objects.update(kind="nonprofit")
    with pytest.raises(FairbriefError, match="for paid work only"):
        approve_brief(world.review(), actor=acting(world.officers[0].user), at=NOW)


# Looking again


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"website": "https://elsewhere.example"}, "domain"),
        ({"name": "Another Name"}, "registration"),
        ({"about": "We make films."}, ""),
    ],
)
def test_who_the_employer_is_has_changed(facts: dict[str, str], why: str) -> None:
    file = File()
    trust_employer(file.mine, why=REASON, until=None, **file.acts)
    assert is_trusted(file.mine, on=TODAY)
    change_facts(file.employer, facts=facts, by=file.owner, actor=acting(file.owner.user), at=NOW)
    assert [file.mine.recheck_why, file.theirs.recheck_why] == [why, why]
    assert is_trusted(file.mine, on=TODAY) == (not why)
    if why:
        assert next(iter(facts.values())) in file.mine.recheck_note


def test_an_officer_asks_for_another_look_once(client: Client) -> None:
    file = File()
    client.force_login(file.officer.user)
    address = reverse("campus:recheck_employer", args=[file.mine.code])
    assert client.post(address, {"note": "why"}).status_code == 422
    assert client.post(address, {"note": "A complaint came in."}).status_code == 302
    assert client.post(address, {"note": "Another complaint."}).status_code == 422
    assert "A complaint came in." in file.page(client)
    queue = client.get(reverse("campus:employers"), {"show": "again"}).content.decode()
    assert file.employer.name in queue
    assert file.theirs.recheck_at is None


# Relying on another campus


def test_a_campus_relies_on_another_and_looks_again_when_that_declines(client: Client) -> None:
    file = File("waiting")
    client.force_login(file.officer.user)
    address = reverse("campus:approve_employer", args=[file.mine.code])
    assert f"{file.other.name}’s decision of" in file.page(client)
    sent = {"relies_on": file.theirs.code, "is_shared": "on"}
    assert client.post(address, sent).status_code == 302
    assert (file.mine.relies_on, file.mine.relied_decided_at) == (file.theirs, NOW)
    event = history_of(file.mine).filter(name="approve").get()
    assert event.data["relied"] == {"campus": file.other.name, "on": "2027-02-10"}
    decline_employer(
        file.theirs,
        reason="They did not pay two students.",
        actor=acting(file.stranger.user),
        at=NOW,
    )
    assert (file.mine.state, file.mine.recheck_why) == ("approved", "relied_on")
    assert "did not pay two students" in file.mine.recheck_note


def test_only_shared_approvals_are_relied_on_and_only_shared_reasons_told() -> None:
    file = File("waiting")
    EmployerReview.objects.filter(pk=file.theirs.pk).update(is_shared=False, reason="Hush.")
    with pytest.raises(FairbriefError) as refused:
        approve_employer(file.mine, approval=Approval(relies_on=file.theirs), **file.acts)
    assert refused.value.field == "relies_on"
    EmployerReview.objects.filter(pk=file.theirs.pk).update(is_shared=True)
    approve_employer(file.mine, approval=Approval(relies_on=file.theirs), **file.acts)
    decline_employer(
        file.theirs, reason="Between us: no.", is_shared=False,
        actor=acting(file.stranger.user), at=NOW,
    )  # fmt: skip
    assert file.mine.recheck_why == "relied_on"
    assert "Between us" not in file.mine.recheck_note


def test_a_reason_that_is_not_shared_stays_at_its_campus(client: Client) -> None:
    file = File()
    EmployerReview.objects.filter(pk=file.theirs.pk).update(is_shared=False, reason="Hush.")
    assert "Hush." in file.page(client, file.stranger)
    assert "Hush." not in file.page(client)


# Trust


def test_trust_is_an_offices_own_mark(client: Client) -> None:
    file = File()
    client.force_login(file.officer.user)
    address = reverse("campus:trust_employer", args=[file.mine.code])
    assert client.post(address, {"why": "yes"}).status_code == 422
    assert client.post(address, {"why": REASON, "until": "2020-01-01"}).status_code == 422
    assert client.post(address, {"why": REASON, "until": ""}).status_code == 302
    assert is_trusted(file.mine, on=TODAY)
    assert not is_trusted(file.theirs, on=TODAY)
    assert REASON not in file.page(client, file.stranger)
    client.force_login(file.officer.user)
    assert client.post(address, {"end": "1"}).status_code == 302
    assert not is_trusted(file.mine, on=TODAY)


def test_nobody_trusts_whom_they_have_not_approved() -> None:
    file = File("waiting")
    with pytest.raises(IllegalMoveError):
        trust_employer(file.mine, why=REASON, until=None, **file.acts)
    approve_employer(file.mine, **file.acts)
    trust_employer(file.mine, why=REASON, until=in_days(9), **file.acts)
    assert is_trusted(file.mine, on=in_days(9))
    assert not is_trusted(file.mine, on=in_days(10))
    decline_employer(file.mine, reason="They did not pay.", **file.acts)
    assert file.mine.trusted_at is None


# What is known


def test_late_pay_and_decided_disputes_are_signs() -> None:
    file = File()
    for late in (8, 30):
        work = an_engagement("paid", campus=file.campus, employer=file.employer)
        type(work).objects.filter(pk=work.pk).update(approved_at=NOW, paid_at=NOW + days(late))
    said = {str(each.name): str(each.said) for each in signs_of(file.employer, at=NOW)}
    assert said["Paid late"] == "1 time"
    assert "Strikes on record" not in said


def test_registers_fit_kind_and_place() -> None:
    nonprofit = an_employer(kind="nonprofit", state="OH")
    names = [each.keeper for each in registers_for(nonprofit)]
    assert names[0] == "Internal Revenue Service"
    assert any(each.url == STATES["OH"] for each in registers_for(nonprofit))
    british = an_employer(country="GB", name="Tea & Sons")
    assert "q=Tea+%26+Sons" in registers_for(british)[0].url
    assert all(url.startswith("https://") for url in STATES.values())


def test_a_full_file_takes_no_more_queries_than_an_empty_one(client: Client) -> None:
    file = File()
    an_open_brief(file.employer, file.campus)
    address = reverse("campus:employer", args=[file.mine.code])
    client.force_login(file.officer.user)

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    saw(file)
    first = queries()
    for number in range(3):
        saw(file, note=f"Call {number}", is_shared=True)
        EmployerReview.objects.create(
            employer=file.employer, campus=a_campus(), state="approved", asked_at=NOW,
            decided_at=NOW,
        )  # fmt: skip
    assert queries() == first <= 12
