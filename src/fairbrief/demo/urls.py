"""The demo's own pages."""

from django.urls import path

from fairbrief.demo import views

app_name = "demo"
urlpatterns = [
    path("", views.people, name="people"),
    path("be/<slug:key>/", views.become, name="become"),
    path("mail/", views.mail, name="mail"),
]
