"""What a contact has agreed to, what became of an introduction, what a follow-up is for."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ContactState(models.TextChoices):
    KNOWN = "known", _("known from the work")
    ASKED = "asked", _("asked")
    OPEN = "open", _("may be written to")
    CLOSED = "closed", _("would rather not")


class ContactRole(models.TextChoices):
    SUPERVISOR = "supervisor", _("supervisor")
    LEADER = "leader", _("senior person")
    COLLEAGUE = "colleague", _("colleague")


class IntroductionState(models.TextChoices):
    ASKED = "asked", _("asked")
    GRANTED = "granted", _("yes")
    DECLINED = "declined", _("not now")
    SILENT = "silent", _("no answer")


class FollowUpKind(models.TextChoices):
    MIDPOINT = "midpoint", _("a question at the midpoint")
    THANKS = "thanks", _("thanks at the end")
    MONTH = "month", _("a line after 30 days")
    QUARTER = "quarter", _("a line after 90 days")
    COFFEE = "coffee", _("thanks for the coffee")
    OWN = "own", _("a day of your own")


#: Written while the work itself connects the two: no consent is needed to say thanks.
DURING_THE_WORK = (FollowUpKind.MIDPOINT, FollowUpKind.THANKS)
#: Written afterwards: reminded of only for who has agreed to be written to, but for days the
#: student has chosen.
AFTERWARDS = (FollowUpKind.MONTH, FollowUpKind.QUARTER)
