from django.apps import AppConfig


class CampusPortalConfig(AppConfig):
    name = "fairbrief.portals.campus"
    label = "portal_campus"
