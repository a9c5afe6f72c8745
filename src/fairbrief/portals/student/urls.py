"""URLs of the portal: each topic module ends with its own."""

from fairbrief.portals.student import (
    agreements,
    applications,
    busy,
    closing,
    experiences,
    profile,
    stipends,
    strikes,
    surveys,
    today,
    week,
    work,
)

app_name = "student"
urlpatterns = [
    *today.urlpatterns,
    *profile.urlpatterns,
    *applications.urlpatterns,
    *agreements.urlpatterns,
    *week.urlpatterns,
    *busy.urlpatterns,
    *work.urlpatterns,
    *closing.urlpatterns,
    *experiences.urlpatterns,
    *strikes.urlpatterns,
    *surveys.urlpatterns,
    *stipends.urlpatterns,
]
