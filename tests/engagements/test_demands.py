"""New demands in messages are seen; ordinary sentences between people at work are left alone."""

from __future__ import annotations

import time

import pytest

from fairbrief.engagements.demands import new_demand

DEMANDS = {
    "work": [
        "Could you also write a short press release?",
        "Can you also translate the summary into Spanish?",
        "Would you please also design the cover?",
        "Please also prepare a version for the board.",
        "One more thing: we want a second interview.",
        "While you're at it, build the spreadsheet for 2023 as well.",
        "Could you add a chapter on pricing?",
        "Can you add two interviews?",
        "Great. Add another section on competitors.",
        "Please add a comparison with last year.",
        "Can you make three more slides?",
        "Could you write another article for the blog?",
        "We also need you to clean the old data.",
        "We now need a video of it.",
        "I'd like you to also cover the second market.",
        "I would like you to expand this to the whole county.",
        "We need an additional report for the city.",
        "We want two more interviews.",
        "An extra chart for each region would be great.",
        "On top of that, please record a short video.",
        "In addition, we need a one-page summary.",
        "Let us extend the scope a little.",
        "It is not in the brief, but a logo would help.",
        "Thanks for the list. It is good.\nCould you also map the places?",
    ],
    "hours": [
        "Could you put in a few more hours this week?",
        "We would like you to work extra hours until the launch.",
        "Can you work over the weekend?",
        "Would you stay on for another week?",
    ],
    "date": [
        "I need it by Friday.",
        "We need the whole report by tomorrow.",
        "We need everything done before the weekend.",
        "Can you finish it by Thursday?",
        "Could you get it done before next week?",
        "Can you deliver the list by 12 May?",
        "Please hand it in earlier.",
        "We have to move the deadline.",
        "There is a new deadline.",
        "The due date has changed.",
        "The deadline is now Monday.",
    ],
}
ORDINARY = [
    "Thank you, this is very good work.",
    "Could you also send me the link?",
    "Can you also share the folder with Ana?",
    "Could you also check the third date, please?",
    "Would you also let me know when you have read it?",
    "Please also log your hours before Sunday.",
    "Could you add a comma after “market”?",
    "Please add a source to the second line.",
    "Could you add a link to the archive?",
    "Can you add the page numbers?",
    "Please add a date to the file name.",
    "Could you fix the spelling on page two?",
    "Can you make the title shorter?",
    "Can we talk on Thursday at ten?",
    "Are you free by Friday?",
    "I will be away until Monday; Ben stands in.",
    "I can meet by tomorrow if it helps.",
    "As agreed, the list has forty entries.",
    "As we agreed, could you also map the places?",
    "You don't have to do more than forty entries.",
    "No need to add a chapter on pricing.",
    "There is no additional work, only the last check.",
    "If it is more work, let us make a change order for another section.",
    "Shall we add another section, or is it enough?",
    "I added a folder for the photographs.",
    "I have added two interviews of my own to the folder for you to read.",
    "We will add a logo ourselves.",
    "Take your time; it is due on the 29th.",
    "The due date is 29 May, as signed.",
    "You are ahead of the plan.",
    "It was done earlier than I thought.",
    "Did you get the files I sent yesterday?",
    "Can you open the spreadsheet?",
    "Could you explain the second column?",
    "What do you need from me?",
    "I need to ask our archivist and come back to you.",
    "I need your signature on the form.",
    "We need to talk about the third photograph.",
    "How many hours did it take so far?",
    "Please log more precisely what you did.",
    "Have a good weekend.",
    "I hope you do not work on weekends.",
    "The interview with Ms Chen is on Tuesday.",
    "Our next call is on Friday at five.",
    "Do you want to move the meeting to Monday?",
    "Could you move the call to Tuesday?",
    "The report reads well; the second section is the best.",
    "One thing I liked: the order of the list.",
    "You may also find the city archive useful.",
    "I also think the summary is strong.",
    "The library also has a catalogue online.",
    "Would you like to join our team lunch?",
    "Can I add you to the channel?",
    "Could you give me access to the document?",
    "Can you resend the file? It did not open.",
    "Please read the note on the front page first.",
    "Please replace the third source; it is behind a wall.",
    "Could you remove the last paragraph?",
    "The second criterion is not met yet: three dates are missing.",
    "Which archive did you use?",
    "The pay is secured.",
    "I have answered your question in the workspace.",
    "Thank you for the check-in.",
    "This week I am hard to reach; write to Ben.",
    "Your plan for next week looks right.",
    "You can hand it in whenever you are ready.",
    "The board meets on 12 May and is looking forward to it.",
    "I would like you to meet our director.",
    "We want to thank you.",
    "Would you rather talk in the morning?",
    "It is fine to finish later; tell me which day and we sign it.",
    "Can you tell me more about the last source?",
    "I need more coffee on Mondays.",
    "There are two more people who will read it.",
    "Another student worked on this last year.",
    "We have an extra ticket for the festival.",
    "The additional file you sent is what I meant.",
    "Everything is ready on our side.",
    "Could you put the files into one folder?",
    "Could you also keep a copy?",
    "Can you please also name the photographer?",
]


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in DEMANDS.items() for text in texts]
)
def test_a_new_demand_is_seen(kind: str, text: str) -> None:
    found = new_demand(text)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize("text", ORDINARY)
def test_an_ordinary_sentence_is_left_alone(text: str) -> None:
    assert new_demand(text) is None


def test_it_names_the_sentence_and_no_more() -> None:
    found = new_demand("Thank you. It is good. Could you also map the places? See you on Monday.")
    assert found is not None
    assert found.words == "Could you also map the places?"


@pytest.mark.parametrize(
    "text", ["", " ", "a" * 3000, "could you " * 300, "add a " * 500, "\n" * 99]
)
def test_it_is_quick_whatever_is_written(text: str) -> None:
    start = time.perf_counter()
    new_demand(text)
    assert time.perf_counter() - start < 0.5
