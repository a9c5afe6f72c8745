"""Who the student reports to, meets, and hears from."""

from __future__ import annotations

import re

from fairbrief.fairness.beginnings import WORD
from fairbrief.fairness.clues import Clue, clue
from fairbrief.fairness.facts.advice import ADVISING, is_not_for_student
from fairbrief.fairness.facts.guests import OCCASIONS, VIPS
from fairbrief.fairness.facts.roles import role_in_charge
from fairbrief.fairness.text import Page, Quote

#: A person or a role, after words that say that someone is in charge.
_SOMEONE = r"(?:(?:the|our|an?|your|one of|his|her|their|both|mr|mrs|ms|dr|prof|frau|herr)\b\.? ?)?(?!(?:work|duty|jury|us by|law|police|name@|the (?:office (?:at|on)|authorities))\b)[a-z\[(][\w '&/-]{0,40}"
_TITLE = (
    r"(?:director|manager|coordinator|co-?ordinator|editor|producer|lead(?:er)?|head|founders?|co-?founders?|ceo|cto|coo|cfo|dean|president|principals?|"
    r"supervisor|partners?|professors?|researchers?|executives?|officer|curator|chair|chief|scientist|mentors?|developers?|engineers?|staff attorney|attorney|advisor|adviser|librarian|archivist|analyst|designer|owner|pastor|coach|administrator|registrar|secretary|controller|technician|machinist|conservator|horticulturist|agronomist|nurse|chef|foreman|superintendent|warden|ranger|biologist|chemist|economist|statistician|journalist|reporter|lecturer|post-?docs?|trainer|tutor|instructor|(?:head|chief|master|lead|senior) [a-z]{4,14}?|handler|planner|architect|therapist|veterinarian|vet|farmer|grower|baker|brewer|luthier|tailor|potter|printer|farm hands?|host)s?"
)
#: Who gives work, and is not one of many colleagues.
_IN_CHARGE = r"(?:director|manager|coordinator|co-?ordinator|editor|producer|head of|founders?|co-?founders?|ceo|cto|coo|dean|president|principal investigator|pi|professor|supervisor|curator|attorney|lead researcher|team lead\w{0,2}|mentors?|executive director|artistic director|pastor|librarian|archivist|owner)"
#: Who is above the student even where no word says so.
_CHIEF = rf"(?:(?:lead|senior|head|chief|principal|managing|staff) [a-z]{{4,14}}s?|{_IN_CHARGE}|directors|managers|coordinators|professors|supervisors|partners?|executives?|officers?|principals?|leads?|leaders?|chair|chief|curators|attorneys|advisors?|advisers?|faculty|instructors?|registrar|administrators?)"
_SCHOLAR = r"(?:faculty(?: (?:member|mentor|advis[eo]r|sponsor|supervisor|researcher|lead)s?)?|professors?|instructors?|principal investigators?|(?:faculty|research|project|doctoral|graduate) (?:mentors?|advis[eo]rs?|supervisors?)|lab (?:manager|director|head|leader))"
#: Those who are looked after, and what is looked over of theirs.
_INTERN = r"(?:the (?:interns?|fellows?|students?|apprentices?|volunteers?|trainees?|assistants?|aides?)|(?:our )?(?:interns|fellows|apprentices|trainees)|them)"
#: What someone in charge does with an intern or an intern's work.
_OVERSEES = rf"(?:\w{{4,12}}ly )?(?:will |would |also |then |always ){{0,2}}(?:meets?|reviews?|discuss(?:es)?|reads?|marks?|edits?|checks?|comments?|sends?|gives?|answers?|teach(?:es)?|trains?|shows?|guides?|walks?|coach(?:es)?|listens?|watch(?:es)?|supervises?|mentors?|oversees?|assigns?|sits?|goes|looks)\b(?![^\n.;]{{0,40}}\b(?:applications?|applicants?|candidates?|resumes?|cvs?|submissions))[^\n.;]{{0,36}}?\b(?:you|your (?:work|drafts?|code|progress|questions|pages|plan)|{_INTERN}|(?:each|every|all) (?:draft|piece|translation|return|chapter|design|plan|recording|lesson|report)s?|every question|(?:notes|comments) (?:in|on))\b"
_SUPERVISOR = clue(
    rf"\b(?:site visits?|rounds|field (?:days|trips|work)|outings|rides?) with (?:the |our |an? )(?:[\w-]{{3,14}} )?{_TITLE}\b|\b(?:arborist|forester|gardener|foreman|ranger|guide|driver|stage manager) (?:rides along|goes along|comes along|accompanies|shows|trains|teaches)\b",
    rf"\b{_TITLE} {_OVERSEES}",
    rf"\b(?:training|instruction|guidance|direction|teaching)\b[^\n.;]{{0,50}}\b(?:is|are|will be)? ?(?:given|provided|offered|led) by (?:the |our |an? )(?:[\w-]{{3,14}} ){{0,2}}{_TITLE}\b|\byour (?:\w{{4,12}} )?(?:buddy|guide|go-to|coach|tutor) (?:is|will be|would be)\b",
    r"(?<=, )(?:who (?:runs|leads|heads|edits|owns|manages|built|founded|started|directs) [^,\n]{3,30}|our [a-z]{3,14}(?: [a-z]{3,14})?), (?:will )?(?:gives?|reads?|goes|checks?|teach(?:es)?|looks|shows?|signs|comments|answers|sits?|meets?|works?|helps?) [^\n]{0,40}\b(?:you|your|each|every)\b",
    r"\b(?:the|our|an?) (?:lead|head|senior|chief|principal|master) [a-z]{4,14} (?:\w{4,10} )?(?:plays|reads|revises|edits|checks|tests|tries|watches|tastes|corrects|reviews|marks|signs|walks|hears|goes over|goes through|looks (?:over|after|at)|works) (?:over |off )?(?:on )?(?:every|each|all|your|them|it|with you|you)\b",
    rf"\bunder (?:the |our |an? )?(?:deputy |assistant |associate |acting )?(?:chiefs? of staff|{_IN_CHARGE})\b|\bpair(?:s|ing)? (?:up )?(?:regularly |often |weekly |daily )?with (?:our|the|an?|your) (?:[\w-]{{2,14}} ){{0,2}}{_TITLE}\b|\b(?:an?|the|our|your|one|each) (?:[\w-]{{2,14}} ){{0,2}}(?:{_TITLE}|graduate student|phd student|postdoc\w{{0,7}}|bookbinder|technician|craftsman|craftswoman) (?:will |would )?(?:looks? after|takes? care of|signs? off|teach(?:es)?|trains?|shows?|mentors?|supervises?|comments? on|goes? over|line[- ]edits?|checks?|guides?|accompan(?:ies|y)|walks?) (?:on )?(?:you\b|each (?:newcomer|intern|student|draft|return|piece)|every (?:newcomer|intern|student|draft|return|piece)|newcomers|your\b|new (?:members|interns|students))|\b{_IN_CHARGE} (?:[\w'-]{{2,14}} )?(?:signs? off|comments? on|line[- ]edits?|goes? over|approves?|looks? over) (?:on )?(?:each|every|all|your|everything)\b|\bsit(?:s|ting)? (?:down )?with (?:our|the|your) (?:[\w-]{{2,14}} ){{0,2}}{_TITLE} (?:every|each|once|on|weekly|daily)\b",
    r"\bmentors? (?:will |would |can |also )?(?:eases?|guides?|helps?|supports?|assists?|teach(?:es)?|trains?|shows?|walks?|works? with|meets?|checks?|introduces?|reviews?|oversees?|leads?|provides?|assigns?) (?:(?:you|your|interns?|students?|them|each|the|with|feedback|guidance|on)\b ?){1,2}|\b(?:with|from|by|alongside) (?:their |your |our |the |project |experienced |assigned |dedicated |industry )*mentors?\b(?! (?:group|program|signal|chat|channel|team))|\bi (?:will |also )?work (?:side[- ]by[- ]side|closely|directly|alongside|one-on-one|together) (?:with )?(?:my|the|our|all) (?:interns?|apprentices?|students?|assistants?)\b|\b(?:a |the )?(?:intern|fellow|student|apprentice|assistant) (?:will |would |to )?works? (?:closely |directly )?with me\b|\bsupport (?:for|to) the (?:[\w-]{3,14} ){0,2}(?:director|producer|manager|coordinator|editor|curator|stage manager|head)\b",
    r"\b(?:gets?|given|has|have|assigned|paired with|matched with|alongside|sit with|sit next to) (?:an?|one) (?:(?:full[- ]time|very|more) )?(?:senior|experienced|dedicated|lead|staff|full-time) (?:[\w-]{2,14} ){1,3}(?:who|as (?:your|a) (?:guide|mentor|buddy|lead)|assigned|to (?:guide|help|supervise))\b|\b(?:the|our|an?) (?:[\w-]{3,14} ){1,3}(?:who|that) (?:will |would )?(?:supervis|mentor|oversee|manag)\w{1,3} (?:you|the intern|your|interns|students)\b",
    r"\b(?:with|under|by|alongside|access to) (?:(?:the|their|your|our|an?|its|assigned|own|both|on-?site|\w{4,12}) ){0,3}supervisors?\b(?! (?:experience|roles?|skills|position))|\bsupervisors? (?:at|in|from|\() ?\w",
    rf"\b(?:work(?:ing|s)?|pair(?:ed|s)?|match(?:ed|es)?|mentored|guided|trained|supervised|assist(?:ing|s)?|meet(?:ing|s|ings)?|interact(?:ing|s)?|conduct(?:ing)?|collaborat(?:e|es|ing)|research|reports?|asked|project|join)\b[^\n.;]{{0,60}}?\b(?:with|under|by|to|for) (?:(?:an?|the|their|your|our|its|one of (?:the|our)|(?!all\b|college\b|other\b)[\w-]{{3,14}}) ){{0,3}}?{_SCHOLAR}\b(?! (?:evaluations?|recommendation|positions?))|\b{_SCHOLAR} (?:who )?(?:will |would |shall )?(?:supervis|mentor|guid|oversee|train|assign|direct|teach)\w{{1,4}}\b|\bfaculty[- ]mentored\b|\b(?:assigned|given|allocated|provided|provided with|have|has|gets?|receives?) (?:an?|1|one|their own|your own|two) (?:[\w-]{{2,14}} ){{0,3}}?(?:mentors?|supervisors?|budd(?:y|ies)|managers?|advis[eo]rs?)\b(?! (?:role|position|experience))",
    r"\b(?:we'll|we will) (?:also |personally |usually )?(?:supervise|mentor|guide|coach|oversee)\b|\b(?:i|i'll|i will|i usually|i regularly|i typically|i normally|i generally|i also|i personally) (?:also |personally |usually )?(?:train|supervise|mentor|guide|coach|oversee|hold (?:[\w-]{3,10} )?(?:meetings|office hours)|meet with (?:you|students|my|interns|each))\b|\bi(?:'ll| will)? (?:also )?teach (?:you|interns|students|coders|the)\b|\bi(?: would|'d)? (?:generally |usually |normally |typically )?(?:expect|require|ask|want|prefer) (?:my |all )?(?:you|students|interns|(?:lab|research|student|undergraduate) assistants?|ras|volunteers) (?:to|spend|make|commit)\b|\b(?:on|in|with) (?:one of )?my (?:research |own |lab'?s |current )?(?:projects?|lab|group|research team)\b",
    r"\b(?:led|lead|headed|directed|run|overseen|coordinated|managed) by (?:the )?(?:dr|prof\w{0,6}|mr|mrs|ms|assistant professor|associate professor|principal investigator|pi)\b",
    rf"\b(?:takes?|taking) (?:its |their |your )?(?:directions?|instructions?|orders|guidance|(?:the )?lead|cues?) from (?:the|our|its|an?|your|one of|dr|prof|mr|mrs|ms)\b|\bunder (?:the |an? |our |your |their )?(?:\w{{4,12}} )?guides?\b(?!lines?)|\b(?:industry|faculty|project|internal|external|internship|assigned|your) guide (?:is|will be|would be|:)|\bresponsible to (?:the |our |an? )(?:[\w-]{{2,14}} ){{0,3}}?{_TITLE}\b|\bsupervision (?:is|will be|shall be) (?:given|provided|offered) by\b|\bone[- ](?:on|to)[- ]one with (?:an? |our |one of our |their |the )(?:[\w-]{{2,14}} ){{0,2}}?{_TITLE}\b|\b(?:tasks?|work|assignments?|duties|projects?) (?:are|is|will be) (?:\w{{4,9}} )?(?:given|set|assigned|handed|allocated|shared)(?: out)?\b[^\n]{{0,24}}\bby (?:the |our |your |an? )(?:[\w-]{{2,14}} ){{0,3}}?{_TITLE}\b",
    r"\b(?:assist|assisting|help|helping|support|supporting|work for|working for|work under|working under) (?:dr|prof(?:essor)?|professors)\b|\bwho (?:will |would |shall )?(?:oversee|supervise|mentor|guide|direct)s? (?:the|this|your|you|interns|each)\b|\b(?:hosted|guided|assisted) by (?:dr|prof(?:essor)?)\b",
    r"\b(?:directed|assigned|instructed|requested|delegated|given|set|required) by (?:the |our |your |an? |their )?(?:[\w-]{3,14} ){0,3}?(?:supervisors?|team leads?|team leaders?|managers?|coordinators?|directors?|editors?|professors?|mentors?|curators?|head of|department heads?|attorneys?|staff members?|pi)\b",
    r"\b(?:your|their|an?|the|his|her) assigned (?:scholar|fellow|researcher|attorney|staff member|host|lawyer|project lead|faculty member|professor|team lead|manager|coordinator|scientist|engineer)\b",
    r"\b(?:editor|professor|director|manager|curator|dr|prof|coach|founder|owner|pastor|chef|coordinator|supervisor)\b\.? (?:[\w'-]{2,14} ){0,3}(?:goes over|reviews?|reads|edits|trains?|teaches|guides?|supervises|shows|walks|mentors|coaches|checks|corrects)\b[^\n]{0,30}\b(?:you|your|interns|students|trainees)\b",
    rf"\b(?:report(?:s|ing)?|accountable|answerable) (?:directly |straight |primarily |only |jointly )?(?:in)?to\s?:?\s{_SOMEONE}",
    rf"\b(?:assigned|attached|apprenticed|allocated|matched) (?:\w{{2,9}} )?(?:to |with )?(?:an?|one of our|the|our|your own) (?:[\w-]{{2,14}} ){{0,3}}{_TITLE}\b|\b(?:corrected|checked|reviewed|signed off|approved|marked|supervised|overseen|led|guided|trained) (?:off )?by (?:the|our|your|an?) (?:[\w-]{{2,14}} ){{0,3}}{_TITLE}\b",
    rf"\b(?:our|your) (?:[\w-]{{2,14}} ){{0,2}}{_TITLE},? (?:[\w.'-]{{2,14}},? ){{0,4}}?(?:takes? (?:on )?(?:one|an?|two|each|every)|(?:will )?(?:shows?|teach(?:es)?|trains?|guides?|walks?|briefs?|sets?|assigns?|hands?|gives?|helps?|checks?) (?:you|each|every|the (?:intern|student|work|tasks?)|interns|students|your|out the))\b",
    r"\b(?:one[- ](?:on|to)[- ]one|1[:-]1)s? (?:\w{2,9} )?with (?:dr|prof|mr|mrs|ms|your|our|the|me)\b|\b(?:weekly|monthly|regular|friday|monday) (?:\w{3,8} )?(?:calls?|meetings?|check-?ins?|one-on-ones?) with (?:dr|prof|mr|mrs|ms|me)\b|\b(?:meet|check in|speak|talk|zoom|skype) (?:with )?me (?:\w{2,6} )?(?:by|every|each|weekly|once|on|over|twice|daily)\b|\b(?:you(?:'ll| will)? (?:be|work|come) )under (?:the|our|a|my) [a-z]{4,14}\b|\b(?:i|she|he) (?:get to |will |would |'ll )?be (?:the|your) (?:supervisor|boss|mentor|manager)\b|\b(?:runs|heads|directs) the (?:project|study|lab|group|programme|program|internship)\b|\b(?:edits|coaches|trains|supervises|manages) (?:the )?interns (?:her|him|them)sel(?:f|ves)\b|\b(?:yung|ang|inyong) supervisor\b|\bapproves (?:the|your) work\b|\bwho signs off (?:on )?your\b",
    r"\byour (?:[\w-]{3,12} )?(?:team lead|manager|supervisor|mentor|editor|lead|(?<!own )boss|coordinator|foreman|host|contact person) (?:\w{4,14}s|and)\b|\b(?:takes?|took) (?:on|over) the supervision\b|\b(?:does|provides?|handles) (?:the |all )?supervision\b|\bin charge of (?:this|it|the (?:project|work|interns?|internships?|programme|program))\b|\b(?:will )?shows? you (?:everything|the ropes|around|what to do)\b|\byou(?:'d|'ll| will| would|'re| are) (?:\w{3,10} )?(?:deal|dealing|work|working|report|reporting|answer|paired|liais\w{1,3}|assist|assisting|help|helping) (?:\w{3,10} )?(?:to |with |under |alongside |for )?(?:me|us both|my \w{3,12})\b|\b(?:assist|assisting|help|helping|support|supporting) me\b(?! (?:understand|know|to (?:understand|know)))|\byou(?:'d|'ll| will| would)? work for (?:me|mr|mrs|ms|dr|prof)\b|\bmy (?:research |personal |teaching |studio |lab )?(?:assistant|helper|apprentice)\b|\bpersonal assistant to\b|\b(?:right|left)[- ]hand(?: (?:person|man|woman))? (?:to|of) (?:the|our|a|an|my)\b",
    rf"\bwork(?:ing|s)? (?:right |hand[- ]in[- ]hand |side by side |shoulder to shoulder |in tandem |in partnership |together |directly )?(?:alongside|with|beside|next to|under) (?:the |our |one of our |your )(?:[\w'-]{{2,14}} ){{0,2}}{_TITLE}\b(?! (?:team|committee))",
    r"\b(?:person you(?:'d|'ll)? answer to|reporting line|reporting to|reports to)\b|\bto whom you (?:will |would |'d |'ll )?(?:report|answer|are (?:also )?assigned)|\bwho you(?:'ll|'d| will| would)? (?:report|answer) to|\byou(?:'d|'ll| will| would)? (?:be )?(?:directly )?(?:report|answer|work)(?:ing)? (?:directly )?(?:to|under)\b(?:\s[a-z][\w '&,/-]{0,48})?",
    r"\b(?:supervised|managed|overseen|mentored|guided|directed|looked after|line-managed|coached|tutored|assessed|advised) by\s(?:the |our |an? |one of )?(?!the (?:[\w-]{3,14} ){0,4}(?:ministry|state|government|law|program|office|department|school|guidelines)\b|one of)\w[\w '-]{0,40}",
    r"\bunder (?:the )?(?:\w{3,10} )?(?:supervision|direction|guidance|leadership|mentorship|oversight|tutelage|wing)(?: (?:and|or|&) \w{6,12})? (?:of|from)\b|\bunder (?:the |our |an? )(?:\w{2,16} ){0,3}(?:director|manager|editor|professor|animator|engineer|scientist|curator|librarian|producer|lawyer|attorney|coordinator|supervisor)\b|\bunder (?:his|her|their) wing\b|\bunder (?:dr|prof|mr|mrs|ms)\b",
    r"\b(?:your|direct|immediate|assigned|dedicated|assigned an?|be an?|have an?|with an?|gets? an?|gets? two|each|the intern'?s|interns'|primary|main) (?:\w{3,12} )?(?:supervisors?|line manager|mentors?|(?<!own )boss|gaffer)\b|\byour (?:\w{3,12} )?(?:manager|lead|team lead|advis[eo]r|coordinator) (?:is|will|would|,|:)",
    r"(?:\bproject[_ ]|\b)(?:supervisors?|supervision|managers?|reports to|mentors?|line manager|supervisor & contact information|point of supervision)(?:\(s\))?\W{0,4}:(?:\W{0,8}(?!remote|none|tbd|no\b)\w[\w .'-]{0,40}|\s?$)",
    r"\bsupervis(?:es|ing) (?:attorney|you|the (?:intern|student|work)|interns|whoever|and)\b|\b(?:will|would|shall|who|and)(?: also)? (?:be )?supervis(?:e|es|ing)\b(?! (?:volunteers|other|staff|children|students|a team))|\bis (?:your|the) (?:supervisor|boss|gaffer|manager)\b|\b(?:well|closely|directly|jointly) supervised\b|\bsupervises\b|\bwith (?:your|the|their) supervisors?\b",
    r"\b(?:in charge of|responsible for|looks after|looking after|runs|manages|guides?|oversees) (?:you\b|all (?:\w{3,12}[- ]?){1,2}(?:takers|interns|students)|the interns?\b|our interns?\b|interns\b)|\bwho will guide\b|\bwould-be supervisor\b|\bis (?:your|the) (?:point|main contact)\b",
    rf"\bwork(?:ing|s)? (?:very )?(?:closely|directly|hand[- ]in[- ]hand|side[- ]by[- ]side|in close \w+)(?: and \w+)? (?:with|under|for|alongside) (?:the |our |one of (?:the |our )|an? )?(?:[\w-]{{2,20}} ){{0,4}}{_CHIEF}\b(?! (?:team|committee))",
    r"\b(?:work(?:ing|s)? (?:with|for|under)|assists?|assisting|support(?:s|ing)?|assigned (?:to|by)|attached to|aid(?:s|ing)?) (?:the |our |one of the |the whole )(?:[\w-]{2,20} ){0,3}(?:director|manager|coordinator|editor|producer|dean|president|principals?|founders?|ceo|professor|executive|analyst|officer|mentor)s?\b(?! (?:team|committee|search))",
    r"\b(?:work|working|sit|assigned|attached)(?:ing)? (?:alongside|beside|under|to|next to) (?:mr|mrs|ms|dr|prof|frau|herr|our (?!team)|team lead|a senior)\b",
    rf"\bmeet(?:ing|s)? (?:\w{{2,10}} )?(?:weekly|daily|regularly|monthly|every week|for about [^\n]{{0,20}})?\s?with (?:the |our |your )(?:[\w-]{{2,20}} ){{0,3}}{_TITLE}\b|\bpaired (?:up )?with (?:an? |your |one )\w|\b(?:working|meet\w{{0,4}}|discussion|contact|calls?|time) with (?:the |a |your )?mentors?\b|\bpoint of contact\b[^\n]{{0,20}}\bsupervis",
    rf"\b(?:work(?:ing|s)?|collaborat(?:e|es|ing)|partner(?:ing)?) (?:with|alongside|for|under) (?:(?!other|fellow|all|many|several|developers|engineers|your|and)[\w'-]{{2,20}},? ){{0,4}}{_IN_CHARGE}\b(?! (?:team|committee|search|systems?|office))",
    rf"\bassist(?:s|ing)? (?:an? |the |our |dr\.? |prof\w{{0,6}}\.? )(?:[\w'-]{{2,20}} ){{0,3}}(?:graduate student|doctoral student|phd student|post-?doc\w{{0,8}}|{_IN_CHARGE})\b(?! (?:team|office))|\b(?:weekly|regular|daily|bi-?weekly|fortnightly|monthly) (?:\w{{3,10}} )?(?:meetings?|check-?ins?|calls?|discussions?|sessions) with (?:the |your |our |an? )?(?:\w{{3,14}} )?(?:pi\b|pastor|{_IN_CHARGE})",
    r"\b(?:supervisors?|line manager|mentors?) (?:is|are|will be|would be) (?!not|available|asked|required|expected|encouraged|responsible)\w|\b(?:supervised|managed|overseen|guided) and \w{4,12} by \w|\b(?:one|person|man|woman) you answer to\b|\b(?:directs|runs|leads|oversees|sets|plans|guides|assigns) (?:the|your|their) (?:day-to-day )?work\b|\byour (?:\w{3,10} )?(?:editor|contact|manager|lead|boss|host|advis[eo]r|producer) (?:on this |for this |here )?(?:is|would be|will be)\b|\bi (?:would|will|shall|ll|d) (?:personally )?(?:mentor|supervise|oversee|guide)\b|\b(?:along|together|side by side) with the (?:founder|ceo|owner|director|editor|manager)\b|\bsupervision by \w|\bsupervised? (?:directly |closely |jointly )?by (?:me|us both)\b|\b(?:work|working|reporting|report) (?:for|to|under|with) me\b(?: directly)?|\bsupervisors? (?:listen|meet|train|assign|review|guide|will|help|give|check|sit)\w{0,3}\b|\bsupervisors? \((?:if|name)\b|(?<=# )(?:project |possible |potential |gsoc |main )?(?:mentors?|supervisors?)\W{0,3}$|\b(?:dedicated|assigned|personal|onboarding|own) (?:\w{3,10} )?(?:mentor|supervisor|buddy|manager)\b|\bmatched with (?:an? |your )?(?:\w{3,12} ){0,2}(?:mentor|supervisor|manager|host)\b",
    r"\b(?:will|would|shall|ll|d) (?:look after|supervise|oversee|mentor|guide|instruct|coach|manage|lead|direct|be responsible for) (?:you\b|your work|the (?:intern|student|work|trainee)|interns\b)|\b(?:looks after|instructs|supervises|mentors|guides|oversees|leads|manages) (?:you\b|your work|the (?:interns?|students?|trainees?)\b)|\bis (?:also )?your (?:\w{3,10} )?(?:supervisor|manager|boss|superior|lead|mentor|line manager|editor|chief|contact throughout|point of supervision)\b|\b(?:fellow|researcher|engineer|editor|employee|colleague|member of staff|staff member|specific staff member) who (?:sets|assigns|plans|checks|looks|guides|supervises)\b|\bspecific staff member\b|\b(?:interns?|students?) (?:are|is|will be) (?:\w{4,12} )?(?:supervised|mentored|overseen)\b|\bmentors are assigned\b|\b(?:on-?site|faculty|field|site|intern|internship|project|academic|program(?:me)?) (?:supervisor|mentor|advis[eo]r) (?:will|is|and|who|assigned|to (?:guide|help|support))\b",
)
#: A line of a form that names who is in charge.
_FIELD = re.compile(
    r"(?:\A|\n)[\W_]{0,6}(?:working with|instructor|principal investigator|pi|faculty(?: mentor| sponsor| advis[eo]r| lead| contact)?|project lead(?:er)?|team lead(?:er)?|reporting (?:manager|officer|to|line)|line of report\w{0,3}|advis[eo]rs?|tutor|host supervisor|intern(?:ship)? (?:coordinator|supervisor|manager))\s?:\s?(?!tbd|none|n/a|e-?mail)[a-z][^\n]{0,40}"
)
_NOT_SUPERVISOR = re.compile(
    r"\b(?:questions|contact|apply|inquiries|we|they|you will be responsible to|minimal|little|without|no|limited|experience in|not need|(?:send|submit|apply|write|writing)\b[^\n]{0,30}to the|to the)\W{1,3}(?:should |can )?(?:be )?$|\b(?:send|submit|apply|write|in writing|e-?mail|addressed|forward)\b[^\n]{0,40}\bto $|\b(?:we|they|company|firm|team) $"
)
#: "A progress report to the board" is a thing, not a line of answering.
_A_REPORT = re.compile(
    r"\b(?:progress|final|status|written|weekly|monthly|an?|the|experience(?: in| with| of)?) $"
)

#: People high enough that being seen by them matters.
_LEADER = (
    r"(?:(?:assistant |associate |deputy |vice |executive |managing |artistic |general |regional )?(?:deans?|(?<!art )directors?|presidents?|principals?|vps?|vice[- ]presidents?|(?<!second-)chair(?:man|woman|person|lady)?)(?! (?:of photography|assistant|investigators?))|(?:provost|publisher|co-?owners?|(?<!are the )(?<!product )(?<!business )(?<!home )owner|(?<!business )(?<=the )owners|(?<=our )owners|(?<=both )owners|(?<=its )owners|rector|head ?teachers?|headmaster|headmistress|vicar|bishop|(?:founding|senior|equity|general|firm) partners?|exec team|execs\b|(?:upper|top) management|management team|ministers?(?= of\b)|ambassadors?(?= (?:of|to)\b)|partners(?= (?:of|at|in) the (?:firm|practice|fund))|governor|attorney general|legislators|lawmakers|congress(?:man|woman)|council ?members?|city council|medical director|chancellor|treasurer|trustees?)|co-?founders?|founders?|"
    r"founding team|second-time founder|heads? of (?:the )?(?:(?!state|household|the class|lettuce)[a-z]{2,14})|(?:managing|executive|senior|deputy) editors?|(?:city|county|general) managers?|(?<=our )md\b|(?<=the )md\b|(?:firm|agency|practice|company)'?s partners|(?<=the )judges?\b|(?<=with )judge\b|magistrates?|(?<=s )board\b(?! (?:game|room|exam|cert))|(?<=to the )board\b(?! (?:game|room|exam|cert))|(?:c[etfmopir]o|ciso|chro|svp|evp)'?s?\b|chief \w{2,20} officers?|chief (?!among|duties|responsib|complaint|aim|goal|task|of)[a-z]{4,16}|executive producers?|top editors|chief of staff|c-suite|c-level(?: executives)?|(?:(?<=with )|(?<=to ))(?:city |business |community |company |senior |department )?leaders\b|vice chancellor|managing partners?|executives|(?:executive|senior) (?:team|staff|leadership)|head manager|"
    r"senior (?:leaders?|leadership|management|managers?|staff|editors?|partners?|producers?|members|officials?)|"
    r"(?:(?<=our )|(?<=the )|(?<=to )|(?<=with )|(?<=by )|(?<=of )|(?<=company )|(?<=executive )|(?<=agency )|(?<=organization )|(?<=organisation )|(?<=campus )|(?<=department )|(?<=firm )|(?<=city )|(?<=team ))leadership(?! (?:board|skills|roles?|development|program|internship|experience|positions?|opportunit|potential|abilit|qualit|style|capacit|training|workshop|of (?:the|our) (?:market|industry)))(?: team)?|board (?:members|of (?:directors|trustees))|editor[- ]in[- ]chief|(?:subject[- ]matter |industry |leading |world-class |domain |renowned |top )experts|(?:world'?s|nation'?s|country'?s|industry'?s|field'?s) (?:best|leading|top|foremost|brightest) \w{4,14}|(?:world-class|world-renowned|renowned|seasoned|distinguished|leading) (?:[\w-]{3,14},? (?:and )?){0,3}(?:researchers|scientists|professionals|practitioners|scholars|journalists|designers|engineers|lawyers|attorneys|leaders|investors|operators|veterans)|experienced staff|(?:experienced |serial |seasoned |successful )entrepreneurs|"
    r"members? of parliament|mps\b|(?:city|county|state|government|public|elected|senior|school|union) officials|(?:honorary )?consuls?(?: general)?|superintendent|general counsel|policymakers|commissioners?|senators?(?! (?:[a-z'.-]{1,14} ){1,3}?(?:personal |washington |district |state |d\.c\. )?(?:office|team|staff|campaign))|(?:immigration|federal|district|appellate|circuit|bankruptcy|trial|presiding|individual|administrative law) judges?|(?:chief |associate |supreme court )justices?|members? of congress|(?:assembly|council|alder|parliament)(?: )?(?:members?|m[ae]n|wom[ae]n|persons?)|(?<!brand )(?<!student )(?<!other )(?<!campus )(?<!program )(?<!fellow )(?<!our )(?<!the )(?<!as )ambassadors|department heads?|division (?:chiefs?|heads?|directors?)|bureau chiefs?|councill?ors?|mayor|decision[- ]makers|investors|(?:artists and )?collectors|elected officials)"
)
_CLIENTS = r"(?:(?:our |real |the |external |internal |potential |key |corporate |enterprise |different |various |actual )?(?:and )?(?:clients|customers and partners|stakeholders|investors))"
#: How one comes near to a leader: a word of these, and the leader within some words after it.
_CONTACT = frozenset(
    ["work", "works", "working", "collaborate", "collaborates", "collaborating", "collaboration", "collaborator", "meet", "meets", "meeting", "meetings", "interact", "interacts", "interacting", "interaction", "interactions", "partner", "partnering", "partnership", "talk", "talks", "talking", "tell", "tells", "chat", "conversation", "conversations", "coffee", "lunch", "lunches", "dinner", "session", "sessions", "liaise", "liaising", "liaison", "contact", "access", "present", "presented", "presenting", "presents", "presentation", "presentations", "pitch", "pitching", "pitched", "report", "reports", "reporting", "exposure", "learn", "learning", "mentor", "mentors", "mentored", "mentoring", "mentorship", "alongside", "directly", "closely", "shadow", "shadows", "shadowing", "supervise", "supervised", "supervises", "supervising", "call", "calls", "speak", "speaking", "assist", "assists", "assisting", "support", "supports", "supporting", "introduce", "introduced", "introduces", "introducing", "introduction", "network", "networking", "guidance", "advise", "advised", "embedded", "exposed", "accompany", "accompanies", "accompanying", "debrief", "debriefs", "briefed", "shown", "lesson", "lessons", "minutes", "hour", "demo", "demos", "demoing", "defend", "defends", "communicate", "communicating", "update", "updates", "briefing", "briefings", "sit", "sits", "ask", "hear", "know", "invited", "join", "joining", "brief", "walk", "show", "interview", "reads", "review", "reviews", "opinion", "under", "part", "panel", "panels", "goes", "handed", "answer", "answers"]
)  # fmt: skip
_STUDENT = frozenset({"you", "intern", "interns", "student", "students"})
_TO_SOMEONE = frozenset({"with", "to", "by", "for", "under", "alongside", "from"})
#: Characters before a leader in which the contact is named, and words between "you" and "with".
_NEAR = 110
_NEARER = 60
_FEW_WORDS = 5
_LEADERS = clue(rf"\b{_LEADER}\b")
_SENIOR = clue(
    rf"\b{_LEADER}\b[^\n]{{0,70}}?\b(?:will (?!be (?:hir|look)|for|to\b)|reads?|meets?|joins?|gives?|reviews?|mentors?|takes?|walks? you|talks?|wants? to|introduces?|explains?|sits?|sits in|hosts?|drops by|attends?|gives an hour|is at\b|with you|visits?|comes?|tells|shows?|in the room|is your)",
    rf"\b(?:supervisors?|reports? to|report(?:ing)? line|manager|mentors?|supervised by|guided by|led by)\W{{1,4}}(?:[\w.&'-]{{1,20}},? ){{0,6}}?{_LEADER}\b",
    rf"\b(?:visibility|face time|direct line|interface|interfacing|sessions?|events?|q&as?|panels?|series|lunches|office hours|networking|sit-?downs?|coffee chats?|fireside chats?|roundtables?) (?:to|with|for|from|hosted by|led by) (?:[\w-]{{2,14}},? ){{0,4}}?(?:{_LEADER}|leaders|professionals)\b",
    r"\bsenior (?:session|access)\b|\bhigh[- ]level (?:events?|meetings?|managers?|officials?|contacts?)\b|\b(?:founder|ceo|owner|director|co-founder)[\w /,'-]{0,20}\b(?:you'd|you will|you'll)\b|\bwho (?:founded|owns) (?:the|it|this|us)\b|\bi(?:'m| am) (?:\w{2,14}, )?(?:a |the )?(?:[\w-]{2,12} )?(?:co-?founder|founder|owner|ceo)\b",
    r"\bjoin (?:our|the|a) (?:small )?team of (?:[\w-]{3,20} ){0,3}(?:engineers|researchers|scientists|entrepreneurs|experts|veterans|operators|founders)\b",
    rf"\b{_LEADER}\b[^\n]{{0,60}}?\b(?:you|your|you'll|you'd|the (?:intern|student)s?|each intern|interns)\b",
    rf"\b(?:meet(?:ing)?|present(?:ing|ations?)?|speak(?:ing)?|pitch(?:ing)?|talk(?:ing)?|calls?|interact(?:ing|ions?)?|liais(?:e|ing)|contact|engag(?:e|ing)|work(?:ing)?|directly|conversations?|meetings|communicat(?:e|ing|ions?)|coordinat(?:e|ing)|brief(?:ing)?s?|interviews?|correspond\w{{0,5}}) (?:directly |closely |in person )?(?:to|with) (?:both )?(?:\w{{4,12}} and )?{_CLIENTS}\b",
    r"\b(?:meet|meeting|call|calling|sit(?:ting)? in (?:on|with)|deal(?:ing)? with|in front of|present(?:ing|ed)? (?:\w{2,12} ){0,4}to|demo(?:ing)? (?:\w{2,12} ){0,3}to|(?:show|hand|give|explain|bring)(?:n|ing)? (?:\w{2,12} ){0,4}to|talk(?:ing)? (?:directly )?(?:to|with)) (?:our |the |real |paying |actual |external |a |their )?(?:\w{3,12} )?(?:clients?|investors?|board|buyers|partners?(?= (?:of|at|in) the firm)|trustees|council|judges?)\b(?! (?:games?|services?|needs))|\b(?:who|that) (?:owns?|founded|started) (?:the|this|our|it)\b|\b(?:i|we) (?:own|founded|co-?founded) (?:the|this|a|our|it)\b|\bowner[- ]operators?\b",
    r"\b(?:meet(?:s|ing)?|interact(?:s|ing)?|work(?:s|ing)?|talk(?:s|ing)?|speak(?:s|ing)?|communicat(?:e|es|ing)|liais(?:e|es|ing)|engag(?:e|es|ing)|consult(?:s|ing)?|deal(?:s|ing)?|partner(?:s|ing)?|collaborat(?:e|es|ing)|pitch(?:es|ing)?|present(?:s|ing)?|correspond(?:s|ing)?|shadow(?:s|ing)?|contact with|exposure to|visits? to|calls with|conversations with)\b(?: (?:directly|closely|regularly|daily|one-on-one|face-to-face|constantly))?(?: (?:with|to))?(?:,? (?:the|our|a|an|other|real|new|and|or|potential|prospective|existing|current|key|external|internal|personal|private|corporate|business|major|large|small|local|international|vendors?|suppliers?|buyers?|customers?|partners?|staff|artists?|designers?|[\w-]{3,12}ers)){0,5},? (?:clients?|investors?|stakeholders|buyers|sponsors and|funders)\b(?! (?:needs|services?|requirements|accounts|projects|work|data|sites?|files|base|list|records|success|intake|side|facing|campaigns?|communications?|deliverables|briefs?|software|satisfaction))",
    r"\b(?:present|report|demo|pitch|brief|speak)(?:ing|s)? (?:\w{2,12} ){0,4}(?:to )?(?:the |our )?(?:product |company |senior |executive |city |agency |school |hospital |department )(?:leadership|leaders|executives|management)\b|\bshadow(?:s|ing)? (?:the |our )(?:gc|general counsel|ceo|cfo|cto|coo|[\w-]{3,12} director|mayor|judge|president|dean|principal|chief [\w-]{3,12})\b",
    rf"\b(?:findings|results?|reports?|memos?|recommendations|work|project|drafts?|plans?) (?:then )?(?:go|goes|(?:is|are|will be) (?:presented|shown|handed|given|delivered|reported)) (?:straight |directly )?(?:to|before) (?:the |our )?(?:[\w-]{{3,14}} )?{_LEADER}\b|\b(?:argue|defend|pitch|present|explain)(?:s|ing)? (?:[\w'-]{{2,12}} ){{0,5}}(?:before|in front of) (?:the |our )?(?:[\w-]{{3,14}} )?{_LEADER}\b|\b(?:takes?|bring(?:s)?) (?:the |our )?(?:you|interns?|students?) along (?:on|to|for)\b",
    rf"\b(?:skip-levels?|one-on-ones?|1:1s?|lunch(?:es)?|coffees?|breakfasts?|dinners?|talks?|presentations?) (?:\w{{2,9}} )?(?:with|to|for|before) (?:the |our )(?:[\w-]{{3,14}} )?(?:{_LEADER}|partners\b(?! (?:organi|in|on|and)))|\b(?:argue|defend|pitch|present|explain)(?:s|ing)? (?:[\w'-]{{2,12}} ){{0,5}}(?:before|to|in front of) the partners\b",
    r"\bjoin(?:s|ing)? (?:them|him|her|us|me|the (?:founders?|director|ceo|partners|owner|principals?)) (?:on|at|for|in|when|during) (?:\w{3,12} )?(?:calls?|visits?|meetings?|demos?|pitch(?:es)?|trips?|negotiations?|they|he|she)\b",
    r"\b(?:sit(?:ting)? in (?:on|at|with)|attend(?:ing)?|observ(?:e|ing)|join(?:ing)?|present at) (?:[\w-]{2,14} ){0,3}(?:conferences?|hearings?|meetings?|sessions?|deliberations?|negotiations?|depositions?|rounds) (?:[\w-]{2,14} ){0,2}(?:with|of|between) (?:the |our |a |presiding )?(?:judges?|justices?|magistrates?|partners|clients?|board|trustees|council|ministers?|consultants|surgeons?|physicians?|counsel)\b",
    r"\bclient (?:meetings?|calls|presentations?|interactions?|contact|visits?|interviews)\b|\bclient[- ]facing\b|\b(?:advice|legal assistance|representation|counsel(?:l?ing)?) to (?:[\w-]{3,14} ){0,2}clients\b|\b(?:interview|interviews|interviewing|advise|advising|visit|visiting|represent|representing) (?:our |the )?(?:[\w-]{3,14} )?clients?\b|\bclient intake\b|\b(?:deal|dealing) with (?:us|me) directly\b|\bmy \w{3,10}(?: \w{2,12})? (?:&|and) (?:me|i) own\b",
)
_NOT_SENIOR = re.compile(
    r"\b(?:recommendation|no-objection|references?|permission|approval|signed|consent|letters?)\b[^\n]{0,50}$|\b(?:we|has|have|our company|company|startup|start-up|agency|firm) (?:\w{2,12} ){0,2}(?:work|partner|serve|help|collaborat|support)\w{0,4}\b[^\n]{0,50}$|\bon behalf of\b[^\n]{0,20}$|\b(?:apply|write|send|submit|e-?mail|contact(?! with)|questions|resume|cv)\b[^\n]{0,70}$"
)
#: The sentence speaks of the student, not of the firm.
_OF_STUDENT = re.compile(
    r"\b(?:you|your|you'll|you'd|interns?|students?|fellows?|trainees?|observers?|scholars?|aides?|stewards?|apprentices?|helpers?|volunteers?|participants|attachee|candidates?|contributors?|assistants?|whoever|each of you|successful applicant|this (?:position|role|internship|job)|the (?:position|role))\b|^\W{0,8}(?:they|opportunit|chance|the chance|exposure|direct|regular|weekly|monthly|meetings|lunch|liaise|network|talk|interview|shadow|engage|present|build|q&a|fireside|brown|under|attend|accompany|sit|join|pitch|demo|brief|work|assist|assisting|collaborat(?:e|ing)|meet|meeting|support|supporting|present|presenting|participat(?:e|ing)|attend|attending|help|helping|liais(?:e|ing)|communicat(?:e|ing)|report|shadow|shadowing|coordinat(?:e|ing)|partner|interact|interacting|reporting|working|taking part|take part|join|joining)\b"
)
#: Contact that only the student can mean, and sentences that begin with the firm.
_CLOSE = re.compile(
    r"(?:contact|interface|visibility|(?:speaker )?series|events?|talks?|panels?|roundtables?|fireside|sits? next to|\d\d minutes|an hour|half an hour|sessions?|q&as?|lessons?|calls?|pitched|briefed|lunch|access|exposure|mentorship|collaboration|interaction|networking|conversations?|discussions?|seminars?|lectures?|receptions?|summit|vip|high|board|donor|investor|leadership|client |liais|contact with|interact|meet|work(?:ing)? (?:directly|closely)|report|present|shadow|argue|defend|pitch|brief|demo|findings|results|recommendations|memos?|sit(?:s|ting)? (?:in|down)|attend|observ|direct line|face time|coffee|(?:the )?(?:ceo|co-?founders?|founders?|owners?)\b|the (?:executive )?director)"
)
_OF_FIRM = re.compile(
    r"\W{0,6}(?:we\b|our (?:company|team|clients)|founded|the company|it\b|he\b|she\b)"
)
#: "Our founder takes the review": it is the student's all the same.
_OURS = re.compile(r"\b(?:our|results are) $|\bdiscussed with\b[^\n]{0,40}$")
#: What the student made, as it comes back.
_WORK = r"(?:drafts?|scripts?|reports?|work|pages?|chapters?|outlines?|pieces?|designs?|code|sketch(?:es)?|entries|stories|articles?|shots|edits?|memos?|translations?|slides|recordings?|results|progress|copy|submissions?|pull requests?|prs|lessons?|week's \w{3,9}|week|files|cards?|notes|performance|map|models?|decks?|cuts?)"
_BACK = r"(?:comments?|notes|remarks|feedback|pointers|corrections|critiques?|suggestions|advice)"
_FEEDBACK = clue(
    rf"\b{_TITLE} (?:\w{{4,12}}ly )?(?:will |would |also |then |always ){{0,2}}(?:reviews?|discuss(?:es)?|reads?|marks?|edits?|checks?|comments?|critiques?|goes (?:over|through)|listens? to|looks? (?:at|over)|revises?|corrects?) (?!applications?)[^\n.;]{{0,36}}?\bwith (?:you|{_INTERN}|each)\b|\b{_TITLE} (?:\w{{4,12}}ly )?(?:will |would |also ){{0,2}}(?:sends?|gives?|leaves?|writes?) (?:you |{_INTERN} )?(?:\w{{4,12}} )?(?:notes|comments|edits|corrections|pointers|critiques?)\b|\bmeets? (?:with )?(?:you|{_INTERN}) (?:\w{{3,12}} )?(?:(?:bi-?)?weekly|monthly|fortnightly|daily|regularly|every \w{{3,9}}|once an? \w{{4,5}}|twice an? \w{{4,5}}) to (?:discuss|go|talk|review|look|work)\b",
    r"\bmeet(?:s|ings?)? (?:\w{4,10} )?with (?:the |your |an? |their |our )?(?:[\w-]{3,14} ){0,2}(?:instructors?|supervisors?|mentors?|professors?|advis[eo]rs?|pi|faculty|manager|editors?|director|coordinator|lead|team lead)\b[^\n]{0,30}\b(?:every|weekly|each|regular(?:ly)?|bi-?weekly|fortnightly|twice|once|monthly|daily)\b|\b(?:weekly|regular|bi-?weekly|fortnightly|monthly|daily) (?:lab |group |team |research |\w{4,10} )?meetings?\b[^\n]{0,60}\b(?:discuss|questions|progress|problems|troubleshoot|feedback|advice|comments)\b|\b(?:hold|have|holds) (?:[\w-]{3,10} )?meetings (?:\w{2,8} ){0,2}to (?:discuss|track|review)\b|\bprogress (?:will be|is|gets?) (?:\w{4,9} )?(?:assessed|reviewed|monitored|evaluated|tracked|discussed)\b|\bto (?:improve|refine|polish|sharpen|strengthen) (?:your|their) (?:\w{4,10} )?(?:copy|writing|drafts?|work|code|designs?|stories|technique|skills)\b(?= (?:with|under|through|alongside)|[.;])|\bfaculty[- ]mentored\b|\bget comments from\b",
    r"\bmentor(?:s|ed|ing|ship)?\b|\breviews? (?:every|each|all(?: of)?) (?:\w{3,9} )?(?:lines?|commits?|prs?|pull requests?|changes?|piece|draft|words?|pages?|assignment|design|submission) (?:of \w+ )?(?:you|they|interns|students|your)\b",
    r"\b(?:regular|weekly|constructive|ongoing|continuous|continual|constant|detailed|personal|personali[sz]ed|individual|timely|honest|direct|valuable|receive|get|gets|with|her|his|daily|frequent|written|plenty of|expert|professional|one-on-one|one-to-one|hour of|rounds? of)(?: (?!customer|user|client|guest)\w{2,14}){0,2} (?:feedback|critiques?)\b|\bgiv(?:e|es|ing) (?:you|interns|students) (?:\w{3,12} )?feedback\b|\bfeedback (?:on (?:your|their|a|each|every|reporting)|from (?:your|our|the|senior|editors|a|an|experienced|industry|peers|pastor|mentors)|sessions?|every|each|about your|shared|is given|and (?:guidance|support|coaching|mentor|advice))\b",
    r"\b(?:code|performance|regular|weekly|portfolio|progress|mid-?(?:term|point|way)\"?|periodic|formal|end-of-\w{4,10}) (?:\w{4,10} )?(?:reviews?|evaluations?|appraisals?|assessments?)\b|\bevaluations? (?:and|&) suggestions\b|\bassessment at\b|\b(?:weekly|regular|daily|bi-?weekly|frequent|two|one|fortnightly|periodic|monthly) (?:\w{3,10} )?(?:check-?ins?|1[:-]1s?|syncs?|progress meetings?|calls? with (?:your|the (?:\w{3,10} )?(?:team|manager|editor|founder|engineer|mentor|lead)|our|me|a)|meetings? with|catch-?ups?|progress|supervision)\b|\breviews? of (?:your |their )?progress\b|\b(?:review|reviews|reviewing|discuss|discusses|evaluate|track|assess) (?:your |their |the intern's )?progress\b",
    r"\bone[- ](?:on|to)[- ]one\b(?! (?:interview|interaction|call with (?:customers|clients)|with (?:customers|clients|students|children|residents|patients)))|\b1(?::1|-1|-on-1| on 1)s?\b (?:with|sessions?|meetings?|support|coach\w{0,3}|every|each|weekly)\b|\bcoach(?:es|ing|ed)? (?:you|from|by|and|in|on|sessions?|support|is|will|interns|students|her|him|them|throughout|through)\b|\b(?:and|to|be|are|personal|career|expert|individual|receive|get|with|their|your) coach(?:ed|ing)?\b|\bpair[- ]program(?:ming|me|s)?\b|\bperformance (?:is|will be|gets) (?:\w{4,9} )?(?:reviewed|assessed|evaluated|appraised|discussed)\b|\bappraisals?\b(?= (?:at|after|midway|by|with|every|half))|\bdebriefs? with (?:the|your|our|an?)\b|\bpairs? (?:with|up) (?:with )?(?:you|a|an|each)\b",
    r"(?<!under the )(?<!under )(?<!under direct )(?<!under close )\bguidance (?:of|by)\b|\bguidance (?:from|and (?:support|advice|mentor\w{0,4}|feedback|encouragement|training)|with)\b|\bguidance, (?:and )?(?:advice|support|feedback|training|mentor\w{0,4})\b|\bfor guidance\b|\bpersonal support\b|\byour progress\b|\b(?:guides? (?:you|the interns?)|advises? (?:you|on your)|support you throughout)\b|\bgives? (?:you )?(?:advice|pointers|comments|notes)\b|\bpointers (?:on|from)\b",
    rf"\b(?:corrected|critiqued|marked up|commented on|edited|looked over|reviewed|signed off) (?:off )?by (?:the|our|your|an?|a senior) (?:[\w-]{{2,14}} ){{0,3}}{_TITLE}\b|\b(?:get|gets|receive|with|for) comments (?:from|by) (?:me|us|the|our|your|an?)\b|\bcomments on (?:a|the|your|each|every|their|first) (?:\w{{3,10}} )?(?:drafts?|versions?|work|items?|samples?)\b",
    r"\bcheck-?ins?\b(?! (?:patients|guests|desk|counter|kiosk|process|time|visitors|attendees|customers))|\breviews? of (?:your|their|each|every) (?:\w{3,9} )?(?:work|code|drafts?|designs?|progress)\b|\bchecks? in on (?:them|you|those|these)\b|\b(?:tells?|telling|shows?) you (?:what|where|how) (?:to (?:improve|fix|do better)|you (?:can|could|did)|works|it (?:fell|falls))\b|\b(?:share|shares|sharing|offer|offers|exchange) (?:\w{4,12} )?feedback\b|\b(?:reading|reviewing|returning|marking up|correcting) (?:your |the |their |all |every |each )?(?:drafts?|comments|work)\b|\bedits (?:the )?interns\b|\b(?:weekly|monthly|regular) (?:lessons?|tuition|tutorials?)\b|\bwith (?:written |detailed |her |his |their )?comments (?:within|by|on|from|each|every|back|at)\b|\bcheck(?:s|ed)? your (?:method|work|code|draft|progress|figures|drawings)\w{0,1}\b|\b(?:line[- ])?(?:edits?|reads?|reviews?|checks?|corrects?|critiques?|comments? on|signs? off(?: on)?) (?:everything|anything|all|whatever) (?:that )?you (?:file|write|make|do|send|produce|submit|hand in|draw|shoot)\b|\b(?:listens? to|looks? at|watch(?:es)?|tastes?|tries) (?:every|each|all) (?:[\w'-]{2,14} ){1,3}with you\b|\bsigns? off (?:on )?(?:each|every|all) (?:of )?(?:your )?(?:returns?|drafts?|pieces?|drawings?|reports?|plans?)\b|\bsit(?:s|ting)? (?:down )?with (?:our|the|your|us|me) (?:[\w-]{2,14} ){0,3}(?:every|each|once|on|weekly|daily)\b[^\n]{0,24}\bto (?:go|talk|look|walk) (?:over|through|at)\b|\bde-?briefs? (?:each|every|with (?:you|them|the|your)|you\b|weekly|daily|after)|\b(?:sends?|gives?|hands?|returns?|get|receive) (?:you |it |them )?(?:back )?(?:with )?(?:tracked changes|track changes|a marked(?:-up)? (?:copy|draft)|red ?lines|line edits)\b|\b(?:plays|revises|tests|watches|tastes|hears|critiques) (?:every|each|all|your) (?:[\w'-]{2,14} )?[\w'-]{2,14} with (?:you|them|the intern|its maker)\b|\bmarks? (?:it |them |these )?up (?:your\b|before|with (?:you|care)|for you|in red)|\b(?:reads?|goes? (?:over|through)|checks?|reviews?|tries|tests) (?:each|every|all|what you) (?:[\w'-]{2,14} ){0,3}(?:and|,) (?:then )?(?:\w{2,9} )?(?:mark(?:s)? (?:it|them) up|tells? you|comments?|discuss(?:es)?|talks?|explains?|returns?|suggests?)\b|\bcoach(?:es)? you on\b|\bobserve(?:s|d)? (?:your|you)\b",
    r"\bsit(?:s|ting)? down with (?:you|each|every|interns|the intern|students|our interns)\b|\btalk(?:s|ing)? (?:about|through|over) (?:how (?:it|things|you|they)|your|what (?:went|worked))\b|\bchecks? in (?:with you|on (?:you|how|your))\b|\bsend(?:s|ing)? you (?:\w{3,9} )?(?:comments|notes|remarks|corrections)\b|\b(?:your|each|every|first|all) (?:\w{3,9} )?(?:drafts?|pieces?|designs?|pull requests?|submissions?) (?:\w{2,8} )?(?:with|get|gets|receives?) (?:\w{4,10} )?(?:comments|notes|edits|feedback|a review)\b|\b(?:weekly|regular|fortnightly|monthly|friday|monday|mid-point|midway|final|exit|closing) (?:supervision|tutorials?|debriefs?|retros?|retrospectives?|crits?|critiques?|reviews?|appraisals?)\b(?! (?:site|article|paper)s?\b)|\bsupervision (?:hours?|sessions?|meetings?)\b|\b(?:reviews?|reads?|edits?|checks?|corrects?|marks?|discuss(?:es)?) (?:every|each|all your|your|their) (?:\w{3,9} )?(?:drafts?|records?|pieces?|chapters?|entries|pages?|work|code|designs?|scripts?)\b|\bguidance (?:at every|throughout|along the way|when)\b|\byou(?:'ll| will) (?:be|get) (?:coached|mentored|guided)\b|\b(?:looks?|goes?|going) over (?:your|each|every) (?:work|drafts?|week)\b",
    rf"\bmeet(?:ing|s)? (?:weekly|daily|regularly|every week) with (?:the |our |your |interns )?(?:[\w-]{{2,20}} ){{0,3}}{_TITLE}\b|\bmeets (?:weekly |regularly |daily )?with (?:you|interns|the intern|students)\b|\bregular meetings with\b|\b(?:weekly|regular|daily|monthly) (?:\w{{3,10}} )?meetings? (?:to|where|with|for)\b(?=[^\n]{{0,50}}\b(?:progress|review|discuss|guid|support|your|supervisor|mentor))",
    rf"\b(?:goes? (?:over|through)|going (?:over|through)|gone (?:over|through)|talks? (?:it|them|you|each \w+)? ?through|marks? up|comments? on|edits|checks?|reviews?|vets?|reads?|critiques?|corrects?|returns?|discuss(?:es)?|look(?:s|ing)? (?:at|over)|listens? to|improves?) (?:your|each|every|his|her|their|all your|over your|the (?:first|week's|student's|intern's)|pages|a sample|it over|what you|them over|two of your) ?(?:\w{{2,12}} ){{0,2}}?(?:{_WORK}|over|did|wrote|do|three|two|one)\b(?=[^\n]{{0,70}}(?:\bwith you\b|\beach\b|\bevery\b|\bline by line\b|\bweekly\b|\bfortnight\w{{0,2}}\b|\bso (?:that )?you\b|\bexplain|\bfirst\b|\bsame day\b|\bgive|\bsend|\b{_BACK}\b|\bwhat works\b|\bmonday|\btuesday|\bwednesday|\bthursday|\bfriday|\bin draft\b|\bbefore you\b|\bat the\b))",
    rf"\b(?:each|every|your|all|the) (?:\w{{3,12}} )?{_WORK} (?:is|are|gets?|will be|comes? back|(?:is |are )?returned|goes back) (?:\w{{3,10}} )?(?:reviewed|discussed|read\b|a read|checked|marked|corrected|critiqued|gone|returned|edited|with (?:\w{{4,10}} )?{_BACK}|commented)",
    rf"\b(?:send|sends|returns?|return(?:s|ed)? (?:it|them)|comes? back|give|gives|write|writes|provid(?:e|es)|leaves) (?:you |it |them )?(?:with )?(?:her |his |their |written |detailed |line |voice |short |honest )*{_BACK}\b(?=[^\n]{{0,40}}\b(?:on|so|before|within|to you|each|every|after|same|with)\b|\W{{0,2}}$)",
    r"\b(?:half an? hour|half hour|an hour|hour|\d\d minutes|time) (?:\w{3,9} )?for (?:your )?(?:questions|feedback)\b|\bsits? (?:down |beside |next to )?(?:with )?you (?:in|for|each|every|to|on|while|during)\b|\bwith you (?:line by line|each|every|on (?:mon|tues|wednes|thurs|fri))\w{0,4}\b|\bline by line\b|\bsentence by sentence\b|\bcode review with you\b|\bteach(?:es)? you as\b|\b(?:you get|get) comments on\b|\badvise on your\b|\bassess you\b|\btalk about what (?:to|went|you)\b|\bopen[- ]door\b|\bbudd(?:y|ies)\b|\bconstructive (?:criticism|feedback)\b|\bcritique sessions?\b|\b(?:personal|individual|one-to-one|hands-on) (?:support|supervision and|attention|tuition)\b|\bclose (?:support|supervision and|tuition)\b|\bevaluat(?:ed|ions?) (?:by (?:the|your|a)|of (?:your|the intern)|at the (?:end|mid))\b",
)
#: "Provide feedback on pitches", as a duty of the student's own.
#: A check-in that the student holds for others.
_HOLDS = re.compile(
    r"\b(?:maintain|assist(?:ing)?(?: with)?|conduct|lead|host|manage|handle|facilitate|run|for)\b[^\n]{0,24}$"
)
#: What applicants should have done before.
_WANTED = re.compile(
    r"\b(?:experience|familiarity|familiar|background) (?:in|with|of) (?:\w{3,12} )?$"
)
_OWN_DUTY = re.compile(
    r"[\W_]{0,8}(?:(?:you|interns?|students?|volunteers?|readers?)\b[^\n]{0,120}(?:\band|,|\bwill|'ll|\bto|\balso) )?"
)
_NOT_FEEDBACK = re.compile(
    r"\b(?:collect|gather|provid(?:e|ing)|give|giving|user|customers?|client|creative|product|beta|incorporat\w{1,4}|act(?:ing)? on|solicit|group|become an?|as an?|\bexperience|ask for payment or|their|visitor)\b[^\n]{0,30}$"
)
_GIVES = re.compile(
    r"\b(?:interns?|students?|fellows|you|scholars|ambassadors) (?:also |will |each )?mentor (?:an?|the|other|our|new|younger|first|incoming|high|local|\d)\b|\bmentor,? (?:and \w{3,12} )?(?:junior|other|younger|students|kids|families|youth|children|peers|participants|new members|volunteers)\b|\b(?:lead|teach|guide|serve|train|tutor), (?:and )?mentor\b|\b(?:will be|be) considered in your\b|\b(?:you (?:will|'ll)|interns? will|students? will|be able to) (?:\w{3,10} )?(?:mentor|coach|review|critique)|\bmentor (?:junior|other|younger|students|kids)|\bcoach(?:ing)? (?:calls|customers|clients)"
)


def read_senior(page: Page) -> Quote | None:
    plain = page.plain
    for begin, until, start, end in _contacts(page):
        before, said = plain[start:begin], plain[begin:until]
        if (
            not (_NOT_SENIOR.search(before) or _NOT_SENIOR.search(said))
            and page.part_at(begin) not in _ABOUT_OTHERS
            and (
                _OURS.search(before)
                or _OF_STUDENT.search(plain[start:end])
                or (_CLOSE.match(said) and not _OF_FIRM.match(plain, start, end))
            )
            and not page.is_negated(begin, start)
        ):
            return page.quote(begin, until)
    return None


#: Parts of a posting that do not speak of the student's work.
_ABOUT_OTHERS = frozenset({"wanted", "applying", "firm"})


def _contacts(page: Page) -> list[tuple[int, int, int, int]]:
    """Where contact with senior people may be promised: from, to, and the bounds of its sentence."""
    found = [
        (match.start(), match.end(), start, end) for match, start, end in page.matches(_SENIOR)
    ]
    found += [
        (match.start(), match.end(), start, end) for match, start, end in page.matches(OCCASIONS)
    ]
    for sought, near in ((_LEADERS, _NEAR), (VIPS, _NEARER)):
        for leader, start, end in page.matches(sought):
            begin = _approach(page.plain, max(start, leader.start() - near), leader.start())
            if begin is not None:
                found.append((begin, leader.end(), start, end))
    return sorted(found)


def _approach(plain: str, start: int, leader: int) -> int | None:
    """Where the words begin that lead to a leader: a word of contact, or "you" soon before "with"."""
    since_you, you = _FEW_WORDS, 0
    for word in WORD.finditer(plain, start, leader):
        if word[0] in _CONTACT:
            return word.start()
        since_you += 1
        if word[0] in _STUDENT:
            since_you, you = 0, word.start()
        elif word[0] in _TO_SOMEONE and since_you <= _FEW_WORDS:
            return you
    return None


#: "Under the supervision of the IT team" names nobody.
_A_TEAM = re.compile(r"[^\n,.;]{0,30}\bteams?\b(?! (?:lead|manager|leader|coordinator))")


def read_supervisor(page: Page) -> Quote | None:
    """A person or role the student works under; whom to write to for applying is another thing."""
    for match, start, _end in page.matches(_SUPERVISOR):
        before = page.plain[start : match.start()]
        if (
            not _NOT_SUPERVISOR.search(before)
            and not (match.group().startswith("report") and _A_REPORT.search(before))
            and not (
                match.group().endswith((" of", " by"))
                and _A_TEAM.match(page.plain[match.end() : match.end() + 45])
            )
            and not page.is_negated(match.start(), start)
        ):
            return page.quote(match.start(), match.end())
    field = _FIELD.search(page.plain) if ":" in page.plain else None
    return page.quote(field.start(), field.end()) if field else role_in_charge(page)


def read_feedback(page: Page) -> Quote | None:
    """Feedback or mentoring for the student; feedback the student gives is another thing."""
    return _feedback(page, _FEEDBACK) or _feedback(page, ADVISING)


def _feedback(page: Page, sought: Clue) -> Quote | None:
    for match, start, end in page.matches(sought):
        found = match.group()
        before = page.plain[start : match.start()]
        if page.is_negated(match.start(), start) or _GIVES.search(page.plain, start, end):
            continue
        if "check" in found and _HOLDS.search(before):
            continue
        if is_not_for_student(page, match, start, end):
            continue
        if _WANTED.search(before):
            continue
        if ("feedback" in found or "critique" in found) and (
            _NOT_FEEDBACK.search(before)
            or (found.startswith("provide ") and _OWN_DUTY.fullmatch(before))
        ):
            continue
        return page.quote(match.start(), match.end())
    return None
