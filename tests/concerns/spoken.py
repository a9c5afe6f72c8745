"""Every kind of words once, written as a scammer would, with the pages that show them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.files.base import ContentFile

from fairbrief.advising.models import Nomination
from fairbrief.agreements.models import Proposal
from fairbrief.applications.models import Application, Message, MessageFile
from fairbrief.briefs.models import Question
from fairbrief.coffees.models import Coffee, Seat, Sitting
from fairbrief.concerns.actions import read_words
from fairbrief.concerns.kinds import KINDS
from fairbrief.portfolio.models import Piece, Portfolio
from fairbrief.tracking.models import Experience
from tests.builders import NOW, a_student, entry_of, in_days
from tests.concerns.scene import SCAM, Scene, Spoken
from tests.concerns.spoken_at_work import (
    at_the_end,
    in_disputes_and_changes,
    in_talks_and_appeals,
    when_it_stops,
    when_one_is_away,
    while_it_runs,
)
from tests.matrices.stage import Stage


def everything(stage: Stage) -> dict[str, Spoken]:
    """Each kind of words once."""
    scene = Scene(stage)
    parts: list[Callable[[Scene], None]] = [
        _about_the_brief,
        _in_applications,
        _in_messages,
        while_it_runs,
        in_disputes_and_changes,
        in_talks_and_appeals,
        when_one_is_away,
        when_it_stops,
        at_the_end,
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
