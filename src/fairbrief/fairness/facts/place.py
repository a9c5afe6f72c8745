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
    r"\bremote (?:internship|intern|position|role|opportunity|project|job|micro-?internship)s?\b(?! ?[:?] ?(?:no\b|not|none|false))",
    r"\(\s?(?:(?!or\b|and\b|partly|hybrid|partially)\w{2,12}[ ,]{1,2})?remote\s?\)|\blocation\s?:\s?(?:remote|anywhere|virtual|online)\b(?!"
    + _OR
    + r"\w)",
)
_REMOTE = clue(
    r"\bremot(?:e|ely)\b(?! (?:control|desktop|server|sensing|access|tools?\b|teams?\b|monitor|areas?|communit|regions?|parts|motion|camera|locations?|wilderness|settings|villages?|hosts?|meetings?|sites?|field|from (?:the )?(?:town|road)))",
    r"\b(?:from|in|out of)[- ](?:the comfort of )?(?:your |their |the |our )?(?:own )?(?:homes?|homemake|(?<=your )house)\b(?! (?:page|state|country|town|depot|team|office|health|care|range|campus|pui|institution|newspaper|in\b))|\bwork[- ]at[- ]home\b|\bat home (?:jobs?|workers?|business|career|position|and (?:earn|make|get)|on your own|in your (?:free|spare)|at the time)\b|\b(?:work|working|done|do|doing|job|jobs|calls|earn|earning|packing|typing|complete|completed|answer|answering|fill|stuff|envelopes|assemble|money|income|based|most|watching|rest|it|part|from|can be)\b[^\n]{0,30} at home\b",
    r"\(\s?(?:online|virtual|wfh|work from home|home ?office)\s?\)|\bfrom your (?:bed|kitchen|desk at home|own place|living room)\b",
    r"\bwork home (?=typist|job|based|and|from|as|on)|\bhome[- ]?office\b|\bhome packers?\b|\b(?:no need to|needn't|never have to) (?:leave|come|travel)\b|\bfrom your (?:sofa|dorm|room|own desk|couch|laptop|hostel)\b|\bwherever you (?:are|like|work|have|think)\b|\bdistributed,|\ball remote\b|\bfully distributed\b|\bwork where you\b|\bat home, how you like\b|\beverything (?:happens|is|takes place) online\b|\b(?:is|are|done|held|worked|happens?) (?:entirely |fully |completely |all )online\b",
    r"\b(?:work|working|intern|job|role|done)\b[^\n]{0,12}\bany ?(?:time|where),? (?:and |or )?any ?(?:where|time|place)\b|\ball[- ](?:virtual|remote)\b|\bfrom (?:anywhere|any location|wherever)\b|\btelecommut\w{1,4}\b|\bwfh\b|\bhome[- ]?based\b|\banywhere you (?:like|want|are)\b|\b(?:located|based|live|work|working|be) anywhere\b|\b(?:do not|don't|not) (?:have|need) to work (?:at|in|from) (?:[\w'-]{2,16} ){0,3}offices?\b",
    r"\b(?:virtual|online) (?:internships?|intern|position|role|work|project|job(?! (?:site|board|portal|search))|opportunity)\b|\bvirtually\b(?! (?:every\w{0,5}|all|any\w{0,5}|no\b|nothing|the same|identical|unlimited|impossible|always|none))|\bwork(?:ing)? online\b",
    r"\b(?:handled|done|completed) (?:entirely |all )?(?:by|over|via) (?:phone|e-?mail|internet)\b|\bdoes not require (?:any )?travel\b",
)
#: What was done from afar before, or is to be done with somebody's machine, is not this work.
_NOT_REMOTE = re.compile(
    r"\bwhy (?:work|commute)\b[^\n]{0,60}$|\b(?:i|i've|i have|we|we've|have|has)(?: \w{3,12})? (?:worked|been working|built) $|\b(?:helps?|lets?|enabl\w{1,3}|allows?) (?:\w{3,14} ){1,4}$|\b(?:install|use|using|access|teamviewer|anydesk|meetings?|interviews?|set up)\b[^\n]{0,40}$"
)
#: "Remote job: No".
_DENIED = re.compile(
    r"(?: (?:job|work|eligible|option|position|possible))?\s?[:?]\s?(?:no\b|not|none|false)"
)
_BUILDING = r"(?:office|offices|studios?|gym|gallery|museum|church|librar(?:y|ies)|shop|workshop|showroom|warehouse|clinic|hospital|store|depot|hq|headquarters|newsroom|mailroom|garden|lab bench|theatre|theater|branch|practice|building|shelter|bakery|condo|kitchen|reading room|boatyard|farm|greenhouse|hall|barn|yard|stadium|station|atelier|plant|school|centre|center|lab|laboratory|bureau|site|consulate|embassy|mill|courthouse|annexe?|(?:city|town) hall|zoo|aquarium|observatory|orchard|vineyard|winery|ranch|brewery|cafe|restaurant|salon|factory|foundry|nursery|archives?|premises|facility|terminal|hangar|chapel|lodge|clubhouse|counter|pantry|rink|pool|market)"
_ONSITE = clue(
    rf"\b(?:at|in|join|within|out of) (?:our|my) (?:[\w.,'&-]{{1,20}} ){{0,4}}{_BUILDING}\b(?! (?:of|suite|365|manager|network|will|oversees|team))|(?<!families to )(?<!participants to )(?<!people to )(?<!patients to )(?<!children to )(?<!visitors to )(?<!clients to )\b(?:come|commute|travel) (?:in)?to (?:our|the) (?:[\w.,'&-]{{1,20}} ){{0,3}}(?:office|studio|shop|workshop|bakery|lab|museum|newsroom)\b(?! at [^\n]{{0,30}}weekday)|\b(?:based|working|work is|work would be|spent|sit with us|you'd be|student) (?:\w{{2,10}} )?(?:at|in) the (?:[\w-]{{2,16}} ){{0,2}}{_BUILDING}\b|\b(?:work|hours|shifts?|times?|spend [^\n]{{2,20}}|intern)\b[^\n]{{0,20}}\b(?:in|at) the (?:shop|gallery|museum|museum building|workshop|hospital|depot|warehouse|station|library|church)\b|\bat the (?:church|station)\)?,|\bin the (?:shop|gallery itself|museum building)\b",
    r"\b(?:come in(?:to| to)?|swing by|drop in) (?:the |our )?(?:bakery|shop|workshop|for|twice|once|on)\b|\bin with us\b|\bhalf-days in\b|\bone of the days\b|\bhq on\b|\bpresencial\b|\bphysically present\b|\bwork out of the offices?\b|\bworkspace within the\b|\bin[- ]office (?:presence|only|tues|mon|wed|thu|type)|\boffice only\b|\btype\s?:\s?in-office\b|\b(?:on the ground|tabling|table|desk|seminars|lectures) (?:at|on|in) (?:your |the )?(?:campus|student union)\b|\bon campus (?:at|in)\b|\bon the sales floor\b|\bon set\b|\bplace\s?:\s?our\b|\b(?:sit|sitting|stay|work) with us (?:at|in) the\b",
    r"\b(?:onsite|on[- ]site)\b(?! (?:interview|gym|parking|lunch|childcare|option))|\bin[- ]person\b(?! (?:interview|meetings?\b|at our counter|communicat\w{3,7}|outreach|sales|marketing|conversations?))|\bin[- ]office\b|\bface[- ]to[- ]face\b(?! (?:meeting|interview|contact|selling|fundrais))",
    r"\b(?:at|in|out of|from) (?:our|the|an|either of our|both our|one of our) (?!district|box|post|front|all|state|home)(?:[\w.'-]{1,20},? ){0,5}?(?:offices?|studios?|store|warehouse)\b(?! (?:of|suite|365|manager|visit|hours|as an|oversees|for\b))",
    r"\b(?:our|the) (?:main )?(?:offices?|studios?|lab) (?:is|are) (?:located |based )?(?:in|at|near)\b|\boffices? are located in\b|\b(?:have|has) an? office (?:space )?in\b",
    r"\bmust be (?:able to |willing to )?(?:located|local|based|commute|relocate|live|work|reside)\b[^\n]{0,30}\b(?:in|to|within|near|from)\b",
    rf"\b(?:mostly|mainly|usually|always|weekly|a week|held|meets?|days?|performed|takes? place|carried out) (?:\w{{2,9}} )?(?:at|in|on) (?:the|our) (?:[\w-]{{2,14}} ){{0,2}}{_BUILDING}\b",
    r"\bon (?:the|our|its) (?:premises|farm|ranch|estate|grounds|shop ?floor|factory floor|wards?|boat|vessel|lot)\b|\bon[- ]premises\b|\byou live here\b|\b(?<!families to )(?<!participants to )(?<!people to )(?<!patients to )(?<!children to )(?<!visitors to )(?<!clients to )come (?:in )?to (?:the|our|us at the) (?:\w{3,12} ){0,2}(?:shop|store|farm|studio|office|clinic|lab|kitchen|garden|church|school|library)\b|\bnot (?:be )?eligible for remote\b|\b(?:cannot|can't|can not|isn't|may not) (?:be )?(?:done |worked |performed )?(?:remote|from home)\w{0,2}\b|\b(?:must|have to|need to) (?:be|work) (?:here|present|there) in person\b|\bphysical(?:ly)? (?:presence|attendance)\b|\battendance in person\b",
    r"\b(?:remote|tele-?work|telecommut\w{1,4}|hybrid|wfh)(?: (?:job|work|eligible|option|position|possible))?\s?[:?]\s?(?:no\b|not|none|false)|\bin the (?:newsroom|classroom|courtroom|field office|laboratory|workroom|greenhouse|kitchen|sanctuary|studio on)\b|\b(?:and|union|company|our|on) premises\b|\bphysical presence\b|\bnot a remote\b",
    r"\b(?:office|lab|studio|shop|campus|site|clinic)-based\b(?! (?:and|or|compan|firm|learn|research))|\b(?:office|lab|studio) based (?:role|position|work|internship|job)\b|\b(?:attend|come|report|present|work(?:ing)?|held|located|based|takes? place|hours)\b[^\n]{0,24}\bon campus\b|\b(?:no|not) remote\b|\b(?:based|located) in [\w ,]{2,24}?(?:full|part)[- ]?time\b|\b(?:at|in) (?:[\w']{2,14} )?[\w]{2,14}'s home in\b|\bwillingness to relocate\b|\brelocat(?:e|ion) (?:to|assistance|required|package)\b",
    r"\b(?:internships?|positions?|roles?|jobs?|work|program(?:me)?s?|project|opportunity|placement|fellowship|you(?:'ll| will)? be|interns?(?: will| would)? be|this is)\b[^\n.;]{0,50}?\b(?:located (?:in|at|on|near)|based (?:in|at|near|out of)|situated (?:in|at)|stationed (?:in|at)|housed (?:in|at))\b(?! (?:a|the) (?:company|start-?up|organi|fast|growing))|\blocated in [a-z]{3,14}(?:,? [a-z]{2,14}){0,2}(?= and (?:last|run|start|begin|will))",
    r"\b(?:able|willing|can|could|must|need|have|has|expected|want you|available) (?:to )?come in\b|\bcome in (?:for )?(?:one|two|three|four|five|\d|a few|several|every|each)\b|\b(?:shifts?|sessions?|work|activities|hours) (?:will )?(?:take|takes|taking) place (?:at|in|on) (?!our website|zoom|the evening|the week|the morning)\w|\bcover shifts? at\b|\bshifts? (?:at|in) (?:our|the|\d|one|two|either)\b",
    r"\b(?:room and (?:board|meals)|private room|shared room|bunk ?beds?|live[- ]in\b|live on (?:the|our|site|campus)|living on (?:the|our|site)|(?:you|interns?|volunteers|apprentices)(?: will|'ll)? live (?:at|on|in|with)|acc?omm?odation (?:and (?:\w{1,8} ){0,2}(?:meals|board|food)|(?:is |are )?(?:provided |available )?(?:on|at) (?:the|our|site)|on (?:the|our|site)|at (?:the|our)))",
    r"\blocally\b(?! (?:grown|made|owned|sourced|produced|based|roasted|brewed|led|run|and (?:inter)?nationally|or (?:inter)?nationally|elected))|\b(?:work|working|job|jobs|placement|intern|internship|live) here (?:in|at)\b|\bhere at (?:the|our) (?:[\w.'-]{2,14} ){0,3}(?:hotel|office|shop|studio|lab|farm|museum|center|centre)\b|\bmust be (?:present )?in (?:the|our) (?:\w{3,12} )?(?:office|lab|studio|shop|building)\b|\b(?:in|at) (?:the|our) (?:lab|office|studio|shop) (?:on )?(?:mon|tues|wednes|thurs|fri|weekdays|every|each|\d days|two days|three days|during)\w{0,4}\b",
    rf"\b(?:daytime|days?|afternoons?|mornings?|evenings?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?),? (?:at|in) the (?:[\w-]{{2,14}} )?{_BUILDING}\b|\bin the (?:[a-z]{{3,14}} )?gallery\b(?=[,.])|\b(?:joins?|join(?:ing)?|sits?|desk) [^\n.;]{{0,30}}\bin the [a-z]{{3,14}} office\b|\b(?:mostly|mainly|usually|all) in [^\n.;]{{2,24}} on campus\b|\bon the ground (?:at|in) the\b|\b(?:our|the) workshop (?:is|are) in\b",
    r"\bcommut(?:e|ing) distance\b|\b(?:live|reside|living|be) (?:with)?in (?:commuting|driving|walking|cycling) distance\b|\b(?:you will|you'll|will) be trave(?:l|ll)ing to (?:multiple|different|various|client|customer|our)\b|\blive in or near\b|\bwork(?:ing)? at (?:gas stations|farmers'? markets?|customer sites|client sites|(?:our|the) (?:booth|stand|stall))\b|\b(?:run|staff|work) (?:the |our )?(?:[\w'-]{3,14} ){0,3}booths? at\b",
    r"\bwork(?:ing|s)? (?:full-time |part-time |days )?in (?:an?|our|the) (?:[\w-]{3,12},? ){0,4}(?:office|studio|shop|store|warehouse|laboratory|clinic|restaurant|kitchen|salon)\b(?! (?:environment|setting|culture|atmosphere|suite|software|tools?|manage|of\b|for\b))|\bbased (?:in|at|out of) (?:our|the|an?) (?:[\w,.'-]{2,14} ){0,4}(?:location|offices?|facility|branch|campus|headquarters)\b|\blocated (?:in|on|at|off|near) the (?:north|south|east|west|downtown|midtown|city)\w{0,8}\b",
    r"\blocal (?:is |candidates? |applicants? )?(?:are )?preferred\b|\blocal only\b|\blocation is preferred\b",
    r"\b(?:work )?location(?:\(?s\)?)?\s?:\s?(?:on-?site|in[- ]person|on[- ]campus)\b|\b(?:work|based|hours) on campus\b|\b(?:student|welcome|visitor) cent(?:er|re), other buildings\b",
)
#: A share of the time elsewhere, a choice, or both named.
#: Cities and "remote" in one list; the word before tells.
_LISTED = clue(
    r"(?<=[/,;])remote\b(?! (?:sensing|server|control|desktop|access|areas?|team))",
    r"(?<=[/,;] )remote\b(?! (?:sensing|server|control|desktop|access|areas?|team))",
)
_A_CITY = re.compile(
    r"\b(?!(?:full|part|time|intern|internship|contract|paid|unpaid|flexible|fully|hours|week|weekly|online|virtual|position|temporary|is|are|be|location|work|job|role|type|entirely|completely|us|usa|global|worldwide|anywhere|yes|no|or|and|summer|fall|spring|winter|async|self-paced|remote|distributed|volunteer|student|freelance)\b)[a-z]{2,14}\)? ?[/,;] ?$"
)
_HYBRID = clue(
    r"\bremotely or (?:in|from|at|on|out of) \w|\b(?:in|at|from) [a-z]{3,14} or remotely\b|\bin[- ]person (?:or|and|/) (?:\w{3,10} )?(?:on|via|over|by|through) (?:zoom|video|skype|teams|phone)\b|\b(?:via|over|on|by) (?:zoom|video|skype) (?:or|and) in[- ]person\b|\b(?:in[- ]?office|at the office|on-?site),? (?:at home|from home|remote(?:ly)?),? or\b|\blocally or (?:possibly )?remote\w{0,2}\b",
    r"\b(?:office|studio|headquarters|hq),? or (?:work )?remotely\b|\baccommodations to work from home\b|\bwork(?:ing)? from home (?:some|part of|one|two|a few|occasionally)\b|\b(?:can|may) (?:also|sometimes|occasionally|at times) (?:also |sometimes )?work from home\b",
    r"\bmobile work(?:ing)? (?:per|a|each|possible|days?|is)\b|\b(?:part|some|a share|half|up to half|a few) of (?:the|your) (?:hours|work|time|week|days) (?:may|can|could|will) (?:also )?be (?:done |worked |spent )?(?:from home|at home|remote\w{0,2})\b|\bremote within [^\n]{2,24}, or (?:sit|come|join)\b",
    r"\b(?:follows?|offers?|in|with|our|this|have|uses?|is|on|work) (?:a |an )?hybrid (?:work(?:ing|place)? )?(?:model|schedule|arrangement|pattern)\b|\bhome[- ]?office\b[^\n]{0,24}\b(?:partly|partially|possible|sometimes|days?|occasionally|optional)\b",
    r"\bhybrid\b(?! (?:model|cloud|app|vehicle|car|engine|mobile|recommend|poe|fiction|genre|forms? of|energy|electric|power|solar|infrastructure|rice|seed|threat|intelligence|method))|\bpart(?:ly|ially)[- ]remote\b",
    rf"\b{_AWAY}{_OR}(?:\w{{2,10}} )?{_HERE}\b(?! (?:meet|event|conferen|session|interview|format|lecture|based on|communicat|channel|outreach|advertis|marketing|media|material|promotion))|\b{_HERE}{_OR}(?:\w{{2,10}} )?{_AWAY}\b(?! (?:meet|event|conferen|session|interview|teams|based on|communicat|channel|outreach|advertis|marketing|media|material|promotion))",
    r"\bor (?:fully |100% )?remote\b(?! (?:control|server))|\bremote (?:or|/) (?:in |based in |from )?[a-z]{3,}",
    r"\bremote (?:is |work is |work )?(?:possible|ok\b|okay|friendly|considered|an option|optional|allowed|welcome|negotiable)|\b(?:from )?home possible\b|\bor a remote (?:arrangement|desk|set-?up)\b",
    r"\bremote[^\n]{2,30}\b(?:one|two|three|\d) days?\b|\b(?:one|two|three|four|\d) (?:of the (?:\w{3,5} )?)?(?:days?|afternoons?|mornings?) (?:a week )?(?:may be (?:worked )?|can be (?:worked |done )?|of work )?(?:remote(?:ly)?|from home|at home|in the office)",
    r"\bsometimes (?:be )?(?:work\w{0,3} )?remote|\b(?:will|can|could) (?:also )?work with remote\b|\bopen to remote\b|\bconsider remote\b",
    r"\b(?:the rest|everything else|otherwise|the other \w{3,7}|remaining (?:days|hours)|most of it|half of it|the remainder)\b[^\n]{0,30}\b(?:from home|at home|home\b|from (?:anywhere|wherever)|from your (?:own )?(?:room|desk|dorm|place|flat|kitchen)|remote(?:ly)?|wherever you)",
    rf"\bor (?:at |from )?home\b(?=[,.;)]| or| (?:as|if|when)|$)|\bhome or (?:at |in |from )?(?:the|our|a)\b|\bhome (?:the )?(?:other|rest|two|three|one)\b|\b{_BUILDING} or (?:from )?home\b(?! (?:campus|pui|institution|country|state|universit))|\bschool/home\b|\bremotely in between\b",
)


@dataclass(frozen=True)
class Place:
    kind: Literal["remote", "onsite", "hybrid", "unstated"]
    quote: Quote | None = None


#: Being asked to come for an interview says nothing of the work.
_INTERVIEW = re.compile(
    r"\binterviews?\b|\bwhy (?:work|commute)\b|\bjam session\b|\bvisit us\b|\bdrop by\b"
)


#: A head line's "(remote)" yields to a choice that is spelt out.
_OFFICE_OR = re.compile(r"\boffices?,? or (?:work(?:ing)? )?(?:remote(?:ly)?|from home)\b")
#: An office that one likes, and a lab whose work one hears of.
_NOT_HERE_AFTER = re.compile(r" (?:environment|setting|atmosphere|culture|experience|skills)")
_NOT_HERE_BEFORE = re.compile(
    r"\b(?:conducted|performed|developed|produced|made|created|research|carried out|mail|sent?|letter|questions|write|comfortable(?: working)?|work(?:ed)? before|experience(?: working)?)(?: (?:to|it|them|resumes?|working))? $"
)


def _onsite(page: Page) -> Quote | None:
    for match, start, end in page.matches(_ONSITE):
        if not (
            _INTERVIEW.search(page.plain, start, end)
            or _NOT_HERE_AFTER.match(page.plain, match.end())
            or _NOT_HERE_BEFORE.search(page.plain, start, match.start())
            or page.part_at(match.start()) in {"applying", "firm"}
            or _MEETING.search(page.plain[start : match.start()])
        ):
            return page.quote(match.start(), match.end())
    return None


def _remote(page: Page) -> Quote | None:
    for match, start, _end in page.matches(_REMOTE):
        before = page.plain[start : match.start()]
        is_denied = _DENIED.match(page.plain, match.end())
        if not (is_denied or _NOT_REMOTE.search(before) or page.is_negated(match.start(), start)):
            return page.quote(match.start(), match.end())
    return None


def _hybrid(page: Page) -> Quote | None:
    for match, start, _end in page.matches(_LISTED):
        if _A_CITY.search(page.plain, max(start, match.start() - 20), match.start()):
            return page.quote(match.start(), match.end())
    for match, start, _end in page.matches(_HYBRID):
        if not _MEETING.search(page.plain[start : match.start()]):
            return page.quote(match.start(), match.end())
    return None


#: "Meetings virtual/in person" says how one meets, not where one works.
_MEETING = re.compile(
    r"\b(?:meets?|meetings?|meet(?: \w{2,9}){1,3}|sessions|interviews?|classes|trainings?|orientation) (?:are |is )?$"
)


def read_place(page: Page) -> Place:
    """Explicit words only: an address alone says nothing about where the work is done."""
    surely, hybrid = page.first(_SURELY_REMOTE), _hybrid(page)
    if surely and hybrid and surely.text.startswith("(") and _OFFICE_OR.search(page.plain):
        return Place("hybrid", hybrid)
    if surely and not (hybrid and "hybrid" in hybrid.text.lower()):
        return Place("remote", surely)
    if hybrid:
        return Place("hybrid", hybrid)
    remote, onsite = _remote(page), _onsite(page)
    if remote and onsite:
        return Place("hybrid", remote)
    if remote:
        return Place("remote", remote)
    if onsite:
        return Place("onsite", onsite)
    return Place("unstated")
