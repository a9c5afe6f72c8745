"""The curated list of skills: short enough to read, in the words of students and employers."""

from django.db import migrations
from django.utils.text import slugify

SKILLS = {
    "Research": [
        "Archive research",
        "Desk research",
        "Interviewing",
        "Literature review",
        "Survey design",
        "Fact-checking",
        "Policy analysis",
    ],
    "Writing": [
        "Writing for the web",
        "Editing",
        "Grant writing",
        "Copywriting",
        "Technical writing",
        "Journalism",
        "Script writing",
    ],
    "Languages": ["Spanish", "French", "Arabic", "Chinese", "German", "Vietnamese", "Translation"],
    "Data": [
        "Spreadsheets",
        "SQL",
        "Statistics",
        "Python",
        "R",
        "Data visualization",
        "Mapping and GIS",
        "Data cleaning",
    ],
    "Technology": [
        "Web development",
        "JavaScript",
        "User testing",
        "Accessibility testing",
        "Mobile development",
        "Game design",
        "Prototyping",
    ],
    "Design": [
        "Graphic design",
        "Illustration",
        "User experience",
        "Photography",
        "Brand design",
        "Exhibition design",
    ],
    "Media": [
        "Video editing",
        "Sound editing",
        "Podcasting",
        "Film production",
        "Storyboarding",
        "Social media",
    ],
    "Business": [
        "Market research",
        "Budgeting",
        "Project planning",
        "Customer interviews",
        "Event planning",
        "Supply chains",
        "Fundraising",
    ],
    "Community": [
        "Community outreach",
        "Teaching",
        "Public speaking",
        "Health education",
        "Volunteer coordination",
        "Environmental science",
    ],
}


def load(apps, schema_editor):
    skill = apps.get_model("students", "Skill")
    skill.objects.bulk_create(
        skill(slug=slugify(name), name=name, field=field)
        for field, names in SKILLS.items()
        for name in names
    )


class Migration(migrations.Migration):
    dependencies = [("students", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
