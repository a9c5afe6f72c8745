"""Triggers that note which briefs changed, whoever writes, for the index each machine keeps.

Once a statement, not once a row. Drafts are not noted: nobody finds them. Applications are not
either: they come in a rush, and the worker looks at them every few minutes.
"""

from django.db import migrations

FORWARD = """
INSERT INTO discovery_source (code)
SELECT gen_random_uuid() WHERE NOT EXISTS (SELECT FROM discovery_source);

CREATE OR REPLACE FUNCTION discovery_note(briefs bigint[]) RETURNS void LANGUAGE sql AS $$
    INSERT INTO discovery_change (brief_id, xid, at)
    SELECT DISTINCT brief, pg_current_xact_id()::text::bigint, clock_timestamp()
    FROM unnest(briefs) AS brief
$$;

CREATE OR REPLACE FUNCTION discovery_on_brief() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM discovery_note(array_agg(id)) FROM new_rows WHERE state = 'open' HAVING count(*) > 0;
    ELSIF TG_OP = 'DELETE' THEN
        PERFORM discovery_note(array_agg(id)) FROM old_rows WHERE state = 'open' HAVING count(*) > 0;
    ELSE
        PERFORM discovery_note(array_agg(n.id)) FROM new_rows n JOIN old_rows o ON o.id = n.id
        WHERE 'open' IN (n.state, o.state) HAVING count(*) > 0;
    END IF;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER discovery_brief_in AFTER INSERT ON briefs_brief
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION discovery_on_brief();
CREATE OR REPLACE TRIGGER discovery_brief_on AFTER UPDATE ON briefs_brief
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION discovery_on_brief();
CREATE OR REPLACE TRIGGER discovery_brief_out AFTER DELETE ON briefs_brief
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION discovery_on_brief();

-- What belongs to a brief: skills, deliverables and where it is offered.
CREATE OR REPLACE FUNCTION discovery_on_part() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM discovery_note(array_agg(r.brief_id)) FROM changed_rows r
    JOIN briefs_brief b ON b.id = r.brief_id WHERE b.state = 'open' HAVING count(*) > 0;
    RETURN NULL;
END $$;
"""

PARTS = (
    "briefs_brief_skills",
    "briefs_brief_teaches",
    "briefs_deliverable",
    "briefs_offering",
)
_PART = """
CREATE OR REPLACE TRIGGER discovery_part_in AFTER INSERT ON {0}
    REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION discovery_on_part();
CREATE OR REPLACE TRIGGER discovery_part_on AFTER UPDATE ON {0}
    REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION discovery_on_part();
CREATE OR REPLACE TRIGGER discovery_part_out AFTER DELETE ON {0}
    REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION discovery_on_part();
"""

# Who approved it: a review changes for other reasons, too, and those of all open briefs at once when
# rules change.
REVIEWS = """
CREATE OR REPLACE FUNCTION discovery_on_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM discovery_note(array_agg(n.brief_id)) FROM new_rows n JOIN old_rows o ON o.id = n.id
    JOIN briefs_brief b ON b.id = n.brief_id AND b.state = 'open'
    WHERE (n.state, n.by_policy) IS DISTINCT FROM (o.state, o.by_policy) HAVING count(*) > 0;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER discovery_review_in AFTER INSERT ON vetting_briefreview
    REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION discovery_on_part();
CREATE OR REPLACE TRIGGER discovery_review_on AFTER UPDATE ON vetting_briefreview
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION discovery_on_review();
CREATE OR REPLACE TRIGGER discovery_review_out AFTER DELETE ON vetting_briefreview
    REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION discovery_on_part();
"""

# What many briefs share: the employer's name, its kind and whether it is held, the names of skills.
SHARED = """
CREATE OR REPLACE FUNCTION discovery_on_employer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM discovery_note(array_agg(b.id)) FROM new_rows n JOIN old_rows o ON o.id = n.id
    JOIN briefs_brief b ON b.employer_id = n.id AND b.state = 'open'
    WHERE (n.name, n.held_at, n.kind) IS DISTINCT FROM (o.name, o.held_at, o.kind) HAVING count(*) > 0;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER discovery_employer_on AFTER UPDATE ON organizations_employer
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION discovery_on_employer();

CREATE OR REPLACE FUNCTION discovery_on_skill() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM discovery_note(array_agg(DISTINCT b.id)) FROM new_rows n
    JOIN old_rows o ON o.id = n.id AND o.name IS DISTINCT FROM n.name
    JOIN (SELECT skill_id, brief_id FROM briefs_brief_skills
          UNION ALL SELECT skill_id, brief_id FROM briefs_brief_teaches) k ON k.skill_id = n.id
    JOIN briefs_brief b ON b.id = k.brief_id AND b.state = 'open' HAVING count(*) > 0;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER discovery_skill_on AFTER UPDATE ON students_skill
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION discovery_on_skill();
"""

TABLES = {
    "briefs_brief": ("discovery_brief_in", "discovery_brief_on", "discovery_brief_out"),
    **dict.fromkeys(PARTS, ("discovery_part_in", "discovery_part_on", "discovery_part_out")),
    "vetting_briefreview": ("discovery_review_in", "discovery_review_on", "discovery_review_out"),
    "organizations_employer": ("discovery_employer_on",),
    "students_skill": ("discovery_skill_on",),
}
BACKWARD = "".join(
    f"DROP TRIGGER {name} ON {table};\n" for table, names in TABLES.items() for name in names
) + "".join(
    f"DROP FUNCTION {name};\n"
    for name in (
        "discovery_on_brief()",
        "discovery_on_part()",
        "discovery_on_review()",
        "discovery_on_employer()",
        "discovery_on_skill()",
        "discovery_note(bigint[])",
    )
)


class Migration(migrations.Migration):
    dependencies = [
        ("discovery", "0001_initial"),
        ("briefs", "0001_initial"),
        ("organizations", "0001_initial"),
        ("students", "0001_initial"),
        ("vetting", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(FORWARD + "".join(map(_PART.format, PARTS)) + REVIEWS + SHARED, BACKWARD),
    ]
