from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "fairbrief.demo"
    label = "demo"
