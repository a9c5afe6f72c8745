"""URLs of the portal: each topic module ends with its own."""

from fairbrief.portals.operator import (
    accounts,
    concerns,
    disputes,
    founding,
    mail,
    overview,
    rules,
    strikes,
    wages,
)

app_name = "operator"
urlpatterns = [
    *founding.urlpatterns,
    *overview.urlpatterns,
    *mail.urlpatterns,
    *rules.urlpatterns,
    *wages.urlpatterns,
    *concerns.urlpatterns,
    *disputes.urlpatterns,
    *strikes.urlpatterns,
    *accounts.urlpatterns,
]
