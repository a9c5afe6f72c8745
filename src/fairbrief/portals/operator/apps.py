from django.apps import AppConfig


class OperatorPortalConfig(AppConfig):
    name = "fairbrief.portals.operator"
    label = "portal_operator"
