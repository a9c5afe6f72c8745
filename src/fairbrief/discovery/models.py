"""What the index of open briefs is fed by: which briefs changed, in the order of transactions.

Rows are written by triggers alone (see the migration), whoever changes a brief and however.
"""

from __future__ import annotations

import uuid

from django.db import models


class Change(models.Model):
    """Something that is found of a brief may have changed.

    No foreign key: a brief that is deleted has changed as well. `xid` is the number of the
    transaction. Numbers of rows are given before their transactions end, so whoever followed those
    would miss what a slower one writes under a lower number.
    """

    brief_id = models.BigIntegerField()
    xid = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["xid", "id"], name="change_in_order")]

    def __str__(self) -> str:
        return f"brief {self.brief_id}"


class Source(models.Model):
    """Which database this is: an index made from another one must not be read."""

    code = models.UUIDField(default=uuid.uuid4)

    def __str__(self) -> str:
        return str(self.code)
