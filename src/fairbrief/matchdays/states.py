"""What a matching day can be, whom it is for, and how places are shared out."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class MatchdayState(models.TextChoices):
    DRAFT = "draft", _("being prepared")
    RANKING = "ranking", _("students rank")
    LOOKING = "looking", _("supervisors rank")
    READY = "ready", _("ready to be published")
    PUBLISHED = "published", _("published")
    CANCELLED = "cancelled", _("cancelled")


class Mode(models.TextChoices):
    STABLE = "stable", _("stable: nobody and no supervisor would both rather have each other")
    RANKS = "ranks", _("best overall ranks: as many as can be, as high on their lists as can be")


#: What each way is called where there is little room.
CALLED = {Mode.STABLE: _("Stable"), Mode.RANKS: _("Best overall ranks")}


class Audience(models.TextChoices):
    CAMPUS = "campus", _("every student of the campus with an account")
    GROUP = "group", _("a group of the roster")


#: Briefs a student can rank on one day.
MOST_CHOICES = 10
