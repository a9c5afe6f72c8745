"""Every kind of words once, written as a scammer would, with the pages that show them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile

from fairbrief.accounts.models import User
from fairbrief.advising.models import Nomination
from fairbrief.agreements.models import Proposal
from fairbrief.applications.models import Application, Message, MessageFile
from fairbrief.briefs.models import Question
from fairbrief.coffees.models import Coffee, Seat, Sitting
from fairbrief.concerns.actions import read_words
from fairbrief.concerns.kinds import KINDS, Words
from fairbrief.contacts.models import Contact, Introduction, Reference
from fairbrief.engagements.models import (
    Absence,
    Appeal,
    ChangeOrder,
    CheckIn,
    Decision,
    Dispute,
    Engagement,
    HoursEntry,
    Meeting,
    Milestone,
    PieceVersion,
    Reinstatement,
    StuckCall,
    Talk,
    WeekSheet,
)
from fairbrief.kernel.clock import now
from fairbrief.payments.actions import secure_funds
from fairbrief.payments.models import Funding, Transfer
from fairbrief.planning.models import TimeOffer
from fairbrief.portfolio.models import Piece, Portfolio
from fairbrief.relationships.giving import wording_now
from fairbrief.relationships.models import Feedback, NextStep
from fairbrief.tracking.models import Experience
from tests.builders import NOW, a_student, acting, entry_of, in_days
from tests.engaged import an_engagement
from tests.matrices.stage import Stage

SCAM = "We mail you a check. Deposit the check and send the rest to our vendor with Zelle."


@dataclass(frozen=True)
class Spoken:
    """Words of one kind: who wrote and who received them, and where each meets them."""

    kind: Words
    row: Any
    student: User
    employer: User
    received_at: str
    written_at: str

    @property
    def writer(self) -> User:
        return self.student if self.kind.writer(self.row) == "student" else self.employer

    @property
    def receiver(self) -> User:
        return self.employer if self.writer == self.student else self.student


class Scene:
    """Work in one state between the stage's two sides, each with another student."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        assert stage.owner.user is not None
        self.owner = stage.owner.user
        self.spoken: dict[str, Spoken] = {}

    def work(self, state: str = "active", **columns: Any) -> Engagement:
        found = an_engagement(
            "active",
            campus=self.stage.campus,
            employer=self.stage.employer,
            brief=self.stage.brief,
            student=a_student(self.stage.campus),
        )
        Engagement.objects.filter(pk=found.pk).update(state=state, **columns)
        found.refresh_from_db()
        return found

    def say(self, name: str, row: Any, student: User, student_at: str, employer_at: str) -> None:
        """Reads the words as if just saved, and notes where each side meets them."""
        read_words(row, at=NOW)
        kind = KINDS[name]
        is_of_student = kind.writer(row) == "student"
        self.spoken[name] = Spoken(
            kind,
            row,
            student,
            self.owner,
            received_at=employer_at if is_of_student else student_at,
            written_at=student_at if is_of_student else employer_at,
        )

    def at_work(self, name: str, row: Any, work: Engagement, student: str, employer: str) -> None:
        self.say(
            name,
            row,
            work.student.user,
            f"/student/work/{work.code}/{student}",
            f"/employer/work/{work.code}/{employer}",
        )


def everything(stage: Stage) -> dict[str, Spoken]:
    """Each kind of words once."""
    scene = Scene(stage)
    parts: list[Callable[[Scene], None]] = [
        _about_the_brief,
        _in_applications,
        _in_messages,
        _while_it_runs,
        _in_disputes_and_changes,
        _in_talks_and_appeals,
        _when_one_is_away,
        _when_it_stops,
        _at_the_end,
        _over_coffee,
        _to_everyone,
    ]
    for part in parts:
        part(scene)
    return scene.spoken


def _about_the_brief(scene: Scene) -> None:
    brief, student = scene.stage.brief, scene.stage.student
    asked = Question.objects.create(
        brief=brief, topic="own", text=SCAM, asked_by=student, asked_at=NOW
    )
    at = (f"/briefs/{brief.code}/", f"/employer/briefs/{brief.code}/")
    scene.say("question", asked, student.user, *at)
    answered = Question.objects.create(
        brief=brief,
        topic="own",
        text="And the pay?",
        state="answered",
        asked_by=student,
        asked_at=NOW,
        answer=SCAM,
        answered_at=NOW,
        answered_by_name="Owner",
    )
    scene.say("answer", answered, student.user, *at)
    # The brief itself is not read here, but can be reported.
    scene.spoken["brief"] = Spoken(KINDS["brief"], brief, student.user, scene.owner, *at)


def _application(scene: Scene, state: str, **columns: Any) -> Application:
    return Application.objects.create(
        brief=scene.stage.brief,
        student=a_student(scene.stage.campus),
        state=state,
        made_at=NOW,
        submitted_at=NOW,
        **columns,
    )


def _in_applications(scene: Scene) -> None:
    def say(name: str, row: Application) -> None:
        scene.say(
            name,
            row,
            row.student.user,
            f"/student/applications/{row.code}/",
            f"/employer/applicants/{row.code}/",
        )

    say("application", _application(scene, "seen", interest=SCAM))
    say("application_note", _application(scene, "offered", employer_note=SCAM, offered_at=NOW))
    withdrawn = {"offer_withdrawn_at": NOW, "offer_withdrawn_because": SCAM}
    say("application_offer_withdrawn", _application(scene, "shortlisted", **withdrawn))
    say("application_reason", _application(scene, "declined", reason=SCAM, ended_at=NOW))
    named = _application(scene, "seen", interest="It is what I study.")
    nomination = Nomination.objects.create(
        entry=entry_of(named.student),
        brief=named.brief,
        sentence=SCAM,
        by_name="Officer",
        made_at=NOW,
    )
    at = ("/student/record/", f"/employer/applicants/{named.code}/")
    scene.say("nomination", nomination, named.student.user, *at)
    declined = scene.work("agreed").agreement
    declined.state, declined.reason, declined.declined_by = "declined", SCAM, "employer"
    declined.signed_at, declined.ended_at = None, NOW
    declined.save()
    code = declined.code
    student = declined.application.student.user
    at = (f"/student/agreements/{code}/", f"/employer/agreements/{code}/")
    scene.say("agreement_reason", declined, student, *at)
    changed = scene.work("agreed").agreement
    at = (f"/student/agreements/{changed.code}/", f"/employer/agreements/{changed.code}/")
    student = changed.application.student.user
    said = {"agreement": changed, "version": 1, "old": 10, "new": 5, "by_name": "x", "made_at": NOW}
    proposed = Proposal.objects.create(line="pay_days", side="employer", reason=SCAM, **said)
    scene.say("agreement_change", proposed, student, *at)
    answered = Proposal.objects.create(
        line="pay_method",
        side="student",
        reason="Faster for me.",
        state="declined",
        answer=SCAM,
        ended_at=NOW,
        **said,
    )
    scene.say("agreement_answer", answered, student, *at)


def _in_messages(scene: Scene) -> None:
    work = scene.work()
    message = Message.objects.create(
        application=work.agreement.application, side="employer", by_name="x", text=SCAM, at=NOW
    )
    attached = MessageFile(message=message, name="w-9 form.pdf")
    attached.file.save("x.pdf", ContentFile(b"%PDF-1.7"), save=False)
    attached.save()
    scene.at_work("message", message, work, "messages/", "messages/")


def _while_it_runs(scene: Scene) -> None:
    work = scene.work()
    call = StuckCall.objects.create(
        engagement=work, goal="It", tried="That", question=SCAM, raised_at=NOW
    )
    scene.at_work("stuck_question", call, work, "talk/", "talk/")
    answered = StuckCall.objects.create(
        engagement=work,
        goal="It",
        tried="That",
        question="How?",
        raised_at=NOW,
        answer=SCAM,
        answered_at=NOW,
        answered_by_name="x",
    )
    scene.at_work("stuck_answer", answered, work, "talk/", "talk/")
    entry = HoursEntry.objects.create(
        engagement=work, day=NOW.date(), minutes=60, note=SCAM, logged_at=NOW
    )
    scene.at_work("hours_note", entry, work, "hours/", "hours/")
    check_in = {"engagement": work, "opened_at": NOW, "due_at": NOW, "written_at": NOW}
    done = CheckIn.objects.create(number=1, done=SCAM, **check_in)
    scene.at_work("checkin", done, work, "rhythm/", "rhythm/")
    seen = CheckIn.objects.create(
        number=2, done="It", answer=SCAM, answered_at=NOW, answered_by_name="x", **check_in
    )
    scene.at_work("checkin_answer", seen, work, "rhythm/", "rhythm/")
    decided = Decision.objects.create(
        engagement=work, side="employer", by_name="x", text=SCAM, at=NOW
    )
    scene.at_work("decision", decided, work, "rhythm/", "rhythm/")
    sheet = WeekSheet.objects.create(
        engagement=work,
        starts_on=in_days(-3),
        ends_on=in_days(3),
        doing=SCAM,
        minutes=60,
        planned_at=NOW,
        done=SCAM,
        reviewed_at=NOW,
    )
    scene.at_work("week_plan", sheet, work, "rhythm/", "rhythm/")
    scene.at_work("week_review", sheet, work, "rhythm/", "rhythm/")
    coming = Meeting.objects.create(
        engagement=work,
        kind="checkin",
        at=now() + timedelta(days=3),
        agenda=SCAM,
        proposed_by="employer",
    )
    scene.at_work("meeting_plan", coming, work, "talk/", "talk/")
    offered = TimeOffer.objects.create(
        engagement=work,
        kind="checkin",
        offered_by="employer",
        times=[now() + timedelta(days=4), now() + timedelta(days=5)],
        agenda=SCAM,
        made_at=NOW,
    )
    scene.at_work("time_offer", offered, work, "talk/", "talk/")
    left = Meeting.objects.create(
        engagement=work,
        kind="senior",
        at=NOW,
        held_at=NOW,
        went_well=SCAM,
        do_next="Call me.",
        talk_again=True,
        feedback_by="leader",
        feedback_at=NOW,
    )
    scene.at_work("session_feedback", left, work, "talk/", "talk/")
    for name, column in (("meeting_student_note", "student_note"), ("meeting_note", "other_note")):
        held = Meeting.objects.create(
            engagement=work, kind="checkin", at=NOW, held_at=NOW, **{column: SCAM}
        )
        scene.at_work(name, held, work, "talk/", "talk/")
    piece = work.pieces.get(position=1)
    version = PieceVersion.objects.create(
        piece=piece, number=1, link="https://x.example", note=SCAM, at=NOW, by_name="x"
    )
    scene.at_work("version", version, work, "pieces/", "")
    reviewed = PieceVersion.objects.create(
        piece=work.pieces.get(position=2),
        number=1,
        link="https://x.example",
        at=NOW,
        by_name="x",
        review=[{"met": False, "note": SCAM}],
    )
    scene.at_work("version_review", reviewed, work, "pieces/", "")


def _in_disputes_and_changes(scene: Scene) -> None:
    work = scene.work()
    terms: dict[str, Any] = {
        "engagement": work,
        "why": "Because",
        "hours_before": 18,
        "hours_after": 20,
        "fee_before_minor": 43200,
        "fee_after_minor": 48000,
        "due_before": work.due_on,
        "due_after": in_days(9),
        "made_at": NOW,
    }
    open_now = ChangeOrder.objects.create(
        proposed_by="employer", what=SCAM, employer_signed_at=NOW, employer_name="x", **terms
    )
    scene.at_work("change", open_now, work, "changes/", "changes/")
    declined = ChangeOrder.objects.create(
        proposed_by="student", what="More", state="declined", reason=SCAM, ended_at=NOW, **terms
    )
    scene.at_work("change_reason", declined, work, "changes/", "changes/")
    for name, columns in (
        ("dispute_claim", {"opened_by": "employer", "claim": SCAM}),
        ("dispute_answer", {"opened_by": "student", "claim": "It", "answer": SCAM}),
    ):
        disputed = scene.work("disputed", state_before="active")
        row = Dispute.objects.create(
            engagement=disputed,
            wish="That",
            opened_at=NOW,
            state="answered" if "answer" in columns else "opened",
            **columns,
        )
        scene.at_work(name, row, disputed, "trouble/", "trouble/")


def _in_talks_and_appeals(scene: Scene) -> None:
    work = scene.work()
    talk = Talk.objects.create(engagement=work, raised_by="employer", problem=SCAM, raised_at=NOW)
    scene.at_work("talk", talk, work, "trouble/", "trouble/")
    disputed = scene.work("disputed", state_before="active")
    dispute = Dispute.objects.create(
        engagement=disputed,
        opened_by="student",
        claim="It",
        wish="That",
        opened_at=NOW,
        answered_at=NOW,
        state="appealed",
        decision="Half of it",
        award_minor=0,
        decided_at=NOW,
    )
    appeal = Appeal.objects.create(dispute=dispute, by_side="employer", reason=SCAM, at=NOW)
    scene.at_work("appeal", appeal, disputed, "trouble/", "trouble/")


def _when_one_is_away(scene: Scene) -> None:
    days = {"kind": "other", "starts_on": in_days(3), "ends_on": in_days(4), "asked_at": NOW}
    work = scene.work()
    asked = Absence.objects.create(engagement=work, side="employer", why=SCAM, **days)
    scene.at_work("absence", asked, work, "trouble/", "trouble/")
    declined = Absence.objects.create(
        engagement=work, side="student", state="declined", reason=SCAM, **days
    )
    scene.at_work("absence_reason", declined, work, "trouble/", "trouble/")
    ended = scene.work(
        "ended_early", end_reason="It", ended_by="student", ended_at=NOW, part_pay_minor=0
    )
    again = Reinstatement.objects.create(
        engagement=ended, asked_by="employer", why=SCAM, due_on=in_days(20), asked_at=NOW
    )
    scene.at_work("reinstatement", again, ended, "trouble/", "trouble/")


def _when_it_stops(scene: Scene) -> None:
    sent_back = scene.work("changes_asked", changes_wanted=SCAM, submitted_at=NOW)
    scene.at_work("changes_wanted", sent_back, sent_back, "", "")
    active = scene.work("active")
    milestone = Milestone.objects.create(
        engagement=active,
        what="It",
        pieces=1,
        due_on=in_days(2),
        share_minor=1,
        rounds=1,
        wanted=SCAM,
    )
    scene.at_work("milestone_wanted", milestone, active, "", "")
    paused = scene.work("paused", pause_reason=SCAM, paused_by="employer", paused_at=NOW)
    scene.at_work("pause_reason", paused, paused, "", "")
    ended = scene.work(
        "ended_early", end_reason=SCAM, ended_by="employer", ended_at=NOW, part_pay_minor=0
    )
    scene.at_work("end_reason", ended, ended, "", "")


def _at_the_end(scene: Scene) -> None:
    work = scene.work("closed", approved_at=NOW, paid_at=NOW, closed_at=NOW)
    for side, name in (("student", "student_feedback"), ("employer", "employer_feedback")):
        row = Feedback.objects.create(
            engagement=work,
            side=side,
            went_well=SCAM,
            by_name="x",
            wording=wording_now(),
            at=NOW,
        )
        scene.at_work(name, row, work, "closing/", "closing/")
    step = NextStep.objects.create(
        engagement=work, wish=SCAM, kind="not_now", note=SCAM, answered_at=NOW
    )
    for name in ("next_wish", "next_answer"):
        scene.at_work(name, step, work, "closing/", "closing/")
    funding = Funding.objects.create(
        engagement=work, amount_minor=43200, currency="USD", due_at=NOW
    )
    secure_funds(funding, reference=SCAM, actor=acting(scene.owner), at=NOW)
    scene.at_work("transfer", Transfer.objects.get(engagement=work), work, "pay/", "funds/")
    contact = Contact.objects.create(
        student=work.student,
        employer=work.employer,
        engagement=work,
        member=scene.stage.owner,
        role="supervisor",
        name="x",
        state="open",
        given_email="x@home.example",
        given_line=SCAM,
        made_at=NOW,
    )
    at = (f"/student/people/{contact.code}/", f"/employer/work/{work.code}/stay-in-touch/")
    scene.say("contact_line", contact, work.student.user, *at)
    reference = Reference.objects.create(
        engagement=work, asked_at=NOW, text=SCAM, by_name="x", written_at=NOW
    )
    scene.at_work("reference", reference, work, "reference/", "closing/")
    _about_introductions(scene, work, contact)


def _about_introductions(scene: Scene, work: Engagement, contact: Contact) -> None:
    """A question to a past student, who stands where the employer's side stands; and what a contact
    answers."""
    alum = a_student(scene.stage.campus)
    columns: dict[str, Any] = {
        "student": work.student,
        "employer": work.employer,
        "asked_at": NOW,
    }
    asked = Introduction.objects.create(alum=alum, words=SCAM, **columns)
    read_words(asked, at=NOW)
    at = f"/student/introductions/{asked.code}/"
    scene.spoken["introduction"] = Spoken(
        KINDS["introduction"], asked, work.student.user, alum.user, at, at
    )
    answered = Introduction.objects.create(
        contact=contact,
        whom="Ann",
        words="Who knows sound?",
        state="granted",
        with_whom="Bo",
        answer=SCAM,
        answered_at=NOW,
        **columns,
    )
    at_contact = f"/student/people/{contact.code}/"
    closing = f"/employer/work/{work.code}/closing/"
    scene.say("introduction_answer", answered, work.student.user, at_contact, closing)


def _over_coffee(scene: Scene) -> None:
    """An employer's coffee, a past student's, and a question for a host."""
    stage = scene.stage
    columns: dict[str, Any] = {
        "employer": stage.employer,
        "host_name": "x",
        "title": "A Tuesday",
        "link": "https://video.example/",
        "minutes": 30,
        "opens_at": NOW,
        "made_at": NOW,
    }
    alum = a_student(stage.campus)
    hosted = Coffee.objects.create(host_student=alum, campus=stage.campus, about=SCAM, **columns)
    offered = Coffee.objects.create(host_member=stage.owner, about=SCAM, **columns)
    for each in (hosted, offered):
        Sitting.objects.create(coffee=each, at=NOW)
    seat = Seat.objects.create(
        coffee=offered, student=stage.student, state="seated", question=SCAM, joined_at=NOW
    )
    student, path = stage.student.user, "/student/coffees/{}/"
    at_host = f"/employer/coffees/{offered.code}/"
    scene.say("coffee", offered, student, path.format(offered.code), at_host)
    scene.say("coffee_question", seat, student, path.format(offered.code), at_host)
    # A past student stands where the employer's side reads, and whoever comes as the reader does.
    read_words(hosted, at=NOW)
    at = path.format(hosted.code)
    scene.spoken["alum_coffee"] = Spoken(KINDS["alum_coffee"], hosted, alum.user, student, at, at)


def _to_everyone(scene: Scene) -> None:
    """The line above a portfolio, which is a student's word to everyone."""
    student = a_student(scene.stage.campus)
    page = Portfolio.objects.create(student=student, slug="a-page", intro=SCAM, made_at=NOW)
    work = Experience.objects.create(
        campus=student.campus,
        student=student,
        employer_name="x",
        title="A price list",
        what_i_did="Typed it.",
        starts_on=in_days(-9),
        ends_on=in_days(-2),
        minutes=60,
        state="confirmed",
        confirmed_at=NOW,
        logged_at=NOW,
    )
    Piece.objects.create(portfolio=page, experience=work, visibility="public", is_cleared=True)
    at = f"/portfolios/{page.slug}/"
    scene.say("portfolio_intro", page, student.user, at, at)
