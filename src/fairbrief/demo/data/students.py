"""Sixty students of two campuses."""

from __future__ import annotations

from fairbrief.demo.data.shapes import StudentData

CS, ENGLISH, BUSINESS, BIOLOGY = "Computer science", "English", "Business", "Biology"
HISTORY, DESIGN, ECONOMICS = "History", "Art and design", "Economics"

CODE = ("Python", "SQL", "Data cleaning")
WORDS = ("Editing", "Fact-checking", "Writing for the web")
TRADE = ("Spreadsheets", "Market research", "Project planning")
MONEY = ("Budgeting", "Statistics", "Policy analysis")
LIFE = ("Statistics", "Literature review", "Health education")
PAST = ("Archive research", "Interviewing", "Fact-checking")
SHAPE = ("Graphic design", "Illustration", "Brand design")

#: The three whose day the demo shows from inside.
MAIN = (
    StudentData(
        key="trang",
        name="Trang Nguyễn",
        campus="lakeshore",
        major=ENGLISH,
        graduates=2,
        skills=("Archive research", "Interviewing", "Fact-checking", "Vietnamese", "Editing"),
        learns=("Film production", "Data visualization"),
        hours=14,
        first_generation=True,
        about="I read everything twice and like finding out who said it first. I grew up between "
        "two languages in a shop that never closed.",
    ),
    StudentData(
        key="yusuf",
        name="يوسف الخطيب",
        campus="calloway",
        major=HISTORY,
        graduates=1,
        skills=("Arabic", "Translation", "Archive research", "Spreadsheets"),
        learns=("Exhibition design", "Mapping and GIS"),
        hours=8,
        state="VT",
        visa=True,
        about="I work on trade routes of the nineteenth century and make old ledgers readable.",
    ),
    StudentData(
        key="chidinma",
        name="Chidinma Eze",
        campus="lakeshore",
        major=CS,
        graduates=3,
        skills=(),
        first_generation=True,
    ),
)


def _group(
    campus: str, major: str, skills: tuple[str, ...], state: str, names: str
) -> list[StudentData]:
    """Students of one major; the years, hours and a second language go round."""
    students = []
    for number, line in enumerate(names.strip().splitlines()):
        key, name, *more = (part.strip() for part in line.split("|"))
        extra = tuple(more[0].split(", ")) if more and more[0] else ()
        students.append(
            StudentData(
                key=key,
                name=name,
                campus=campus,
                major=major,
                graduates=number % 4,
                skills=(*skills, *extra),
                learns=(("Public speaking",), ("Data visualization",), ("Interviewing",))[
                    number % 3
                ],
                hours=(6, 8, 10, 12)[number % 4],
                state=state,
                visa=number % 6 == 4,
                first_generation=(True, False, None)[number % 3],
            )
        )
    return students


STUDENTS: tuple[StudentData, ...] = (
    *MAIN,
    *_group(
        "lakeshore",
        CS,
        CODE,
        "OH",
        """
        liam | Liam Kowalczyk | Game design
        priya | Priya Raghunathan | Statistics
        omar | Omar Siddiqui | Web development
        grace | Grace Achieng | Accessibility testing
        mateo | Mateo Fernández | Mapping and GIS
        hana | Hana Suzuki | JavaScript
        kofi | Kofi Mensah | Mobile development
        elena | Elena Popescu | User testing
        noah | Noah Whitaker | Prototyping
        binh | Bình Trần | Web development
        fatima | Fatima Zahra Benjelloun | French
        """,
    ),
    *_group(
        "lakeshore",
        ENGLISH,
        WORDS,
        "OH",
        """
        zoe | Zoë Castellanos | Podcasting
        adaeze | Adaeze Okonkwo | Script writing
        ben | Ben Rosenthal | Grant writing
        lucia | Lucía Morales | Spanish
        ife | Ifeoluwa Adebayo | Social media
        sarah | Sarah McAllister | Copywriting
        dmitri | Dmitri Volkov | Technical writing
        leila | ليلى منصور | Arabic
        jonah | Jonah Blackwood | Video editing
        mei | Mei-Ling Tsai | Chinese
        ruth | Ruth Oyelaran | Journalism
        caleb | Caleb Thornton | Sound editing
        """,
    ),
    *_group(
        "lakeshore",
        BUSINESS,
        TRADE,
        "OH",
        """
        valentina | Valentina Ruiz | Customer interviews
        andre | André Baptiste | French
        hannah | Hannah Lowenstein | Event planning
        tuan | Tuấn Lê | Supply chains
        kwame | Kwame Boateng | Fundraising
        olivia | Olivia Hartmann | Budgeting
        ravi | Ravi Chandrasekhar | SQL
        sofia | Sofía Guzmán | Spanish
        """,
    ),
    *_group(
        "lakeshore",
        BIOLOGY,
        LIFE,
        "OH",
        """
        amara | Amara Nwosu | R
        david | David Goldberg | Data visualization
        nour | نور الدين شريف | Environmental science
        emily | Emily Tran | Survey design
        """,
    ),
    *_group(
        "calloway",
        HISTORY,
        PAST,
        "VT",
        """
        clara | Clara Beaumont | French
        isaac | Isaac Feldman | Exhibition design
        ngozi | Ngozi Umeh | Podcasting
        thomas | Thomas Ashworth | Photography
        paloma | Paloma Herrera | Spanish
        wei | Wei Zhang | Chinese
        hector | Héctor Salinas | Translation
        abigail | Abigail Sørlie | Grant writing
        samir | Samir Haddad | Arabic
        nell | Nell Fitzgerald | Editing
        """,
    ),
    *_group(
        "calloway",
        DESIGN,
        SHAPE,
        "VT",
        """
        ines | Inês Carvalho | Exhibition design
        jamal | Jamal Pierre | Storyboarding
        freya | Freya Lindholm | Photography
        linh | Linh Phạm | User experience
        oscar | Oscar Delacroix | Prototyping
        zainab | Zainab Bello | Video editing
        """,
    ),
    *_group(
        "calloway",
        ECONOMICS,
        MONEY,
        "VT",
        """
        henry | Henry Abernathy | SQL
        mariam | مريم عبد الرحمن | Survey design
        rosa | Rosa Quispe | Spanish
        lars | Lars Eriksen | R
        tobi | Oluwatobi Afolabi | Spreadsheets
        amelie | Amélie Girard | French
        """,
    ),
)
