"""What is learned, what may follow, and whether credit is all there is."""

from __future__ import annotations

import re

from fairbrief.fairness.clues import Clue, clue
from fairbrief.fairness.facts.gains import GAINING
from fairbrief.fairness.text import Page, Quote

VAGUE = clue(
    r"\bvarious (?:other )?(?:\w{3,14} )?(?:tasks|projects|duties)\b|\bother (?:\w{3,14} )?(?:duties|tasks|projects|work)\b(?=[^\n]{0,24}\b(?:as|assigned|needed|required|may|arise|come)|\W*$)|\b(?:tasks|projects|duties|help|things|work) as (?:they are )?(?:needed|assigned|required|they (?:come|arise))\b|\bas (?:needed|assigned)\b(?! basis)",
    r"\bwear (?:many|multiple|several|a lot of) hats\b|\bhelp(?:ing)? (?:out )?with (?:anything|everything|whatever|various|all sorts)\b|\bsupport(?:ing)? the team (?:with|in|as|wherever)\b|\bany (?:other )?(?:job|task|duties)\b|\bwhatever (?:else )?(?:comes up|is needed|needs doing|we need|it takes)\b|\beveryone pitches in\b|\bgenerally (?:anticipate|help)\b|\bpitch in (?:on|wherever|with) (?:everything|needed|anything|whatever)\b|\b(?:a bit|a little) of everything\b|\ball[- ]hands\b|\bno two days\b",
    r"\bassist(?:ing)? with (?:daily|day-to-day|general)\b|\b(?:ad hoc|miscellaneous) (?:tasks|projects|duties|support|requests)\b|\bgeneral (?:support|help|assistance)\b",
)
_GENERIC = r"(?:their|your|new|own|existing|professional|valuable|useful|practical|relevant|real|key|important|many|other|further|soft|transferable|necessary|required|basic|strong|excellent|great|good|essential|different|more|additional|some|those|these|the|his|her|our)"
_SUBJECT = rf"(?!(?:budget|stipend|commons|cent(?:er|re)s?|lab|labs|communit\w{{1,3}}|disabilit\w{{1,3}}|differences|resources|technolog\w{{1,3}}|specialists?|coordinator|assistants?|designers?|(?:&|and) development|department|services|real entrepreneurship|platforms?|hub|materials?|as well|atmosphere|and\b(?! (?:understand|use|apply|master|practi[sc]e|become|maintain|develop|explore|build|implement) )|and (?:growth|development|grow(?:ing)?|present(?:ing)?|teach(?:ing)?|shar(?:e|ing)|work(?:ing)?|contribut(?:e|ing)|hav(?:e|ing)|excel(?:ling)?|explor(?:e|ing)|help(?:ing)?|improv(?:e|ing)|thriv(?:e|ing)|\W{{0,3}}$)|as (?:part|you|we|they)|agreement|contract|a lot|lots|more\b(?! about how)|many (?:new )?(?:things|skills)|much|fast|quickly|new things|new skills|what we do|from (?:us|each other|mistakes)|by doing|from (?:unlabel|user|data|few|human|demonstration|example|images|text)\w{{0,8}}|on the fly|continuously|every|as (?:you|much|they)|our (?:ropes|mission)|about (?:us|our company|the (?:company|role|position|job|program(?:me)?|internship|application))|the ropes|management system|environment|experiences?|opportunit\w{{1,3}}|with\b|objectives?\W|outcomes?\W|curve|platform|that (?:are|is) required|{_GENERIC} skills?\b)\b)(?:the |a |an |how |about |to )?[a-z0-9]"
_KNOWING = r"(?:knowledge|understanding|appreciation|grasp|insights?|overview|foundations?|grounding|familiarity|proficiency|fluency|mastery|command|competenc(?:e|y|ies)|expertise|literacy|know-how)"
_TO_WHOM = r"(?:you|interns?|the interns?|students?|the students?|them|participants|fellows|volunteers|trainees|(?:each|every|our) (?:intern|student|fellow|participant)s?)"
_LEARNING = clue(
    # What somebody is given or leaves with.
    rf"\b(?:provid(?:e|es|ing)|equip(?:s|ping)?|giv(?:e|es|ing)|leav(?:e|es|ing)|offer(?:s|ing)?|afford(?:s|ing)?|impart(?:s|ing)?) {_TO_WHOM} (?:with )?(?:an? |the )?(?:[\w-]{{3,16}},? ){{0,4}}?(?:{_KNOWING}|skills) (?:of|in|into|about|for|on|with|needed to|necessary to) (?!our\b|(?:your|their) (?:future|career|chosen)|the (?:company|organi[sz]ation|future|workplace)\b)\w",
    rf"\b(?:gain|gains|gaining|get|gets|getting|receive|receives|receiving|acquire|acquires|acquiring|obtain|obtains|obtaining|develop|develops|developing|deepen|deepening|broaden|broadening|expand|expanding|increase|increasing|enhance|enhancing|build|building|earn|leave with|come away with|walk away with|take away) (?:an? |the |your |their |more |some )?(?:[\w-]{{3,16}},? (?:and )?){{0,3}}?{_KNOWING} (?:of|in|into|about|on|with) (?!our\b|(?:your|their) (?:future|career|chosen)|the (?:company|organi[sz]ation|workplace)\b|who\b)\w",
    rf"\b(?:acquaint|familiari[sz]e|introduc|orient|expos|immers)(?:e|es|s|ing)? (?:{_TO_WHOM}|college students|undergraduates|young people) (?:to|with|in) (?!an? (?:professional|fast|variety|wide|range|number)|our\b|the (?:team|company|office|workplace|profession|real|world|many|various)\b|people\b|many\b|various\b|every facet|careers?\b|new\b|different\b|novel\b)\w|\bget(?:ting)? acquainted with (?!our|the team|each)\w",
    r"\b(?:training|workshops?|instruction|orientation|lessons?|seminars?|courses?|classes|coursework|tutorials|modules|certification) (?:\w{3,12} )?(?:covering|that covers?|which covers?|on topics|on subjects|cover(?:s|ed)?|includ(?:es|ing)) (?!all|our|the first|everything|lunch|travel)\w|\b(?:receive|get|given|complete|undergo|attend) (?:\w{3,12} )?(?!(?:online|full|initial|necessary|required|paid|comprehensive|formal|proper|extensive|on-the-job|free|regular|some|professional) )(?:[\w-]{4,16} ){1,2}training\b(?! (?:day|session|program|period|week|and support|\W{0,2}$))(?= (?:before|from|by|in|on|at|with|as|and))",
    r"\b(?:improve|improving|refine|refining|hone|honing|sharpen|sharpening|polish|strengthen|strengthening|advance|advancing|cultivate|cultivating|broaden|grow|practi[sc]e|practi[sc]ing|develop|developing|build|building) (?:your|their|his|her|the intern's|students') (?:own )?(?:(?!soft|professional|existing|personal|own|overall|people|work|job|career)[\w/-]{3,16},? (?:and |& )?){1,5}skills\b|\b(?:develop|hone|build|improve|enhance|gain|learn|acquire|grow|refine|strengthen)(?:ing|s)? (?:\w{3,12} ){0,2}skills (?:in|of|such as|including|like|around|related to|needed|necessary) (?!an?\b|our\b|the (?:field|workplace|area|real)\b)\w",
    r"\bso (?:that )?(?:you|interns|students|they) (?:will |can |may )?(?:understand|know|learn|see) (?:how|the|what|why)\b|\b(?:knowledge|skills)(?: and (?:skills|knowledge))? (?:you need|needed|required|necessary) to (?:start|run|become|build|manage|work as)\b|\bskills (?:you(?:'ll| will|'d)?|interns|students) (?:will |can )?(?:learn|gain|develop|acquire|build|practi[sc]e|take)\b|\bwhat (?:interns|students|you|they)(?:'ll| will| can)? (?:get to |expect to )?(?:learn|gain|take away)\b|\byou(?:'ll| will) (?:get|come|begin|start) to (?:learn|understand|know how)\b|\blearn (?:through|by) (?:building|writing|designing|coding|shadowing|observing|working on)\b|\b(?:opportunit(?:y|ies)|chance|able|get) to (?:study|explore|practi[sc]e|master) (?!a (?:wide|variety|range|number)|various|different|career|your|our|the city|new ideas|other)[\w-]{4,16} \w",
    r"\b(?:internships?|placements?|fellowships?|apprenticeships?|traineeships?) introduces? (?:(?!you to us)[\w-]{2,16},? ){1,10}?to (?!our|the team|us\b|each|one another)\w",
    r"\b(?:be|are|get|been) (?:also )?shown (?:how\b|(?!around|the (?:door|office|team|ropes|site|way)|to\b|above|below|here|on\b|in\b|off\b|as\b|at\b|by\b|and\b|that\b)[a-z]{3,12} ?[a-z])|\b(?:we|they) (?:also )?(?:certify|licen[cs]e) you\b|\bsponsor your [\w-]{2,12} (?:exam|certification|certificate|licen[cs]e|training)\b|\byou(?:'ll| will) know (?!us\b|when|if\b|what to|that\b|more\b|where|who\b|right|immediately|about your|your)[^\n.;]{3,40} by (?:the (?:end|time)|christmas|spring|summer|autumn|fall|winter|[a-z]{3,8}ber|january|february|march|april|may|june|july|august)\b|\bby (?:the end|then|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|fall|christmas|easter)(?: of (?:the|your) \w{4,12})?,? you (?:can|will be able to|will know how to|know how to)\b|\bwe(?:'ll| will| shall)? (?:also )?teach\b(?! (?:children|kids|students|classes|adults|people|over|in|at|at-risk|youth|young|english|\d))|\b(?:to teach|teaches|teaching) (?:you )?(?:interviewing|the basics|basic|proper|safe|good|correct|how)\b|\bpick up (?:the (?:basics|craft|trade|essentials|fundamentals|language)|(?:\w{3,9} )?skills|tricks|how\b|a (?:little|bit of|working)|(?:some|enough|plenty of) (?!supplies|food|groceries)[a-z]{3,14}|[a-z]{3,14}ing\b|techniques?|(?!lunch|dinner|coffee|items|groceries|packages|parcels|supplies|mail|deliver|orders|phone|things|litter|trash|kids|children|props|samples|prescription|guests|calls|where|after|from|and\b|or\b|the\b|your|it\b|them\b|any|food|a\b|an\b)[a-z]{4,16}(?= (?:and|along|as|from (?:our|the|people)|basics|skills)\b|[.;]))|\bcome out knowing\b|\bleave with (?:\w{3,12} ){0,3}(?:training|skills|certificat\w{1,4}|knowledge)\b|\b(?:weekly|private|free|individual) lessons? (?:in|on|with)\b|\b(?:become|get) (?:really |more |very )?(?:familiar|fluent|comfortable|proficient|good|adept|skilled) (?:with|in|at) (?!our\b|the (?:team|company|office|role)|us\b)[a-z]|\bget(?:s)? (?:trained|certified) (?:on|in)\b|\b(?:receive|given|get) (?:\w{3,9} )?training in\b|\bstudy support\b|\b(?:crash course|primer|grounding|masterclass|lessons) (?:in|on)\b|\btrain(?:ed|ing)? (?:\w{3,9} )?(?:in|on|to use) (?!our\b|the job|a\b|site|first|various|all\b)[\w+/-]{3,16}\b|\bleave (?:us )?(?:knowing|able to|with (?:a )?(?:working )?(?:knowledge|understanding|grasp))\b|\bcome away (?:knowing|with (?:a )?(?:\w{4,10} )?(?:knowledge|understanding|grasp|skills))\b|\b(?:gain|build|acquire|develop|deepen|grow)(?:ing|s)? (?:your )?(?:(?!their|years)\w{3,12} ){0,2}?(?:expertise|competence|proficiency|fluency|know-?how) (?:in|of|with) (?!our|all|various)\w|(?<!you )\b(?:understand|grasp|master|study|appreciate)(?:ing)? (?:the )?(?:basics|fundamentals|principles|ins and outs|workings|mechanics|nuances|essentials) of\b|\b(?:improve|polish|practi[sc]e|sharpen|hone|perfect|brush up(?: on)?) your (?:\w{3,12} )?(?:english|spanish|french|german|portuguese|italian|arabic|hindi|swahili|mandarin|chinese|japanese|korean|russian|dutch|turkish|writing|coding|programming|design|editing|research|photography|drawing|drafting|interviewing)\b|\bfamiliar(?:ity|i[sz]ed)? with (?=[^\n]{0,40}\bby the end\b)",
    rf"\blearn(?:s|ing)?\b (?:(?:valuable|various|practical|about|the|how to|to|from|some) )?{_SUBJECT}",
    r"\blearning (?:objectives?|goals?|outcomes?) ?(?:[:\u2013\u2014-]|(?:include|are|will be|is)\b) ?\w|\blearning\s?:\s?\w|\bwhat you(?:'ll| will|'d| would)? learn\b|\b(?:get|become) fluent in\b|\bteaches (?!at|the (?:course|class))\w{3,14} (?:to|and)\b|\blearn(?:ing)? on the job\b|\bskills? you (?:can expect|will gain|gain|take away|'ll leave with|leave with)\b|\bopportunity to learn (?!a lot|more)",
    rf"\b(?:gain|acquire|build|deepen|sharpen|strengthen|hone|develop|improve|enhance|boost)(?:ing|s)? (?:(?:a|an|the|in-depth|deep|solid|valuable|practical|strong|working|relevant|better|essential|new|important|their|your) ){{0,3}}(?!{_GENERIC} )(?:[\w/-]{{3,20}},? (?:and |& )?){{1,5}}(?:skills?|expertise)\b",
    r"\b(?:gain|acquire|deepen|develop|get|obtain|offers?|provides?|give you|build)(?:ing|s)? (?:(?:a|an|the|in-depth|deep|solid|valuable|practical|working|first-hand|better|basic|comprehensive|thorough|real|some) ){0,3}(?:[\w-]{3,20} ){0,2}(?:understanding|knowledge|insights?|grounding) (?:of|into|in|on|about)\b(?! (?:their|the|your) (?:chosen )?(?:field|career|profession|industry)\b)",
    r"\b(?:hands[- ]on|practical|real[- ]world|first[- ]hand|direct|gain(?:ing)?|get(?:ting)?|valuable|work(?:ing)?) (?:[\w-]{2,14},? ){0,3}experiences? (?:in|with|of|on|by|analy\w{1,4}|writing|research\w{0,3}|building|developing|designing|working (?:on|with|in)|conducting|creating|across|managing|running|planning|leading|conducting|organi[sz]ing|producing|editing|teaching) (?!our\b|an?\b (?!variety|range|number|wide|broad|host)|real[- ]|various|different|many|a (?:fast|dynamic|team|real|professional|supportive|start|work|growing)|the (?:company|workplace|following areas?:\s*$)|this\b|an? (?:international|professional) (?:environment|setting))\w",
    r"\bexperience (?:in|with|of) (?:the (?:following|field of)|conducting|writing|researching)\b|\bhands[- ]on [\w ]{2,24}experience in\b|\bexpos(?:e|ed|es|ing|ure)(?: (?:you|the interns?|interns|them|students|(?:each|every|our) (?:student|intern)s?))? to (?!a lot|an? (?:\w{4,10} )?(?:array|range|variety|number|host|lot)|many|various|different (?:people|things)|careers|skills|our (?:company|team|culture)|an? (?:fast|dynamic|professional|start)|currently)\w|\bexposed to\s?:|\bimmersed in\b|\bintroduction to (?:the )?(?:basic|theor|princip|field|world)\w*",
    r"\b(?:teach(?:es)?|trains?) (?:you|whoever|students|interns|apprentices|trainees)\b(?! (?:up|a lot|everything|for it|and|before|once|first|fully|well|in exchange|completely|thoroughly|properly|to (?:earn|make)|from (?:scratch|zero)|personally|one|100)|\W{0,3}$|[.;,!])|\b(?:you(?:'ll| will)? (?:be|get)|be|get|are|is|been) (?:properly |fully |also )?(?:trained|taught|coached|schooled|introduced|instructed (?!to\b)) ?(?:in|on|to|by|how|for|through)\b(?! (?:all|various|every|the (?:team|job)|unless|one|two|three|a (?:week|day|month)|\d)| ?\.)|\bintroduc(?:e|es|ed|ing) you to (?!our team|the team|everyone|people|clients|growers)\w|\bcoach(?:es)? you (?:through|in|on)\b|\bcertif(?:y|ied) (?:you )?(?:on|in)\b",
    r"\b(?:we|they|she|he|who)(?: will| shall|'ll)? (?:also )?(?:train|teach|coach) you (?:in|on|how|to|the|about|as|\w{4,14}ing)\b(?! (?:exchange|this role|do (?:it|this|that)))|\btrain(?:s|ing)? (?:covers|includes|will cover|will include|consists|is given in|in the|sessions? (?:on|in|covering))\b|\b(?:be|get|is|are|being) (?:\w{4,9} )?taught (?!at\b|by\b|classes|a lot)\w|\bteach(?:ing)? (?:interns|students|you|them|participants) (?:how|the|about|to|in (?!exchange)|\w{3,12}ing)\b|\b(?:mentorship|mentoring|mentored|instruction|instructed|tutored|schooled|trained|training) in\W{1,4}(?!various|different|many|all\b|our|the (?:office|field\W|workplace)|a (?:friendly|supportive))\w|\bget to know (?:how|the (?:craft|trade|software|system|tools)|[a-z]{2,5} \w{2,4}\b)|\binstructs? you in\b|\b(?:gain|develop|acquire|build|hone|sharpen|strengthen|learn|improve)(?:ing)? (?:\w{3,14} ){0,3}skills? (?:in|such as|like) (?!an?\b|our|the (?:work|real)|real)\w|\b(?:mentorship|training|instruction|experience|workshops?|seminars?|courses|learn(?:ing)?(?: about| how to| to)?|skills|trained) (?:in|on|about|such as)?\s?:\W{0,3}$|\bworkshops? \((?:e\.?g\.?|such as|including|on)|\bworkshops?,? (?:such as|including|covering)\b|\b(?:workshops?|seminars?|classes|courses) (?:on|in|about|covering) (?!our|monday|tuesday|the (?:same|evening))\w",
    r"\bshows? (?:you|interns|students) how (?:to|the|a|an|it|they)\b|\bshowing you how\b|\bmaster ?class in\b|\b(?:training|workshops?|training sessions|tutorials?|tuition|instruction) (?:in|on|and workshops)\b(?! (?:the (?:job|first)|day|site|place|your first day|all\b|various|many|different))|\bonline training (?:in|on)\b|\bworkshops and training\b|\btraining (?:will be |is )?(?:provided|given) in\b|\bexplains? (?:how|each|why)\b[^\n]{0,40}\bso (?:that )?you\b",
    r"\b(?:strengthened|improved|enhanced|sharpened|extensive|thorough|advanced|new) (?!your|own)(?:\w{4,14} ){1,2}skills\b|\b(?:extensive|thorough|solid|in-depth|practical) (?:understanding|knowledge) of\b|\binduction (?:on|in|to) (?!our)\w|\b(?:gain|gains|gaining|get|acquire) (?:\w[\w-]{2,14} ){0,2}(?!work\b|valuable|practical|real|professional|hands|industry|working|career|relevant|job\b|on-the|useful|great|more|invaluable|life\b|first|direct|learning|research experience\b)\w[\w-]{4,16} (?:and \w[\w-]{3,14} )?experience\b(?! (?:in|with|of|for|through))|\b(?:valuable|deep|better|comprehensive|first-hand) (?:understanding|insights?|knowledge) (?:of|into)\b|\byou(?:'ll| will)? (?:\w{3,8} )?understand how\b[^\n]{0,40}\b(?:works?|are|is)\b|\byou(?:'ll| will) (?:embrace|master|discover|be introduced to|be trained|come away|leave knowing|pick up|find out how)\b|\bfamiliari[sz]e yourself with\b",
)
_NOT_LEARNING = re.compile(
    r"\b(?:willing(?:ness)?|able|ability|eager(?:ness)?|desire|passion|love|loves|keen|must|want(?:s|ing)? to|interest(?:ed)? in(?! (?:getting|gaining|acquiring))|enthusiasm|enthusiastic|excited|attitude to|penchant|curiosity|candidates? (?:who|must)|looking for someone|happy|click|here to|machine|deep|reinforcement|federated|transfer|supervised|statistical|self|distance|adult|online|service|experiential)\b[^\n]{0,24}$|\b(?:quick|fast) $|\b(?:helps?|helping|lets?|enabl\w{1,3}|allows?) (?!you|interns|students|our interns)(?:[\w-]{3,14} ){0,2}(?:to )?$"
)
#: What the employer learns, and what it is called.
_NOT_OF_STUDENT = re.compile(
    r"\b(?:we|our|company|startup|they)\b(?:'\w{1,3})? ?(?:\w{1,12} ){0,2}$"
)
#: Who else may come to understand something.
_OTHERS = re.compile(
    r"\b(?:people|persons|teachers|players|developers|learners|everyone|individuals|consumers|customers?|clients?|public|visitors|users|readers|audiences?|residents|voters|children|kids|families|us|organi[sz]ations?|businesses|companies)\b (?:to )?(?:\w{2,8} )?$|\bassist\w{0,3} (?:with|in) $"
)
_NOT_LEARNING_AFTER = re.compile(
    r"\W{0,2}(?:a lot|more\b(?! about how)|about (?:us|our company|the (?:company|role|position|job))|continuously|quickly|fast|new things|that are required|required|preferred|is a plus|are a plus|and willing|needed)"
)
_OF_REQUIRING = re.compile(r"\b(?:experience|understanding|knowledge|skills|expertise|insights?)\b")
_REQUIREMENTS = re.compile(
    r"\b(?:required|must have|requirements?|qualifications?|a plus|preferred|proven|minimum|prior|previous|applicants? (?:have|must)|candidates? (?:have|must)|you have|have experience|should have|years?)\b"
)
_CREDIT = clue(
    r"\b(?:college|university|school|institution|department|programme|program|professor) (?:\w{3,9} )?(?:gives?|grants?|awards?|allows?|offers?|accepts?|requires?|approves?) (?:\w{3,9} )?credits?\b|\b(?:college|academic|course|school|university|class|internship|scholastic) credits?\b|\bfor[- ]credit\b|\bcredit (?:forms|paperwork|hours|requirements)\b|\bcredits? (?:from|through|with|towards?|at) (?:your|their|a|the|an) (?:\w{4,12} )?(?:college|university|school|degree|institution|program)|\b(?:arrange|obtain|provide|grant|give|receive|sign off on) (?:\w{3,10} )?credits?\b(?! (?:card|score|check|union|report|line|history|rating))|\bcredit[- ]only\b|\b(?:receive|earn|earning|get|getting|offer|for|obtain) (?:up to \w{1,5} )?(?:college |academic |course |school )?credits?\b|\b\d credits?\b",
)
_CREDIT_ONLY = clue(
    r"\bfor (?:college |academic |course |school )?credit only\b|\bcredit[- ]only\b|\bmust (?:receive|be eligible for|be eligible to (?:receive|earn|get)|be able to (?:earn|get|obtain)|be able to receive|earn|obtain|get|be receiving|be enrolled for) (?:\w{3,10} )?(?:college|academic|course|school|university|class)? ?credits?\b|\b(?:in exchange|compensation is|only|in return|exclusively) (?:for |of |by )?(?:college |academic |course |school )?credits?\b|\b(?:doing|conducting|do|conduct) research for (?:course )?credit\b|(?<!may be )(?<!can be )(?<!possible )(?<!available )\bfor (?:course|school|academic|college) credit\b(?! (?:or|and) (?:pay|stipend|money|paid))|\breceiving college credit\b[^\n]{0,30}\bcompensation\b|\bacademic credit\b[^\n]{0,40}\bthat'?s the pay\b|\bcompensation\W{1,3}(?:academic|college|course|school) credit\b|\bacademic credit toward\b|\bprimarily designed for academic credit\b|\b\|? ?\d credits\b",
)


#: A training has its time, an errand its way, a fraud its lesson.
_NO_LESSON = re.compile(
    r"\b(?:earn|earning|make (?:money|cash|thousands|\$|good)|turn your|get (?:paid|rich)|remit\w{0,3}|forward (?:the )?(?:money|funds|payment)|transfer (?:the )?(?:money|funds)|send (?:the )?(?:money|funds)|cash|income|profits?|fortune|wealth)\b"
)
_A_TIME = re.compile(
    r"(?:training|workshops?|orientation|lessons?|classes|courses?) (?:occurs|takes? place|happens|starts|begins|runs|(?:is|will be) (?:held|on\b|scheduled))\b|(?:training|lessons?) (?:in|on) (?:an?\b|the (?:first|second|last|morning|evening|weekend)|january|february|march|april|may\b|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)
_ELSEWHERE = frozenset({"wanted", "applying", "firm"})


def read_learning(page: Page) -> Quote | None:
    """A named subject or skill; "learn a lot" and "willing to learn" name none."""
    return _learning(page, _LEARNING) or _learning(page, GAINING)


def _learning(page: Page, sought: Clue) -> Quote | None:
    for match, start, end in page.matches(sought):
        before = page.plain[start : match.start()]
        after = page.plain[match.end() : match.end() + 30]
        if not (
            _NOT_LEARNING.search(before)
            or (match.group().startswith("learn") and _NOT_OF_STUDENT.search(before))
            or _OTHERS.search(before)
            or _NOT_LEARNING_AFTER.match(after)
            or (
                _OF_REQUIRING.search(match.group()) and _REQUIREMENTS.search(page.plain, start, end)
            )
            or _is_denied(page, match, start)
            or _NO_LESSON.search(page.plain, match.start(), min(end, match.end() + 40))
            or _A_TIME.match(page.plain, match.start(), end)
            or page.part_at(match.start()) in _ELSEWHERE
            or (match.group().startswith("what you") and _gains_nothing(page, match.end()))
        ):
            return page.quote(match.start(), _end_of_word(page, match.end()))
    return None


#: What a list of gains must name to be one of skills.
_A_SKILL = re.compile(
    r"\b(?:skills?|knowledge|understanding|learn\w{0,3}|train\w{0,3}|technique|insights?|how (?:to|an?|the)|expertise|exposure to|experience (?:in|with|of|\w{4,12}ing))\b"
)


def _gains_nothing(page: Page, place: int) -> bool:
    """Whether the list under "what you gain" names no skill; one of what is learned always does."""
    if "learn" in page.plain[max(0, place - 30) : place + 8]:
        return False
    return _A_SKILL.search(page.plain, place, place + _LIST) is None


#: Characters of a list that are looked at.
_LIST = 400


def _end_of_word(page: Page, place: int) -> int:
    """Where the word ends in which a match ends: a subject is known by its first letter."""
    while 0 < place < len(page.plain) and page.plain[place - 1 : place + 1].isalnum():
        place += 1
    return place


#: "You need not know Elm, we teach you": what is learned stands in a clause of its own.
_OWN_CLAUSE = re.compile(
    r"[,;:(\u2013\u2014] ?(?:and |but |so |as |though )?(?:you(?:'ll| will)?|we(?:'ll| will)?|interns?|students?|they|i(?:'ll| will)?)?(?: (?:will|also|can|may|get to|still)){0,3} ?$"
)


#: "No better way to learn about it" denies nothing.
_BEST_WAY = re.compile(r"\bno (?:better|quicker|faster|finer) (?:way|place) to $")


def _is_denied(page: Page, match: re.Match[str], start: int) -> bool:
    if _BEST_WAY.search(page.plain, start, match.start()):
        return False
    return page.is_negated(match.start(), start) and not _OWN_CLAUSE.search(
        page.plain, start, match.start()
    )


def read_credit_only(page: Page, *, is_unpaid: bool, is_paid: bool) -> Quote | None:
    """Credit is all there is: said so, or credit for work that is called unpaid."""
    if is_paid:
        return None
    return page.first(_CREDIT_ONLY) or (_credit(page) if is_unpaid else None)


#: "Not for credit"; "unpaid, for college credit" is no such thing.
_NO_CREDIT = re.compile(r"\b(?:no|not|without|nor)\W{1,2}(?:\w{2,10} ){0,3}$")


def _credit(page: Page) -> Quote | None:
    for match, start, _end in page.matches(_CREDIT):
        if not _NO_CREDIT.search(page.plain[start : match.start()]):
            return page.quote(match.start(), match.end())
    return None
