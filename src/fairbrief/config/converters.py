"""What URLs may hold. Apart from `urls`, so that a fault there is not hidden by a second try."""

from django.urls import register_converter

from fairbrief.kernel.codes import PublicCodeConverter

register_converter(PublicCodeConverter, "code")
