"""Small signs that add up, the sooner the less a text says of work.

Schemes change their story from one week to the next, and so no list of their sentences is ever
whole. What they cannot do without stays: a greeting to nobody, a round sum for little time, a way to
pay that cannot be called back, a number to write to, something of the reader's own. Each such sign
is common in honest postings, too; many of them together are not.
"""

from __future__ import annotations

from collections.abc import Iterable

from fairbrief.fairness.clues import Clue, clue
from fairbrief.fairness.rules.base import Hit, Reading
from fairbrief.fairness.rules.scam.money import CONSENT
from fairbrief.fairness.rules.scam.worked import is_plain_trade, said_of_work

_COIN = r"(?:[$£€₹₦₱]|\b(?:usd|us\$|eur|gbp|inr|rs\.?|ksh|ngn|php|aed)) ?"
_CALLED = r"(?: ?(?:[$£€₹]|(?:dollars|usd|usdt|eur|euros?|gbp|pounds|quid|rupees|naira|pesos|ksh|bucks)\b))"
_PRICE = rf"(?:{_COIN}\d[\d,.]{{0,9}}(?: ?k\b)?|\b\d[\d,.]{{0,9}}(?: ?k\b)?{_CALLED})"
_AMOUNT = rf"(?:{_PRICE}|\b\d{{3,6}}\b|\b\d{{1,3}},\d{{3}}\b)"
#: What each kind of sign weighs: measured on short texts, honest ones and frauds, and rounded.
_SIGNS: dict[str, tuple[int, Clue]] = {
    kind: (weight, clue(pattern))
    for kind, weight, pattern in (
        (
            "share",
            3,
            r"\b(?:\d{1,2} ?(?:%|percent\b|per cent\b)|(?:eight|five|ten|fifteen|twenty) per ?cent\b) (?:for (?:you|each|every)|(?:of|on|from|per) (?:each|every|all|what|the (?:amount|total|payment|transfer)|monthly|your(?! (?:salary|pay|wages?|contributions?)\b)|a |any)|per |commission|each|is yours|a (?:day|week|month)|daily|weekly|profit|stays)|\bsplit \d\d ?/ ?\d\d\b|\bcommissions?\b",
        ),
        (
            "no bar",
            3,
            r"\b(?:no|without(?: any)?|zero) (?:prior |previous |special )?(?:experience|interviews?|skills?|degree|ielts|background check|qualifications?|knowledge|investment|work|selling|risk|scam|meeting|boss)\b|\b(?:any(?:one|body) can|everyone can)\b|\bexperience (?:is )?not (?:needed|required|necessary)\b|\b(?:simple|easy|light) (?:job|work|tasks?|duties)\b|\bduties are (?:light|simple|easy)\b|\byou do nothing\b",
        ),
        (
            "chosen",
            3,
            r"\b(?:you (?:have been|were|are|'ve been) (?:\w{1,12} )?(?:selected|chosen|shortlisted|picked|hired|approved|accepted))\b|\b(?:is|has been) (?:\w{1,12} )?(?:confirmed|accepted|approved)\b|\b(?:your|the) (?:application|resume|cv|profile|contact|e-?mail|name)\b[^\n]{0,40}\b(?:accepted|approved|shortlisted|selected|impressed|found|saw|got|received|picked)\b|\b(?:saw|found|got|received|came across) your\b|\b(?:glad|pleased|happy) to (?:offer|inform)\b|\boffers? you\b|\bare you (?:interested|looking|still|18)\b",
        ),
        (
            "sum",
            3,
            rf"{_AMOUNT}\+?(?: ?(?:-|to) ?{_AMOUNT})? ?(?:/|per |a |an |each |every |in |for )?(?:an? |one |each )?(?:day|daily|week|weekly|wk|weekend|shoot|visit|session|box|parcel|item|task|trade|code|pages?|click|post|review|night|evening|monday|friday)\b|\b(?:weekly|daily) (?:pay|salary|wages?|stipend|income)\b|\b(?:base|basic|retain|keep) (?:of )?{_AMOUNT}|\b\d{{1,4}} (?:pages?|box(?:es)?|cartons?|packs?|follows?|likes?|clicks?|tasks?|pieces?|envelopes?|captchas?|forms?|words?|codes?|reviews?|ratings?|sets?|orders?|items?|parcels?) ?= ?",
        ),
        (
            "greeting",
            2,
            r"\b(?:dear|respected|hello|hey|hi|greetings|good (?:day|morning)|beloved)\b[ ,!]|\bcongrat\w{1,12}|\bkindly\b|\bgod bless\b|\bmy name is\b|\bi am (?:mr|mrs|dr|sgt|prof)\b",
        ),
        (
            "reader pays",
            2,
            rf"\byou (?:just |only |must |will |need to |have to |first ){{0,3}}(?:pay|remit|send|transfer|settle|secure|cover|buy|order|purchase|put in)\b|\b(?:first|must|only|just) (?:send|pay|buy|order|cover|deposit)\b|\bsecur\w{{1,12}} your (?:seat|place|slot)\b|\bremitt?\w{{0,6}}\b|(?<!we )(?<!will )(?<!to )\bpay (?:{_AMOUNT}|for|its|only|security)\b",
        ),
        (
            "fee",
            2,
            rf"\b(?:fees?|charges?|deposit|registration|activation|stamp\w{{0,6}}|kit)\b(?: \w{{1,12}})?(?: is| are| of|:|,)? ?(?:only |just |for )?\(?{_AMOUNT}|\b(?:commitment|costs?|pack|clearance|medical|embassy|visa|training|course|entry|enrol\w{{1,12}}|ticket|insurance|membership)\b(?: \w{{1,12}})?(?: is| are| of|:|,)? ?(?:only |just |for )?\(?{_PRICE}|{_AMOUNT} (?:\w{{1,12}} )?(?:fee|charge|deposit|registration|activation|commitment)\b|\bgift cards?\b|\b(?:itunes|steam|google play) (?:gift )?cards?\b|\bstarter (?:kit|pack)|\btop[- ]?up\b",
        ),
        (
            "rail",
            2,
            r"\b(?:money orders?|money transfers?|cheques?|bank drafts?|wire|wires|wired|wiring|western union|money ?gram|cash ?app|zelle|venmo|pay ?pal|payoneer|usdt|bitcoins?|btc|crypto\w{0,8}|forex|binance|certified (?:mail|check)|(?:a|the|your|my|his|by) checks?(?= (?:to|for|that|will|delivered|and|is|at|with|covering|comes|\w{1,12}ed))|cashier'?s|funds (?:arrive|are|will|to|we)|receive funds)\b",
        ),
        (
            "reader's own",
            2,
            r"\byour (?:own )?(?:bank|paypal|linkedin|upwork|facebook|card|id|face|identity|wallet|profile|apartment|flat|address|router|pin)\b|\b(?:bank|your|upwork|student) (?:account|data|details|card)s?\b|\b(?:account|profile) (?:older|owners?|rent)\b|\bverified (?:accounts?|profiles?)\b|\b(?:sms|verification) codes?\b|\b(?:your|delivered to your|at your) (?:home|house)\b",
        ),
        (
            "parcels",
            2,
            r"\b(?:parcels?|packages|boxes|re-?ship\w{0,6}|labels?|merchandise|re-?pack|packing|courier)\b",
        ),
        (
            "channel",
            2,
            r"\b(?:telegram|whats ?app|signal|hangouts|google chat|skype|wire app|messenger|viber|wechat|t\.me|snap)\b|\btext (?:only|me|us|your|yes|back|(?:him|her|prof\w{0,6}) at)\b|\b(?:gmail|yahoo|outlook|hotmail|aol|proton)\b|\b(?:personal|private|alternat\w{1,12}|non[- ](?:edu|school)) (?:e-?)?mail\b|\b(?:reply|respond|write back|get back)\b|\b(?:dm|inbox|message|pm) (?:me|us)\b|\bdm on\b|\badd (?:me|hiring|his)\b",
        ),
        (
            "private",
            1,
            r"\bmy (?:son|daughter|kids?|children|twins|mother|mom|mum|cats?|dogs?|husband|wife|assistant|accountant|nanny|mail)\b|\bpersonal (?:aide|assistant)\b",
        ),
        (
            "money",
            1,
            r"\b(?:earn\w{0,4}|income|make money|easy|unlimited|profits?|rich|cash|guaranteed|legit\w{0,6}|free|daily|safe|withdraw\w{0,4}|rewards?|compensated|extra|bonus|retire|allowance)\b",
        ),
        (
            "home",
            1,
            r"\b(?:from|at) (?:your |the comfort of |any )?(?:own )?(?:home|phone|house|flat|smart ?phone|anywhere)\b|\bremote(?:ly)?\b|\bonline\b|\bhome[- ]?based\b|\bvirtual\b|\bsmart ?phone\b",
        ),
        (
            "data",
            1,
            r"\b(?:full |your |legal |send )names?\b|\bage\b|\b(?:your|home|mailing|full|name,) address\b|\b(?:your|send|two|three|some|clear|passport) photos?\b|\bdate of birth\b|\bcell (?:phone )?(?:number|no)\b|\b(?:phone|mobile) number\b|\bgender\b|\bpassport\b|\bstudent id\b|\bid card\b|\bnext of kin\b",
        ),
        (
            "passing on",
            1,
            r"\b(?:you|and|then) (?:hand|forward|transfer|withdraw|pass|release|re-?pack|repack|drop|deposit|cash|keep|retain|take out)\b|\bforward(?:ed)?\b|\bwhat is left\b|\bthe (?:rest|difference|balance|remainder|excess)\b|\bsend on\b|\bexcess\b|\byou send\b",
        ),
        (
            "ahead",
            1,
            r"\b(?:ahead|in advance|advance|before (?:travel|the letter|start\w{0,6}|your first)|first (?:expenses|assignment|salary|month))\b|\b(?:refund\w{0,6}|reimburs\w{0,6}|returned|comes (?:off|back)|comes by)\b|\b(?:i will|we|to) send you\b|\bfull payment\b",
        ),
        (
            "away",
            1,
            r"\b(?:abroad|overseas|out of (?:town|the country)|deaf|hearing|arriv(?:e|ing) (?:on|in|next)|fly(?:ing)? in|moving (?:in|to)|com(?:e|ing) (?:for|to your)|travel(?:l?ing)|before (?:we|i) (?:come|arrive|get)|vacation|in a meeting|deploy\w{1,12})\b",
        ),
        (
            "few hours",
            1,
            r"\b(?:one|two|1|2|few|couple of|three) (?:free |spare )?(?:hours?|hrs?)\b|\b\d{2} minutes\b",
        ),
        (
            "haste",
            1,
            r"\b(?:urgent\w{0,6}|immediate\w{0,6}|asap|hurry|today|tonight|now|right away|this week|limited|slots?|fast|quick\w{0,6}|instant\w{0,6}|within \d{1,3} hours)\b",
        ),
    )
}
_WEIGHTS = {sought: weight for weight, sought in _SIGNS.values()}
#: Signs of this weight together are no honest posting's: in a text that says little and nothing of
#: the work; in one that says more; in one that speaks of work. Of four hundred honest texts that were
#: read for it none weighed so much.
_ENOUGH_BARE, _ENOUGH, _ENOUGH_AT_WORK = 7, 8, 9
#: What pay by the hour, as shops and offices state it, takes off.
_BY_THE_HOUR = 3
#: What selling or bringing for a firm, as it is paid, takes off.
_OF_TRADE = 3
#: For so much that is said of work one more is needed.
_MUCH_WORK = 8


def adding_up(reading: Reading) -> Iterable[Hit]:
    """The heaviest of the signs, where all of them together weigh enough; pay by the hour takes
    some off."""
    if reading.fields is not None:
        return
    page = reading.page
    held = page.held(_WEIGHTS.keys())
    least = _ENOUGH_BARE + _BY_THE_HOUR * (reading.facts.pay.unit == "hour")
    weighs = sum(map(_WEIGHTS.__getitem__, held))
    if weighs < least:
        return
    if not reading.is_bare:
        least += (_ENOUGH_AT_WORK if reading.speaks_of_work else _ENOUGH) - _ENOUGH_BARE
    if weighs < least or page.holds(CONSENT):
        return
    found = [(_WEIGHTS[sought], quote) for sought in held if (quote := page.first(sought))]
    weighs = sum(weight for weight, _quote in found)
    if weighs < least or weighs < least + said_of_work(reading) // _MUCH_WORK:
        return
    if weighs < least + _OF_TRADE and is_plain_trade(reading):
        return
    heaviest = sorted(found, key=lambda each: (-each[0], each[1].span))[:3]
    for _weight, quote in sorted(heaviest, key=lambda each: each[1].span):
        yield Hit(quote=quote, scam=True, is_sure=True)
