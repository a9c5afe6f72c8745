"""The same thing said in many ways, and words near it that say something else."""

from __future__ import annotations

import pytest

from fairbrief.fairness import Facts, read_facts

SAID: dict[str, tuple[str, ...]] = {
    "supervisor": (
        "You would be supervised by our lab manager.",
        "The intern sits with the data desk and takes direction from its editor.",
        "Day to day you'll be looked after by Priya, our design lead.",
        "You will be attached to a senior advocate in chambers.",
        "Interns are placed under a faculty guide.",
        "Each trainee works under an industry guide.",
        "Your guide will be Dr. Meera Nair.",
        "The attachee will report to the Head of Programmes.",
        "You answer to the shop manager.",
        "Line manager: Head of Communications",
        "Mentored by a senior engineer from day one.",
        "You'll shadow and assist our grants officer.",
        "Working under the Finance Controller, you will learn month-end close.",
        "This post is responsible to the Conservation Manager.",
        "The role reports into marketing, to Joana Reis.",
        "Supervision will be provided by the site engineer.",
        "A dedicated buddy and a line manager will be assigned to you.",
        "You will be working for the artistic director.",
        "I supervise all interns personally.",
        "The student will work closely with the principal investigator.",
        "Interns work one-on-one with a staff scientist who sets their tasks.",
        "Tasks are given out each Monday by the volunteer coordinator.",
        "You'll be part of my lab and meet with me weekly.",
        "Supervisor: Assoc. Prof. Tan Wei Ling",
        "Reports to: Country Director",
        "Under the tutelage of a master carpenter.",
        "You will assist Professor Okafor with her book.",
        "The internship is hosted by Dr. Lena Vogt, who will oversee the project.",
        "Students are matched with a doctoral student mentor.",
        "Work alongside the executive chef and learn the line.",
        "You are accountable to the Operations Lead.",
        "A named member of staff directs your work.",
        "Mentor(s): Alex Chen, Sam Roy",
        "The fellow is overseen by the policy director.",
        "Paired with a full-time engineer as your mentor.",
        "You will join the newsroom under the city editor.",
        "An experienced conservator will supervise the intern.",
    ),
    "senior_access": (
        "You'll present your findings to the executive team.",
        "Weekly lunch with the founders.",
        "You will sit in on board meetings.",
        "Work directly with our CEO.",
        "Interns meet the Dean twice a term.",
        "You get to pitch to investors.",
        "Coffee chats with senior leadership.",
        "You'll be in client meetings from week one.",
        "Report to the Managing Director.",
        "Speaker series with executives from across the company.",
        "You will shadow the Executive Director.",
        "Final presentation in front of the leadership team.",
        "You'd work side by side with both co-founders.",
        "Q&A sessions with our Vice President of Engineering.",
        "Assist the Minister's chief of staff.",
        "Interns accompany the Ambassador to events.",
        "The owner will show you how she prices a job.",
        "You will brief the city council.",
        "Close collaboration with the CTO.",
        "Attend meetings with donors and trustees together with the director.",
        "You will be talking to customers' CFOs and presenting to clients.",
        "Access to C-suite executives.",
        "Interaction with government officials.",
        "I'm the founder and you'll work with me.",
        "Meet partners of the firm over lunch.",
    ),
    "feedback": (
        "You will get weekly feedback on your writing.",
        "A mentor reviews your code.",
        "We do mid-point and final reviews.",
        "Every draft comes back with comments.",
        "One-to-one coaching is part of the programme.",
        "You'll have a 1:1 every Friday.",
        "Our editor reads each piece with you.",
        "Interns receive constructive critique from senior designers.",
        "Regular check-ins with your manager.",
        "Mentorship from experienced engineers.",
        "Your supervisor will evaluate your progress monthly.",
        "We pair program a lot.",
        "Guidance from the curator throughout.",
        "Performance is reviewed at the halfway mark.",
        "You'll be coached by our sales director.",
        "Appraisal at the end of the attachment.",
        "A buddy helps you settle and gives you pointers.",
        "Weekly supervision meetings.",
        "Your work will be critiqued in our Thursday crit.",
        "Debrief with the team lead after each event.",
    ),
    "learning": (
        "You will learn SQL and dashboard design.",
        "Training in archival description is provided.",
        "Gain exposure to clinical trial management.",
        "You'll be taught how to run gel electrophoresis.",
        "Hands-on experience in grant writing.",
        "Develop your skills in video editing.",
        "Learn how a newsroom works.",
        "We will train you in CAD.",
        "Opportunity to learn about environmental law.",
        "Build expertise in machine learning operations.",
        "You'll pick up React and TypeScript.",
        "Get a grounding in bookkeeping.",
        "Workshops on data ethics and statistics.",
        "Understand the basics of supply chain planning.",
        "Interns are trained in wildlife handling.",
        "Acquire practical knowledge of legal drafting.",
        "A chance to improve your spoken Portuguese.",
        "Learning outcomes: stakeholder mapping, budgeting",
        "You'll get to know the tools of forensic accounting.",
        "Instruction in letterpress printing.",
    ),
    "deliverables": (
        "You will write a policy brief and a blog post.",
        "Design a logo and three posters.",
        "Produce a 5-page market report.",
        "Build a landing page and an email template.",
        "Deliverables: a codebook and a cleaned dataset.",
        "Draft two grant proposals and a donor letter.",
        "By the end you'll have shipped a mobile app and its documentation.",
        "Create lesson plans and worksheets for grade 4.",
        "The final output is a 20-slide deck.",
        "Write unit tests and API documentation.",
        "Compile an annotated bibliography of 40 sources.",
        "Prepare a literature review and a poster for the conference.",
        "Translate a 12-page brochure.",
        "Develop a training manual for volunteers that explains how to run the shop.",
    ),
}
NOT_SAID: dict[str, tuple[str, ...]] = {
    "supervisor": (
        "Send your CV to the HR manager.",
        "Questions? Contact our internship coordinator.",
        "You will collaborate with other interns.",
        "Experience reporting to stakeholders is a plus.",
        "Two references from former supervisors are required.",
        "Our CEO founded the company in 2012.",
        "You will supervise a team of volunteers.",
        "Minimal supervision is needed.",
        "Ability to work without supervision.",
        "Work with designers and developers across the company.",
        "Prepare weekly reports for the sales team.",
        "Apply to the director of admissions.",
        "We are led by a passionate team.",
        "The role is overseen remotely with no manager.",
        "Manage your own time.",
    ),
    "senior_access": (
        "Leadership skills are essential.",
        "Our founders met at university.",
        "The company was started by two executives.",
        "We work with clients in many industries.",
        "Director of photography wanted.",
        "Strong leadership and teamwork.",
        "Send applications to the executive director.",
        "Our clients include museums and banks.",
        "A letter of recommendation from your dean.",
        "The board game café needs a host.",
        "We help leaders make better decisions.",
        "You will make presentations.",
    ),
    "feedback": (
        "Collect feedback from users.",
        "Check in guests at the front desk.",
        "You will give feedback to our product team.",
        "Analyse customer feedback.",
        "Mentor younger students after school.",
        "Reviews of restaurants for our blog.",
        "Pay close attention to detail.",
        "We value feedback.",
        "Experience in code review is a plus.",
        "Discuss your availability with us.",
    ),
    "learning": (
        "Willingness to learn.",
        "You will learn a lot.",
        "A passion for learning new things.",
        "We use machine learning.",
        "Learn more about us on our website.",
        "Fast learner.",
        "Experience with SQL required.",
        "Learn and grow with us.",
        "Our platform helps teachers train students.",
        "Continuous learning environment.",
        "Knowledge of Excel preferred.",
        "We learned that customers want more.",
    ),
    "deliverables": (
        "Attend team meetings.",
        "Help with social media.",
        "Assist with research.",
        "Submit your resume and a cover letter.",
        "Work on exciting projects.",
        "Support the events team.",
        "Answer phones and greet visitors.",
        "Experience building web applications preferred.",
        "Participate in workshops.",
        "Our product is an app for runners.",
    ),
}
PLACES: dict[str, tuple[str, ...]] = {
    "remote": (
        "Work from anywhere.",
        "This is a 100% remote internship.",
        "The position is fully online.",
        "WFH",
        "Location: Remote (India)",
        "All work is done virtually.",
    ),
    "onsite": (
        "You will work at our office in Pune.",
        "In-person only.",
        "The internship is on site in Leeds.",
        "Based in our Nairobi office.",
        "This role is office-based.",
        "You must attend the lab on campus daily.",
        "Work location: in person",
        "Not a remote position.",
    ),
    "hybrid": (
        "Hybrid, two days in the office.",
        "Remote or in our Berlin office.",
        "Partly from home, partly at the studio.",
        "Three days onsite and two days remote.",
        "Onsite or remote, as you prefer.",
        "You can work from home two days a week.",
    ),
    "unstated": (
        "Based near the river.",
        "London",
        "Our office dog is called Max.",
        "We have customers in 40 countries.",
        "Interviews are held online.",
        "Attend our virtual open house.",
        "Remote sensing of forests.",
        "The meetings are online.",
        "New York, NY",
    ),
}


def _is_said(facts: Facts, fact: str) -> bool:
    if fact == "deliverables":
        return facts.deliverables.concrete
    return getattr(facts, fact) is not None


@pytest.mark.parametrize(
    ("fact", "text"), [(fact, text) for fact, texts in SAID.items() for text in texts]
)
def test_it_is_read_however_it_is_said(fact: str, text: str) -> None:
    assert _is_said(read_facts(text), fact)


@pytest.mark.parametrize(
    ("fact", "text"), [(fact, text) for fact, texts in NOT_SAID.items() for text in texts]
)
def test_what_stands_near_it_is_not_taken_for_it(fact: str, text: str) -> None:
    assert not _is_said(read_facts(text), fact)


@pytest.mark.parametrize(
    ("place", "text"), [(place, text) for place, texts in PLACES.items() for text in texts]
)
def test_the_place_is_read_from_explicit_words(place: str, text: str) -> None:
    assert read_facts(text).place.kind == place
