from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "fairbrief.api"
    label = "api"
