"""What bait is made of: kinds of promises, and how much each weighs against a text.

Each is found in honest postings, too, and none is a mark by itself. How much each weighs was measured
on postings and frauds from many hands, and rounded to what can be explained: what few honest ones say
weighs most.
"""

from __future__ import annotations

from typing import NamedTuple

from fairbrief.fairness.clues import Clue, clue


class Sign(NamedTuple):
    """A kind of promise, and how much it weighs."""

    weight: int
    sought: Clue


_COIN = r"(?:[$£€₹₦₱]|\b(?:usd|us\$|eur|gbp|aed|inr|rs\.?)[$]?) ?"
_MONEY = r"(?:income|money|cash|earnings?|pay|wages?|profits?)"
SIGNS: dict[str, Sign] = {
    kind: Sign(weight, clue(*patterns))
    for kind, weight, *patterns in (
        (
            "sum",
            3,
            rf"\b(?:earn(?:s|ing|ings)?|mak(?:e|ing)|incomes?|potential|profits?|paying) [^\n.]{{0,40}}?{_COIN}\d[\d,.]{{0,9}}(?<![,.])",
        ),
        (
            "hedged sum",
            2,
            rf"\b(?:average|up to|upwards?|over|anywhere|ranging|ranges?|between|guarantees?|easily|ote|as much as)\b[^\n.]{{0,30}}?{_COIN}\d[\d,.]{{0,9}}(?<![,.])",
        ),
        (
            "riches",
            2,
            rf"\b(?:substantial|excellent|great|extra|serious|residual|good|immediate|amazing|lucrative|huge|passive|second|additional|extraordinary|big|biggest|decent|quick|fast|easy|real) {_MONEY}\b",
            r"\b(?:high|highly|well)[- ]pa(?:id|ying)\b|\bhigh earnings\b|\blucrative\b|\bmoney[- ]motivated\b|\bpassion for money\b|\bsubstantial amount\b|\bincome opportunit\w{1,3}\b|\brich rewards?\b|\b(?:make|making|earn|earning) (?:\w{2,9} )?money\b|\bincome stream\b",
        ),
        (
            "no end",
            2,
            r"\b(?:uncapped|unlimited) (?:earn|income|commission|potential|pay)\w{0,7}\b|\b(?:five|six|seven|5|6|7)[- ]figures?\b|\bexecutive[- ]level\b|\bearning potential\b|\b(?:earn|make) as (?:much|little)\b|\bfinancial(?:ly)? (?:free\w{0,3}|secur\w{1,3}|independ\w{1,5})\b|\btak(?:e|ing) home\b|\bearnings are\b|\bthe more you \w{2,10},? the more you\b|\bexecutive incomes?\b|\b(?:at|earn\w{0,3}) an? executive level\b|\bno (?:income )?(?:ceiling|limit|cap)\b",
        ),
        (
            "commission",
            2,
            r"\b(?:straight|only|pure|100 ?%) commissions?\b|\bcommission[- ](?:only|based|compensation)\b|\b1099\b|\bindependent (?:contractors?|agents?|associates?|representatives?)\b",
        ),
        (
            "odd jobs",
            2,
            r"\bdata[- ](?:entry|processing)\b|\btypists?\b|\btyping\b|\bpayroll\b|\b(?:data|file|office|payroll|processing) clerks?\b|\bclerical\b|\benvelopes?\b|\bcustomer service(?: rep\w{0,14})?\b|\breceptionists?\b|\bsecretar(?:y|ies)\b|\bmystery shopp\w{2,3}\b|\bbookkeepers?\b|\b(?:office|administrative|financial|personal|virtual|accounting) assistants?\b|\bassistant (?:position|manager|accountant)\b|\brepresentatives? (?:needed|wanted|in)\b|\bcall (?:center|centre|handler)s?\b|\b(?:posting|copying|placing) (?:our )?ads\b",
        ),
        (
            "home",
            2,
            r"\b(?:from|at) (?:your |the |their |any |the comfort of )?(?:your |their )?(?:own )?homes?\b|\bhome[- ]?based\b|\bwork(?:ing)? (?:at )?home\b|\btelecommut\w{2,3}\b|\bown homes?\b",
        ),
        (
            "no bar",
            2,
            r"\b(?:no|without|zero|little|minimal|never any|any) (?:\w{2,12} ){0,3}(?:experience|skills?|qualifications?|degree|background|knowledge|investment|interviews?|selling|cold calling)\b",
            r"\bexperience (?:is )?\(?not (?:needed|required|necessary)\b|\bsuitable for\b|\bwalks of life\b|\bvariety of (?:backgrounds|professions|career)\b|\bback ?ground (?:doesn't|does not)\b|\banyone\b(?! (?:else|who (?:is|has)))",
        ),
        (
            "only a screen",
            2,
            r"\b(?:computer|laptop|pc|phone|smart ?phone)s?\b[^\n.]{0,24}\b(?:internet|connection|wifi)\b|\binternet (?:access|connection)\b|\b(?:at least|over|above|must be) 18\b|\b18 ?\+|\b18 years\b|\bknowledge to send e-?mails?\b|\b(?:laptop|computer|phone|mobile|tablet)s? (?:and|&|\+|or) (?:an? |your |the )?(?:laptop|phone|mobile|smart ?phone|internet)\b",
        ),
        (
            "free",
            2,
            r"\bfree to (?:join|start|sign)\b|\b(?:no|zero|never any) (?:start[- ]?up |application |hidden |joining |sign-?up |up-?front )?(?:fees?|costs?|obligations?|risks?|gimmicks?|catch|scams?|spam|selling)\b|\bnothing to lose\b|\b(?:totally|absolutely|completely|100 ?%) free\b",
        ),
        (
            "assured",
            2,
            r"\bguarantee(?:s|d)?\b|\bwill be (?:employed|hired)\b|\blegit\w{0,9}\b|\b(?:absolutely|perfectly|completely|100 ?%) (?:legal|safe|genuine)\b|\brisk[- ]free\b|\bproven (?:system|results?|income|method)\b|\bjob placement\b",
        ),
        (
            "life",
            2,
            r"\b(?:your|their) own boss\b|\b(?:own|home|internet) business\b|\bfinancial freedom\b|\bcommut(?:e|ing) (?:again|anymore|no more)\b|\bchange your (?:life|lives)\b|\bchange their li(?:fe|ves)\b|\blife ?style\b|\bpay your bills\b|\byour bills\b|\bdream (?:life|home|car|vacations?|income)\b|\btired of\b|\bunemployed\b|\bjust like you\b|\blost your job\b|\bbook of business\b|\bbuild (?:\w{2,9} )?(?:income|wealth)\b|\bwith your family\b|\balways dreamed\b|\btak(?:e|ing) (?:back )?control (?:of|over) (?:your|their|our)(?: own)? (?:careers?|time|li(?:fe|ves)|futures?|finances|income|diary)\b|\bin charge of your own\b|\bcorporate (?:ladder|grind|world|life)\b|\brat race\b|\b(?:work|working) outside (?:of )?(?:an|the) office\b|\blife you (?:deserve|want|dream)\b",
        ),
        (
            "opportunity",
            1,
            r"\b(?:exciting|tremendous|great|lucrative|awesome|perfect|amazing|real|genuine|excellent|fantastic|incredible|golden|once|business|career|income|earning|sales|job|home|rewarding|this|your|awesome|vast) (?:\w{3,12} )?(?:opportunit(?:y|ies)|chance)\b|\bgreat career\b|\b(?:opportunity|success) (?:is )?knock\w{1,3}\b|\bsee if you qualify\b",
        ),
        (
            "haste",
            1,
            r"\burgent(?:ly)?\b|\bimmediate(?:ly)? (?:start|opening|hir\w{1,3}|consideration|placement|join\w{0,4})\b|\b(?:few|limited|only \w{1,5}) (?:positions?|slots?|spots?|places|vacanc\w{1,3}|openings?)\b|\bpositions? (?:are )?(?:still )?(?:left|available|open)\b|\b(?:apply|call|join|register|reply|start|enrol\w?|sign up|act|contact)(?: us| me| by e-?mail)? (?:today|now|immediately|asap)\b|\b(?:don't|do not) (?:miss|let|wait)\b|\bget started\b|\bstart(?:ing)? (?:right away|immediately|right now|earning)\b|\bget (?:back|start) (?:to us )?(?:asap|as soon as)\b|\bneeded immediately\b|\bhurry\b|\bhelp wanted\b",
        ),
        (
            "schedule",
            1,
            r"\b(?:own|your|flexible|any) (?:hours|schedule|time|pace)\b|\bfull[- ]?(?:time)?(?: and| or| ?/| ?&|,) ?(?:flexible )?part\b|\bpart[- ]?time(?: and| or| ?/| ?&|,) ?full\b|\b(?:spare|free|leisure) time\b|\bas (?:little|many|much) (?:or (?:little|many|much) )?(?:hours|hrs|time)\b",
        ),
        (
            "trained",
            1,
            r"\b(?:full|complete|online|free|all|excellent) training\b|\btraining (?:is |will be |and (?:\w{2,9} ){1,3})?(?:provided|given)\b|\bwe (?:will )?(?:train you|provide the training)\b|\btraining you may need\b",
        ),
        (
            "formal",
            1,
            r"\binterested (?:persons?|candidates?|applicants?|individuals?) (?:are|should|can|may|must|to|is)\b|\bkindly\b|\bhereby\b|\bhereinafter\b|\bwhereas\b|\bdear (?:sir|madam|applicant|friend|all)\b|\b(?:remuneration|emoluments?)\b|\bmonthly salary\b|\bfor (?:immediate|urgent) consideration\b|\bapplications are invited\b",
        ),
        (
            "odd words",
            3,
            r"\b(?:needs?|requires?|seeks?|need of) the services? of\b|\bman ?power\b|\b(?:hotel|company) management\b|\bmanagement of\b[^\n.]{0,40}\b(?:in need|wishes|is looking|intends)\b|\bresumption\b|\bto resume\b|\bbe advi[sc]ed\b|\besteemed\b|\bcrave\b|\bindulgence\b|\bin view of\b|\bqualified persons\b|\bundersigned\b|\bto undergo\b|\bassumption of (?:duty|office)\b|\bopportunities seekers\b|\bunder ?listed\b|\ball nationalities\b|\be\.t\.c\b|\bwe is\b",
        ),
        (
            "abroad",
            1,
            r"\bvisas?\b|\bflights?\b|\bair ?(?:tickets?|fare)\b|\b(?:free|your|staff|including|and) (?:accommodations?|housing|feeding)\b|\btax[- ]free\b|\bhousing (?:allowance|loan)\b|\bmedical (?:cover|insurance)\b|\bexpatriates?\b|\b(?:foreign|overseas) (?:applicants?|nationals|candidates)\b",
        ),
        (
            "by mail alone",
            3,
            r"\bonly be (?:replied|answered|considered|contacted)\b|\b(?:e-?mails?|phone calls|calls) (?:and (?:phone )?calls )?(?:are )?not (?:being )?(?:considered|accepted|answered)\b|\bno (?:phone )?calls\b|\be-?mail only\b|\bfull name and e-?mail\b|\b(?:on|via) this (?:very )?e-?mail\b|\bcop+y (?:and|&) paste\b|\bvia e-?mail to\b|\b(?:with)?in (?:24|48) h(?:ou)?rs\b",
        ),
        (
            "chat",
            3,
            r"\bwhat'?s ?'?app\b|\btelegram\b|\btext (?:me|us|the word)\b|\b(?:message|inbox|dm|pm) (?:me|us)\b",
        ),
        (
            "link",
            2,
            r"\b(?:click|visit|go to|press) (?:on )?(?:the |this |our )?(?:link|here|below|page|website)\b|\bmust apply online\b",
        ),
        (
            "easy",
            2,
            r"\beasy,? (?:\w{2,9} )?(?:work|jobs?|tasks?|steps|and)\b|\b(?:great|perfect|ideal|suitable|open) (?:for|to) (?:students|mom|mums?|moms|parents|everyone|anyone|everybody|all|both|people|those)\b|\bsimple (?:work|job|tasks?)\b|\bdut(?:y|ies) (?:is|are) (?:very )?(?:simple|easy|light)\b",
        ),
        (
            "paid often",
            1,
            r"\b(?:daily|weekly)[^\n.]{0,14} (?:pay\w{0,6}|checks?|paychecks?|income|earnings|cash)\b|\b(?:get|be|are|you) paid\b|\b(?:we )?pay (?:daily|weekly|every)\b|\bpaid (?:daily|weekly|every)\b",
            rf"{_COIN}\d[\d,.]{{0,9}}\W{{0,3}}(?:(?:-|to) ?{_COIN}?\d[\d,.]{{0,9}} )?\W{{0,2}}(?:dollars )?(?:extra )?(?:/|per|a|each|every) ?(?:day|week|wk)\b",
        ),
        (
            "temper",
            1,
            r"\b(?:hunger|desire|determination|aspiration|passion|drive|driven|motivated) (?:for|to) (?:success|succeed|earn|achieve|money|win)\b|\bself[- ]?motivated (?:people|persons?|individuals?|and (?:energetic|honest))\b|\b(?:energetic|ambitious|motivated|honest|positive|hungry) (?:and [\w-]{4,14} )?(?:people|persons?|individuals?|assistants?|attitude)\b|\bpositive attitude\b|\bhighly motivated\b|\bsuccess[- ]driven\b|\bserious people\b|\bcoachable\b|\bteachable\b|\bdriven to succeed\b|\bself-?(?:starters?|directed)\b|\bhungry to\b|\bserious about (?:earn|success|chang)\w{0,4}\b",
        ),
        (
            "growing",
            2,
            r"\bpersonal (?:growth|development) (?:industry|company|business|opportunit\w{1,3}|without|and (?:income|wealth))\b|\b(?:self|personal)[- ](?:growth|development) (?:space|field|sector)\b",
        ),
        (
            "everything",
            1,
            r"\b(?:all|every|various|different) (?:departments?|positions|sectors|posts|trades|categories)\b|\b(?:other|all) professionals\b|\band others\b|\bvariety of career\b",
        ),
        (
            "nobody named",
            2,
            r"\b(?:our|the|this) (?:[\w-]{3,14} )?(?:company|firm|organi[sz]ation) (?:is|has|seeks?|looks?|needs?) (?:currently |now |presently )?(?:looking|seeking|searching|hiring|gives?|in need|an?|candidates|people|ambitious)\b",
        ),
        (
            "anywhere",
            2,
            r"\b(?:all over|throughout|anywhere in) the (?:world|united states|country|us|usa)\b|\bany country\b|\b(?:in|for) your (?:area|location|city|town|region|regional area|state|country)\b(?! (?:licen[cs]e|exam))|\b(?:us|usa) (?:and|or|&) canada\b|\bfrom (?:anywhere|wherever)\b|\bwork (?:where|wherever) you (?:like|please|want)\b",
        ),
        (
            "told later",
            2,
            r"\b(?:details?|information|package|pay|salary|everything) [^\n.]{0,50}\b(?:will be|would be|is|are) (?:given|sent|mailed|explained|provided|told|discussed|communicated)\b[^\n.]{0,30}\b(?:after|when|upon|once|to the applicant|to you|on (?:the )?phone)\b|\bwill explain\b",
        ),
        (
            "beside a job",
            2,
            r"\b(?:present|current|regular|day) (?:job|employment|work)\b|\bsecond (?:job|income)\b|\bother jobs\b",
        ),
        (
            "go-between",
            2,
            r"\b(?:payments?|funds|money|balance|invoices|claims)\b[^\n]{0,50}\b(?:customers?|clients?|principal)\b|\bcommission of \d{1,2} ?%|\b\d{1,2} ?%\)? (?:of|on|for|from) (?:each|every|any|the|all|what|proceeds|it)\b|\brepresentatives?\b[^\n]{0,30}\b(?:us|usa|united states|canada|europe)\b|\b(?:payment|collection|sole|our) (?:agent|officer)\b|\bas (?:our|an|sole) agents?\b",
        ),
        (
            "recruiting",
            2,
            r"\bper referral\b|\bdown-?line\b|\bnetwork marketing\b|\bmlm\b|\bsign up (?:friends|others|people|two)\b|\bjoin my team\b|\bintroduc\w{1,3} (?:people|friends)\b|\bshow(?:ing)? others\b|\bjoin (?:today|for free)\b|\b(?:everyone|people|friends) you (?:bring|recruit|sign|refer)\b",
        ),
        (
            "hook",
            3,
            r"\b(?:orientation|certification|certificate|induction) (?:is |are )?(?:required|mandatory|needed)\b|\bjob[- ]ready\b|\b(?:willing|ready) to (?:get|undergo|take|do) (?:\w{2,12} ){0,4}(?:orientation|training|certif\w{2,9})\b",
        ),
        (
            "salary ahead",
            3,
            r"\bsalar(?:y|ies)\b[^\n]{0,60}\b(?:paid|given|shall be paid) in advance\b|\b(?:housing|car|business) loan\b|\binconvenienc\w{1,3} allowance\b",
        ),
        (
            "mail a cv",
            1,
            r"\b(?:send|e-?mail|forward|submit|mail)(?:ing)? (?:us |me |in )?(?:your |a |an |the |their )?(?:\w{2,9} )?(?:cv|resume|curriculum|c\.v)\b",
        ),
    )
}
#: What honest small ads say as well, who pay by the hour for an afternoon: never enough alone.
ORDINARY = frozenset(
    {"odd jobs", "home", "no bar", "only a screen", "haste", "schedule", "trained", "paid often",
     "formal", "abroad", "chat", "mail a cv", "opportunity"}
)  # fmt: skip
