"""What is inside: settings, tables, the worker, clocks, mail, the record. Needs Django set up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice

from django.conf import settings
from django.db import connection

from fairbrief.cli.health.finding import Finding, fail, ok, warn
from fairbrief.cli.output import counted
from fairbrief.cli.upkeep import pending_migrations, static_is_current
from fairbrief.config.demo_guard import has_people, is_loopback, is_marked
from fairbrief.kernel.clock import now

OLDEST_SERVER = 150000
#: A worker beats every ten seconds and fires clocks each minute.
WORKER_SILENT = timedelta(seconds=60)
LATE = timedelta(minutes=5)
MOST_BROKEN_SHOWN = 3


def address() -> Iterator[Finding]:
    host = settings.BASE_URL.split("://", 1)[-1].split("/", 1)[0].rsplit(":", 1)[0]
    if settings.SECURE:
        yield ok("address", settings.BASE_URL)
        yield proxies()
    elif is_loopback(host):
        yield ok("address", f"{settings.BASE_URL}, on this machine only")
    else:
        yield warn(
            "address",
            f"{settings.BASE_URL} is not encrypted.",
            "Put a web server with HTTPS in front and set FAIRBRIEF_URL to https://….",
        )
    if settings.DEBUG:
        yield fail(
            "debug", "FAIRBRIEF_DEBUG is on: error pages show the inside.", "Unset FAIRBRIEF_DEBUG."
        )
    if "*" in settings.ALLOWED_HOSTS:
        yield fail(
            "hosts", "FAIRBRIEF_HOSTS allows any name.", "List the names the site answers under."
        )


def proxies() -> Finding:
    """Of an installation reached by https, which only a web server in front can speak."""
    count = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    if count:
        return ok("proxies", f"{count} in front, trusted to name the visitor's address")
    return warn(
        "proxies",
        "No web server in front is named, so visitors cannot be told apart: limits on sign-in "
        "count by account alone, and signatures keep no address.",
        "Set FAIRBRIEF_PROXIES to how many stand in front (most often 1), and let each add the "
        "visitor's address to X-Forwarded-For.",
    )


def database() -> Finding:
    """Raises django.db.OperationalError when it does not answer."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('server_version_num')::int, current_setting('fsync'),"
            " current_setting('server_encoding'), current_setting('server_version')"
        )
        number, fsync, encoding, version = cursor.fetchone() or (0, "", "", "")
    if number < OLDEST_SERVER:
        return fail("database", f"PostgreSQL {version} is too old.", "Use 15 or newer.")
    if encoding != "UTF8":
        return fail("database", f"Its encoding is {encoding}.", "Make the database with UTF8.")
    if fsync != "on":
        return fail(
            "database",
            "fsync is off: a power cut would lose or break data.",
            "Turn fsync on in postgresql.conf.",
        )
    return ok("database", f"PostgreSQL {version} answers")


def tables() -> Finding:
    pending = pending_migrations()
    if pending:
        return fail(
            "tables",
            counted(len(pending), "migration is", "migrations are")
            + f" not applied, {pending[0]} first.",
            "Run `fairbrief migrate`.",
        )
    return ok("tables", "up to date")


def static_files() -> Finding:
    if not static_is_current():
        return fail(
            "static files",
            "They are not collected, or those of an older release.",
            "Run `fairbrief migrate`.",
        )
    return ok("static files", f"collected in {settings.STATIC_ROOT}")


def demo_mode() -> Finding:
    name = "demo mode"
    marked = is_marked()
    if settings.DEMO and not marked:
        return fail(
            name,
            "FAIRBRIEF_MODE is demo, but this database was not made by `fairbrief demo`.",
            "Unset FAIRBRIEF_MODE.",
        )
    if settings.DEMO:
        return ok(name, "on, upon a database made for it")
    if marked and has_people():
        return warn(
            name,
            "This database holds the demo's made-up people, and demo mode is off.",
            "Run `fairbrief demo` for the demo; for real people use another FAIRBRIEF_HOME.",
        )
    return ok(name, "off")


def worker() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(last_heartbeat) FROM procrastinate_workers")
        (beat,) = cursor.fetchone() or (None,)
        cursor.execute(
            "SELECT count(*) FILTER (WHERE status = 'failed'),"
            " count(*) FILTER (WHERE status = 'todo'"
            "  AND coalesce(scheduled_at, now()) < now() - interval '5 minutes')"
            " FROM procrastinate_jobs"
        )
        failed, waiting = cursor.fetchone() or (0, 0)
    if beat is None or now() - beat > WORKER_SILENT:
        said = "has never run" if beat is None else f"was last heard of {_ago(now() - beat)} ago"
        yield fail(
            "worker",
            f"The worker {said}: no clock fires and no mail leaves.",
            "Run `fairbrief worker`.",
        )
    else:
        yield ok("worker", "runs")
    if waiting:
        yield warn(
            "jobs",
            f"{counted(waiting, 'job waits', 'jobs wait')} for over five minutes.",
            "Run a second worker.",
        )
    if failed:
        yield warn(
            "jobs",
            f"{counted(failed, 'job', 'jobs')} failed within a week.",
            "The worker's log says why; they are not tried again by themselves.",
        )


def clocks() -> Finding:
    from fairbrief.clocks.queries import failed_clocks, live_clocks, overdue_clocks

    late = overdue_clocks(at=now() - LATE).count()
    broken = failed_clocks().count()
    if broken:
        return fail(
            "clocks",
            f"{counted(broken, 'clock fails', 'clocks fail')} to fire and will be tried again "
            "every quarter hour.",
            "Open the operator's overview for the reasons, and report them.",
        )
    if late:
        return warn(
            "clocks",
            f"{counted(late, 'clock is', 'clocks are')} over five minutes late.",
            "See that the worker runs.",
        )
    return ok("clocks", f"{live_clocks().count()} run, none late")


def contact() -> Finding:
    if settings.CONTACT or settings.DEMO:
        return ok("contact", settings.CONTACT or "none, for this is a demo")
    return warn(
        "contact",
        "FAIRBRIEF_CONTACT is not set: nobody is named to whom people can write about their data.",
        "Set FAIRBRIEF_CONTACT to an address somebody reads, and FAIRBRIEF_OPERATOR to who it is.",
    )


def mail() -> Finding:
    from fairbrief.notices.queries import outbox_health

    backend = settings.MAILERS["default"]
    health = outbox_health(at=now())
    if health.given_up:
        return fail(
            "mail",
            f"{counted(health.given_up, 'mail was', 'mails were')} given up after many tries.",
            "Open the operator's overview for the reasons; see that EMAIL_URL is right.",
        )
    if "file_path" in backend["OPTIONS"] and not settings.DEMO:
        return warn(
            "mail",
            f"EMAIL_URL is not set: mail goes to {settings.HOME / 'mail'} and to nobody.",
            "Set EMAIL_URL, such as smtp+tls://user:password@mail.example.edu:587.",
        )
    if health.oldest_waiting and now() - health.oldest_waiting > LATE:
        return warn(
            "mail",
            f"{counted(health.waiting, 'mail waits', 'mails wait')}, the oldest for "
            f"{_ago(now() - health.oldest_waiting)}.",
            "See that the worker runs and that EMAIL_URL is right.",
        )
    return ok("mail", f"Mails that left today: {health.mailed_today}; that wait: {health.waiting}")


def record() -> Finding:
    from fairbrief.audit.chain import verify

    broken = list(islice(verify(), MOST_BROKEN_SHOWN + 1))
    if broken:
        shown = ", ".join(
            f"event {event.pk} of {event.subject_label} {event.subject_id}"
            for event in broken[:MOST_BROKEN_SHOWN]
        )
        more = " and more" if len(broken) > MOST_BROKEN_SHOWN else ""
        return fail(
            "record",
            f"The record was changed after it was written: {shown}{more}.",
            "Compare with a backup. Someone wrote past the application, or a disk failed.",
        )
    return ok("record", "every event is as it was written")


def agreements() -> Finding:
    from django.db.models import Count, Max

    from fairbrief.agreements.models import Removal
    from fairbrief.agreements.proof import broken_agreements

    broken = list(islice(broken_agreements(), MOST_BROKEN_SHOWN + 1))
    if broken:
        shown = " ".join(
            f"{agreement.code}: {proof.faults[0].words}"
            for agreement, proof in broken[:MOST_BROKEN_SHOWN]
        )
        more = " There are more." if len(broken) > MOST_BROKEN_SHOWN else ""
        return fail(
            "agreements",
            f"What was agreed was changed after it was written. {shown}{more}",
            "Its verification page names everything that differs. Compare with a backup, or with "
            "the PDF either side keeps, and tell both sides.",
        )
    removed = Removal.objects.aggregate(number=Count("pk"), last=Max("at"))
    gone = (
        f"; {removed['number']} removed by retention, the last on {removed['last']:%-d %B %Y}"
        if removed["number"]
        else ""
    )
    return ok("agreements", f"every text, signature and event is as it was written{gone}")


def search() -> Finding:
    """The index of open briefs on this machine. Pages answer without it, more simply."""
    from fairbrief.discovery.engine.health import index_health

    health = index_health()
    if health.trouble:
        return warn(
            "search",
            f"Briefs are found without the index, more simply: {health.trouble}.",
            "See that the worker runs on this machine; it makes the index anew by itself.",
        )
    if not health.is_whole:
        return warn(
            "search",
            "The index is broken.",
            "The worker makes it anew by itself; `fairbrief search rebuild` does so at once.",
        )
    return ok("search", f"{health.briefs} open briefs, {health.megabytes} MB")


def _ago(span: timedelta) -> str:
    seconds = int(span.total_seconds())
    for size, name in ((86400, "days"), (3600, "hours"), (60, "minutes")):
        if seconds >= 2 * size:
            return f"{seconds // size} {name}"
    return f"{seconds} seconds"
