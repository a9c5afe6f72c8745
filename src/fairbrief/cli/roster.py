"""`fairbrief roster`: a roster file brought in at the terminal, as the office does on its page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from fairbrief.cli.installation import reach_database, set_up
from fairbrief.cli.output import as_json, say_json

if TYPE_CHECKING:
    from fairbrief.organizations.models import Campus, Term

#: Rows not taken that are named; the rest is counted.
NAMED = 20


@click.group("roster", short_help="Bring in a campus's roster.")
def command() -> None:
    """Rosters of campuses."""


@command.command("import", short_help="Bring a roster file in.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--campus", "slug", required=True, help="The campus, by its short name.")
@click.option("--term", "term_name", required=True, help="The term, by its name.")
@click.option("--dry-run", is_flag=True, help="Only say what would change; write nothing.")
@click.option("--complete", is_flag=True, help="Whoever is missing from the file leaves the term.")
@as_json
def bring(
    file: Path, slug: str, term_name: str, dry_run: bool, complete: bool, as_json: bool
) -> None:
    """Read FILE (CSV or a OneRoster archive), say what it changes, and bring it in.

    Columns are understood by their headings and as the campus named them the last time. Every row
    that is not taken is named with its line and the reason. With --dry-run nothing is written.
    """
    reach_database()
    set_up()
    from django.core.files import File

    from fairbrief.audit.actors import INSTALLATION
    from fairbrief.kernel.clock import now
    from fairbrief.kernel.errors import FairbriefError
    from fairbrief.roster.actions import (
        agree_to_import,
        drop_import,
        hand_over_roster,
        name_columns,
        work_on,
    )
    from fairbrief.roster.models import RosterImport
    from fairbrief.roster.queries.imports import bad_rows

    campus = _campus(slug)
    try:
        with file.open("rb") as opened:
            found = hand_over_roster(
                campus,
                term=_term(campus, term_name),
                file=File(opened, name=file.name),
                actor=INSTALLATION,
                at=now(),
            )
        name_columns(found, mapping=found.mapping, takes_out=complete, actor=INSTALLATION, at=now())
    except FairbriefError as refusal:
        raise click.ClickException(str(refusal)) from refusal
    work_on(found := _again(RosterImport, found.pk), at=now())
    found = _again(RosterImport, found.pk)
    if found.stopped:
        raise click.ClickException(found.stopped)
    bad = list(zip(range(NAMED + 1), bad_rows(found), strict=False))[1:]
    if dry_run:
        drop_import(found, actor=INSTALLATION, at=now())
    elif found.takes:
        agree_to_import(found, actor=INSTALLATION, at=now())
        work_on(_again(RosterImport, found.pk), at=now())
        found = _again(RosterImport, found.pk)
        if found.stopped:
            raise click.ClickException(found.stopped)
    counts = {
        "rows": found.rows_read,
        **{each: getattr(found, each) for each in ("new", "changed", "same", "gone", "bad")},
    }
    if as_json:
        say_json(
            {
                **counts,
                "brought_in": bool(found.applied_at),
                "not_taken": [{"line": row[0], "why": row[1]} for _n, row in bad],
            }
        )
        return
    for _n, row in bad:
        click.echo(f"line {row[0]}: {row[1]}")
    if found.bad > NAMED:
        click.echo(f"… and {found.bad - NAMED} more.")
    click.echo(", ".join(f"{count:,} {name}" for name, count in counts.items()) + ".")
    click.echo("Brought in." if found.applied_at else "Nothing was written.")


def _again[M](model: type[M], pk: int) -> M:
    found: M = model.objects.select_related("campus", "term").get(pk=pk)  # type: ignore[attr-defined]
    return found


def _campus(slug: str) -> Campus:
    from fairbrief.organizations.models import Campus

    found = Campus.objects.filter(slug=slug).first()
    if found is None:
        known = ", ".join(Campus.objects.values_list("slug", flat=True)[:20])
        raise click.ClickException(f"There is no campus “{slug}”. Known: {known or 'none yet'}.")
    return found


def _term(campus: Campus, name: str) -> Term:
    from fairbrief.roster.queries import stretches_of

    terms = {each.name: each for each in stretches_of(campus)}
    if name not in terms:
        known = ", ".join(terms)
        raise click.ClickException(f"There is no term “{name}”. Known: {known or 'none yet'}.")
    return terms[name]
