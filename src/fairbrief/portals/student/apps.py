from django.apps import AppConfig


class StudentPortalConfig(AppConfig):
    name = "fairbrief.portals.student"
    label = "portal_student"
