"""`fairbrief tour`: the whole life of a micro-internship, walked without a browser."""

from __future__ import annotations

import traceback
from collections.abc import Mapping

import click

from fairbrief.cli.output import as_json, say_json
from fairbrief.cli.scratch import scratch_database


@click.command("tour", short_help="Walk the whole life, and check every step.")
@as_json
def command(as_json: bool) -> None:
    """Walk a micro-internship from brief to credential and check every step.

    It goes through the same actions as the site, in a fresh database that is dropped afterwards.
    Exit code 1 if any step fails. With --json, one object a step: step, ok, detail.
    """
    failed = walked = 0

    def tell(step: Mapping[str, object]) -> None:
        nonlocal failed, walked
        walked += 1
        failed += not step["ok"]
        if as_json:
            say_json(dict(step))
        else:
            mark = click.style("ok", fg="green") if step["ok"] else click.style("FAILED", fg="red")
            click.echo(f"{walked:>3}  {mark:<4}  {step['step']}: {step['detail']}")

    with scratch_database("tour", quiet=as_json):
        from fairbrief.demo.tour import run

        try:
            run(tell)
        except Exception as error:
            traceback.print_exc()
            tell({"step": "the tour itself", "ok": False, "detail": f"broke off: {error!r}"})
    if not as_json:
        click.echo(f"{walked - failed} of {walked} steps ok." if walked else "No step was walked.")
    raise SystemExit(1 if failed or not walked else 0)
