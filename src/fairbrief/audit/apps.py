from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "fairbrief.audit"
    label = "audit"
