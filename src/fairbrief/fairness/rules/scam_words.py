"""The words of scams, by family."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fairbrief.fairness.clues import clue
from fairbrief.fairness.rules.base import Hit, Reading

CHECK = clue(
    r"\b(?:deposit(?:ing|ed)?|cash(?:ing)?|mail(?:ed)?|print|send(?:ing)? you|sent to you|issue you)\b[^\n]{0,40}\b(?:(?:check|cheque)s?|cashier|money orders?)\b(?! (?:in|list|out|box|your (?:e-?mail|inbox|spam))\b)",
    r"\bmobile deposit\b|\bcertified (?:check|cheque)\b|\b(?:check|cheque)s? (?:will be|is|to be) (?:mailed|sent|issued) to you\b|\b(?:check|cheque)s? [^\n]{0,60}\byou will cash\b",
)
RAILS = clue(
    r"\bzelle\b|\bcash ?app\b|\bvenmo\b|\bgift cards?\b(?! (?:raffle|for (?:participants|winners)|giveaway))|\bsteam cards?\b|\busdt\b|\b(?:bitcoin|crypto(?:currency)?) (?:wallet|payment|deposit|atm|top-?up)\b|\b(?:in|via|by|with) bitcoin\b",
    r"\bwestern union\b|\bmoney ?gram\b|\bwire transfers?\b|\bwire (?:the|it|funds|money)\b",
)
MULE = clue(
    r"\b(?:rec(?:ei|ie)v(?:e|ing)|collect(?:ing)?|accept(?:ing)?) (?:the |our |their )?(?:payments?|funds|money|packages?|parcels?|che(?:ck|que)s)\b[^\n]{0,40}\b(?:from|for|on behalf|at your|client|customer|home|address|us)",
    r"\breship\w{0,5}\b|\b(?:transfer|forward|re-?send(?:ing)?|sending|send)(?:ing)? (?:of )?(?:the |out )?(?:funds|money|rest|balance|packages?|remaining)\b(?! (?:your|application|a cover))|\b(?:fund|money) transfers?\b(?! (?:app|company|service|product|industry|startup))",
    r"\b(?:through|into|using|in) your (?:own )?(?:personal )?(?:bank )?account\b|\b(?:payment|collection|financial|transfer|fund)s? (?:agents?|representatives?|officer)\b|\bpayments? (?:through|to) you\b[^\n]{0,20}\bus\b|\bmaking payments? through you\b",
    r"\b(?:medium|means) of (?:getting to|reaching) our customers\b|\b(?:keep|deduct|retain) (?:your )?(?:\d{1,2} ?%|a percentage|percentage)(?! of (?:trading|profits))|\b\d{1,2} ?% (?:commission |deduction )?(?:on|of|from) (?:each|every|all|the) (?:outstanding )?(?:invoice|payment|transaction|transfer|check)|\bcollect(?:ing)? our payments?\b",
    r"\brepresent our company in\b|\brepresentatives? who can help us\b|\bour representatives? in (?:the )?(?:us|usa|united states|canada|europe|america|your)\b",
)
TASKS = clue(
    r"\b(?:lik(?:e|ing)|rat(?:e|ing)|review(?:ing)?|subscrib(?:e|ing) to|optimi[sz](?:e|ing)|boost(?:ing)?|click(?:ing)? on)\b[^\n]{0,25}\b(?:videos?|products?|apps?|hotels?|listings|ads|channels)\b[^\n]{0,60}\b(?:per task|commission|daily|earn|paid|each)\b",
    r"\bearn[^\n]{0,40}\bper (?:completed )?task\b|\bper (?:completed )?task\b[^\n]{0,60}\bearn\b|\b(?:data |product |app )?optimi[sz]ation tasks?\b|\brecharge (?:your|the) (?:account|wallet)\b|\btop[- ]?up (?:your|the) (?:account|wallet)\b",
    r"\bcomplete (?:\d{1,3} )?(?:simple |easy |online )?tasks? (?:daily|a day|per day|every day)\b|\b(?:surveys?|envelopes?|products|assembly) (?:at|from) home\b|\bstuff(?:ing)? envelopes\b|\bclick(?:ing)? (?:on )?ads\b",
)
UPFRONT = clue(
    r"\b(?:training|registration|processing|onboarding|starter|start-?up|activation|certification) (?:fee|deposit|kit|pack)s?\b[^\n]{0,40}\b(?:of|is|\$|£|€|required|refund|must|before)|\b(?:pay|send|transfer)\b[^\n]{0,30}\b(?:registration|training|processing|activation|refundable) (?:fee|deposit)",
    r"\brefundable (?:deposit|fee)\b|\b(?:purchase|buy) (?:your |the |all )?(?:own )?(?:\w{3,12} )?(?:equipment|laptop|supplies|software|materials)\b[^\n]{0,60}\b(?:vendor|reimburs|che(?:ck|que)|from our|zelle)|\breimburse\w{0,2} (?:you )?[^\n]{0,30}\bfirst (?:pay|check|salary)|\b(?:approved|our|certified) vendor\b[^\n]{0,50}\b(?:equipment|laptop|software|office)",
    r"\byou (?:need|have) to (?:do (?:is|it) )?pay\b|\$\s?\d+ to (?:start|join|register)\b|\bpay for your own (?:benefit|membership|kit|training)|\bone[- ]time (?:fee|payment|investment) of\b",
)
MLM = clue(
    r"\bnetwork marketing\b|\bmulti-?level\b|\bmlm\b|\bresidual (?:monthly )?income\b|\bdownline\b|\bsign(?:ing)? up (?:just )?(?:two|one|\d|other|your friends|new members)\b|\bpersonally sign\b|\b(?:membership|referral) (?:submitted|bonus(?:es)?)\b",
    r"\brefer (?:someone|people|friends)\b[^\n]{0,40}\b(?:you|get|earn|\$)|\bpyramid scheme|\bindependent (?:distributor|associate|(?:sales )?representative|business owner)s?\b|\bprofit from (?:your|every) (?:team|referral)\b",
    r"\bhome[- ]based (?:income|business|opportunity)\b|\b(?:home|internet|online)(?:[- ]based?)? business (?:opportunity|with)\b|\bown (?:home |home-based |internet |online )?(?:based? )?business\b(?! (?:school|plan|cards?|development|unit))|\bbusiness opportunit(?:y|ies)\b(?! (?:for (?:our|the)|analysis|development|identification))|\b(?:your|the) opportunity to make\b|\bincome opportunity\b",
    r"\b(?:uncapped|unlimited) (?:commissions?|income|earnings?|earning potential)\b|\b(?:executive|six[- ]figure)[- ](?:level )?income\b|\bsubstantial profits\b|\bincome stream\b|\b(?:be|become) your own boss\b|\bkeep \d[\d-]{0,6} ?% of\b|\bearning potential of\b|\bearn(?:ing)?s? (?:a )?full[- ]time (?:pay|income)\b",
)
SHOPPER = clue(
    r"\b(?:mystery|secret) shopp\w{1,5}\b",
)
IMPERSONATE = clue(
    r"\b(?:professor|dr\.?|prof\.?|dean|department)\b[^\n]{0,80}\b(?:personal assistant|part[- ]time assistant|errands?)\b",
    r"\bselected (?:from|through) (?:your|the) (?:school|university|college|campus)\b|\b(?:school|university|student) directory\b[^\n]{0,60}\b(?:you|your|selected|found)|\bgot your (?:contact|e-?mail|name) (?:from|through) (?:your|the) (?:school|university|college)",
    r"\bwe (?:saw|found|came across|reviewed|received) your (?:resume|cv|profile)\b[^\n]{0,80}\b(?:indeed|handshake|linkedin|careerbuilder|monster|ziprecruiter|online)\b",
)
APPLY_WITH = clue(
    r"\b(?:send|forward|reply with|provide|fill|following information|information below|listed information)\b[^\n]{0,90}\b(?:full name|names?)\b[^\n]{0,90}\b(?:address|telephone number|age|sex|gender|bank|state)\b",
    r"\b(?:valid |cell )?phone number ?/ ?fax\b|\bfull (?:contact )?address(?:es)?\s?(?:\((?:not|no)|:)|\bmarital status\b|\bfull names?\s?:|\bsex\s?:|\bage\s?:\s?$|\bdo you have a (?:checking|bank|savings) account\b|\bphone number/fax\b",
)
RENT = clue(
    r"\b(?:rent|lease|use|need|borrow) (?:out )?(?:your|an?) (?:linkedin|ebay|upwork|paypal|amazon|facebook|github|bank) account\b|\bebay with \+?\d{1,3} rating\b|\bpost my (?:ads|listings|items)\b",
)
LINK = clue(
    r"\b(?:bit\.ly|tinyurl\.com|cutt\.ly|rb\.gy|is\.gd|t\.ly|shorturl\.at)/\w+|\bhttps?://\d{1,3}(?:\.\d{1,3}){3}\b",
)

#: Marks of postings that speak of money and not of work; two kinds together are the mark.
_EASY = {
    "money": clue(
        r"\b(?:easy|fast|quick|extra|great|serious|big(?:gest)?|good|decent|real|spare|more) (?:money|cash|income)\b|\bmillion bucks\b|\bmoney (?:from|at) home\b|\bneed money\b|\bgreat pay\b",
    ),
    "earn": clue(
        r"\b(?:earn|make|making|earning)\s(?:up to|at least|no less than|as much as|anywhere from|over|between|\w{2,12} over|\$)\W{0,4}\d|\b(?:earn|make|making|earning) \W{0,3}\$\s?\d|\bmake a couple thousand\b|\bcan (?:also )?(?:potentially )?earn\b[^\n]{0,16}\d|\bmake \$?\d+ ?- ?\$?\d+ per\b",
    ),
    "nobar": clue(
        r"\bno (?:special |prior |previous )?(?:skills?|experience)(?: (?:or|and) (?:skills?|experience))?(?: (?:is )?(?:necessary|needed|required?))?\b(?! (?:in|with|of)\b)|\bno (?:interviews?|background checks?|selling|cold calling|gimmicks?|door to door)\b|\bwon'?t require\w? (?:any )?experience\b|\bdon'?t need any experience\b|\bno any experience\b|\bno selling\b",
    ),
    "daily": clue(
        r"\b(?:get(?:ting)?|be|got) ?paid (?:daily|weekly|instantly|same day|every)\b|\bdaily pay\b|\bpaid daily\b|[$£€]\s?\d[\d,]*\s?(?:(?:-|to)\s?[$£€]?\s?\d[\d,]*\s?)?(?:extra )?(?:per|a|every) ?day\b|\bweekly pay(?:check)?\b",
    ),
    "home": clue(
        r"\bwork(?:ing)?[- ](?:from|at)[- ](?:your |the )?(?:own )?home\b|\bfrom the comfort of\b|\bat home\b|\bhome[- ]based\b|\bstay at home mums\b|\bfrom their homes?\b|\bfrom home\b",
    ),
    "now": clue(
        r"\b(?:start|begin) (?:earning|today|right away|right now|now|immediately)\b|\blimited (?:slots|spots|positions)\b|\bdesperate(?:ly)? need\b|\burgent(?:ly)? (?:hiring|needed|require)|\b(?:don't|do not) wait\b|\bneeded immediately\b|\bhiring immediately\b|\bget started (?:today|asap|now)\b|\bapply today for free\b",
    ),
    "free": clue(
        r"\b(?:totally |completely |100 ?% )?free to (?:join|start|sign)\b|\bjoin for free\b|\bfree (?:vacation|application|merchandise|to join)\b|\b(?:zero|no|any) (?:registration|application|start-?up|sign-?up)(?: fees?| costs?)\b|\bno start-?up fees?\b|\b100 ?% (?:free|legit)\b|\bguaranteed (?:income|pay|earnings|salary|job)\b|\bno risk\b|\bzero cost\b|\bno scams?\b|\bnot a scam\b|\bsafe and legitimate\b|\blegitimate (?:home|work|part|online|opportunit|job)\w*|\bnot a get[- ]rich|\blegit commission",
    ),
    "life": clue(
        r"\bfinancial(?:ly)? (?:free(?:dom)?|independen\w{2})\b|\byour own boss\b|\b(?:set|make|pick) your own (?:schedule|hours)\b|\bonce in a life ?time\b|\bchange your life\b|\btired of (?:working|your)\b|\blife ?style you\b|\bspare time\b|\bmore time with your family\b|\bnothing to lose\b|\bstrong desire (?:to|for)\b[^\n]{0,20}\b(?:success|succeed|income)|\bdesire (?:to|for)\b[^\n]{0,20}\b(?:earn|income)|\beliminate (?:your|their) bills\b|\bcontrol of your time\b",
    ),
}
_STRONG_EASY = frozenset({"money", "earn", "daily", "free", "life"})
_PAYS = re.compile(
    r"\b(?:send|sent|pay|paid|payments?|deposit|receive|forward|buy|purchase|via|through|wallet|earn\w{0,4}|resend|re-send|remit|collect|top up|recharge|rest|balance|fees?)\b"
)
_IS_SUBJECT = re.compile(
    r"\b(?:build|design|document|develop|research|analy[sz]e|integrat\w{1,4}|engineer\w{0,3}|competitors?|case study|our (?:app|product|platform|api)|users can|customers can)\b"
)
_FANTASTIC = clue(
    r"[$£€]\s?(?:[3-9]\d\d|\d,?\d{3})(?:\.\d\d)?\s?(?:(?:-|to)\s?[$£€]?\s?\d[\d,]*\s?)?(?:extra |in )?(?:per|a|every|each) ?day\b|\b(?:potential|over|earn\w{0,3}|make|making)\b[^\n]{0,24}[$£€]\s?\d{2,3}(?:,000|k)\+? (?:per|a|each) (?:month|week)\b|\b\d{2,3},000\s?[$£€] (?:per|a) month\b",
)
_OFFER = {
    "greeting": clue(r"\bdear (?:sir|madam|applicant|friend|candidate|student|job seeker)\b|\bhello applicant\b|\bsir/ma\b"),
    "offer": clue(r"\b(?:job|employment|proposal|position|part[- ]?time(?: job)?) offer\b|\bproposal offer\b|\boffer you (?:the|a|an)\b|\bextending a part ?time job offer\b|\bjobopportunity\b"),
    "reply": clue(r"\b(?:reply|respond) (?:to (?:this|me)|back|via|by)\b|\bclick (?:here|reply)\b|\bprivate e-?mail\b|\bget back to (?:me|us)\b|\bjust click\b|\bupon your response\b|\byour immediate response\b"),
    "delay": clue(r"\bwithout delays?\b|\bconfirming your acceptance\b|\bfor the sake of confidentiality\b|\burgent(?:ly)? (?:reply|response)\b"),
    "list": clue(r"\bunsubscribe from our\b|\bbe removed from (?:this|our)\b|\bremove(?:d)? (?:me )?from (?:this |our )?(?:mailing )?list\b"),
    "template": clue(r"#nowhiring|#jobopportunit|\[(?:engaged|company|insert|your)[^\n\]]{2,80}\]"),
}  # fmt: skip


def rails(reading: Reading) -> Iterable[Hit]:
    """Such payment counts where someone is to pay or be paid so, not where it is the subject."""
    page = reading.page
    for quote in page.all(RAILS, most=8):
        start, end = page.sentence_at(quote.start)
        if _PAYS.search(page.plain, start, end) and not _IS_SUBJECT.search(page.plain, start, end):
            yield Hit(quote=quote)


def easy_money(reading: Reading) -> Iterable[Hit]:
    """Three kinds of marks, or two of which one speaks of money; "from home" alone is none."""
    found = {kind: quote for kind, sought in _EASY.items() if (quote := reading.page.first(sought))}
    strong = _STRONG_EASY & found.keys()
    if len(strong) >= 2 or (strong and len(found) >= 3) or {"earn", "nobar"} <= found.keys():
        if _speaks_of_work(reading) and len(found) < 4:
            return
        for quote in sorted(found.values(), key=lambda each: each.start)[:3]:
            yield Hit(quote=quote)


def _speaks_of_work(reading: Reading) -> bool:
    """A posting that names who you report to and what you make is about work."""
    facts = reading.facts
    said = (facts.deliverables.concrete, facts.supervisor, facts.learning, facts.senior_access)
    return sum(bool(each) for each in said) >= 2


def fantastic_pay(reading: Reading) -> Iterable[Hit]:
    if reading.fields is None and not _speaks_of_work(reading):
        for quote in reading.page.all(_FANTASTIC, most=2):
            yield Hit(quote=quote)


def unbidden_offer(reading: Reading) -> Iterable[Hit]:
    found = [quote for sought in _OFFER.values() if (quote := reading.page.first(sought))]
    if len(found) >= 2:
        for quote in found[:2]:
            yield Hit(quote=quote)


def free_mail(reading: Reading) -> Iterable[Hit]:
    for quote in reading.facts.contact.free_mail[:2]:
        yield Hit(quote=quote)
