"""URLs of the portal: each topic module ends with its own."""

from fairbrief.portals.campus import (
    briefs,
    concerns,
    employers,
    ledger,
    office,
    overview,
    policy,
    report,
    rules,
    work,
    year,
)

app_name = "campus"
urlpatterns = [
    *overview.urlpatterns,
    *briefs.urlpatterns,
    *employers.urlpatterns,
    *concerns.urlpatterns,
    *policy.urlpatterns,
    *rules.urlpatterns,
    *year.urlpatterns,
    *work.urlpatterns,
    *ledger.urlpatterns,
    *report.urlpatterns,
    *office.urlpatterns,
]
