"""`fairbrief verify`: any credential, offline, step by step. No database, no Django."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO
from urllib.parse import urlsplit

import click

from fairbrief.cli.output import as_json, say_json

if TYPE_CHECKING:
    from fairbrief.credentials.checking import Report

#: Signatures looked at for one file: whoever runs this waits for themselves alone.
MOST_HERE = 1_000
_MARKS = {True: "ok", False: "WRONG", None: "unchecked"}


@click.command("verify", short_help="Check any Open Badge or learner record, offline.")
@click.argument("file", type=click.File("rb"))
@as_json
@click.option(
    "--issuer",
    "issuers",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    multiple=True,
    help="The issuer's DID document (did.json), if you trust where you have it from.",
)
@click.option(
    "--status",
    "lists",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    multiple=True,
    help="A status list kept from the issuer. One beside FILE under its own name is found.",
)
@click.option("--recipient", default="", metavar="MAIL", help="Whom it must have been issued to.")
@click.option("--strict", is_flag=True, help="Exit 1 also when something could not be checked.")
def command(
    file: BinaryIO,
    as_json: bool,
    issuers: tuple[Path, ...],
    lists: tuple[Path, ...],
    recipient: str,
    strict: bool,
) -> None:
    """Check a credential: its structure, whom it is about, its signature, its status, its dates.

    FILE is a JSON document, a signed token (JWT), or a PNG or SVG badge; - reads standard input.
    Open Badges 3.0, Comprehensive Learner Records 2.0 and W3C Verifiable Credentials are known.
    Nothing is fetched: what only the issuer's site could tell is said to be unchecked.

    Exit code 0: valid. 1: not valid, or its signature could not be checked. A status list that is
    out of reach leaves it 0, unless --strict is given.
    """
    from fairbrief.credentials.checking import check
    from fairbrief.credentials.checking.keys import trusting
    from fairbrief.credentials.checking.reading import LARGEST_FILE, UnreadableError, read

    try:
        given = read(file.read(LARGEST_FILE + 1))
        documents = [_document(path) for path in issuers]
        listed = [_document(path) for path in lists]
        trust = trusting(documents, listed)
        report = check(given, trust=trust, recipient=recipient, signatures=MOST_HERE)
        beside = _lists_beside(file, report.document)
        if beside and not listed:
            trust = trusting(documents, beside)
            report = check(given, trust=trust, recipient=recipient, signatures=MOST_HERE)
    except UnreadableError as error:
        if as_json:
            say_json({"valid": False, "error": str(error), "steps": []})
        else:
            click.echo(f"Not a credential: {error}")
        raise SystemExit(1) from error
    if as_json:
        say_json(told(report))
    else:
        _say(report)
    raise SystemExit(0 if (report.sure if strict else report.valid) else 1)


def _document(path: Path) -> dict[str, Any]:
    from fairbrief.credentials.checking.reading import UnreadableError, parse

    try:
        return parse(path.read_text("utf-8-sig"))
    except (UnreadableError, UnicodeDecodeError) as error:
        raise click.ClickException(f"{path.name} is not a JSON document.") from error


def _lists_beside(file: BinaryIO, document: Any) -> list[dict[str, Any]]:
    """Status lists in the folder of the file, under the last name of their addresses."""
    from fairbrief.credentials.checking.reading import LARGEST_FILE, UnreadableError, parse

    given = getattr(file, "name", None)
    if not isinstance(given, str) or given == "<stdin>":
        return []
    folder = Path(given).parent
    entries = document.get("credentialStatus")
    found = []
    for entry in entries if isinstance(entries, list) else [entries]:
        address = entry.get("statusListCredential") if isinstance(entry, dict) else None
        if not isinstance(address, str):
            continue
        name = urlsplit(address).path.rstrip("/").rpartition("/")[2]
        for path in (folder / name, folder / f"{name}.json"):
            if name in ("", ".", "..") or not path.is_file():
                continue
            try:
                with path.open("rb") as held:
                    found.append(parse(held.read(LARGEST_FILE).decode("utf-8")))
            except (OSError, UnreadableError, UnicodeDecodeError):
                continue
    return found


def told(report: Report) -> dict[str, Any]:
    """A report as JSON."""
    from fairbrief.credentials.checking.findings import STEPS

    return {
        "valid": report.valid,
        "checked_fully": report.sure,
        "kind": report.kind,
        "form": report.form,
        "issuer": report.issuer,
        "steps": [
            {
                "step": step,
                "ok": report.verdict(step),
                "reason": next((each.words for each in report.of(step)), "Nothing was found."),
                "reasons": [{"ok": each.ok, "says": each.words} for each in report.of(step)],
            }
            for step in STEPS
        ],
        "not_looked_at": list(report.left_out),
        "embedded": [{"where": each.where, **told(each.report)} for each in report.embedded],
    }


def _say(report: Report, where: str = "") -> None:
    from fairbrief.credentials.checking.findings import STEPS

    if where:
        click.echo(f"\nwithin it, {where}: {report.kind}")
    for step in STEPS:
        for number, each in enumerate(report.of(step)):
            name = step if number == 0 else ""
            click.echo(f"{name:<10} {_MARKS[each.ok]:<10} {each.words}")
    for inner in report.embedded:
        _say(inner.report, inner.where)
    for unseen in report.left_out:
        click.echo(f"\nwithin it, {unseen}: not looked at")
    if not where:
        click.echo(f"\n{_verdict(report)}")


def _verdict(report: Report) -> str:
    if report.sure:
        return "VALID"
    if report.valid:
        return "VALID, as far as it could be checked here; see what is unchecked."
    if report.refuted:
        return "NOT VALID"
    if report.unseen:
        return "NOT VALID: not everything within it was looked at."
    return "NOT VALID: its signature could not be checked here."
