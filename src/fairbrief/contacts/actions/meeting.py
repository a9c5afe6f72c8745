"""Contacts come from the work by themselves, each with a plan of when to write."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from fairbrief.contacts.models import Contact, FollowUp
from fairbrief.contacts.states import ContactRole, FollowUpKind
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.clock import day_in, zone_named
from fairbrief.organizations.models import Member
from fairbrief.students.models import Student

#: When students are reminded, where they are.
MORNING = time(9, 0)
#: Days after the end of the work, by what is written then.
AFTER_DAYS = {FollowUpKind.THANKS: 1, FollowUpKind.MONTH: 30, FollowUpKind.QUARTER: 90}


def morning_of(day: date, student: Student) -> datetime:
    return datetime.combine(day, MORNING, tzinfo=zone_named(student.user.time_zone))


def meet(engagement: Engagement, /, *, at: datetime) -> list[Contact]:
    """The supervisor and the senior person become contacts of the student, once, with a question
    planned for the midpoint of the work."""
    found: list[Contact] = []
    for role, member in (
        (ContactRole.SUPERVISOR, engagement.supervisor),
        (ContactRole.LEADER, engagement.leader),
    ):
        if member is None or member in [each.member for each in found]:
            continue
        contact, is_new = Contact.objects.get_or_create(
            student_id=engagement.student_id,
            member=member,
            defaults={
                "employer_id": engagement.employer_id,
                "engagement": engagement,
                "role": role,
                "name": member.name,
                "title": member.title,
                "made_at": at,
            },
        )
        if not is_new and contact.engagement_id != engagement.pk:
            contact.engagement = engagement
            contact.save(update_fields=["engagement"])
        found.append(contact)
    student = engagement.student
    today = day_in(student.user.time_zone, at)
    middle = engagement.starts_on + (engagement.due_on - engagement.starts_on) / 2
    if middle > today:
        _plan(found, engagement, {FollowUpKind.MIDPOINT: middle})
    return found


def plan_after(engagement: Engagement, /, *, at: datetime) -> int:
    """Thanks at the end, a line after 30 and after 90 days, for everyone met in that work."""
    meet(engagement, at=at)
    last = day_in(engagement.student.user.time_zone, at)
    days = {kind: last + timedelta(days=number) for kind, number in AFTER_DAYS.items()}
    people = Contact.objects.filter(student_id=engagement.student_id, engagement=engagement)
    return _plan(list(people), engagement, days)


def _plan(contacts: list[Contact], engagement: Engagement, days: dict[FollowUpKind, date]) -> int:
    return len(
        FollowUp.objects.bulk_create(
            [
                FollowUp(
                    contact=contact,
                    engagement=engagement,
                    kind=kind,
                    due_at=morning_of(day, engagement.student),
                )
                for contact in contacts
                for kind, day in days.items()
            ],
            ignore_conflicts=True,
        )
    )


def meet_over_coffee(
    student: Student, /, *, member: Member, title: str, thanks_on: date, at: datetime
) -> Contact:
    """The host of a coffee becomes a contact of who came, once, with a day to say thank you."""
    contact, _is_new = Contact.objects.get_or_create(
        student=student,
        member=member,
        defaults={
            "employer_id": member.employer_id,
            "met": title[:120],
            "role": ContactRole.LEADER
            if member.role == Member.Role.LEADER
            else ContactRole.COLLEAGUE,
            "name": member.name,
            "title": member.title,
            "made_at": at,
        },
    )
    FollowUp.objects.get_or_create(
        contact=contact,
        engagement=None,
        kind=FollowUpKind.COFFEE,
        about=title[:120],
        defaults={"due_at": morning_of(thanks_on, student)},
    )
    return contact


def drop_plans(engagement: Engagement, /) -> int:
    """The work ended otherwise: what was planned for its midpoint falls away."""
    return FollowUp.objects.filter(
        engagement=engagement, told_at=None, sent_at=None, kind=FollowUpKind.MIDPOINT
    ).delete()[0]
