"""Who the student reports to, meets, and hears from."""

from __future__ import annotations

import re

from fairbrief.fairness.clues import clue
from fairbrief.fairness.text import Page, Quote

#: A person or a role, after words that say that someone is in charge.
_SOMEONE = r"(?:(?:the|our|an?|your|one of|his|her|their|both|mr|mrs|ms|dr|prof|frau|herr)\b\.? ?)?(?!(?:work|duty|jury|us by|law|police|name@|the (?:office (?:at|on)|authorities))\b)[a-z\[(][\w '&/-]{0,40}"
_TITLE = (
    r"(?:director|manager|coordinator|co-?ordinator|editor|producer|lead(?:er)?|head|founders?|co-?founders?|ceo|cto|coo|cfo|dean|president|principals?|"
    r"supervisor|partners?|professors?|researchers?|executives?|officer|curator|chair|chief|scientist|mentors?|developers?|engineers?|staff attorney|attorney|advisor|adviser|librarian|archivist|analyst|designer|owner|pastor|coach|administrator|registrar|secretary)s?"
)
_SUPERVISOR = clue(
    rf"\b(?:report(?:s|ing)?|accountable|answerable) (?:directly |straight |primarily |only |jointly )?(?:in)?to\s?:?\s{_SOMEONE}",
    r"\b(?:person you(?:'d|'ll)? answer to|reporting line|reporting to|reports to)\b|\bto whom you (?:will |would |'d |'ll )?(?:report|answer|are (?:also )?assigned)|\bwho you(?:'ll|'d| will| would)? (?:report|answer) to|\byou(?:'d|'ll| will| would)? (?:be )?(?:report|answer|reporting|working)(?:ing)? (?:to|under)\b(?:\s[a-z][\w '&,/-]{0,48})?",
    r"\b(?:supervised|managed|overseen|mentored|guided|directed|looked after|line-managed|coached|tutored|assessed|advised) by\s(?:the |our |an? |one of )?(?!the (?:[\w-]{3,14} ){0,3}(?:ministry|state|government|law|program|office|department|school|guidelines)\b|one of)\w[\w '-]{0,40}",
    r"\bunder (?:the )?(?:\w{3,10} )?(?:supervision|direction|guidance|leadership|mentorship|oversight|tutelage|wing) (?:of|from)\b|\bunder (?:the |our |an? )(?:\w{2,16} ){0,3}(?:director|manager|editor|professor|animator|engineer|scientist|curator|librarian|producer|lawyer|attorney|coordinator|supervisor)\b|\bunder (?:his|her|their) wing\b|\bunder (?:dr|prof|mr|mrs|ms)\b",
    r"\b(?:your|direct|immediate|assigned|dedicated|assigned an?|be an?|have an?|with an?|gets? an?|gets? two|each|the intern'?s?|interns'?|primary|main) (?:\w{3,12} )?(?:supervisors?|line manager|mentors?|(?<!own )boss|gaffer)\b|\byour (?:\w{3,12} )?(?:manager|lead|team lead|advis[eo]r|coordinator) (?:is|will|would|,|:)",
    r"(?:\bproject[_ ]|\b)(?:supervisors?|supervision|managers?|reports to|mentors?|line manager|supervisor & contact information|point of supervision)(?:\(s\))?\W{0,4}:(?:\W{0,8}(?!remote|none|tbd|no\b)\w[\w .'-]{0,40}|\s?$)",
    r"\bsupervis(?:es|ing) (?:attorney|you|the (?:intern|student|work)|interns|whoever|and)\b|\b(?:will|would|shall|who|and)(?: also)? (?:be )?supervis(?:e|es|ing)\b(?! (?:volunteers|other|staff|children|students|a team))|\bis (?:your|the) (?:supervisor|boss|gaffer|manager)\b|\b(?:well|closely|directly|jointly) supervised\b|\bsupervises\b|\bwith (?:your|the|their) supervisors?\b",
    r"\b(?:in charge of|responsible for|looks after|looking after|runs|manages|guides?|oversees) (?:you\b|all (?:\w{3,12}[- ]?){1,2}(?:takers|interns|students)|the interns?\b|our interns?\b|interns\b)|\bwho will guide\b|\bwould-be supervisor\b|\bis (?:your|the) (?:point|main contact)\b",
    rf"\bwork(?:ing|s)? (?:very )?(?:closely|directly|hand[- ]in[- ]hand|side[- ]by[- ]side|in close \w+)(?: and \w+)? (?:with|under|for|alongside) (?:the |our |one of (?:the |our )|an? )?(?:[\w-]{{2,20}} ){{0,4}}{_TITLE}\b",
    r"\b(?:work(?:ing|s)? (?:with|for|under)|assists?|assisting|support(?:s|ing)?|assigned (?:to|by)|attached to|aid(?:s|ing)?) (?:the |our |one of the |the whole )(?:[\w-]{2,20} ){0,3}(?:director|manager|coordinator|editor|producer|dean|president|principals?|founders?|ceo|professor|executive|analyst|officer|mentor)s?\b(?! (?:team|committee|search))",
    r"\b(?:work|working|sit|assigned|attached)(?:ing)? (?:alongside|beside|under|to|next to) (?:mr|mrs|ms|dr|prof|frau|herr|our (?!team)|team lead|a senior)\b",
    rf"\bmeet(?:ing|s)? (?:\w{{2,10}} )?(?:weekly|daily|regularly|monthly|every week|for about [^\n]{{0,20}})?\s?with (?:the |our |your )(?:[\w-]{{2,20}} ){{0,3}}{_TITLE}\b|\bpaired (?:up )?with (?:an? |your |one )\w|\b(?:working|meet\w{{0,4}}|discussion|contact|calls?|time) with (?:the |a |your )?mentors?\b|\bpoint of contact\b[^\n]{{0,20}}\bsupervis",
)
_NOT_SUPERVISOR = re.compile(
    r"\b(?:questions|contact|apply|inquiries|we|they|you will be responsible to|minimal|little|without|no|limited|experience in|not need|(?:send|submit|apply|write|writing)\b[^\n]{0,30}to the|to the)\W{1,3}(?:should |can )?(?:be )?$"
)

#: People high enough that being seen by them matters.
_LEADER = (
    r"(?:(?:assistant |associate |deputy |vice |executive |managing |artistic |general |regional )?(?:deans?|(?<!art )(?<!creative )directors?|presidents?|principals?|vps?|vice[- ]presidents?)(?! (?:of photography|assistant))|(?:provost|publisher|co-?owners?|owners?|rector|chancellor|treasurer|trustees?)|co-?founders?|founders?|"
    r"founding team|second-time founder|c[etfmo]o'?s?\b|chief \w{2,20} officers?|chief (?:librarian|curator|editor|scientist|engineer|economist|executive)|executive producers?|top editors|chief of staff|managing (?:partners?|editors?)|executives|(?:executive|senior) (?:team|staff|leadership)|head manager|"
    r"senior (?:leaders?|leadership|management|managers?|staff|editors?|partners?|engineers?|developers?|producers?|scientists?|researchers?|analysts?|designers?|members|officials?)|"
    r"leadership(?! (?:board|skills|roles?|development|program|internship|experience|positions?|opportunit|potential))(?: team)?|board (?:members|of directors)|editor-in-chief|(?:subject[- ]matter |industry |leading |world-class |domain )experts|(?:experienced |serial |seasoned |successful )entrepreneurs|"
    r"industry (?:leaders|professionals|veterans)|policymakers|commissioners?|senators?|councill?ors?|mayor|decision[- ]makers|investors|(?:artists and )?collectors|elected officials)"
)
_CLIENTS = r"(?:(?:our |real |the |external |potential )?(?:clients|customers and partners|stakeholders|investors))"
_CONTACT = (
    r"(?:work(?:ing|s)?|collaborat\w{1,4}|meet(?:s|ings?)?|interact\w{0,4}|partner(?:ing|ship)?|talk(?:s|ing)?|tell|tells|chat|conversations?|coffee|lunch(?:es)?|dinner|sessions?|liais\w{1,3}|contact|access|present(?:ed|ing|s|ations?)?|pitch(?:ing)?|"
    r"report(?:s|ing)?|exposure|learn(?:ing)?|mentor\w{0,5}|alongside|directly|closely|shadow\w{0,3}|supervis\w{1,4}|(?:video )?calls?|speak(?:ing)?|assists?|assisting|support(?:s|ing)?|introduc\w{2,4}|network(?:ing)?|guidance|advised?|embedded|"
    r"exposed|taking part|take part|communicat\w{1,4}|updates?|briefings?|sit|sits|ask|hear|know|invited|join|joining|reads?|reviews?|review by|opinion|next to|under)"
)
_SENIOR = clue(
    rf"\b{_CONTACT}\b[^\n]{{0,60}}?\b(?:with|to|by|from|of|the|our|for|one|under|a|an|is|next to|between)\b[^\n]{{0,50}}?\b{_LEADER}\b",
    rf"\b{_LEADER}\b[^\n]{{0,70}}?\b(?:will (?!be (?:hir|look)|for|to\b)|reads?|meets?|joins?|gives?|reviews?|mentors?|takes?|walks? you|talks?|wants? to|introduces?|explains?|sits?|sits in|hosts?|drops by|attends?|gives an hour|is at\b|with you|visits?|comes?|tells|shows?|in the room|is your)",
    r"\bsenior (?:session|access)\b|\bhigh[- ]level (?:events?|meetings?|managers?|officials?|contacts?)\b|\b(?:founder|ceo|owner|director|co-founder)[\w /,'-]{0,20}\b(?:you'd|you will|you'll)\b|\bwho (?:founded|owns) (?:the|it|this|us)\b|\bi(?:'m| am) (?:\w{2,14}, )?(?:a |the )?(?:[\w-]{2,12} )?(?:co-?founder|founder|owner|ceo)\b",
    r"\bjoin (?:our|the|a) (?:small )?team of (?:[\w-]{3,20} ){0,3}(?:engineers|researchers|scientists|entrepreneurs|experts|veterans|operators|founders)\b",
    rf"\b(?:meet(?:ing)?|present(?:ing|ations?)?|speak(?:ing)?|pitch(?:ing)?|talk(?:ing)?|calls?|interact(?:ing)?|liais(?:e|ing)|contact|engag(?:e|ing)|work(?:ing)? (?:directly|closely)|directly|conversations?|meetings|communicat(?:e|ing)|brief(?:ing)?s?) (?:to|with) (?:both )?{_CLIENTS}\b",
)
_NOT_SENIOR = re.compile(
    r"\b(?:we|has|have|our company|company|startup|start-up|agency|firm) (?:\w{2,12} ){0,2}(?:work|partner|serve|help|collaborat|support)\w{0,4}\b[^\n]{0,50}$|\bon behalf of\b[^\n]{0,20}$|\b(?:apply|write|send|submit|e-?mail|contact|questions|resume|cv)\b[^\n]{0,40}$"
)
#: The sentence speaks of the student, not of the firm.
_OF_STUDENT = re.compile(
    r"\b(?:you|your|you'll|you'd|interns?|students?|fellows?|trainees?|attachee|candidates?|contributors?|assistants?|whoever|each of you|successful applicant)\b|^\W{0,8}(?:work|assist|collaborate|meet|support|present|participate|attend|help|liaise|communicate|report|shadow|coordinate|partner|interact|reporting|take part|join)"
)
#: "Our founder takes the review": it is the student's all the same.
_OURS = re.compile(r"\b(?:our|results are) $|\bdiscussed with\b[^\n]{0,40}$")
_FEEDBACK = clue(
    r"\bmentor(?:s|ed|ing|ship)?\b",
    r"\b(?:regular|weekly|constructive|ongoing|continuous|detailed|personal|timely|honest|direct|valuable|receive|get|gets|with|daily|frequent|written|plenty of)(?: \w{2,14}){0,2} (?:feedback|critiques?)\b|\bgiv(?:e|es|ing) you (?:\w{3,12} )?feedback\b|\bfeedback (?:on (?:your|a|each|every|reporting)|from (?:your|our|the|senior|editors)|sessions?|every|each|about your|shared|is given|and)\b",
    r"\b(?:code|performance|regular|weekly|portfolio|progress|mid-?(?:term|point)|periodic|final) (?:reviews?|evaluations?|appraisals?)\b|\b(?:weekly|regular|daily|bi-?weekly|frequent|two|one|fortnightly|periodic) (?:\w{3,10} )?(?:check-?ins?|1[:-]1s?|syncs?|progress meetings?|calls? with|meetings? with|catch-?ups?|progress)\b|\breviews? of (?:your )?progress\b|\bprogress reviews?\b",
    r"\bone[- ](?:on|to)[- ]one\b|\b1[: -]?(?:on[- ]?)?1s?\b(?= (?:with|session|meeting|support|coach))|\bcoach(?:es|ing|ed)?\b|\bpair[- ]programming\b",
    r"\b(?:with |receive |under |expert |hands-on |close |the |for )?guidance (?:from|of|by|and support|with)\b|\bfor guidance\b|\bpersonal support\b|\btraining and (?:personal |supervisory )?support\b|\bsupervisory support\b|\byour progress\b|\bguides? (?:you|the work|each)\b|\badvises? (?:you|on your)\b|\bgives? (?:you )?(?:advice|pointers|comments|notes)\b|\bpointers\b",
    rf"\bmeet(?:ing|s)? (?:weekly|daily|regularly|every week) with (?:the |our |your |interns )?(?:[\w-]{{2,20}} ){{0,3}}{_TITLE}\b|\bmeets with (?:you|interns)\b|\bregular meetings with\b",
    r"\b(?:go(?:es)? over|talks? (?:it|them|through)|marks? up|comments on|edits?|checks?|reviews?|vets?|reads?|critiques?|looks? (?:at|over)|listens? to|improve) (?:your|each|every|the week'?s|pages|a sample|it over|what you|their written|them over|two of your|the \w{3,12} with you)\b[^\n]{0,60}(?:\bwith you\b|\beach (?:week|day|monday|tuesday|wednesday|thursday|friday)|\bevery\b|\bline by line\b|\bsentence by sentence\b|\bso (?:that )?you\b|\bexplains?\b|\bfirst\b|\bsame day\b|\bcopy\b|\bgive\b|\bwhat works\b)",
    r"\bline by line\b|\bsits? down with you\b|\bwith you (?:line by line|each|every|on (?:mon|tues|wednes|thurs|fri))\w{0,4}\b|\bcode review with you\b|\bteach(?:es)? you as\b|\b(?:you get|get) comments on\b|\bsit next to (?:him|her|them) while\b|\badvise on your\b|\bassess you\b|\bcheck your (?:\w{3,10} )?(?:shots|work|drafts|code)\b|\btalk about what (?:to|went|you)\b",
)
_NOT_FEEDBACK = re.compile(
    r"\b(?:collect|gather|provid(?:e|ing)|give|giving|user|customers?|client|creative|product|beta|incorporat\w{1,4}|act(?:ing)? on|solicit|group|become an?|as an?|experience|ask for payment or|their|visitor)\b[^\n]{0,30}$"
)
_GIVES = re.compile(
    r"\b(?:you (?:will|'ll)|interns? will|students? will|be able to) (?:\w{3,10} )?(?:mentor|coach|review|critique)|\bmentor (?:junior|other|younger|students|kids)|\bcoach(?:ing)? (?:calls|customers|clients)"
)


def read_senior(page: Page) -> Quote | None:
    for match, start, end in page.matches(_SENIOR):
        before = page.plain[start : match.start()]
        if (
            not (_NOT_SENIOR.search(before) or _NOT_SENIOR.search(match.group()))
            and (_OURS.search(before) or _OF_STUDENT.search(page.plain[start:end]))
            and not page.is_negated(match.start(), start)
        ):
            return page.quote(match.start(), match.end())
    return None


def read_supervisor(page: Page) -> Quote | None:
    """A person or role the student works under; whom to write to for applying is another thing."""
    for match, start, _end in page.matches(_SUPERVISOR):
        before = page.plain[start : match.start()]
        if not _NOT_SUPERVISOR.search(before) and not page.is_negated(match.start(), start):
            return page.quote(match.start(), match.end())
    return None


def read_feedback(page: Page) -> Quote | None:
    """Feedback or mentoring for the student; feedback the student gives is another thing."""
    for match, start, end in page.matches(_FEEDBACK):
        found = match.group()
        before = page.plain[start : match.start()]
        if page.is_negated(match.start(), start) or _GIVES.search(page.plain, start, end):
            continue
        if ("feedback" in found or "critique" in found) and _NOT_FEEDBACK.search(before):
            continue
        return page.quote(match.start(), match.end())
    return None
