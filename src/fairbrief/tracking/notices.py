"""Who is told about experiences found elsewhere. Those from here are told of by their own rooms."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.models import User
from fairbrief.kernel.clock import hours_words
from fairbrief.notices.telling import NoticeKind, Recipient
from fairbrief.organizations.people import office_people
from fairbrief.tracking.approvals import about
from fairbrief.tracking.models import Approval, Experience, Outcome


def _student(experience: Experience) -> list[User]:
    student = experience.student
    return [] if experience.is_from_here or student is None else [student.user]


def _office(experience: Experience) -> list[User]:
    return office_people(experience.campus_id)


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
        "“{title}” at {employer}, {hours}, is logged for {student}, a student of {campus}, with "
        "you as supervisor. Say in one click whether it is right; you can correct the hours. "
        "You need no account."
    ),
    to=_supervisor,
    path=_campus_page,
    facts=_facts,
)
NoticeKind(
    name="experience.logged_for_you",
    subject=_("Your career office has logged “{title}” for you"),
    body=_(
        "It stands among your experiences: “{title}” at {employer}, {hours}. If something is "
        "wrong, tell the career office of {campus}."
    ),
    to=_student,
    path=_student_page,
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


def _approver(approval: Approval) -> list[Recipient]:
    """Only ever told with a fresh link, which the action hands over."""
    zone = approval.campus.time_zone
    return [Recipient(email=approval.email, name=approval.name, path="/", zone=zone)]


def _office_of(approval: Approval) -> list[User]:
    return office_people(approval.campus_id)


def _office_and_student(approval: Approval) -> list[Recipient | User]:
    """The student is told where the student's own page of it is, the office where its is."""
    student = (approval.experience or approval.engagement).student  # type: ignore[union-attr]
    people: list[Recipient | User] = [*_office_of(approval)]
    if student is not None:
        page = (
            _student_page(approval.experience)
            if approval.experience
            else f"/student/work/{approval.engagement.code}/"  # type: ignore[union-attr]
        )
        people.append(Recipient(user=student.user, path=page))
    return people


def _approval_page(approval: Approval) -> str:
    if approval.experience:
        return f"/campus/ledger/{approval.experience.code}/#approvals"
    return f"/campus/work/{approval.engagement.code}/approvals/"  # type: ignore[union-attr]


def _approval_facts(approval: Approval) -> dict[str, object]:
    told = about(approval)
    return {
        "student": told.student,
        "campus": told.campus,
        "office": approval.campus.office_name,
        "title": told.title,
        "employer": told.employer,
        "hours": hours_words(told.minutes),
        "kind": approval.get_kind_display(),
        "said": approval.get_state_display(),
        "approver": approval.decided_by_name or approval.name,
        "reason": approval.reason,
        "question": approval.question,
        "due": approval.due_at,
    }


NoticeKind(
    name="approval.please",
    subject=_("{student}, “{title}”: your approval of {kind}"),
    body=_(
        "{name}, {office} at {campus} asks whether you approve {kind} for “{title}” at {employer}, "
        "{hours}, of {student}. {question}\n\nAnswer by {due}; after that the office decides. You "
        "need no account. If somebody else should decide, pass it on there."
    ),
    to=_approver,
    path=_approval_page,
    facts=_approval_facts,
)
NoticeKind(
    name="approval.decided",
    subject=_("{kind} for “{title}”: {said}"),
    body=_("{approver} has answered about “{title}” at {employer}, {student}: {said}. {reason}"),
    to=_office_and_student,
    path=_approval_page,
    facts=_approval_facts,
)
NoticeKind(
    name="approval.overdue",
    subject=_("{approver} has not answered about {student}"),
    body=_(
        "The time to approve {kind} for “{title}” at {employer} is over. Decide it yourself with a "
        "reason, or ask once more with another day."
    ),
    to=_office_of,
    path=_approval_page,
    facts=_approval_facts,
)
