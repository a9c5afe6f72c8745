"""Contacts and follow-ups."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from fairbrief.contacts.introductions import Alum as Alum
from fairbrief.contacts.introductions import Introduction as Introduction
from fairbrief.contacts.lasting import Reference as Reference
from fairbrief.contacts.lasting import Repeat as Repeat
from fairbrief.contacts.states import (
    DURING_THE_WORK,
    ContactRole,
    ContactState,
    FollowUpKind,
)
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.codes import PublicCodeField
from fairbrief.organizations.models import Employer, Member
from fairbrief.students.models import Student

#: Links to a person's pages elsewhere that a student may keep.
MOST_LINKS = 4


class Contact(models.Model):
    """Someone a student has met through work: named by the work itself, or added by the student.

    What is known of them is what the work showed, until they agree to more: `given_email` is the
    address they chose to give. `asked_email` is where the question goes; nobody is shown it.
    """

    code = PublicCodeField()
    student = models.ForeignKey(Student, on_delete=models.CASCADE, related_name="contacts")
    employer = models.ForeignKey(Employer, on_delete=models.CASCADE, related_name="+")
    #: The work they met in, the latest; without one, what brought them together.
    engagement = models.ForeignKey(
        Engagement, null=True, blank=True, on_delete=models.CASCADE, related_name="contacts"
    )
    met = models.CharField(max_length=120, blank=True)
    member = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="contacts"
    )
    role = models.CharField(max_length=10, choices=ContactRole.choices)
    name = models.CharField(_("name"), max_length=120)
    title = models.CharField(_("what they do"), max_length=120, blank=True)
    state = models.CharField(max_length=6, choices=ContactState.choices, default=ContactState.KNOWN)
    asked_email = models.EmailField(blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    given_email = models.EmailField(_("address for this"), blank=True)
    given_link = models.URLField(_("page of yours"), blank=True)
    given_line = models.CharField(_("a line to them"), max_length=300, blank=True)
    #: The student's own, read by nobody else.
    notes = models.TextField(_("your notes"), max_length=4000, blank=True)
    links = ArrayField(models.URLField(), default=list, blank=True, size=MOST_LINKS)
    made_at = models.DateTimeField()
    #: Put away by the student; the work stays what it was.
    hidden_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("name",)
        indexes = [models.Index(fields=["student", "name"])]
        constraints = [
            models.UniqueConstraint(
                fields=["student", "member"],
                condition=Q(member__isnull=False),
                name="one_contact_a_member",
            ),
            models.UniqueConstraint(
                "student",
                "employer",
                Lower("name"),
                condition=Q(member=None),
                name="one_contact_a_name",
            ),
            models.CheckConstraint(
                condition=~Q(state="open") | ~Q(given_email=""), name="contact_open_with_address"
            ),
            models.CheckConstraint(
                condition=Q(state="open") | Q(given_email="", given_link=""),
                name="contact_shows_only_what_was_agreed",
            ),
            models.CheckConstraint(
                condition=Q(engagement__isnull=False) | ~Q(met=""), name="contact_met_somewhere"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def first_name(self) -> str:
        return self.name.split(" ")[0]

    @property
    def met_in(self) -> str:
        """The work they know each other from, or what else it was."""
        return self.engagement.title if self.engagement else self.met

    def is_reached_at(self, email: str) -> bool:
        """Whether the address is theirs: one they gave, or at which they were asked."""
        return email.lower() in {self.asked_email.lower(), self.given_email.lower()} - {""}

    @property
    def is_open(self) -> bool:
        return self.state == ContactState.OPEN

    @property
    def is_asked(self) -> bool:
        return self.state == ContactState.ASKED

    @property
    def is_closed(self) -> bool:
        return self.state == ContactState.CLOSED


class FollowUp(models.Model):
    """A moment to write to someone, with the student's own words. Nothing here writes by itself."""

    code = PublicCodeField()
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="follow_ups")
    engagement = models.ForeignKey(
        Engagement, null=True, blank=True, on_delete=models.CASCADE, related_name="follow_ups"
    )
    kind = models.CharField(max_length=8, choices=FollowUpKind.choices)
    #: What a day of the student's own is for; the title of a coffee.
    about = models.CharField(_("what for"), max_length=120, blank=True)
    #: Nine in the morning of its day, where the student is.
    due_at = models.DateTimeField()
    #: The student's words; empty while they are the plain draft.
    words = models.TextField(_("your words"), max_length=4000, blank=True)
    #: When its student was reminded, once.
    told_at = models.DateTimeField(null=True, blank=True)
    #: The student says that it was sent; or that it is left out.
    sent_at = models.DateTimeField(null=True, blank=True)
    skipped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("due_at", "id")
        indexes = [
            models.Index(
                fields=["due_at"],
                name="follow_up_to_tell",
                condition=Q(told_at=None, sent_at=None, skipped_at=None),
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["contact", "engagement", "kind"],
                condition=~Q(kind="own"),
                name="one_follow_up_a_kind",
            ),
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(skipped_at=None), name="follow_up_sent_or_left_out"
            ),
            models.CheckConstraint(
                condition=~Q(kind="own") | ~Q(about=""), name="own_follow_up_says_what_for"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.contact}"

    @property
    def is_done(self) -> bool:
        return self.sent_at is not None or self.skipped_at is not None

    @property
    def is_in_the_thread(self) -> bool:
        """Can be written in the messages of the work, which go on to a month after its end."""
        return self.kind in DURING_THE_WORK and self.contact.role == ContactRole.SUPERVISOR

    @property
    def called(self) -> str:
        # Not get_kind_display(), which copies all kinds on each call.
        return self.about if self.kind == FollowUpKind.OWN else str(FollowUpKind(self.kind).label)
