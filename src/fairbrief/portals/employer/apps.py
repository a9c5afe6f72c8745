from django.apps import AppConfig


class EmployerPortalConfig(AppConfig):
    name = "fairbrief.portals.employer"
    label = "portal_employer"
