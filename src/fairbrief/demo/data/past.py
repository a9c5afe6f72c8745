"""Micro-internships of the years before: what a career office kept in a spreadsheet."""

from __future__ import annotations

from typing import NamedTuple


class PastData(NamedTuple):
    """One line; `end` in days from now."""

    student: str
    employer: str
    title: str
    hours: int
    paid: int
    end: int
    place: str


STUDENTS = (
    *("Priya Anand", "Tomas Reyes", "Nia Brooks", "Caleb Stone", "Yara Haddad", "Owen Price"),
    *("Grace Liu", "Mateus Silva", "Ingrid Berg", "Darnell Fox", "Sofia Rossi", "Kenji Mori"),
    *("Amina Yusuf", "Lucas Meyer", "Hannah Cole", "Diego Luna", "Rhea Kapoor", "Evan Walsh"),
    *("Mei Chen", "Jonas Weber", "Talia Stein", "Andre Boone", "Lily Tran", "Samir Aziz"),
    *("Clara Jensen", "Marcus Hill"),
)
WORK = (
    ("Lowtide Films", "Transcribe and index interviews", 14, 280, "Remote"),
    ("Harbor Street Clinic", "Patient leaflet in plain words", 18, 0, "Hybrid"),
    ("Northgate Analytics", "Clean a survey of two thousand rows", 22, 550, "Remote"),
    ("Maple & Rye Bakery", "Photographs for the web shop", 10, 200, "On site"),
    ("Coastal Land Trust", "Map of protected parcels", 26, 520, "Hybrid"),
    ("Brightline Logistics", "Compare rates of six carriers", 16, 360, "Remote"),
    ("Kestrel Robotics", "Test plan for a gripper", 30, 750, "On site"),
    ("City Records Office", "Describe a box of letters", 24, 0, "On site"),
    ("Fernhill Press", "Fact check of two chapters", 20, 440, "Remote"),
)
#: Eighty lines over four years.
PAST = tuple(
    PastData(
        student=STUDENTS[number % len(STUDENTS)],
        employer=WORK[number % len(WORK)][0],
        title=WORK[number % len(WORK)][1],
        hours=WORK[number % len(WORK)][2] + number % 5,
        paid=WORK[number % len(WORK)][3],
        end=-430 - number * 15,
        place=WORK[number % len(WORK)][4],
    )
    for number in range(80)
)
