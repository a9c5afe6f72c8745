from django.apps import AppConfig


class ClocksConfig(AppConfig):
    name = "fairbrief.clocks"
    label = "clocks"
