"""Briefs of those who tell, show, play and translate."""

from __future__ import annotations

from fairbrief.demo.data.shapes import BriefData

BRIEFS = (
    BriefData(
        key="night",
        employer="lantern",
        title="Build the research file for a documentary on night markets",
        function="research",
        summary="We are preparing a documentary about night markets in four cities. Before we "
        "film we need a research file a producer can trust: who the voices are, what has been "
        "written and filmed already, which claims hold and which do not. You read, judge and "
        "order sources, write short interview briefs for the director, and tell the team in a "
        "short talk what surprised you. You work from where you are, in hours that suit your "
        "classes, and we go through your open questions twice a week.",
        learning="How a documentary is researched before a camera is switched on: judging "
        "sources, clearing facts, and writing for people who have ninety seconds to read you.",
        deliverables=(
            (
                "A source list of 40 entries",
                (
                    "each with a link, a date and one line on why it matters",
                    "at least ten in a language other than English",
                ),
            ),
            (
                "Five interview briefs of one page",
                ("who, why them, six questions, how to reach them",),
            ),
            ("A twelve-minute talk to the team", ("three things that surprised you, with source",)),
        ),
        skills=("Archive research", "Interviewing", "Fact-checking"),
        teaches=("Film production", "Report writing"),
        hours=18,
        fee=43200,
        supervisor="delgado",
        backup="kimura",
        leader="vaughan",
        channel="Video call on Tuesdays and Fridays, a shared notebook in between",
        follow_on="A longer research post on the next film",
        credit=True,
    ),
    BriefData(
        key="harbour",
        employer="lantern",
        title="Log and describe 90 minutes of harbour footage for the edit",
        function="film",
        summary="Our editor has ninety minutes of footage from three harbours at night and needs "
        "to know what is in it. You watch every clip, write what can be seen and heard, mark the "
        "twenty strongest moments and say why, and draw a first order for a six-minute sequence. "
        "The story editor goes through your choices with you in two calls, so that you learn what "
        "an editor looks for and we learn what a fresh pair of eyes sees.",
        learning="How an editor reads footage: naming what a shot does for a story, and defending "
        "a choice in two sentences.",
        deliverables=(
            ("A clip log", ("every clip has time, place, sound and one line", "no clip missing")),
            ("Twenty selected moments", ("each with a reason of two sentences",)),
            ("A paper edit of six minutes", ("times in order, with one alternative opening",)),
        ),
        skills=("Video editing", "Storyboarding"),
        teaches=("Captioning and transcription",),
        hours=14,
        fee=33600,
        routine=35,
        weeks=3,
        supervisor="kimura",
        backup="delgado",
        leader="vaughan",
    ),
    BriefData(
        key="subtitles",
        employer="lantern",
        title="Check the subtitles of a 52-minute film in Spanish and English",
        function="translation",
        summary="Our film about bakers goes to a festival that wants subtitles in two languages. "
        "A translator has made them; you read them against the film from beginning to end, "
        "note where meaning, tone or timing is off, and propose a better line. Where you and the "
        "translator differ we talk it through together, and you write a page on what was hardest "
        "to carry over, which we print in the press kit with your name.",
        learning="How subtitles carry tone under hard limits of length and time, and how a "
        "reviser argues for a change.",
        deliverables=(
            ("A table of proposed changes", ("time, line, proposal, reason in one sentence",)),
            ("One page on what was hardest to carry over", ("three examples, readable aloud",)),
        ),
        skills=("Spanish", "Translation", "Editing"),
        teaches=("Captioning and transcription",),
        hours=10,
        fee=25000,
        weeks=2,
        supervisor="delgado",
        backup="kimura",
        leader="vaughan",
        sessions=1,
    ),
    BriefData(
        key="council",
        employer="courier",
        title="Turn ten years of council minutes into a searchable table of votes",
        function="data",
        summary="Who voted how on housing in our county? The answer is in ten years of minutes, "
        "in three formats. You design a small table, fill it with the votes on housing, check a "
        "tenth of it against the recordings, and write down every doubt. The data editor reviews "
        "your table twice, and together we find the two questions that are worth a story. Part "
        "of it is patient reading; the rest is judgement, and we talk about both every week.",
        learning="How a newsroom makes a data set it can defend: definitions, spot checks, a log "
        "of doubts, and a question before a chart.",
        deliverables=(
            (
                "A table of votes with its definitions",
                ("every vote on housing since 2016", "a tenth checked against recordings"),
            ),
            ("A log of doubts", ("each with what you decided and why",)),
            ("Two questions worth a story", ("half a page each, with the rows that raise them",)),
        ),
        skills=("Data cleaning", "Spreadsheets", "Journalism"),
        teaches=("Data analysis", "Metadata and cataloging"),
        hours=24,
        fee=55200,
        routine=40,
        weeks=5,
        supervisor="castillo",
        backup="harlan",
        leader="boyd",
        follow_on="Part-time on the election desk",
    ),
    BriefData(
        key="obits",
        employer="courier",
        title="Interview five families and write short lives of people who died this year",
        function="writing",
        summary="Once a month we print the lives of people who were not famous. You call five "
        "families whom we have asked before, listen, check dates and names, and write lives of "
        "four hundred words that a neighbour would recognise. The editor in chief goes through "
        "every line with you and tells you what she or he would have asked. Nothing is printed "
        "before the family has read it for facts.",
        learning="How to listen for the detail that holds a life, and how to check what grief "
        "remembers.",
        deliverables=(
            ("Five lives of 400 words", ("names and dates checked twice", "read by the family")),
            ("Your interview notes", ("legible, with what you left out and why",)),
        ),
        skills=("Interviewing", "Journalism", "Fact-checking"),
        teaches=("Oral and local history",),
        hours=20,
        fee=44000,
        weeks=4,
        supervisor="castillo",
        backup="harlan",
        leader="boyd",
    ),
    BriefData(
        key="scores",
        employer="courier",
        title="Sort out how we collect high-school scores, and write the new way down",
        function="operations",
        summary="Every Friday night eleven coaches send scores in eleven ways, and two of us type "
        "until midnight. You watch one Friday from afar, talk to three coaches, draw how it works "
        "now, and propose a way that needs half the steps. You try it with two teams for a "
        "fortnight and write the guide that everyone can follow. We want your reasons as much as "
        "the result, and we go through them on a call each week.",
        learning="How to see a process, change one thing at a time, and write instructions that "
        "hold on a Friday night.",
        deliverables=(
            ("A picture of how it works now and could work", ("one page each, steps counted",)),
            ("A guide of two pages", ("tried by two coaches who had no help",)),
        ),
        skills=("Project planning", "Technical writing"),
        teaches=("Process improvement",),
        hours=12,
        fee=27000,
        weeks=4,
        supervisor="castillo",
        backup="harlan",
        leader="boyd",
        sessions=2,
    ),
    BriefData(
        key="gloves",
        employer="whitcombe",
        title="Edit six oral histories of glove makers into stories for headphones",
        function="film",
        summary="We recorded forty hours with people who sewed gloves in our building. Six of "
        "them gave us leave to use their words in the new gallery. You listen, choose, cut each "
        "to four minutes, and write the line on the wall beside it. The curator listens with you "
        "every week and says what a visitor standing up can take in. Each family hears its story "
        "before the gallery opens.",
        learning="How to cut a life story fairly: what to keep, what a pause says, and how a "
        "museum asks for consent.",
        deliverables=(
            ("Six edited stories of four minutes", ("clear sound", "approved by each family")),
            ("Six lines for the wall", ("thirty words at most, no adjective unearned",)),
        ),
        skills=("Sound editing", "Interviewing", "Editing"),
        teaches=("Podcasting", "Oral and local history"),
        hours=26,
        fee=59800,
        weeks=6,
        supervisor="bishop",
        backup="leclerc",
        leader="nakamura",
        follow_on="A summer post in the oral history room",
        credit=True,
    ),
    BriefData(
        key="labels",
        employer="whitcombe",
        title="Rewrite thirty exhibition labels so that a ten-year-old enjoys them",
        function="writing",
        summary="Our labels were written by people who know everything about lathes. You choose "
        "thirty, rewrite them in sixty words that a ten-year-old reads to a grandparent, and try "
        "them on visitors one Saturday by video with our guide. Then you rewrite them again. The "
        "head of exhibitions talks with you about what a label is for, and we print all thirty.",
        learning="How to write short for people on their feet, and how to let readers correct you.",
        deliverables=(
            ("Thirty labels of sixty words", ("facts agreed with the curator",)),
            ("A page on what visitors taught you", ("before and after for three labels",)),
        ),
        skills=("Writing for the web", "Editing", "User testing"),
        teaches=("Exhibition design", "Plain language"),
        hours=16,
        fee=36800,
        weeks=4,
        seats=2,
        supervisor="bishop",
        backup="leclerc",
        leader="nakamura",
    ),
    BriefData(
        key="archive",
        employer="whitcombe",
        title="Find the people in 120 factory photographs",
        function="research",
        summary="Who are the women at the cutting table in 1923? We have 120 photographs, pay "
        "lists, a church register and three letters. You match faces, names and dates as far as "
        "the evidence goes, say how sure you are each time, and write up the five best finds as "
        "short stories for our website. The curator meets you twice a week and shows you how an "
        "archive argues with itself.",
        learning="How historians weigh weak evidence, write down doubt, and still tell a story.",
        deliverables=(
            ("A table of 120 photographs", ("names with evidence and a degree of certainty",)),
            ("Five short stories of 200 words", ("each with its sources",)),
        ),
        skills=("Archive research", "Fact-checking"),
        teaches=("Oral and local history", "Metadata and cataloging"),
        hours=22,
        fee=50600,
        routine=30,
        weeks=5,
        supervisor="bishop",
        backup="leclerc",
        leader="nakamura",
    ),
    BriefData(
        key="glossary",
        employer="dosrios",
        title="Make a glossary of 300 court terms in Spanish, English and Arabic",
        function="translation",
        summary="Our translators meet the same three hundred terms in family courts and solve "
        "them anew each time. You gather them from twelve judgments, find how they were solved in "
        "three languages, note where no equal exists, and propose what to write instead. A senior "
        "reviser answers your questions in writing every second day and in a call each week. The "
        "glossary carries your name.",
        learning="How legal translators handle terms without an equal, and how a reviser decides.",
        deliverables=(
            ("A glossary of 300 terms", ("source for every solution", "no term left without one")),
            ("Ten hard cases, half a page each", ("options, choice, reason",)),
        ),
        skills=("Arabic", "Spanish", "Translation"),
        teaches=("Legal research", "Interpreting"),
        hours=25,
        fee=60000,
        weeks=5,
        overlap=2,
        supervisor="benali",
        backup="vidal",
        leader="ferrer",
        follow_on="Regular revising by the hour",
    ),
    BriefData(
        key="museum",
        employer="dosrios",
        title="Translate a children's audio guide from English into Vietnamese or Arabic",
        function="translation",
        summary="A museum in our city has visitors from everywhere and an audio guide for "
        "children in one language. You translate twenty-four stops of ninety seconds into your "
        "own language, read them aloud to a child you know, and change what does not work. A "
        "reviser reads all of it and goes through it with you. Two students work side by side, "
        "one for each language, and compare what was hard.",
        learning="How to translate for the ear and for children, and how revision works.",
        deliverables=(
            ("Twenty-four translated stops", ("each under ninety seconds aloud", "revised once")),
            ("Notes on ten choices", ("what you tried first and why you changed it",)),
        ),
        skills=("Vietnamese", "Arabic", "Translation"),
        teaches=("Exhibition design",),
        hours=20,
        fee=46000,
        weeks=4,
        seats=2,
        overlap=1,
        supervisor="benali",
        backup="vidal",
        leader="ferrer",
    ),
    BriefData(
        key="signs",
        employer="amani",
        title="Draw twelve signs for a children's ward and try them on parents",
        function="design",
        summary="A hospital in Kisumu moves its children's ward and asked us for signs that need "
        "no words. You draw twelve, show them by video to ten parents with the help of our "
        "designer on site, and redraw what was not understood. We talk twice a week, look at "
        "every round together, and tell you plainly what a wall does to a drawing.",
        learning="How signs are drawn, tested and redrawn until strangers understand them.",
        deliverables=(
            ("Twelve signs as vector drawings", ("readable at eight metres and in grey",)),
            ("A test report of three pages", ("ten parents, what each understood",)),
        ),
        skills=("Graphic design", "Illustration", "User testing"),
        teaches=("Service design",),
        hours=24,
        fee=57600,
        weeks=5,
        overlap=2,
        supervisor="otieno",
        backup="wanjiru",
        leader="farah",
    ),
    BriefData(
        key="atlas",
        employer="amani",
        title="Lay out eight maps for a school atlas of Lake Victoria",
        function="design",
        summary="We make an atlas for twelve-year-olds. The data are ready and the style is set; "
        "eight maps want someone who cares where a name sits. You lay them out, decide what to "
        "leave out, and write the caption that makes a child look twice. The lead designer "
        "reviews each map in two rounds, and a teacher in Homa Bay tries it with her class.",
        learning="How map makers decide what to leave out, and how to take a review.",
        deliverables=(
            ("Eight maps ready for print", ("style kept, names readable at print size",)),
            ("Eight captions of forty words", ("checked by the teacher",)),
        ),
        skills=("Graphic design", "Mapping and GIS"),
        teaches=("Data visualization",),
        hours=28,
        fee=64400,
        weeks=6,
        overlap=2,
        supervisor="otieno",
        backup="wanjiru",
        leader="farah",
    ),
    BriefData(
        key="cat",
        employer="kite",
        title="Write 40 lines of dialogue for a station cat, and test them on players",
        function="writing",
        summary="In our next game a cat comments on your train. It has forty lines, and they must "
        "stay funny the fifth time. You write three voices for the cat, choose one with us, write "
        "its forty lines, and watch five players hear them by video. Then you rewrite. The game "
        "designer plays every build with you once a week and explains what a line does to pace.",
        learning="How game writing works under repetition, and how play tests change a text.",
        deliverables=(
            ("Three voices in ten lines each", ("clearly different, playable in the build",)),
            ("Forty lines", ("none over twelve words", "changed after the play tests")),
        ),
        skills=("Script writing", "Game design"),
        teaches=("User testing",),
        hours=10,
        fee=24000,
        weeks=3,
        supervisor="silva",
        backup="gagnon",
        leader="haraldsen",
        sessions=2,
    ),
    BriefData(
        key="levels",
        employer="kite",
        title="Design three levels for a train puzzle and watch people play them",
        function="design",
        summary="You get our level editor, two rules, and three blank levels. You design them, "
        "watch five people play each, and change what they did not see. The game designer plays "
        "with you every week and tells you what he noticed. What works goes into the game with "
        "your name in the credits; what does not becomes the best page of your notes.",
        learning="How levels teach without words, and how to change a design after watching play.",
        deliverables=(
            ("Three levels in the editor", ("each teaches one thing", "finished by four of five")),
            ("Play notes", ("five players a level, what you changed and why",)),
        ),
        skills=("Game design", "Prototyping", "User testing"),
        teaches=("Facilitation",),
        hours=20,
        fee=48000,
        weeks=4,
        supervisor="silva",
        backup="gagnon",
        leader="haraldsen",
    ),
    BriefData(
        key="access",
        employer="kite",
        title="Play our last game without sound, without colour, and with one hand",
        function="web",
        summary="We want our next game to be playable by more people, and start with honesty "
        "about the last one. You play it under eight conditions, write what stops you, rank it by "
        "how many people it stops, and build small fixes for two of them with our technical "
        "director. You present it to all six of us, and the cat.",
        learning="How accessibility is tested in games, how to rank barriers, and how to fix two.",
        deliverables=(
            ("A report on eight conditions", ("each barrier with a clip and a rank",)),
            ("Two fixes in the build", ("reviewed and merged",)),
        ),
        skills=("Accessibility testing", "JavaScript", "Game design"),
        teaches=("Software testing",),
        hours=24,
        fee=60000,
        weeks=5,
        supervisor="silva",
        backup="gagnon",
        leader="haraldsen",
    ),
)
