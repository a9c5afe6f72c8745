"""URLs of the portal: each topic module ends with its own."""

from fairbrief.portals.campus import (
    briefs,
    concerns,
    disputes,
    employer,
    employers,
    ledger,
    office,
    overview,
    policy,
    queue,
    report,
    rules,
    strikes,
    work,
    year,
)

app_name = "campus"
urlpatterns = [
    *overview.urlpatterns,
    *queue.urlpatterns,
    *briefs.urlpatterns,
    *employers.urlpatterns,
    *employer.urlpatterns,
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
]
