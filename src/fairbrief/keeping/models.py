"""What tells that a card has changed, beyond what the index is fed by (`discovery.Change`).

Rows are written by triggers alone (see the migration), whoever writes and however.
"""

from __future__ import annotations

from django.db import models


class Stir(models.Model):
    """A brief's card may have changed: who applied, who is named, where its employer's name leads.

    As with changes, no foreign key, and the transaction's number in `xid`.
    """

    brief_id = models.BigIntegerField()
    xid = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["xid"], name="stir_in_order")]

    def __str__(self) -> str:
        return f"brief {self.brief_id}"
