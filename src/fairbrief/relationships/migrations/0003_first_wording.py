"""Feedback given so far gets the words it was given under, and when it was opened."""

import hashlib
import json

from django.db import migrations

OPENED = """
UPDATE relationships_feedback f SET opened_at = said.at
FROM (
    SELECT engagement_id, max(at) AS at FROM relationships_feedback
    GROUP BY engagement_id HAVING count(*) = 2
) said
WHERE said.engagement_id = f.engagement_id;
UPDATE relationships_feedback f SET opened_at = e.paid_at + interval '14 days'
FROM engagements_engagement e
WHERE e.id = f.engagement_id AND e.state = 'closed' AND f.opened_at IS NULL;
"""


def keep_first_wording(apps, schema_editor):
    from fairbrief.relationships.questionnaires import QUESTIONNAIRES, in_words

    feedback = apps.get_model("relationships", "Feedback")
    if not feedback.objects.exists():
        return
    content = in_words(QUESTIONNAIRES["2026-11"])
    whole = json.dumps(content, ensure_ascii=False, sort_keys=True)
    wording, _is_new = apps.get_model("relationships", "Wording").objects.get_or_create(
        digest=hashlib.sha256(whole.encode()).hexdigest(),
        defaults={"version": "2026-11", "language": "en", "content": content},
    )
    feedback.objects.filter(wording=None).update(wording=wording)
    schema_editor.execute(OPENED)


class Migration(migrations.Migration):
    dependencies = [("relationships", "0002_rubric")]
    operations = [migrations.RunPython(keep_first_wording, migrations.RunPython.noop)]
