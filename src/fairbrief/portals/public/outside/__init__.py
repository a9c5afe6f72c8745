"""What finds briefs from elsewhere: search engines, social networks, feed readers, other sites.

Only what every visitor may read stands in any of it: open briefs that some campus has listed.
"""

from fairbrief.portals.public.outside import embedding, feeds, pictures, sitemaps

urlpatterns = [
    *sitemaps.urlpatterns,
    *feeds.urlpatterns,
    *pictures.urlpatterns,
    *embedding.urlpatterns,
]
