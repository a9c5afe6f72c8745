"""Who stands beside the student, what is learned, and what may follow: what says it, and what
is said of the firm, of others or of the internship itself."""

from __future__ import annotations

import pytest

from fairbrief.fairness import read_facts

SAID: dict[str, tuple[str, ...]] = {
    "learning": (
        "Want to learn web scraping? Join us.",
        "Seed banks need not be known, as we expect interns to gain that seed knowledge.",
        "Statistics is a must, and you can expect to gain experience in survey design.",
        "For students who want to boost their drafting skills.",
        "You will learn from experts in robotics how to tune controllers.",
        "You will be introduced to museum registration methods.",
    ),
    "follow_on": (
        "The internship could lead to a continuation as a doctoral project.",
        "You could get hired by the firm that set the project.",
        "After the year you can transition into a degree programme at the university.",
        "Opportunity to stay involved with the museum in the long run.",
        "Many of our staff are former interns.",
        "We often make offers to our summer interns.",
        "You may be kept on after the summer.",
        "Fellows might be recruited by one of the sponsors.",
        "An apprenticeship may follow for the right person.",
        "The best interns may be invited to join our team after they graduate.",
        "Exceptional interns may receive an invitation to return.",
        "Upon successful completion you are eligible for a noncompetitive appointment.",
        "You can stay on as a freelancer.",
        "There are opportunities for advancement within the firm.",
    ),
    "senior_access": (
        "You will interview customers and stakeholders with us.",
        "I direct the seed lab, and I sit down with you every other Friday.",
        "We pair every intern with an executive mentor.",
        "One of our two partners introduces you to the growers.",
        "The intern will regularly interact with prosecutors, judges and court staff.",
        "Fellows have the opportunity to meet with experts in water policy.",
        "This placement offers the chance to work alongside veterans of the animation industry.",
        "You will have direct contact with stakeholders in three ministries.",
        "Interns enjoy one-on-one time with the founding editor.",
        "Our interns get to learn from recognized scholars of the field.",
        "Trainees shadow senior surgeons in theatre.",
        "I run a small pottery, and my apprentices work side by side with me all season.",
        "Be part of a team led by experienced scientists and industry veterans.",
        "Assists the Director of Archives with loans.",
        "Duties:\n- Meeting with clients and preparing quotes\n- Updating the website",
        "About the archive:\nFounded in 1901. The intern works closely with the Deputy Director.",
        "There will be lunches with faculty members from across the campus.",
        "Every project has a client you can reach directly.",
        "Interns pitch our services to prospective clients over the phone.",
        "Opportunities to network with local leaders.",
        "Your days include meeting our radio hosts.",
        "Build relationships with donors and local officials.",
        "Interact with a wide range of industry professionals.",
        "We support your growth with talks and chances to interact with industry experts.",
    ),
    "supervisor": (
        "The program coordinator meets weekly with interns to review their work.",
        "You'd be under Marisol, who runs the kitchen.",
        "Your person here is Jonas, a nurse.",
        "Coordinator Ruth Ekberg reviews your drafts each Friday.",
        "All of your translations are checked by experienced revisers.",
        "You will be matched with a member of our legal team for the whole term.",
        "Report any broken equipment to the duty manager.",
        "The librarian you will be assisting works mornings.",
        "Each group is led by two site coordinators.",
        "Regular guidance from the studio manager is part of the deal.",
        "My intern drives the van with me and sets up the stall.",
        "The exhibit is built with the supervising museum curator.",
        "|Mentors          |Jonas Berg (GitHub: @jberg)|",
        "Shadowing Beatrice on shoots and learning the trade.",
        "Professor Ana Quist runs an archive. The intern works with Quist to sort letters.",
        "I'm a solo lawyer, and you'll come to hearings with me twice a week.",
        "My sister and I read every chapter you translate.",
        "Your desk will be next to mine and you can interrupt me all day.",
        "Each section has one leader in charge, and each trainee has a tutor.",
        "You will sit with artists, designers, and coders, supervised by our art director.",
        "Interns stay with a host family and are supervised by Dr. Halim.",
        "Go through our workplace experience and have 1:1s with tech leads.",
        "The intern will work with the librarians in charge of maps.",
        "One-on-one support from an experienced developer.",
        "Talk weekly with team leads by phone or chat.",
        "Interns get feedback from supervisors.",
        "Always check with Dr. Moe first.",
    ),
    "feedback": (
        "You will get advice on your reading list.",
        "Fellows work under expert supervision.",
        "Take part in code reviews with the others.",
    ),
}

NOT_SAID: dict[str, tuple[str, ...]] = {
    "learning": (
        "Learn from passionate colleagues every day.",
        "You have the opportunity to learn from mentors and each other.",
        "Learn industry practices.",
        "Design a landing page for the Kiln Learn site.",
        "We free our clients and provide them with confidence in their systems.",
        "You will be introduced to your tasks.",
        "Gain experience working on our apps.",
        "Gain skills by supporting our events.",
        "A chance to see what it's like in a small firm.",
        "We certify the soft skills you acquire.",
        "Each script comes with its learning outcomes.",
        "We are building a platform for learning Welsh.",
        "A solid foundation in accounting",
        "Be part of a learning culture.",
        "Gain insight into how our company works.",
        "Exposure to different parts of the business.",
        "Familiarize yourself with our code before you apply.",
        "You need to be open to learning some!",
    ),
    "follow_on": (
        "You will have the opportunity to join our team of designers in Lisbon.",
        "Interested students are invited to join our team meetings on Mondays.",
        "You will become a full member of the team from day one.",
        "Successful candidates will be offered a position as an intern.",
        "The opportunity to work with full-time staff on real projects.",
        "You may be eligible for employee discounts at our shops.",
        "Interns can join the employee resource groups.",
        "You will get a foot in the door of the film business.",
        "You may be asked to come back for a second interview.",
        "Past interns have been hired by the largest banks.",
        "Interns have gone on to graduate schools across the country.",
        "We hope you will join us.",
        "An offer will be made to the successful candidate by May.",
        "Participants may be selected for a second round of interviews.",
        "The internship is a great stepping stone to a career in journalism.",
        "If you are offered a position, we will ask for two references.",
        "Potential interns should be used to working with a team of full-time engineers.",
        "You may also be interested in our full-time openings.",
        "Apply now to join our team after your exams.",
    ),
    "senior_access": (
        "You will report to our managing editor.",
        "Help us reach decision makers through our posts.",
        "Many of our interns went on to become directors.",
        "The intern will type the letters of former presidents for the archive.",
        "Our network includes ministers, chief executives and famous artists.",
        "The Mayor's Office gives students a taste of local government.",
        "The intern writes captions for photographs of the governor.",
        "The intern will mail invitations to donors and board members.",
        "Prior exposure to clients is preferred.",
        "You will transcribe interviews with executives.",
        "You'll learn to use expert systems and build experts' dashboards.",
        "The intern will assist with a search engine for the world's top retailers.",
        "We help senior citizens use computers and you will teach a class.",
        "Applicants meet with a panel of judges.",
        "You will do site visits to check the meters.",
        "Our founder opened the shop in 1989 and loves interns.",
        "We are looking for everyone from interns to principal engineers.",
        "Students must get permissions from their dean.",
        "Call for members of the steering committee.",
    ),
    "supervisor": (
        "Must be able to take direction from managers.",
        "The site mentors members through our online library.",
        "We are guided by our mission to serve.",
        "The internship is guided by feminist values.",
        "The trust is managed by volunteers.",
        "The company is a leader in recycling technology.",
        "You will prepare monthly reports to support fundraising.",
        "You will work closely with designers, developers, and writers.",
        "Students will stay with a host family in town.",
        "We work closely with our community partners.",
        "Internship with the Humanitarian Aid Trust.",
        "The residency with the theater lasts ten weeks.",
        "You will supervise a group of campers.",
        "Somebody who works well with supervisors.",
        "Shadowing opportunities in other departments can be arranged.",
        "Mr. Bello restores boats and loves them.",
        "You will work with our developers and designers.",
        "Workshops led by experienced nursing professionals.",
        "Coaching from experienced business leaders.",
        "One letter of recommendation by your supervisor should be sent to us.",
        "Working in partnership with the account executives.",
        "Attend one instructor training in spring.",
        "Providing support to develop new courses.",
    ),
    "feedback": (
        "We practise code review and pair programming.",
        "If you are excited by pair programming, we look forward to meeting you.",
        "Help with tickets, parking and player check-in.",
        "Attend regular virtual meetings with other fellows.",
        "Submit written evaluations of your internship experience.",
    ),
}


@pytest.mark.parametrize(
    ("fact", "text"), [(fact, text) for fact, texts in SAID.items() for text in texts]
)
def test_it_is_read(fact: str, text: str) -> None:
    assert getattr(read_facts(text), fact) is not None


@pytest.mark.parametrize(
    ("fact", "text"), [(fact, text) for fact, texts in NOT_SAID.items() for text in texts]
)
def test_what_is_said_of_something_else_is_not(fact: str, text: str) -> None:
    assert getattr(read_facts(text), fact) is None


@pytest.mark.parametrize(
    "address", ["dana@pantry.example", "d.whitlock@pantry.example", "dana.w+work@pantry.example"]
)
def test_a_quote_of_who_one_reports_to_ends_before_their_address(address: str) -> None:
    text = f"You report to Dana Whitlock, Program Manager, {address}; Lou Park stands in."
    found = read_facts(text).supervisor
    assert found is not None
    assert found.text == "You report to Dana Whitlock, Program Manager"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("You work closely with our CEO Ines Maro.", "work closely with our CEO Ines Maro"),
        ("You meet our founder, Dr. Tove Lind, twice.", "meet our founder, Dr. Tove Lind"),
        ("You work closely with our CEO and with growers.", "work closely with our CEO"),
        ("Work Directly With Our CEO Every Single Week", "Work Directly With Our CEO"),
    ],
)
def test_a_quote_of_senior_access_holds_the_name_behind_the_title(text: str, quote: str) -> None:
    found = read_facts(text).senior_access
    assert found is not None
    assert found.text == quote
