"""Who may see a piece, and how much of it may be seen."""

from enum import IntEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Visibility(models.TextChoices):
    OFF = "off", _("nobody")
    LINK = "link", _("people with your link")
    PUBLIC = "public", _("everyone")


class Level(IntEnum):
    """How much of a work may be shown at all; the student may show less."""

    NOTHING = 0
    #: That there was confidential work for an employer, and its hours.
    BARE = 1
    #: The project and the employer may be named, the work itself not shown.
    NAMED = 2
    WHOLE = 3
