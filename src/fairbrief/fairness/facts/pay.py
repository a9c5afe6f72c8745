"""Pay: is it paid, how much, what is that an hour."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from fairbrief.fairness.clues import clue
from fairbrief.fairness.facts.money import Amount, amounts_of
from fairbrief.fairness.facts.time import Hours
from fairbrief.fairness.text import Page, Quote

_WEEKS_A_MONTH = 52 / 12
_WORK = r"(?:internships?|interns?|positions?|roles?|opportunit(?:y|ies)|projects?|work|gig|co-?op|fellowships?|program(?:me)?s?|trainee\w{0,6}|placements?|apprenticeships?|jobs?|assignments?|hours?|training)"

_UNPAID = clue(
    r"\bneither (?:an? |any )?(?:salary|pay|stipend|compensation|wages?|remuneration)\b|\bvolunteer (?:(?:about|around|up to|at least|a minimum of|approximately) )?\d{1,2}(?: ?(?:-|to) ?\d{1,2})? hours?\b|\b(?:available|able|commit(?:ted)?|expected|required|asked|agree|willing) to volunteer (?:for|between|from|during|late|early|at|\d)\b|\bserve without (?:pay|compensation)\b|\b(?:for )?(?:no|zero) pay\b(?! (?:cut|gap|until|rise|stub|period))|\b(?:we|this|it|the (?:position|internship|role)) (?:do|does)(?:n't| not)(?: currently)? pay\b(?! (?:for|attention|more|commission|in cash|until|by|late|any))|\b(?:non|un)-?paying\b|\bno (?:financial|monetary) (?:reward|compensation|remuneration|gain)\b|\bnot (?:financially|monetarily) compensated\b|\bwithout (?:financial |monetary )?(?:pay|compensation|remuneration)\b",
    r"\b(?:unpaid|un-paid)\b(?! (?:invoices?|bills?|leave|time off|lunch|overtime|balance|wages|vacation|holidays?|sick|weeks?|days? off|break))|\buncompensated\b",
    r"\b(?:no|without|not (?:\w{3,9} )?(?:offer|provide|receive|give|carry)\w{0,3}(?: any| a)?|cannot (?:offer|provide)(?: any| a)?) (?:monetary |financial |any |direct |salary or )?(?:pay|payment|compensation|salary|stipend|remuneration|wages?|allowance|honorarium)\b",
    rf"\b(?:is|are|be|currently|{_WORK})\s(?:a\s)?(?:not|non)[- ](?:a )?(?:paid|compensated|remunerated)\b|\bnon-?(?:paid|compensated|remunerated|salaried|stipendiary)\b|\b(?:can't|cannot|can not|unable to|not able to|don't|do not) (?:currently |yet )?(?:offer|provide|give) (?:any |you |our interns )?(?:a )?(?:pay|payment|compensation|salary|stipend|remuneration|wages?|money)\b|\bcredits? (?:instead|in lieu|in place) of (?:a )?(?:pay|payment|wages|salary|stipend|compensation)\b",
    r"\b(?:isn't|aren't|is not|are not|not|won't be|never) (?:be )?(?:a )?(?:financially |currently )?(?:paid|compensated|remunerated)\b(?! (?:experience|until|unless|on|for overtime|if|at the end|before))|\bpaid\s?:\s?(?:no\b|none|false)|\b(?:stipend|salary|compensation|pay|remuneration)\s?[:?]\s?(?:none|unpaid|n/a|no\b|0\b|voluntary)|\bno (?:fee|money|cash|wage|budget to pay)\b(?! (?:is|to|for you|required|charged|asked|applic|down))[^\n]{0,14}\b(?:afraid|but|for|just|sorry|right now|involved)",
    r"\bvolunteer[- ]based\b|\b(?:help out |work |serve |in |time )as (?:a )?volunteers?\b|\bvolunteers? in my office\b|\b(?:credit|exposure)\b[^\n]{0,24}\b(?:is the (?:compensation|pay)|that'?s the pay)|(?<!or )(?<!if you partake in the )(?<!also do )\bresearch for (?:course )?credit\b(?!,? (?:i|we|or)\b)|\bcredit,? as that is the compensation|\bcan'?t pay (?:in|you|anything|right)|\bpays? no (?:remuneration|salary|stipend|wage)|\bexpenses[- ]only\b|\bnot (?:a )?salaried\b",
    rf"\b(?:volunteer|voluntary|pro bono) (?:basis|{_WORK})\b(?! experience)|\b(?:on a|as a) volunteer\b|\bvolunteer(?:ing)? (?:some |your )(?:time|skills)\b",
    r"\b(?:donat\w{1,4}) (?:some |your |their |of )?time\b",
    r"\bfor (?:college |academic |course |school )?credit only\b|\bcredit[- ]only\b|\b(?:paid|compensated) (?:only )?in (?:exposure|experience|credit)\b",
    r"\b(?:cannot|can't|unable to|not able to) (?:pay|offer (?:any )?(?:pay|compensation|a salary))\b|\bno money in (?:it|this)\b|\bequity[- ]only\b|\bno cash\b",
)
_UNPAID_TURNED = re.compile(
    r"\b(?:unlike|no more|instead of|rather than|not|never|isn't|aren't|don't|against|end(?:ing)?|as opposed to|refuse\w{0,2}|than|no|complete|completing|other|many|most|support|offset|paid (?:and|or))\b[^\n]{0,25}$"
)
#: Who does the work is called a volunteer; a word on pay outweighs it.
_VOLUNTEERS = clue(
    r"\bvolunteers? (?:will|would|can|could|are|is|sign|who (?:have|like|enjoy)|must|should|help|work|have|commit|may|need|needed|wanted|greet|assist|provide|role|shifts?)\b|\b(?:seeking|need|want|looking for|recruiting|these|ideally|our) volunteers\b(?! (?:and staff|to manage|management))",
)
_OF_OTHERS = re.compile(
    r"\b(?:manage|manages|managing|recruit|recruits|recruiting|train|trains|training|supervise|coordinate|coordinating|lead|leads|leading|thank|support|with|and|of|for(?! volunteers)|to|ensure|that|where|how|staff|employees|other|communicat\w{1,4}|matching|match|connects?|helps?) (?:\w{2,10} )?$"
)
_PAID = clue(
    r"\b(?:receive|get|gets|earn|given|awarded|paid|offer(?:ed|ing)?|receives|with) (?:an? )?(?:[$£€]\s?\d{1,4} )?(?:[\w-]{3,12} )?(?:gift cards?|vouchers?)(?= (?:as|for|in|upon|when|once|after|worth|if)\b|[.,;!]|$)|\b(?:an? |strong |good |high |attractive |generous |straight |your |\d{1,2} ?% )commissions? (?:of (?:\d|ten|five|fifteen|twenty)|upside|on (?:each|every|all|any)|per|basis|only|structure|plus|for (?:each|every|any)|compensation|is (?:paid|offered))|\bcommissions? (?:of (?:\d|ten|five|fifteen|twenty)|upside|on (?:each|every) (?:sale|order)|paid)|\bcommission-based\b",
    r"\b(?:market|industry|standard|union|award|living|going) (?:salar(?:y|ies)|rates?|wages?|pay)\b(?! (?:research|analysis|data|of|risk|for the))|\bsalar(?:y|ies) (?:\+|and|plus|&)|\b(?:pays?|paying|paid|earns?|at|above|least|get) (?:the )?(?:federal |state |local |national |legal )?minimum wage\b|\b(?:remuneration|salary|pay|wages?|compensation) (?:according|in line|in accordance|as per|per (?:the )?(?:collective|agreement|hour|week|month)|commensurate|negotiable|doe\b|depend)|\b(?:daily|weekly|monthly|bi-?weekly)(?: and \w{5,8})? (?:pay ?che(?:ck|que)s?|paychecks?|payouts?)\b",
    r"\bfunded (?:through|by|via|under) (?:the )?(?:federal )?work[- ]study\b|\b(?:is|are|be) (?:a )?work[- ]study (?:funded|position|job|eligible)\b",
    rf"\bpaid,? (?:[\w,&/-]{{1,20}} ){{0,4}}{_WORK}\b(?<!unpaid)|\b(?:fully|well|hourly|generously)[- ]paid\b|\b(?:is|are|be|get|getting|being) paid\b(?! (?:experience|leave|time off|work experience))|\b{_WORK} (?:is |are |will be )?(?:\(?paid\)?|compensated)\b|\bpaid (?:hourly|weekly|daily|monthly|per|for|by|via|in (?!credit|exposure|experience))",
    r"\b(?:competitive|generous|hourly|monthly|weekly|fixed|base|attractive|modest|small|full|market|excellent|daily) (?:\w{1,12} )?(?:pay|salary|stipend|compensation|wage|rate|payment|remuneration|commissions?)\b",
    r"\b(?:stipend|salary|compensation|honorarium|wages?|remuneration|pay|pay rate|rate of pay|payment)\s?(?:is (?!not)|are (?!not)|will be (?!no)|of\b|:(?! ?(?:none|unpaid|n/a|no\b|0|volunt|(?:course |academic |college |school |university |class )?credits?\b|experience))|provided|offered|available|included|commensurate|depends|range|based on|package(?! will be))",
    r"\b(?:we|they)(?:'ll| will)? (?:also )?pay (?!attention|to (?!you)|for (?:itself|ads))|\byou(?:'ll| will| can)? (?:be paid|be compensated|get paid|are paid|receive (?:a )?(?:payment|stipend|salary|commission))\b|\b(?:paid|receive|earn) a (?:stipend|salary|wage|commission|fee|percentage)\b|\b(?:small|a|monthly) stipend\b",
    r"\b(?:earn|make|making|earning|earns)\s(?!\d+ (?:points|credits?|hours|badges|xp)\b)(?:(?:up to|at least|about|around|over|no less than|more than|as much as|anywhere from|an?|the|extra|your|yourself|fantastic|executive[- ]level|serious|a couple|couple) ){0,3}(?:[$£€]?\s?\d|\w{0,12}\s?commissions?\b|(?:thousand|hundred)s?\b)",
    r"\b(?:executive|professional|six[- ]figure|five[- ]figure|full[- ]time|unlimited|substantial|serious|additional|passive|steady|generous|guaranteed) (?:level )?incomes?|\bexecutive-level income|\bguarantee(?:s|d)? (?:you |of )?(?:an? )?(?:\w{4,9} )?(?:che(?:ck|que)s?|payments?|income|salary|paycheck)\b|\b(?:uncapped|unlimited) commissions?|\b\d{1,2} ?% commissions?\b|\b\d{1,2} ?% (?:which )?(?:\w{2,8} ){0,3}(?:your|as) (?:percentage|pay|commission)\b|\b(?:earning|income) potential\b|\bimmediate income\b|\bresidual (?:monthly )?income\b",
    r"\bkeep \d[\d-]{0,6} ?%|\bshare (?:\w{2,8} )?(?:percentages?|a percentage|part) of (?:the |my |our )?incomes?\b|\bextra incomes?\b|\bweekly wages?\b|(?<!\d)\b(?:\d{1,2} ?(?:%|percent)|(?:five|ten|fifteen|twenty|thirty) percent) of (?:my|the (?:payment|amount|money|funds|sales?|proceeds|profits?|income|earnings|total|value|price|salary|transaction)|each|every|orders|monthly|total)|\b(?:split|share) (?:the |my |our )?(?:salary|income|incomes|profits?|project income|earnings)\b|\byour share\b|\bearn (?:as|on|cash)\b|\b(?:great|guaranteed|weekly|daily|good|excellent|competitive) pay\b|\bpaid (?:surveys?|each)\b",
    r"\bstipend(?:s|ium)?\b|\bhonorari(?:um|a)\b|\b(?:monthly|daily|weekly|living|training|subsistence) allowance\b|\ballowance\s?(?::|of)|\bbolsa\b|\bscholarship (?:of|\()|\boffers? scholarships\b|\b(?:lump sum|monetary) (?:amount|incentive|award)\b|\bgrant (?:awarded|of)\b|\bthe (?:foundation|university|college|town|company|employer) pays\b|\bpaid (?:micro-?internship|project|placement|student|position)\b|\bpayroll\b(?=[^\n]{0,60}\b(?:you|your|student|every|week|biweekly|month))|\breceives? \$\d|\bprize money\b|\bpayable\b|\bprize\s?:[^\n]{0,40}\d",
    r"\byour (?:first )?paycheck\b|\bpaid by direct deposit\b|\bdirect deposit(?:ed)?\b|\ba per ?diem\b|\bhousing (?:and|&) salary\b|\bsalary range\b",
)
_NOT_PAID = re.compile(
    r"\b(?:previous|prior|past|you've|who (?:has|have)|others?|someone else|while|employees?|staff|donors?|customers?|clients?|users?|first|get their|payment operations|own the)\b[^\n]{0,18}$"
)


@dataclass(frozen=True)
class Pay:
    """Pay as the text states it. Amounts in major units; `hourly_usd` where it can be known."""

    status: Literal["paid", "unpaid", "unstated"]
    amount: float | None = None
    currency: str = ""
    unit: str = ""
    hourly_usd: float | None = None
    quote: Quote | None = None
    hourly: float | None = None


def read_pay(page: Page, hours: Hours) -> Pay:
    """Reads pay; an amount counts only where the words around it speak of pay."""
    unpaid = _unpaid(page)
    amounts = amounts_of(page)
    if amounts and (unpaid is None or amounts[0].unit in _PAYS_AFTER_ALL):
        return _with_hourly(page, amounts[0], hours)
    if unpaid is not None:
        return Pay("unpaid", quote=unpaid)
    if paid := _paid(page):
        return Pay("paid", quote=paid)
    volunteers = _volunteers(page)
    return Pay("unpaid", quote=volunteers) if volunteers else Pay("unstated")


#: "Unpaid, but each event earns you fifty dollars" is paid.
_PAYS_AFTER_ALL = frozenset({"hour", "week", "month", "day", "piece"})


def _volunteers(page: Page) -> Quote | None:
    for match, start, _end in page.matches(_VOLUNTEERS):
        if not _OF_OTHERS.search(page.plain, start, match.start()):
            return page.quote(match.start(), match.end())
    return None


def _unpaid(page: Page) -> Quote | None:
    for match, start, _end in page.matches(_UNPAID):
        if not _UNPAID_TURNED.search(page.plain[max(start, match.start() - 40) : match.start()]):
            return page.quote(match.start(), match.end())
    return None


def _paid(page: Page) -> Quote | None:
    for match, start, _end in page.matches(_PAID):
        before = page.plain[max(start, match.start() - 40) : match.start()]
        if not _NOT_PAID.search(before) and not page.is_negated(match.start(), start):
            return page.quote(match.start(), match.end())
    return None


#: "$200 for ten hours a week" is a week's pay.
_FOR_A_WEEK = re.compile(
    r"\W{0,3}for (?:just |only |about |around )?[\w-]{1,9} h(?:ou)?rs? (?:of work )?(?:(?:a|per|each|every) week|weekly)\b"
)


def _with_hourly(page: Page, amount: Amount, hours: Hours) -> Pay:
    """What an hour earns, where pay and hours are both stated. No exchange rate is guessed."""
    hourly = None
    if amount.unit == "hour":
        hourly = amount.middle
    elif amount.unit == "day" and hours.daily:
        hourly = amount.middle / hours.daily
    elif amount.unit == "week" and hours.weekly:
        hourly = amount.middle / hours.weekly
    elif amount.unit == "week" and hours.total_stated and _share_sentence(page, amount, hours):
        hourly = amount.middle / hours.total_stated
    elif amount.unit == "month" and hours.weekly:
        hourly = amount.middle / (hours.weekly * _WEEKS_A_MONTH)
    elif amount.unit == "year" and hours.weekly:
        hourly = amount.middle / (hours.weekly * 52)
    elif (
        amount.unit == "whole"
        and hours.weekly
        and _FOR_A_WEEK.match(page.plain[amount.quote.end : amount.quote.end + 60])
    ):
        hourly = amount.middle / hours.weekly
    elif amount.unit == "whole" and hours.total:
        hourly = amount.middle / hours.total
    hourly = round(hourly, 2) if hourly else None
    return Pay(
        "paid",
        amount.low,
        amount.currency,
        amount.unit,
        hourly if amount.currency == "USD" else None,
        amount.quote,
        hourly,
    )


def _share_sentence(page: Page, amount: Amount, hours: Hours) -> bool:
    """Whether hours without "a week" stand beside pay for a week: then they are a week's."""
    if hours.quote is None:
        return False
    return page.sentence_at(amount.quote.start) == page.sentence_at(hours.quote.start)
