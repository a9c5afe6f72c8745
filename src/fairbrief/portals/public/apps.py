from django.apps import AppConfig


class PublicPortalConfig(AppConfig):
    name = "fairbrief.portals.public"
    label = "portal_public"
