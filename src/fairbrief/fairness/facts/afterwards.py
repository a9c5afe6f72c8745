"""Whether work may follow: a job after the internship, not merely more of the internship.

Words for a job stand in every posting. They promise one only where a word of chance leads to them
or follows them, and where the sentence speaks of the student or of the time after. What former
interns became says it too.
"""

from __future__ import annotations

import re

from fairbrief.fairness.clues import clue
from fairbrief.fairness.text import Page, Quote

_KIND_OF_JOB = r"(?:full[- ]?time|permanent|paid|salaried|staff|core|regular|long(?:er)?[- ]?term|graduate|junior|entry[- ]level|part[- ]time|fixed[- ]term|continu(?:ed|ing)|ongoing|future|further|subsequent|follow[- ]?(?:on|up)|payroll)"
#: A job, or what it is to get one.
_JOB = clue(
    rf"\b{_KIND_OF_JOB},? (?:(?:[\w/-]{{3,12}} )?{_KIND_OF_JOB} )?(?:[\w/-]{{3,14}} ){{0,2}}?(?:jobs?|positions?|roles?|gigs?|employ(?:ment|ees?)|contracts?|hires?|offers?|staff|opportunit\w{{1,3}}|schemes?|program(?:me)?s?|engagements?|collaborations?|work|projects?|member|salary|spots?)\b",
    r"\bfull[- ]?time\b(?<!for a full time)(?! (?:student|stud|degree|course|mba|program|education|school|enrol|hours|internship|job,))|\bpermanent(?:ly)?\b(?! (?:resid|collection|exhibit|address|disab|marker|(?:written |medical |public )?record|home|damage|mark|display))|\bemploy(?:ment|ed|ees?)\b|\bhir(?:ed?|es|ing)\b|\b(?:(?:job|employment|return|hiring|position|placement|pre-?placement) )?offers?\b|\bjobs?\b|\ba position\b|\bpositions\b|\b(?:on[- ]?board|onboard)\b|\bjoin(?:ing)? (?:us|(?:the|our) (?:team|company|firm|staff|crew))\b|\bin[- ]house\b|\bcareers?\b|\b(?:come|asked|called|brought|taken|invited|welcomed) back\b|\b(?:kept|taken|stay(?:ing)?|keep(?:ing)? (?:you|them)|tak(?:e|ing) (?:you|them)) on\b|\bkeep(?:ing)? (?:you|them|the best|whoever)\b|\bsomething (?:longer|more permanent|permanent|more|long)\b|\b(?:another|more|additional) (?:(?:paid|such) )?(?:projects?|work|assignments?|commissions?)\b|\bstaff\b|\bjunior \w{4,12}\b|\ba (?:spot|seat|place) (?:on|in|with)\b|\bcontinu(?:e|ing) as (?:an? )?[a-z]|\bmore to do\b|\bwork (?=(?:next|this|over the|in (?:the )?(?:spring|summer|autumn|fall|winter|new year|january|february|march|april|may|june|july|august|september|october|november|december))\b)",
)
#: Words of chance or promise before a job; how far from it they may stand.
_CHANCE = re.compile(
    r"\b(?:(?:may|might|could|can|will|would)(?: also| even| well| then| later| eventually| potentially| likely| possibly)? (?:be (?:offered|hired|kept|invited|asked|considered|converted|extended an?|brought|taken|made|given|retained|absorbed)|get hired|become|lead|turn|evolve|grow|result|develop|end up|join|transition|convert|move|go on|stay|continue as|eventually|bring|hire|keep|offer you|make you|find yourself)|bring(?:ing)? (?:you|them)|(?:coming|getting|come|get|gets) (?:you |them )?(?=on)|potential(?:ly)?|possib\w{2,6}|chances?|likel(?:y|ihood)|prospects?|(?:with )?(?:a )?view (?:to|towards?)|lead(?:s|ing)? (?:in)?to|conver(?:t\w{0,3}|sion)|transition(?:ing|s|ed)?|turn(?:s|ing|ed)?\b[^\n]{0,24}? into|evolv(?:e|es|ing)|become|consider(?:ed|ation|s)?|eligible|invited?|path(?:ways?)?|pipeline|route|bridge|stepping[- ]stone|gateway|door|track|option|hop(?:e|es|ing)|inten(?:d|t|ds|tion)|aims?|goal|love|first refusal|end up|progress|move (?:on )?(?:in)?to|go on to|scope|offered(?! (?:tickets|an? (?:interview|place)))|(?:given|gives?|made?|makes?|receives?|gets?|extend(?:s|ed)?) (?:you |them |our interns )?(?=(?:an? |the )?(?:[\w-]{3,10} ){0,2}offers?\b)|(?:secure|land|guarantee[ds]?) (?:you )?(?:an? )?|priority|preference|first (?:in line|considered)|absorb\w{0,4}|opportunit(?:y|ies) (?:for|to|of)|interested in|there(?:'s| is| will be| would be| (?:could|may|might|should) be)\b(?: an?| the)?|hand-?pick\w{0,3}|trial)\b"
)
#: Ours to give or take: "we hire from our interns".
_WE = re.compile(
    r"\b(?:we|they|i)(?:'d|'ll| would| will)? (?:may|might|could|hope to|intend to|plan to|aim to|(?:would )?(?:love|like|want) to|expect to|often|usually|regularly|sometimes|frequently|always|then|also|can|typically|tend to)? ?$|\b(?:hope|intend|plan|aim|love|like|looking|expect|want|able)(?: is)? to $"
)
#: Of whom or when it is said.
_OF_STUDENT = re.compile(
    r"\b(?:you|your|interns?|internships?|students?|fellows?(?:hips?)?|apprentic\w{2,6}|trainees?|traineeship|placements?|candidates?|performers?|performance|graduat\w{2,4}|program(?:me)?|whoever|right (?:person|fit|candidate|match)|(?:go(?:es)?|do(?:es)?|works?|working|fits?) (?:well|out|our way)|successful(?:ly)?|at the end|afterwards?|complet\w{2,4}|summer|this (?:role|position|project|opportunity|job|work|gig)|the (?:role|position|project)|term|semester|apprentice|talent|based on merit)\b"
)
_OF_INTERNSHIP = re.compile(
    r"\W{0,6}(?:there\b|(?:a |with |the |real |good )?(?:possib|potential|chance|opportunit|option|prospect|priority|scope)|if (?:it|all|things|this)\b)"
)
#: So short a line says it of the internship itself.
_FRAGMENT = 64
#: After a job: "a paid job may follow", "future employment possible".
_FOLLOWS = re.compile(
    r"[^\n.,;]{0,24}?\b(?:may|might|could|can|will|would)? ?(?:be )?(?:follow\b|possible|possibility|potential|on the cards|on the table|is an option|be (?:extended|made|offered))|\W{0,2}(?:at the end\b|after (?:the|this|your|that|an?|\w{2,12}(?: months?| weeks?)|graduation)|upon (?:successful )?(?:completion|graduation)|afterwards|following the|based on (?:your )?performance|depending on|when the (?:internship|term)|with us)"
)
_AFTER_TIME = re.compile(
    r"\b(?:after|upon|on|at the end|following|once|when|if)\b[^\n]{0,90}$|\b(?:best|top|strong|strongest|outstanding|deserving|successful|star|good|high)[- ](?:perform\w{2,4}|interns?|candidates?|students?|fellows?|trainees?)\b[^\n]{0,60}$"
)
#: What is said of every job, of this one's terms, and of what is needed to get it.
_OF_TERMS = re.compile(
    r"\b(?:full|part)[- ]?time\b\W{0,3}(?:and|or|/|&|,|to|as well as)\W{0,3}(?:\w{2,10} )?(?:part|full)\b|\bboth (?:full|part)|\b(?:temporary|contract) (?:and|or|to) permanent (?:jobs|positions|opp|cap)|\bpermanent (?:and|or|/|,) (?:temporary|contract|part|full)|\bbackground (?:check|screen)|\bdrug (?:test|screen)|\be-?verify\b|\beligib\w{2,5} (?:to work|for employment|verif)|\bcontingent\b|\bconditional\b|\b(?:terms|conditions|letter|proof|history|type|place|offers?) of employment (?:type|is|are|must|eligib)|\bequal (?:employment )?opportunit|\bemployment (?:type|agency|status|eligib|author|law|history|verif|specialist|practices|background|decisions?)|\b(?:hiring|employment|hire) (?:(?<=hiring )for|manager|process|decision|team|event)\b|\b(?:no|not an?) (?:guarantee|promise|full-time employment|expectation|entitle)|\bpossible full[- ]?time\b(?! (?:job|position|role|offer|employ))|\bfraud|\bjobs? (?:through|via|with the help of) us\b|\bjob benefits\b|\b(?:present|current|regular|day|other|main) job\b|\bour job offer\b|\bbest job\b|\bself-employed\b|\bif (?:somebody|someone|anyone)\b|\bpaychecks?\b|\bwork at home\b|\bdoes not (?:guarantee|lead|imply|constitute)|\bjob (?:seekers?|boards?|descriptions?|search|fairs?|openings?|title)|\bcover letter|\bdesired job|\bfull[- ]time (?:hours|availab|commit)|\bopen to (?:both )?|\btype\s?:|\bpositions? available\b(?! (?:after|upon|at))|\b(?:several|many|other|more) (?:open )?(?:positions|openings|roles) (?:are )?(?:available|open)\b|\baccept(?:ed|ing)? (?:the |your |an |our )?(?:employment |job )?offers?\b|\bschedules?\b|\bless than full"
)
#: What stands right before the job and takes it back.
_NOT_BEFORE = re.compile(
    r"\b(?:work(?:ing|s)?|up to|available|commit|be|(?:is|are)(?: an?| the| not)?) $|\b(?:we(?:'re| are)|(?:company|firm|team) is|now|currently|also) (?:\w{3,10} )?$|\b(?:support|(?<!priority )(?<!preference )(?<!considered )(?<!consideration )(?<!potential )(?<!eligible )(?<!option )(?<!scope )(?<!possibility )(?<!opportunity )(?<!chance )(?<!prospects )for|your|their|in|toward|towards|to (?:your|their)|of (?:your|their)|look(?:ing)? for|find|search for|need|seek(?:ing)?|fill|apply for|other|do (?:the|any|your)|the|their (?:own )?|on the|previous|prior|current|present|any|every|good|first|same|my) $|\b(?:(?:skills?|experience|career|resume|portfolio) (?:for|in|to|towards?|that)|valuable|useful|prepare|preparing|preparation|before|prior to|ready)\b[^\n]{0,30}$"
)
#: Said outright, and what became of those who were here before.
_SAID = clue(
    r"\b(?:intern|interns|temp|contract|internship|try|placement|apprentice|trial)[- ]to[- ](?:hire|perm|full|permanent|job|employment)\w{0,6}\b|\bppos?\b(?=\W)|\bpre[- ]?placement offers?\b|\breturn offers?\b|\b(?:potential|possibility|possibilities|chance|chances|opportunity|prospect|prospects|option|likelihood|consideration|considered|considerations|view) (?:for|of|to) (?:(?:a |an |be |being |the |later |permanent |full[- ]time |future |continued |eventual |post-\w{4,10} )*)(?:hire|hired|hiring|employment|employed|job|jobs|conversion|permanent|full[- ]time|absorption|a career|salaried|staff)\b",
    r"(?<!to )(?<!upon )\bhire (?:you(?! (?:will|'ll|receive|get|may|must))|from (?:our|the|this|among|within))|\bhiring (?:our )?(?:best|top) interns\b|\b(?:recruit|hire|promote|fill|select|choose|draw)\w{0,3} [^\n.]{0,50}\b(?:from|among|amongst|out of) (?:our |the |this |its |former |past |among |current )*(?:interns?|class of interns|intern (?:class|pool|cohort)|trainees|apprentices)\b|\bfirst in line\b|\bfirst refusal\b|\b(?:continue|remain|stay)(?:ing)? (?:on )?(?:with|at) (?:us|the (?:company|firm|organi[sz]ation))\b[^\n]{0,40}\b(?:after|as|paid|full|perm)|\bpost[- ]internship (?:employment|job|role|offer|opportunit)|\bcompensation package will be drawn\b|\bjob (?:guarantee|guaranteed)\b|\bguaranteed? (?:a )?(?:job|employment)\b|\b100 ?% (?:job|placement)\b|\bgraduate intake\b|\bgood way in\b|\bfoot in the door\b|\babsor(?:bed|ption)\b(?= (?:in|as|by|on|after|into|upon|of interns|is|will|may|based|depend|possib))|\b(?:are|be|get|is) (?:\w{4,10} )?(?:asked|called|brought|taken|invited|hired) back\b(?! (?:for (?:an|a second|the second) interview|to (?:interview|campus)))|\b(?:leads?|leading|turns?) (?:in)?to (?:an? )?(?:\w{3,9} )?(?:spot|seat|place|slot)\b|\bget offers\b|\bassist in finding a (?:\w{3,9} )?job\b|\breach out to you in the future\b",
    r"\b(?:former|past|previous|last (?:year|summer|season|term)'?s|many|several|most|some|both|all|half|two|three|four|five|six|seven|eight|nine|ten|(?:a )?number|majority)(?: of)?(?: (?:our|the|us|last (?:year|summer)'?s|my))?(?: (?:\w{4,12}|last|two))? (?:interns?|apprentices?|trainees?|fellows?|students?|engineers|colleagues|staff|managers|hires|employees|editors|team|associates|reporters|graduates)\b[^\n.;]{0,50}?\b(?:hired|join(?:ed)? (?:us|the|our)|were offered|now (?:work|works|serve|run|hold|lead|employed)|(?:work|working) (?:here|for us|with us|at \w{2,14}) (?:now|today|full)|is with|work here|(?:were|was) (?:once )?(?:interns?|hired|kept|taken)|(?:started|began|begun|came|come|came up) (?:out )?(?:as|in (?:this|the) (?:intern\w{0,5}|program\w{0,2}|role|seat))|began in|started in|started out|started this way|came back|come back|returned|stayed|stay on|accepted (?:an? )?(?:offers?|jobs?|roles?)|offers to return|(?:are|is) (?:now|today) (?:on (?:the |our )?staff|our|part of)|become (?:staff|employees|permanent|full)|became|go on to (?:work|join|be hired)|went on to|receive[ds]? (?:job |full|an? )?offers?|move into|full[- ]time)\b",
    r"\binterns? (?:\w{3,12} )?(?:become|became|turn into|have become|go on to become|are often|often become|later joined|have joined|have been) (?:\w{3,10} )?(?:full-time|permanent|our|staff|employees|colleagues|hires|hired|us)\b|\b(?:best|top|strong|strongest|good|successful|outstanding|deserving|exceptional|promising|high[- ]performing)(?: of (?:our|the))?(?: performing)? (?:performers?|interns?|fellows?|trainees?|apprentices?|candidates?|students?)\b[^\n.;]{0,30}?\b(?:hired|kept|retained|absorbed|offered (?:an? |full|perm|pos|job|roles?|employment|pre)|(?:receive|get|given|win|earn|extended)(?:s|ed)? (?:an? |job |full[- ]time |permanent )+(?:offers?|contract|position|job|role)|back)\b|\b(?:started this way|started as interns?|began as (?:one|interns?))\b|\b(?:keep|hire|take on|retain)\b[^\n.;]{0,20}\b(?:our|the) best\b",
    r"\b(?:continue|extend|carry on|keep working|keep going|stay)(?:ed|ing|s)? [^\n.;]{0,30}\bas (?:an? )?(?:paid|part[- ]time|full[- ]time|permanent|freelance|contract|employee|staff)\b|\b(?:compensation|pay|salary) (?:after|once|when|if) (?:the|you|we) (?:intern|prove|complete|do well)|\bpaid (?:role|position|work|job) (?:after|later|if|once)\b|\b(?:start|earn|earning) (?:a )?(?:salary|paid) (?:after|once)\b",
)
_INTERNS = re.compile(r"\b(?:interns?|internships?|you|right (?:person|candidate))\b")
_NEAR = 70


def read_follow_on(page: Page) -> Quote | None:
    """A job that may follow; more weeks of the same internship are none."""
    for match, start, end in page.matches(_SAID):
        if not (page.is_negated(match.start(), start) or _OF_TERMS.search(page.plain, start, end)):
            return page.quote(match.start(), match.end())
    refused = -1
    for match, start, end in page.matches(_JOB):
        if start == refused:
            continue
        found = _leads_to(page, match, start, end)
        if found is None:
            continue
        if (
            _OF_TERMS.search(page.plain, start, end)
            or page.is_negated(match.start(), start)
            or page.part_at(match.start()) == "applying"
        ):
            refused = start
            continue
        return page.quote(found, match.end())
    return None


def _leads_to(page: Page, match: re.Match[str], start: int, end: int) -> int | None:
    """Where the words begin that make a promise of a job; None where there are none."""
    plain = page.plain
    since = max(start, match.start() - _NEAR)
    if not (
        end - start < _FRAGMENT
        or _OF_INTERNSHIP.match(plain, start, end)
        or _OF_STUDENT.search(plain, start, end)
    ):
        return None
    if _FOLLOWS.match(plain, match.end(), end) and not _NOT_BEFORE.search(
        plain, since, match.start()
    ):
        return match.start()
    if match.group().startswith("hir") and _WE.search(plain, since, match.start()):
        is_of_interns = _AFTER_TIME.search(plain, start, match.start()) or _INTERNS.search(
            plain, start, end
        )
        return match.start() if is_of_interns else None
    chance = _CHANCE.search(plain, since, match.start())
    if chance is None or _NOT_BEFORE.search(plain, since, match.start()):
        return None
    return chance.start()
