"""URLs of the portal: each topic module ends with its own."""

from fairbrief.portals.campus import (
    approvals,
    briefs,
    changing,
    concerns,
    disputes,
    employers,
    importing,
    ledger,
    logging_for,
    office,
    overview,
    policy,
    report,
    rules,
    strikes,
    work,
    year,
)

app_name = "campus"
urlpatterns = [
    *overview.urlpatterns,
    *briefs.urlpatterns,
    *employers.urlpatterns,
    *concerns.urlpatterns,
    *disputes.urlpatterns,
    *policy.urlpatterns,
    *rules.urlpatterns,
    *year.urlpatterns,
    *work.urlpatterns,
    *ledger.urlpatterns,
    *changing.urlpatterns,
    *logging_for.urlpatterns,
    *importing.urlpatterns,
    *approvals.urlpatterns,
    *report.urlpatterns,
    *office.urlpatterns,
    *strikes.urlpatterns,
]
