"""The office logs an experience for a student: one who has an account, or is on the roster."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.record import record
from fairbrief.kernel.errors import MissingFactError, NotAllowedError
from fairbrief.notices.telling import tell
from fairbrief.organizations.models import Campus, Officer
from fairbrief.roster.access import is_themselves
from fairbrief.roster.addresses import addresses_of_person
from fairbrief.tracking.access import is_officer_of
from fairbrief.tracking.actions.confirming import ask_supervisor
from fairbrief.tracking.actions.entries import Told, check_told
from fairbrief.tracking.models import Experience
from fairbrief.tracking.people import Person, people_called


def log_for(officer: Officer, /, *, who: str, told: Told, actor: Actor, at: datetime) -> Experience:
    """Keeps the experience of whoever `who` names, and mails the supervisor the link to confirm.

    `who` is a student number, a mail address, or a name only one person has. The same entry of
    the same person is kept once. Raises NotAllowedError, MissingFactError naming the field.
    """
    if not is_officer_of(actor, officer.campus_id):
        raise NotAllowedError(_("This step belongs to someone else."))
    campus = officer.campus
    person = _the_one(campus, who)
    if is_themselves(officer.user_id, person.student, person.entry.pk if person.entry else None):
        raise NotAllowedError(
            _("Log your own as a student does, and others of your office see to it.")
        )
    own = addresses_of_person(person.student, person.entry)
    check_told(told, zone=campus.time_zone, own=own, at=at)
    with transaction.atomic():
        Campus.objects.select_for_update(no_key=True).get(pk=campus.pk)
        same = (
            Experience.objects.filter(
                person.whose,
                campus=campus,
                employer_name=told.employer_name,
                title=told.title,
                starts_on=told.starts_on,
                ends_on=told.ends_on,
            )
            .order_by("pk")
            .first()
        )
        if same is not None:
            return same
        experience = Experience.objects.create(
            campus=campus,
            student=person.student,
            roster_entry=person.entry,
            logged_at=at,
            logged_by_name=actor.name[:120],
            **vars(told),
        )
        record(experience, "logged", actor=actor, at=at, data={"for": str(person)})
        tell("experience.logged_for_you", experience, at=at)
        ask_supervisor(experience, at=at)
    return experience


def _the_one(campus: Campus, who: str) -> Person:
    found = people_called(campus, who)
    if not found:
        raise MissingFactError(
            _("Nobody of your campus is called so. Try the number or the mail address."),
            field="who",
        )
    if len(found) > 1:
        raise MissingFactError(
            _("Several people fit: %(people)s. Write the number or the mail address.")
            % {"people": "; ".join(each.in_full for each in found)},
            field="who",
        )
    return found[0]
