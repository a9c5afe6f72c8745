"""Who is told about experiences found elsewhere. Those from here are told of by their own rooms."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.models import User
from fairbrief.kernel.clock import hours_words
from fairbrief.notices.telling import NoticeKind, Recipient
from fairbrief.tracking.models import Experience, Outcome


def _student(experience: Experience) -> list[User]:
    student = experience.student
    return [] if experience.is_from_here or student is None else [student.user]


def _office(experience: Experience) -> list[User]:
    return list(User.objects.filter(officer__campus_id=experience.campus_id))


def _supervisor(experience: Experience) -> list[Recipient]:
    """Only ever told with a fresh link, which the action hands over."""
    return [Recipient(email=experience.supervisor_email, name=experience.supervisor_name, path="/")]


def _facts(experience: Experience) -> dict[str, object]:
    return {
        "title": experience.title,
        "employer": experience.employer_name,
        "student": experience.person,
        "campus": experience.campus,
        "hours": hours_words(experience.minutes),
        "reason": experience.refused_reason,
        "supervisor": experience.supervisor_name or experience.supervisor_email,
    }


def _student_page(experience: Experience) -> str:
    return f"/student/experiences/{experience.code}/"


def _campus_page(experience: Experience) -> str:
    return f"/campus/ledger/{experience.code}/"


NoticeKind(
    name="experience.please_confirm",
    subject=_("{student} worked with you: is this right?"),
    body=_(
        "{student}, a student of {campus}, has logged “{title}” at {employer}, {hours}, and "
        "names you as supervisor. Say in one click whether it is right; you can correct the hours. "
        "You need no account."
    ),
    to=_supervisor,
    path=_campus_page,
    facts=_facts,
)
NoticeKind(
    name="experience.confirmed",
    subject=_("{supervisor} confirmed “{title}”"),
    body=_("Your micro-internship at {employer} is confirmed. Your career office looks at it."),
    to=_student,
    path=_student_page,
    facts=_facts,
)
NoticeKind(
    name="experience.verified",
    subject=_("“{title}” stands in your university's ledger"),
    body=_("Your career office has verified your micro-internship at {employer}: {hours}."),
    to=_student,
    path=_student_page,
    facts=_facts,
)
NoticeKind(
    name="experience.refused",
    subject=_("“{title}” was not confirmed"),
    body=_("The reason given: {reason} You can correct the entry and send it again."),
    to=_student,
    path=_student_page,
    facts=_facts,
)
NoticeKind(
    name="experience.unconfirmed",
    subject=_("{supervisor} has not answered about {student}"),
    body=_(
        "Ten business days have passed since {student} logged “{title}” at {employer}. Verify it "
        "from what you know, ask for evidence, or refuse it with a reason."
    ),
    to=_office,
    path=_campus_page,
    facts=_facts,
)


def _who_was_there(outcome: Outcome) -> list[Recipient]:
    """Only ever told with a fresh link, which the action hands over."""
    student = outcome.experience.student
    return [Recipient(user=student.user)] if student else []


def _outcome_facts(outcome: Outcome) -> dict[str, object]:
    return {
        "title": outcome.experience.title,
        "employer": outcome.experience.employer_name,
        "campus": outcome.experience.campus,
        "office": outcome.experience.campus.office_name,
        "months": outcome.months,
    }


NoticeKind(
    name="outcome.asked",
    subject=_("{months} months after “{title}”: where are you now?"),
    body=_(
        "{name}, you did “{title}” at {employer}. {office} at {campus} asks one question: what "
        "came next? One click answers it, without signing in. There you can also say that you do "
        "not want to be asked again."
    ),
    to=_who_was_there,
    path=lambda outcome: f"/student/experiences/{outcome.experience.code}/",
    facts=_outcome_facts,
)
