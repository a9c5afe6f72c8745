"""URLs of the portal: each topic module ends with its own."""

from fairbrief.portals.public import (
    approving,
    briefs,
    carrying,
    check,
    confirming,
    credentials,
    employers,
    following,
    home,
    joining,
    kept,
    letters,
    links,
    notices,
    planning,
    reporting,
    signing,
    supervising,
)

app_name = "public"
urlpatterns = [
    *home.urlpatterns,
    *briefs.urlpatterns,
    *check.urlpatterns,
    *kept.urlpatterns,
    *carrying.urlpatterns,
    *employers.urlpatterns,
    *signing.urlpatterns,
    *supervising.urlpatterns,
    *planning.urlpatterns,
    *letters.urlpatterns,
    *links.urlpatterns,
    *confirming.urlpatterns,
    *approving.urlpatterns,
    *following.urlpatterns,
    *credentials.urlpatterns,
    *joining.urlpatterns,
    *notices.urlpatterns,
    *reporting.urlpatterns,
]
