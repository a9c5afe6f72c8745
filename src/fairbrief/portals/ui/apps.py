from django.apps import AppConfig
from django.db.models import fields
from django.utils.translation import gettext_lazy as _


class UiConfig(AppConfig):
    name = "fairbrief.portals.ui"
    label = "portal_ui"

    def ready(self) -> None:
        # The words of an empty choice, the same in every form.
        fields.BLANK_CHOICE_LABEL = _("Not chosen yet")
