"""Words of scams about people: offers nobody asked for, borrowed names, data by reply, other channels."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from fairbrief.fairness.clues import clue
from fairbrief.fairness.facts.contact import CHANNELS
from fairbrief.fairness.rules.base import Hit, Reading, words
from fairbrief.fairness.rules.scam.headers import replies_elsewhere
from fairbrief.fairness.rules.scam.network import past_warnings
from fairbrief.fairness.text import Quote

_ACADEMIC = r"(?:professor|prof\.?|dr\.?|dean|department|faculty|university|college|school|campus|office of)"
IMPERSONATE = clue(
    r"\b(?:your|ur) (?:contact|details?|e-?mail|name|information|profile|record|address|number)s?\b[^\n]{0,40}\b(?:school|university|college|campus|student|institution|department)\b[^\n]{0,24}\b(?:data ?base|director(?:y|ies)|portal|records?|page|lists?|office|registry|website)\b|\b(?:from|through|via|by way of) (?:the|your|our) (?:school|university|college|campus|student)(?:'s)? (?:data ?base|directory|portal|registry|job board)\b[^\n]{0,60}\b(?:you|your|selected|chosen)\b|\bstudents?(?:'s)? (?:empowerment|support|relief|assistance|welfare) (?:program(?:me)?|scheme|initiative)\b",
    r"\btext (?:message )?(?:prof|professor|dr|mr|mrs|ms|dean)\b",
    rf"\b{_ACADEMIC}\b[^\n]{{0,120}}\b(?:personal assistant|part[- ]time assistant|errands?|urgently needs?|text (?:message )?|text (?:him|her|me|prof)|(?:buy|purchase|send|get) (?:\w{{2,8}} ){{0,3}}?gift cards?|get paid \$)",
    r"\b(?:selected|drawn|gotten|obtained|chosen|received|got|picked) (?:from|through) (?:your|the|our) (?:school|university|college|campus|student)\b|\b(?:school|university|student|college)(?:'s)? (?:directory|database|portal|job placement|placement office)\b[^\n]{0,60}\b(?:you|your|selected|found|email|message)|\bgot your (?:contact|e-?mail|name|number) (?:from|through|via)\b",
    r"\b(?:we|i) (?:saw|found|came across|reviewed|received|noticed|went through) your (?:resume|cv|profile|contact)\b[^\n]{0,80}\b(?:indeed|handshake|linkedin|careerbuilder|monster|ziprecruiter|online|github|job portal|glassdoor)\b|\b(?:resume|cv|profile) (?:on|from|in) (?:the )?(?:indeed|handshake|linkedin|careerbuilder|monster|ziprecruiter|glassdoor|caljobs?)\b|\byour (?:resume|cv|profile) (?:was|has been|is) (?:seen|found|reviewed|forwarded|shortlisted|selected|chosen|picked)\b",
    r"\b(?:we are|we're|i am|i'm|this is [\w .]{2,24}) (?:[\w .]{2,24} )?(?:from|with) (?:the )?(?:hr (?:department|desk|team)|human resources|recruit\w{1,6}|talent)?(?: of | at | with )?(?:the )?(?:amazon|google|tiktok|walmart|microsoft|apple|aol jobs|indeed|youtube|shopee|lazada|meta|netflix)\b",
    r"\bphd student\b[^\n]{0,40}\bneeds?\b|\bon behalf of (?:professor|prof|dr|the dean|the department)\b|\b(?:do not|don't) (?:contact|call|visit) the (?:department|departmental|office|school|library|campus|bank)\b|\bstudents? with (?:disabilities|special needs|disability)\b[^\n]{0,120}\b(?:errands?|assistant|purchase|payments?)",
)
_ASK_FOR = r"(?:stating|indicating|including|with|send|forward|reply with|provide|fill|share|text|submit|give|following information|information below|listed information|your)"
APPLY_WITH = clue(
    rf"\b{_ASK_FOR}\b[^\n]{{0,60}}\b(?:full[ -]?(?:legal )?name|names?)\b[^\n]{{0,90}}\b(?:(?<!e-mail )(?<!email )address|age|sex|gender|bank|state|upi|occupation|year of study|personal e-?mail|department|zip)\b",
    r"\b(?:valid |cell )?phone number ?/ ?fax\b|\bfull (?:contact )?address(?:es)?\s?(?:\((?:not|no)|:)|\bmarital status\b|\bfull[ -]?names?\s?(?:\d|:|/|,? ?(?:age|sex|address))|\bsex\s?:|\bage\s?:\s?$|\bdo you have a (?:checking|bank|savings) account\b|\bwhich bank do you\b|\bthe bank you use\b|\bname of your bank\b",
    r"\bfull ?name ?, ?age\b|\bname ?/ ?address\b|\b(?:a |the |your |enter )(?:\d-?digit )?(?:verification |2fa |otp )?(?:code|otp)\b[^\n]{0,40}\b(?:sent to your|send (?:it )?(?:to )?(?:me|us)|forward|cell|phone|mobile)\b|\b(?:pan|aadhaa?r) (?:card|number)?\b|\bstating your (?:full )?name\b|\bcall or text\b[^\n]{0,40}\bfull name\b",
)
#: What a person is asked for, by what it is.
_PERSONAL = {
    "name": clue(
        r"\b(?:full|legal|your|first) (?:legal )?names?\b|\bnames?\b(?=\W{1,3}(?:address|age|sex|phone|state|city|gender))"
    ),
    "address": clue(
        r"\b(?:home|full|mailing|contact|residential|street|house|your|postal|physical) (?:contact )?address\b|\baddress\b(?=\W{1,3}(?:city|age|phone|zip|state|for the))"
    ),
    "phone": clue(
        r"\b(?:cell|phone|mobile|telephone|contact|whatsapp)(?: phone)?(?: number)?\b(?! (?:interview|call|calls|app|use))"
    ),
    "age": clue(
        r"\bage\b(?! (?:group|range|of \d|appropriate|or older|limit|requirement))|\bdate of birth\b|\bdob\b|\bsex\b|\bgender\b(?! (?:identity|equality|studies|expression|diversity))|\bmarital status\b"
    ),
    "place": clue(r"\bzip(?: code)?\b|\bcity\b(?=\W{1,3}(?:state|zip))|\bstate\b(?=\W{1,3}zip)"),
    "work": clue(
        r"\b(?:current|present) (?:job|occupation|employment)\b|\boccupation\b|\bemployment status\b"
    ),
    "bank": clue(
        r"\b(?:name of (?:your|the) bank|bank name|bank (?:you|where|account)|account number|routing)\b"
    ),
    "papers": clue(
        r"\b(?:passport|scan(?:ned)? copy|id card|driver'?s licen[cs]e|photographs?|selfie|ssn|social security)\b"
    ),
}
_SEND = re.compile(
    r"\b(?:send|reply|forward|provide|fill|share|text|submit|give|answer|respond|write|get back|e-?mail|with your|stating|required|information|mail)\b"
)
#: So many kinds of personal data in one sentence, before anything is agreed, are a mark.
_MANY = 3


def personal_data(reading: Reading) -> Iterable[Hit]:
    """Data of a person asked for by reply: in known words, or many kinds in one sentence."""
    yield from words(APPLY_WITH)(reading)
    page = reading.page
    kinds: dict[int, dict[str, Quote]] = {}
    bounds: dict[int, int] = {}
    for kind, sought in page.among(_PERSONAL):
        for match, start, end in page.matches(sought):
            kinds.setdefault(start, {}).setdefault(kind, page.quote(match.start(), match.end()))
            bounds[start] = end
    for start, found in kinds.items():
        if len(found) >= _MANY and _SEND.search(page.plain, start, bounds[start]):
            first = min(found.values(), key=lambda each: each.start)
            if not page.is_negated(first.start, start):
                last = max(found.values(), key=lambda each: each.end)
                yield Hit(quote=page.quote(first.start, last.end))
                return


_SCHOOL = clue(r"\b(?:university|college|professor|department of)\b")
LINK = clue(
    r"\b(?:bit\.ly|tinyurl\.com|cutt\.ly|rb\.gy|is\.gd|t\.ly|shorturl\.at|goo\.gl|adf\.ly|ow\.ly|buff\.ly|rebrand\.ly|shorte\.st|tiny\.cc)/\w+|\bhttps?://\d{1,3}(?:\.\d{1,3}){3}\b|\b(?:forms\.gle|docs\.google\.com/forms)/\w+",
)
#: Kinds of marks of an offer that came unasked; two together are the mark.
_OFFER = {
    "greeting": clue(
        r"\bdear (?:sir|madam|applicant|friend|candidate|student|job seeker|beloved|prospective|au ?pair)\b|\bhello (?:applicant|student|dear|friend|there,? (?:student|job)|hun)\b|\bsir/ma\b|\bgood day\b|\bgreetings (?:to you|everyone|of the day)\b|\bhi (?:dear|hun|friend)\b|\bhey (?:there|hun)\b|\bhope (?:you(?:'re| are)? (?:doing )?(?:well|good|fine)|this (?:mail|message|e-?mail|letter) (?:finds|meets)|(?:that )?all is well)\b|\bgod bless\b|\bblessings,|\bhow are you doing today\b",
    ),
    "offer": clue(
        r"\bare you still (?:looking|searching|interested|in need)\b[^\n]{0,24}\b(?:job|work|income)\b|\b(?:flexible|simple|easy|online|remote) (?:online |remote |part[- ]time )job\b(?! (?:site|board|search|portal|fair))|\bjob is (?:very |quite |so )?(?:flexible|easy|simple)\b|\bcollaborate with me\b|\b(?:urgently|immediately) needed\b|\boffer(?:ing|s)? (?:you )?(?:a|an|the) (?:temporary|part[- ]?time|legit|flexible|remote|online|work[- ]from[- ]home|vacant) (?:\w{3,10} )?(?:job|position|opportunity|work)\b|\boffers? you (?:the|a|an) job\b|\bwants? to offer you\b|\b(?:job|employment|proposal|position|part[- ]?time(?: job)?|work) offer\b|\bproposal offer\b|\boffer(?:ing)? you (?:the|a|an|this|20|\d)\b|\bextending a part ?time job offer\b|\b#?jobopportunity\b|\binvite you to (?:cooperate|join|work)\b|\b(?:glad|pleased|happy|delighted) to (?:offer|inform) you\b|\b(?:interesting|exciting|great|unconventional|amazing) (?:opportunity|idea|offer)\b[^\n]{0,30}\b(?:for you|by you|that)\b|\bmake money together\b|\bcollaborat(?:e|ion|ing|or)\b[^\n]{0,40}\b(?:with you|possib|benefit|of collaborating)|\b(?:simple|easy|flexible) (?:part[- ]time )?(?:job|work)\b|\bemployment is very simple\b|\bdoing business with you\b|\bjob for you\b|\bare you interested in an? (?:remote|part|flexible|online|work)|\boffer you the job\b",
    ),
    "chosen": clue(
        r"\byour (?:resume|cv|profile|background|application) (?:was|has been|were|is|got) (?:\w{4,12} )?(?:recommended|forwarded|referred|matched|passed on|flagged|viewed)\b|\brecommended (?:to us )?by (?:several|multiple|various|many) (?:online )?(?:recruit|agenc|job)\w*|\b(?:do you have|got) a (?:minute|moment) to (?:hear|talk|chat|learn)\b|\byou(?:'re| are) automatically eligible\b|\byou (?:have been|were|are|'ve been|are hereby|are provisionally) (?:\w{4,14} )?(?:selected|chosen|shortlisted|picked|hired|approved|enrolled)\b|\bcongratulations\b|\bcandidacy (?:was|has been) (?:chosen|selected)\b|\bperfect candidate\b|\b(?:would|will|can) be an asset\b|\bimpressed (?:with|by) your\b|\b(?:i|we) (?:came across|found|viewed|reviewed|saw|have found|have reviewed|noticed)\b[^\n]{0,20}\b(?:your (?:\w{3,10} )?(?:profile|resume|contact|feed|github|linkedin)|you on)\b|\b(?:this (?:message|e-?mail|letter)) was sent to (?:your|you)\b|\bgot your (?:number|contact|e-?mail)\b|\bthank you for (?:your interest in|applying|the application)\b|\bwelcome aboard\b|\byour experience and enthusiasm\b",
    ),
    "reply": clue(
        r"\b(?:pls|plz|please|kindly) add (?:me|us|our|my|the)\b|\b(?:write|reply|respond|e-?mail|get|mail) (?:back )?(?:to (?:me|us) )?(?:from|with|through|using|via) (?:a |an |your )?(?:personal|private|alternat(?:e|ive)|non-school|different) e-?mail\b|\b(?:text|type|send) (?:us |me |back )?[\"']?(?:yes|interested)\b|\bkindly (?:write|mail|indicate|respond)\b|\b(?:all )?replies should be sent\b|\bget back with your\b|\bsay yes\b|\binterested (?:persons?|candidates?|students?) should (?:reply|send|text|contact)\b|\b(?:reply|respond) (?:to (?:this|me)|back|via|by|if|yes|1\b|with|now)\b|\bclick (?:here|reply)\b|\bprivate (?:e-?mail|messages?|number)\b|\bget back to (?:me|us)\b|\bjust click\b|\bupon your response\b|\byour immediate response\b|\bkindly (?:reply|get back|text|contact|inbox|send|share|provide|forward|e-?mail|click|install|fill|confirm)\w{0,3}\b|\binbox me\b|\b(?:dm|message|pm|ping|text|snap) me\b|\bwrite to (?:me|us) (?:in|on|at)\b|\bwrite (?:me|us) back\b|\bif (?:you'?re |you are |u )?(?:are )?interested[,]? (?:with|kindly|please|reply|in this|in (?:the|our) offer|in transacting|forward|inbox|contact me|write)\b|\binterested ?\?\?|\bare you (?:interested|available)\b|\bcan i share\b|\bshall i\b|\blet me know if\b|\bdo write\b|\bwhatsapp (?:me|us)\b|\badd me\b|\bcontact (?:me|us) (?:at|on|via) (?:\[|whats|tele|the)",
    ),
    "delay": clue(
        r"\bwithout delays?\b|\bconfirming your acceptance\b|\bfor the sake of confidentiality\b|\burgent(?:ly)? (?:reply|response)\b|\b(?:within|you have) 24 (?:hours|hrs)\b|\b(?:reveal|discuss|tell|mention)\b[^\n]{0,30}\b(?:no one|nobody|teller|anyone|your bank)\b|\b(?:do not|don't|no need to) (?:tell|discuss|inform)\b|\bconfidential(?:ity)? (?:reasons?|purposes?)\b|\bcan(?:'t|not) (?:take|receive|talk on|do) (?:calls?|phone)\b|\bno phone calls\b|\bhearing (?:impaired|loss)\b|\bout of (?:the )?(?:country|town)\b[^\n]{0,60}\b(?:assistant|project|errands?|need)|\bcurrently (?:away|abroad|overseas|in (?:a )?(?:meeting|hospital|conference))\b",
    ),
    "agent": clue(
        r"\b(?:visa|flight|tickets?|papers|travel documents|permit|relocation)\b[^\n]{0,60}\b(?:handled|processed|arranged|secured|taken care of|prepared) by (?:our|the|a|my) (?:[\w-]{3,10} ){0,2}(?:agent|lawyer|attorney|barrister|agency|consultant|officer)s?\b|\b(?:our|the) (?:accredited |travel |immigration )?(?:travel|visa|immigration) (?:agent|attorney|lawyer)s? (?:will|to)\b",
    ),
    "list": clue(
        r"\bunsubscribe from our\b|\bbe removed from (?:this|our)\b|\bremove(?:d)? (?:me )?from (?:this |our )?(?:mailing )?list\b|\bmark this e-?mail as\b|\badd (?:us )?to your contact list\b|\bfuture communications\b|\bdo not (?:respond|reply) by e-?mail\b|\b@everyone\b",
    ),
    "template": clue(
        r"\[(?:first name|last name|name|company(?: name)?|your name|recipient|x|position|date|amount|link|phone)\]|#(?:hiring ?now|job ?offer|remote ?jobs?)\b|#nowhiring|#jobopportunit|\[(?:engaged|company|insert|your|link|redacted)[^\n\]]{0,80}\]",
    ),
}  # fmt: skip


#: A mail outside the school's, so that the school does not see it.
_OTHER_MAIL = clue(
    r"\b(?:personal|private|alternat(?:e|ive)|non[- ]school|non[- ]edu|secondary) (?:e-?mail|gmail|mail)(?: address(?:es)?)?\b(?! (?:accounts? (?:is|are|may)|use))",
)
_INTERVIEW = re.compile(r"\binterview(?:s|ed|er|ing)?\b")
_CHATS = r"(?:messengers?|telegram|whats ?app|signal|hangouts|google chat|skype|viber|wire|wickr|wechat|icq|im)"
#: A chat app to be set up, with somebody to be added there.
_ADD_THERE = clue(
    rf"\b(?:set ?-?up|setup|create|install|download|open|get|register|sign up)\b[^\n]{{0,50}}\b{_CHATS}\b[^\n]{{0,160}}\badd (?:him|her|me|mrs?|ms|miss|dr|(?:the|our|my|your) (?:\w{{2,12}} )?(?:manager|officer|recruiter|director|supervisor|representative|agent|interviewer|desk))\b",
    r"\b(?:interview|briefing|screening|orientation|training)s?\b[^\n]{0,60}\b(?:through|via|on|by|over|using) (?:an? |the |your )?(?:yahoo|instant|aim|msn|google|chat|text)[- ](?:messengers?|messaging|im|chat)\b",
)
#: Somebody waits in a chat all day; a lobby of a video call has its hour.
_WAITS_ONLINE = clue(
    r"\b(?:he|she|they|mrs?|ms|manager|officer|recruiter|director|supervisor|desk) (?:will be|is|are|stays?|will stay|would be) (?:\w{2,9} ){0,3}?online (?:\w{2,9} ){0,3}?(?:waiting|to (?:attend|interview|brief|assist))\b"
)
_VIDEO = clue(
    r"\b(?:zoom|microsoft teams|ms teams|google meet|video (?:call|interview)|webex|in (?:the|your) browser)\b"
)
_CHAT_INTERVIEW = clue(
    r"\b(?:text|send|reply|type) [\"']?(?:yes|ok|interested|start|ready|1)\b[\"']?[^\n]{0,40}\b(?:interview|signal|telegram|whatsapp|proceed|next step)|\binterviews? (?:on|via|over|through) (?:signal|telegram|hangouts|google chat|wire)\b|\binterviews? (?:is|are|will be|holds?|takes? place|happens?)[^\n]{0,24}\b(?:text(?:ing)? only|only text|telegram|signal|hangouts|google chat|messenger|text chat)\b|\binterviews?\b[^\n]{0,40}\b(?:by|via|over|through|in|as a|on) (?:text|text messages?|writing|chat|instant messag\w{1,4}|text session|im)\b(?! (?:and|or) (?:video|phone|in person))|\btext (?:session|interview)\b|\bready for the (?:interview|briefing)\b|\b(?:brief|briefing|interview) you (?:on|via|through) (?:signal|telegram|whatsapp|teams chat|messenger|wire|google chat|hangouts)\b",
)


def unbidden_offer(reading: Reading) -> Iterable[Hit]:
    """Two kinds of marks or more, of which one offers or flatters."""
    page = reading.page
    found: dict[str, Quote] = {
        kind: quote for kind, sought in page.among(_OFFER) if (quote := page.first(sought))
    }
    needed = 4 if reading.speaks_of_work else 2
    left_open = page.all(_OFFER["template"], most=3)
    if len(left_open) > 1:
        for quote in left_open:
            is_strong = not reading.speaks_of_work
            yield Hit(quote=quote, scam=is_strong, is_sure=is_strong)
    elif "agent" in found and not reading.speaks_of_work:
        yield Hit(quote=found["agent"])
    elif len(found) >= needed and found.keys() & {"offer", "chosen", "template", "delay", "list"}:
        is_strong = len(found) >= 3 and not reading.speaks_of_work
        for quote in sorted(found.values(), key=lambda each: each.start)[:3]:
            yield Hit(quote=quote, scam=is_strong, is_sure=is_strong)


#: Firms whose name is borrowed most, and where they really write from.
_BRANDS = (
    "amazon",
    "google",
    "github",
    "microsoft",
    "apple",
    "linkedin",
    "indeed",
    "walmart",
    "netflix",
    "tiktok",
    "facebook",
    "paypal",
    "unicef",
    "meta",
)
_BRAND = re.compile("|".join(_BRANDS))
#: Endings that cost next to nothing; no university and few employers use them.
_CHEAP = (
    "online",
    "xyz",
    "top",
    "live",
    "site",
    "club",
    "icu",
    "buzz",
    "work",
    "vip",
    "shop",
    "cyou",
    "rest",
    "click",
    "fun",
)


#: What is added to a name so that it is free to register.
_ADDED = re.compile(
    r"[-_.]|\b(?:jobs?|careers?|hr|hiring|recruit\w{0,5}|talent|apply|onboarding)\b"
)


def _looks_like(domain: str, others: set[str]) -> bool:
    """Whether a domain is nearly, not quite, another one named in the same text."""
    name = _ADDED.sub("", domain.rpartition(".")[0]) if others else ""
    for other in others:
        if other.endswith("." + domain) or domain.endswith("." + other):
            continue  # a host of the same organization
        real = _ADDED.sub("", other.rpartition(".")[0])
        if real != name and min(len(real), len(name)) > 6 and _near(real, name):
            return True
    return False


def _near(one: str, other: str) -> bool:
    return abs(len(one) - len(other)) < 3 and SequenceMatcher(None, one, other).ratio() > 0.84


_PROFESSOR = clue(r"\bprof(?:essor)?\b\.?(?= [a-z])")


def _is_borrowed_title(reading: Reading) -> bool:
    """Whether a professor is to be written to at a free address, and no school's is named."""
    contact = reading.facts.contact
    named = {*contact.mail_domains, *contact.link_domains}
    schools = (".edu", ".ac", ".edu.", ".ac.", "uni", "college")
    return bool(contact.free_mail) and not any(
        sign in domain for domain in named for sign in schools
    )


def borrowed_names(reading: Reading) -> Iterable[Hit]:
    """Names in the text, and names in addresses that are not the name's own."""
    yield from words(IMPERSONATE)(reading)
    yield from replies_elsewhere(reading)
    page = reading.page
    if _is_borrowed_title(reading) and (title := page.first(_PROFESSOR)):
        yield Hit(quote=title)
    others = {*reading.facts.contact.mail_domains, *reading.facts.contact.link_domains}
    for domain in sorted(others):
        labels = domain.split(".")
        is_theirs = labels[-2] in _BRANDS if len(labels) > 1 else False
        is_twin = _looks_like(domain, others - {domain})
        borrows = is_twin or _BRAND.search(domain.rpartition(".")[0])
        is_school = labels[-1] in _CHEAP and page.first(_SCHOOL, plain=False) is not None
        if (borrows and not is_theirs) or is_school:
            at = page.plain.find(domain)
            yield Hit(quote=page.quote(at, at + len(domain)), scam=is_twin, is_sure=is_twin)


def moved(reading: Reading) -> Iterable[Hit]:
    """The conversation is led to a chat app or a private number; an interview in one is a scam's."""
    page = reading.page
    for quote in page.all(CHANNELS, most=3):
        start, end = page.sentence_at(quote.start)
        yield Hit(quote=quote, scam=_INTERVIEW.search(page.plain, start, end) is not None)
    if not reading.speaks_of_work:
        for quote in page.all(_OTHER_MAIL, most=1):
            yield Hit(quote=quote)
    for sought in (_CHAT_INTERVIEW, _ADD_THERE):
        for quote in page.all(sought, most=1):
            yield Hit(quote=quote, scam=True, is_sure=True)
    if not page.holds(_VIDEO):
        for quote in page.all(_WAITS_ONLINE, most=1):
            yield Hit(quote=quote, scam=True, is_sure=not reading.speaks_of_work)


def hidden_links(reading: Reading) -> Iterable[Hit]:
    """Links that hide where they lead, and those the reader's browser warns of."""
    yield from words(LINK)(reading)
    yield from past_warnings(reading)


def free_mail(reading: Reading) -> Iterable[Hit]:
    for quote in reading.facts.contact.free_mail[:2]:
        yield Hit(quote=quote)
