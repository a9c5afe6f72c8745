"""Who lives through what, and when: the demo's year in tables. Days count from today."""

from __future__ import annotations

from fairbrief.demo.world.paying import Arrival
from fairbrief.demo.world.posting import Run
from fairbrief.demo.world.working import Life


def _life(
    brief: str,
    on: int,
    winners: str,
    *,
    until: str = "closed",
    next_kind: str = "reference",
    others: int = 2,
    start: int = 12,
    key: str = "",
    silent: bool = False,
    arrival: Arrival = "received",
    share: float = 0.97,
) -> Life:
    return Life(
        run=Run(brief=brief, on=on, start=on + start, key=key),
        winners=tuple(winners.split()),
        until=until,
        others=others,
        next_kind=next_kind,
        silent=silent,
        arrival=arrival,
        share=share,
    )


#: Done, and looked back upon.
PAST = (
    _life("harbour", -330, "jonah", key="harbour-1", next_kind="again"),
    _life("gloves", -312, "isaac", key="gloves-1", next_kind="longer"),
    _life("smoke", -192, "amara lars", key="smoke-1", next_kind="interview"),
    _life("records", -188, "ben", key="records-1", next_kind="reference"),
    _life("alerts", -186, "elena", key="alerts-1", next_kind="longer"),
    _life("labels", -184, "zoe", key="labels-1", next_kind="again"),
    _life("sensor", -178, "liam binh", key="sensor-1", next_kind="interview"),
    _life("archive", -172, "trang", key="archive-1", next_kind="reference"),
    _life("glossary", -168, "samir", key="glossary-1", next_kind="again"),
    _life("vans", -164, "tuan", key="vans-1", next_kind="referral"),
    _life("letters", -158, "leila", key="letters-1", next_kind="again"),
    _life("docks", -152, "ravi", key="docks-1", next_kind="offer"),
    _life("heat", -134, "david", key="heat-1", silent=True, next_kind="not_now"),
    # The fifth who worked for them: from five on, everyone reads how students rate an employer.
    _life("trees", -126, "priya", key="trees-1", next_kind="again"),
    _life("cat", -112, "adaeze", key="cat-1", next_kind="again"),
    _life("donors", -78, "kwame", key="donors-1", next_kind="longer"),
    _life("trees", -70, "mateo", key="trees-2", next_kind="reference"),
)

#: Paid a short while ago; feedback or the next step still waits.
LATELY = (
    _life("cold", -46, "caleb", until="looked_back", arrival="missing"),
    _life("subtitles", -37, "lucia", until="paid", arrival="nothing said"),
    _life("onboarding", -55, "hana", until="looked_back", silent=True),
)

#: Under way, each at another point.
RUNNING = (
    _life("night", -31, "trang", until="active", share=1.28),
    _life("wayfinding", -27, "linh", until="active"),
    _life("minutes", -24, "sarah", until="active", others=1),
    _life("levels", -26, "noah", until="active"),
    _life("bus", -22, "emily rosa", until="active", others=2),
    _life("atlas", -38, "oscar", until="active"),
    _life("obits", -43, "ruth", until="active"),
    _life("fridges", -39, "olivia", until="active"),
    _life("scores", -44, "hannah", until="active"),
    _life("labels", -62, "mei thomas", until="active", key="labels-2", others=1),
    _life("vans", -90, "andre", until="active", key="vans-2"),
)

#: Agreed or about to be.
BEGINNING = (
    _life("museum", -14, "yusuf mariam", until="agreed", start=22, others=2),
    _life("smoke", -15, "wei henry", until="funded", start=20, key="smoke-2", others=2),
    _life("letters", -13, "ife", until="authorized", start=20, key="letters-2"),
    _life("harbour", -11, "jamal", until="half_signed", start=21, key="harbour-2", others=2),
    _life("glossary", -10, "nour", until="proposed", start=21, key="glossary-2"),
)
LIVES = (*PAST, *LATELY, *RUNNING, *BEGINNING)

#: Open now: how many have applied, besides those named.
OPEN = (
    (Run(brief="council", on=-8, start=13), 3, ("trang",)),
    (Run(brief="gloves", on=-9, start=15), 2, ("yusuf",)),
    (Run(brief="sensor", on=-6, start=17), 4, ()),
    (Run(brief="vans", on=-7, start=14), 2, ()),
    (Run(brief="heat", on=-5, start=16), 2, ("yusuf",)),
    (Run(brief="signs", on=-12, start=12), 4, ()),
    (Run(brief="docks", on=-4, start=17), 1, ("trang",)),
    (Run(brief="access", on=-3, start=18), 0, ()),
    (Run(brief="records", on=-6, start=14), 2, ()),
    (Run(brief="trees", on=-3, start=16), 1, ()),
    (Run(brief="cat", on=-7, start=11), 2, ()),
    (Run(brief="archive", on=-5, start=19), 1, ()),
    (Run(brief="donors", on=-8, start=15), 2, ()),
)
