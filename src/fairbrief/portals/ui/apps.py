from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "fairbrief.portals.ui"
    label = "portal_ui"
