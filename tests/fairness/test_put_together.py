"""What is put together from parts: work that may follow, work gone over, senior people met."""

from __future__ import annotations

import pytest

from fairbrief.fairness.facts import read_facts


@pytest.mark.parametrize(
    "text",
    [
        "If the lambing goes smoothly, you are welcome to stay on as shepherd.",
        "Once the map is printed we would keep you for the atlas.",
        "Two of our four printers started exactly this way.",
        "The bakery's owner was once an apprentice here.",
        "There may be further signs to paint after the fair, for whoever paints well.",
        "A paid post on the night desk awaits whoever proves reliable.",
        "Trainees who pass are placed on our relief list of lock keepers.",
        "Renewal depends on satisfactory work by both sides.",
        "I hope to hand the smithy over to somebody one day.",
        "The summer could turn into a permanent job at the mill.",
        "Our aim is to retain two of the group once they qualify.",
        "Former helpers get first pick of the paid winter jobs.",
        "We'd be interested in a long-term collaboration.",
    ],
)
def test_work_may_follow_however_its_parts_are_called(text: str) -> None:
    assert read_facts(text).follow_on


@pytest.mark.parametrize(
    "text",
    [
        "If it snows we go on working in the barn.",
        "You return the boats to the shed after the regatta.",
        "Keep the gates closed and go on to the next paddock.",
        "Please get back to me after the weekend.",
        "If hired, you will look after the greenhouse.",
        "We will keep your letter on file.",
        "There is always somebody about who knows where the keys are.",
        "The club began as a student project.",
        "We want you to keep asking.",
        "There will be more news after the harvest.",
        "You will continue the work of the last apprentice.",
    ],
)
def test_parts_that_do_not_belong_together_promise_no_work(text: str) -> None:
    assert read_facts(text).follow_on is None


@pytest.mark.parametrize(
    "text",
    [
        "Each hem you sew is looked at by two tailors.",
        "Your loaves go on the table and we talk about what you could do better.",
        "The ranger walks your trail with you once a week and discusses it.",
        "Your pages come back covered in red ink.",
        "We review the week together over coffee.",
        "The bosun shows you your mistakes and how to splice properly.",
        "You'll have a sparring partner for every sketch.",
        "A weaver who answers your questions sits at the next loom.",
        "My aunt rates your pots and tells you kindly what to improve.",
    ],
)
def test_work_that_others_go_over_is_feedback(text: str) -> None:
    assert read_facts(text).feedback


@pytest.mark.parametrize(
    "text",
    [
        "You read the meters each week and note the results.",
        "Review the orders with the warehouse.",
        "You explain to visitors what went wrong with the dam.",
        "The porter checks your hours.",
        "Applicants are told what went well in their application.",
        "Being a mentor, you help pupils with sums.",
        "Offer advice to tenants on their rights.",
        "We work with you on dates for the interview.",
    ],
)
def test_what_the_student_goes_over_is_no_feedback(text: str) -> None:
    assert read_facts(text).feedback is None


@pytest.mark.parametrize(
    "text",
    [
        "The bishop himself answers what trainees ask.",
        "Contacts: head of region, donors, the press.",
        "You speak with homeowners about the colours they want.",
        "My sister and I founded the dairy, and you will sit between us.",
        "You help the CFO close the books.",
        "Weekly stand-up with both founders.",
        "Come along when we visit the clients.",
        "Exchange with executives from the industry.",
    ],
)
def test_whoever_runs_the_house_or_pays_for_the_work_is_senior(text: str) -> None:
    assert read_facts(text).senior_access


@pytest.mark.parametrize(
    "text",
    [
        "The stage is overseen by the head of wardrobe, to whom you hand the lists.",
        "Our CEO will be your supervisor.",
        "The dean of your faculty must sign the form.",
        "Check the list of board members against the register.",
        "A note from our president: thank you for reading.",
        "Set out papers for the board.",
        "Keep the client database tidy.",
    ],
)
def test_who_only_supervises_or_is_only_spoken_of_is_not_met(text: str) -> None:
    assert read_facts(text).senior_access is None


@pytest.mark.parametrize(
    "text",
    [
        "You will be mentored by our art director through the summer.",
        "On field trials interns work closely with the principal investigator.",
        "You meet the PI and the post-docs every week.",
        "Supervisor: Jane Roe, Executive Director",
        "Attend congressional hearings and briefings with our staff.",
        "You will work with internationally known artists.",
        "You will be supervised by the director of the museum.",
        "Each intern's final portfolio is assessed by our managing director.",
        "At the end your presentation will be judged by the board.",
        "Interns may attend sessions of the European Parliament.",
        "You will test the prototypes with real clients every other week.",
        "You talk to the foundations that fund us about their reports.",
        "In some weeks interns speak with members directly.",
        "Fellows go to seminars led by scientists of the institute.",
        "One afternoon in the capital with our director ends the programme.",
        'You will join our weekly "Founder Hour" on Zoom.',
    ],
)
def test_whoever_weighs_the_work_leads_research_or_makes_laws_is_senior(text: str) -> None:
    assert read_facts(text).senior_access


@pytest.mark.parametrize(
    "text",
    [
        "Nobody expects you to be an expert in soil.",
        "You don't need to speak to the board.",
        "Learn from the country's largest educational publisher.",
        "You participate in weekly editorial meetings.",
        "The coordinator will be the liaison between the interns and the dean.",
        "You write descriptions for board meetings.",
        "Greeting clients at the door and offering them water.",
        "You work on a Raspberry Pi and its camera.",
        "Set up Raspberry Pis and talk to pupils about them.",
        "You will learn how to present to executives.",
        "Report bugs to the head of testing.",
        "Under the guidance of senior developers you fix faults.",
        "Proposals are evaluated by the program director and a jury.",
        "You help team members directly with their tickets.",
        "Test the app with real data and write down bugs.",
    ],
)
def test_who_is_denied_prepared_for_or_at_the_desk_is_not_met(text: str) -> None:
    assert read_facts(text).senior_access is None


@pytest.mark.parametrize(
    "text",
    [
        "Doctoral candidates are involved as mentors for the trainees.",
        "Students assist graduate students with field surveys.",
        "Lena Brandt and I are currently searching for a student helper.",
        "The trainee works alongside two volunteers and the gallery's registrar.",
        "Your work is under the guidance of one staff member.",
        "The clerk works under the supervision of our staff attorney.",
        "You will be mentored by the team's senior engineer.",
        "The Communications Manager will assign projects.",
        "Mentors:\n- name: Ana Ruiz\n- name: Bo Lind",
    ],
)
def test_one_of_the_staff_or_a_name_in_a_list_is_in_charge(text: str) -> None:
    assert read_facts(text).supervisor


@pytest.mark.parametrize(
    "text",
    [
        "The intern learns under the supervision of staff.",
        "Students are mentored by various teams across the house.",
        "Interns collaborate closely with fellow trainees at other sites.",
        "Interns support the executive board of the league.",
        "The position will be supervising two cashiers.",
        "Potential mentors:\n* Other: see the wiki.",
        "The project manager: 30 hours a week.",
        "You may serve as mentors to younger pupils.",
        "Mentors are volunteers who help youth.",
        "You need a letter from your academic advisor.",
    ],
)
def test_staff_as_such_fellows_and_an_empty_line_are_nobody_in_charge(text: str) -> None:
    assert read_facts(text).supervisor is None


@pytest.mark.parametrize(
    "text",
    [
        "I'm also happy to provide career guidance if that helps you.",
        "Interns meet at least once a week with the curator to review what was done.",
        "You present progress every Friday to the group.",
        "You will have weekly one-on-ones with your manager.",
        "Your supervisor is a fellow of the lab. They set milestones and provide regular feedback.",
    ],
)
def test_guidance_that_is_offered_and_feedback_of_whoever_was_named_count(text: str) -> None:
    assert read_facts(text).feedback


@pytest.mark.parametrize(
    "text",
    [
        "The firm is a provider of services such as recruiting, training and coaching.",
        "Talks cover topics such as visas, taxes and career advice.",
        "You will be a mentor for first-year students.",
        "Users test our app. They fill in forms and provide regular feedback.",
        "Potential mentors:\n* Other: see the wiki.",
    ],
)
def test_what_the_firm_sells_and_what_users_give_is_no_feedback(text: str) -> None:
    assert read_facts(text).feedback is None
