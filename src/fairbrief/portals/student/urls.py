"""URLs of the portal: each topic module ends with its own."""

from fairbrief.portals.student import (
    agreements,
    applications,
    busy,
    closing,
    experiences,
    matchdays,
    people,
    portfolio,
    looking_back,
    profile,
    record,
    searches,
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
    *searches.urlpatterns,
    *applications.urlpatterns,
    *matchdays.urlpatterns,
    *agreements.urlpatterns,
    *week.urlpatterns,
    *busy.urlpatterns,
    *work.urlpatterns,
    *closing.urlpatterns,
    *looking_back.urlpatterns,
    *experiences.urlpatterns,
    *people.urlpatterns,
    *portfolio.urlpatterns,
    *strikes.urlpatterns,
    *surveys.urlpatterns,
    *stipends.urlpatterns,
]
