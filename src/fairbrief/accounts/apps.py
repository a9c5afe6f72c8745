from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "fairbrief.accounts"
    label = "accounts"
