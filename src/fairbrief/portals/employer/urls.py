"""URLs of the portal: each topic module ends with its own."""

from fairbrief.portals.employer import (
    agreements,
    applicants,
    briefs,
    closing,
    desk,
    hours,
    looking_back,
    organization,
    strikes,
    work,
)

app_name = "employer"
urlpatterns = [
    *desk.urlpatterns,
    *hours.urlpatterns,
    *organization.urlpatterns,
    *briefs.urlpatterns,
    *applicants.urlpatterns,
    *agreements.urlpatterns,
    *work.urlpatterns,
    *closing.urlpatterns,
    *looking_back.urlpatterns,
    *strikes.urlpatterns,
]
