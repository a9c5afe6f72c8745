"""Every notice: declared where a table names it, rendered for everyone it goes to."""

from __future__ import annotations

import re
from typing import Any

import pytest

from fairbrief.advising.models import Nomination
from fairbrief.applications.models import Message
from fairbrief.audit.workflow import WORKFLOWS
from fairbrief.briefs.listed import listed
from fairbrief.coffees.models import Sitting, Stop
from fairbrief.contacts.models import FollowUp, Reference, Repeat
from fairbrief.contacts.notices import Due
from fairbrief.credentials.actions import live_key
from fairbrief.credentials.models import Credential
from fairbrief.engagements.models import (
    CheckIn,
    Decision,
    Meeting,
    StuckCall,
    Timer,
    WeekSheet,
)
from fairbrief.notices.models import Notice
from fairbrief.notices.telling import KINDS, Recipient, Told, tell
from fairbrief.organizations.models import Invitation
from fairbrief.planning.models import TimeOffer
from fairbrief.portfolio.models import Piece as PortfolioPiece
from fairbrief.portfolio.models import Portfolio, Quote
from fairbrief.relationships.models import NextStep
from fairbrief.reports.models import Subscription
from fairbrief.roster.models import RosterEntry
from fairbrief.searches.models import SavedSearch
from fairbrief.searches.notices import News
from fairbrief.tracking.models import Outcome
from tests.builders import NOW
from tests.matrices.stage import Stage, set_stage

pytestmark = pytest.mark.django_db


def test_every_notice_a_table_names_is_declared() -> None:
    named = {
        effect.notice
        for workflow in WORKFLOWS.values()
        for transition in workflow.transitions.values()
        for effect in transition.effects
        if isinstance(effect, Told)
    }
    assert named
    assert named <= set(KINDS)


def _a_search(stage: Stage) -> SavedSearch:
    return SavedSearch.objects.create(
        student=stage.student, name="Maps", query={}, looked_at=NOW, made_at=NOW
    )


def _a_quote(stage: Stage) -> Quote:
    """Words somebody wrote on the student's work elsewhere, asked for."""
    portfolio = Portfolio.objects.create(student=stage.student, slug="words", made_at=NOW)
    piece = PortfolioPiece.objects.create(
        portfolio=portfolio, experience=stage.subjects["tracking.experience"]
    )
    return Quote.objects.create(
        piece=piece, words="Good.", by_name="Ann", by_email="ann@here.example", asked_at=NOW
    )


@pytest.fixture
def subjects() -> dict[str, Any]:
    """One of each thing that is told about, by what notices' names begin with."""
    stage: Stage = set_stage()
    work = stage.work
    by_label = stage.subjects
    return {
        "account": by_label["leaving.closing"],
        "brief": stage.brief,
        "question": by_label["briefs.question"],
        "employer": by_label["vetting.employerreview"],
        "employer.held": stage.employer,
        "employer.released": stage.employer,
        "review": by_label["vetting.briefreview"],
        "reviews": by_label["vetting.briefreview"].campus,
        "application": stage.application,
        "agreement": stage.agreement,
        "engagement": work,
        "stuck": StuckCall.objects.create(
            engagement=work, goal="g", tried="t", question="Who knows?", raised_at=NOW
        ),
        "meeting": Meeting.objects.create(engagement=work, kind="checkin", at=NOW),
        "offer": TimeOffer.objects.create(
            engagement=work, kind="checkin", offered_by="student", times=[NOW], made_at=NOW
        ),
        "checkin": CheckIn.objects.create(
            engagement=work, number=1, opened_at=NOW, due_at=NOW, done="Read", written_at=NOW
        ),
        "milestone": by_label["engagements.milestone"],
        "quote": _a_quote(stage),
        "decision": Decision.objects.create(
            engagement=work, side="student", by_name="Ann", text="In green", at=NOW
        ),
        "week": WeekSheet.objects.create(engagement=work, starts_on=NOW, ends_on=NOW),
        "timer": Timer.objects.create(engagement=work, student=work.student, started_at=NOW),
        "change": by_label["engagements.changeorder"],
        "concern": by_label["concerns.concern"],
        "message": Message.objects.create(
            application=stage.application, side="student", by_name="Ann", text="Hello", at=NOW
        ),
        "dispute": by_label["engagements.dispute"],
        "hold": by_label["advising.hold"],
        "record": by_label["advising.recordrequest"],
        "nomination": Nomination.objects.create(
            entry=RosterEntry.objects.get(),
            brief=stage.brief,
            sentence="Reads three languages.",
            by_name="x",
            made_at=NOW,
        ),
        "strike": by_label["strikes.strike"],
        "search": News(stage.student, [(_a_search(stage), listed([stage.brief.pk]))]),
        "absence": by_label["engagements.absence"],
        "reinstatement": by_label["engagements.reinstatement"],
        "talk": by_label["engagements.talk"],
        "funds": by_label["payments.funding"],
        "payout": by_label["payments.payout"],
        "feedback": work,
        "advice": by_label["relationships.advice"],
        "closing": work,
        "next": NextStep.objects.create(engagement=work),
        "credential": Credential.objects.create(
            engagement=work, key=live_key(at=NOW), document={}, status_index=1, issued_at=NOW
        ),
        "award": by_label["funds.award"],
        "survey": by_label["surveys.round"],
        "matchday": by_label["matchdays.matchday"],
        "member": stage.owner,
        "officer": stage.officer,
        "report": Subscription.objects.create(
            officer=stage.officer, every="month", told_for=NOW.date()
        ),
        "experience": by_label["tracking.experience"],
        "approval": by_label["tracking.approval"],
        "contact": by_label["contacts.contact"],
        "coffee": by_label["coffees.coffee"],
        **dict.fromkeys(("coffee.seat", "coffee.seat_reminder"), by_label["coffees.seat"]),
        **dict.fromkeys(
            ("coffee.tomorrow", "coffee.host_tomorrow", "coffee.who_came", "coffee.one_off"),
            Sitting.objects.get(),
        ),
        **dict.fromkeys(
            ("coffee.stopped", "coffee.stopped_host"),
            Stop.objects.create(
                coffee=by_label["coffees.coffee"],
                campus=stage.campus,
                reason="It was a sales call.",
                at=NOW,
                by_name="x",
            ),
        ),
        "introduction": by_label["contacts.introduction"],
        "reference": Reference.objects.create(engagement=work, asked_at=NOW),
        "repeat": Repeat(engagement=work, brief=stage.brief, made_at=NOW),
        "follow_up": _due(by_label["contacts.contact"]),
        "outcome": Outcome.objects.create(
            experience=by_label["tracking.experience"], months=3, asked_at=NOW
        ),
        "invitation": Invitation.objects.create(
            email="x@x.example",
            name="X",
            role="owner",
            employer=stage.employer,
            digest="d",
            made_at=NOW,
            expires_at=NOW.replace(year=2028),
        ),
    }


def _due(contact: Any) -> Due:
    row = FollowUp.objects.create(contact=contact, kind="own", about="It", due_at=NOW)
    return Due(contact.student, [row])


def test_every_notice_is_rendered_whole(subjects: dict[str, Any]) -> None:
    unknown = []
    for name, kind in KINDS.items():
        first = name.partition(".")[0]
        subject = subjects.get(name) or subjects.get(first)
        if subject is None:
            unknown.append(name)
            continue
        try:
            told = tell(name, subject, at=NOW, to=[Recipient(email="a@b.example", name="Ann")])
        except (AttributeError, KeyError, TypeError) as error:
            raise AssertionError(f"{name} is not about a {type(subject).__name__}") from error
        assert [each.email for each in told] == ["a@b.example"], name
        notice = Notice.objects.get(pk=told[0].pk)
        for words in (notice.subject, notice.body):
            assert words.strip(), name
            assert not re.search(r"\{\w+\}|None", words), (name, words)
        assert notice.path.startswith("/"), name
        list(kind.to(subject))
    assert not unknown
