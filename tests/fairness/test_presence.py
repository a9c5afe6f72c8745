"""Where the work is, said of who is where: in rooms, out of doors, from afar, or some of each."""

from __future__ import annotations

import pytest

from fairbrief.fairness.facts.place import read_place
from fairbrief.fairness.text import Page

_ONSITE = """
You'd be out on the reef with two divers every morning.
The intern rides along on the delivery bike and helps at each door.
Most of your day is spent in the cutting room at bench four.
The press room is where you'll sit.
You shadow the vet around the stables.
Offline internship, Pune.
Mode: offline (Jaipur)
Help wanted in my bindery, Tuesdays.
Come to us, we have a spare bench and a kettle.
Field crew camp at the lake for three weeks.
You will be in the control room with the night shift.
Our interns sit among the engineers on the second floor.
The work is at the quarry, so bring boots.
You can't do this one from your laptop: the specimens are in drawers.
It has to be done here, since the tapes may not leave the house.
Students help our rangers along the coast path.
You'll stand at the till next to Rosa and learn the stock.
Applicants should be ready to be in Leeds four days out of five.
You would travel with the mobile clinic from village to village.
All interns work under the same roof as the founders.
We're in a converted mill and you'd be there with us every day.
The placement is at our kennels near Cork.
Bring a packed lunch; the dig has no shop.
Everyone in the team is in the building Monday to Thursday and we expect the same of interns.
An intern to join us at the boatyard this winter.
Your desk will be in the archive, between the maps and the window.
You assist in the classroom of year four.
Interns rotate through the kitchen, the dairy and the shop.
Being present is part of it: we do not do this over video.
We don't offer working from home.
No home office, sorry.
Office presence required.
You will be welcomed at the lab on your first day and stay till the last.
This has to happen at the scope, at night.
You will spend the summer in the herbarium.
Hackney, E8. In the studio, not on Zoom.
The student works in the print shop alongside our two apprentices.
Volunteers greet visitors at the gate.
The internship takes place in Ghent, at the hospital.
Summer at sea: you live aboard for six weeks.
You will accompany our nurses on home visits.
You'll be behind the camera on set each Saturday.
Interns staff our stand at the fair in Bologna.
The traineeship takes place at the Maritime Institute in Gdynia.
The internship itself will be conducted out of the county courthouse.
The placement is carried out in Lyon under two tutors.
You will be based in Nairobi with the regional desk.
The trainee must be stationed in Valletta for the whole term.
Interns may be assigned to offices in Geneva or Vienna.
She will be placed at the Secretariat in Suva.
The position is available at our Turin and Milan offices.
You work from either the Harbour Street office or the annexe.
Work ModeOn-site
Remote Status: In-office
This role is on-site only. Perks: WFH on snow days, coffee.
On-campus internships for sophomores.
"""
_HYBRID = """
Two days with us in the shop, the rest you can write wherever.
First week in Turin, afterwards from your own desk.
You measure in the greenhouse on Mondays and do the sums at home.
Be here for the kick-off and the last week; in between, work from wherever you are.
Half here, half at your place.
Either at the institute or over video.
Your kitchen table or our office in Malmö, you decide.
In semester online, in the holidays you work at the museum.
One afternoon a week at the clinic, the remainder online.
You will be based either in Lima or work remotely.
Remote work options are available to interns in Ohio.
Remote and on-site positions.
This is a remote position with occasional office days.
Interns can work from home up to two days a week.
You may join us in the Lisbon office or stay where you are.
Meet at the farm once a month; the bookkeeping itself you do at home.
Partly in the field, partly on your laptop at home.
We would like to see you in the gallery on Thursdays. The other hours are yours to do from home.
Some days in the workshop, some days from home.
"""
_REMOTE = """
We are a distributed company, and so is this internship.
No commuting, ever.
Everything happens over Slack and a weekly call.
Online placement with a housing charity.
You transcribe from home whenever it suits you.
You never have to come to the office.
Do it from your dorm room.
The whole project is carried out by video.
We have no office and don't want one.
Location: wherever your laptop is.
Our interns have been in Lagos, Lima and Lahore while working on this; we only meet on calls.
A virtual practicum in public health.
The role can be carried out from anywhere in Canada.
Work takes place entirely over the internet.
You stay where you live; we send the scans.
All typing is done at your home.
Virtual presence is fine for everyone.
Do it from your own home or office, in comfort.
Work from your own campus or home.
All tasks are done online.
Work ModeRemote
Online volunteering, four hours a week.
Micro-internship, off-site, your own hours.
Remoto. Inglés o español.
The team is spread over five countries and meets only online.
"""
_UNSTATED = """
Our users work remotely and we build tools for them.
A tool to let farmers open the gates from anywhere.
Candidates of any country may apply.
We support home-based businesses in Kerala.
The buoy is read out remotely every hour.
We collaborate with the Home Office on statistics.
You must overlap with CET by four hours.
Our labs are among the best equipped in the country.
The museum has three floors and 40,000 visitors a year.
We are opening a second office in Bristol next year.
Based in Nairobi, we sell solar lamps.
The hospital asked us to write software for its wards.
You will write about people who work from home.
Interviews take place at our office or on Zoom.
Our founder worked remotely from Bali for years.
We install sensors in remote villages.
The data come from a school in Leeds.
Zürich, Switzerland
The farm has been in the family since 1890.
You will design the shop's new website.
You will plan the layout of the reading room.
The students in our schools learn online.
Home page redesign for a bakery.
The intern analyses visits to our shop.
Send it to our office in Kent by post.
We make software for offices.
You'll map the paths in the park from aerial photographs.
We run a virtual reality arcade.
Our van brings books to villages.
We study people in the field of education.
Write to the head of the lab.
Our office is near the cathedral.
We offer room and board.
Applicants within commuting distance are welcome.
The internship takes place in June and July.
The placement is carried out in partnership with two ministries.
The fellowship is held in high regard.
Your ideas will be based in part on data.
Applications are available at the registrar's office.
You will survey on-site and remote learners about the library.
You use a hybrid workflow of code and paper.
Remote or hybrid option?
You must be able to work 12 hours a week in the fall.
Most work gets done in the field.
Tag the maps in our digital library.
Join our team in Halifax!
Some of our interns work in government offices today.
The candidate will assist staff working in country offices.
The shows take place at our theatre.
"""


def _each(*said: tuple[str, str]) -> list[tuple[str, str]]:
    return [(kind, line) for kind, lines in said for line in lines.strip().splitlines()]


@pytest.mark.parametrize(
    ("kind", "said"),
    _each(("onsite", _ONSITE), ("hybrid", _HYBRID), ("remote", _REMOTE), ("unstated", _UNSTATED)),
)
def test_where_the_work_is_done(kind: str, said: str) -> None:
    assert read_place(Page(said)).kind == kind
