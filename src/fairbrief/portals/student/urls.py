"""URLs of the portal: each topic module ends with its own."""

from fairbrief.portals.student import (
    agreements,
    applications,
    busy,
    closing,
    experiences,
    people,
    profile,
    record,
    reference,
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
    *record.urlpatterns,
    *applications.urlpatterns,
    *agreements.urlpatterns,
    *week.urlpatterns,
    *busy.urlpatterns,
    *work.urlpatterns,
    *closing.urlpatterns,
    *reference.urlpatterns,
    *experiences.urlpatterns,
    *people.urlpatterns,
    *strikes.urlpatterns,
    *surveys.urlpatterns,
    *stipends.urlpatterns,
]
