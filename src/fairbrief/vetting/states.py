"""The states of a campus's review of a brief or an employer, and what its policy chooses from."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class BriefReviewState(models.TextChoices):
    WAITING = "waiting", _("waiting for the office")
    CHANGES_ASKED = "changes_asked", _("changes asked")
    APPROVED = "approved", _("approved")
    DECLINED = "declined", _("declined")
    TAKEN_BACK = "taken_back", _("taken back by the employer")
    TAKEN_OFF = "taken_off", _("taken off the list")


class EmployerReviewState(models.TextChoices):
    WAITING = "waiting", _("waiting for the office")
    MORE_ASKED = "more_asked", _("more information asked")
    APPROVED = "approved", _("approved")
    DECLINED = "declined", _("declined")


class Status(models.TextChoices):
    """In what capacity a student works; the status check of an agreement asks by these keys."""

    CONTRACTOR = "contractor", _("independent contractor")
    PAYROLL = "payroll", _("employee on the employer’s payroll")
    EMPLOYER_OF_RECORD = "through_eor", _("employee of an employer of record")
    CREDIT = "credit", _("for academic credit")
    VOLUNTEER = "volunteer", _("volunteer")


ALL_STATUSES = tuple(Status.values)


class Route(models.TextChoices):
    """Which briefs a person of the office decides on; the policy approves the others."""

    ALL = "all", _("your office reads every brief")
    FINDINGS = "findings", _("your office reads briefs with findings; clear ones open by policy")
    UNTRUSTED = "untrusted", _("your office reads briefs of employers you have not marked trusted")
    EITHER = "either", _("only clear briefs of trusted employers open by policy")


class Condition(models.TextChoices):
    """What an approval of an employer is tied to."""

    PAID_ONLY = "paid_only", _("paid work only")
    FIRST_BRIEF = "first_brief", _("its first brief is read by a person here")
    EVERY_BRIEF = "every_brief", _("every brief of it is read by a person here")


class Recheck(models.TextChoices):
    """Why an approved employer is looked at again."""

    EXPIRED = "expired", _("the approval has run out")
    DOMAIN = "domain", _("its website or mail domain has changed")
    REGISTRATION = "registration", _("its name or registration has changed")
    RELIED_ON = "relied_on", _("the campus you relied on has decided otherwise")
    ASKED = "asked", _("your office wants another look")


class ObservationKind(models.TextChoices):
    WEBSITE = "website", _("website looked at")
    PHONE = "phone", _("spoke on the phone")
    REGISTRY = "registry", _("entry in a public register seen")
    ADDRESS = "address", _("address checked")
    REFERENCE = "reference", _("reference asked")
    VISIT = "visit", _("visited or met in person")
    COMPLAINT = "complaint", _("complaint received")
    OTHER = "other", _("something else")


class Tone(models.TextChoices):
    POSITIVE = "positive", _("speaks for it")
    NEUTRAL = "neutral", _("neither way")
    NEGATIVE = "negative", _("speaks against it")
