"""Kinds of busy times, and why a plan was made anew."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class BusyKind(models.TextChoices):
    CLASS = "class", _("class")
    EXAM = "exam", _("exam")
    WORK = "work", _("work")
    OTHER = "other", _("something else")


class CalendarKind(models.TextChoices):
    FILE = "file", _("a file")
    ADDRESS = "address", _("an address")


class Why(models.TextChoices):
    """Why a plan was made or made anew."""

    ASKED = "asked", _("you asked for it")
    BUSY = "busy", _("your busy times changed")
    WORK = "work", _("your work changed: hours, a due date, a pause or an end")
    HAND = "hand", _("you changed it yourself")
