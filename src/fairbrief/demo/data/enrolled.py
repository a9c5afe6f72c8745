"""Whom the two campuses have enrolled: names, studies and groups to draw from."""

from __future__ import annotations

GIVEN = (
    *("Ada", "Amara", "Andre", "Anika", "Ben", "Bianca", "Caleb", "Camila", "Chen", "Clara"),
    *("Daniel", "Deja", "Diego", "Elif", "Emma", "Ethan", "Fatima", "Felix", "Grace", "Hana"),
    *("Hugo", "Imani", "Isaac", "Ivy", "Jamal", "Jonah", "Kavya", "Keisha", "Kofi", "Layla"),
    *("Leo", "Lin", "Lucia", "Malik", "Mateo", "Mina", "Nadia", "Noah", "Olivia", "Omar"),
    *("Priya", "Quinn", "Rosa", "Ruth", "Sami", "Selam", "Tariq", "Tess", "Uma", "Victor"),
    *("Wen", "Xavier", "Yara", "Zane", "Zofia"),
)
FAMILY = (
    *("Abbott", "Acheampong", "Baker", "Begum", "Castillo", "Cho", "Delgado", "Diallo", "Edwards"),
    *("Farouk", "Fischer", "Garcia", "Greene", "Haddad", "Hughes", "Ivanova", "Jackson", "Johnson"),
    *("Kaur", "Kim", "Larsen", "Li", "Lopez", "Martin", "Mbeki", "Mitchell", "Morales", "Nakamura"),
    *(
        "Nguyen",
        "O’Brien",
        "Okoro",
        "Park",
        "Patel",
        "Perez",
        "Quist",
        "Rahman",
        "Reyes",
        "Robinson",
    ),
    *("Sato", "Schmidt", "Singh", "Smith", "Tesfaye", "Thompson", "Torres", "Ueda", "Vargas"),
    *("Walker", "Weiss", "Williams", "Wright", "Yilmaz", "Young", "Zimmermann"),
)
#: Colleges with their majors.
STUDIES = {
    "lakeshore": (
        ("College of Arts and Letters", ("English", "History", "Film and Media", "Spanish")),
        ("College of Sciences", ("Biology", "Chemistry", "Mathematics", "Psychology")),
        ("College of Business", ("Accounting", "Marketing", "Finance", "Supply Chain")),
        ("College of Engineering", ("Computer science", "Civil Engineering", "Data Science")),
        ("College of Education", ("Elementary Education", "Special Education")),
    ),
    "calloway": (
        ("Humanities", ("English", "Philosophy", "History", "Art History")),
        ("Sciences", ("Biology", "Environmental Science", "Computer science")),
        ("Social Sciences", ("Economics", "Political Science", "Sociology")),
    ),
}
#: Where the majors are taught that students with an account name.
COLLEGE_OF = {
    "English": "College of Arts and Letters",
    "Computer science": "College of Engineering",
    "Business": "College of Business",
    "Biology": "College of Sciences",
    "History": "Humanities",
    "Art and design": "Humanities",
    "Economics": "Social Sciences",
}
CLASSES = ("First year", "Sophomore", "Junior", "Senior")
#: Groups of each campus: kind, name, and every how manieth student is in it.
GROUPS = (("Athletics", "Rowing", 11), ("Program", "First-generation scholars", 6))
#: People enrolled without an account here.
SIZES = {"lakeshore": 480, "calloway": 90}
