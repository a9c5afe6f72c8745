"""One of each thing, with everyone who could want something of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db import models

from fairbrief.accounts.models import User
from fairbrief.advising.models import Hold, RecordRequest
from fairbrief.agreements.models import Agreement, Proposal
from fairbrief.applications.models import Application
from fairbrief.audit.actors import CLOCK, INSTALLATION, Actor, link_holder, person
from fairbrief.boards.models import Brand
from fairbrief.briefs.models import Brief, Question
from fairbrief.coffees.models import Coffee, Sitting
from fairbrief.coffees.models import Seat as CoffeeSeat
from fairbrief.concerns.actions import read_words
from fairbrief.concerns.models import Concern
from fairbrief.contacts.models import Contact, Introduction
from fairbrief.engagements.models import (
    Absence,
    Appeal,
    ChangeOrder,
    Dispute,
    Engagement,
    Milestone,
    Reinstatement,
    StuckCall,
    Talk,
)
from fairbrief.funds.models import Award, Pool
from fairbrief.leaving.models import Closing
from fairbrief.matchdays.models import Matchday, Seat
from fairbrief.organizations.models import Campus, Employer, Member, Officer
from fairbrief.payments.models import Account, Entry, Funding, Payout, Transfer
from fairbrief.relationships.advice import Advice
from fairbrief.strikes.models import Strike
from fairbrief.students.models import Student
from fairbrief.surveys import models as surveys
from fairbrief.tracking.models import Approval, Experience, PastImport
from fairbrief.vetting.models import BriefReview, EmployerReview
from tests.builders import (
    NOW,
    a_campus,
    a_member,
    a_student,
    a_user,
    an_employer,
    an_officer,
    an_open_brief,
    days,
    entry_of,
    in_days,
)
from tests.engaged import an_engagement


@dataclass
class Stage:
    """A campus, an employer, a student and their work; and strangers of every kind."""

    campus: Campus
    officer: Officer
    employer: Employer
    owner: Member
    finance: Member
    brief: Brief
    student: Student
    work: Engagement
    application: Application
    agreement: Agreement
    strangers: dict[str, User]
    subjects: dict[str, models.Model] = field(default_factory=dict)

    def actors(self, label: str) -> dict[str, Actor]:
        """Everyone who could try something on the subject, by what they are."""
        subject = self.subjects[label]
        supervisor, leader = self.brief.supervisor, self.brief.leader
        assert supervisor is not None
        assert supervisor.user is not None
        assert leader is not None
        assert leader.user is not None
        assert self.owner.user is not None
        assert self.finance.user is not None
        return {
            "owner": person(self.owner.user),
            "finance": person(self.finance.user),
            "supervisor": person(supervisor.user),
            "leader": person(leader.user),
            "student": person(self.student.user),
            "officer": person(self.officer.user),
            "supervisor's link": link_holder(
                name="x", email=supervisor.email, capacity="supervisor", subject=(label, subject.pk)
            ),
            "a link to something else": link_holder(
                name="x", email=supervisor.email, capacity="supervisor", subject=(label, 0)
            ),
            "clock": CLOCK,
            "installation": INSTALLATION,
            **{name: person(user) for name, user in self.strangers.items()},
        }


def set_stage() -> Stage:
    """Writes the stage directly to the database."""
    campus, elsewhere = a_campus("here"), a_campus("elsewhere")
    Brand.objects.create(campus=campus, version=1, name="Here", is_public=True, made_at=NOW)
    employer, competitor = an_employer(campus), an_employer(elsewhere)
    owner = a_member(employer, "owner")
    brief = an_open_brief(employer, campus)
    student = a_student(campus)
    work = an_engagement("active", campus=campus, employer=employer, brief=brief, student=student)
    stage = Stage(
        campus=campus,
        officer=an_officer(campus, role="director"),
        employer=employer,
        owner=owner,
        finance=a_member(employer, "finance"),
        brief=brief,
        student=student,
        work=work,
        application=work.agreement.application,
        agreement=work.agreement,
        strangers={
            "another student": a_student(campus).user,
            "another employer": _user(a_member(competitor, "owner")),
            "another campus": an_officer(elsewhere, role="director").user,
            "operator": a_user("Operator", is_operator=True),
        },
    )
    rows: list[Any] = [
        brief,
        Question.objects.create(brief=brief, topic="own", text="What is it?", asked_at=NOW),
        BriefReview.objects.get(brief=brief, campus=campus),
        EmployerReview.objects.get(employer=employer, campus=campus),
        stage.application,
        stage.agreement,
        Proposal.objects.create(
            agreement=stage.agreement,
            version=1,
            line="pay_days",
            old=10,
            new=5,
            side="student",
            by_name="x",
            reason="Rent is due.",
            made_at=NOW,
        ),
        work,
        ChangeOrder.objects.create(
            engagement=work,
            proposed_by="employer",
            what="More",
            why="More",
            hours_before=18,
            hours_after=20,
            fee_before_minor=43200,
            fee_after_minor=48000,
            due_before=work.due_on,
            due_after=in_days(9),
            employer_signed_at=NOW,
            made_at=NOW,
        ),
        Dispute.objects.create(
            engagement=work,
            opened_by="student",
            claim="It",
            wish="That",
            opened_at=NOW,
            decider=campus,
        ),
        Absence.objects.create(
            engagement=work,
            side="student",
            kind="holiday",
            starts_on=in_days(3),
            ends_on=in_days(5),
            asked_at=NOW,
            asked_by_name="x",
        ),
        Milestone.objects.create(
            engagement=work, what="It", pieces=1, due_on=in_days(2), share_minor=21600
        ),
        Reinstatement.objects.create(
            engagement=work, asked_by="employer", why="It", due_on=in_days(20), asked_at=NOW
        ),
        Strike.objects.create(
            kind="ghosting",
            student=student,
            campus=campus,
            title="It",
            fact="It",
            key="it",
            noted_at=NOW,
            reason="It",
        ),
        Talk.objects.create(engagement=work, raised_by="student", problem="It", raised_at=NOW),
        _a_concern(work),
        Funding.objects.create(
            engagement=work,
            state="secured",
            amount_minor=43200,
            secured_minor=43200,
            currency="USD",
            secured_at=NOW,
            due_at=NOW,
        ),
        _a_payout(work),
        Experience.objects.create(
            campus=campus,
            student=student,
            employer_name="Elsewhere",
            title="Something",
            starts_on=in_days(-20),
            ends_on=in_days(-10),
            minutes=600,
            logged_at=NOW,
        ),
        _a_round(campus, student),
        _an_award(campus, student),
        _a_matchday(campus, brief),
    ]
    rows.append(
        Approval.objects.create(
            campus=campus,
            experience=next(row for row in rows if isinstance(row, Experience)),
            kind="credit",
            name="Prof. X",
            email="x@here.example",
            due_at=NOW,
            asked_at=NOW,
            asked_by_name="x",
        )
    )
    rows.append(
        PastImport.objects.create(
            campus=campus, name="past.csv", sha256="0", made_at=NOW, made_by_name="x"
        )
    )
    _an_appeal(rows, elsewhere)
    entry = entry_of(student)
    rows += [
        Hold.objects.create(
            entry=entry,
            reason="It",
            ask_name="x",
            ask_email="x@here.example",
            starts_on=in_days(0),
            stops_signing=True,
            placed_at=NOW,
            placed_by_name="x",
        ),
        RecordRequest.objects.create(entry=entry, asked_at=NOW),
        Contact.objects.create(
            student=student,
            employer=employer,
            engagement=work,
            member=brief.supervisor,
            role="supervisor",
            name="X",
            asked_email="x@x.example",
            made_at=NOW,
        ),
        Introduction.objects.create(
            student=student,
            employer=employer,
            alum=stage.strangers["another student"].student,
            words="How is it to work there?",
            asked_at=NOW,
        ),
        *_a_coffee(stage),
        Closing.objects.create(
            user=stage.strangers["another student"], closed_at=NOW, erase_at=NOW + days(14)
        ),
        Advice.objects.create(
            engagement=stage.work,
            campus=campus,
            side="student",
            question="How do I say it?",
            by_name=student.user.name,
            by_email=student.user.email,
            asked_at=NOW,
        ),
    ]
    stage.subjects = {row._meta.label_lower: row for row in rows}
    return stage


def _a_coffee(stage: Stage) -> list[Any]:
    """A coffee of the employer, hosted by its leader, with the student on a seat."""
    leader = stage.brief.leader
    coffee = Coffee.objects.create(
        employer=stage.employer,
        host_member=leader,
        host_name=str(leader),
        title="A Tuesday",
        link="https://video.example/",
        minutes=30,
        cancelled_reason="It",
        opens_at=NOW,
        made_at=NOW,
    )
    Sitting.objects.create(coffee=coffee, at=NOW + days(2))
    return [coffee, CoffeeSeat.objects.create(coffee=coffee, student=stage.student, joined_at=NOW)]


def _an_appeal(rows: list[Any], elsewhere: Campus) -> None:
    """The appeal in the dispute on the stage: another campus decides it."""
    dispute = next(row for row in rows if isinstance(row, Dispute))
    Appeal.objects.create(
        dispute=dispute, by_side="employer", reason="It", at=NOW, decider=elsewhere
    )


def _a_round(campus: Campus, student: Student) -> surveys.Round:
    """A survey the student is asked to answer."""
    survey = surveys.Survey.objects.create(campus=campus, title="Would you?", made_at=NOW)
    version = surveys.Version.objects.create(
        survey=survey, number=1, title="Would you?", made_at=NOW
    )
    surveys.Wording.objects.create(
        version=version,
        question=surveys.Question.objects.create(survey=survey),
        position=1,
        kind="scale",
        text="Would you?",
    )
    asked = surveys.Round.objects.create(
        survey=survey,
        version=version,
        number=1,
        is_anonymous=True,
        audience="everyone",
        opened_at=NOW,
        closes_on=in_days(10),
        invited=1,
    )
    surveys.Invitation.objects.create(round=asked, student=student, invited_on=NOW.date())
    return asked


def _a_matchday(campus: Campus, brief: Brief) -> Matchday:
    """A matching day that the brief takes part in."""
    day = Matchday.objects.create(
        campus=campus,
        name="Matching",
        state="ranking",
        ranks_by=in_days(10),
        looks_by=in_days(17),
        made_at=NOW,
        opened_at=NOW,
    )
    Seat.objects.create(matchday=day, brief=brief)
    return day


def _an_award(campus: Campus, student: Student) -> Award:
    """A stipend the student has asked for."""
    pool = Pool.objects.create(
        campus=campus,
        name="Stipends",
        purpose="It",
        who="You",
        opens_on=in_days(-2000),
        ends_on=in_days(20000),
        takes_requests=True,
        made_at=NOW,
    )
    return Award.objects.create(
        pool=pool,
        student=student,
        amount_minor=50000,
        why="It",
        is_request=True,
        proposed_by_name="x",
        proposed_at=NOW,
        reason="It is so.",
    )


def _a_payout(work: Engagement) -> Payout:
    """Released money, with a balanced transfer."""
    release = Transfer.objects.create(
        engagement=work, kind="release", key="k", provider="record", at=NOW, by_name="x"
    )
    for kind, amount in (("secured", -21600), ("student", 21600)):
        account = Account.objects.create(kind=kind, owner_id=work.pk, currency="USD")
        Entry.objects.create(transfer=release, account=account, amount_minor=amount)
    return Payout.objects.create(
        engagement=work,
        release=release,
        amount_minor=21600,
        currency="USD",
        due_on=in_days(9),
        sent_on=in_days(0),
        said_at=NOW,
        received_at=NOW,
        how="bank",
    )


def _a_concern(work: Engagement) -> Concern:
    """An answer of the employer's side that its student's office looks at."""
    call = StuckCall.objects.create(
        engagement=work,
        goal="It",
        tried="That",
        question="How?",
        raised_at=NOW,
        answer="Deposit the check we mail you.",
        answered_at=NOW,
        answered_by_name="Owner",
    )
    read_words(call, at=NOW)
    return Concern.objects.get(kind="stuck_answer", row_id=call.pk)


def _user(member: Member) -> User:
    assert member.user is not None
    return member.user
