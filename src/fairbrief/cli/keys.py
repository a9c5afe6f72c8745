"""`fairbrief keys`: the keys credentials are signed with, and making new ones."""

from __future__ import annotations

import click

from fairbrief.cli.installation import reach_database, set_up
from fairbrief.cli.output import as_json, counted, say_json


@click.command("keys", short_help="List the keys credentials are signed with, or rotate one.")
@click.option("--rotate", is_flag=True, help="Retire the live key and make a new one.")
@click.option("--campus", metavar="SLUG", default="", help="The key of a campus.")
@click.option("--employer", metavar="SLUG", default="", help="The key of an employer.")
@as_json
def command(rotate: bool, campus: str, employer: str, as_json: bool) -> None:
    """List every key credentials and endorsements are signed with, live and retired.

    With --rotate the live key of the installation, or of the campus or employer named, is retired
    and another made. Retired keys stay published, so what they signed stays checkable.
    """
    if (campus or employer) and not rotate:
        raise click.UsageError("--campus and --employer say whose key to --rotate.")
    if campus and employer:
        raise click.UsageError("Name a campus or an employer, not both.")
    reach_database()
    set_up()
    from fairbrief.credentials.actions import rotate_key
    from fairbrief.credentials.issuing import Holder, holder_of
    from fairbrief.credentials.queries import keys_kept
    from fairbrief.kernel.clock import now
    from fairbrief.organizations.models import Campus, Employer

    if rotate:
        holder = Holder(
            campus=Campus.objects.filter(slug=campus).first() if campus else None,
            employer=Employer.objects.filter(slug=employer).first() if employer else None,
        )
        if (campus and holder.campus is None) or (employer and holder.employer is None):
            raise click.ClickException(f"There is no “{campus or employer}” here.")
        made = rotate_key(holder, at=now())
        if as_json:
            say_json({"made": made.code, "holder": holder.id})
        else:
            click.echo(f"{holder.name} signs with the new key {made.code} from now on.")
        return
    found = keys_kept()
    for key in found:
        holder = holder_of(key)
        line = {
            "code": key.code,
            "holder": holder.name,
            "id": holder.id,
            "public": key.public_multibase,
            "made": f"{key.made_at:%Y-%m-%d}",
            "retired": f"{key.retired_at:%Y-%m-%d}" if key.retired_at else None,
        }
        if as_json:
            say_json(line)
        else:
            ended = f"retired {line['retired']}" if line["retired"] else "live"
            click.echo(f"{key.code}  made {line['made']}, {ended:<19}  {holder.name}")
    if not as_json:
        click.echo(f"{counted(len(found), 'key', 'keys')}.")
