"""`fairbrief check`: the fairness review of any posting's text. No database, no Django."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any, BinaryIO

import click

from fairbrief.cli.output import as_json, say_json

#: Bytes read of one posting; the review itself says when it read less.
LARGEST = 4_000_000
#: The share of characters that may be unreadable: more, and it is no text.
MOST_UNREAD = 0.2


class BadLineError(Exception):
    """A line of many that cannot be read as a posting."""


@click.command("check", short_help="Read any posting and say what it lacks.")
@click.argument("file", type=click.File("rb"))
@as_json
@click.option(
    "--jsonl",
    is_flag=True,
    help='Read many: a line {"id", "text"} each, and print one line for each.',
)
def command(file: BinaryIO, as_json: bool, jsonl: bool) -> None:
    """Read any internship posting and say what it promises, what it lacks and what to ask.

    FILE holds its text; - reads standard input, so a posting can be pasted or piped.

    With --jsonl each answer says the "line" it is for, counted from 1; empty lines have none. One
    that cannot be read is answered with {"line", "id", "error"}, the rest goes on, and the exit
    code is 1 at the end.
    """
    if jsonl:
        raise SystemExit(_check_many(file))
    if file is sys.stdin.buffer and sys.stdin.isatty():
        click.echo("Paste the posting, then press Ctrl-D on an empty line.", err=True)
    text = _text_of(file.read(LARGEST))
    if not text.strip():
        raise click.ClickException("There is no text to read.")
    from fairbrief.fairness import Posting, render_text, review, to_json

    found = review(Posting(text=text))
    if as_json:
        say_json(to_json(found))
    else:
        click.echo(render_text(found), nl=False)


def _text_of(data: bytes) -> str:
    """The text of a file. A stray byte is forgiven and said; one in the letters of old Windows is
    read as such, else a "£12" in it were lost. Raises ClickException for what is no text."""
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = data.decode("utf-16" if wide else "utf-8", errors="replace").lstrip("\ufeff")
    if "\x00" in text or text.count(_UNREAD) > MOST_UNREAD * len(text):
        raise click.ClickException(
            "This is no text. Copy the words out of the document or picture, and give those."
        )
    if _UNREAD in text and not wide and not _has_wide_letters(text):
        text = data.decode("cp1252", errors="replace")
    if unread := text.count(_UNREAD):
        click.echo(f"Characters that could not be read: {unread}.", err=True)
    return text


_UNREAD = "\ufffd"


def _has_wide_letters(text: str) -> bool:
    """Whether letters of several bytes were read: then it is UTF-8 with a byte spoilt."""
    return any(letter > "\x7f" and letter != _UNREAD for letter in text)


def _check_many(file: BinaryIO) -> int:
    from fairbrief.fairness import Posting, review, to_json

    bad = 0
    for number, line in enumerate(_lines(file), start=1):
        if not line.strip():
            continue
        identity: Any = None
        try:
            asked = _parsed(line)
            identity = _identity(asked)
            posting = Posting(title=_words(asked, "title"), text=_words(asked, "text", needed=True))
            said = {"id": identity, "line": number, **to_json(review(posting))}
        except BadLineError as error:
            bad += 1
            click.echo(f"line {number}: {error}", err=True)
            said = {"line": number, "id": identity, "error": str(error)}
        say_json(said)
    return 1 if bad else 0


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """Lines of bounded length; of a longer one the rest is skipped, and it will not parse."""
    while line := file.readline(LARGEST):
        ended = line
        while ended and not ended.endswith(b"\n"):
            ended = file.readline(LARGEST)
        yield line


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        asked = json.loads(line.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise BadLineError(f"not JSON ({str(error)[:200]})") from error
    if not isinstance(asked, dict):
        raise BadLineError('not an object with "id" and "text"')
    return asked


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is none of its numbers")


def _identity(asked: dict[str, Any]) -> Any:
    """What the line is called, as it can be said again."""
    identity = asked.get("id")
    try:
        json.dumps(identity, allow_nan=False)
    except ValueError as error:  # such as 1e999
        raise BadLineError('"id" is a number out of all bounds') from error
    return identity


def _words(asked: dict[str, Any], key: str, *, needed: bool = False) -> str:
    words = asked.get(key, "")
    if not isinstance(words, str):
        raise BadLineError(f'"{key}" is not a text')
    if needed and key not in asked:
        raise BadLineError(f'no "{key}"')
    if needed and not words.strip():
        raise BadLineError(f'"{key}" is empty')
    return words
