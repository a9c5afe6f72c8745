"""The append-only record."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext as _

#: In what was said: by whose hand a person acted, where it was not their own.
THROUGH = "through"


class Event(models.Model):
    """One thing that happened to one subject. Never changed, never deleted (a trigger sees to it).

    People are kept by id and name at the time, not by foreign key: the record outlives them.
    Events of one subject form a hash chain: `digest` covers the event and the digest before it. It
    covers who acted and what was said by digests of their own (see `chain`), so that these words
    can be forgotten and the rest still be proved.
    """

    subject_label = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    name = models.CharField(max_length=60)
    source = models.CharField(max_length=30, blank=True)
    target = models.CharField(max_length=30, blank=True)
    actor_kind = models.CharField(max_length=12)
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=200)
    at = models.DateTimeField()
    data = models.JSONField(default=dict)
    #: Without it nobody can find out a forgotten word by trying words.
    salt = models.CharField(max_length=32, blank=True)
    #: Of an event whose words were forgotten: the digest of each, or the key of one that stays.
    leaves = models.JSONField(default=dict, blank=True)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ("id",)
        indexes = [
            models.Index(fields=["subject_label", "subject_id", "id"]),
            models.Index(fields=["at"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_label", "subject_id", "previous"], name="event_chain_has_no_fork"
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject_label} {self.subject_id}: {self.name}"

    @property
    def who(self) -> str:
        """The one who acted; by their number where the name was forgotten."""
        if self.actor_name and (through := self.data.get(THROUGH)):
            return _("%(name)s (through %(through)s, as they asked)") % {
                "name": self.actor_name,
                "through": through,
            }
        if self.actor_name or self.actor_id is None:
            return self.actor_name
        return _("no. %(number)d") % {"number": self.actor_id}
