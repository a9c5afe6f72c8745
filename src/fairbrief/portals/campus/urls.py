"""URLs of the portal: each topic module ends with its own."""

from fairbrief.portals.campus import (
    attention,
    briefs,
    concerns,
    disputes,
    employers,
    ledger,
    office,
    overview,
    policy,
    report,
    rules,
    strikes,
    student,
    work,
    year,
)

app_name = "campus"
urlpatterns = [
    *overview.urlpatterns,
    *attention.urlpatterns,
    *briefs.urlpatterns,
    *employers.urlpatterns,
    *concerns.urlpatterns,
    *disputes.urlpatterns,
    *policy.urlpatterns,
    *rules.urlpatterns,
    *year.urlpatterns,
    *work.urlpatterns,
    *ledger.urlpatterns,
    *report.urlpatterns,
    *office.urlpatterns,
    *strikes.urlpatterns,
    *student.urlpatterns,
]
