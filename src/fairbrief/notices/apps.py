from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "fairbrief.notices"
    label = "notices"
