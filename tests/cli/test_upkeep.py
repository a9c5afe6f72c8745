"""What an installation is refused for before it serves anything."""

from __future__ import annotations

import click
import pytest
from django.db import connection

from fairbrief.cli.upkeep import refuse_other_tables

pytestmark = pytest.mark.django_db


def test_the_tables_of_this_code_are_taken() -> None:
    refuse_other_tables()


def test_tables_of_other_code_are_refused_with_a_way_out() -> None:
    with connection.cursor() as cursor:
        for name in ("read_under", "recheck_at", "recheck_rules", "taken_off_at"):
            cursor.execute(f"ALTER TABLE vetting_briefreview DROP COLUMN {name} CASCADE")
    with pytest.raises(click.ClickException) as refused:
        refuse_other_tables()
    assert "they lack vetting_briefreview." in refused.value.message
    assert "and 1 more" in refused.value.message
    assert "FAIRBRIEF_HOME" in refused.value.message
