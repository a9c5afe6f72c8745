"""The demo's mark on a database, and the people one may become there."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class World(models.Model):
    """One row when the demo's world has been filled in; filling again does nothing then."""

    filled_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(models.Value(1), name="one_demo_world")]

    def __str__(self) -> str:
        return f"filled {self.filled_at:%Y-%m-%d}"


class Persona(models.Model):
    """A person of the world whom a visitor of the demo may become with one press."""

    world = models.ForeignKey(World, on_delete=models.CASCADE, related_name="personas")
    key = models.SlugField(unique=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="persona"
    )
    hat = models.CharField(max_length=10)
    position = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=80)
    of = models.CharField(max_length=120)
    line = models.TextField()
    path = models.CharField(max_length=200)

    class Meta:
        ordering = ("position",)

    def __str__(self) -> str:
        return self.key
