"""`fairbrief retention`: agreements whose time to be kept is over."""

from __future__ import annotations

import click

from fairbrief.cli.installation import reach_database, set_up
from fairbrief.cli.output import as_json, counted, say_json


@click.command("retention", short_help="Remove what was kept long enough, or say what would go.")
@click.option("--dry-run", is_flag=True, help="Only say what would be removed; write nothing.")
@as_json
def command(dry_run: bool, as_json: bool) -> None:
    """Remove the personal text of agreements whose work ended longer ago than they are kept, and of
    applications that came to nothing.

    Messages, files and words of the work go with it. The worker does it each night. Digests, seals,
    amounts, dates and the chain of events stay, without names, and so does all that an open dispute
    holds. With --dry-run, say which would go, and write nothing.
    """
    reach_database()
    set_up()
    from fairbrief.applications.forgetting import applications_to_forget, forget_applications
    from fairbrief.engagements.actions import agreements_due, forget_agreements
    from fairbrief.kernel.clock import now

    at = now()
    found = list(agreements_due(at=at))
    if not dry_run:
        removed, forgotten = forget_agreements(at=at), forget_applications(at=at)
        if as_json:
            held = sum(each.is_held for each in found)
            say_json({"removed": removed, "held": held, "applications": forgotten})
        else:
            click.echo(f"{counted(removed, 'agreement', 'agreements')} removed.")
            click.echo(f"{counted(forgotten, 'application', 'applications')} forgotten.")
        return
    for each in found:
        line = {
            "code": each.agreement.code,
            "ended": f"{each.ended_at:%Y-%m-%d}",
            "years": each.years,
            "held": each.is_held,
        }
        if as_json:
            say_json(line)
        else:
            why = "held by an open dispute" if each.is_held else "would be removed"
            click.echo(f"{line['code']}  ended {line['ended']}, kept {each.years} years: {why}")
    due = applications_to_forget(at=at).count()
    if as_json:
        say_json({"applications": due})
    else:
        said = counted(due, "application", "applications")
        click.echo(f"{counted(len(found), 'agreement', 'agreements')} and {said} that came to")
        click.echo("nothing. Nothing was written.")
