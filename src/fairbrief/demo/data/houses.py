"""Two campuses with rules of their own, and thirteen employers."""

from __future__ import annotations

from fairbrief.demo.data.shapes import CampusData, EmployerData, MemberData

#: A rule of Lakeshore's own.
HARD_HOUR = "OWN-HRDHR234"

CAMPUSES = (
    CampusData(
        key="lakeshore",
        name="Lakeshore State University",
        office="Center for Careers",
        domain="lakeshore.example",
        city="Port Ellery",
        state="OH",
        zone="America/New_York",
        officers=(
            ("osei", "Patricia Osei", "director"),
            ("brandt", "Jonas Brandt", "officer"),
        ),
        # A public university: the city's unpaid programme is allowed, and shown as what it is.
        # Its office reads for what its students are not trained for, and wants a stand-in named.
        rules={
            "unpaid_government": True,
            "rules_off": ["SCOPE-01V"],
            "rules_firmer": {"SUP-03": "review"},
            "own_rules": [
                {
                    "id": HARD_HOUR,
                    "title": "It brings students to people in a hard hour",
                    "phrases": ["patients", "people who died"],
                    "is_needed": False,
                    "severity": "review",
                    "why": "Our students are not trained to be alone with people who are ill or "
                    "grieve. Someone who is stays with them.",
                    "remedy": "Say who of your staff is there when a student speaks with them.",
                    "ask": "Who of your staff is with me when I speak with them?",
                }
            ],
        },
    ),
    CampusData(
        key="calloway",
        name="Calloway College",
        office="Office of Vocation and Careers",
        domain="calloway.example",
        city="Calloway",
        state="VT",
        zone="America/New_York",
        officers=(("rivera", "Tomás Rivera", "director"),),
        # A small college: a higher floor, fewer hours a week, and a leader for everyone.
        rules={
            "pay_floor_minor": 2200,
            "senior_session_required": True,
            "weekly_cap_term": 8,
            "open_applications": 4,
            "hours_max": 30,
            "rules_firmer": {"FAIR-01A": "review", "ACC-01L": "review"},
        },
    ),
)


#: Why Lakeshore set its own rule aside, by brief.
SET_ASIDE = {
    "letters": "Six patients read the letters aloud in the clinic, with its director in the room.",
    "bus": "The nurse of the bus asks; the student writes down and counts.",
}


def _member(key: str, name: str, title: str, role: str, account: bool = True) -> MemberData:
    return MemberData(key=key, name=name, title=title, role=role, account=account)


EMPLOYERS = (
    EmployerData(
        key="lantern",
        name="Lantern Street Films",
        kind="for_profit",
        domain="lanternstreet.example",
        about="We make documentaries about work that happens while others sleep: night markets, "
        "harbours, bakeries, wards. Eleven people, two films a year, one long table.",
        city="Los Angeles",
        state="CA",
        country="US",
        zone="America/Los_Angeles",
        members=(
            _member("marchetti", "Helen Marchetti", "Founder", "owner"),
            _member("delgado", "Rosa Delgado", "Producer", "supervisor"),
            _member("vaughan", "Idris Vaughan", "Executive producer", "leader"),
            _member("kimura", "Ken Kimura", "Story editor", "supervisor", account=False),
        ),
        since=420,
    ),
    EmployerData(
        key="marlow",
        name="City of Marlow Falls, Public Records Office",
        kind="government",
        domain="marlowfalls.example",
        about="We keep what the city decides and make it findable for those who live here. Our "
        "student programme has no pay line in the budget, and says so on every brief.",
        city="Marlow Falls",
        state="OH",
        country="US",
        zone="America/New_York",
        members=(
            _member("whitlock", "Denise Whitlock", "City records manager", "owner"),
            _member("amaro", "Luis Amaro", "Records analyst", "supervisor"),
            _member("stroud", "Evelyn Stroud", "City clerk", "leader", account=False),
        ),
        since=330,
    ),
    EmployerData(
        key="tidewell",
        name="Tidewell",
        kind="for_profit",
        domain="tidewell.example",
        about="Tidewell tells a street when its creek is about to rise. Nine people, sensors in "
        "four counties, and a lot of rain.",
        city="Austin",
        state="TX",
        country="US",
        zone="America/Chicago",
        members=(
            _member("rao", "Anjali Rao", "Co-founder", "owner"),
            _member("okonjo", "Emeka Okonjo", "Lead engineer", "supervisor"),
            _member("sorensen", "Kirsten Sørensen", "Head of product", "leader"),
        ),
        since=260,
    ),
    EmployerData(
        key="harbor",
        name="Harbor Table",
        kind="nonprofit",
        domain="harbortable.example",
        about="We carry surplus food from ninety kitchens to thirty pantries before it is too "
        "late. Four vans, two hundred drivers who give an hour, and a spreadsheet too large.",
        city="Baltimore",
        state="MD",
        country="US",
        zone="America/New_York",
        members=(
            _member("freeman", "Gloria Freeman", "Director", "owner"),
            _member("park", "Minji Park", "Operations lead", "supervisor"),
            _member("adeyemi", "Tunde Adeyemi", "Board member", "leader", account=False),
        ),
    ),
    EmployerData(
        key="whitcombe",
        name="Whitcombe Museum of Work",
        kind="nonprofit",
        domain="whitcombe.example",
        about="A museum of how people earned their living, in a former glove factory. Our "
        "visitors bring their own tools and tell us what they were for.",
        city="Pittsburgh",
        state="PA",
        country="US",
        zone="America/New_York",
        members=(
            _member("leclerc", "Anne Leclerc", "Director", "owner"),
            _member("bishop", "Marcus Bishop", "Curator of oral history", "supervisor"),
            _member("nakamura", "Yoko Nakamura", "Head of exhibitions", "leader"),
        ),
    ),
    EmployerData(
        key="courier",
        name="The Fenwick Courier",
        kind="for_profit",
        domain="fenwickcourier.example",
        about="A newspaper for one county since 1911: council, courts, schools, and the score of "
        "every game. Fourteen people, six of whom report.",
        city="Fenwick",
        state="OH",
        country="US",
        zone="America/New_York",
        members=(
            _member("harlan", "Ruth Harlan", "Publisher", "owner"),
            _member("castillo", "Diego Castillo", "Data editor", "supervisor"),
            _member("boyd", "Samuel Boyd", "Editor in chief", "leader"),
        ),
    ),
    EmployerData(
        key="northlight",
        name="Northlight Climate Lab",
        kind="education",
        domain="northlight.example",
        about="We measure how mountain towns cope with heat and smoke, and write it down so that "
        "a mayor can use it. Part of a public research institute.",
        city="Boulder",
        state="CO",
        country="US",
        zone="America/Denver",
        members=(
            _member("lindgren", "Sofia Lindgren", "Principal investigator", "owner"),
            _member("mehta", "Rohan Mehta", "Research engineer", "supervisor"),
            _member("begay", "Leona Begay", "Head of community science", "leader"),
        ),
    ),
    EmployerData(
        key="kite",
        name="Paper Kite Games",
        kind="for_profit",
        domain="paperkite.example",
        about="Small games you can finish on a train. Six people, three games, and a cat that "
        "is in the credits.",
        city="Montréal",
        state="",
        country="CA",
        zone="America/Toronto",
        members=(
            _member("gagnon", "Élise Gagnon", "Creative director", "owner"),
            _member("silva", "Rafael Silva", "Game designer", "supervisor"),
            _member("haraldsen", "Nils Haraldsen", "Technical director", "leader", account=False),
        ),
        since=240,
    ),
    EmployerData(
        key="odile",
        name="Saint Odile Hospital Trust",
        kind="nonprofit",
        domain="saintodile.example",
        about="A teaching hospital for the south side, with a clinic that moves by bus. We work "
        "on letters a patient can read without a dictionary.",
        city="Chicago",
        state="IL",
        country="US",
        zone="America/Chicago",
        members=(
            _member("banerjee", "Ila Banerjee", "Director of patient experience", "owner"),
            _member("kowalski", "Piotr Kowalski", "Health literacy lead", "supervisor"),
            _member("washington", "Deborah Washington", "Chief nursing officer", "leader"),
        ),
    ),
    EmployerData(
        key="corvane",
        name="Corvane Freight",
        kind="for_profit",
        domain="corvane.example",
        about="We move refrigerated freight along the river. Sixty trucks, eleven docks, and a "
        "promise about temperature.",
        city="Memphis",
        state="TN",
        country="US",
        zone="America/Chicago",
        members=(
            _member("tucker", "Wade Tucker", "Operations director", "owner"),
            _member("simmons", "Carla Simmons", "Route planner", "supervisor"),
            _member("ibarra", "Elena Ibarra", "Chief operating officer", "leader", account=False),
        ),
    ),
    EmployerData(
        key="dosrios",
        name="Dos Ríos Translation",
        kind="for_profit",
        domain="dosrios.example",
        about="A bureau of eight translators for museums, courts and clinics. We argue about "
        "commas and send our work on time.",
        city="Madrid",
        state="",
        country="ES",
        zone="Europe/Madrid",
        members=(
            _member("vidal", "Carmen Vidal", "Managing partner", "owner"),
            _member("benali", "Karim Benali", "Senior reviser", "supervisor"),
            _member("ferrer", "Joan Ferrer", "Partner", "leader"),
        ),
    ),
    EmployerData(
        key="amani",
        name="Studio Amani",
        kind="for_profit",
        domain="studioamani.example",
        about="Signs, books and maps for hospitals, parks and schools in East Africa. We draw "
        "first and talk later.",
        city="Nairobi",
        state="",
        country="KE",
        zone="Africa/Nairobi",
        members=(
            _member("wanjiru", "Grace Wanjiru", "Founder", "owner"),
            _member("otieno", "Brian Otieno", "Lead designer", "supervisor"),
            _member("farah", "Hodan Farah", "Creative director", "leader", account=False),
        ),
        since=230,
    ),
    EmployerData(
        key="brightpath",
        name="BrightPath Promotions",
        kind="for_profit",
        domain="brightpath.example",
        about="Growth for ambitious brands.",
        city="Reno",
        state="NV",
        country="US",
        zone="America/Los_Angeles",
        members=(_member("pike", "Trent Pike", "Managing director", "owner"),),
        since=30,
    ),
)
