"""What a student keeps of the people they met: colleagues, notes, links."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.contacts.access import STUDENT, roles_of
from fairbrief.contacts.models import MOST_LINKS, Contact
from fairbrief.contacts.states import ContactRole
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.called import called
from fairbrief.kernel.errors import LimitReachedError, MissingFactError, NotAllowedError
from fairbrief.kernel.names import name_of_person, readable
from fairbrief.students.models import Student

#: Colleagues of one work: everyone a short piece of work lets one meet.
MOST_COLLEAGUES = 12
_is_web_address = URLValidator(schemes=["http", "https"])


def require_student(contact: Contact, actor: Actor) -> None:
    if STUDENT not in roles_of(actor, contact):
        raise NotAllowedError(_("These are somebody else’s people."))


def add_colleague(
    engagement: Engagement,
    /,
    *,
    name: str,
    title: str = "",
    notes: str = "",
    actor: Actor,
    at: datetime,
) -> Contact:
    """Someone else the student met in that work; the same name at the same employer is one person.

    Raises NotAllowedError, FairbriefError for a name that is none, LimitReachedError.
    """
    name = name_of_person(name)
    if not Student.objects.filter(pk=engagement.student_id, user_id=actor.user_id or 0).exists():
        raise NotAllowedError(_("Only the student of this work can add people to it."))
    with transaction.atomic():
        row = locked(engagement)
        mine = Contact.objects.filter(student_id=row.student_id, employer_id=row.employer_id)
        known = mine.filter(called("name", name)).first()
        if known is not None:
            if known.hidden_at is not None:
                known.hidden_at = None
                known.save(update_fields=["hidden_at"])
            return known
        if mine.filter(engagement=row, role=ContactRole.COLLEAGUE).count() >= MOST_COLLEAGUES:
            raise LimitReachedError(_("These are many people for one work. Keep those you met."))
        return Contact.objects.create(
            student_id=row.student_id,
            employer_id=row.employer_id,
            engagement=row,
            role=ContactRole.COLLEAGUE,
            name=name[:120],
            title=readable(title)[:120],
            notes=notes.strip()[:4000],
            made_at=at,
        )


def keep_notes(
    contact: Contact, /, *, notes: str, links: Sequence[str], actor: Actor, at: datetime
) -> None:
    """The student's own notes and links; nobody else reads them. Raises MissingFactError."""
    require_student(contact, actor)
    kept = list(dict.fromkeys(link.strip() for link in links if link.strip()))
    if len(kept) > MOST_LINKS:
        raise LimitReachedError(
            _("Keep up to %(number)d links.") % {"number": MOST_LINKS}, field="links"
        )
    for link in kept:
        try:
            _is_web_address(link)
        except ValidationError as error:
            raise MissingFactError(
                _("“%(link)s” is no web address. It begins with https://.") % {"link": link[:60]},
                field="links",
            ) from error
    contact.notes, contact.links = notes.strip()[:4000], [link[:200] for link in kept]
    contact.save(update_fields=["notes", "links"])


def hide_contact(contact: Contact, /, *, actor: Actor, at: datetime) -> None:
    """Put away: no reminders, not in the list. What was agreed stays agreed."""
    require_student(contact, actor)
    contact.hidden_at = at
    contact.save(update_fields=["hidden_at"])


def show_contact(contact: Contact, /, *, actor: Actor, at: datetime) -> None:
    require_student(contact, actor)
    contact.hidden_at = None
    contact.save(update_fields=["hidden_at"])
