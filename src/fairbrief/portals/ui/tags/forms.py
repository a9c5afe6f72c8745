"""Forms: label, hint, errors and control together, with a summary of errors at the top."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms, template
from django.forms import BaseForm
from django.forms.boundfield import BoundField, BoundWidget
from django.forms.widgets import DateTimeBaseInput
from django.template.context import RequestContext
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fairbrief.portals.ui.changed import shows_another
from fairbrief.portals.ui.controls import takes_text
from fairbrief.portals.ui.errors import errors_of, label_before
from fairbrief.portals.ui.tags.declared import component
from fairbrief.portals.ui.tags.fields import Field, Group, written

register = template.Library()

#: Fields whose browser control is better than a text input: input type and the format it speaks.
_BROWSER_TYPES: tuple[tuple[type[forms.Field], str, str], ...] = (
    (forms.DateTimeField, "datetime-local", "%Y-%m-%dT%H:%M"),
    (forms.DateField, "date", "%Y-%m-%d"),
    (forms.TimeField, "time", "%H:%M"),
)


def _use_browser_control(bound: BoundField) -> None:
    """Date and time fields left with Django's text input get the browser's own picker."""
    widget = bound.field.widget
    if not isinstance(widget, DateTimeBaseInput) or widget.input_type != "text":
        return
    for kind, input_type, pattern in _BROWSER_TYPES:
        if isinstance(bound.field, kind):
            widget.input_type = input_type
            widget.format = pattern
            return


def _shape(bound: BoundField) -> str:
    widget = bound.field.widget
    if isinstance(widget, forms.CheckboxInput):
        return "check"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "choices"
    if isinstance(widget, forms.MultiWidget):
        return "group"
    return "line"


def _length_limit(bound: BoundField) -> int | None:
    """How much fits, where one writes freely."""
    widget = bound.field.widget
    free = isinstance(widget, forms.Textarea) or type(widget) is forms.TextInput
    return getattr(bound.field, "max_length", None) if free else None


def _keep_what_is_too_long(bound: BoundField) -> None:
    """A browser cuts pasted text at `maxlength` without a word; the form says it instead."""
    bound.field.widget.attrs.pop("maxlength", None)


def _groups(bound: BoundField) -> list[Group]:
    """The choices of a field as its form orders them, those in a row without heading together."""
    widget = bound.field.widget
    attributes = bound.build_widget_attrs({"id": widget.attrs.get("id") or bound.auto_id}, widget)
    found: list[Group] = []
    for name, options, _place in widget.optgroups(
        bound.html_name, widget.format_value(bound.value()), attributes
    ):
        rows = [BoundWidget(widget, option, bound.form.renderer) for option in options]
        chosen = sum(bool(option["selected"]) for option in options)
        if found and not name and not found[-1].name:
            found[-1].options.extend(rows)
        else:
            found.append(Group(str(name or ""), rows, chosen))
    return found


def _render(
    bound: BoundField,
    *,
    hint: str,
    prefix: str,
    suffix: str,
    width: str,
    autocomplete: str,
    inputmode: str,
    optional: bool,
    hide_label: bool = False,
    found: Iterable[Any] | None = None,
) -> SafeString:
    _use_browser_control(bound)
    shape = _shape(bound)
    hint = hint or str(bound.help_text)
    limit = _length_limit(bound)
    if limit:
        _keep_what_is_too_long(bound)
    identity = bound.id_for_label or bound.auto_id
    errors = errors_of(bound) if bound.errors else []
    described = [
        f"{bound.auto_id}_helptext" if hint else "",
        f"{bound.auto_id}_error" if errors else "",
        f"found-{bound.html_name}" if found is not None else "",
    ]
    attributes: dict[str, Any] = {}
    if shape != "choices" and any(described):
        attributes["aria-describedby"] = " ".join(filter(None, described))
    if errors and shape != "choices":
        attributes["aria-invalid"] = "true"
    if autocomplete:
        attributes["autocomplete"] = autocomplete
    if inputmode:
        attributes["inputmode"] = inputmode
    if limit:
        attributes["data-count"] = str(limit)
    if isinstance(bound.field.widget, forms.Textarea):
        attributes["data-grow"] = ""
        if str(bound.field.widget.attrs.get("rows")) == "10":  # Django's own, too tall for a phone
            attributes["rows"] = "4"
    return written(
        Field(
            shape=shape,
            name=bound.auto_id,
            html_name=bound.html_name,
            identity=identity,
            label=bound.label,
            control="" if shape == "choices" else bound.as_widget(attrs=attributes),
            groups=_groups(bound) if shape == "choices" else [],
            most=getattr(bound.field, "most", None),
            hide_label=hide_label,
            mark_optional=optional and not bound.field.required and shape != "check",
            errors=errors,
            hint=hint,
            described=" ".join(filter(None, described)),
            prefix=prefix,
            suffix=suffix,
            width=width,
            limit=limit,
            # A value that is refused is no value for the review: it would say that there is none.
            found=() if errors and found is not None else found,
            texts=(bound.html_name,) if takes_text(bound.field) else (),
        )
    )


@register.simple_tag
def field(
    bound: BoundField,
    *,
    hint: str = "",
    prefix: str = "",
    suffix: str = "",
    width: str = "",
    autocomplete: str = "",
    inputmode: str = "",
    optional: bool = True,
    hide_label: bool = False,
    found: Iterable[Any] | None = None,
) -> SafeString:
    """`width` is "" (whole), "short" (a number, a date) or "half". With `found`, what a review
    finds at this field stands beneath it, and can be brought up to date while one types.

    The label is the form's, so that the summary of errors calls the field by the same name;
    `hide_label` leaves it to those who listen, where a heading just above says it.
    """
    return _render(
        bound,
        hint=hint,
        prefix=prefix,
        suffix=suffix,
        width=width,
        autocomplete=autocomplete,
        inputmode=inputmode,
        optional=optional,
        hide_label=hide_label,
        found=found,
    )


def _summary(forms_: Sequence[BaseForm]) -> dict[str, Any]:
    rows: list[tuple[str, str, str]] = []
    for form in forms_:
        rows.extend(("", "", str(message)) for message in form.non_field_errors())
        for bound in form:
            label = label_before(bound)
            if bound.is_hidden:
                rows.extend(("", label, words) for words in errors_of(bound))
            else:
                target = bound.id_for_label or f"{bound.auto_id}_0"
                rows.extend((target, label, words) for words in errors_of(bound))
    return {"rows": rows, "title": _title(forms_, len(rows))}


def _title(forms_: Sequence[BaseForm], count: int) -> str:
    """There is nothing to mend for who was only told that a colleague was sooner."""
    if any(shows_another(form) for form in forms_):
        return _("This was not done")
    return ngettext(
        "One thing to mend before this can go on",
        "%(count)s things to mend before this can go on",
        count,
    ) % {"count": count}


@register.inclusion_tag("ui/components/form_errors.html")
def form_errors(form: BaseForm, *more: BaseForm) -> dict[str, Any]:
    """The summary of errors of one or several forms; nothing when there are none."""
    return _summary([each for each in (form, *more) if each is not None and each.is_bound])


@register.simple_tag
def form_fields(form: BaseForm, *, only: str = "", errors: bool = True) -> SafeString:
    """Error summary, hidden and visible fields in the form's order.

    `only` names fields (space-separated) for a part of the form.
    """
    names = only.split() or [name for name in form.fields if not form[name].is_hidden]
    parts = []
    if errors and form.is_bound:
        parts.append(component("form_errors", _summary([form])))
    parts.extend(SafeString(str(hidden)) for hidden in form.hidden_fields() if not only)
    for name in names:
        shown = _render(
            form[name],
            hint="",
            prefix="",
            suffix="",
            width="",
            autocomplete="",
            inputmode="",
            optional=True,
        )
        parts.append(shown)
    return SafeString("\n".join(parts))


@register.simple_block_tag
def fieldset(content: SafeString, *, legend: str, hint: str = "") -> SafeString:
    return component("fieldset", {"legend": legend, "hint": hint, "content": content})


@register.simple_block_tag(takes_context=True)
def form(
    context: RequestContext,
    content: SafeString,
    *,
    action: str = "",
    method: str = "post",
    files: bool = False,
    label: str = "",
    name: str = "",
    live_url: str = "",
    live_into: str = "",
    live_keeps: bool = False,
    pure: bool = False,
) -> SafeString:
    """A form with its token, guarded against a double press.

    `pure`: what it sends changes nothing, so it needs no token and its page sets no cookie.
    With `live_url`, what is typed is also sent there as one types and the answer shown in the
    element whose id is `live_into`; the page needs `{% htmx %}` in its head. `live_keeps` where it
    is kept there, too: then each word arrives, in order, and the last when the page is left.
    """
    return component(
        "form",
        {
            "csrf_token": context.get("csrf_token"),
            "action": action,
            "method": method,
            "files": files,
            "label": label,
            "name": name,
            "live_url": live_url,
            "live_into": live_into,
            "live_keeps": live_keeps,
            "pure": pure,
            "content": content,
        },
    )


@register.inclusion_tag("ui/components/htmx.html")
def htmx() -> dict[str, Any]:
    """htmx, for the pages that show something as one types; everything works without it."""
    return {}
