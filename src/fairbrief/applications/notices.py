"""Who is told what about an application."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.models import User
from fairbrief.applications.models import Application, Message
from fairbrief.briefs.notices import who_answers_for
from fairbrief.concerns.kinds import STUDENT
from fairbrief.concerns.notices import warns
from fairbrief.notices.telling import NoticeKind, Recipient
from fairbrief.organizations.access import SPEAKERS
from fairbrief.organizations.models import Member
from fairbrief.organizations.people import owning_people

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


def _student(application: Application) -> Iterable[User]:
    return [application.student.user]


def _employer(application: Application) -> Iterable[User]:
    """Who is told of the brief and decides is told of its applications: owner, author, supervisor,
    stand-in."""
    deciding = Member.objects.filter(
        employer_id=application.brief.employer_id, left_at=None, role__in=SPEAKERS
    )
    may = set(deciding.values_list("user_id", flat=True))
    return [user for user in who_answers_for(application.brief) if user.pk in may]


def _supervisor_by_mail(application: Application) -> list[Recipient]:
    """The supervisor who has no account, and so no page of the applicants."""
    brief = application.brief
    supervisor = brief.supervisor
    if supervisor is None or supervisor.user_id or not supervisor.email or supervisor.left_at:
        return []
    return [Recipient(email=supervisor.email, name=supervisor.name, zone=brief.time_zone)]


def _both(application: Application) -> Iterable[User]:
    return [*_student(application), *_employer(application)]


def _own_page(application: Application) -> str:
    return f"/student/applications/{application.code}/"


def _applicants(application: Application) -> str:
    return f"/employer/briefs/{application.brief.code}/applicants/"


def _facts(application: Application) -> Mapping[str, object]:
    return {
        "title": application.brief.title,
        "employer": application.brief.employer.name,
        "reason": application.reason,
        "withdrawn_because": application.offer_withdrawn_because,
    }


def _kind(
    name: str,
    subject: _StrOrPromise,
    body: _StrOrPromise,
    to: Callable[[Application], Iterable[User | Recipient]],
    path: Callable[[Application], str],
    *words: str,
) -> None:
    """`words` names what the notice carries of what people wrote."""
    NoticeKind(
        name=f"application.{name}",
        subject=subject,
        body=body,
        to=to,
        path=path,
        facts=_facts,
        warning=warns(*words),
    )


_kind(
    "submitted",
    _("Someone applied: {title}"),
    _(
        "Dear {name},\n\nA student applied for “{title}”. Look at it within three business days, "
        "and decide within ten."
    ),
    _employer,
    _applicants,
)
_kind(
    "submitted_supervisor",
    _("Someone applied for the work you supervise: {title}"),
    _(
        "Dear {name},\n\nA student applied for “{title}”, which you are to supervise. Your "
        "colleagues at {employer} answer within ten business days; ask them to invite you if you "
        "want to read the applications too. The link below shows the brief as students see it."
    ),
    _supervisor_by_mail,
    lambda application: f"/briefs/{application.brief.code}/",
)
_kind(
    "shortlisted",
    _("You are on the shortlist: {title}"),
    _("Dear {name},\n\n{employer} has put you on the shortlist for “{title}”."),
    _student,
    _own_page,
)
_kind(
    "alternate",
    _("You are kept in mind: {title}"),
    _(
        "Dear {name},\n\n{employer} keeps you in mind for “{title}”. When an offer is declined or "
        "lapses, the place is offered by itself to whoever waits longest. You may withdraw at any "
        "time."
    ),
    _student,
    _own_page,
)
_kind(
    "offered",
    _("You have an offer: {title}"),
    _(
        "Dear {name},\n\n{employer} offers you “{title}”. Read the terms beside the brief and "
        "answer within three business days. Accepting is not signing: the agreement comes next."
    ),
    _student,
    _own_page,
)
_kind(
    "moved_up",
    _("You moved up, and have an offer: {title}"),
    _(
        "Dear {name},\n\nA place for “{title}” came free, and you are next: {employer} offers it "
        "to you. Read the terms beside the brief and answer within three business days. Accepting "
        "is not signing: the agreement comes next."
    ),
    _student,
    _own_page,
)
_kind(
    "matched",
    _("You were matched, and have an offer: {title}"),
    _(
        "Dear {name},\n\nOn the matching day you got “{title}” at {employer}. Read the terms "
        "beside the brief and answer within three business days. Accepting is not signing: the "
        "agreement comes next."
    ),
    _student,
    _own_page,
)
_kind(
    "moved_up_employer",
    _("The next alternate has your offer: {title}"),
    _(
        "Dear {name},\n\nAn offer for “{title}” came free. As you had kept alternates, the one who "
        "waited longest has the offer now, and answers within three business days."
    ),
    _employer,
    _applicants,
)
_kind(
    "offer_declined",
    _("Your offer was declined: {title}"),
    _("Dear {name},\n\nYour offer for “{title}” was declined:\n\n{reason}"),
    _employer,
    _applicants,
    "application_reason",
)
_kind(
    "offer_withdrawn",
    _("The offer was withdrawn: {title}"),
    _(
        "Dear {name},\n\n{employer} has withdrawn its offer for “{title}” before you answered. The "
        "reason given:\n\n{withdrawn_because}\n\nYou are on the shortlist, as before. They decide "
        "within three business days, or your application comes back to you. The withdrawal stands "
        "on their public record, not on yours."
    ),
    _student,
    _own_page,
    "application_offer_withdrawn",
)
_kind(
    "lapsed",
    _("The offer lapsed: {title}"),
    _("Dear {name},\n\nThe offer for “{title}” was not answered in three business days."),
    _both,
    lambda application: f"/briefs/{application.brief.code}/",
)
_kind(
    "withdrawn",
    _("An application was withdrawn: {title}"),
    _("Dear {name},\n\nA student withdrew an application for “{title}”."),
    lambda application: _employer(application) if application.submitted_at else [],
    _applicants,
)
_kind(
    "declined",
    _("Not this time: {title}"),
    _("Dear {name},\n\n{employer} has decided on “{title}”. The reason given:\n\n{reason}"),
    _student,
    _own_page,
    "application_reason",
)
_kind(
    "returned",
    _("No answer came: {title}"),
    _(
        "Dear {name},\n\n{employer} did not decide on “{title}” in time, so your "
        "application has come back to you and no longer counts. It stands on the employer's "
        "record, not on yours."
    ),
    _student,
    _own_page,
)
_kind(
    "late",
    _("A reply is late: {title}"),
    _("Dear {name},\n\nNobody has looked at an application for “{title}” for three business days."),
    _employer,
    _applicants,
)


def who_reads(message: Message) -> list[User]:
    """Who of the other side is told: the student; or the supervisor and who has written here."""
    application = message.application
    if message.side != STUDENT:
        return [application.student.user]
    spoke = Message.objects.filter(application=application).exclude(side=STUDENT)
    rows = Member.objects.filter(
        employer_id=application.brief.employer_id, left_at=None, user__isnull=False
    ).select_related("user")
    writers = set(spoke.values_list("by_user", flat=True))
    return [
        row.user
        for row in rows
        if row.user and (row.pk == application.brief.supervisor_id or row.user_id in writers)
    ]


def owners(message: Message) -> list[User]:
    """Who is told when nobody of the employer has an account and a part in it."""
    return owning_people(message.application.brief.employer_id)


NoticeKind(
    name="message.posted",
    subject=_("{by} writes: {title}"),
    body=_("Dear {name},\n\n{by} writes to you about “{title}”:\n\n{text}"),
    to=who_reads,
    # One address for both sides; it leads each to their own page.
    path=lambda message: f"/messages/{message.application.code}/",
    facts=lambda message: {
        "by": message.by_name,
        "title": message.application.brief.title,
        "text": message.text,
    },
    warning=warns("message"),
)
