"""From an empty installation to an offer."""

from __future__ import annotations

from fairbrief.accounts.actions import open_account
from fairbrief.accounts.models import User
from fairbrief.applications.actions import (
    accept_offer,
    begin,
    decline_others,
    mark_seen,
    offer,
    save_draft,
    shortlist,
    submit_application,
)
from fairbrief.applications.models import Application
from fairbrief.audit.actors import person
from fairbrief.briefs.actions import (
    NotClearError,
    answer_question,
    ask_question,
    draft_brief,
    edit_brief,
    send_for_review,
)
from fairbrief.clocks.queries import turn_of
from fairbrief.demo.tour.scene import Scene, check
from fairbrief.discovery.queries import briefs_open_to, search
from fairbrief.kernel.errors import LimitReachedError
from fairbrief.kernel.money import Money
from fairbrief.organizations.actions import (
    accept_invitation,
    found_campus,
    invite_officer,
    name_person,
    register_employer,
)
from fairbrief.organizations.models import Member, Officer
from fairbrief.students.actions import enrol, save_profile
from fairbrief.students.models import Skill
from fairbrief.vetting.actions import (
    approve_brief,
    approve_employer,
    ask_for_changes,
    save_policy,
)
from fairbrief.vetting.models import BriefReview, EmployerReview
from fairbrief.vetting.queries import policy_of


def found_a_campus(scene: Scene) -> str:
    user = open_account("operator@tour.example", name="Olu Operator", at=scene.at)
    User.objects.filter(pk=user.pk).update(is_operator=True)
    user.is_operator = True
    scene.operator = user
    scene.campus = found_campus(
        "harbour",
        name="Harbour State University",
        office_name="Harbour Career Office",
        office_email="careers@harbour.example",
        domains=["harbour.example"],
        state="OH",
        actor=person(user),
        at=scene.at,
    )
    invitation = invite_officer(
        scene.campus,
        email="dana@harbour.example",
        name="Dana Whitcombe",
        title="Director",
        role=Officer.Role.DIRECTOR,
        by=user,
        actor=person(user),
        at=scene.at,
    )
    director = open_account("dana@harbour.example", name="Dana Whitcombe", at=scene.at)
    joined = accept_invitation(invitation, user=director, actor=person(director), at=scene.at)
    check(isinstance(joined, Officer), "the director did not become an officer")
    scene.officer = Officer.objects.select_related("campus", "user").get(user=director)
    policy = save_policy(
        scene.officer, actor=scene.as_officer, at=scene.at, based_on=0, pay_floor_minor=2200
    )
    return f"{scene.campus} pays at least {Money(policy.pay_floor_minor)} an hour"


def register_an_employer(scene: Scene) -> str:
    scene.owner = open_account("ana@lantern-street.example", name="Ana Reyes", at=scene.at)
    scene.employer = register_employer(
        scene.owner,
        facts={
            "name": "Lantern Street Films",
            "kind": "for_profit",
            "website": "https://lantern-street.example",
            "city": "Los Angeles",
            "state": "CA",
            "country": "US",
            "time_zone": "America/Los_Angeles",
            "about": "Documentaries about how cities live at night.",
        },
        title="Managing producer",
        actor=scene.as_owner,
        at=scene.at,
    )
    confirmed = "confirmed" if scene.employer.domain_confirmed_at else "not confirmed"
    return f"{scene.employer}, mail domain {confirmed}"


def write_a_brief(scene: Scene) -> str:
    people = {
        role: name_person(
            scene.employer,
            name=name,
            title=title,
            email=f"{name.split()[0].lower()}@lantern-street.example",
            role=member_role,
            actor=scene.as_owner,
            at=scene.at,
        )
        for role, name, title, member_role in (
            ("supervisor", "Tomas Lindqvist", "Producer", Member.Role.SUPERVISOR),
            ("backup", "Farah Aziz", "Line producer", Member.Role.SUPERVISOR),
            ("leader", "Mina Park", "Executive producer", Member.Role.LEADER),
        )
    }
    scene.brief = draft_brief(
        scene.employer,
        actor=scene.as_owner,
        at=scene.at,
        campuses=[scene.campus],
        deliverables=[
            ("A source list of 40 entries", ["each with a link and a date", "ten not in English"]),
            ("Five interview briefs", ["one page each", "who, why them, six questions"]),
        ],
        skills=list(Skill.objects.filter(name__in=["Archive research", "Interviewing"])),
        title="Build the research file for a documentary on night markets",
        summary=(
            "We are preparing a documentary about night markets in four cities. Before we film we "
            "need a research file a producer can trust: who the voices are, what has been written "
            "and filmed already, which claims hold and which do not. You read, judge and order "
            "sources, write short interview briefs for the director, and tell the team in a short "
            "talk what surprised you. You work in hours that suit your classes."
        ),
        function="research",
        learning="Judging sources, clearing facts, and writing for people with little time.",
        hours=18,
        routine_percent=15,
        tools="A shared drive and access to two press archives",
        apply_by=scene.day(12),
        starts_on=scene.day(30),
        due_on=scene.day(58),
        checkins_a_week=2,
        channel="Video call on Tuesdays, shared notes in between",
        senior_sessions=2,
        senior_minutes=30,
        fee_minor=27000,
        pay_days=10,
        pay_method="Bank transfer",
        accommodation_contact="access@lantern-street.example",
        supervisor=people["supervisor"],
        backup=people["backup"],
        leader=people["leader"],
    )
    return f"brief {scene.brief.code}, {scene.brief.hours} h for {scene.brief.fee}"


def be_stopped_by_the_review(scene: Scene) -> str:
    try:
        send_for_review(scene.brief, actor=scene.as_owner, at=scene.at)
    except NotClearError as stopped:
        rules = ", ".join(each.rule for each in stopped.review.blocking)
        check("PAY-02" in rules, f"the floor was not among what stopped it: {rules}")
        return f"{Money(27000).per_hour(18)} an hour is below the floor; stopped by {rules}"
    raise AssertionError("a brief below the floor went through")


def send_it(scene: Scene) -> str:
    edit_brief(scene.brief, actor=scene.as_owner, at=scene.at, fee_minor=43200)
    result = send_for_review(scene.brief, actor=scene.as_owner, at=scene.at)
    review = BriefReview.objects.get(brief=scene.brief, campus=scene.campus)
    turn = turn_of(review)
    check(turn is not None and turn.owner == "campus", "no clock runs for the office")
    return (
        f"{scene.brief.rate} an hour, {len(result.findings)} findings left of "
        f"{result.rules_read} rules read, verdict {result.verdict}"
    )


def ask_for_a_change(scene: Scene) -> str:
    review = BriefReview.objects.get(brief=scene.brief)
    ask_for_changes(
        review,
        actor=scene.as_officer,
        at=scene.at,
        reason="Please say which press archives, so that students know what they can rely on.",
    )
    scene.brief.refresh_from_db()
    edit_brief(
        scene.brief,
        actor=scene.as_owner,
        at=scene.at,
        tools="A shared drive, the Times archive and the city library's clippings",
    )
    send_for_review(scene.brief, actor=scene.as_owner, at=scene.at)
    return f"version {scene.brief.version} is back in the queue"


def approve_it(scene: Scene) -> str:
    vetting = EmployerReview.objects.get(employer=scene.employer, campus=scene.campus)
    approve_employer(vetting, actor=scene.as_officer, at=scene.at)
    review = BriefReview.objects.select_related("brief", "campus").get(brief=scene.brief)
    approve_brief(review, actor=scene.as_officer, at=scene.at)
    scene.brief.refresh_from_db()
    check(scene.brief.opened_at is not None, "the approved brief is not open")
    return f"open under policy {policy_of(scene.campus).version} until {scene.brief.apply_by}"


def enrol_students(scene: Scene) -> str:
    for name in ("Maya Ortiz", "Linh Tran", "Yusuf Adeyemi"):
        email = f"{name.split()[0].lower()}@harbour.example"
        user = open_account(email, name=name, at=scene.at)
        student = enrol(user, campus=scene.campus, actor=person(user), at=scene.at)
        save_profile(
            student,
            actor=person(user),
            at=scene.at,
            skills=list(Skill.objects.filter(name="Archive research")),
            major="History",
            hours_a_week=8,
            work_state="OH",
            is_adult=True,
            authorization="free",
        )
        scene.students.append(student)
    return f"{len(scene.students)} students by their university addresses"


def find_it(scene: Scene) -> str:
    asked = {"q": "night markets documentary", "hours_max": 20, "pay_min": 20}
    found = list(search(briefs_open_to(scene.student), asked, at=scene.at))
    check(found == [scene.brief.pk], f"search found {len(found)} briefs")
    return "found by words, at most 20 h, at least $20 an hour"


def ask_first(scene: Scene) -> str:
    question = ask_question(
        scene.brief,
        student=scene.student,
        text="How do you decide that a source is good enough for the list?",
        actor=scene.as_student,
        at=scene.at,
    )
    scene.pass_time(days=1)
    answer_question(
        question,
        answer="We go through the first ten together in week one.",
        actor=scene.as_owner,
        at=scene.at,
    )
    return "asked without a name, answered within a day for everyone to read"


def apply_for_it(scene: Scene) -> str:
    for student in scene.students:
        actor = person(student.user)
        application = begin(student, brief=scene.brief, actor=actor, at=scene.at)
        save_draft(
            application,
            actor=actor,
            at=scene.at,
            interest="I grew up beside a night market and wrote a paper on one.",
            hours_a_week=6,
        )
        submit_application(application, actor=actor, at=scene.at)
    return f"{len(scene.students)} applications, answers due within ten business days"


def offer_the_place(scene: Scene) -> str:
    rows = list(Application.objects.filter(brief=scene.brief).order_by("id"))
    scene.pass_time(days=1)
    for row in rows:
        mark_seen(row, actor=scene.as_owner, at=scene.at)
    shortlist(rows[0], actor=scene.as_owner, at=scene.at)
    offer(rows[0], actor=scene.as_owner, at=scene.at)
    try:
        offer(rows[1], actor=scene.as_owner, at=scene.at)
    except LimitReachedError:
        pass
    else:
        raise AssertionError("two offers went out for one place")
    reason = "Another applicant's experience fits this piece of work more closely."
    answered = decline_others(
        scene.brief,
        reasons={row.code: reason for row in rows[1:]},
        actor=scene.as_owner,
        at=scene.at,
    )
    scene.application = rows[0]
    scene.application.refresh_from_db()
    return f"one offer, {answered} others answered with a reason in one act"


def accept_the_offer(scene: Scene) -> str:
    accept_offer(scene.application, actor=scene.as_student, at=scene.at)
    accept_offer(scene.application, actor=scene.as_student, at=scene.at)  # a double click
    scene.brief.refresh_from_db()
    check(scene.brief.seats_taken == 1, f"{scene.brief.seats_taken} places were taken")
    return "accepted; pressed twice, one place taken, the brief is filled"


BEFORE = (
    ("a campus with its policy", found_a_campus),
    ("an employer registers", register_an_employer),
    ("a brief is written", write_a_brief),
    ("the fairness review stops it", be_stopped_by_the_review),
    ("mended, it is sent for review", send_it),
    ("the office asks for a change", ask_for_a_change),
    ("the office approves", approve_it),
    ("students enrol", enrol_students),
    ("a student finds it", find_it),
    ("the student asks first", ask_first),
    ("students apply", apply_for_it),
    ("one is offered the place", offer_the_place),
    ("the offer is accepted", accept_the_offer),
)
