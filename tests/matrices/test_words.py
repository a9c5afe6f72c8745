"""Kind of words × who: who is warned of them, who can report them, who sees neither.

A kind that is not on the stage fails; so does a column of free words that no kind declares.
"""

from __future__ import annotations

import html
from urllib.parse import quote

import pytest
from django.apps import apps
from django.db import models
from django.test import Client

from fairbrief.concerns.kinds import KINDS
from fairbrief.concerns.models import Concern, Reading
from tests.browsing import signed_in
from tests.concerns.scene import Spoken
from tests.concerns.spoken import everything
from tests.matrices.golden import compare
from tests.matrices.stage import Stage, set_stage

pytestmark = pytest.mark.django_db

WARNING = "A warning about what you read next"
#: Rooms in which two sides write to each other.
ROOMS = (
    *("briefs", "applications", "agreements", "engagements", "payments", "relationships"),
    *("planning", "advising", "contacts", "coffees", "portfolio"),
)
#: Columns of free words that are no words of one side to the other, each with the reason.
NO_WORDS = {
    "briefs.Brief": "the posting: read by the whole fairness review, and by an office",
    "briefs.Deliverable": "part of the posting",
    "briefs.BriefVersion.verdict": "the review's word",
    "briefs.BriefVersion.sent_by_name": "a name",
    "briefs.WrittenStep": "a draft’s, read by those who write it",
    "briefs.Question.topic": "a key",
    "briefs.Question.answered_by_name": "a name",
    "agreements.Removal.by_name": "a name",
    "advising.Note": "the office's, read by nobody else but the student it is about",
    "advising.NoteVersion": "what a note said before",
    "advising.Hold": "the office's, read by the student it is about",
    "advising.Nomination.by_name": "a name",
    "advising.Care": "the office's own",
    "advising.Look.by_name": "a name",
    "advising.RecordRequest.shown_by_name": "a name",
    "applications.Message.by_name": "a name",
    "applications.MessageFile.name": "read with its message",
    "applications.ReadMark.reader": "a key",
    "agreements.Agreement.text": "made of the reviewed posting, and signed",
    "agreements.Agreement.sha256": "a digest",
    "agreements.Signature": "who signed, with what",
    "agreements.StatusAnswer": "chosen from lists, and a name",
    "agreements.EarlierText": "made of the reviewed posting and of read proposals",
    "agreements.Proposal.line": "a key",
    "agreements.Proposal.by_name": "a name",
    "agreements.Proposal.answered_by_name": "a name",
    "engagements.Engagement.title": "the posting's",
    "engagements.Engagement.currency": "a key",
    "engagements.Engagement.authorized_by_name": "a name",
    "engagements.Engagement.state_before": "a key",
    "engagements.Milestone.what": "part of the agreement both signed",
    "engagements.Milestone.accepted_by_name": "a name",
    "engagements.Ending": "a copy of the reason on the work, which is what is shown and read",
    "engagements.PlannedWeek": "the student's own notes",
    "engagements.EntryChange": "what an entry said before, read when it was written",
    "engagements.Pulse": "read by the office alone",
    "engagements.CheckIn.answered_by_name": "a name",
    "engagements.Decision.by_name": "a name",
    "engagements.StuckCall.answered_by_name": "a name",
    "engagements.Piece.title": "the posting's, or a change order's that both signed",
    "engagements.PieceAcceptance.by_name": "a name",
    "engagements.PieceVersion.by_name": "a name",
    "engagements.ChangeOrder.student_name": "a name",
    "engagements.ChangeOrder.employer_name": "a name",
    "engagements.Dispute.decision": "the office's",
    "engagements.Dispute.decided_by_name": "a name",
    "engagements.Absence.asked_by_name": "a name",
    "engagements.Absence.agreed_by_name": "a name",
    "engagements.Replacement.by_name": "a name",
    "engagements.Appeal.decision": "the office's",
    "engagements.Appeal.decided_by_name": "a name",
    "engagements.Evidence": "a copy of what is read where it stands",
    "payments.Account": "keys",
    "payments.Transfer.key": "a key",
    "payments.Transfer.provider": "a key",
    "payments.Transfer.how": "chosen from a list",
    "payments.Transfer.by_name": "a name",
    "payments.Funding.currency": "a key",
    "payments.Payout.currency": "a key",
    "payments.Payout.how": "chosen from a list",
    "payments.Funding.reference": "repeated on the transfer, which is what is shown",
    "relationships.Feedback.to_the_office": "read by the office alone",
    "relationships.Feedback.by_name": "a name",
    "relationships.Feedback.removed_by_name": "a name",
    "relationships.Wording": "the questionnaire, as it was shown",
    "relationships.Advice": "between who asked and the office: the other side reads none of it",
    "relationships.NextStep.answered_by_name": "a name",
    "planning.BusyCalendar": "the student's own, shown to nobody else",
    "planning.BusyTime": "the student's own, shown to nobody else",
    "planning.OfficeHour.zone": "a key",
    "planning.Feed.digest": "a digest",
    "contacts.Contact.name": "a name",
    "contacts.Contact.title": "what somebody does, as the work or the student says it",
    "contacts.Contact.asked_email": "an address, shown to nobody",
    "contacts.Contact.given_email": "an address that its owner gives",
    "contacts.Contact.notes": "the student's own, shown to nobody else",
    "contacts.Contact.met": "the title of a coffee, read where it stands",
    "coffees.Coffee.host_name": "a name",
    "coffees.Stop": "the office's, and a name",
    "contacts.Reference.by_name": "a name",
    "contacts.Reference.by_title": "what its writer does",
    "contacts.FollowUp": "the student's own, shown to nobody else and sent by nobody here",
    "portfolio.Portfolio.slug": "a key",
    "portfolio.Portfolio.contact": "an address that its owner gives",
    "portfolio.Piece.own_lines": "for the student's own résumé, shown to nobody else",
    "portfolio.Quote": "a copy of feedback, read when it was written",
    "planning.FeedEntry": "what its own reader's calendar was told",
}


def test_every_column_of_free_words_is_declared_or_excused() -> None:
    declared = {
        f"{apps.get_model(kind.label)._meta.label}.{column}"
        for kind in KINDS.values()
        for column in kind.columns
    }
    silent = []
    for room in ROOMS:
        for model in apps.get_app_config(room).get_models():
            for field in model._meta.concrete_fields:
                is_free = (
                    isinstance(field, models.CharField | models.TextField)
                    and not field.choices
                    and field.name != "code"
                )
                name = f"{model._meta.label}.{field.name}"
                excused = name in NO_WORDS or model._meta.label in NO_WORDS
                if is_free and name not in declared and not excused:
                    silent.append(name)
    assert not silent
    known = {model._meta.label for model in apps.get_models()}
    gone = {name for name in NO_WORDS if ".".join(name.split(".")[:2]) not in known}
    assert not gone
    assert not declared & NO_WORDS.keys()


@pytest.fixture
def stage() -> Stage:
    return set_stage()


def report_path(spoken: Spoken) -> str:
    return f"/report/{spoken.kind.name}/{spoken.kind.code(spoken.row)}/"


def said_on(client: Client, path: str, spoken: Spoken) -> str:
    """What a page says about these very words: a warning has the way to report them in it."""
    answer = client.get(path)
    if answer.status_code != 200:
        return str(answer.status_code)
    content = html.unescape(answer.content.decode())
    link = f'href="{report_path(spoken)}?next={quote(path, safe="")}"'
    if f'<a class="button quiet" {link}' in content:
        assert WARNING in content
        return "warned"
    return "can report" if f'class="report" {link}' in content else "nothing"


def test_who_is_warned_and_who_can_report(stage: Stage) -> None:
    spoken = everything(stage)
    assert set(spoken) == set(KINDS), "a kind of words is not on the stage"
    lines = []
    strangers = {name: signed_in(user) for name, user in stage.strangers.items()}
    officer = signed_in(stage.officer.user)
    for name, each in spoken.items():
        writer = each.kind.writer(each.row)
        receiver, sender = signed_in(each.receiver), signed_in(each.writer)
        lines.append(
            f"{name:22} {writer:9} page    the receiver: "
            f"{said_on(receiver, each.received_at, each)}"
        )
        lines.append(
            f"{name:22} {writer:9} page    the writer: {said_on(sender, each.written_at, each)}"
        )
        for who, client in {
            "the receiver": receiver,
            "the writer": sender,
            "the officer": officer,
            **strangers,
        }.items():
            status = client.get(report_path(each)).status_code
            lines.append(f"{name:22} {writer:9} report  {who}: {status}")
    compare("words.txt", lines)


def test_serious_words_of_an_employer_are_on_the_desk_and_no_others(stage: Stage) -> None:
    spoken = everything(stage)
    assert {each.kind for each in Reading.objects.all()} == set(KINDS) - {"brief"}
    by_employer = {
        name
        for name, each in spoken.items()
        if each.kind.writer(each.row) == "employer" and name != "brief"
    }
    assert {each.kind for each in Concern.objects.all()} == by_employer
    desk = signed_in(stage.officer.user).get("/campus/concerns/?kind=concern").content.decode()
    assert desk.count("noticed by the rules") == min(20, Concern.objects.count())
