"""What is learned, what is routine, what may follow, and whether credit is all there is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fairbrief.fairness.clues import clue
from fairbrief.fairness.text import Page, Quote

VAGUE = clue(
    r"\bvarious (?:other )?(?:\w{3,14} )?(?:tasks|projects|duties)\b|\bother (?:\w{3,14} )?(?:duties|tasks|projects|work)\b(?=[^\n]{0,24}\b(?:as|assigned|needed|required|may|arise|come)|\W*$)|\b(?:tasks|projects|duties|help|things|work) as (?:they are )?(?:needed|assigned|required|they (?:come|arise))\b|\bas (?:needed|assigned)\b(?! basis)",
    r"\bwear (?:many|multiple|several|a lot of) hats\b|\bhelp(?:ing)? (?:out )?with (?:anything|everything|whatever|various|all sorts)\b|\bsupport(?:ing)? the team (?:with|in|as|wherever)\b|\bany (?:other )?(?:job|task|duties)\b|\bwhatever (?:else )?(?:comes up|is needed|needs doing|we need|it takes)\b|\beveryone pitches in\b|\bgenerally (?:anticipate|help)\b|\bpitch in (?:on|wherever|with) (?:everything|needed|anything|whatever)\b|\b(?:a bit|a little) of everything\b|\ball[- ]hands\b|\bno two days\b",
    r"\bassist(?:ing)? with (?:daily|day-to-day|general)\b|\b(?:ad hoc|miscellaneous) (?:tasks|projects|duties|support|requests)\b|\bgeneral (?:support|help|assistance)\b",
)
_GENERIC = r"(?:their|your|new|own|existing|professional|valuable|useful|practical|relevant|real|key|important|many|other|further|soft|transferable|necessary|required|basic|strong|excellent|great|good|essential|different|more|additional|some|those|these|the|his|her|our)"
_SUBJECT = rf"(?!(?:a lot|lots|more\b(?! about how)|many (?:new )?(?:things|skills)|much|fast|quickly|new things|new skills|what we do|from (?:us|each other|mistakes)|by doing|on the fly|continuously|every|as (?:you|much|they)|our (?:ropes|mission)|about (?:us|our company|the (?:company|role|position|job|program(?:me)?|internship|application))|the ropes|management system|environment|experience|opportunit|objectives?\W|outcomes?\W|curve|platform|that (?:are|is) required|{_GENERIC} skills?\b)\b)(?:the |a |an |how |about |to )?[a-z0-9]"
_LEARNING = clue(
    rf"\blearn(?:s|ing)?\b (?:(?:valuable|various|practical|about|the|how to|to|from|some) )?{_SUBJECT}",
    r"\blearning (?:objectives?|goals?|outcomes?)\W{1,4}\w|\blearning\s?:\s?\w|\bwhat you(?:'ll| will) learn\b|\blearn(?:ing)? on the job\b|\bskills? you (?:can expect|will gain|gain|take away|'ll leave with|leave with)\b|\bopportunity to learn (?!a lot|more)",
    rf"\b(?:gain|acquire|build|deepen|sharpen|strengthen|hone|develop|improve|enhance|boost)(?:ing|s)? (?:(?:a|an|the|in-depth|deep|solid|valuable|practical|strong|working|relevant|better|essential|new|important|their|your) ){{0,3}}(?!{_GENERIC} )(?:[\w/-]{{3,20}},? (?:and |& )?){{1,5}}(?:skills?|expertise)\b",
    r"\b(?:gain|acquire|deepen|develop|get|obtain|offers?|provides?|give you|build)(?:ing|s)? (?:(?:a|an|the|in-depth|deep|solid|valuable|practical|working|first-hand|better|basic|comprehensive|thorough|real|some) ){0,3}(?:[\w-]{3,20} ){0,2}(?:understanding|knowledge|insights?|grounding) (?:of|into|in|on|about)\b",
    r"\b(?:hands[- ]on|practical|real[- ]world|first[- ]hand|direct|gain(?:ing)?|get(?:ting)?|valuable|work(?:ing)?) (?:[\w-]{2,14},? ){0,3}experiences? (?:in|with|of|on|by|analy\w{1,4}|writing|research\w{0,3}|building|developing|designing|working (?:on|with|in)|conducting|creating|across) (?!our\b|a (?:fast|dynamic|team|real|professional|supportive|start|work|growing)|the (?:company|workplace|following areas?:\s*$)|this\b|an? (?:international|professional) (?:environment|setting))\w",
    r"\bexperience (?:in|with|of) (?:the (?:following|field of)|conducting|writing|researching)\b|\bhands[- ]on [\w ]{2,24}experience in\b|\bexpos(?:e|ed|es|ing|ure)(?: (?:you|the interns?|interns|them|students))? to (?!a lot|many|various people|our company|currently)\w|\bimmersed in\b|\bintroduction to (?:the )?(?:basic|theor|princip|field|world)\w*",
    r"\b(?:teach|train)(?:es|s)? (?:you|whoever|the (?!team|staff|next)|students|interns|cupping|pandas)\b(?! (?:up|a lot|everything))|\b(?:you(?:'ll| will)? (?:be|get)|be|get|are|is|been) (?:properly |fully |also )?(?:trained|taught|coached|schooled|introduced|instructed) (?:in|on|to|by|how|for|through)\b|\bintroduc(?:e|es|ed|ing) you to (?!our team|the team|everyone|people|clients|growers)\w|\bcoach(?:es)? you (?:through|in|on)\b|\bcertif(?:y|ied) (?:you )?(?:on|in)\b",
    r"\bshows? (?:you|interns) how\b|\bshowing you how\b|\bmaster ?class in\b|\b(?:training|workshops?|training sessions|tutorials?|tuition|instruction) (?:in|on|and workshops|sessions? to)\b(?! (?:the job|site|place|your first day))|\bonline training\b|\bworkshops and training\b|\btraining (?:will be |is )?(?:provided|given) in\b|\bexplains? (?:how|each|why)\b[^\n]{0,40}\bso (?:that )?you\b",
    r"\b(?:valuable|deep|better|comprehensive|first-hand) (?:understanding|insights?|knowledge) (?:of|into)\b|\bunderstand how\b[^\n]{0,40}\b(?:works?|are|is)\b|\byou(?:'ll| will) (?:embrace|master|discover|be introduced to|be trained|come away|leave knowing|pick up|find out how)\b|\bfamiliari[sz]e (?:yourself|themselves) with\b",
)
_NOT_LEARNING = re.compile(
    r"\b(?:willing(?:ness)?|able|ability|eager(?:ness)?|desire|passion|love|loves|keen|must|want(?:s|ing)? to|interest(?:ed)? in|enthusiasm for|attitude to|candidates? (?:who|must)|looking for someone|we|our|company|startup|happy|click|here to|machine|deep|reinforcement|federated|transfer|supervised|statistical|self|quick|fast|distance|adult|online|service|experiential)\b[^\n]{0,24}$"
)
_NOT_LEARNING_AFTER = re.compile(
    r"\W{0,2}(?:a lot|more\b(?! about how)|about (?:us|our company|the (?:company|role|position|job))|continuously|quickly|fast|new things|that are required|required|preferred|is a plus|are a plus|and willing|needed)"
)
_REQUIREMENTS = re.compile(
    r"\b(?:required|must have|requirements?|qualifications?|a plus|preferred|proven|minimum|prior|previous|you have|have experience|should have|years?)\b"
)
_ROUTINE = {
    "data": clue(
        r"\bdata[- ](?:entry|collection|input|capture|tracking|scraping|cleaning|labell?ing)\b|\bcopy[- ](?:and[- ])?past\w{1,4}\b|\b(?:load|enter|upload|input|key|keying|re-?key)(?:s|ing)? (?:in )?(?:[\w-]{2,14},? ){0,4}(?:data|documents?|records?|information|listings|images|photos|products?|prices|values|observations|cards?|answers|results|assets|fields|title)\b|\bmeta-?data and documents\b|\btyping\b|\bscan(?:s|ning|ned)?\b(?! (?:for|the (?:horizon|market|news)))|\bgathering of (?:all )?documents\b|\bcleaning of data\b|\bentries of data\b|\bdigiti[sz](?:e|es|ing)\b|\bdata retriev\w{2,3}\b",
    ),
    "calls": clue(
        r"\bcold[- ]?call\w{0,4}\b|\b(?:answer(?:s|ing)?|handl(?:e|es|ing)|return(?:ing)?|take|taking|making|make|replying to|reply to|field(?:ing)?|screen(?:ing)?|respond(?:ing)? to|managing|manage) (?:the |incoming |inbound |phone |telephone |outbound |customer |general |guest-list |our )*(?:calls|phones?|e-?mails?|telephones?|dms?|inquir(?:y|ies)|enquir(?:y|ies)|tickets?|questions|requests|correspondence|messages|texts?|mail|helpline)\b|\bcall cent(?:er|re)\b|\btelemarket\w{1,4}\b|\breception(?:ist)?\b(?! (?:is|was|in))|\bfront[- ]desk\b|\bcall(?:ing)? (?:residents|households|members|alumni|donors|customers|leads|people)\b|\bphone[- ]?bank\w{0,3}\b|\bby phone and\b|\bhelpline\b",
    ),
    "office": clue(
        r"\b(?:administrative|clerical|secretarial|office|personal|virtual|executive/personal|admin) (?:tasks?|duties|support|assistan(?:t|ts|ce)|work|help|paperwork)\b(?! (?:professor|dean|director))|\bfiling\b|\bfil(?:e|es|ing) (?:documents|papers|records|certificates|systems?)\b|\bphotocop\w{1,4}\b|\berrands?\b|\bmanag(?:e|ing) (?:\w{2,8} )?(?:schedules?|calendars?|correspondence)\b|\bhandle his calendar\b|\bschedul(?:e|ing) (?:meetings|appointments|interviews|every|volunteers|vendors|required)\b|\bbook-?\s?keep\w{1,4}\b|\benvelopes?\b|\bmailing (?:lists?|invitations|of letters)\b|\bmessengering\b|\bdry cleaning\b|\bpaperwork\b|\btravel (?:planning|arrangements|bookings?)\b|\bexpense reports?\b|\bminutes? of meetings\b|\bmeeting minutes\b|\border(?:ing)? (?:office )?supplies\b|\bupdat(?:e|ing) (?:\w{3,10} )?(?:lists|rosters|files|spreadsheets?|trackers?|records)\b|\b(?:update|generate)[\w ]{0,12} rosters\b",
    ),
    "records": clue(
        r"\b(?:maintain|keep|keeps|update|organi[sz]e|sort|track|log|catalogu?e|label|tag|index|file|count|shelve|check|record|inventory|annotat\w?|archive)(?:s|ing|ling|led|ged|ed)?(?: and (?:\w{3,12}))? (?:an? |the |all |our |accurate,? |up-to-date |assigned |and |of |every |new |media |reason |incoming )*(?:\w{3,14} ){0,2}(?:records?|spreadsheets?|mailing lists?|files|inventor(?:y|ies)|databases?|stock|photos|images|artifacts?|drawers|samples?|log|logs|tools?|assets|articles|books|boxes|registers?|receipts|invoices|items|bugs|benefits|orders|supplies|supply|collateral|mail|parcels|packages|rows|cards|freezer log)\b|\b(?:donation|inventory|item|order|auction) [\w -]{0,24}(?:tracking|procurement|coordination|counts?)\b|\bpacking\b|\bstock(?:ing)? (?:shelves|room|counts?)\b|\bshelv(?:e|ed|ing)\b|\btagging\b|\blabell?ing\b|\bre-?orders\b",
    ),
    "care": clue(
        r"\b(?:clean(?:s|ing)?(?: up)?|sterili[sz]e|tidy(?:ing)?|sweep(?:ing)?|dishes|paint(?:ing)? walls|repainting)\b(?! (?:of )?(?:code|data|energy|water|design|tech|up the code|the scores|lines?|copy))(?=[, .;]|$)(?=[^\n]{0,24}(?:free|present|center|office|shop|kitchen|studio|floors?|facilit|maintenance|windows|hall|of|and|,|\.|$))|\bfetch(?:ing)? (?:coffee|lunch|books)\b|\b(?:make|get|do|pick up|carry|tea and) (?:coffee|tea|lunch(?:es)?)\b|\bset(?:ting|s)?[- ]?(?:up|of) (?:the )?(?:chairs|tables|events?|rooms?|stalls?|equipment)\b|\btable set[- ]?up\b|\bclearing of\b|\bwalk(?:ing)? (?:the )?(?:dogs?|moose)\b|\bushering\b|\bguest registration\b|\bmove kit\b|\bgreet(?:ing|s)? (?:visitors|guests|students|customers|patients)\b|\bcheck in (?:patients|guests|visitors)\b|\bserv(?:e|ing) (?:food|drinks|customers|guests)\b|\bcater(?:ing)? arrangements\b|\bopening and closing\b|\bconcessions?\b|\bfacility maintenance\b|\bweeding\b|\bheavy lifting\b|\btrash\b",
    ),
    "channels": clue(
        r"\b(?:manag(?:e|es|ing)|maintain(?:ing)?|run(?:s|ning)?|updat(?:e|es|ing)|handl(?:e|ing)|monitor(?:s|ing)?|schedul(?:e|ing))(?: and \w{3,10})? (?:[\w'-]{2,15},? ){0,4}(?:social media|facebook|instagram|twitter|tiktok|online communit|website content|newsletter list)|\bsocial media (?:promotion|posting|updates|management|presence)\b|\bcontent sharing\b",
    ),
    "replies": clue(
        r"\brespond(?:ing)? to (?:\w{3,10},? ){0,4}(?:comments|messages|inquiries|e-?mails|mentions|reviews|dms|alerts)\b|\b(?:lik(?:e|ing)|follow(?:ing)?|comment(?:ing)?)(?: on)? (?:and \w+ )?(?:posts|accounts|pages|photos)\b|\b(?:re-?post|share|sharing) (?:the |our |its |all )?(?:daily|posts?|videos?|links?|content)\b|\bcustomer (?:service|support|care|e-?mails)\b|\bfollow up by e-?mail\b|\bchasing missing documents\b",
    ),
    "leads": clue(
        r"\blead (?:lists?|generation)\b|\bcollect(?:ing)? (?:and (?:catalogu?e|post) )?(?:e-?mails|contacts|leads|money|signatures|articles|dates)\b|\bpost(?:ing|s)? (?:my |our |the )?(?:ads|listings|flyers|articles|posters|job)\b|\b(?:hand(?:ing)?|giv(?:e|ing)) out (?:flyers|leaflets|samples)\b|\b(?:onboard|recruit|inspire|register(?:ing)?|sign(?:ing)? up) (?:each |new |as many )?(?:students|friends|classmates|candidates?|users|members|customers)\b|\bdoor[- ]to[- ]door\b|\b(?:very )?strong selling skills\b|\bstreet team\b|\breferrals?\b(?! (?:bonus|program(?:me)? for))|\bsales (?:targets?|calls|performance)\b|\bpromot(?:e|ing) (?:the |our )?(?:brand|app|platform|products?|event)\b|\bdistribut(?:e|ing) (?:flyers|posters|materials|leaflets)\b|\bcampaign registrations?\b",
    ),
    "money": clue(
        r"\bprocess(?:es|ing)? (?:of )?(?:\w{3,12} ){0,2}(?:payments|orders|applications|invoices|transactions|payroll|deposits|returns|forms|requests|reports|card lifecycle)\b|\bdaily processing\b|\brec(?:ei|ie)ve payments?\b|\bpayroll administration\b|\breconcil(?:e|ing|iations?)\b|\bmatch (?:incoming|invoices)\b|\bbox office\b|\binvoices, receipts\b|\btransaction (?:flows|monitoring)\b|\bmonitor (?:real-time )?transactions?\b",
    ),
    "tasks": clue(
        r"\bstuffing\b|\btak(?:e|ing) surveys\b|\btranscrib\w{1,4}\b|\bannotat(?:e|es|ors?|ing|ion)\b(?! (?:tool|scheme|guidelines))|\b(?:label|tag|cod)(?:s|e|ing|led)? (?:\w{3,12} )?(?:images|photos|data|articles|match video|interviews|newspaper)\b|\bany (?:other )?job\b|\brepetitive\b|\bmark \d+ points\b|\bresizing\b|\bsurvey interviews?\b|\binterviews a day\b|\bquota\b|\brouti?ne (?:tasks|work|duties)\b|\bfollow test scripts\b|\bwatch and score\b|\bthis is (?:mostly )?typing\b|\bmostly typing\b|\bproofread\w{0,3} (?:only|all day)\b|\bprepare buffers\b|\bre-?test fixes\b|\bstudent coders\b",
    ),
}
#: A title that is routine work in itself.
_ROUTINE_TITLE = clue(
    r"\b(?:data[- ]entry|administrative assistant|personal assistant|virtual assistant|office assistant|assignments office assistant|receptionist|(?:payroll |office |filing |student |mail )?clerk|book-?\s?keep(?:er|ers|ing)|customer (?:service|support|care) (?:rep\w{0,12}|agent|associate|intern)|support desk|help desk|typist|call cent(?:er|re)|csr|annotators?|enumerators?|mailroom|front desk|ambassador|brand promoter|telephone|survey interviewers?|runner)\b",
)
_JOB = r"(?:full[- ]?time|permanent|ongoing|paid|casual|contract|part[- ]time|long(?:er)?[- ]term|fixed[- ]term|graduate|core|regular)"
_FOLLOW_ON = clue(
    rf"\b(?:possib\w{{1,6}}|potential\w{{0,2}}|opportunit\w{{1,3}}|chance|option|lead(?:s|ing)? to|may|might|could|can|convert\w{{0,3}}|transition|become|turn(?:ed)? (?:this \w{{3,12}} )?into|considered for|eligible for|given an?|offered an?|evolve into|grow into|extend\w{{0,3}} into|go on to|prospect)\b[^\n]{{0,50}}"
    rf"\b(?:{_JOB} (?:employment|role|roles|position|positions|job|jobs|contract|work|hire|offers?|opportunit\w{{1,3}}|gig|staff|fellowship|intake|paid role)|full[- ]?time\b|permanent\b|paying gig|paid gig|paid role|job offers?|jobs? (?:after|with us)|future (?:employment|work|roles?|projects?|positions?|internships?)|hired\b|employment (?:after|upon|offer|with)|(?:be |being )?extended\b|extension\b|renew\w{{0,3}}|continued? (?:employment|work|collaborat\w{{2,4}})|continuation|return offers?|vintage work|core role|phd thesis|good job|more work|further work|work in (?:\w{{3,9}})$|staying on|stay on)",
    rf"\b{_JOB} (?:offers?|positions?|roles?|jobs?|employment|opportunit\w{{1,3}}|hires?|contract|paid role)\s?(?:is |are |may |be |will )?(?:be )?(?:possible|upon|after|following|offered|depending|at the end|for the right|based on (?:your )?perform)",
    r"\b(?:intern|temp|contract|internship)[- ]to[- ](?:hire|perm|full)\w{0,6}\b|\breturn offers?\b|\bif (?:things|all|it|this) go(?:es)? (?:well|our way)\b|\bconverting to a full[- ]?time\b|\blead(?:s|ing)? to (?:an? )?(?:full|permanent|paid|job|offer|position|employment)|\bstrong performers\b|\b(?:former|past|previous|last year'?s) (?:interns?|students?)\b[^\n]{0,40}\b(?:hired|joined|were offered|now work|is with|work here)|\bperformance[- ]based (?:paid )?(?:role|position|offer)\b|\b(?:we )?(?:often|usually|regularly|frequently|sometimes) (?:hire|keep|take on|offer)\b[^\n]{0,30}\b(?:interns|students|on)\b|\bgood way in\b|\bstarted this way\b|\bbegan as one\b|\bpaid role after\b|\bgraduate intake\b|\bwe(?:'d| would) like to keep\b|\bfirst refusal\b|\bsecond project\b|\bthere (?:could|may|might) be (?:more|another|further|\w{3,10} work)\b",
)
_NOT_FOLLOW_ON = re.compile(
    r"\b(?:full|part)[- ]?time or (?:part|full)[- ]?time\b|\bpart[- ]?time or full\b|\bfull or part\b|\bpaid (?:time|leave|vacation|training|holiday)\b"
)
_NO_PROMISE = re.compile(
    r"\b(?:not|no) (?:a )?(?:guarantee|promise|full-time employment|expectation|entitle)\w{0,4}\b|\bdoes not (?:guarantee|lead)\b"
)
_CREDIT = clue(
    r"\b(?:college|academic|course|school|university|class|internship|scholastic) credits?\b|\bfor credit\b|\bcredit[- ]only\b|\b(?:receive|earn|earning|get|getting|offer|for|obtain) (?:up to \w{1,5} )?(?:college |academic |course |school )?credits?\b|\b\d credits?\b",
)
_CREDIT_ONLY = clue(
    r"\bfor (?:college |academic |course |school )?credit only\b|\bcredit[- ]only\b|\bmust (?:receive|be eligible for|be able to receive|earn|obtain|get|be receiving|be enrolled for) (?:\w{3,10} )?(?:college|academic|course|school|university|class)? ?credits?\b|\b(?:in exchange|compensation is|only|in return|exclusively) (?:for |of |by )?(?:college |academic |course |school )?credits?\b|\b(?:doing|conducting|do|conduct) research for (?:course )?credit\b|\bfor (?:course|school|academic|college) credit\b(?! (?:or|and) (?:pay|stipend|money|paid))|\breceiving college credit\b[^\n]{0,30}\bcompensation\b|\bacademic credit\b[^\n]{0,40}\bthat'?s the pay\b|\bcompensation\W{1,3}(?:academic|college|course|school) credit\b|\bacademic credit toward\b|\bprimarily designed for academic credit\b|\b\|? ?\d credits\b",
)


@dataclass(frozen=True)
class Routine:
    """Clerical or repetitive work: substantial when it is more than a mention."""

    substantial: bool
    quotes: tuple[Quote, ...]


def read_learning(page: Page) -> Quote | None:
    """A named subject or skill; "learn a lot" and "willing to learn" name none."""
    for match, start, end in page.matches(_LEARNING):
        before = page.plain[start : match.start()]
        after = page.plain[match.end() : match.end() + 30]
        if not (
            _NOT_LEARNING.search(before)
            or _NOT_LEARNING_AFTER.match(after)
            or ("learn" not in match.group() and _REQUIREMENTS.search(page.plain, start, end))
            or page.is_negated(match.start(), start)
        ):
            return page.quote(match.start(), match.end())
    return None


def read_routine(page: Page, duties: list[tuple[int, int]]) -> Routine:
    """Substantial in a title, or when kinds of routine work make up much of the duties."""
    found: dict[str, Quote] = {}
    sentences: set[int] = set()
    mentions = 0
    for kind, sought in _ROUTINE.items():
        for match, start, _end in page.matches(sought):
            if not page.is_negated(match.start(), start):
                found.setdefault(kind, page.quote(match.start(), match.end()))
                sentences.add(start)
                mentions += 1
    title = page.first(_ROUTINE_TITLE)
    share = len(sentences) / max(len(duties), 1)
    substantial = (
        (len(found) >= 3 and share >= 0.2)
        or (len(found) >= 2 and share >= 0.25)
        or (mentions >= 3 and share >= 0.3)
        or (mentions >= 1 and share >= 0.65)
    )
    quotes = tuple(sorted(found.values(), key=lambda quote: quote.start))
    if title and (title.start < 90 or (found and page.words < 200)):
        return Routine(True, quotes or (title,))
    return Routine(substantial, quotes)


def read_follow_on(page: Page) -> Quote | None:
    for match, start, end in page.matches(_FOLLOW_ON):
        if not (
            page.is_negated(match.start(), start)
            or _NOT_FOLLOW_ON.search(match.group())
            or _NO_PROMISE.search(page.plain, start, end)
        ):
            return page.quote(match.start(), match.end())
    return None


def read_credit_only(page: Page, *, is_unpaid: bool, is_paid: bool) -> Quote | None:
    """Credit is all there is: said so, or credit for work that is called unpaid."""
    if is_paid:
        return None
    return page.first(_CREDIT_ONLY) or (page.first(_CREDIT) if is_unpaid else None)
