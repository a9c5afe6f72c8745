"""Words of scams about money: checks, rails, other people's money, paying first, investing."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fairbrief.fairness.clues import Clue, clue
from fairbrief.fairness.rules.base import Hit, Reading, words
from fairbrief.fairness.text import Quote

_DRAFT = r"(?:(?:cashier'?s?|certified|bank|company|payroll|personal|electronic|e-?) ?)?(?:che(?:ck|que)s?(?! (?:in\b|out\b|list|box|your (?:e-?mail|inbox|spam)|with\b|back\b|our\b|that\b|whether\b|for\b|the\b))|money orders?|bank drafts?|drafts?)"
CHECK = clue(
    rf"\b(?:deposit(?:ing|ed|s)?|cash(?:ing)?|mail(?:ed|s|ing)?|print(?:ing)?|send(?:ing|s)?(?: you)?|sent(?: to you)?|issue(?:d|s)?(?: you)?|receiv(?:e|ed|ing)|get|gets|brings you|bring you|courier(?:ed|s)?|deliver(?:ed|s)?|forward(?:ed)?|e-?mail(?:ed)?(?: you)?)\s(?:you\s|to you\s|the\s|a\s|an\s|your\s|this\s|our\s|them\s|some\s|in the form of\s|my\s){{0,3}}{_DRAFT}\b[^\n]{{0,90}}\b(?:you|your|bank|deposit|vendor|supplies|equipment|weekly|items?|forward|rest|remainder|fund)",
    rf"\b{_DRAFT}\b[^\n]{{0,50}}\b(?:will be|is|are|to be|has been|have been|being) (?:\w{{3,10}} )?(?:mailed|sent|issued|delivered|couriered|e-?mailed|shipped|posted|dispatched)\b[^\n]{{0,20}}\b(?:to you|your|you)\b",
    rf"\b(?:deposit|cash) (?:it|them|this|the (?:{_DRAFT}|funds|payment)|same)\b[^\n]{{0,60}}\b(?:bank|account|atm|phone|app|mobile|day it|same day|then|and)\b",
    r"\b(?:mobile|phone|atm) deposit\b|\b(?:cashier'?s|certified) (?:check|cheque)s?\b|\bdeposit slip\b|\bonce the (?:check|cheque|funds?|payment) (?:clears?|hits?|shows?|is available)\b|\b(?:check|cheque)s? [^\n]{0,60}\byou will cash\b|\b(?:check|cheque) for [^\n]{2,60}\b(?:bank|deposit|cash) it\b|\byou (?:bank|deposit|cash) it\b|\bprint (?:it |them )?on (?:check|cheque) (?:stock|paper)\b",
    r"\bform of (?:a |an )?(?:money orders?|(?:cashier'?s |certified )?(?:checks?|cheques?)|bank drafts?)\b|\bpay(?:ments?)? (?:by|with|in) (?:cashier'?s |certified )?(?:checks?|cheques?|money orders?)\b[^\n]{0,40}\b(?:cash|take|clear|fee)",
)
#: A check as a thing, not "check the list" and not a background check.
_A_CHECK = r"(?:(?:a|an|the|your|first|our|this|my|each|cashier'?s|certified|paper|company|one) (?:(?!background|reference|spot|reality|rain)\w{3,10} )?(?:check|cheque|money order|bank draft))"
#: What is done with the money of a check that somebody sends.
CHECK_USED = clue(
    rf"\b{_A_CHECK}\b[^\n]{{0,110}}\b(?:(?:bank|cash|deposit|clear) it\b|it clears?\b|clears\b|cleared\b|deduct|take (?:out )?(?:your|yours|his|her)\b|vendor|laptop|equipment\b|software\b|supplies\b|the (?:rest|balance|remainder)\b|installer|nanny|driver|movers?\b|decal)",
    rf"\b(?:mails?|sends?|issues?|couriers?|forwards?|give you|receive|get) (?:you |out )?{_A_CHECK}\b[^\n]{{0,90}}\b(?:so that you|to (?:buy|purchase|cover|get|start|set up)|for (?:the |your |some )?(?:\w{{3,12}} ){{0,2}}(?:equipment|laptop|supplies|software|materials|office|errands?|purchases|gifts?|items))",
)
_COIN = r"(?:usdt|bitcoins?|btc|ethereum|trc-?20|erc-?20)"
_APPS = r"(?:zelle|cash ?app|venmo|pay ?pal friends)"
RAILS = clue(
    rf"\b{_APPS}\b|\b{_COIN}\b|\bcrypto(?:currency)? (?:wallet|payment|deposit|atm|top-?up)\b",
    r"\b(?:gift|reward|steam|itunes|google play|razer(?: gold)?|amazon|apple|prepaid|vanilla|sephora|ebay) (?:gift )?(?:cards?|vouchers?)\b(?! (?:raffle|for (?:participants|winners)|giveaway|for (?:completing|taking|your time)|upon|reader|design|product|program|platform|industry))",
    r"\bwestern union\b|\bmoney ?gram\b|\bria money\b|\bworldremit\b|\bwire transfers?\b|\bwire (?:the|it|funds|money|this)\b|\bby wire\b|\bmoney[- ]transfer (?:counter|office|agent)\b",
)
#: Where the reader is to pay or be paid so.
_PAYS = re.compile(
    r"\b(?:you|your|settle|our agent|funds?|send|buy|purchase|forward|remit|scratch|top up|recharge|deposit|withdraw\w{0,3}|earn\w{0,4}|daily|salary|commission|codes?|"
    r"pay(?:ment|ments|out|outs)? (?:is |are )?(?:made )?(?:via|by|in|through|with|using)|paid (?:via|by|in|through|with|each|daily|weekly|every|out)|refund\w{0,3})\b"
)
_IS_SUBJECT = re.compile(
    r"\b(?:build|design|document|develop|research|analy[sz]e|integrat\w{1,4}|engineer\w{0,3}|competitors?|case study|our (?:app|product|platform|api|users?|customers?|members)|users can|customers can|"
    r"chargebacks?|channels|withdrawals|reconcil\w{1,6}|monitor\w{0,4}|operations|sepa|ach|detect\w{0,4}|prevent\w{0,4}|fraud|launder\w{0,3}|reimburs\w{1,6} (?:your|travel)|donat\w{1,4}|fail|payouts|support tickets?)\b"
)
_MONEY = r"(?:the |our |their |these |all |such )?(?:payments?|funds|money|deposits?|donations?|gifts?|transfers?|proceeds|balance|remainder|rest|remaining|difference|amount|purchase amount)"
_PARCELS = r"(?:the |our |your )?(?:packages?|parcels?|shipments?|merchandise|goods|items|boxes|consumer goods)"
MULE = clue(
    r"\b(?:agents?|representatives?|officers?) (?:shall |will |is |are |be )*entitled to (?:[\w-]{2,12} ){0,2}(?:percent ?)?\(?\d{1,2} ?(?:%|percent|per cent)\)? ?of\b|\brec(?:ei|ie)v(?:e|ing) (?:\w{3,12} ){0,2}(?:claims|debts|indebtedness)\b|\bcollect(?:ing)? (?:\w{3,12} ){0,3}(?:debts|outstanding (?:money|bills|payments?))\b",
    rf"\b(?:rec(?:ei|ie)v(?:e|es|ing)|collect(?:s|ing)?|accept(?:s|ing)?|process(?:ing)?|handl(?:e|ing)|take|takes) {_MONEY}\b[^\n]{{0,50}}\b(?:from (?:our|the|my|their|its)? ?(?:clients?|customers?|buyers?|collectors?|donors?|us\b)|on (?:my|our|their) behalf|at your (?:address|home|account)|into your|to your (?:own )?(?:bank |current |personal )?account|and (?:forward|send|transfer|wire|pass))",
    rf"\b(?:transfer|forward|re-?send|sending|send|pass|remit|moves?|return|moving|transferring|forwarding|wire)(?: it| them| on| out)? (?!transfers){_MONEY}\b(?! (?:app|company|service|product|industry|startup))[^\n]{{0,60}}\b(?:to|by|via|through|on|us|me|our|minus|less|abroad)\b",
    rf"\b(?:customers?|clients?|buyers?|donors?|supporters?|collectors?|{_MONEY})\b[^\n]{{0,60}}\b(?:through|into|using|in|via|to) your (?:own )?(?:personal |existing |current |private )?(?:bank |current |checking )?account\b(?! (?:manager|settings|page|password))|\b(?:use|using|through) your (?:own |personal )?(?:bank |current )?account\b|\bi put money in you\b|\b(?:accept|receive|send and receive|receive and send) (?:the )?payments?\b[^\n]{{0,20}}\b(?:on|in|to|for a given)\b|\b(?:receive|get) (?:bitcoins?|btc|crypto|usdt|funds) (?:from|to|in)\b|\bforward (?:it|them) to the next\b|\bnext wallet\b",
    r"\bpayments? (?:through|to) you\b[^\n]{0,20}\bus\b|\bmaking payments? through you\b|\bwhose (?:own )?(?:current |bank )?account\b",
    r"\b(?:payments?|financial|transfers?|funds?|money|remittance|receivables?)[ -](?:processing )?(?:agents?|representatives?|officer|intermediar(?:y|ies)|processor|clerk|collector)\b(?! (?:at|with) (?:the|a) bank)|\baccounts? receivables? (?:position|representative|agent|officer|in)\b|\b(?:assist|help) (?:us|the company|our company|me) (?:in|with) (?:processing|collecting|receiving) (?:the |our )?(?:payments?|funds)\b",
    r"\b(?:medium|means) of (?:getting to|reaching) our customers\b|\b(?:keep|deduct|retain|take|subtract|minus|less) (?:out )?(?:your |a |of )?(?:handling share|commission|(?:\d{1,2}|five|ten|fifteen|twenty) ?(?:%|percent)|a percentage|percentage|wage|pay|salary|cut)(?! of (?:trading|profits))[^\n]{0,60}\b(?:rest|remainder|balance|each|every|forward|send|transfer|transaction|payment|yourself)\b",
    r"\b\d{1,2} ?% (?:commission |deduction |which )?(?:on|of|from) (?:each|every|all|the) (?:outstanding |completed )?(?:invoice|payment|transaction|transfer|cheque|check|deposit|amount|money|swap)|\bcollect(?:ing)? our payments? (?:from our|in your)\b|\brepresent our company in (?:the (?:us|usa|united)|canada|america|europe|your (?:country|region|area|state))\b|\brepresentatives? (?:who|that) can help us (?:establish|to establish|collect|receive|in receiving|get)\b|\bour representatives? in (?:the )?(?:us|usa|united states|canada|europe|america|your)\b|\b(?:work|act|serve|someone)\b[^\n]{0,30}\bas (?:our|my|the company'?s) (?:payments? |financial )?representatives?\b(?= (?:in|over) (?:the (?:us|uk|united|states)|canada|america|europe|australia|your))|\bpayments? (?:receiving|collection|collecting) (?:officer|agent|clerk|representative)s?\b",
    r"\bre-?ship\w{0,5}\b|\b(?:put|stick|glue|print|attach)\w{0,3} (?:a |the |our |your )?(?:new|prepaid|fresh|other|different) (?:shipping |address )?labels?\b|\blabels? (?:over|on top of) (?:it|them|the (?:old|first))\b|\bper (?:each )?(?:package|parcel)\b|\b(?:parcel|package|mail|shipping|returns) (?:inspector|processor|forwarder|quality associate|receiver|forwarding|re-?ship\w{0,4})\b|\bonward (?:carriage|shipping|delivery)\b|\b(?:courier|shipping|logistics) (?:clerk|agent|manager)[^\n]{0,60}\b(?:from|at) home\b",
    rf"\b(?:receiv(?:e|ing)|accept(?:ing)?|take delivery of|taking delivery of|collect(?:ing)?|inspect(?:ing)?|open(?:ing)?) (?:selected |some )?{_PARCELS}\b[^\n]{{0,60}}\b(?:home|residence|your address|address|house|apartment|abroad|overseas|label|forward|ship|send)",
)
#: Money or parcels that go through the reader, in words no clerk's duty is said in.
_THROUGH_YOU = clue(
    r"\b(?:clients?|customers?|buyers?|partners?|donors?|they|we|i|who) (?:will |would )?(?:wires?|transfers?|sends?|pays?) (?:it |money |funds |payments? )?(?:in)?to (?:you\b(?!r)|your (?:own |bank |personal )?account\b)[^\n]{0,60}\b(?:withdraw|forward|convert|keep|pass|send|take out)|\b(?:clients?|customers?|buyers?|partners?|donors?|they) (?:will |would )?wires? you\b",
    r"\b(?:money|funds|cash|payment|extra|excess|surplus|balance) (?:that |which )?you (?:will |must |should |then )?(?:forward|wire|pass|hand) (?:it )?(?:on |over )?to\b|\b(?:mail|courier|post|issue)s? you (?:the |a |your |my )?(?:payment|money|funds|cash)\b[^\n]{0,90}\b(?:forward|wire|the (?:rest|store|seller|movers?|shop|vendor)|balance|remainder)\b",
    r"\b(?:receiv(?:e|ed|ing)|get|gets|e-?mail(?:ed)? you|send you|sent) (?:the |a |an |your )?pre-?paid (?:shipping |postage |mailing |usps |ups |fedex )?labels?\b",
    r"\bre-?ship\w{0,5}\b[^\n]{0,60}\b(?:packages?|parcels?|boxes|goods|items|merchandise)\b|\b(?:packages?|parcels?|boxes|goods|items|merchandise)\b[^\n]{0,60}\bre-?ship\w{0,5}\b|\bwe send,? you (?:send|pass|forward)",
    r"\b(?:each|every|per) (?:\w{3,10} )?account (?:that |which )?you (?:open|register|create|verify|set up)|\baccounts? you (?:open|register) for (?:us|me|our)\b",
    r"\b(?:packages?|parcels?|shipping|shipments?|mail|logistics|delivery|postal|returns|orders?) (?:handl|process|forward|receiv|sort|packag|dispatch)\w{2,4}(?: (?:\w{3,10} )?(?:job|work|position|agent|assistant|specialist|clerk|role))?,? (?:(?:work(?:ing)? )?from|at) (?:your (?:own )?)?home\b|\b(?:receiv(?:e|ing)|accept(?:ing)?|collect(?:ing)?|take in) (?:\w{3,10} ){0,3}?(?:and \w{3,10} )?(?:parcels?|packages?|boxes|deliveries) (?:for|on behalf of) (?:me|us|my|our clients)\b",
)
#: Parcels that come to the reader's own door.
_HOME_PARCELS = clue(
    rf"\b(?:receiv(?:e|ing)|accept(?:ing)?|take delivery of|taking delivery of|collect(?:ing)?|inspect(?:ing)?) (?:selected |some )?{_PARCELS}\b[^\n]{{0,24}}\b(?:at|to|in) your (?:own )?(?:home|house|apartment|flat|address|residence|place|door(?:step)?)\b(?! hall)",
)
_STEPS = {
    "take": clue(
        r"\b(?:transfers?|payments?|money|funds|deposits?|sums?)\b[^\n]{0,40}\b(?:arrives?|lands?|comes? in|are paid|is paid|goes?|go|reach(?:es)?|hits?) (?:on|in|into|to|at)? ?your (?:own |bank |personal )?account\b|\b(?:cash|cashing) (?:the )?(?:cheques?|checks) (?:from|of) our\b|\b(?:receiv|collect|accept|process|handl)\w{1,4} (?:\w{2,10} ){0,3}?(?:payments?|funds|money|deposits?|cheques?|checks|transfers?|donations|gifts)\b|\btak(?:e|es|ing) in (?:\w{2,10} ){0,2}payments?\b|\b(?:pay|transfer|paid|send|settle)\w{0,3} (?:\w{2,10} ){0,3}?(?:in)?to your (?:own |bank |personal )*account\b",
    ),
    "keep": clue(
        r"\b\d{1,2} ?(?:%|percent) (?:stays?|remains?|is yours|are yours|goes to you|for (?:you|yourself))\b|\b(?:keep|retain|deduct|subtract|minus|less|take)(?:s|ing|ed)? (?:out )?(?:your |a |an )?(?:\w{2,10} )?(?:\d{1,2} ?(?:%|percent\b)|(?:five|six|seven|eight|ten|twelve|fifteen|twenty) percent|(?:share|cut|wages?|pay|commission|fee|tuition|yours)\b)|\bkeep the (?:change|difference)\b",
    ),
    "pass": clue(
        r"\b(?:send|pass|transfer|forward|move|moves|wire)s? (?:them|it|these|those|the (?:money|funds|sum)) (?:on|onward|further|out|along|back|to (?:us|me|the))\b|\b(?:send|sends|sending|forward|forwards|forwarding|pass|passes|passing|transfer|transfers|remit|remits|wire|wires|return|returns|hand|hands|give|gives|pay|pays|move|moves)\b (?:(?:on|it|him|her|us|me|them|over|back|out|the \w{3,10}) ){0,2}(?:the |what )?(?:rest|balance|remainder|remaining|remains|difference|excess|other \d)\b",
    ),
}
_PARCEL_STEPS = {
    "take": clue(
        r"\b(?:ship|send|deliver|mail|post)(?:s|ed|ing)? (?:\w{2,12} ){0,4}?(?:to|at) your (?:own )?(?:flat|home|address|house|apartment|dorm|door|place|room)\b|\b(?:goods|packages|parcels|boxes|deliveries|items|they) (?:will )?(?:arrive|arrives|come|reach|land|turn up|show up)(?: \w{2,8}){0,2} your (?:own )?(?:flat|home|address|house|apartment|dorm|door|doorstep|place|room)\b|\b(?:receive|accept|collect|take in) (?:\w{3,12} ){0,2}(?:goods|packages|parcels|boxes|deliveries|electronics|phones)\b",
    ),
    "mark": clue(
        r"\b(?:sticker|labels?|shipping form)\b|\b(?:take|make|send|upload) (?:\w{2,8} )?(?:photos?|pictures?|images)\b|\bcheck (?:the )?(?:content|contents|condition)\b",
    ),
    "pass": clue(
        r"\b(?:drop|bring|take|carry|post|ship|forward|re-?send|hand|send)(?:s|ping|ing)? (?:them|it|each|the \w{3,9}|these|boxes|parcels|packages|items|goods) (?:on |out )?(?:off )?(?:at|to|with|via|by|on) (?:the |a |an |our |your )?(?:nearest |next |local )?(?:courier|post office|carrier|ups|fedex|usps|dhl|post|customers?|buyers?|addresses)\b|\bsend (?:them|it) on with\b|\bonward\b",
    ),
}
#: What a fee is asked for, and how much: "medical and stamping charges 5500".
_FEE_FOR = r"(?:visa|file|files|medical|stamping|courier|clearance|tickets?|registration|interview|id card|identity card|gate pass|uniform|training|portfolio|embassy|attestation|bond|security|joining|enrol?ment|processing|documents?|documentation|permit|slot|seat|agency|placement|agent)"
_SUM = r"(?:(?:[$£€₹₦₱]|usd|eur|gbp|inr|rs\.?|ksh|kes|ngn|php|aed|sar)\s?\d[\d,.]*|\d[\d,.]{1,7} ?(?:[$£€₹]|(?:usd|eur|gbp|euros?|dollars|pounds|rupees|rs|naira|ksh|pesos|dirhams?|aed|only)\b)|\d{3,6}(?: only|/-))"
_FEE = r"(?:fees?|deposits?|kits?|packs?|charges?|licen[cs]e|package|investment|contribution)"
UPFRONT = clue(
    rf"\b{_FEE_FOR}(?: (?:and|&|or) {_FEE_FOR})? (?:file |processing |service |application )?(?:fees?|charges?|costs?|deposit|money|payment)(?: is| are| of|:|,)? (?:only |just |a token of )?{_SUM}|\b(?:registration|activation|joining|entry|membership):? (?:is |at |for |only |just ){{0,2}}{_SUM}(?! (?:early|regular|student|member))",
    rf"\b(?:after|against|with|for|upon) (?:a |the |payment of )?(?:\w{{3,10}} )?(?:deposit|payment) of (?:only |just )?(?:{_SUM}|\d{{3,6}})|\bpay (?:for )?(?:its|their|your|the) (?:own )?(?:\w{{3,12}} ){{0,2}}?(?:cost|costs|price|training|visa|permit|documents?|medical|insurance|kit|uniform)(?: of)? ?\(?{_SUM}|\bpay (?:the |an? )?(?:insured |express |shipping |courier )?(?:delivery|shipping|shipment|courier)(?: fee| cost)? of {_SUM}",
    r"\bpayable to (?:our|the|my) (?:\w{3,12} )?(?:officer|agent|desk|account(?:ant)?|manager|cashier)\b|\b(?:bring|come with|carry) (?:along )?(?:only |just )?(?:[$£€₹₦₱]|usd|rs\.? ?)?\s?\d{2,6}(?: ?(?:[$£€]|usd|euros?|dollars|pounds|rupees))? (?:for|towards|as)\b|\b(?:a |the |small |security |refundable )*deposit (?:is |will be )?(?:only |first )?(?:needed|required|necessary|asked) (?:only )?(?:for|to|before|from)\b|\b(?:fill in|enter|give|provide|confirm|add)(?: us)? your (?:credit |debit |bank )?card (?:data|details|number|info\w{0,7})\b",
    r"\bsend (?:us )?(?:a |an |your |only |just )?(?:one[- ]time )?[$£€₹]\s?\d[\d,.]* (?:for|to cover|as)\b|\b(?:background|credit|screening|drug) (?:check|test|report)\b[^\n]{0,50}[$£€]\s?\d[^\n]{0,16}\b(?:reimbursed|refunded|returned|applies|deducted)\b|\b(?:composite|comp|model) card\b[^\n]{0,40}[$£€]\s?\d|[$£€]\s?\d[\d,.]* (?:\w{3,10} )?(?:bond|security) on (?:cash ?app|zelle|venmo)\b|\bbuy the (?:item|product)s? (?:\w{3,6} )?(?:with|using) your own\b",
    r"\bpay (?:only |just )?(?:[$£€₹₦]|usd|eur|gbp|rs\.? ?)?\s?\d[\d,.]* (?:[$£€]|usd|euros?|dollars|pounds|rupees)? ?(?:for|towards) (?:your |the |a |an )?(?:\w{3,10} )?(?:portfolio|casting|id card|badge|training|kit|file|form|account|uniform|course|photo\w{0,6}|software|licen[cs]e)\b|\b(?:settle|remit|pay|send|transfer) (?:the |your |an? )?(?:\w{3,12} ){0,2}(?:insurance|charges?|fees?|deposit|costs?|tax|clearance|registration|visa|bond|levy|processing) of (?:[$£€₹₦]\s?\d[\d,.]*|\d[\d,.]* ?(?:usd|eur|gbp|euros?|dollars|pounds|naira|rupees|ksh|[$£€]))\b[^\n]{0,20}\b(?:to|through|via|by|into)\b",
    r"\b(?:papers|visas?|permits?|documents?|forms?|files?|certificates?|clearance|insurance|tickets?)\b[^\n]{0,80}\b(?:at (?:the|a) cost of|cost is|fees? (?:of|is)|charges? (?:of|is)|for (?:only|just|a token of)) (?:only |just )?(?:[$£€₹₦]|usd|gbp|eur|ksh|ngn|php)\s?\d",
    r"\b(?:settle|pay|remit|send|cover|submit|transfer|clear|deposit)(?:s|ing)? (?:for )?(?:only |just )?(?:the |your |a |an )?(?:\w{3,12} ){0,2}(?:visa|forms?|files?|file opening|clearance|processing|courier|medical|documents?|documentation|ticket|permit|registration|training|insurance|background|uniform|id card|admission|slot|seat|booking)\b[^\n]{0,20}\b(?:charges?|fees?|cost|payment|deposit|money)\b",
    rf"\b(?:training|registration|processing|onboarding|starter|start-?up|activation|certification|enrol?ment|induction|administrati(?:on|ve)|background check|security|refundable|caution|commitment|insurance|membership|reservation|seat|documentation|verification|explorer|welcome|sample|ambassador) (?:and \w{{2,12}} )?{_FEE}\b(?![^\n]{{0,50}}\b(?:waived|covered by|paid by (?:us|the)|reimbursed by|(?:is|are) (?:included|free|provided|not (?:required|needed|charged|asked))))",
    rf"\b(?:pay|send|transfer|remit|submit|deposit|put down)\b[^\n]{{0,40}}\b(?:registration|training|processing|activation|refundable|security|visa|courier|membership|admin\w{{0,10}}) {_FEE}\b|\brefundable\b[^\n]{{0,20}}\b(?:deposit|fee|amount)\b(?! (?:is|are) (?:not|never)\b)|\b(?:100 ?%|fully) refundable\b|\b(?:fee|deposit|amount|kit|charge)\b[^\n]{{0,30}}\b(?:is |are |comes? |will be )?(?:100 ?% |fully )?(?:refund(?:able|ed)|returned|reimbursed|deducted|comes off)\b[^\n]{{0,40}}\b(?:first|salary|stipend|wage|pay|batch|month|after)",
    r"\b(?:purchase|buy|order) (?:your |the |all |an? )?(?:own )?(?:\w{3,12} ){0,2}(?:equipment|laptop|supplies|software|materials|macbook|phone|kit|stock|products?)\b[^\n]{0,80}\b(?:vendor|supplier|reimburs|refund|che(?:ck|que)|from (?:our|us|the company|your leader)|zelle|approved|first (?:pay|month))",
    r"\b(?:buy|purchase|pay(?:ing)? for|order|cover|spend|advance)\b[^\n]{0,70}\breimburse\w{0,2} (?:you )?[^\n]{0,30}\b(?:first (?:pay|check|salary)|this evening|later|friday|next)|\b(?:approved|our|certified|designated|authorized|accredited) (?:\w{3,12} )?(?:vendor|supplier)s?\b[^\n]{0,80}\b(?:equipment|laptop|software|office|macbook|order|payment|ships?|desk)|\b(?:equipment|laptop|software|workstation|supplies)\b[^\n]{0,60}\b(?:approved|our|certified|designated) (?:\w{3,12} )?(?:vendor|supplier)\b",
    r"\byou (?:need|have) to (?:do (?:is|it) )?pay\b(?! (?:\w{4,10} )?(?:attention|heed|care|respect|visits?|tribute|tax(?:es)?|rent|close|special|particular|for (?:your )?(?:own )?(?:food|meals|housing|travel|transport|parking|accommodation|lunch)))|[$£€₹₦]\s?\d[\d,.]* (?:to (?:start|join|register|enrol|begin|unlock|secure)|(?:registration|activation|starter|joining|one[- ]time))\b|\bpay for your own (?:benefit|membership|kit|training|visa)|\bone[- ]time (?:registration |setup |joining |starter )?(?:fee|investment|charge|cost|pack|kit)\s?(?:of|is)\b|\b(?:a|your|the) one[- ]time (?:registration|starter|joining|setup|membership) \w{3,10}\b|\b(?:make|pay|send|needs?|requires?) (?:us )?(?:a |the |only a )?(?:small )?one[- ]time payment\b|\bregistration (?:is|of|costs?) (?:just |only )?[$£€₹₦]",
    r"\b(?:recharge|top(?:ping)?[- ]?up|unlock|re-?fill|add funds to) (?:the |your |a )?(?:account|wallet|balance|difference|next|task|set|package|order)\b|\b(?:prepaid|pre-?pay|premium) (?:tasks?|orders?|packages?)\b|\bdeposit [$£€₹₦]?\s?\d[\d,.]*(?: \w{2,5})? (?:and|to|get|you)\b|\b(?:use|using|spend|with) your own (?:funds?|money|card)\b|\bbuy (?:in|your place)\b|\bfund(?:s|ing)? (?:a|an|your|the|their) (?:\w{3,10} )?(?:account|wallet) (?:of|with)\b|\b(?:send|remit) (?:ksh|kes|rs\.?|php|ngn|ghs|usd|us\$|a\$|[$£€₹₦₱])\s?\d[\d,.]* (?:by|to|via|through|into)\b|\b(?:purchase|buy) the (?:\w{3,14} )?(?:box|kit|pack|bundle)\b|\bthose who(?:'ve| have) paid\b|\b(?:just |only |to )?(?:cover|pay)(?:s|ing)? (?:for )?(?:the |your |own )?(?:[$£€₹₦₱]\s?\d[\d,.]* )?(?:shipping|postage|delivery|customs)\b",
)
INVEST = clue(
    r"\b(?:gives?|earns?|makes?|pays?|returns?|profits?|interest|yields?|roi|gains?)\b[^\n]{0,24}\b\d{1,3} ?(?:%|percent) (?:daily|a day|per day|every day|a week|per week|weekly)\b|\b\d{1,3} ?(?:%|percent) (?:daily|weekly) (?:profit|returns?|interest|gain|roi)\b|\btrading bots?\b[^\n]{0,40}\b(?:gives?|earns?|makes?|pays?|returns?|profit)",
    r"\b(?:put in|pay in|invest|deposit|start with|fund(?: it| your account)? with)\W{1,3}(?:\w{2,8} )?[$£€₹₦]?\s?\d[\d,]*\b[^\n]{0,30}\b(?:take (?:out|home|back)|collect|cash out|walk away with|get|receive|withdraw|becomes?|turns? into|earn|make|and have)\b[^\n]{0,12}\d|\b(?:trading|crypto|forex|investment) signals?\b|\bsignal group\b|\bexperts? (?:place|trade|handle)s? (?:the |your |for )?(?:trades?|you|everything)\b|\bwatch (?:the|your) (?:balance|money|profit|account) grow\b|\b(?:our|the) (?:account manager|broker|trader)s? trades? (?:for|on behalf)\b",
    r"\b(?:sign-?up|register|join)[^\n]{0,30}\bbecome an investor\b|\bmake[_ ]money[_ ]online\b|\b(?:invest(?:ing|ment)?|trading|trade)\b[^\n]{0,60}\b(?:crypto\w{0,10}|bitcoins?|forex|binary)\b[^\n]{0,60}\b(?:profits?|returns?|earn|income)\b",
    r"\binvest(?:ing|ment)?\b[^\n]{0,20}[$£€]\s?\d[\d,]*[^\n]{0,20}\b(?:get|earn|receive|return|to earn|and earn|becomes?)\b|\b(?:minimum|small|little|initial) investment\b[^\n]{0,60}\b(?:earn|profit|return|income|weekly|daily)|\byour (?:initial )?investment\b[^\n]{0,40}\b(?:profit|returns?|doubl\w{1,3}|weekly)",
    r"\b(?:forex|binary options?|bitcoin|crypto) (?:and \w{3,10} )?(?:trad(?:e|er|ers|ing)|min(?:er|ing)|invest\w{1,5}) (?:platform|plantform|account|signals?|opportunity|expert|and earn)|\bprofessional (?:bitcoin|forex|crypto) (?:miner|trader)|\bdouble(?:d|s)? (?:your|in) (?:money|investment|bitcoin|a multiple)\b",
    r"\breturns? of [$£€]?\s?\d[\d,]*\s?%?[^\n]{0,30}\b(?:weekly|daily|per day|a day|in \d|days)\b|\bguaranteed (?:returns?|profits?)\b|\b(?:huge|weekly|daily) profits?\b",
)
_GREAT_PAY = clue(
    r"\b\d{2,4}(?:\s?(?:-|to)\s?\d{2,4})? ?(?:euros?|eur|usd|usdt|dollars|reais|pounds|quid) (?:per|a|every|each) ?day\b|\bdaily (?:delivery |pay |income |earnings )?(?:from |of )?\d{2,4}\s?(?:-|to)\s?\d{3,4}\b",
    r"\b(?:[3-9]\d\d|\d{4,5})\s?[$£€](?:\s?(?:-|to)\s?\d{3,5}\s?[$£€])? (?:per|a|every|each) ?day\b|\b(?:per|a|every|each) day:? (?:from |up to )?[$£€]?\s?\d,?\d{3}\s?(?:-|to)\s?[$£€]?\s?\d{1,2},?\d{3}\b",
    r"[$£€]\s?(?:[3-9]\d\d|\d,?\d{3})(?:\.\d\d)?\s?(?:(?:-|to)\s?[$£€]?\s?\d[\d,]*\s?)?(?:extra |in )?(?:per|a|every|each) ?day\b",
    r"\b(?:potential|over|earn\w{0,3}|make|making|up to)\b[^\n]{0,24}[$£€]\s?\d{2,3}(?:,000|k)\+? (?:per|a|each) (?:month|week)\b|\b\d{2,3},000\s?[$£€] (?:per|a) month\b",
    r"\b(?:salary|pay|wage|income)\b[^\n]{0,30}[$£€]\s?\d{3,4}\b[^\n]{0,30}\b(?:per|a|each|every) (?:job|task|assignment|errand|shop|visit|listing)\b|[$£€]\s?[1-9]\d{2,3} per (?:post|photo|reel|video|story) (?:after|each)\b|[$£€]\s?\d{2,4} (?:per|for (?:each|every)|a|each) (?:job|assignment|shop|completed|listing|call|task)\b",
    r"[$£€]\s?\d{3,4}[^\n]{0,30}\b(?:for|per|takes?|within)\b[^\n]{0,16}\b(?:half an hour|one hour|an hour|\d{1,2} minutes)",
)


#: What a product or a firm does, not the reader.
_OF_PRODUCT = re.compile(
    r"\b(?:users?|customers?|people|families|anyone|merchants|businesses) (?:to |can |who )?(?:\w{2,9} )?$|\b(?:lets?|allows?|enables?|helps?|easy|easier|ways?) (?!us\b|me\b)(?:[\w']{2,12} ){0,3}$|"
    r"\b(?:app|platform|product|service|tools?|software) (?:that |to |which |for )(?:\w{2,9} )?$"
)


def moving(reading: Reading) -> Iterable[Hit]:
    """Words of passing money or parcels on; or the steps of it close together: taking in, keeping a
    share, sending the rest."""
    page = reading.page
    for quote in page.all(_HOME_PARCELS, most=1):
        yield Hit(quote=quote, is_sure=not reading.speaks_of_work)
    for quote in page.all(_THROUGH_YOU, most=2):
        yield Hit(quote=quote, is_sure=reading.is_bare)
    for quote in page.all(MULE):
        start, _end = page.sentence_at(quote.start)
        if not _OF_PRODUCT.search(page.plain, start, quote.start):
            yield Hit(quote=quote)
    for steps, needed in ((_STEPS, 2), (_PARCEL_STEPS, 3)):
        found = _close_together(reading, steps)
        if len(found) >= needed:
            for quote in found:
                yield Hit(quote=quote, is_sure=not reading.speaks_of_work)


#: Steps of one scheme stand within so many characters.
_CLOSE = 260


def _close_together(reading: Reading, steps: dict[str, Clue]) -> list[Quote]:
    """The first place where money or parcels are passed on, with the steps that stand near it."""
    page = reading.page
    for passed in page.all(steps["pass"], most=6):
        near = [passed]
        for kind, sought in page.among(steps):
            places = page.all(sought, most=6) if kind != "pass" else []
            near += [each for each in places if abs(each.start - passed.start) < _CLOSE][:1]
        if len(near) > 1:
            return sorted(near, key=lambda each: each.start)
    return []


#: What is lent against a deposit, and given back.
_LENT = re.compile(
    r"\b(?:housing|rooms?|apartments?|dorms?|damage|rent|lease|tuition|keys?|key ?cards?|lockers?|badges?|library cards?|lodge|bikes?|instruments?|radios?|costumes?|tools?)\b"
)
_VENDOR = re.compile(r"\b(?:vendor|supplier|equipment|supplies|software|materials)")
_READER = re.compile(r"\byou(?:r|'ll|'d|rself)?\b")
_DEPOSIT = re.compile(r"\bdeposit\b|\brefund|\breturned\b")


#: Paying is what stands between the reader and the work.
_PAY_TO_START = clue(
    r"\bto (?:activate|unlock|secure|reserve|confirm|get started|begin|start|join|enrol|register|qualify)\b[^\n]{0,40}?\b(?:you (?:must |need to |have to |should |will |just )?|kindly |please |simply |just )(?:pay|purchase|buy|send|deposit|transfer|remit)\b(?! (?:us )?(?:your|a|an|the) (?:resume|cv|application|e-?mail|cover|letter|message|portfolio|details|transcript))",
    r"\b(?:pay|send|deposit|transfer|remit) (?:us |me )?(?:a |an |the |your |only |just )?(?:\w{3,12} )?(?:[$£€₹₦₱]|usd|rs\.?|php|ksh|ngn)\s?\d[\d,.]* (?:\w{3,12} )?(?:fee |deposit )?(?:to|before|and) (?:activate|unlock|secure|reserve|confirm|get started|begin|start|join|enrol|register|qualify)\b",
)


def paid_first(reading: Reading) -> Iterable[Hit]:
    """A fee, a deposit or a purchase before any pay; not the deposit for a key that is lent, nor
    what a buyer for the office orders."""
    page = reading.page
    for quote in page.all(_PAY_TO_START, most=1):
        yield Hit(quote=quote, is_sure=not reading.speaks_of_work)
    for hit in words(UPFRONT)(reading):
        if hit.quote is None:
            continue
        start, end = page.sentence_at(hit.quote.start)
        said = hit.quote.text.lower()
        is_lent = _DEPOSIT.search(said) and _LENT.search(page.plain, start, end)
        is_duty = _VENDOR.search(said) and not _READER.search(page.plain, start, end)
        if not (is_lent or is_duty):
            yield hit


#: The check is banked, and its money goes on to somebody else.
_BANKED_AND_SPENT = clue(
    r"\b(?:money orders?|cheques?|cashier'?s checks?|bank drafts?|a check)\b[^\n]{0,70}\byou (?:then |will )?(?:pay|hand|give|send|forward|wire) (?:the|his|him|her|them|my|it|what|on|over)\b",
    r"\b(?:bank|deposit|cash)(?:s|ing)? (?:it|them|this|the (?:check|cheque|funds|money order)s?)\b[^\n]{0,60}\b(?:then|and|before|to)\b[^\n]{0,24}\b(?:settle|send|pay|buy|order|purchase|forward|wire|transfer|withdraw|remit)",
)
#: "Your stipend check will be mailed" is how pay comes.
_PAY_CHECK = re.compile(
    r"\b(?:stipends?|pay|payroll|wages?|award|salary|final|honorari\w{1,2}|scholarship) $"
)


def checks(reading: Reading) -> Iterable[Hit]:
    page = reading.page
    for quote in page.all(_BANKED_AND_SPENT, most=1):
        yield Hit(quote=quote, is_sure=True)
    for sought in (CHECK, CHECK_USED):
        for quote in page.all(sought, most=2):
            start, _end = page.sentence_at(quote.start)
            if not _PAY_CHECK.search(page.plain, start, quote.start):
                yield Hit(quote=quote)


#: A study thanks those who take part, and asks who they are; it says that they need not.
CONSENT = clue(
    r"\b(?:participation|taking part|involvement)\b[^\n]{0,40}\bvoluntary\b|\b(?:stop|withdraw|leave|quit)\b[^\n]{0,40}\bwithout (?:any )?(?:penalty|giving)\b|\binformed consent\b|\binstitutional review board\b|\bethics (?:committee|approval)\b"
)
#: "$15 an hour, in cash or by Venmo" is how a small shop pays.
_APP = re.compile(_APPS)
#: The reader buys the cards, or sends the coins.
_BUYS = re.compile(r"\b(?:buy|buying|purchas\w{1,3}|send|sending|deposit|scratch)\b")


def rails(reading: Reading) -> Iterable[Hit]:
    """Such payment counts where someone is to pay or be paid so, not where it is the subject."""
    page = reading.page
    for quote in page.all(RAILS, most=8):
        start, end = page.sentence_at(quote.start)
        if _PAYS.search(page.plain, start, end) and not _IS_SUBJECT.search(page.plain, start, end):
            if _APP.fullmatch(quote.text.lower()) and reading.facts.pay.unit == "hour":
                continue
            is_bought = _BUYS.search(page.plain, start, quote.start) is not None
            if page.holds(CONSENT) and not is_bought:
                continue
            yield Hit(quote=quote, is_sure=is_bought and reading.is_bare)


#: Dollars an hour that no work without experience earns.
_FANTASTIC = 60
#: The same for a sum a week for a few hours, where nothing is said of the work.
_FANTASTIC_BARE = 40


def fantastic_pay(reading: Reading) -> Iterable[Hit]:
    """Pay a day or a task that no student work earns, in a text that is not about work."""
    if reading.fields is not None or reading.speaks_of_work:
        return
    found = reading.page.all(_GREAT_PAY, most=2)
    for quote in found:
        yield Hit(quote=quote)
    hourly, pay = reading.facts.pay.hourly_usd, reading.facts.pay.quote
    most = _FANTASTIC_BARE if reading.is_bare and reading.facts.pay.unit != "hour" else _FANTASTIC
    if not found and pay and hourly is not None and hourly > most:
        yield Hit(quote=pay)
