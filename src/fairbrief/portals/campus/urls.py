"""URLs of the portal: each topic module ends with its own."""

from fairbrief.portals.campus import (
    board,
    briefs,
    concerns,
    disputes,
    employers,
    funds,
    ledger,
    office,
    overview,
    people,
    policy,
    report,
    rules,
    strikes,
    students,
    surveys,
    work,
    year,
)

app_name = "campus"
urlpatterns = [
    *overview.urlpatterns,
    *students.urlpatterns,
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
    *surveys.urlpatterns,
    *funds.urlpatterns,
    *people.urlpatterns,
    *board.urlpatterns,
]
