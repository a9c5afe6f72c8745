"""Two employers who are new here: an office vets them as a first piece of work."""

from __future__ import annotations

from fairbrief.demo.data.shapes import BriefData, EmployerData, MemberData

EMPLOYERS = (
    EmployerData(
        key="millrace",
        name="Millrace Press",
        kind="for_profit",
        domain="millrace.example",
        about="Eleven books a year on rivers, weather and the people who measure them. Four of us, "
        "one kettle.",
        city="Duluth",
        state="MN",
        country="US",
        zone="America/Chicago",
        members=(
            MemberData(key="aho", name="Kaisa Aho", title="Publisher", role="owner"),
            MemberData(
                key="lund",
                name="Erik Lund",
                title="Managing editor",
                role="supervisor",
                account=False,
            ),
        ),
        since=5,
    ),
    EmployerData(
        key="cedar",
        name="Cedar Valley Seed Library",
        kind="nonprofit",
        domain="cedarseeds.example",
        about="We lend 1,400 kinds of vegetable seed to whoever promises to bring some back.",
        city="Cedar Falls",
        state="IA",
        country="US",
        zone="America/Chicago",
        members=(
            MemberData(key="whitehorse", name="Naomi Whitehorse", title="Director", role="owner"),
            MemberData(
                key="novak",
                name="Peter Novak",
                title="Keeper of the collection",
                role="leader",
                account=False,
            ),
        ),
        since=4,
    ),
)

BRIEFS = (
    BriefData(
        key="index",
        employer="millrace",
        title="Build the index of a 240-page book on river ice",
        function="writing",
        summary="A book without an index is read once. You read the proofs of a 240-page book on "
        "river ice, decide with our editor what a reader would look for, and build an index of "
        "300 entries with cross-references. We show you how on the first ten pages and go through "
        "the letter A together. Two calls a week; the publisher reads the whole with you at the "
        "end.",
        learning="How to read a book for what its readers will look for, and to keep 300 choices "
        "consistent.",
        deliverables=(
            ("The rules of the index on one page", ("names, places and terms each with one rule",)),
            ("An index of about 300 entries", ("every page number checked", "no entry over six")),
        ),
        skills=("Editing", "Fact-checking"),
        teaches=("Metadata and cataloging",),
        hours=20,
        fee=46000,
        supervisor="lund",
        backup="aho",
        leader="aho",
    ),
    BriefData(
        key="seeds",
        employer="cedar",
        title="Turn 60 growers' letters into planting notes people can use",
        function="writing",
        summary="Our growers write letters about what they grew, and nobody can find anything in "
        "them. You read 60, agree with us on six things every note must say, and write 20 notes "
        "of 80 words that a beginner can follow. Two growers try them by phone. Two calls a week "
        "with the director; the keeper of the collection talks with you about what seed "
        "libraries are for.",
        learning="How to turn what experts take for granted into steps a beginner can follow.",
        deliverables=(
            ("A list of what every note says", ("six points, each with an example",)),
            ("Twenty planting notes of 80 words", ("two growers followed them without help",)),
        ),
        skills=("Interviewing", "Technical writing"),
        teaches=("Plain language",),
        hours=16,
        fee=35200,
        supervisor="whitehorse",
        backup="novak",
        leader="novak",
    ),
)
