"""What a round of a survey can be, whom it can ask, and what can be asked."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class RoundState(models.TextChoices):
    OPEN = "open", _("open")
    CLOSED = "closed", _("closed")


class Audience(models.TextChoices):
    EVERYONE = "everyone", _("every student on the roster or with an account")
    ACCOUNT = "account", _("students with an account here")
    TOOK_PART = "took_part", _("students who took part in a micro-internship")
    GROUP = "group", _("a group of the roster")


class QuestionKind(models.TextChoices):
    ONE = "one", _("one choice")
    SEVERAL = "several", _("several choices")
    SCALE = "scale", _("a scale from 1 to 5")
    TEXT = "text", _("a short text")


#: Questions of one survey; a longer one is not answered.
MOST_QUESTIONS = 5
MOST_CHOICES = 8
LONGEST_TEXT = 400
#: The steps of a scale.
STEPS = (1, 2, 3, 4, 5)
