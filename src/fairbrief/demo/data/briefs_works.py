"""Briefs of those who measure, move, build and care."""

from __future__ import annotations

from fairbrief.demo.data.shapes import BriefData

BRIEFS = (
    BriefData(
        key="alerts",
        employer="tidewell",
        title="Find out why people switch off their flood alerts",
        function="research",
        summary="One in five people who sign up for our alerts switch them off within a month, "
        "and we do not know why. You read two hundred short answers, group them, interview six "
        "people we have found for you, and propose three changes to the wording of the alert. "
        "The head of product listens to two interviews with you and tells you what she hears. We "
        "build at least one of your changes while you are here, and you see what it does.",
        learning="How product research goes from scattered complaints to a change somebody builds.",
        deliverables=(
            ("Two hundred answers in groups", ("each group named, counted, with three quotes",)),
            ("Six interviews of thirty minutes", ("notes the team can read without you",)),
            ("Three proposals", ("one page each: change, reason, how to measure it",)),
        ),
        skills=("Customer interviews", "User experience", "Survey design"),
        teaches=("Product management", "Qualitative research"),
        hours=20,
        fee=48000,
        weeks=4,
        supervisor="okonjo",
        backup="rao",
        leader="sorensen",
        follow_on="A summer internship in product",
        credit=True,
    ),
    BriefData(
        key="sensor",
        employer="tidewell",
        title="Write a checker that finds broken water sensors before they mislead us",
        function="web",
        summary="Some of our sensors lie: they freeze, drift, or fill with mud. You get three "
        "months of readings with twelve known failures, write a small Python checker that finds "
        "them, and say honestly what it misses. The lead engineer reviews your code twice and "
        "pairs with you once a week. If it holds we run it on live data before you leave.",
        learning="How to find faults in measured data, write tests for a checker, and report what "
        "it cannot see.",
        deliverables=(
            ("A Python checker with tests", ("finds ten of the twelve known failures", "typed")),
            ("A report of two pages", ("false alarms, misses, what to try next",)),
        ),
        skills=("Python", "Statistics", "Data cleaning"),
        teaches=("Software testing", "Version control"),
        hours=28,
        fee=70000,
        weeks=5,
        seats=2,
        first_times=1,
        supervisor="okonjo",
        backup="rao",
        leader="sorensen",
    ),
    BriefData(
        key="onboarding",
        employer="tidewell",
        title="Test our sign-up with ten people over sixty, and fix the three worst spots",
        function="design",
        summary="Half of those who need our alerts most give up while signing up. You plan ten "
        "sessions of twenty minutes with people we invite, watch where they stop, and draw better "
        "versions of the three worst screens. A developer builds them while you watch two people "
        "try again. We talk on Mondays and Thursdays, and the head of product reads your findings "
        "with you.",
        learning="How to run a session without helping, and how a drawing becomes a screen.",
        deliverables=(
            ("Ten session notes", ("where, what they said, how it ended",)),
            ("Three redrawn screens", ("tried again by two people each",)),
        ),
        skills=("User testing", "User experience", "Accessibility testing"),
        teaches=("Service design",),
        hours=18,
        fee=43200,
        weeks=3,
        supervisor="okonjo",
        backup="rao",
        leader="sorensen",
    ),
    BriefData(
        key="records",
        employer="marlow",
        title="Index forty years of zoning decisions so that residents can find their street",
        function="operations",
        summary="Zoning decisions since 1984 are scanned and cannot be searched by street. You "
        "design the index with us, read four hundred decisions, note street, year and outcome, "
        "and write the page that explains to residents how to read one. The city has no pay line "
        "for this programme and says so; in its place there is a fixed schedule, a named analyst "
        "who meets you twice a week, an hour with the city clerk, and a letter that says what you "
        "did. You keep your own hours and may stop at any time.",
        learning="How public records are made findable, what a zoning decision is, and how a city "
        "explains itself.",
        deliverables=(
            ("An index of 400 decisions", ("street, year, outcome; a twentieth double-checked",)),
            ("A page for residents", ("read by three residents who then found their street",)),
        ),
        skills=("Archive research", "Policy analysis", "Writing for the web"),
        teaches=("Public administration", "Metadata and cataloging"),
        hours=20,
        fee=None,
        routine=45,
        weeks=5,
        supervisor="amaro",
        backup="whitlock",
        leader="stroud",
    ),
    BriefData(
        key="minutes",
        employer="marlow",
        title="Rewrite the city's guide to asking for public records",
        function="writing",
        summary="Our guide to asking for records is nine pages long and nobody finishes it. You "
        "read it, follow three real requests from beginning to end, and write two pages that work. "
        "Residents try them, you change them, the city clerk signs them. There is no pay line in "
        "the budget for this programme, which we say openly; you have a named analyst, two talks a "
        "week, and the clerk for an hour. Hours are yours to choose.",
        learning="How plain language is made: following real cases, testing, and cutting.",
        deliverables=(
            ("A guide of two pages", ("tried by five residents", "approved by the clerk")),
            ("A list of what was cut, and why", ("one line each",)),
        ),
        skills=("Writing for the web", "Policy analysis"),
        teaches=("Plain language", "Public administration"),
        hours=12,
        fee=None,
        weeks=3,
        supervisor="amaro",
        backup="whitlock",
        leader="stroud",
    ),
    BriefData(
        key="vans",
        employer="harbor",
        title="Plan better morning routes for four food vans",
        function="operations",
        summary="Our four vans drive routes that grew by habit. You take a month of stops, put "
        "them on a map, talk with two drivers, and propose routes that save an hour a morning "
        "without leaving a pantry waiting. We drive your proposal for a week and you look at what "
        "happened. The operations lead speaks with you twice a week, and a board member who ran "
        "bus lines for twenty years takes you through your reasoning.",
        learning="How to plan routes with people in them: data, drivers, a trial, and honest "
        "figures afterwards.",
        deliverables=(
            ("A map of the present stops and times", ("a month of data, errors named",)),
            ("Two proposals with figures", ("minutes saved, who waits longer, risks",)),
            ("A note on the trial week", ("what the figures say and what drivers say",)),
        ),
        skills=("Mapping and GIS", "Spreadsheets", "Supply chains"),
        teaches=("Process improvement",),
        hours=22,
        fee=48400,
        weeks=4,
        supervisor="park",
        backup="freeman",
        leader="adeyemi",
        follow_on="A paid fellowship in the autumn",
    ),
    BriefData(
        key="donors",
        employer="harbor",
        title="Write twelve honest thank-you letters and find out which are read",
        function="fundraising",
        summary="Our donors get one letter a year and it reads like one. You talk with four "
        "donors and two pantries, write twelve short letters that say what a gift became, and "
        "send them with us in two versions. Then you count what was opened and answered, and tell "
        "us what to write next year. The director reads every draft with you.",
        learning="How fund-raising letters are written and measured, and what not to promise.",
        deliverables=(
            ("Twelve letters of 150 words", ("each names one thing a gift became",)),
            ("A page on what was read", ("figures of both versions, one conclusion",)),
        ),
        skills=("Fundraising", "Copywriting", "Grant writing"),
        teaches=("Experiment design",),
        hours=14,
        fee=30800,
        weeks=4,
        supervisor="park",
        backup="freeman",
        leader="adeyemi",
        sessions=2,
    ),
    BriefData(
        key="fridges",
        employer="harbor",
        title="Work out what a broken fridge costs us, and when to replace one",
        function="data",
        summary="We run twenty-six fridges of every age and repair them when they stop. You take "
        "two years of repair bills and temperature logs, work out what each fridge has cost us, "
        "and write a rule of thumb for when to replace one. You talk with the two people who fix "
        "them. The rule goes to the board in your words, and you present it for ten minutes.",
        learning="How to turn bills and logs into a decision rule, and present it to a board.",
        deliverables=(
            ("A cost table of 26 fridges", ("sources named, gaps marked",)),
            ("A rule of thumb on one page", ("with its error and two examples",)),
        ),
        skills=("Spreadsheets", "Statistics", "Budgeting"),
        teaches=("Financial modeling", "Public speaking"),
        hours=16,
        fee=35200,
        weeks=4,
        supervisor="park",
        backup="freeman",
        leader="adeyemi",
    ),
    BriefData(
        key="smoke",
        employer="northlight",
        title="Clean and chart three summers of smoke readings from nine mountain towns",
        function="data",
        summary="Nine towns measured smoke for three summers, each in its own way. You bring the "
        "readings into one table, mark what cannot be trusted, and draw the six charts a mayor "
        "would want on one page. A research engineer reviews your code and your doubts every "
        "week, and the head of community science takes you along, by video, to show the page to "
        "two mayors.",
        learning="How field data are cleaned with a record of every decision, and how a chart "
        "answers one question.",
        deliverables=(
            ("One clean table with a log", ("every removed reading has a reason",)),
            ("Six charts on one page", ("readable in grey, each with its question",)),
        ),
        skills=("R", "Data cleaning", "Data visualization"),
        teaches=("Environmental science",),
        hours=26,
        fee=62400,
        weeks=5,
        seats=2,
        supervisor="mehta",
        backup="lindgren",
        leader="begay",
        follow_on="Co-author of the towns' report",
        credit=True,
    ),
    BriefData(
        key="heat",
        employer="northlight",
        title="Read forty studies on heat in schools and write what a principal needs",
        function="research",
        summary="School principals ask us what to do on hot days, and the answer is in forty "
        "studies. You read them with a form we give you, say how strong each is, and write two "
        "pages that a principal can act on before lunch. We meet each week, and the principal "
        "investigator argues with your conclusions until they stand.",
        learning="How a review of studies is made: search, judge, weigh, and say it plainly.",
        deliverables=(
            ("Forty filled reading forms", ("five double-read with us",)),
            ("Two pages for principals", ("every sentence has its source",)),
        ),
        skills=("Literature review", "Statistics", "Writing for the web"),
        teaches=("Policy analysis", "Plain language"),
        hours=24,
        fee=55200,
        weeks=5,
        supervisor="mehta",
        backup="lindgren",
        leader="begay",
    ),
    BriefData(
        key="trees",
        employer="northlight",
        title="Map the shade of street trees in one small town",
        function="data",
        summary="A town of six thousand asks which streets have shade at three in the afternoon. "
        "You use open aerial pictures and a simple model, walk twenty streets by street view, and "
        "say how far off the model is. The map goes to the town's tree board, and you present it "
        "with us. Two talks a week, one of them at the map.",
        learning="How to make a map from open data and measure its error before anyone acts on it.",
        deliverables=(
            ("A shade map of the town", ("method in one page, data open",)),
            ("An error estimate", ("twenty streets checked by eye",)),
        ),
        skills=("Mapping and GIS", "Python", "Environmental science"),
        teaches=("Data visualization",),
        hours=22,
        fee=50600,
        weeks=4,
        supervisor="mehta",
        backup="lindgren",
        leader="begay",
    ),
    BriefData(
        key="letters",
        employer="odile",
        title="Rewrite eight letters so that patients understand them the first time",
        function="writing",
        summary="Patients call us about eight letters more than all others together. You listen "
        "to ten calls that were made anonymous, find the sentences that fail, and rewrite the "
        "letters at the reading level of a twelve-year-old. Six patients read them aloud with us "
        "and you change them again. A nurse checks every fact, and the chief nursing officer "
        "tells you in person what a good letter saves.",
        learning="How health literacy work is done: listening, plain words, testing with patients.",
        deliverables=(
            ("Eight letters", ("reading level measured", "facts checked by a nurse")),
            ("Test notes of six readings", ("where each reader stopped",)),
        ),
        skills=("Health education", "Editing", "Writing for the web"),
        teaches=("Plain language", "User testing"),
        hours=20,
        fee=46000,
        weeks=4,
        supervisor="kowalski",
        backup="banerjee",
        leader="washington",
        follow_on="A second round with the clinic on the bus",
        credit=True,
    ),
    BriefData(
        key="bus",
        employer="odile",
        title="Ask 60 patients how they heard of the clinic on the bus",
        function="research",
        summary="Our clinic on the bus stops at six places and we do not know who tells people "
        "about it. You write a survey of seven questions in two languages, have it asked at the "
        "stops by our staff, and bring sixty answers into four plain findings. We decide with you "
        "which notice boards to drop. You meet the health literacy lead twice a week.",
        learning="How a small survey is written, translated, asked and read without overclaiming.",
        deliverables=(
            ("A survey of seven questions", ("in English and Spanish, tried on five people",)),
            ("Four findings on one page", ("with counts, and what cannot be said",)),
        ),
        skills=("Survey design", "Spanish", "Health education"),
        teaches=("Evaluation",),
        hours=16,
        fee=36800,
        weeks=4,
        seats=2,
        supervisor="kowalski",
        backup="banerjee",
        leader="washington",
    ),
    BriefData(
        key="wayfinding",
        employer="odile",
        title="Walk the hospital with five first-time visitors and redraw the way in",
        function="design",
        summary="First-time visitors get lost between the garage and the second floor. You follow "
        "five of them by video with our guide, draw where they hesitate, and redesign the four "
        "signs that fail. We print them on paper, hang them, and you watch five more. Two calls a "
        "week with the health literacy lead; the chief nursing officer walks it with you at the "
        "end.",
        learning="How to watch without helping, and how to test a sign before it is made of metal.",
        deliverables=(
            ("A map of hesitation", ("five walks, every stop over ten seconds",)),
            ("Four redrawn signs", ("tried by five more visitors",)),
        ),
        skills=("User experience", "Graphic design", "User testing"),
        teaches=("Service design",),
        hours=18,
        fee=41400,
        weeks=4,
        supervisor="kowalski",
        backup="banerjee",
        leader="washington",
    ),
    BriefData(
        key="docks",
        employer="corvane",
        title="Find where trucks lose time at eleven docks",
        function="data",
        summary="A truck waits 71 minutes at our docks and should wait 40. You take six weeks of "
        "gate times, find the docks and hours that explain it, and talk with two foremen about "
        "what the data cannot see. You propose two changes, with what each would save and cost. "
        "The route planner meets you twice a week; the chief operating officer hears your ten "
        "minutes and asks hard questions kindly.",
        learning="How to find a bottleneck in operations data, and how to talk about it with "
        "people who work there.",
        deliverables=(
            ("A table and three charts of waiting times", ("by dock, hour, carrier",)),
            ("Two proposals", ("savings and costs with a range",)),
        ),
        skills=("SQL", "Supply chains", "Data visualization"),
        teaches=("Process improvement", "Data analysis"),
        hours=26,
        fee=65000,
        weeks=5,
        supervisor="simmons",
        backup="tucker",
        leader="ibarra",
        follow_on="A summer internship in planning",
    ),
    BriefData(
        key="cold",
        employer="corvane",
        title="Write the driver's one-page guide to a warm trailer",
        function="writing",
        summary="When a trailer warms up a driver has eleven minutes to do the right things in "
        "the right order, and our manual has forty pages. You ride along by phone with three "
        "drivers, write one page that works at night, and test it in the yard with us. Two "
        "rounds, two calls a week, and a page that hangs in sixty cabs with your name in the "
        "corner.",
        learning="How to write for stress: order, one act a line, and testing where it is used.",
        deliverables=(
            ("A guide of one page", ("three drivers follow it without help",)),
            ("Notes on both test rounds", ("what went wrong, what changed",)),
        ),
        skills=("Technical writing", "Interviewing"),
        teaches=("Plain language",),
        hours=12,
        fee=27600,
        weeks=3,
        supervisor="simmons",
        backup="tucker",
        leader="ibarra",
    ),
    BriefData(
        key="fleet",
        employer="brightpath",
        title="Grow our brand on campus",
        function="outreach",
        summary="We need motivated students to help our brand grow on campus. You post about our "
        "products every day, bring your friends along, and report how many people signed up. It "
        "is a great chance for people who want to move fast and love to hustle. The more you "
        "bring the more you can earn, and there is no limit for the right person with energy.",
        learning="Growth.",
        deliverables=(("Sign-ups", ("as many as possible",)),),
        skills=("Social media",),
        hours=20,
        fee=10000,
        supervisor="pike",
        backup="pike",
        leader="pike",
        routine=80,
    ),
)
