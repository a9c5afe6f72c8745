"""Triggers that note whose card changed. Once a statement, and never for a draft: in a rush to apply
each application adds one narrow row that nobody has to wait for."""

from django.db import migrations

FORWARD = """
CREATE OR REPLACE FUNCTION keeping_note(briefs bigint[]) RETURNS void LANGUAGE sql AS $$
    INSERT INTO keeping_stir (brief_id, xid, at)
    SELECT DISTINCT brief, pg_current_xact_id()::text::bigint, clock_timestamp()
    FROM unnest(briefs) AS brief
$$;

-- How many applied.
CREATE OR REPLACE FUNCTION keeping_on_application() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM keeping_note(array_agg(brief_id)) FROM new_rows
        WHERE state <> 'draft' HAVING count(*) > 0;
    ELSIF TG_OP = 'DELETE' THEN
        PERFORM keeping_note(array_agg(brief_id)) FROM old_rows
        WHERE state <> 'draft' HAVING count(*) > 0;
    ELSE
        PERFORM keeping_note(array_agg(n.brief_id) || array_agg(o.brief_id))
        FROM new_rows n JOIN old_rows o ON o.id = n.id
        WHERE (n.state, n.brief_id) IS DISTINCT FROM (o.state, o.brief_id) HAVING count(*) > 0;
    END IF;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER keeping_application_in AFTER INSERT ON applications_application
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION keeping_on_application();
CREATE OR REPLACE TRIGGER keeping_application_on AFTER UPDATE ON applications_application
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION keeping_on_application();
CREATE OR REPLACE TRIGGER keeping_application_out AFTER DELETE ON applications_application
    REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION keeping_on_application();

-- Who is named on a card.
CREATE OR REPLACE FUNCTION keeping_on_member() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM keeping_note(array_agg(b.id)) FROM new_rows n
    JOIN old_rows o ON o.id = n.id AND (n.name, n.title) IS DISTINCT FROM (o.name, o.title)
    JOIN briefs_brief b ON n.id IN (b.supervisor_id, b.leader_id) AND b.state = 'open'
    HAVING count(*) > 0;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER keeping_member_on AFTER UPDATE ON organizations_member
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION keeping_on_member();

-- Where the employer's name leads.
CREATE OR REPLACE FUNCTION keeping_on_employer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM keeping_note(array_agg(b.id)) FROM new_rows n
    JOIN old_rows o ON o.id = n.id AND n.slug IS DISTINCT FROM o.slug
    JOIN briefs_brief b ON b.employer_id = n.id AND b.state = 'open' HAVING count(*) > 0;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER keeping_employer_on AFTER UPDATE ON organizations_employer
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION keeping_on_employer();
"""

BACKWARD = """
DROP TRIGGER keeping_application_in ON applications_application;
DROP TRIGGER keeping_application_on ON applications_application;
DROP TRIGGER keeping_application_out ON applications_application;
DROP TRIGGER keeping_member_on ON organizations_member;
DROP TRIGGER keeping_employer_on ON organizations_employer;
DROP FUNCTION keeping_on_application();
DROP FUNCTION keeping_on_member();
DROP FUNCTION keeping_on_employer();
DROP FUNCTION keeping_note(bigint[]);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("keeping", "0001_initial"),
        ("applications", "0001_initial"),
        ("briefs", "0001_initial"),
        ("organizations", "0001_initial"),
    ]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
