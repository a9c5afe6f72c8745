from django.urls import URLPattern, URLResolver

app_name = "campus"
urlpatterns: list[URLPattern | URLResolver] = []
