"""The report: its page, its files and charts, who is mailed about it, and keys for programs."""

from fairbrief.portals.campus.report import files, keys, pages

urlpatterns = [*pages.urlpatterns, *files.urlpatterns, *keys.urlpatterns]
