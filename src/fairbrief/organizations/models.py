"""Campuses, employers, and the people who act for them."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.codes import PublicCodeField
from fairbrief.kernel.seen import print_of_columns


class Campus(models.Model):
    """A university with its career office: a tenant. Its rules are `vetting.Policy`."""

    code = PublicCodeField()
    slug = models.SlugField(unique=True)
    name = models.CharField(_("name"), max_length=120)
    office_name = models.CharField(_("name of the career office"), max_length=120)
    office_email = models.EmailField(_("address of the career office"))
    city = models.CharField(max_length=80, blank=True)
    state = models.CharField(_("state"), max_length=2, blank=True)
    country = models.CharField(_("country"), max_length=2, default="US")
    time_zone = models.CharField(_("time zone"), max_length=64, default="America/New_York")

    class Meta:
        ordering = ("name",)
        verbose_name_plural = "campuses"

    def __str__(self) -> str:
        return self.name


class CampusDomain(models.Model):
    """A mail domain whose addresses belong to students of the campus (subdomains included)."""

    campus = models.ForeignKey(Campus, on_delete=models.CASCADE, related_name="domains")
    domain = models.CharField(max_length=120, unique=True)

    def __str__(self) -> str:
        return self.domain


class Term(models.Model):
    """A stretch of a campus's year: in a term the lower weekly cap holds, exams carry no work."""

    class Kind(models.TextChoices):
        TERM = "term", _("term")
        BREAK = "break", _("break")
        EXAMS = "exams", _("exams")

    campus = models.ForeignKey(Campus, on_delete=models.CASCADE, related_name="terms")
    kind = models.CharField(max_length=6, choices=Kind.choices)
    name = models.CharField(max_length=60)
    starts_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        ordering = ("starts_on",)
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="term_in_order")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def shown(self) -> str:
        """What the page that changes it shows, for `kernel.seen`."""
        return print_of_columns(self, ("kind", "name", "starts_on", "ends_on"))


class Officer(models.Model):
    """A person of a career office."""

    class Role(models.TextChoices):
        DIRECTOR = "director", _("career director")
        OFFICER = "officer", _("career officer")

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="officer"
    )
    campus = models.ForeignKey(Campus, on_delete=models.PROTECT, related_name="officers")
    role = models.CharField(max_length=10, choices=Role.choices, default=Role.OFFICER)

    def __str__(self) -> str:
        return f"{self.user}, {self.campus}"


#: What an owner may say about the organization.
FACTS = ("name", "kind", "website", "about", "city", "state", "country", "time_zone")


class Employer(models.Model):
    """An organization that offers micro-internships."""

    class Kind(models.TextChoices):
        FOR_PROFIT = "for_profit", _("company")
        NONPROFIT = "nonprofit", _("nonprofit")
        GOVERNMENT = "government", _("public agency")
        EDUCATION = "education", _("school or university")

    code = PublicCodeField()
    slug = models.SlugField(unique=True)
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    website = models.URLField(_("website"), blank=True)
    domain = models.CharField(_("mail domain"), max_length=120, blank=True)
    domain_confirmed_at = models.DateTimeField(null=True, blank=True)
    registration_number = models.CharField(
        _("registration or tax number"), max_length=60, blank=True
    )
    about = models.TextField(_("what you do"), max_length=1500, blank=True)
    city = models.CharField(_("city"), max_length=80, blank=True)
    state = models.CharField(_("state"), max_length=2, blank=True)
    country = models.CharField(_("country"), max_length=2, default="US")
    time_zone = models.CharField(_("time zone"), max_length=64, default="America/New_York")
    held_at = models.DateTimeField(null=True, blank=True)
    held_reason = models.TextField(blank=True)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("name",)
        constraints = [
            models.UniqueConstraint(
                Lower("domain"),
                condition=Q(domain_confirmed_at__isnull=False),
                name="one_confirmed_employer_a_domain",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def shown(self) -> str:
        """What the page that changes it shows, for `kernel.seen`."""
        return print_of_columns(self, FACTS)

    @property
    def place(self) -> str:
        """The city and the state, as far as they are said."""
        return ", ".join(part for part in (self.city, self.state) if part)

    @property
    def is_held(self) -> bool:
        return self.held_at is not None


class Member(models.Model):
    """A person who acts for an employer. Supervisors and leaders may have no account: no user."""

    class Role(models.TextChoices):
        OWNER = "owner", _("owner")
        SUPERVISOR = "supervisor", _("supervisor")
        LEADER = "leader", _("senior leader")
        FINANCE = "finance", _("finance")

    code = PublicCodeField()
    employer = models.ForeignKey(Employer, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="memberships",
    )
    role = models.CharField(_("role"), max_length=10, choices=Role.choices)
    name = models.CharField(_("name"), max_length=120)
    title = models.CharField(_("job title"), max_length=120, blank=True)
    email = models.EmailField(_("email address"))
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("name",)
        constraints = [
            models.UniqueConstraint(
                "employer",
                Lower("email"),
                condition=Q(left_at=None),
                name="one_member_an_address",
            ),
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(left_at=None, user__isnull=False),
                name="one_employer_a_user",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.title}" if self.title else self.name


class Invitation(models.Model):
    """An invitation by mail to act for a campus or an employer."""

    code = PublicCodeField()
    email = models.EmailField(_("email address"))
    name = models.CharField(_("name"), max_length=120)
    title = models.CharField(_("job title"), max_length=120, blank=True)
    role = models.CharField(_("role"), max_length=10)
    campus = models.ForeignKey(
        Campus, null=True, blank=True, on_delete=models.CASCADE, related_name="invitations"
    )
    employer = models.ForeignKey(
        Employer, null=True, blank=True, on_delete=models.CASCADE, related_name="invitations"
    )
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(campus__isnull=True, employer__isnull=False)
                | Q(campus__isnull=False, employer__isnull=True),
                name="invitation_to_one_house",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(withdrawn_at=None),
                name="invitation_accepted_or_withdrawn",
            ),
        ]

    def __str__(self) -> str:
        return self.email

    @property
    def house(self) -> Campus | Employer:
        """What the invitation is to."""
        house = self.employer or self.campus
        if house is None:
            raise ValueError("the database holds no invitation to nothing")
        return house

    def has_ended(self, at: datetime) -> bool:
        """It can no longer be accepted."""
        return bool(self.accepted_at or self.withdrawn_at) or self.expires_at <= at
