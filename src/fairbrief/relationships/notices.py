"""Who is told about feedback and next steps. No notice says that only one side has spoken."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.models import User
from fairbrief.concerns.notices import warns
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.called import called
from fairbrief.notices.telling import NoticeKind, Recipient
from fairbrief.organizations.people import directing_people, office_people, owning_people
from fairbrief.relationships.advice import Advice
from fairbrief.relationships.models import NextStep


def _student(engagement: Engagement) -> list[Recipient | User]:
    return [engagement.student.user]


def employer(engagement: Engagement) -> list[Recipient]:
    """The supervisor, or the owners when the supervisor has left.

    To a supervisor without an account the mail says to use the link sent before.
    """
    supervisor = engagement.supervisor
    if supervisor.left_at is None and supervisor.user is None:
        zone = engagement.brief.time_zone
        return [Recipient(email=supervisor.email, name=supervisor.name, path="/", zone=zone)]
    users = (
        [supervisor.user] if supervisor.left_at is None else owning_people(engagement.employer_id)
    )
    # Both sides are told of some things; each is led to its own page.
    return [Recipient(user=user, path=employer_page(engagement)) for user in users if user]


def _both(engagement: Engagement) -> list[Recipient | User]:
    return [*_student(engagement), *employer(engagement)]


def office(engagement: Engagement) -> Iterable[User]:
    """The officers of the student's campus."""
    return office_people(engagement.campus_id)


def _facts(engagement: Engagement) -> dict[str, object]:
    return {
        "title": engagement.title,
        "employer": engagement.employer,
        "student": engagement.student,
        "supervisor": engagement.supervisor.name,
    }


def _step_facts(step: NextStep) -> dict[str, object]:
    return {
        **_facts(step.engagement),
        "wish": step.wish,
        "answer": step.get_kind_display() if step.kind else "",
        "note": step.note,
    }


def student_page(engagement: Engagement) -> str:
    return f"/student/work/{engagement.code}/closing/"


def employer_page(engagement: Engagement) -> str:
    return f"/employer/work/{engagement.code}/closing/"


def _campus_page(engagement: Engagement) -> str:
    return f"/campus/work/{engagement.code}/"


NoticeKind(
    name="closing.student",
    subject=_("“{title}” is done: look back, and ask what is next"),
    body=_(
        "Say what went well and what {employer} could do differently; it is read only when both "
        "have spoken, or after 14 days. You can also ask {supervisor} for a next step. Your signed "
        "credential is ready there too; it shows your name only if you say so."
    ),
    to=_student,
    path=student_page,
    facts=_facts,
)
NoticeKind(
    name="closing.employer",
    subject=_("“{title}” is done: feedback for {student}, and what next"),
    body=_(
        "Two short questions: how {student} did in eight skills, and what comes next, even if it "
        "is “not now”. {student} reads your feedback only when both have spoken, or after 14 days."
    ),
    to=employer,
    path=employer_page,
    facts=_facts,
)
NoticeKind(
    name="feedback.reminder",
    subject=_("Feedback on “{title}” closes soon"),
    body=_(
        "If you have not given feedback yet, it takes three minutes. After 14 days it closes and "
        "both sides read what was said."
    ),
    to=_both,
    path=student_page,
    facts=_facts,
)
NoticeKind(
    name="feedback.open",
    subject=_("Feedback on “{title}” can be read"),
    body=_("Both of you have spoken, or the time is over. Read what the other side said."),
    to=_both,
    path=student_page,
    facts=_facts,
)
NoticeKind(
    name="feedback.to_the_office",
    subject=_("A private line about “{title}”"),
    body=_(
        "Someone has left a line for the career office only, with their feedback. Please read it "
        "soon; it may need an answer."
    ),
    to=office,
    path=lambda engagement: "/campus/lines/",
    facts=_facts,
)
NoticeKind(
    name="next.asked",
    subject=_("{student} asks what could come next"),
    body=_(
        "After “{title}”, {student} writes:\n\n{wish}\n\nAnswer with a step, or with “not now” "
        "and the reason. A short honest answer is worth more than silence."
    ),
    to=lambda step: employer(step.engagement),
    path=lambda step: employer_page(step.engagement),
    facts=_step_facts,
    warning=warns("next_wish"),
)
NoticeKind(
    name="next.reminder",
    subject=_("{student} waits to hear what comes next"),
    body=_(
        "“{title}” is done. Say what comes next, even “not now” with a reason; in two days the "
        "career office is told that there was no answer."
    ),
    to=lambda step: employer(step.engagement),
    path=lambda step: employer_page(step.engagement),
    facts=_step_facts,
)
NoticeKind(
    name="next.answered",
    subject=_("{employer} on what comes next: {answer}"),
    body=_("After “{title}”, {employer} answers: {answer}. {note}"),
    to=lambda step: _student(step.engagement),
    path=lambda step: student_page(step.engagement),
    facts=_step_facts,
    warning=warns("next_answer"),
)
NoticeKind(
    name="next.silence",
    subject=_("{employer} has not said what comes next for {student}"),
    body=_(
        "Five business days after “{title}” was paid there is no answer from {supervisor}. A call "
        "from you often helps."
    ),
    to=lambda step: office(step.engagement),
    path=lambda step: _campus_page(step.engagement),
    facts=_step_facts,
)
NoticeKind(
    name="next.late",
    subject=_("Your answer on what comes after “{title}” is late"),
    body=_("{student} and the career office of the university wait for it. You can still answer."),
    to=lambda step: employer(step.engagement),
    path=lambda step: employer_page(step.engagement),
    facts=_step_facts,
)


def _asker(advice: Advice) -> list[Recipient]:
    """Who asked, and nobody of the same side besides: it may be about them."""
    user = User.objects.filter(called("email", advice.by_email), is_active=True).first()
    if user is None:
        zone = advice.engagement.brief.time_zone
        return [Recipient(email=advice.by_email, name=advice.by_name, path="/", zone=zone)]
    page = student_page if advice.side == Advice.Side.STUDENT else employer_page
    return [Recipient(user=user, path=f"{page(advice.engagement)}#advice")]


def _advice_facts(advice: Advice) -> dict[str, object]:
    return {
        "title": advice.engagement.title,
        "who": advice.by_name,
        "side": advice.get_side_display(),
        "question": advice.question,
        "answer": advice.answer,
        "by": advice.answered_by_name,
    }


def _advice_page(advice: Advice) -> str:
    return f"/campus/advice/{advice.code}/"


NoticeKind(
    name="advice.asked",
    subject=_("{who} asks for your advice on “{title}”"),
    body=_(
        "{who}, for {side}, asks your office about “{title}”:\n\n{question}\n\nThe other side "
        "does not know that you were asked. Answer within three business days."
    ),
    to=lambda advice: office(advice.engagement),
    path=_advice_page,
    facts=_advice_facts,
)
NoticeKind(
    name="advice.late",
    subject=_("A question about “{title}” waits for your office"),
    body=_(
        "{who}, for {side}, asked your office for advice more than three business days ago, and "
        "nobody has answered."
    ),
    to=lambda advice: directing_people(advice.campus_id),
    path=_advice_page,
    facts=_advice_facts,
)
NoticeKind(
    name="advice.answered",
    subject=_("The career office on “{title}”"),
    body=_("You asked:\n\n{question}\n\n{by} answers:\n\n{answer}\n\nOnly you were told."),
    to=_asker,
    path=lambda advice: student_page(advice.engagement),
    facts=_advice_facts,
)
