"""Two more things that change what is found of a brief: who approved it, and whether its employer
is a nonprofit or a public agency."""

from django.db import migrations

#: A review tells its brief as the other parts do.
REVIEWS = """
CREATE TRIGGER discovery_part_in AFTER INSERT ON vetting_briefreview
    REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION discovery_on_part();
CREATE TRIGGER discovery_part_on AFTER UPDATE ON vetting_briefreview
    REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION discovery_on_part();
CREATE TRIGGER discovery_part_out AFTER DELETE ON vetting_briefreview
    REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION discovery_on_part();
"""
NO_REVIEWS = "".join(
    f"DROP TRIGGER discovery_part_{when} ON vetting_briefreview;\n" for when in ("in", "on", "out")
)
_EMPLOYER = """
CREATE OR REPLACE FUNCTION discovery_on_employer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM discovery_note(array_agg(b.id)) FROM new_rows n JOIN old_rows o ON o.id = n.id
    JOIN briefs_brief b ON b.employer_id = n.id AND b.state = 'open'
    WHERE ({new}) IS DISTINCT FROM ({old}) HAVING count(*) > 0;
    RETURN NULL;
END $$;
"""


def _employer(*columns: str) -> str:
    new, old = (", ".join(f"{row}.{column}" for column in columns) for row in ("n", "o"))
    return _EMPLOYER.format(new=new, old=old)


class Migration(migrations.Migration):
    dependencies = [
        ("discovery", "0002_changes"),
        ("briefs", "0005_academic_credit"),
        ("vetting", "0003_settings_and_evidence"),
    ]

    operations = [
        migrations.RunSQL(REVIEWS, NO_REVIEWS),
        migrations.RunSQL(_employer("name", "held_at", "kind"), _employer("name", "held_at")),
    ]
