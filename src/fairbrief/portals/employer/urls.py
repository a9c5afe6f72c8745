"""URLs of the portal: each topic module ends with its own."""

from fairbrief.portals.employer import (
    agreements,
    applicants,
    briefs,
    closing,
    coffees,
    desk,
    hours,
    looking_back,
    matchdays,
    organization,
    strikes,
    touching,
    work,
)

app_name = "employer"
urlpatterns = [
    *desk.urlpatterns,
    *hours.urlpatterns,
    *organization.urlpatterns,
    *briefs.urlpatterns,
    *applicants.urlpatterns,
    *matchdays.urlpatterns,
    *coffees.urlpatterns,
    *agreements.urlpatterns,
    *work.urlpatterns,
    *closing.urlpatterns,
    *touching.urlpatterns,
    *looking_back.urlpatterns,
    *strikes.urlpatterns,
]
