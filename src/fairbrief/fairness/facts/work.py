"""What is learned, what may follow, and whether credit is all there is."""

from __future__ import annotations

import re

from fairbrief.fairness.clues import clue
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
    r"\b(?:training|workshops?|instruction|orientation|lessons?|seminars?|courses?|classes|coursework|tutorials|modules|certification) (?:\w{3,12} )?(?:covering|that covers?|which covers?|on topics|on subjects|cover(?:s|ed)?|includ(?:es|ing)) (?!all|our|the first|everything|lunch|travel)\w|\b(?:receive|get|given|complete|undergo|attend) (?:\w{3,12} )?(?:[\w-]{4,16} ){1,2}training\b(?! (?:day|session|program|period|week|and support|\W{0,2}$))(?= (?:before|from|by|in|on|at|with|as|and))",
    r"\b(?:improve|improving|refine|refining|hone|honing|sharpen|sharpening|polish|strengthen|strengthening|advance|advancing|cultivate|cultivating|broaden|grow|practi[sc]e|practi[sc]ing|develop|developing|build|building) (?:your|their|his|her|the intern's|students') (?:own )?(?:(?!soft|professional|existing|personal|own|overall|people|work|job|career)[\w/-]{3,16},? (?:and |& )?){1,5}skills\b|\b(?:develop|hone|build|improve|enhance|gain|learn|acquire|grow|refine|strengthen)(?:ing|s)? (?:\w{3,12} ){0,2}skills (?:in|of|such as|including|like|around|related to|needed|necessary) (?!an?\b|our\b|the (?:field|workplace|area|real)\b)\w",
    r"\bso (?:that )?(?:you|interns|students|they) (?:will |can |may )?(?:understand|know|learn|see) (?:how|the|what|why)\b|\b(?:knowledge|skills)(?: and (?:skills|knowledge))? (?:you need|needed|required|necessary) to (?:start|run|become|build|manage|work as)\b|\bskills (?:you(?:'ll| will|'d)?|interns|students) (?:will |can )?(?:learn|gain|develop|acquire|build|practi[sc]e|take)\b|\bwhat (?:interns|students|you|they)(?:'ll| will| can)? (?:get to |expect to )?(?:learn|gain|take away)\b|\byou(?:'ll| will) (?:get|come|begin|start) to (?:learn|understand|know how)\b|\blearn (?:through|by) (?:building|writing|designing|coding|shadowing|observing|working on)\b|\b(?:opportunit(?:y|ies)|chance|able|get) to (?:study|explore|practi[sc]e|master) (?!a (?:wide|variety|range|number)|various|different|career|your|our|the city|new ideas|other)[\w-]{4,16} \w",
    r"\b(?:internships?|placements?|fellowships?|apprenticeships?|traineeships?) introduces? (?:(?!you to us)[\w-]{2,16},? ){1,10}?to (?!our|the team|us\b|each|one another)\w",
    r"\b(?:be|are|get|been) (?:also )?shown how\b|\bwe(?:'ll| will| shall)? (?:also )?teach\b(?! (?:children|kids|students|classes|adults|people|over|in|at|at-risk|youth|young|english|\d))|\b(?:to teach|teaches|teaching) (?:you )?(?:interviewing|the basics|basic|proper|safe|good|correct|how)\b|\bpick up (?!the|your|a\b|an\b|from|and|or|groceries|packages|parcels|supplies|mail|deliveries|orders|where|after|it\b|them\b|any|food|trash|litter|kids|children)[a-z]{4,16}\b(?! (?:from|at)\b)|\bcome out knowing\b|\bleave with (?:\w{3,12} ){0,3}(?:training|skills|certificat\w{1,4}|knowledge)\b|\b(?:weekly|private|free|individual) lessons? (?:in|on|with)\b|\bbecome (?:familiar|fluent|comfortable|proficient) (?:with|in)\b|\bget(?:s)? (?:trained|certified) (?:on|in)\b|\b(?:receive|given|get) (?:\w{3,9} )?training in\b|\bstudy support\b|\b(?:crash course|primer|grounding|masterclass|lessons) (?:in|on)\b|\btrain(?:ed|ing)? (?:\w{3,9} )?(?:in|on|to use) (?!our\b|the job|a\b|site|first|various|all\b)[\w+/-]{3,16}\b|\bleave (?:us )?(?:knowing|able to|with (?:a )?(?:working )?(?:knowledge|understanding|grasp))\b|\bcome away (?:knowing|with (?:a )?(?:\w{4,10} )?(?:knowledge|understanding|grasp|skills))\b|\b(?:gain|build|acquire|develop|deepen|grow)(?:ing|s)? (?:your )?(?:(?!their|years)\w{3,12} ){0,2}?(?:expertise|competence|proficiency|fluency|know-?how) (?:in|of|with) (?!our|all|various)\w|(?<!you )\b(?:understand|grasp|master|study|appreciate)(?:ing)? (?:the )?(?:basics|fundamentals|principles|ins and outs|workings|mechanics|nuances|essentials) of\b|\b(?:improve|polish|practi[sc]e|sharpen|hone|perfect|brush up(?: on)?) your (?:\w{3,12} )?(?:english|spanish|french|german|portuguese|italian|arabic|hindi|swahili|mandarin|chinese|japanese|korean|russian|dutch|turkish|writing|coding|programming|design|editing|research|photography|drawing|drafting|interviewing)\b|\bfamiliar(?:ity|i[sz]ed)? with (?=[^\n]{0,40}\bby the end\b)",
    rf"\blearn(?:s|ing)?\b (?:(?:valuable|various|practical|about|the|how to|to|from|some) )?{_SUBJECT}",
    r"\blearning (?:objectives?|goals?|outcomes?) ?(?:[:\u2013\u2014-]|(?:include|are|will be|is)\b) ?\w|\blearning\s?:\s?\w|\bwhat you(?:'ll| will|'d| would)? learn\b|\b(?:get|become) fluent in\b|\bteaches (?!at|the (?:course|class))\w{3,14} (?:to|and)\b|\blearn(?:ing)? on the job\b|\bskills? you (?:can expect|will gain|gain|take away|'ll leave with|leave with)\b|\bopportunity to learn (?!a lot|more)",
    rf"\b(?:gain|acquire|build|deepen|sharpen|strengthen|hone|develop|improve|enhance|boost)(?:ing|s)? (?:(?:a|an|the|in-depth|deep|solid|valuable|practical|strong|working|relevant|better|essential|new|important|their|your) ){{0,3}}(?!{_GENERIC} )(?:[\w/-]{{3,20}},? (?:and |& )?){{1,5}}(?:skills?|expertise)\b",
    r"\b(?:gain|acquire|deepen|develop|get|obtain|offers?|provides?|give you|build)(?:ing|s)? (?:(?:a|an|the|in-depth|deep|solid|valuable|practical|working|first-hand|better|basic|comprehensive|thorough|real|some) ){0,3}(?:[\w-]{3,20} ){0,2}(?:understanding|knowledge|insights?|grounding) (?:of|into|in|on|about)\b(?! (?:their|the|your) (?:chosen )?(?:field|career|profession|industry)\b)",
    r"\b(?:hands[- ]on|practical|real[- ]world|first[- ]hand|direct|gain(?:ing)?|get(?:ting)?|valuable|work(?:ing)?) (?:[\w-]{2,14},? ){0,3}experiences? (?:in|with|of|on|by|analy\w{1,4}|writing|research\w{0,3}|building|developing|designing|working (?:on|with|in)|conducting|creating|across|managing|running|planning|leading|conducting|organi[sz]ing|producing|editing|teaching) (?!our\b|an?\b (?!variety)|real[- ]|various|different|many|a (?:fast|dynamic|team|real|professional|supportive|start|work|growing)|the (?:company|workplace|following areas?:\s*$)|this\b|an? (?:international|professional) (?:environment|setting))\w",
    r"\bexperience (?:in|with|of) (?:the (?:following|field of)|conducting|writing|researching)\b|\bhands[- ]on [\w ]{2,24}experience in\b|\bexpos(?:e|ed|es|ing|ure)(?: (?:you|the interns?|interns|them|students|(?:each|every|our) (?:student|intern)s?))? to (?!a lot|an? (?:\w{4,10} )?(?:array|range|variety|number|host|lot)|many|various|different (?:people|things)|careers|skills|our (?:company|team|culture)|an? (?:fast|dynamic|professional|start)|currently)\w|\bexposed to\s?:|\bimmersed in\b|\bintroduction to (?:the )?(?:basic|theor|princip|field|world)\w*",
    r"\b(?:teach(?:es)?|trains?) (?:you|whoever|students|interns|apprentices|trainees)\b(?! (?:up|a lot|everything|for it|and|before|once|first|fully|well|in exchange|completely|thoroughly|properly|to (?:earn|make)|from (?:scratch|zero)|personally|one|100)|\W{0,3}$|[.;,!])|\b(?:you(?:'ll| will)? (?:be|get)|be|get|are|is|been) (?:properly |fully |also )?(?:trained|taught|coached|schooled|introduced|instructed (?!to\b)) ?(?:in|on|to|by|how|for|through)\b(?! (?:all|various|every|the (?:team|job)|unless|one|two|three|a (?:week|day|month)|\d)| ?\.)|\bintroduc(?:e|es|ed|ing) you to (?!our team|the team|everyone|people|clients|growers)\w|\bcoach(?:es)? you (?:through|in|on)\b|\bcertif(?:y|ied) (?:you )?(?:on|in)\b",
    r"\b(?:we|they|she|he|who)(?: will| shall|'ll)? (?:also )?(?:train|teach|coach) you (?:in|on|how|to|the|about|as|\w{4,14}ing)\b(?! (?:exchange|this role|do (?:it|this|that)))|\btrain(?:s|ing)? (?:covers|includes|will cover|will include|consists|is given in|in the|sessions? (?:on|in|covering))\b|\b(?:be|get|is|are|being) (?:\w{4,9} )?taught (?!at\b|by\b|classes|a lot)\w|\bteach(?:ing)? (?:interns|students|you|them|participants) (?:how|the|about|to|in (?!exchange)|\w{3,12}ing)\b|\b(?:mentorship|mentoring|mentored|instruction|instructed|tutored|schooled|trained|training) in\W{1,4}(?!various|different|many|all\b|our|the (?:office|field\W|workplace)|a (?:friendly|supportive))\w|\bget to know (?:how|the (?:craft|trade|software|system|tools)|[a-z]{2,5} \w{2,4}\b)|\binstructs? you in\b|\b(?:gain|develop|acquire|build|hone|sharpen|strengthen|learn|improve)(?:ing)? (?:\w{3,14} ){0,3}skills? (?:in|such as|like) (?!an?\b|our|the (?:work|real)|real)\w|\b(?:mentorship|training|instruction|experience|workshops?|seminars?|courses|learn(?:ing)?(?: about| how to| to)?|skills|trained) (?:in|on|about|such as)?\s?:\W{0,3}$|\bworkshops? \((?:e\.?g\.?|such as|including|on)|\bworkshops?,? (?:such as|including|covering)\b|\b(?:workshops?|seminars?|classes|courses) (?:on|in|about|covering) (?!our|monday|tuesday|the (?:same|evening))\w",
    r"\bshows? (?:you|interns|students) how (?:to|the|a|an|it|they)\b|\bshowing you how\b|\bmaster ?class in\b|\b(?:training|workshops?|training sessions|tutorials?|tuition|instruction) (?:in|on|and workshops)\b(?! (?:the (?:job|first)|day|site|place|your first day|all\b|various|many|different))|\bonline training\b|\bworkshops and training\b|\btraining (?:will be |is )?(?:provided|given) in\b|\bexplains? (?:how|each|why)\b[^\n]{0,40}\bso (?:that )?you\b",
    r"\b(?:strengthened|improved|enhanced|sharpened|extensive|thorough|advanced|new) (?!your|own)(?:\w{4,14} ){1,2}skills\b|\b(?:extensive|thorough|solid|in-depth|practical) (?:understanding|knowledge) of\b|\binduction (?:on|in|to) (?!our)\w|\b(?:gain|gains|gaining|get|acquire) (?:\w[\w-]{2,14} ){0,2}(?!work\b|valuable|practical|real|professional|hands|industry|working|career|relevant|job\b|on-the|useful|great|more|invaluable|life\b|first|direct|learning|research experience\b)\w[\w-]{4,16} (?:and \w[\w-]{3,14} )?experience\b(?! (?:in|with|of|for|through))|\b(?:valuable|deep|better|comprehensive|first-hand) (?:understanding|insights?|knowledge) (?:of|into)\b|\byou(?:'ll| will)? (?:\w{3,8} )?understand how\b[^\n]{0,40}\b(?:works?|are|is)\b|\byou(?:'ll| will) (?:embrace|master|discover|be introduced to|be trained|come away|leave knowing|pick up|find out how)\b|\bfamiliari[sz]e yourself with\b",
)
_NOT_LEARNING = re.compile(
    r"\b(?:willing(?:ness)?|able|ability|eager(?:ness)?|desire|passion|love|loves|keen|must|want(?:s|ing)? to|interest(?:ed)? in(?! (?:getting|gaining|acquiring))|enthusiasm|enthusiastic|excited|attitude to|penchant|curiosity|candidates? (?:who|must)|looking for someone|happy|click|here to|machine|deep|reinforcement|federated|transfer|supervised|statistical|self|quick|fast|distance|adult|online|service|experiential)\b[^\n]{0,24}$"
)
#: What the employer learns, and what it is called.
_NOT_OF_STUDENT = re.compile(
    r"\b(?:we|our|company|startup|they)\b(?:'\w{1,3})? ?(?:\w{1,12} ){0,2}$"
)
#: Who else may come to understand something.
_OTHERS = re.compile(
    r"\b(?:customers?|clients?|public|visitors|users|readers|audiences?|residents|voters|children|kids|families|us|organi[sz]ations?|businesses|companies)\b (?:to )?(?:\w{2,8} )?$|\bassist\w{0,3} (?:with|in) $"
)
_NOT_LEARNING_AFTER = re.compile(
    r"\W{0,2}(?:a lot|more\b(?! about how)|about (?:us|our company|the (?:company|role|position|job))|continuously|quickly|fast|new things|that are required|required|preferred|is a plus|are a plus|and willing|needed)"
)
_OF_REQUIRING = re.compile(r"experience|understanding|knowledge|skills|expertise|insight")
_REQUIREMENTS = re.compile(
    r"\b(?:required|must have|requirements?|qualifications?|a plus|preferred|proven|minimum|prior|previous|applicants? (?:have|must)|candidates? (?:have|must)|you have|have experience|should have|years?)\b"
)
_JOB = r"(?:full[- ]?time|permanent|ongoing|paid|casual|contract|part[- ]time|long(?:er)?[- ]term|fixed[- ]term|graduate|core|regular|follow[- ]?(?:up|on)|further|second|another|next|additional|future|subsequent|continued|continuing|new)"
_PLACE = r"(?:employment|roles?|positions?|jobs?|contracts?|hires?|offers?|opportunit\w{1,3}|gigs?|staff|fellowships?|intake|rotation|term|semester|season|placements?|internships?|engagements?|collaborations?|employees?)"
_MORE = r"(?:follow[- ]?(?:up|on)|further|second|another|next|additional|future|subsequent|continued|more) (?:\w{3,12} )?(?:work|projects?|assignments?|opportunit\w{1,3})"
_MAY = r"(?:possib\w{1,6}|potential\w{0,2}|opportunit\w{1,3}|chance|option|prospects?|lead(?:s|ing)? (?:in)?to|may|might|could|can|likely|convert\w{0,3}|transition(?:ing|ed)? (?:to|into)|become|turn(?:ed)? (?:this \w{3,12} )?into|considered for|eligible for|(?:be |are |regularly |often |usually )?(?:given|offered|invited)(?: an?| to)?|evolve into|grow into|extend\w{0,3} into|go on to|progress\w{0,4} (?:to|into)|move (?:on )?into|hope to|scope (?:for|to)|interested in|stay on|keep)"
_FOLLOW_ON = clue(
    rf"\b{_MAY}\b[^\n]{{0,50}}"
    rf"\b(?:{_JOB} (?:\w{{3,12}} )?{_PLACE}\b|{_MORE}\b|full[- ]?time\b(?! (?:job,|student|stud|degree|course|mba|program|education|school))|permanent\b|paying gig|paid gig|job offers?|jobs? (?:after|with us|at the end)|hired\b|employment (?:after|upon|offer|with|at the end)|(?:be |being )?extend(?:ed|ing)\b|extension\b|absor(?:bed|ption)\b|renew(?:ed|al|able)\b|continuation|return offers?|pre[- ]placement|phd thesis|good job|more work|work in (?:\w{{3,9}})$|staying on|stay on|(?:continue|remain|stay)(?:ing)? (?:on )?with (?:us|the (?:team|company|firm|lab)))",
    rf"\b{_JOB} (?:\w{{3,12}} )?{_PLACE}\s?(?:is |are |may |be |will |can )?(?:be )?(?:possible|upon|after (?:the|this|your|that|an?)|offered|depending|at the end|for the right|based on (?:your )?perform|available (?:to|for|upon))",
    rf"\b(?:after|upon|on) (?:successful |the )?(?:completion|internship|probation)\b[^\n]{{0,60}}\b(?:offered?|hired|absorbed|full[- ]?time|permanent|job|placement|convert\w{{0,3}})\b|\b(?:will|would|shall) (?:then )?be (?:given|offered|considered for) (?:an? )?(?:{_JOB}|pre-?placement|job) (?:offer|{_PLACE})\b|\bppos?\b(?=\W)|\bpre[- ]placement offers?\b|\b(?:job|employment|placement) offer (?:after|upon|on|at|for|based)\b|\bpossible (?:extension|renewal|continuation)\b|\b(?:extension|renewal) (?:is )?possible\b|\b(?:may|can|could|might) be (?:extended|renewed|prolonged)\b|\b(?:extendable|renewable)\b(?! (?:energy|energies|power|resources?|sources?|fuel|electric|technolog|generation|portfolio|projects?|sector|industry|and))|\beligible for (?:reappointment|rehire|extension|renewal)\b|\bis this position eligible for reappointment[^\n]{{0,20}} yes\b",
    r"\b(?:intern|temp|contract|internship)[- ]to[- ](?:hire|perm|full)\w{0,6}\b|\b(?:best|top|strong|strongest|good|successful|outstanding|many|several|some|past|former|most) (?:of our )?(?:performers?|performing interns?|interns?|fellows?|trainees?|apprentices?|candidates?|students?) (?:will|may|can|could|might|are|get|have been|were|have) (?:\w{4,10} )?(?:be )?(?:hired|kept|retained|offered|absorbed|(?:invited|asked|called|brought|taken) back)\b|\b(?:are|be|get|is) (?:\w{4,10} )?(?:asked|called|brought|taken|invited|hired) back\b(?! (?:for (?:an|a second|the second) interview|to (?:interview|campus)))|\bjoin (?:the|our) (?:team|company|staff|firm) (?:permanently|full[- ]time|for good)\b|\b(?:path|pathway|route|way|entry) (?:in)?to (?:our|the) (?:\w{3,10} )?(?:graduate|trainee|full-time|analyst) (?:scheme|program(?:me)?|intake|role)s?\b|\binterns? (?:\w{3,9} )?(?:become|became|turn into) (?:full-time |permanent |our )?(?:staff|employees|colleagues|hires)\b|\bscope (?:for|of) (?:continu\w{2,4}|extension|extending|staying)\b|\bconsiderations? for (?:future |full|permanent)|\breturn offers?\b|\bif (?:things|all|it|this) go(?:es)? (?:well|our way)\b|\bconverting to a full[- ]?time\b|\blead(?:s|ing)? to (?:an? )?(?:full|permanent|paid|job|offer|position|employment)|\bstrong performers\b|\b(?:former|past|previous|last year'?s|many|several|most|some|three|two)(?: of our)?(?: \w{4,10})? (?:interns?|students?|engineers|colleagues|staff)\b[^\n]{0,40}\b(?:hired|joined us|joined the (?:team|staff)|were offered|now work|is with|work here|started as|began as|came as)|\bperformance[- ]based (?:paid )?(?:role|position|offer)\b|\b(?:we )?(?:often|usually|regularly|frequently|sometimes) (?:hire|keep|take on|offer)\b[^\n]{0,30}\b(?:interns|students|on)\b|\bgood way in\b|\b(?:started this way|started as interns?|began as (?:one|interns?))\b|\bpaid role after\b|\bgraduate intake\b|\bwe(?:'d| would) like to keep\b|\bfirst refusal\b|\bthere (?:could|may|might|will) (?:also )?(?:likely )?be (?:more|another|further|\w{3,10} work)\b|\b(?:opportunity|possibility|option|ability|chance|possible) (?:for (?:you|interns) )?to (?:extend|prolong|renew|continue) (?:the|this|your|their)\b|\b(?:interns?|students?|you) (?:can|may|could|are able to) (?:then|later|also|subsequently) (?:apply|return|move|be hired)\b[^\n]{0,60}\b(?:paid|employ\w{0,4}|full[- ]time|next|following|staff|again)\b|\boption (?:to|of) (?:extend|extension|continu\w{1,3}|renew\w{0,3})\b|\bhire (?:you|from (?:our|the) intern)|\bhiring (?:our )?(?:best|top) interns\b",
    r"\b(?:past|former|previous|last year'?s|our|several|most|many|some|two|three|four|five|six|seven|eight) (?:of (?:our |the |last year'?s )?)?(?:\w{4,10} )?(?:interns?|apprentices?|trainees?|students?|associates|colleagues)\b[^\n]{0,40}\b(?:came back|come back|returned|now (?:work|serve|run|hold|lead)|work (?:for|with) us now|began in|started in|started out|stayed|accepted (?:an? )?(?:offers?|jobs?|roles?)|offers to return|were (?:kept|taken) on|went on to)\b|\b(?:accepted|receive[ds]?|extended?|made|get) (?:\w{3,9} )?offers? to (?:return|stay|join)\b|\bfirst in line\b|\bpossibilit(?:y|ies) (?:to|of) (?:continu\w{1,3}|stay\w{0,3}|extend\w{0,3}|a (?:longer|further))\b|\b(?:leads?|leading|turns?) (?:in)?to (?:an? )?(?:\w{3,9} )?(?:spot|seat|place|slot)\b|\b(?:usually|often|can|may|normally) means? (?:another|more|further) \w|\b(?:an )?extension is (?:\w{3,9} )?(?:possible|wished|planned|intended|desired|envisaged|likely|an option)\b|\b(?:job|employment|placement) (?:offer letter|guarantee\w{0,2})\b|\b(?:100 ?%|guaranteed|assured) (?:job|placement)\b|\b(?:job|placement) guaranteed?\b|\b(?:may|might|could|can) (?:lead|turn|grow|develop|evolve) (?:in)?to (?:more|a longer|something|further|ongoing|part|regular)\b|\b(?:may|might|could|can|will) be (?:kept|taken) on\b|\bchance (?:of|to) (?:stay|being kept|a job|continu\w{2,3})\b|\b(?:path|pathway|pipeline|route|bridge|stepping stone|gateway|door) (?:to|into|towards?|for) (?:an? )?(?:\w{2,12} ){0,3}(?:full[- ]time|permanent|employment|hire|hiring|long-term (?:role|position))\b|\b(?:hire|hiring|bring|bringing|keep|keeping|retain|take|taking)\b[^\n]{0,40}\b(?:on )?(?:full[- ]time|permanently|long[- ]term|after (?:the|this|your) (?:internship|summer|graduation|term|program(?:me)?|project))\b|\b(?:extend|continue|stay|remain|carry on|keep working|keep going)(?:ed|ing|s)? (?:\w{2,12} ){0,4}?(?:beyond|past|into|after) (?:the )?(?:\w{3,10} )?(?:internships?|summer|fall|autumn|spring|semester|school year|academic year|term|initial|end|that|year)\b|\bpost[- ]internship\b|\b(?:intend|intent|aim|goal|looking|plan|hope)(?:ing|s)? (?:is )?(?:to|of) (?:hire|hiring|convert\w{0,3}|keep|grow)\b[^\n]{0,30}\b(?:full|intern|permanent|you|into)|\b(?:job|employment|placement) (?:opportunit\w{1,3}|assistance|prospects) (?:after|upon|at the|following|within|with us|on completion)\b|\bassist in finding a (?:\w{3,9} )?job\b|\b(?:priority|preference|first consideration|considered first|preferential consideration|first in line)\b[^\n]{0,40}\b(?:full|permanent|employment|jobs?|hir(?:e|ed|ing)|positions?|future)\b|\bfull[- ]time (?:hires?|conversion|offers?)\b|\b(?:join|work for|work with) us (?:full[- ]time|permanently|after)\b|\b(?:grow|growing) (?:with|into) (?:the company|us|a (?:full|perm|lead))\w{0,6}\b|\babsor(?:bed|ption)\b|\binterns? (?:often|usually|regularly|sometimes|have|later) (?:return(?:ed)?|com(?:e|ing) back|go(?:ne)? on|stay(?:ed)?|become|became|join(?:ed)?|transition(?:ed)?|move[sd]?)\b[^\n]{0,30}\b(?:as|to|on|staff|us|hired|employees?)\b|\b(?:become|made|be) available to (?:our |the )?(?:\w{3,10} )?interns\b|\bget offers\b|\bextensions? (?:(?:is |are )?available|requir\w{2,4}|subject to|upon|with approval|of the internship)\b|\bconsider (?:former|current|past|our)(?: and \w{4,8})? interns\b|\b(?:possible|potential|room for|opportunit\w{1,3} for) (?:career )?(?:advancement|promotion)\b|\badvancement opportunities\b|\breach out to you in the future\b|(?<!support )(?<!for )(?<!your )(?<!their )(?<!in )(?<!toward )(?<!towards )(?<!to )\bfuture (?:opportunit\w{1,3}|employment|collaborations?|vacanc\w{1,3})\b|\bbeing hired\b|\bnext available work\b|\boffered (?:the )?(?:next|more|further)\b|\bcompensation package will be drawn\b",
)
_NOT_FOLLOW_ON = re.compile(
    r"\bless than full|\bschedules?\b$|\brecommendation\b|\bcombined\b|\bsupport future\b|\bcontribute to (?:ongoing|new)\b|\b(?:full|part)[- ]?time or (?:part|full)[- ]?time\b|\bpart[- ]?time or full\b|\bfull or part\b|\bpaid (?:time|leave|vacation|training|holiday)\b"
)
_NO_PROMISE = re.compile(
    r"\b(?:not|no) (?:a )?(?:guarantee|promise|full-time employment|expectation|entitle)\w{0,4}\b|\bdoes not (?:guarantee|lead)\b"
)
_CREDIT = clue(
    r"\b(?:college|university|school|institution|department|programme|program|professor) (?:\w{3,9} )?(?:gives?|grants?|awards?|allows?|offers?|accepts?|requires?|approves?) (?:\w{3,9} )?credits?\b|\b(?:college|academic|course|school|university|class|internship|scholastic) credits?\b|\bfor credit\b|\bcredit[- ]only\b|\b(?:receive|earn|earning|get|getting|offer|for|obtain) (?:up to \w{1,5} )?(?:college |academic |course |school )?credits?\b|\b\d credits?\b",
)
_CREDIT_ONLY = clue(
    r"\bfor (?:college |academic |course |school )?credit only\b|\bcredit[- ]only\b|\bmust (?:receive|be eligible for|be able to receive|earn|obtain|get|be receiving|be enrolled for) (?:\w{3,10} )?(?:college|academic|course|school|university|class)? ?credits?\b|\b(?:in exchange|compensation is|only|in return|exclusively) (?:for |of |by )?(?:college |academic |course |school )?credits?\b|\b(?:doing|conducting|do|conduct) research for (?:course )?credit\b|(?<!may be )(?<!can be )(?<!possible )(?<!available )\bfor (?:course|school|academic|college) credit\b(?! (?:or|and) (?:pay|stipend|money|paid))|\breceiving college credit\b[^\n]{0,30}\bcompensation\b|\bacademic credit\b[^\n]{0,40}\bthat'?s the pay\b|\bcompensation\W{1,3}(?:academic|college|course|school) credit\b|\bacademic credit toward\b|\bprimarily designed for academic credit\b|\b\|? ?\d credits\b",
)


def read_learning(page: Page) -> Quote | None:
    """A named subject or skill; "learn a lot" and "willing to learn" name none."""
    for match, start, end in page.matches(_LEARNING):
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
        ):
            return page.quote(match.start(), _end_of_word(page, match.end()))
    return None


def _end_of_word(page: Page, place: int) -> int:
    """Where the word ends in which a match ends: a subject is known by its first letter."""
    while 0 < place < len(page.plain) and page.plain[place - 1 : place + 1].isalnum():
        place += 1
    return place


#: "You need not know Elm, we teach you": what is learned stands in a clause of its own.
_OWN_CLAUSE = re.compile(
    r"[,;:(\u2013\u2014] ?(?:and |but |so |as |though )?(?:you(?:'ll| will)?|we(?:'ll| will)?|interns?|students?|they|i(?:'ll| will)?)?(?: (?:will|also|can|may|get to|still)){0,3} ?$"
)


def _is_denied(page: Page, match: re.Match[str], start: int) -> bool:
    return page.is_negated(match.start(), start) and not _OWN_CLAUSE.search(
        page.plain, start, match.start()
    )


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
    return page.first(_CREDIT_ONLY) or (_credit(page) if is_unpaid else None)


#: "Not for credit"; "unpaid, for college credit" is no such thing.
_NO_CREDIT = re.compile(r"\b(?:no|not|without|nor)\W{1,2}(?:\w{2,10} ){0,3}$")


def _credit(page: Page) -> Quote | None:
    for match, start, _end in page.matches(_CREDIT):
        if not _NO_CREDIT.search(page.plain[start : match.start()]):
            return page.quote(match.start(), match.end())
    return None
