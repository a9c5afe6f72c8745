"""Triggers that mark figures as stale, whoever writes, and the index for recounts.

Once a statement, not once a row: an import of ten thousand rows leaves a mark a day it touches.
"""

from django.db import migrations

FORWARD = """
CREATE INDEX IF NOT EXISTS reports_counted ON tracking_experience (campus_id, ends_on)
    INCLUDE (id, student_id, roster_entry_id, engagement_id, minutes, paid_minor, currency, place,
        ended_early)
    WHERE state IN ('confirmed', 'verified');

-- Experiences: the day on which each that counts, or did, has ended.
CREATE OR REPLACE FUNCTION reports_on_experience() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP IN ('INSERT', 'UPDATE') THEN
        INSERT INTO reports_mark (campus_id, kind, first_on, last_on)
        SELECT DISTINCT campus_id, 'taken', ends_on, ends_on FROM new_rows
        WHERE state IN ('confirmed', 'verified');
    END IF;
    IF TG_OP IN ('DELETE', 'UPDATE') THEN
        INSERT INTO reports_mark (campus_id, kind, first_on, last_on)
        SELECT DISTINCT campus_id, 'taken', ends_on, ends_on FROM old_rows
        WHERE state IN ('confirmed', 'verified');
    END IF;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER reports_experience_in AFTER INSERT ON tracking_experience
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION reports_on_experience();
CREATE OR REPLACE TRIGGER reports_experience_on AFTER UPDATE ON tracking_experience
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION reports_on_experience();
CREATE OR REPLACE TRIGGER reports_experience_out AFTER DELETE ON tracking_experience
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION reports_on_experience();

-- Next steps: the experience of their engagement.
CREATE OR REPLACE FUNCTION reports_on_next_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP IN ('INSERT', 'UPDATE') THEN
        INSERT INTO reports_mark (campus_id, kind, first_on, last_on)
        SELECT DISTINCT x.campus_id, 'taken', x.ends_on, x.ends_on
        FROM new_rows n JOIN tracking_experience x ON x.engagement_id = n.engagement_id;
    ELSE
        INSERT INTO reports_mark (campus_id, kind, first_on, last_on)
        SELECT DISTINCT x.campus_id, 'taken', x.ends_on, x.ends_on
        FROM old_rows n JOIN tracking_experience x ON x.engagement_id = n.engagement_id;
    END IF;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER reports_next_step_in AFTER INSERT ON relationships_nextstep
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION reports_on_next_step();
CREATE OR REPLACE TRIGGER reports_next_step_on AFTER UPDATE ON relationships_nextstep
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION reports_on_next_step();
CREATE OR REPLACE TRIGGER reports_next_step_out AFTER DELETE ON relationships_nextstep
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION reports_on_next_step();

-- Enrolment: its term and, as the latest known, every later one.
CREATE OR REPLACE FUNCTION reports_on_enrolment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP IN ('INSERT', 'UPDATE') THEN
        INSERT INTO reports_mark (campus_id, kind, first_on, last_on)
        SELECT DISTINCT t.campus_id, 'enrolled', t.starts_on, NULL::date
        FROM (SELECT DISTINCT term_id FROM new_rows) n
        JOIN organizations_term t ON t.id = n.term_id;
    END IF;
    IF TG_OP IN ('DELETE', 'UPDATE') THEN
        INSERT INTO reports_mark (campus_id, kind, first_on, last_on)
        SELECT DISTINCT t.campus_id, 'enrolled', t.starts_on, NULL::date
        FROM (SELECT DISTINCT term_id FROM old_rows) n
        JOIN organizations_term t ON t.id = n.term_id;
    END IF;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER reports_enrolment_in AFTER INSERT ON roster_enrolment
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION reports_on_enrolment();
CREATE OR REPLACE TRIGGER reports_enrolment_on AFTER UPDATE ON roster_enrolment
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION reports_on_enrolment();
CREATE OR REPLACE TRIGGER reports_enrolment_out AFTER DELETE ON roster_enrolment
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION reports_on_enrolment();

-- An entry that is linked to an account, or no longer: two persons become one, or one two.
CREATE OR REPLACE FUNCTION reports_on_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        INSERT INTO reports_mark (campus_id, kind, first_on, last_on)
        WITH linked AS MATERIALIZED (
            SELECT o.id AS entry_id, link.student_id, link.campus_id
            FROM old_rows o JOIN new_rows n ON n.id = o.id,
            LATERAL (VALUES (o.student_id, o.campus_id), (n.student_id, n.campus_id))
                AS link (student_id, campus_id)
            WHERE (o.student_id, o.campus_id) IS DISTINCT FROM (n.student_id, n.campus_id)
        )
        SELECT x.campus_id, 'taken', x.ends_on, x.ends_on
        FROM linked l JOIN tracking_experience x ON x.student_id = l.student_id
        UNION
        SELECT x.campus_id, 'taken', x.ends_on, x.ends_on
        FROM linked l JOIN tracking_experience x ON x.roster_entry_id = l.entry_id
        UNION
        SELECT s.campus_id, 'taken', a.submitted_at::date - 1, a.submitted_at::date + 1
        FROM linked l JOIN applications_application a ON a.student_id = l.student_id
        JOIN students_student s ON s.id = a.student_id WHERE a.submitted_at IS NOT NULL
        UNION
        SELECT l.campus_id, 'accounts', s.made_at::date - 1, NULL::date
        FROM linked l JOIN students_student s ON s.id = l.student_id;
    ELSIF TG_OP = 'INSERT' THEN
        INSERT INTO reports_mark (campus_id, kind, first_on, last_on)
        SELECT DISTINCT n.campus_id, 'enrolled', NULL::date, NULL::date FROM new_rows n
        WHERE n.student_id IS NOT NULL;
    ELSE
        INSERT INTO reports_mark (campus_id, kind, first_on, last_on)
        SELECT DISTINCT o.campus_id, 'enrolled', NULL::date, NULL::date FROM old_rows o;
    END IF;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER reports_entry_in AFTER INSERT ON roster_rosterentry
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION reports_on_entry();
CREATE OR REPLACE TRIGGER reports_entry_on AFTER UPDATE ON roster_rosterentry
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION reports_on_entry();
CREATE OR REPLACE TRIGGER reports_entry_out AFTER DELETE ON roster_rosterentry
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION reports_on_entry();

-- Groups hold for every term alike.
CREATE OR REPLACE FUNCTION reports_on_members() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO reports_mark (campus_id, kind, first_on, last_on)
    SELECT DISTINCT g.campus_id, 'enrolled', NULL::date, NULL::date
    FROM (SELECT DISTINCT group_id FROM rows_changed) m JOIN roster_group g ON g.id = m.group_id;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER reports_members_in AFTER INSERT ON roster_group_entries
    REFERENCING NEW TABLE AS rows_changed FOR EACH STATEMENT EXECUTE FUNCTION reports_on_members();
CREATE OR REPLACE TRIGGER reports_members_out AFTER DELETE ON roster_group_entries
    REFERENCING OLD TABLE AS rows_changed FOR EACH STATEMENT EXECUTE FUNCTION reports_on_members();

CREATE OR REPLACE FUNCTION reports_on_group() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO reports_mark (campus_id, kind, first_on, last_on)
    SELECT DISTINCT o.campus_id, 'enrolled', NULL::date, NULL::date FROM rows_changed o;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER reports_group_on AFTER UPDATE ON roster_group
    REFERENCING NEW TABLE AS rows_changed FOR EACH STATEMENT EXECUTE FUNCTION reports_on_group();
CREATE OR REPLACE TRIGGER reports_group_out AFTER DELETE ON roster_group
    REFERENCING OLD TABLE AS rows_changed FOR EACH STATEMENT EXECUTE FUNCTION reports_on_group();

-- Accounts: what their profile says counts where no enrolment does.
CREATE OR REPLACE FUNCTION reports_on_student() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO reports_mark (campus_id, kind, first_on, last_on)
        SELECT DISTINCT campus_id, 'accounts', made_at::date - 1, NULL::date FROM new_rows;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO reports_mark (campus_id, kind, first_on, last_on)
        SELECT DISTINCT o.campus_id, 'accounts', o.made_at::date - 1, NULL::date FROM old_rows o;
    ELSE
        INSERT INTO reports_mark (campus_id, kind, first_on, last_on)
        SELECT DISTINCT x.campus_id, 'taken', x.ends_on, x.ends_on
        FROM old_rows o JOIN new_rows n ON n.id = o.id
        JOIN tracking_experience x
          ON x.student_id = n.id OR x.roster_entry_id =
             (SELECT r.id FROM roster_rosterentry r WHERE r.student_id = n.id)
        WHERE (o.major, o.first_generation, o.campus_id, o.made_at)
              IS DISTINCT FROM (n.major, n.first_generation, n.campus_id, n.made_at)
        UNION
        SELECT DISTINCT n.campus_id, 'taken', a.submitted_at::date - 1, a.submitted_at::date + 1
        FROM old_rows o JOIN new_rows n ON n.id = o.id
        JOIN applications_application a ON a.student_id = n.id
        WHERE a.submitted_at IS NOT NULL
          AND (o.major, o.first_generation, o.campus_id, o.made_at)
              IS DISTINCT FROM (n.major, n.first_generation, n.campus_id, n.made_at);
        INSERT INTO reports_mark (campus_id, kind, first_on, last_on)
        SELECT DISTINCT campus, 'accounts', least(o.made_at, n.made_at)::date - 1, NULL::date
        FROM old_rows o JOIN new_rows n ON n.id = o.id,
        LATERAL unnest(ARRAY[o.campus_id, n.campus_id]) AS campus
        WHERE (o.major, o.first_generation, o.campus_id, o.made_at)
              IS DISTINCT FROM (n.major, n.first_generation, n.campus_id, n.made_at);
    END IF;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER reports_student_in AFTER INSERT ON students_student
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION reports_on_student();
CREATE OR REPLACE TRIGGER reports_student_on AFTER UPDATE ON students_student
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION reports_on_student();
CREATE OR REPLACE TRIGGER reports_student_out AFTER DELETE ON students_student
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION reports_on_student();

-- Applications and what came of them: the day they were sent, in whichever zone.
CREATE OR REPLACE FUNCTION reports_on_application() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO reports_mark (campus_id, kind, first_on, last_on)
    SELECT DISTINCT s.campus_id, 'taken', a.submitted_at::date - 1, a.submitted_at::date + 1
    FROM rows_changed a JOIN students_student s ON s.id = a.student_id
    WHERE a.submitted_at IS NOT NULL;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER reports_application_in AFTER INSERT ON applications_application
    REFERENCING NEW TABLE AS rows_changed
    FOR EACH STATEMENT EXECUTE FUNCTION reports_on_application();
CREATE OR REPLACE TRIGGER reports_application_on AFTER UPDATE ON applications_application
    REFERENCING NEW TABLE AS rows_changed
    FOR EACH STATEMENT EXECUTE FUNCTION reports_on_application();
CREATE OR REPLACE TRIGGER reports_application_out AFTER DELETE ON applications_application
    REFERENCING OLD TABLE AS rows_changed
    FOR EACH STATEMENT EXECUTE FUNCTION reports_on_application();

CREATE OR REPLACE FUNCTION reports_on_engagement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO reports_mark (campus_id, kind, first_on, last_on)
    SELECT DISTINCT s.campus_id, 'taken', a.submitted_at::date - 1, a.submitted_at::date + 1
    FROM rows_changed e JOIN agreements_agreement g ON g.id = e.agreement_id
    JOIN applications_application a ON a.id = g.application_id
    JOIN students_student s ON s.id = a.student_id
    WHERE a.submitted_at IS NOT NULL;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER reports_engagement_in AFTER INSERT ON engagements_engagement
    REFERENCING NEW TABLE AS rows_changed
    FOR EACH STATEMENT EXECUTE FUNCTION reports_on_engagement();
CREATE OR REPLACE TRIGGER reports_engagement_on AFTER UPDATE ON engagements_engagement
    REFERENCING NEW TABLE AS rows_changed
    FOR EACH STATEMENT EXECUTE FUNCTION reports_on_engagement();

-- What the office decided, on which day.
CREATE OR REPLACE FUNCTION reports_on_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO reports_mark (campus_id, kind, first_on, last_on)
    SELECT DISTINCT campus_id, 'taken', decided_at::date - 1, decided_at::date + 1
    FROM rows_changed WHERE decided_at IS NOT NULL;
    RETURN NULL;
END $$;
-- Both days, where one was decided anew: most changes of a review are none of its decision.
CREATE OR REPLACE FUNCTION reports_on_new_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO reports_mark (campus_id, kind, first_on, last_on)
    SELECT DISTINCT n.campus_id, 'taken', decided::date - 1, decided::date + 1
    FROM old_rows o JOIN new_rows n ON n.id = o.id,
    LATERAL unnest(ARRAY[o.decided_at, n.decided_at]) AS decided
    WHERE decided IS NOT NULL
      AND (o.asked_at, o.decided_at) IS DISTINCT FROM (n.asked_at, n.decided_at);
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER reports_brief_review_in AFTER INSERT ON vetting_briefreview
    REFERENCING NEW TABLE AS rows_changed FOR EACH STATEMENT EXECUTE FUNCTION reports_on_decision();
CREATE OR REPLACE TRIGGER reports_brief_review_on AFTER UPDATE ON vetting_briefreview
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION reports_on_new_decision();
CREATE OR REPLACE TRIGGER reports_employer_review_in AFTER INSERT ON vetting_employerreview
    REFERENCING NEW TABLE AS rows_changed FOR EACH STATEMENT EXECUTE FUNCTION reports_on_decision();
CREATE OR REPLACE TRIGGER reports_employer_review_on AFTER UPDATE ON vetting_employerreview
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION reports_on_new_decision();

-- Terms: which day belongs to which is asked anew.
CREATE OR REPLACE FUNCTION reports_on_term() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO reports_mark (campus_id, kind, first_on, last_on)
    SELECT DISTINCT o.campus_id, 'terms', NULL::date, NULL::date FROM rows_changed o;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER reports_term_in AFTER INSERT ON organizations_term
    REFERENCING NEW TABLE AS rows_changed FOR EACH STATEMENT EXECUTE FUNCTION reports_on_term();
CREATE OR REPLACE TRIGGER reports_term_on AFTER UPDATE ON organizations_term
    REFERENCING NEW TABLE AS rows_changed FOR EACH STATEMENT EXECUTE FUNCTION reports_on_term();
CREATE OR REPLACE TRIGGER reports_term_out AFTER DELETE ON organizations_term
    REFERENCING OLD TABLE AS rows_changed FOR EACH STATEMENT EXECUTE FUNCTION reports_on_term();
"""
BACK = """
DROP FUNCTION reports_on_experience, reports_on_next_step, reports_on_enrolment, reports_on_entry,
    reports_on_members, reports_on_group, reports_on_student, reports_on_application,
    reports_on_engagement, reports_on_decision, reports_on_new_decision, reports_on_term CASCADE;
DROP INDEX reports_counted;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0001_initial"),
        ("tracking", "0001_initial"),
        ("roster", "0001_initial"),
        ("relationships", "0001_initial"),
        ("applications", "0001_initial"),
        ("engagements", "0001_initial"),
        ("vetting", "0001_initial"),
        ("organizations", "0001_initial"),
        ("students", "0001_initial"),
    ]
    operations = [migrations.RunSQL(FORWARD, BACK)]
