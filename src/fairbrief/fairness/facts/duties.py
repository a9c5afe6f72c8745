"""What the student does: sentences that speak of duties, products made in them, routine in them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fairbrief.fairness.clues import clue
from fairbrief.fairness.facts.wanted import asking_sentences
from fairbrief.fairness.text import Page, Quote

_VERB = (
    r"(?:build|create|produce|write|draft|design|develop|deliver|prepare|launch|publish|compile|edit|film|record|map|"
    r"translate|code|ship|implement|run|conduct|make|present|author|plan|organi[sz]e|execute|document|visuali[sz]e|"
    r"analy[sz]e|test|measure|train|assemble|curate|integrate|migrate|update|redesign|evaluate|research|manage|maintain|"
    r"improve|benchmark|prototype|report|contribute to|put out|coordinate|host|lead)"
)
_MAKES = (
    r"(?:making of|add(?:ing)? (?=(?:an?|new|the|support)\b)|extend(?:ing)? (?=(?:the|our)\b)|revamp(?:ing)?|overhaul(?:ing)?|tak(?:e|ing) (?=an? (?:\w{3,12} )?inventory)|tak(?:e|ing) (?=(?:the |new |some |good |\d{1,3} )?(?:photo|picture|portrait))|(?:write|writing|typ(?:e|ing)|draw(?:ing)?) up|redo(?:ing)?|animat(?:e|ing)|mock(?:ing)? up|transcrib(?:e|ing)|caption(?:ing)?|subtitl(?:e|ing)|typeset(?:ting)?|compos(?:e|ing)|arrang(?:e|ing) (?=a\b|the (?:score|music))|(?:re-?)?buil(?:d|ding|ds)(?: up| us)?(?! an? (?:\w{3,10} )?(?:team|career|network|culture|relationship))|creat(?:e|ing|ion of)(?! an? (?:\w{3,12} ){0,2}(?:opportunit|environment|culture|atmosphere|impact|sense|experience|account))|produc(?:e|ing)|writ(?:e|ing)|draft(?:ing)?|(?:re)?design(?:ing)?|develop(?:ing)?|"
    r"deliver(?:ing|ed)?|give us|hand over|submit(?:ting)?|turn(?:ing)? (?:it|them|these) into|ghostwrit(?:e|ing)|complet(?:e|ing)|mak(?:e|ing) us|leave us with|come (?:away|up) with|end(?:s)? (?:up )?(?:in|with)|produc(?:e|ing)|prepar(?:e|ing)|draw(?:ing)?|cut(?:ting)?|(?:development|preparation|production|creation|design|drafting|writing|publication|editing|compilation|redesign) of|(?:presented|compiled|summari[sz]ed|written up|resulting|culminat\w{2,3}|results?) (?:in|into)|script(?:ing)?|paint(?:ing)?|sketch(?:ing)?|generat(?:e|ing)|illustrat(?:e|ing)|curat(?:e|ing)|re-?draft(?:ing)?|engrav(?:e|ed|ing)|annotat(?:e|ing)|leave behind|hand in|put in front|send us|make us|notes? for|co-?author|trac(?:e|ing)|re-?writ(?:e|ing)|refresh(?:ing)?|perform(?:ing)? an?|pitch and write|launch(?:ing)?|publish(?:ing)?|compil(?:e|ing)|edit(?:ing)?|film(?:ing)?|record(?:ing)?|"
    r"map(?:ping)?|translat(?:e|ing)|cod(?:e|ing)(?! (?:the )?(?:videos?|interviews?|transcripts?|responses|articles|data|footage|newspaper|open-ended|qualitative))|ship(?:ping)?|implement(?:ed|ing)?|run|conduct(?:ing)?|make(?!-)|making|present(?:ing)?|"
    r"author(?:ing)?|plan(?:ning)?|organi[sz](?:e|ing)|document(?:ing)?|visuali[sz](?:e|ing)|assembl(?:e|ing)|put out|prototyp(?:e|ing)|contribut(?:e|ing) to|train|put(?:ting)? together|lay(?:ing)? out|redraw|transform|convert|pull together|shoot(?:ing)?|set(?:ting)? up|deliverables?|hand(?:ing)? in|analy[sz](?:e|ing))"
)
_PRODUCT = (
    r"(?:reports?|articles?|blogs?(?: ?posts?)?|posts|newsletters?|brochures?|flyers?|leaflets?|web ?sites?|web pages?|pages|landing pages?|(?:web |mobile )?apps?|applications|prototypes?|dashboards?|databases?|data ?sets?|data dictionar(?:y|ies)|"
    r"models?|scripts?|tools?|modules?|features?|plugins?|packages?|extensions?|librar(?:y|ies)|apis?|api integrations?|presentations?|slide decks?|decks?|slides|memos?|policy briefs?|briefs|brief(?! (?:explanation|statement|description|summary|overview|cover|letter|note|introduction|biograph|bio|survey|period|history|account|moment|interview|outline|e-?mail|message|paragraph|time|phone|telephone|but|and)\w{0,6}\b)|briefings?|papers?|manuscripts?|publications?|"
    r"(?:literature|book|film|album|game|restaurant|exhibition|theat(?:er|re)) reviews?|case stud(?:y|ies)|videos?|films?|reels?|clips?|podcasts?|episodes?|spots|posters?|logos?|illustrations?|drawings?|graphics|charts?|maps?|surveys?|questionnaires?|events?|workshops?|webinars?|guides?|handbooks?|manuals?|toolkits?|"
    r"curricul(?:um|a)|lesson plans?|spreadsheets?|budgets?|inventor(?:y|ies)|catalogu?es?|archives?|transcripts?|translations?|documentation|test suites?|exhibitions?|displays?|stories|profiles?|interviews|experiments?|simulations?|wireframes?|mock-?ups?|"
    r"screens|grant proposals?|proposals?|press releases?|releases|visuali[sz]ations?|infographics?|rundowns?|show notes|focus groups|pipelines?|algorithms?|benchmarks?|components?|interfaces?|demos?|import/export|show rooms?|marketing plans?|"
    r"business plans?|product launches|back ?office|capabilities|user interfaces?|analyses|recommendations?|summar(?:y|ies)|index(?:es)?|calendars?|fact sheets?|(?:product |data |gap )?sheets?|(?:product|data|gap|summary|pivot|lookup|comparison) tables?|tables?(?= (?:of|with|showing|comparing))|templates?|(?<!gift )cards|notebooks?|lookbooks?|write-?ups?|"
    r"plans?|mural|palette|marks?|captions|descriptions|chapters?|quick starts?|rulebooks?|collections?|notes?|lists?|timelines?|pieces|cribs?|recordings?|photographs|photos|diagrams?|specifications?|glossar(?:y|ies)|outlines?|drafts?|results pages?|(?:notification|authentication|log-?in|messaging|payment|search|recommendation|caching|reporting|monitoring|tracking|booking|logging|sync|storage|control|alert|inventory|ticketing|scheduling|back-?end|cache|data) (?:services?|systems?|layers?|modules?|engines?|flows?|cent(?:er|re)s?)|columns?|essays?|reviews|letters|worksheets?|question banks?|jingles?|sermons?|booklets?|pamphlets?|programme notes|menus?|banners?|storyboards?|animations?|short films?|portraits?|abstracts?|schematics?|blueprints?|floor ?plans|style guides?|checklists?|playbooks?|roadmaps?|schemas?|notebooks?|codebooks?|bibliograph(?:y|ies)|finding aids?|readmes?|tutorials?|walkthroughs?|extensions?|workflows?|bots?|(?:game )?levels\b|samples? boards?|layouts?|signage|quotations|purchase orders|affidavits|declarations|pleadings|datasets?|corpora|lexicons?|graphs?|test harness|covers?|carts?|labels|sequences|heat ?maps?|rebuild|landing page|page|memorand(?:um|a)|flow ?charts?|test (?:cases|plans?|scripts)|working papers?|white ?papers?|reflections?|op-?eds?|user guides?|dossiers?|motions|digests?|how-to(?: guide)?s?|tip sheets?|flip ?charts?|fixtures?|jigs?|mascots?|icons?|stickers?|badges|zines?|murals?|costumes?|songs?|scores?|playlists?|soundtracks?|vector files?|image files?|(?:caption|subtitle|audio|source|print) files?|subtitles|quiz(?:zes)?|flash ?cards?|kits?|(?:finished|complete|completed|clean|cleaned|full) (?:records|entries)|(?:a/b |user |usability |field |load |unit )tests?|case notes|field notes|shortlists?|comparisons?|forecasts?|scorecards?|trackers?|backlogs?|user stories|personas|site plans?|elevations|renderings?|recipes?|exhibits?|panels|postcards?|invitations?|programmes?(?= (?:for|notes))|oral histor(?:y|ies)|"
    # What is printed and read, said and performed.
    r"(?:script |story |book )?coverage(?= (?:of|for|on) (?:each|every|the (?:script|film|book|manuscript)|\d))|(?<=draft )figures|(?<=drafting )figures|(?<=make )figures|(?<=making )figures|lo[is]s?\b(?! angeles)|letters? of (?:inquiry|intent)|budget narratives?|grant reports?|redlines?|(?:web|phone|online|booking|sign-?up|intake|feedback|order|contact|registration|digital|google) forms?|yearbooks?|magazines?|journals(?! entr)|gazettes?|bulletins?|circulars|e-?books?|workbooks?|textbooks?|books?(?=\W| (?:of|on|about|for))|sections?(?= (?:of|for|on|in)\b)|sidebars?|feature stories|obituaries|editorials|blurbs|taglines|headlines|one-pagers?|explainers?|primers?|backgrounders?|faqs?|press kits?|media kits?|(?:media |policy )?advisories|announcements|talking points|speech(?:es)?|testimon(?:y|ies)|op-ed|statements of work|screenplays?|poems?|zine|crosswords?|puzzles|trailers?|teasers?|promos|commercials|advertisements?|adverts|ads|billboards|"
    r"screencasts?|voice-?overs?|footage reels|documentar(?:y|ies)|sculptures?|installations?|mosaics?|props|garments?|tech packs?|mood ?boards?|concept art|sprites|3d models?|renders|(?:mini-?|video |mobile |board |card |web |browser )games?|"
    # What is built and coded.
    r"(?:data |telemetry |log |web |text |image |code |pdf |csv |map |crash |price )?(?:collector|logger|exporter|importer|converter|visuali[sz]er|viewer|tracker|simulator|emulator|analy[sz]er|classifier|scheduler|validator|linter|calculator|add-?on|command[- ]line tool|cli|test suite)s?(?! (?:position|role|job|experience))|firmware|device drivers?|circuits?|circuit boards?|pcbs?|cad (?:models?|drawings?)|test (?:rigs?|bench(?:es)?|beds?)|rigs?|robots?|drones?|enclosures?|parsers?|crawlers?|scrapers?|compilers?|widgets?|chat ?bots?|sdks?|microservices?|endpoints?|portals?|microsites?|intranets?|home ?pages?|email templates?|unit tests|"
    # What is found out, planned and laid down.
    r"atlas(?:es)?|story maps?|gis layers?|taxonom(?:y|ies)|run ?books?|test suites?|data ?sheets?|wikis?|knowledge bases?|ontolog(?:y|ies)|dictionar(?:y|ies)|training (?:videos?|materials?|modules?|guides?)|(?:instructional|educational|promotional|teaching|course|resource|marketing|learning|outreach) materials|study guides?|rubrics?|syllab(?:us|i)|sops?|operating procedures|audits?|business cases?|position papers?|concept notes?|workplans?|itinerar(?:y|ies)|financial statements?|petitions?|contracts|bench memos?|opinions(?= (?:for|on|that))|legal documents|case (?:memos?|files|histories|reports?)|handouts?|packets|scorebooks?|web stories|print pieces|display cases|signs)"
)
#: What has a number, a length or a single shape: "six web pages", "a two-page memo", "the final report".
_NUMBER = r"(?:\d{1,4}(?:-\d{1,3})?|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|several|multiple|half a)"
_LENGTHS = (
    r"(?:\d{1,5}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|hundred|thousand|half|single|multi|few|several)[- ](?:page|word|minute|second|slide|part)s?\b",
    r"\d[\d,]* (?:words|pages|minutes|slides|seconds)\b",
)
_LENGTH = rf"(?:{'|'.join(_LENGTHS)})"
_EXACT = clue(
    rf"\b(?:final|finished|capstone|end|closing|recap|summary|illustrated|monthly|quarterly|annual|weekly) (?:\w{{3,14}} ){{0,3}}?{_PRODUCT}\b(?! skills)",
    *(rf"\b{length} (?:[\w-]{{2,16}} ){{0,4}}?{_PRODUCT}\b" for length in _LENGTHS),
    *(
        rf"\b{_PRODUCT}\b,? (?:of )?(?:about |around |down to about )?{length}"
        for length in _LENGTHS
    ),
)
#: A number, or "a", and some words of what is counted; the thing itself stands next.
_COUNTED = re.compile(
    rf"\b{_NUMBER} (?:(?!and\b|or\b|for\b|to\b|with\b|in\b|of\b|on\b|by\b|from\b|at\b|that\b|which\b|when\b|while\b|is\b|are\b|into\b|about\b|as\b|per\b|each\b|conducted\b|role\b|list of|say\b|opportunity|team\b|variety|range|number|series|wide|team|great|strong|day\b|week\b|unique|dynamic|fast)[\w'-]{{2,18}},? ){{0,4}}?$"
)
_WORDS_BEFORE = 90
#: Where it only tells of what kind something else is.
_OF_ANOTHER = re.compile(
    r" (?:a day|per day|a week|skills|experience|background|position|role|team|industry|company|environment|writing|software|engineer|developer|manager|coordinator|room|library|intern|analyst|editor|designer|presentations?|submissions?|discussions?|reading)"
)
_FULL = re.compile(
    rf"\b{_LENGTH}|\b(?:\d{{1,4}}(?:-\d{{1,3}})?|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty) "
)
#: Its length in brackets behind it: "an essay (up to 700 words)".
_ITS_LENGTH = re.compile(
    rf"(?: or \w{{4,12}})? \((?:of |up to |about |around |roughly |approx\.? |max\.? |at most |~)?(?:\d[\d,]*(?: ?- ?| to ))?{_LENGTH}"
)
#: An event one goes to is not made, nor is what somebody's studies consist of.
_ATTENDED = re.compile(
    r"\b(?:compulsory|key|core|important|essential|integral|mandatory|required|major) $|\b(?:attend(?:ing)?|come(?:s)? to|join(?:ing)?|visit(?:ing)?|participat(?:e|ing) in|go(?:ing)? to) (?:[\w'-]{1,14} ){0,4}$"
)
#: What it holds, whom it is for: "a manual of good practice for landowners".
_DESCRIBED = re.compile(
    r" (?:of|for|on|that|which|about|explaining|describing|showing|to help|comparing|covering|listing|telling) (?:[\w'-]{1,20},? ){4,}| (?:of|with|covering) (?:about |around |some |up to )?(?:\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty) [a-z]{4}"
)
#: Who is speaking of what they themselves do.
_THEIRS = re.compile(
    r"\b(?:we(?:'ve|'re| are| have)?|our (?:company|team|platform|product|mission|clients)|company|startup|start-up|it is|is a|was|founded|"
    r"(?<!intern )(?<!student )(?<!candidate )(?<!interns )that (?:we|is|are|helps?|lets?))\b(?![^\n]{0,60}\b(?:looking for|seek\w{0,4}|need|want|intern))"
)
_SPEAKS_OF_DUTY = clue(
    r"\bdeliverables?\b|\bthe (?:intern|student) [a-z]{3,12}s\b|\byou(?:'ll| will| would|'d)\b|\b(?:interns?|students?|candidates?|assistants?|successful applicants?) (?:will|would|should|can|is|are|shall)\b|"
    r"\bresponsib|\bhelp(?:ing)? (?:us|to|our|the|with|hack)?\b|\bassist\w{0,3}\b|\bthis (?:role|position|project|internship)\b|"
    r"\bproject (?:will|aims?)|\b(?:looking for|seeking|need)\b|\bthe goal\b|\bto (?:build|create|design|develop|write|produce)\b|\bmissions?\b|\bduties\b|\btasks?\b|\bwork on\b|\bwill (?:deliver|be working|include)|\bmay include\b|\badvise\b"
)
_BULLET = re.compile(
    rf"[\W_\d]{{0,8}}+(?:step \d{{1,2}}: [^\n]{{0,60}}|(?:responsible for |participate in |assist (?:in|with) |help (?:us )?(?:to )?|collaborate (?:to|on) |to )?(?:\w{{3,12}}ly )?){_VERB}(?:s|ing|ed)?\b"
)
_THING = clue(rf"\b{_PRODUCT}\b")
_MAKE_THING = clue(
    rf"\b(?!records\b|designs\b|reports\b|plans\b|maps\b){_MAKES}(?:e?s)?\b", then=_THING
)
_NOT_THING = re.compile(
    r"\b(?:order|buy|schedule|post|print|distribute|file|sort|scan|mail|hand out|put up|collect|track|hang|pick up)(?:s|ing)?\W{1,2}(?:the |our |new )?$|\b(?:your|our|the company's|cover|monthly|job|rate|platforms?|social media|existing|internal|using|with|through|via|for|about|like|application|beyond|review)\W{1,2}$"
)
#: What stands behind a preposition is where or for what something is made, not what is made.
_ELSEWHERE = re.compile(
    r"\b(?:for|on|in|with|from|via|using|through|into|across|to|within|throughout|of) (?:the|our|its|their|your|his|her|an?|this|each|every) (?:[\w'-]{2,14} ){0,2}$"
)
_BEHIND = re.compile(
    r"\b(?:into|in|on|via|through|using|from|at) an? (?:[\w'-]{2,14} ){0,2}$|\b(?:for|to) (?:the|our) (?:[\w'-]{2,14} ){0,2}$"
)
#: Made anew, it is the student's even if it is the firm's own.
_MADE_ANEW = re.compile(
    r"\b(?:re-?design|re-?writ|updat|revis|refresh|re-?build|translat|overhaul|revamp|re-?launch|re-?do|moderni[sz])(?:e|ing)? (?:our|the) (?:[\w'-]{2,14} )?$"
)
#: Somebody else at work, right before the verb.
_THEY_MAKE = re.compile(
    r"\b(?:users?|customers?|practitioners?|clients?|brands?|companies|teachers|visitors|members|participants|businesses|readers|players|(?:our|the) (?:[\w-]{3,12} )?(?:platform|app|product|software|tool|system|engine)|helps? \w{3,12}|lets? \w{3,12}|(?:enabl|allow)\w{1,3} \w{3,12})(?: (?:can|to|will|would|could|may|might|also|now|easily|seamlessly|quickly|then|[a-z]{4,10}ly)){0,4} $|\bwe (?:want|need|plan|hope|aim|like|love|help|decided)(?: \w{3,9})? to $|\b(?:we|they) (?:also |now |then |only )?$"
)
#: So long can somebody else and what stands before the verb be.
_CLAUSE = 140
#: Parts of a posting in which nothing is said of what is made.
_NOT_DUTIES = frozenset({"wanted", "applying", "firm", "gains", "learning"})
_RESULTS = clue(
    r"\b(?:project )?deliverables?\W{0,6}(?:include|:|are|will)|\bwill deliver\b|\bexpected (?:results?|outcomes?|outputs?)\b|"
    r"\b(?:final|finished|end) (?:report|product|presentation|piece|project|paper|deliverable)\b|\bproject deliverables\b",
)
_LISTED_WORK = re.compile(
    r"\b(?:improv\w{1,4}|custom|import|integration|redesign|front ?end|back ?end|library|migration|refactor\w{0,4}|port\w{0,4})\b"
)


def duties_of(page: Page) -> list[tuple[int, int]]:
    """The sentences that say what the student does."""
    plain = page.plain
    spoken = {start for _match, start, _end in page.matches(_SPEAKS_OF_DUTY)}
    return [
        (start, end)
        for start, end in page.sentences
        if end - start > 12
        and (
            (start in spoken and not _THEIRS.match(plain, start, min(end, start + 40)))
            or _BULLET.match(plain, start, end)
        )
    ]


@dataclass(frozen=True)
class Product:
    """One thing made. `weight`: 1 for a kind of thing, 2 for a counted or single one, 3 for one with
    its length."""

    name: str
    quote: Quote
    weight: int


def products_in(page: Page) -> list[Product]:
    """Distinct things made, each once, where a verb of making stands before them, or in a list that
    says what is to be handed in."""
    things: dict[int, list[re.Match[str]]] = {}
    for match, start, _end in page.matches(_THING):
        things.setdefault(start, []).append(match)
    if not things:
        return []
    verbs = {start: match for match, start, _end in reversed(page.matches(_MAKE_THING))}
    announced = {start for _match, start, _end in page.matches(_ANNOUNCES)}
    applying = {start for _match, start, _end in page.matches(_OF_APPLYING)}
    asking = page.once(asking_sentences)
    found: dict[str, Product] = {}
    in_list = False
    for start, end in page.sentences:
        in_list = start in announced or (in_list and _is_item(page, start, end))
        if start not in things or start in applying or page.part_at(start) in _NOT_DUTIES:
            continue
        verb = verbs.get(start)
        if verb is None:
            is_listed = in_list or (
                _is_item(page, start, end) and _exact(page, start, end, things[start])
            )
            if is_listed and not _THEIR_OWN.match(page.plain, start, end):
                _collect(page, start, start, end, things[start], found)
        elif not (
            page.is_negated(verb.start(), start)
            or _THEIRS.search(page.plain, start, verb.start())
            or start in asking
            or _THEY_MAKE.search(page.plain, max(start, verb.start() - _CLAUSE), verb.start())
        ):
            _collect(page, verb.start(), verb.end(), end, things[start], found)
    return list(found.values())


def _collect(
    page: Page,
    begin: int,
    after: int,
    end: int,
    things: list[re.Match[str]],
    found: dict[str, Product],
) -> None:
    """Puts the things that stand after a place in a sentence to those found."""
    until = min(end, after + 260)
    exact = _exact(page, after, until, things)
    for at, stop in exact:
        said = page.plain[at:stop]
        name = said.split()[-1].rstrip("s.,")
        is_full = (
            _FULL.search(said)
            or _ITS_LENGTH.match(page.plain, stop, end)
            or _DESCRIBED.match(page.plain, stop, end)
        )
        weight = 3 if is_full else 2
        if name not in found or found[name].weight < weight:
            found[name] = Product(name, page.quote(begin, stop), weight)
    for thing in things:
        if after <= thing.start() and thing.end() <= until:
            before = page.plain[max(begin, thing.start() - _SHORTLY) : thing.start()]
            is_counted = any(at <= thing.start() and thing.end() <= stop for at, stop in exact)
            if is_counted or _ELSEWHERE.search(before):
                continue
            if _MADE_ANEW.search(before) or not _NOT_THING.search(before):
                name = thing.group().rstrip("s")
                name = name if name.startswith(_NOT_LOOSE) else name.split()[-1]
                if name == "application" and _BUILDS.match(page.plain, begin):
                    name = "app"
                found.setdefault(name, Product(name, page.quote(begin, thing.end()), 1))


#: Characters before a thing that say what it is to what is made.
_SHORTLY = 44


#: An application that is built is software; one that is sent in is not.
_BUILDS = re.compile(r"(?:re-?)?buil|develop|cod(?:e|ing)|ship|launch|prototyp|design|implement")


def _exact(
    page: Page, after: int, until: int, things: list[re.Match[str]]
) -> list[tuple[int, int]]:
    """From where to where things are said with a number, a length or as the only one."""
    found = {match.start(): match.end() for match in page.within(_EXACT, after, until)}
    for thing in things:
        begin, end = thing.span()
        if _ATTENDED.search(page.plain, max(after, begin - _WORDS_BEFORE), begin):
            found.pop(begin, None)
        elif _BEHIND.search(page.plain, max(after, begin - _SHORTLY), begin):
            pass
        elif after <= begin and end <= until and not _OF_ANOTHER.match(page.plain, end):
            counted = _COUNTED.search(page.plain, max(after, begin - _WORDS_BEFORE), begin)
            if counted:
                found.setdefault(counted.start(), end)
    return sorted(found.items())


#: What is sent in to apply, and what is attended, is not made for the employer.
_OF_APPLYING = clue(
    r"\b(?:to apply|your application|application (?:form|letter|process|deadline)|(?:your|the|all|following|complete) application materials|application materials (?:to|should|must|by|are)|resumes?|cvs?|curriculum vitae|cover (?:letters?|notes?)|statement of purpose|writing samples?|spots? open|next opening|attend and|candidates will be|interviews? (?:\((?![^()\n]{0,20}words)|via|will determine)|should your work|(?:send|submit|attach|include|bring) (?:us |me |in )?(?:a|an|your|the) (?:\w{4,12} )?transcripts?|extension is|limited to|letters? of recommendation|recommendation letters?)\b|\br[eé]sum[eé]s?\b"
)
#: A line that announces what is to be handed in; the items stand below it or after it.
_ANNOUNCES = clue(
    r"\b(?:deliverables?|what you(?:'d|'ll| will| would)? (?:make|build|ship|deliver|hand in|produce|write)|you(?:'d|'ll| will)? (?:hand in|deliver|submit)|what to submit|end products?|products of your work|concretely|(?:your|the) (?:first |main |summer )?(?:project|assignment)(?=\s?:)|the job\b|output|products?(?=\s?:)|missions?(?= (?:like|such as|include)|\s?:)|outcomes? of the project|expected (?:results?|outcomes?)|scope is fixed|(?:work|end) products?|we(?:'d| would)? (?:want|like|need)\b|you(?:'ll|'d| will| would) make|your to-dos|what done looks like|your products|by the time you leave|by the end\b|there will be|pick one project|tasks\s?:|project ends|over to you|outcomes?(?=\W*$)|you(?:'d|'ll| will)? leave (?:us )?with|(?:i|we)(?:'re| are|'m| am)? after|i (?:need|want|'d like)|need(?:ed)?(?= (?:a|an|\d{1,3}|some|two|three|four|five|six)\b)|the result(?:s)? (?:is|are|will be)|end result|final product|finished product|to be (?:handed|turned) in|acceptance|you(?:'d|'ll| will)? finish with)\b"
)
_ITEM = re.compile(r"\s{0,8}(?:[-*+>\u2013\u2014]|\d{1,2}[.)]|\w\)|\[.?\])\s|\s{2,8}\w")
_THEIR_OWN = re.compile(
    r"\W{0,4}(?:we (?:have|keep|are|get|make|send|sell|provide|offer|pay|give|cover)|our\b|housing|apply|bring|dm\b|what we)"
)


def _is_item(page: Page, start: int, end: int) -> bool:
    """Whether a sentence stands in a line of its own behind a bullet or a number."""
    before = page.text[start - 1] if start else "\n"
    if before in "\u2022\u00b7\u25cf;":
        return True
    if before == ".":  # "1. A list": the number was taken for a sentence
        return _NUMBERED.search(page.text, max(0, start - 8), start) is not None
    return before == "\n" and _ITEM.match(page.text, start, end) is not None


_NUMBERED = re.compile(r"(?:^|\n)\s{0,4}\d{1,2}\.$")


@dataclass(frozen=True)
class Deliverables:
    """Concrete when two distinct products, or one fully described, are named."""

    concrete: bool
    count: int
    quote: Quote | None


def read_deliverables(page: Page) -> Deliverables:
    found = products_in(page)
    named = results_named(page)
    exact = sum(each.weight for each in found if each.weight > 1)
    weight = exact + (2 if named and found else 0) + any(each.weight == 1 for each in found)
    weightiest = max(found, key=lambda each: each.weight, default=None)
    quote = weightiest.quote if weightiest else named
    is_concrete = weight >= _ENOUGH or sum(each.name not in _LOOSE for each in found) >= _KINDS
    return Deliverables(is_concrete, len(found), quote)


#: One thing with its length, or a counted one and a kind of thing.
_ENOUGH = 3
#: So many kinds of things are concrete without a number, but for kinds that may be anything.
_KINDS = 2
#: A plan may be anything, a lesson plan not.
_NOT_LOOSE = ("lesson ", "business ", "marketing ", "test ", "site ", "unit ", "user ")
_LOOSE = frozenset(
    ("event", "experiment", "evaluation", "capabilitie", "feature", "tool", "model", "algorithm", "application", "component",
     "interface", "post", "recommendation", "interview", "profile", "survey", "page", "note", "list", "plan", "pipeline",
     "campaign", "test", "programme", "collection", "workshop", "simulation", "index", "kit", "comparison", "blog", "caption", "calendar",
     "ad", "section", "magazine", "book", "portal", "textbook", "prop", "sign", "announcement", "packet", "testimony", "opinion", "promo", "audit")
)  # fmt: skip


def results_named(page: Page) -> Quote | None:
    return page.first(_RESULTS)
