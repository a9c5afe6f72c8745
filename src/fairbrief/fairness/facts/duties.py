"""What the student does: sentences that speak of duties, products made in them, routine in them."""

from __future__ import annotations

import re

from fairbrief.fairness.clues import clue
from fairbrief.fairness.text import Page, Quote

_VERB = (
    r"(?:build|create|produce|write|draft|design|develop|deliver|prepare|launch|publish|compile|edit|film|record|map|"
    r"translate|code|ship|implement|run|conduct|make|present|author|plan|organi[sz]e|execute|document|visuali[sz]e|"
    r"analy[sz]e|test|measure|train|assemble|curate|integrate|migrate|update|redesign|evaluate|research|manage|maintain|"
    r"improve|benchmark|prototype|report|contribute to|put out|coordinate|host|lead)"
)
_MAKES = (
    r"(?:buil(?:d|ding)(?: up)?|creat(?:e|ing|ion of)|produc(?:e|ing)|writ(?:e|ing)|draft(?:ing)?|(?:re)?design(?:ing)?|develop(?:ing)?|"
    r"deliver(?:ing)?|prepar(?:e|ing)|launch(?:ing)?|publish(?:ing)?|compil(?:e|ing)|edit(?:ing)?|film(?:ing)?|record(?:ing)?|"
    r"map(?:ping)?|translat(?:e|ing)|cod(?:e|ing)|ship(?:ping)?|implement(?:ed|ing)?|run|conduct(?:ing)?|make|making|present(?:ing)?|"
    r"author(?:ing)?|plan(?:ning)?|organi[sz](?:e|ing)|document(?:ing)?|visuali[sz](?:e|ing)|assembl(?:e|ing)|put out|prototyp(?:e|ing)|contribut(?:e|ing) to|maintain(?:ing)?|train|put(?:ting)? together|pull together|gather(?:ing)?|shoot(?:ing)?|set(?:ting)? up|deliverables?|hand(?:ing)? in|analy[sz](?:e|ing))"
)
_PRODUCT = (
    r"(?:reports?|articles?|blog(?: ?posts?)?|posts|newsletters?|brochures?|flyers?|web ?sites?|web pages?|landing pages?|(?:web |mobile )?apps?|"
    r"applications|prototypes?|dashboards?|databases?|data ?sets?|models?|scripts?|tools?|modules?|features?|plugins?|extensions?|librar(?:y|ies)|apis?|"
    r"api integrations?|presentations?|slide decks?|decks?|memos?|policy briefs?|briefs?|papers?|manuscripts?|publications?|literature reviews?|"
    r"case stud(?:y|ies)|videos?|films?|reels?|podcasts?|episodes?|posters?|logos?|illustrations?|graphics|charts?|maps?|surveys?|"
    r"events?|workshops?|webinars?|guides?|handbooks?|toolkits?|curricul(?:um|a)|lesson plans?|spreadsheets?|budgets?|inventor(?:y|ies)|"
    r"catalogu?es?|archives?|transcripts?|translations?|documentation|test suites?|exhibitions?|stories|experiments?|simulations?|"
    r"wireframes?|mock-?ups?|grant proposals?|proposals?|press releases?|visuali[sz]ations?|infographics?|rundowns?|show notes|"
    r"focus groups|pipelines?|algorithms?|benchmarks?|evaluation|components?|interfaces?|demos?|import/export|show rooms?|"
    r"marketing plans?|business plans?|product launches|back ?office|capabilities|user interfaces?|analyses|recommendations)"
)
#: Who is speaking of what they themselves do.
_THEIRS = re.compile(
    r"\b(?:we(?:'ve|'re| are| have)?|our (?:company|team|platform|product|mission|clients)|company|startup|start-up|it is|is a|was|founded|"
    r"(?<!intern )(?<!student )(?<!candidate )(?<!interns )that (?:we|is|are|helps?|lets?))\b(?![^\n]{0,60}\b(?:looking for|seek\w{0,4}|need|want|intern))"
)
_SPEAKS_OF_DUTY = re.compile(
    r"\bdeliverables?\b|\bthe (?:intern|student) [a-z]{3,12}s\b|\byou(?:'ll| will| would|'d)\b|\b(?:interns?|students?|candidates?|assistants?|successful applicants?) (?:will|would|should|can|is|are|shall)\b|"
    r"\bresponsib|\bhelp(?:ing)? (?:us|to|our|the|with|hack)?\b|\bassist\w{0,3}\b|\bthis (?:role|position|project|internship)\b|"
    r"\bproject (?:will|aims?)|\b(?:looking for|seeking|need)\b|\bthe goal\b|\bto (?:build|create|design|develop|write|produce)\b|\bmissions?\b|\bduties\b|\btasks?\b|\bwork on\b|\bwill (?:deliver|be working|include)|\bmay include\b|\badvise\b"
)
_BULLET = re.compile(
    rf"[\W_\d]{{0,8}}(?:step \d{{1,2}}: [^\n]{{0,60}}|(?:responsible for |participate in |assist (?:in|with) |help (?:us )?(?:to )?|collaborate (?:to|on) |to )?(?:\w{{3,12}}ly )?){_VERB}(?:s|ing|ed)?\b"
)
_MAKE_THING = re.compile(rf"\b{_MAKES}(?:e?s)?\b")
_THING = re.compile(rf"\b{_PRODUCT}\b")
_NOT_THING = re.compile(
    r"\b(?:your|our|the company's|cover|monthly|job|rate|platforms?|social media|existing|internal|using|with|through|via|for|about|like|application|beyond|review)\W{1,2}$"
)
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
    return [
        (start, end)
        for start, end in page.sentences
        if end - start > 12
        and (
            _BULLET.match(plain, start, end)
            or (
                _SPEAKS_OF_DUTY.search(plain, start, end)
                and not _THEIRS.match(plain, start, min(end, start + 40))
            )
        )
    ]


def products_in(page: Page, duties: list[tuple[int, int]]) -> list[Quote]:
    """Distinct things made, each once, where a verb of making stands before them."""
    found: dict[str, Quote] = {}
    for start, end in duties:
        verb = _MAKE_THING.search(page.plain, start, end)
        if (
            verb is None
            or _THEIRS.search(page.plain, start, verb.start())
            or page.is_negated(verb.start(), start)
        ):
            continue
        for thing in _THING.finditer(page.plain, verb.end(), min(end, verb.end() + 220)):
            if not _NOT_THING.search(
                page.plain[max(verb.end(), thing.start() - 16) : thing.start()]
            ):
                name = thing.group().replace(" ", "").rstrip("s")
                found.setdefault(name, page.quote(verb.start(), thing.end()))
    return list(found.values())


def results_named(page: Page) -> Quote | None:
    return page.first(_RESULTS)
