"""The states of the work and of its parts."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EngagementState(models.TextChoices):
    AGREED = "agreed", _("agreed")
    AUTHORIZED = "authorized", _("authorized")
    FUNDED = "funded", _("funds secured")
    ACTIVE = "active", _("under way")
    PAUSED = "paused", _("paused")
    SUBMITTED = "submitted", _("handed in")
    CHANGES_ASKED = "changes_asked", _("changes asked")
    APPROVED = "approved", _("accepted")
    # Whether it was sent and has arrived is said of each payment.
    PAID = "paid", _("pay released")
    CLOSED = "closed", _("closed")
    ENDED_EARLY = "ended_early", _("ended early")
    DISPUTED = "disputed", _("in dispute")
    NOT_COMPLETED = "not_completed", _("not completed")


#: The student works or may be asked to.
RUNNING_STATES = (
    EngagementState.ACTIVE,
    EngagementState.PAUSED,
    EngagementState.SUBMITTED,
    EngagementState.CHANGES_ASKED,
)
#: Hours are logged and results handed over.
WORKING_STATES = (EngagementState.ACTIVE, EngagementState.CHANGES_ASKED)
#: Both have signed and nothing has started yet.
BEFORE_STATES = (EngagementState.AGREED, EngagementState.AUTHORIZED, EngagementState.FUNDED)
FINISHED_STATES = (
    EngagementState.APPROVED,
    EngagementState.PAID,
    EngagementState.CLOSED,
)

#: Nothing more comes of the work.
OVER_STATES = (
    EngagementState.CLOSED,
    EngagementState.ENDED_EARLY,
    EngagementState.NOT_COMPLETED,
)
#: Both have signed, and it is neither over nor paid.
UNDER_WAY_STATES = tuple(
    state for state in EngagementState if state not in (*OVER_STATES, EngagementState.PAID)
)


class MilestoneState(models.TextChoices):
    PLANNED = "planned", _("to come")
    HANDED_IN = "handed_in", _("handed in")
    ACCEPTED = "accepted", _("accepted")
    JOINED = "joined", _("handed in with the whole")
    ENDED = "ended", _("over with the work")


class ChangeOrderState(models.TextChoices):
    PROPOSED = "proposed", _("proposed")
    ACCEPTED = "accepted", _("accepted by both")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", _("withdrawn")


class DisputeState(models.TextChoices):
    OPENED = "opened", _("waiting for an answer")
    ANSWERED = "answered", _("waits for the decision")
    DECIDED = "decided", _("decided; an appeal is possible")
    APPEALED = "appealed", _("looked at again")
    CLOSED = "closed", _("decided for good")
    SETTLED = "settled", _("settled between the two")


#: Nothing is decided for good yet.
LIVE_DISPUTES = (
    DisputeState.OPENED,
    DisputeState.ANSWERED,
    DisputeState.DECIDED,
    DisputeState.APPEALED,
)


class TalkState(models.TextChoices):
    TALKING = "talking", _("talk about it first")
    READY = "ready", _("a claim can be made")
    SETTLED = "settled", _("settled between the two")
    CLAIMED = "claimed", _("became a claim")
    LAPSED = "lapsed", _("nobody came back to it")


LIVE_TALKS = (TalkState.TALKING, TalkState.READY)


class AskState(models.TextChoices):
    """What one side asks of the other: to be away, or to take the work up again."""

    ASKED = "asked", _("waits for the other side")
    AGREED = "agreed", _("agreed")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", _("withdrawn")


class DisputeOutcome(models.TextChoices):
    """What becomes of the work when a dispute is decided."""

    ACCEPTED = "accepted", _("the work counts as accepted")
    ENDED = "ended_early", _("the work ends here")
    REDO = "redo", _("the work goes on, to be done as the decision says")
    NOT_COMPLETED = "not_completed", _("the work counts as not completed")


class Side(models.TextChoices):
    """The two who agreed."""

    STUDENT = "student", _("the student")
    EMPLOYER = "employer", _("the employer")


class MeetingKind(models.TextChoices):
    CHECKIN = "checkin", _("check-in")
    SENIOR = "senior", _("senior session")
    OTHER = "other", _("meeting")


class Asked(models.TextChoices):
    """Who still has to say yes to the time of a senior session."""

    LEADER = "leader", _("the senior person")
    STUDENT = "student", _("the student")
