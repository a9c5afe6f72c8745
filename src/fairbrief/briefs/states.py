"""The states a brief passes through."""

from django.db import models
from django.utils.translation import gettext_lazy as _

#: Business days a career office has to decide on a brief.
OFFICE_DAYS = 3


class BriefState(models.TextChoices):
    DRAFT = "draft", _("draft")
    IN_REVIEW = "in_review", _("in review")
    CHANGES_ASKED = "changes_asked", _("changes asked")
    OPEN = "open", _("open")
    PAUSED = "paused", _("paused")
    FULL = "full", _("enough applications")
    FILLED = "filled", _("filled")
    CLOSED = "closed", _("closed")
    DECLINED = "declined", _("declined")
    EXPIRED = "expired", _("expired")
    CANCELLED = "cancelled", _("cancelled")


#: A campus has approved it and it has not ended or been filled.
LIVE_STATES = (BriefState.OPEN, BriefState.PAUSED, BriefState.FULL)
#: The public page stays readable.
PUBLIC_STATES = (
    *LIVE_STATES,
    BriefState.FILLED,
    BriefState.CLOSED,
    BriefState.EXPIRED,
)
#: It no longer takes part in the life; what was agreed from it goes on.
ENDED_STATES = (
    BriefState.CLOSED,
    BriefState.DECLINED,
    BriefState.EXPIRED,
    BriefState.CANCELLED,
)
#: The employer may still edit the text.
EDITABLE_STATES = (BriefState.DRAFT, BriefState.CHANGES_ASKED)


class PayKind(models.TextChoices):
    FIXED = "fixed", _("a fixed fee")
    NONE = "none", _("unpaid")


class Place(models.TextChoices):
    REMOTE = "remote", _("remote")
    HYBRID = "hybrid", _("partly on site")
    ONSITE = "onsite", _("on site")


class QuestionState(models.TextChoices):
    ASKED = "asked", _("waiting for an answer")
    ANSWERED = "answered", _("answered")
    DODGED = "dodged", _("not answered in time")
