"""`fairbrief bench`: how fast it is, on made-up data in a scratch database."""

from __future__ import annotations

import click

from fairbrief.cli.output import as_json, counted, progress, say_json
from fairbrief.cli.scratch import scratch_database


@click.group("bench", short_help="Measure how fast it is.")
def command() -> None:
    """Measure it. Nothing of the installation is touched."""


@command.command("pages", short_help="Server time and queries of every page of the life.")
@click.option("--briefs", default=10_000, show_default=True, help="Open briefs to load.")
@click.option("--rounds", default=30, show_default=True, help="Readings of each page.")
@click.option(
    "--requests",
    default=640,
    show_default=True,
    help="Readings of each page through HTTP, by 32 clients; 0 for none.",
)
@click.option("--only", default="", help="Measure those alone with this in their names.")
@as_json
def pages(as_json: bool, briefs: int, rounds: int, requests: int, only: str) -> None:
    """Load a crowd into a scratch database and read every page of the life, again and again.

    Times are server time in milliseconds, in this process, without the network; `cpu` is what the
    processor worked for it, the same while others use the machine. With --json, one list of
    objects: page, p50_ms, p95_ms, cpu_ms, queries, bytes, first_visit_bytes (the page with the
    styles, scripts and icons it needs, as they go over the wire), and of 32 clients at once,
    through HTTP: req_per_core_s (the work of the server's processes and of their database
    sessions) and p99_ms_c32. "find" is read again and again, as a list that many look at is, and
    kept in memory; "find: each time other words" never twice, "at first" by a server that has
    written hardly a card yet, then by one that has served four thousand such pages. "student: find"
    is the list of one student who comes back to it, "each time another" of one after another.
    """
    with scratch_database("bench", quiet=as_json, static=True):
        from fairbrief.bench.crowd import gather
        from fairbrief.bench.pages import PageFigures, figures_as_json, measure
        from fairbrief.kernel.clock import now

        with progress(quiet=as_json) as report:
            crowd = gather(
                briefs=briefs,
                at=now(),
                progress=lambda _what, done, of: report("Gathering a crowd", done, of),
            )
        if not as_json:
            click.echo(
                f"{'page':34} {'p50 ms':>8} {'p95 ms':>8} {'cpu ms':>8} {'queries':>8} "
                f"{'bytes':>8} {'first':>8} {'a core s':>8} {'p99 c32':>8}"
            )

        def show(each: PageFigures) -> None:
            if not as_json:
                click.echo(
                    f"{each.page:34} {each.p50_ms:8.1f} {each.p95_ms:8.1f} {each.cpu_ms:8.1f} "
                    f"{each.queries:8} {each.bytes:8} {each.first_visit_bytes:8} "
                    f"{each.req_per_core_s or 0:8.0f} {each.p99_ms_c32 or 0:8.1f}"
                )

        figures = measure(crowd, rounds=rounds, requests=requests, only=only, tell=show)
        if as_json:
            say_json(figures_as_json(figures))


@command.command("reports", short_help="Dashboards, reports and exports of ten large years.")
@click.option("--rows", default=1_000_000, show_default=True, help="Experiences to load.")
@click.option("--works", default=5_000, show_default=True, help="Works under way to load.")
@click.option("--rounds", default=20, show_default=True, help="Readings of each report.")
@click.option("--only", default="", help="Measure those alone with this in their names.")
@as_json
def reports(as_json: bool, rows: int, works: int, rounds: int, only: str) -> None:
    """Load ten years of a campus, and work under way, into a scratch database and read every
    dashboard and report.

    With --json, one list of objects: report, rows, p50_ms, p95_ms, cpu_ms (what the processor
    worked, the same while others use the machine); of the export of rows also peak_mb, how much
    more memory it took.
    """
    with scratch_database("bench", quiet=as_json, static=True):
        from fairbrief.bench.at_work import set_to_work
        from fairbrief.bench.reports import ReportFigures, measure_reports, report_figures_as_json
        from fairbrief.bench.years import pour
        from fairbrief.kernel.clock import now

        with progress(quiet=as_json) as report:
            years = pour(
                rows=rows,
                at=now(),
                progress=lambda what, done, of: report(f"Pouring in {what}", done, of),
            )
            set_to_work(years.campus, works=works, at=now())
        if not as_json:
            click.echo(
                f"{'report':34} {'rows':>9} {'p50 ms':>9} {'p95 ms':>9} {'cpu ms':>9} {'MB':>6}"
            )

        def show(each: ReportFigures) -> None:
            if not as_json:
                peak = "" if each.peak_mb is None else f"{each.peak_mb:.1f}"
                times = f"{each.p50_ms:9.1f} {each.p95_ms:9.1f} {each.cpu_ms:9.1f}"
                click.echo(f"{each.report:34} {each.rows:9} {times} {peak:>6}")

        figures = measure_reports(years, rounds=rounds, only=only, tell=show)
        if as_json:
            say_json(report_figures_as_json(figures))


@command.command("review", short_help="Quality and speed of the fairness review.")
@click.option("--seconds", default=3.0, show_default=True, help="How long to measure speed.")
@as_json
def review(as_json: bool, seconds: float) -> None:
    """Read our own labelled postings and say how well and how fast.

    Precision and recall are given for each fact and each rule; speed is postings of 300 words a
    second on one core. No database is needed.
    """
    from fairbrief.bench.reviewing import measure_review, review_figures_as_json

    figures = measure_review(seconds)
    if as_json:
        say_json(review_figures_as_json(figures))
        return
    click.echo(f"{'':22} {'precision':>9} {'recall':>7} {'F1':>6} {'there':>6}")
    for name, score in {**figures.facts, **figures.rules}.items():
        row = " ".join(
            f"{'–' if value is None else format(value, '.2f'):>{width}}"
            for value, width in ((score.precision, 9), (score.recall, 7), (score.f1, 6))
        )
        click.echo(f"{name:22} {row} {score.right + score.missed:6}")
    click.echo()
    for name, share in (
        ("pay status", figures.pay),
        ("pay an hour", figures.hourly),
        ("place", figures.place),
        ("verdict", figures.verdicts),
        ("scams found", figures.scams_found),
        ("honest called scam", figures.false_scams),
    ):
        click.echo(f"{name:22} {share.right} of {share.of}")
    click.echo(f"{'macro F1 of facts':22} {figures.macro_f1:.3f}")
    click.echo(
        f"{'speed':22} {figures.speed.briefs_per_second:.0f} briefs of {figures.words} words "
        f"a second a core ({figures.speed.scams_per_second:.0f} scams), the slowest in "
        f"{figures.speed.slowest_ms:.1f} ms"
    )


@command.command("roster", short_help="How fast a roster comes in.")
@click.option("--rows", default=100_000, show_default=True, help="Students in the file.")
@as_json
def roster(as_json: bool, rows: int) -> None:
    """Bring a made-up roster into a scratch database, then once more with every tenth changed.

    Seconds are those of reading, comparing and writing together; memory is the most this process
    ever held. With --json, one list of objects: what, rows, seconds, peak_mb.
    """
    with scratch_database("bench", quiet=as_json):
        from dataclasses import asdict

        from fairbrief.bench.rosters import measure_rosters

        figures = []
        for each in measure_rosters(rows):
            figures.append(asdict(each))
            if not as_json:
                click.echo(
                    f"{each.what:22} {each.rows:9,} rows {each.seconds:7.1f} s "
                    f"{each.peak_mb:7.1f} MB"
                )
        if as_json:
            say_json(figures)


@command.command("match", short_help="How fast a matching day is run.")
@click.option("--students", default=100_000, show_default=True, help="Students who rank ten each.")
@as_json
def match(as_json: bool, students: int) -> None:
    """Match made-up students and projects stably, and count what would not hold.

    No database is needed. With --json, one object: students, seconds (of the best of three runs),
    blocking_pairs, over_capacity.
    """
    from dataclasses import asdict

    from fairbrief.bench.matching import measure_match

    measured = measure_match(students)
    figures = measured.figures
    if as_json:
        say_json(asdict(figures))
        return
    click.echo(
        f"{figures.students:,} students in {figures.seconds:.2f} s: {measured.matched:,} matched, "
        f"{measured.first_choices:,} with their first choice, mean rank {measured.mean_rank}; "
        f"{figures.blocking_pairs} blocking pairs, {figures.over_capacity} over capacity"
    )


@command.command("followups", short_help="A year of follow-ups after finished work.")
@click.option("--engagements", default=100_000, show_default=True, help="Works to load.")
@click.option("--closing", is_flag=True, help="Only paid: feedback and next step come first.")
@click.option("--workers", default=2, show_default=True, help="Processes that divide the rounds.")
@as_json
def followups(as_json: bool, engagements: int, closing: bool, workers: int) -> None:
    """Load finished work into a scratch database and run a year of follow-ups, day by day.

    The worker's own rounds run on simulated time: reminders to write, and the question what came of
    it after three, six and twelve months with its reminder; with --closing, the clocks of the
    closing before. Several workers go through the year at once, and once a week each is killed in
    the middle of every round. Nobody answers: the most there can be to send.
    With --json, one object: engagements, seconds (of the year alone), sent (notices written to the
    outbox), sent_twice, per_second, missing. Exits with 1 if anything was told twice or not at all.
    """
    with scratch_database("bench", quiet=as_json):
        from dataclasses import asdict

        from fairbrief.bench.followups import measure_follow_ups
        from fairbrief.kernel.clock import now

        with progress(quiet=as_json) as report:
            figures = measure_follow_ups(
                engagements,
                at=now(),
                closing=closing,
                workers=max(workers, 1),
                progress=lambda what, done, of: report(f"Follow-ups: {what}", done, of),
            )
        if as_json:
            say_json(asdict(figures))
        else:
            for name, value in asdict(figures).items():
                click.echo(f"{name:12} {value:>12,}")
        if figures.sent_twice or figures.missing:
            raise SystemExit(1)


@command.command("rush", short_help="Thousands apply at once to briefs that take only so many.")
@click.option("--applications", default=5_000, show_default=True, help="How many try.")
@as_json
def rush(as_json: bool, applications: int) -> None:
    """Apply through HTTP with 32 clients to a served site, and count what came of it.

    The site is served as `serve` does, upon a scratch database. A second, smaller rush with the
    guards off is the control: it must take too many, else nothing was tested. With --json, one
    object: applications, accepted, over, lost, control_over, per_second.
    """
    with scratch_database("bench", quiet=as_json, static=True):
        from dataclasses import asdict

        from fairbrief.bench.rush import measure_rush

        with progress(quiet=as_json) as report:
            figures = measure_rush(applications, progress=report)
        if as_json:
            say_json(asdict(figures))
            return
        click.echo(
            f"{figures.applications:,} applications, {figures.per_second:.0f} a second: "
            f"{figures.accepted:,} accepted, {figures.over} over, {figures.lost} lost; "
            f"with the guards off {figures.control_over} over"
        )


@command.command("reread", short_help="How soon open briefs are read again.")
@click.option("--briefs", default=10_000, show_default=True, help="Open briefs to load.")
@as_json
def reread(as_json: bool, briefs: int) -> None:
    """Pour open briefs into a scratch database, change the rules, and read all of them again: by
    one process, then by one a processor.

    With --json, a list of objects: processes, briefs, seconds, per_second, per_second_steadily
    (over the second half, when each process has made its patterns), found (briefs that an office is
    to look at again), million_minutes (what a million would take at that steady pace).
    """
    with scratch_database("bench", quiet=as_json):
        from fairbrief.bench.rereading import measure_rereading
        from fairbrief.cli.reread import read_by

        with progress(quiet=as_json) as report:
            figures = measure_rereading(briefs=briefs, read_by=read_by, tell=report)
        if as_json:
            say_json(figures)
            return
        for each in figures:
            by = counted(each["processes"], "process", "processes")
            click.echo(
                f"{by}: {each['briefs']:,} briefs in {each['seconds']:.1f} s, "
                f"{each['per_second']:,} a second, then {each['per_second_steadily']:,}; "
                f"a million in {each['million_minutes']:.0f} minutes"
            )


@command.command("search", short_help="How fast and how well briefs are found.")
@click.option("--briefs", default=10_000, show_default=True, help="Open briefs to load.")
@as_json
def search(as_json: bool, briefs: int) -> None:
    """Pour open briefs into a scratch database and find some, by our way and by others, in turns.

    With --json, one object: briefs; contestants, each with p50_ms, p95_ms and cpu_ms for words with
    filters and skills; best_for_me; growth (p95 against that of 10,000 briefs); index (seconds to
    make it, megabytes); ranking (nDCG of the first twenty against a planted truth, whether they are
    exactly those of the weights, and how often employers who are new stand on a first page);
    searchable_ms (from a change of a brief until it is found).
    """
    with scratch_database("bench", quiet=as_json):
        from fairbrief.bench.search import measure_search
        from fairbrief.kernel.clock import now

        with progress(quiet=as_json) as report:
            found = measure_search(briefs=briefs, at=now(), tell=report)
        if as_json:
            say_json(found)
            return
        rows = {**found["contestants"], "best for me": found["best_for_me"]}
        for name, times in rows.items():
            shown = " ".join(f"{key} {value:9.2f}" for key, value in times.items())
            click.echo(f"{name:14} {shown}")
        for name in ("growth", "growth_best_for_me", "index", "ranking", "searchable_ms"):
            click.echo(f"{name:14} {found[name]}")
