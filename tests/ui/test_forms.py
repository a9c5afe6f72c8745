"""Forms: label, hint, errors and control belong together for every reader."""

from __future__ import annotations

import re

from django import forms
from django.test import RequestFactory

from fairbrief.portals.ui.gallery import SampleForm
from tests.ui.rendering import render


def bad() -> SampleForm:
    return SampleForm({"title": "x" * 120, "fee": "-4", "due_on": "soon"})


def test_each_control_has_its_label_and_names_its_hint() -> None:
    html = render("{% form_fields form %}", form=SampleForm())
    for name in ("title", "summary", "fee", "due_on", "meet_at", "function", "agree"):
        assert f'<label for="id_{name}"' in html
    assert 'aria-describedby="id_title_helptext"' in html
    assert 'id="id_title_helptext"' in html
    assert html.count("<legend>") == 2


def test_errors_stand_by_the_field_and_in_the_summary() -> None:
    html = render("{% form_fields form %}", form=bad())
    assert 'href="#id_fee"' in html
    assert 'id="id_fee_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'role="alert"' in html
    described = set(re.findall(r'aria-describedby="([^"]+)"', html))
    for group in described:
        for one in group.split():
            assert f'id="{one}"' in html


def test_the_summary_links_only_to_what_exists() -> None:
    html = render("{% form_fields form %}", form=bad())
    for target in re.findall(r'href="#([^"]+)"', html):
        assert f'id="{target}"' in html


def test_what_was_typed_is_kept() -> None:
    assert f'value="{"x" * 120}"' in render("{% field form.title %}", form=bad())


def test_an_unbound_form_shows_no_errors() -> None:
    html = render("{% form_errors form %}{% form_fields form %}", form=SampleForm())
    assert "error" not in html


def test_dates_get_the_browsers_control_in_its_own_format() -> None:
    form = SampleForm(initial={"due_on": "2026-06-12", "meet_at": "2026-06-12 09:30"})
    form.initial["due_on"] = forms.DateField().to_python("2026-06-12")
    form.initial["meet_at"] = forms.DateTimeField().to_python("2026-06-12 09:30")
    html = render("{% field form.due_on %}{% field form.meet_at %}", form=form)
    assert 'type="date"' in html
    assert 'value="2026-06-12"' in html
    assert 'type="datetime-local"' in html
    assert 'value="2026-06-12T09:30"' in html


def test_a_chosen_widget_is_left_alone() -> None:
    class Chosen(forms.Form):
        day = forms.DateField(widget=forms.DateInput(attrs={"type": "month"}))

    html = render("{% field form.day %}", form=Chosen())
    assert html.count("type=") == 1


def test_part_of_a_form_can_be_shown() -> None:
    html = render('{% form_fields form only="title fee" %}', form=SampleForm())
    assert 'name="title"' in html
    assert 'name="due_on"' not in html


def test_help_of_allauth_may_hold_a_list() -> None:
    class Lists(forms.Form):
        password = forms.CharField(help_text="plain <b>", widget=forms.PasswordInput)

    assert "plain &lt;b&gt;" in render("{% field form.password %}", form=Lists())


def test_a_form_carries_its_token_and_is_sent_once() -> None:
    request = RequestFactory().get("/")
    html = render(
        '{% form live_url="/live/" live_into="review" %}<p>in</p>{% endform %}', request=request
    )
    assert "data-once" in html
    assert 'hx-post="/live/"' in html
    assert 'hx-target="#review"' in html
    get = render('{% form method="get" %}{% endform %}', request=request)
    assert "data-once" not in get
    assert "csrf" not in get


def test_a_confirmation_works_without_a_script() -> None:
    html = render(
        '{% confirm label="Withdraw" url="/x/" submit="Withdraw" kind="stop" %}<p>Why.</p>'
        "{% endconfirm %}"
    )
    assert html.strip().startswith('<details class="confirm">')
    assert 'method="post" action="/x/"' in html


def test_many_choices_are_folded_under_their_headings() -> None:
    form = SampleForm({"skills": ["3", "5"]})
    html = render("{% field form.skills %}", form=form)
    assert re.findall(r"<details class=\"choice-group\"( open)?><summary>(\w+)", html) == [
        ("", "Finding"),
        (" open", "Making"),
    ]
    assert "2 chosen" in html
    assert html.count('type="checkbox"') == 7
    assert len(set(re.findall(r' id="(id_skills_[\w]+)"', html))) == 7
