"""`fairbrief close-account`: closing the account of somebody who asks for it in writing."""

from __future__ import annotations

import click

from fairbrief.cli.installation import reach_database, set_up
from fairbrief.cli.output import as_json, say_json


@click.command("close-account", short_help="Close the account of somebody who asks in writing.")
@click.argument("address")
@click.option("--at-once", is_flag=True, help="Erase it now, without days to change one's mind.")
@click.option("--with-credentials", is_flag=True, help="Credentials issued to them end as well.")
@click.option("--dry-run", is_flag=True, help="Only say what stands in the way; write nothing.")
@as_json
def command(
    address: str, at_once: bool, with_credentials: bool, dry_run: bool, as_json: bool
) -> None:
    """Close the account with that mail address, as its person would do it on the page.

    Make sure first that it is they who ask. They get a mail with a link that opens the account
    again, until it is erased. With --at-once it is erased now, and there is no way back. Exit code
    1 when something stands in the way.
    """
    reach_database()
    set_up()
    from fairbrief.accounts.queries import account_at
    from fairbrief.audit.actors import INSTALLATION
    from fairbrief.kernel.clock import now
    from fairbrief.kernel.errors import FairbriefError
    from fairbrief.leaving.actions import HinderedError, close_account, erase
    from fairbrief.leaving.hindrances import hindrances

    at = now()
    user = account_at(address)
    if user is None:
        raise click.ClickException(f"There is no account with the address {address}.")
    in_the_way, closing, erased = [], None, False
    try:
        if dry_run:
            in_the_way = hindrances(user)
        else:
            closing = close_account(
                user, ends_credentials=with_credentials, actor=INSTALLATION, at=at
            )
            erased = closing.is_erased
            erased = erased or (at_once and erase(closing, actor=INSTALLATION, at=at))
    except HinderedError as refusal:
        in_the_way = refusal.hindrances
    except FairbriefError as refusal:
        raise click.ClickException(str(refusal)) from refusal
    if as_json:
        ways = [each.what for each in in_the_way]
        say_json(
            {
                "account": user.code,
                "in_the_way": ways,
                "closed": closing is not None,
                "erased": erased,
                "erase_on": f"{closing.erase_at:%Y-%m-%d}" if closing and not erased else None,
            }
        )
    else:
        for each in in_the_way:
            click.echo(f"{each.what} {each.todo}  {each.path}")
        if dry_run and not in_the_way:
            click.echo("Nothing stands in the way. Nothing was written.")
        elif erased:
            click.echo(f"The account {user.code} is erased.")
        elif closing is not None:
            on = f"{closing.erase_at:%Y-%m-%d}"
            click.echo(f"The account {user.code} is closed, and is erased on {on}.")
    if in_the_way:
        raise SystemExit(1)
