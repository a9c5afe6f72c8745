"""Where the work is done."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from fairbrief.fairness.clues import clue
from fairbrief.fairness.text import Page, Quote

_AWAY = r"(?:remote(?:ly)?|virtual(?:ly)?|online|from home|at home|wfh)"
_HERE = r"(?:in[- ]person|on[- ]?site|in[- ](?:the[- ]|our[- ])?office|local(?:ly)?|face[- ]to[- ]face|on[- ]campus)"
_OR = r"\s?(?:or|/|and/or|and|&|,)\s?"
_SURELY_REMOTE = clue(
    r"\b(?:fully|100 ?%|completely|entirely|permanently) (?:remote|virtual|online)(?:ly)?\b(?! teams?)",
    r"\b(?:this|the) (?:\w{4,12} )?(?:is a |is |will be )(?:fully |100 ?% |entirely )?(?:remote|virtual)\b(?!"
    + _OR
    + r"(?:in|on|local|hybrid)|[- ]first)",
    r"\bremote (?:internship|intern|position|role|opportunity|project|job|micro-?internship)s?\b",
    r"\(\s?(?:\w{2,12}[ ,]{1,2})?remote\s?\)|\blocation\s?:\s?(?:remote|anywhere|virtual|online)\b(?!"
    + _OR
    + r"\w)",
)
_REMOTE = clue(
    r"\bremot(?:e|ely)\b(?! (?:control|desktop|server|sensing|access|teams?\b|monitor|areas?|communit|regions?|parts|motion|camera|locations?|wilderness|settings|villages?|hosts?|meetings?|sites?|field))",
    r"\b(?:from|at|in|out of)[- ](?:the comfort of )?(?:your |their |the )?(?:own )?homes?\b(?! (?:page|state|country|town|depot|team|office|health|care|range|campus|pui|institution|newspaper|in\b))",
    r"\bhome[- ]?office\b|\bhome packers?\b|\b(?:no need to|needn't|never have to) (?:leave|come|travel)\b|\bfrom your (?:phone|sofa|dorm|room|own desk|couch|laptop)\b|\bwherever you (?:are|like|work|have|think)\b|\bdistributed,|\ball remote\b|\bfully distributed\b|\bwork where you\b|\bat home, how you like\b|\botherwise home\b|\bhome (?:the other|three|two)\b|\bor home\b(?=[,.;)]| or)|\bhome or (?:the|our)\b",
    r"\bfrom (?:anywhere|any location|wherever)\b|\btelecommut\w{1,4}\b|\bwfh\b|\bhome[- ]?based\b",
    r"\b(?:virtual|online) (?:internships?|intern|position|role|work|project|job|opportunity)\b|\bvirtually\b|\bwork(?:ing)? online\b",
    r"\b(?:handled|done|completed) (?:entirely |all )?(?:by|over|via) (?:phone|e-?mail|internet)\b|\bdoes not require (?:any )?travel\b",
)
_BUILDING = r"(?:office|offices|studios?|gym|gallery|museum|church|librar(?:y|ies)|shop|workshop|showroom|warehouse|clinic|hospital|store|depot|hq|newsroom|garden|lab bench|theatre|theater|branch|practice|building|shelter|bakery|condo|kitchen|reading room|boatyard|farm|greenhouse|hall|barn|yard|stadium|station)"
_ONSITE = clue(
    rf"\b(?:at|in|from|to|join|within|out of|by) (?:our|my) (?:[\w.,'&-]{{1,20}} ){{0,4}}{_BUILDING}\b(?! (?:of|suite|365|manager|network))|\b(?:based|working|work is|work would be|spent|sit with us|you'd be|student) (?:\w{{2,10}} )?(?:at|in) the (?:[\w-]{{2,16}} ){{0,2}}{_BUILDING}\b|\bin the (?:shop|gallery|museum building|workshop|hospital|depot|store|gallery itself|warehouse)\b",
    r"\b(?:you'd |you'll |you |and |but )?(?:come in(?:to| to)?|swing by|drop in) (?:the |our )?(?:office|bakery|shop|workshop|for|twice|once|on)\b|\bin with us\b|\bhalf-days in\b|\bone of the days\b|\bhq on\b|\bpresencial\b|\bphysically present\b|\bwork out of the offices?\b|\bworkspace within the\b|\bin[- ]office (?:presence|only|tues|mon|wed|thu|type)|\boffice only\b|\btype\s?:\s?in-office\b|\b(?:on the ground|tabling|table) (?:at|on) (?:your |the )?campus\b|\bon campus (?:at|in)\b|\bon the sales floor\b|\bon set\b|\bplace\s?:\s?our\b",
    r"\b(?:onsite|on[- ]site)\b(?! (?:interview|gym|parking|lunch|childcare|option))|\bin[- ]person\b(?! (?:interview|meetings?\b))|\bin[- ]office\b|\bface[- ]to[- ]face\b",
    r"\b(?:at|in|from|to|out of|by) (?:our|the|an) (?!district|box|post|front|all|state|home)(?:[\w.,'-]{1,20} ){0,3}(?:offices?|studios?|store|warehouse)\b(?! (?:of|suite|365|manager|visit|hours|as an))",
    r"\b(?:our|the) (?:main )?(?:offices?|studios?|lab) (?:is|are) (?:located |based )?(?:in|at|near)\b|\boffices? (?:is |are )?located in\b|\b(?:have|has) an? office (?:space )?in\b",
    r"\bmust be (?:able to |willing to )?(?:located|local|based|commute|relocate|live|work|reside)\b[^\n]{0,30}\b(?:in|to|within|near|from)\b",
    r"\b(?:no|not) remote\b|\b(?:based|located) in [\w ,]{2,24}?(?:full|part)[- ]?time\b|\b(?:at|in) (?:[\w']{2,14} )?[\w]{2,14}'s home in\b|\bwillingness to relocate\b|\brelocat(?:e|ion) (?:to|assistance|required|package)\b",
    r"\blocal (?:is |candidates? |applicants? )?(?:are )?preferred\b|\blocal only\b|\blocation is preferred\b",
    r"\blocation\s?:\s?(?:on-?site|in[- ]person|on[- ]campus)\b|\b(?:work|based|hours) on campus\b",
)
_HYBRID = clue(
    r"\b(?:office|studio|headquarters|hq),? or (?:work )?remotely\b|\baccommodations to work from home\b|\bwork(?:ing)? from home (?:some|part of|one|two|a few|occasionally)\b|\b(?:can|may) (?:also )?(?:sometimes )?work from home\b",
    r"\bhybrid\b(?! (?:model|cloud|app|vehicle|car|engine|mobile|recommend))|\bpart(?:ly|ially)[- ]remote\b",
    rf"\b{_AWAY}{_OR}(?:\w{{2,10}} )?{_HERE}\b(?! (?:meet|event|conferen|session|interview|format|lecture))|\b{_HERE}{_OR}(?:\w{{2,10}} )?{_AWAY}\b(?! (?:meet|event|conferen|session|interview|teams|based on))",
    r"\bor (?:fully |100% )?remote\b(?! (?:control|server))|\bremote (?:or|/) (?:in |based in |from )?[a-z]{3,}",
    r"\bremote (?:is |work is |work )?(?:possible|ok\b|okay|friendly|considered|an option|optional|allowed|welcome|negotiable)",
    r"\bremote[^\n]{2,30}\b(?:one|two|three|\d) days?\b|\b(?:one|two|three|\d) days? (?:a week )?(?:remote|in the office)",
    r"\bsometimes (?:be )?(?:work\w{0,3} )?remote|\b(?:will|can|could) (?:also )?work with remote\b|\bopen to remote\b|\bconsider remote\b",
)


@dataclass(frozen=True)
class Place:
    kind: Literal["remote", "onsite", "hybrid", "unstated"]
    quote: Quote | None = None


#: Being asked to come for an interview says nothing of the work.
_INTERVIEW = re.compile(r"\binterviews?\b|\bjam session\b|\bvisit us\b|\bdrop by\b")


def _onsite(page: Page) -> Quote | None:
    for match, start, end in page.matches(_ONSITE):
        if not _INTERVIEW.search(page.plain, start, end):
            return page.quote(match.start(), match.end())
    return None


def read_place(page: Page) -> Place:
    """Explicit words only: an address alone says nothing about where the work is done."""
    surely, hybrid = page.first(_SURELY_REMOTE), page.first(_HYBRID, plain=False)
    if surely and not (hybrid and hybrid.text.lower().startswith("hybrid")):
        return Place("remote", surely)
    if hybrid:
        return Place("hybrid", hybrid)
    remote, onsite = page.first(_REMOTE), _onsite(page)
    if remote and onsite:
        return Place("hybrid", remote)
    if remote:
        return Place("remote", remote)
    if onsite:
        return Place("onsite", onsite)
    return Place("unstated")
