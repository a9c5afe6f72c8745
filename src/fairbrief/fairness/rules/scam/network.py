"""Marks of being led: into a network that pays for people, and past a warning."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fairbrief.fairness.clues import clue
from fairbrief.fairness.rules.base import Hit, Reading
from fairbrief.fairness.text import Quote

_PEOPLE = r"(?:agents?|partners?|associates?|members?|owners?|brokers?|advis[eo]rs?|consultants|distributors?|professionals|builders?|reps?|representatives?|people|others|two|three)"
#: Kinds of marks of a network whose members earn on one another; each is honest alone: a franchise
#: is owned, an agency hires agents.
_NETWORK = {
    "owner": clue(
        r"\bownership (?:opportunit\w{1,3}|groups?|positions?|stakes? (?:is|are) open)\b|\bown a (?:piece|part|slice) of (?:it|the|our)\b|\b(?:owners?|builders?) ?/ ?(?:owners?|builders?)\b|\bfound(?:ing|er) (?:owners?|members?|positions?)\b"
    ),
    "join": clue(
        r"\b(?:join|joining|come into|enter|enrol\w{0,3} (?:in|under|into)|sign up (?:in|under)|plug into) my (?:[\w-]{2,12} )?(?:network|team|organi[sz]ation|group|line)\b|\b(?:in|under) my (?:team|network|organi[sz]ation)\b"
    ),
    "field": clue(
        r"\b(?:commissions?|payouts?|pays?|paid)(?: \w{2,8})? (?:out )?to the field\b|\b1\d\d ?% (?:commissions?|contracts?|payout)\b|\bcontract levels?\b|\bwriting contracts?\b"
    ),
    "recruits": clue(
        rf"\b(?:aggressively |actively )?(?:recruit|enrol|sponsor|bring in|sign up)(?:s|ing|l?ing)? (?:in )?(?:\w{{2,12}} ){{0,2}}?(?:other |new |more )?(?:[a-z]{{2,4}},? (?:& )?){{0,4}}{_PEOPLE}\b",
        rf"\b(?:place|put|position)(?:s|ing)? (?:\w{{2,6}} )?{_PEOPLE} (?:under|beneath|below) (?:you|them|yourself)\b",
    ),
    "overrides": clue(
        rf"\b(?:referrers?|recruiters?|sponsors?|leaders?|owners?|builders?)(?: and (?:referrers?|leaders?|sponsors?))? (?:to )?(?:profits?|earns?|gets? paid|receives? overrid\w{{2,6}}|receives? income)\b|\boverrid(?:e|es|ing) (?:income|commissions?|bonus\w{{0,2}}|on)\b|\b(?:levels?|tiers?|generations?) (?:deep|down|below)\b|\bon their (?:whole |entire )?(?:organi[sz]ation|customers|team|sales)\b|\bwhoever (?:refers|brings|recruits)\b|\bshare of (?:what|whatever) (?:those|these|your|the) {_PEOPLE}\b"
    ),
    "builder": clue(
        r"\b(?:team|network|business) builders?\b|\bup-?line\b|\bdown-?line\b|\bcoachable\b|\bteachable\b"
    ),
}
#: So many kinds of them are a mark; in a posting that speaks of work, one more.
_KINDS = 3
#: A page that the reader's own browser warns of.
_WARNED = clue(
    r"\b(?:sites?|pages?|links?|browsers?|files?|apps?|websites?|computer|phone|antivirus)\b[^\n.!?;]{0,50}\b(?:not (?:be )?(?:trusted|safe|secure)|untrusted|unsafe|insecure|dangerous|warn(?:s|ing)?|malicious)\b"
)
_PAST_IT = re.compile(
    r"\b(?:click|go|press|push|carry|continue) (?:ahead|through|on|past|anyway|continue|proceed|ok|yes|advanced?)\b|\b(?:just|simply|please|you can|go ahead and) (?:continue|proceed|ignore|accept|allow|skip)\b|\bignore (?:it|that|this|the warning)\b|\b(?:continue|proceed|open it|visit it) anyway\b"
)
_UNLIKE = re.compile(r"(?:\b(?:not|never|cannot)|n't)(?: \w{1,9}){0,2} ?$")
#: The advice stands within so many characters of the warning.
_NEAR = 140


def networks(reading: Reading) -> Iterable[Hit]:
    """Several kinds of marks together of a network that pays for those one brings in."""
    page = reading.page
    if reading.fields is not None:
        return
    found: dict[str, Quote] = {
        kind: quote for kind, sought in page.among(_NETWORK) if (quote := page.first(sought))
    }
    least = _KINDS + reading.speaks_of_work
    if len(found) >= least and found.keys() & {"join", "overrides", "field"}:
        for quote in sorted(found.values(), key=lambda each: each.start)[:3]:
            yield Hit(quote=quote, is_sure=True)


def past_warnings(reading: Reading) -> Iterable[Hit]:
    """A warning that the reader is told to get past."""
    page = reading.page
    for match, _start, _end in page.matches(_WARNED):
        until = match.end() + _NEAR
        told = _PAST_IT.search(page.plain, match.end(), until)
        if told and not _UNLIKE.search(page.plain, match.end(), told.start()):
            is_sure = not reading.speaks_of_work
            yield Hit(quote=page.quote(match.start(), told.end()), scam=is_sure, is_sure=is_sure)
            return
