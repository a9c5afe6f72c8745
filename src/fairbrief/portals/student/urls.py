from django.urls import URLPattern, URLResolver

app_name = "student"
urlpatterns: list[URLPattern | URLResolver] = []
