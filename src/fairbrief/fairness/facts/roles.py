"""People by their roles, and the words that put one in charge of another.

"The intern helps the farm manager", "with guidance from the registrar", "the foreman, who sets your
tasks": a role, and beside it words that say who works under whom.
"""

from __future__ import annotations

import re

from fairbrief.fairness.clues import clue
from fairbrief.fairness.text import Page, Quote

#: Words that may stand between an article and a role.
_ADJ = r"(?:[\w'&/-]{2,16},? ){0,4}?"
#: Those who lead, whatever the word before says of what.
_IN_CHARGE = r"(?:directors?|managers?|co-?ordinators?|supervisors?|editors?|producers?|heads?|chiefs?|leads?|leaders?|foreman|forewoman|founders?|co-?founders?|owners?|ceo|cto|coo|cfo|cmo|vps?|presidents?|vice[- ]presidents?|principals?(?: investigators?)?|pi|deans?|chair|professors?|faculty(?: \w{4,12})?|instructors?|mentors?|advis[eo]rs?|curators?|registrar|conservators?|archivists?|librarians?|attorneys?|lawyers?|counsel|officers?|executives?|partners?|administrators?|superintendent|pastor|rector|secretary general|controllers?|stewards?|captain|chef|physicians?|surgeon|rehabilitators?|(?:head|chief|master|lead|senior|staff|licensed|certified|experienced|principal) [a-z]{4,16})"
#: Those who guide one person, and are one of many where they are named with others.
_GUIDE = r"(?:scientists?|researchers?|post-?docs?|postdoctoral \w{4,12}|(?:graduate|phd|doctoral) students?|engineers?|developers?|designers?|analysts?|economists?|reporters?|journalists?|biologists?|ecologists?|historians?|planners?|architects?|therapists?|physiotherapists?|veterinarians?|vets?|social workers?|nurses?|teachers?|trainers?|tutors?|coach(?:es)?|rangers?|foresters?|gardeners?|farmers?|growers?|brewers?|bakers?|bookbinders?|tailors?|potters?|carpenters?|luthiers?|printers?|technicians?|machinists?|electricians?|animators?|illustrators?|photographers?|composers?|conductors?|handlers?|hosts?|buddy|(?:staff|lab) members?|fellows?|specialists?|consultants?|operators?)"
_WHO = rf"(?:the |our |an? |your |their |its |his |her |one of (?:the |our )|each |both |two |dr\.? |prof\.? )?{_ADJ}"
_ROLE = clue(rf"\b{_IN_CHARGE}\b", rf"\b{_GUIDE}\b")
_CHIEF = re.compile(rf"{_IN_CHARGE}$")
_ARTICLE = r"(?:the|our|an?|your|their|its|his|her|my|one of (?:the|our)|each|both)"
_BETWEEN = rf"(?:{_ARTICLE} )?(?:[\w'&/-]{{2,16}},? ){{0,4}}$"
_BETWEEN_SET = r"(?:the|our|your|their|its|one of (?:the|our)|both) (?:[\w'&/-]{2,16} ){0,4}$"
#: Words that put whoever stands after them in charge.
_UNDER = re.compile(
    r"\b(?:"
    r"(?:supervision|direction|guidance|oversight|leadership|mentorship|mentoring|instruction|tutelage|coaching|training|tuition|wing|eye|elbow|side|lead|orders|cues|assignments?|directions?|instructions?|tasks) (?:(?:is|are|will be|comes?|provided|given|offered|shared) ){0,2}(?:from|of|by|with|under)"
    r"|(?:supervised|mentored|guided|overseen|directed|led|managed|trained|coached|taught|tutored|advised|instructed|hosted|looked after|delegated) (?:\w{3,9} ){0,2}?by"
    r"|(?:work|tasks?|assignments?|projects?) (?:\w{2,8} ){0,3}(?:set|given|assigned|directed|requested) by|as (?:directed|assigned|requested|instructed|needed) by"
    r"|(?:reports?|reporting|answers?|answering|answerable|accountable|responsible) (?:\w{2,9} ){0,2}?(?:in)?to"
    r"|pair(?:ed|s)? (?:up )?(?:you )?with|partnered (?:up )?with|match(?:ed|es)? (?:\w{2,8} )?with|apprenticed to|attached to|assigned (?:\w{3,9} )?to|placed with"
    r"|hand in (?:hand|glove) with|side by side with|shoulder to shoulder with|in tandem with"
    r"|serv(?:e|es|ing) as (?:an? |the )?(?:\w{3,12} )?(?:assistant|aide|helper|apprentice|deputy) (?:to|of|for)"
    r"|work(?:s|ing)? (?:(?:very|right) )?(?:closely|directly|one-on-one|hand-in-hand|side-by-side) (?:with|under|for|alongside)|collaborat(?:e|es|ing) (?:closely|directly) with|work(?:s|ing)? (?:under|for)"
    r"|learn(?:s|ing)? (?:[\w]{2,12} ){0,4}(?:from|under|at the (?:side|elbow) of)"
    r") " + _BETWEEN
)
#: Words that put one set person in charge, and say nothing of several.
_BESIDE = re.compile(
    r"\b(?:assist(?:s|ing)?|support(?:s|ing)?|help(?:s|ing)?|aid(?:s|ing)?|shadow(?:s|ing)?|back(?:s|ing)? up|work(?:s|ing)? (?:alongside|beside|with|next to)"
    r"|support(?:ing role)? to|(?:assistant|aide|right hand|deputy) to"
    r"|(?:meet(?:s|ing)?|check(?:s|ing)? in|catch(?:es|ing)? up|speak(?:s|ing)?|talk(?:s|ing)?|call(?:s)?|session|meetings?|check-?ins?|one-to-ones?|one-on-ones?|1:1s?|catch-?ups?|touch base) (?:(?!investors|clients)[\w-]{2,12} ){0,4}?with"
    r") " + _BETWEEN_SET
)
#: What one in charge does, right after the role.
_LEADS = re.compile(
    r"(?:,? (?:who|which|and|also|personally|always|regularly|usually|will|would|shall|is|to)|,? \w{3,10}){0,3}?,? ?(?:supervis|overs(?:ee|ight)|mentor|guid|coach|train|teach|instruct|tutor|direct|assign|manag|lead|look after|looks after|set|give|hand out|hands out|show|check|review|plan|run)\w{0,4} (?:out )?(?:the )?(?:you\b|your\b|interns?\b|students?\b|trainees?\b|fellows?\b|apprentices?\b|day's (?:work|jobs|tasks)|work of the (?:intern|student)|each (?:intern|student))|(?: will)?(?: be| is| as| act as| serve as)+ (?:your|the intern'?s|their) (?:\w{3,12} )?(?:supervisor|mentor|manager|boss|contact)"
)
#: A name instead of a role.
_NAMED = clue(
    r"\bwho [^\n.;]{0,50}?(?:sets?|assigns?|plans?|hands? out|gives? (?:you )?|oversees?|supervises?|guides?|checks?|directs?) (?:out )?(?:you|your|the (?:intern|student|day)'?s?|interns'|interns|students)\b",
    r"\b(?:day[- ]to[- ]day|direct|overall|close|personal|daily|on-?site) (?:oversight|supervision|guidance|mentorship) (?:is |will be |comes )?(?:provided |given |offered )?(?:by|from) \w",
    r"\b(?:my|our) (?:\w{3,12} ){0,2}(?:research|teaching|studio|lab|field|personal|only|sole) assistant\b|\banswers? (?:directly )?to (?:its|their|his|her|the|our|dr|prof|mr|mrs|ms) \w|\bthe person (?:who|you) (?:sets|leads|answer|report)",
    r"\b(?:supervision|oversight|mentorship|mentoring|guidance) (?:from|by) (?:(?!us\b|experts|the (?:team|company|organi[sz]ation))[\w'-]{2,14} ){0,3}?(?:leaders|seniors|staff|management|tech leads|professionals)\b|\b(?:1:1s?|one-on-ones?|one-to-ones?) with (?:your |the |our )?(?:\w{2,12} )?(?:leads?|managers?|supervisors?|mentors?)\b|\b(?:send|report|speak|turn|go) (?:\w{1,10} ){0,3}?to (?:your |the |their )?supervisors?\b|\bprovid(?:e|ing) (?:a )?support(?:ing)? (?:role )?to (?!our|the|customers|clients|students|users|visitors|communit|famil|patients|people|residents|participants|members|guests|other|all|various|children|organi|teams?\b)\w",
)
#: The firm at work, an applicant's past, a letter to send: nobody works under whom they name.
_ELSEWHERE = re.compile(
    r"\b(?:apply|appl(?:ication|y)s?|resumes?|cvs?|cover letter|questions?|inquiries|enquiries|contact|e-?mail|send|submit|forward|addressed|recommend\w{3,8}|references?|founded|backed|interviews?|experience|preferred|required|ideal|testimonials?|approval|permission)\b[^\n]{0,60}$|\bwe (?:work|partner|support|help|assist|collaborat|train|connect|bring|pair|match)\w{0,3}\b|\b(?:our|the) (?:company|product|platform|software|app|clients|customers|users)\b|\b(?:helps|lets|enables|allows)\b|\byou(?:'ll| will)? (?:\w{3,9} )?(?:supervise|lead|manage|train|mentor|coach|teach)\b"
)
_OF_A_KIND = re.compile(
    r"'?s? (?:teams?|roles?|positions?|committees?|skills?|experience|jobs?|search|level|titles?|office|staff|and (?:designers|developers|engineers|analysts|researchers)|program(?:me)?s?|with experience)\b|, (?:[\w-]{3,12} ){1,3}and "
)
#: Of several kinds named together each is a colleague.
_AMONG = re.compile(r"\b(?:with|to|by|and) (?:[\w-]{3,14},? ){1,4}(?:and|,) $|, $")
_NEAR = 90


def role_in_charge(page: Page) -> Quote | None:
    """A person or role that the words beside it put in charge of the student."""
    for match, start, _end in page.matches(_NAMED):
        if not _is_elsewhere(page, match, start):
            return page.quote(match.start(), match.end())
    for match, start, end in page.matches(_ROLE):
        begin = _put_in_charge(page, match, start, end)
        if begin is not None:
            return page.quote(begin, match.end())
    return None


def _put_in_charge(page: Page, match: re.Match[str], start: int, end: int) -> int | None:
    plain = page.plain
    since = max(start, match.start() - _NEAR)
    is_of_a_kind = _OF_A_KIND.match(plain, match.end(), end)
    is_chief = _CHIEF.match(match.group()) is not None
    if not is_of_a_kind and _is_one(match.group()) and _LEADS.match(plain, match.end(), end):
        found: re.Match[str] | None = match
    elif is_of_a_kind:
        return None
    else:
        found = _UNDER.search(plain, since, match.start())
        if found and not (is_chief or _is_one(match.group()) or "supervis" in found.group()):
            found = None
        if found is None and is_chief:
            found = _BESIDE.search(plain, since, match.start())
    if found is None or _is_elsewhere(page, found, start):
        return None
    return found.start()


def _is_one(role: str) -> bool:
    return not role.endswith("s") or role.endswith(("ss", "students"))


def _is_elsewhere(page: Page, match: re.Match[str], start: int) -> bool:
    return (
        page.is_negated(match.start(), start)
        or page.part_at(match.start()) in {"wanted", "applying", "firm"}
        or _ELSEWHERE.search(page.plain, start, match.start()) is not None
    )
