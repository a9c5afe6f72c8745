"""What somebody did by mailed links, where the record knows them by their name alone."""

from __future__ import annotations

from collections.abc import Collection
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import ForeignKey, Model, Q

from fairbrief.accounts.models import User
from fairbrief.audit.models import Event
from fairbrief.leaving.models import Closing
from fairbrief.organizations.models import Employer

if TYPE_CHECKING:
    from fairbrief.leaving.queries import Houses

#: Nothing is further from the organization it was done for.
_FURTHEST = 4
#: A portfolio is its student's, and shows works of many.
_MANY = {"portfolio.portfolio": ["pieces__experience__employer"]}


def done_by_link(user: User, names: Collection[str], acted: Houses) -> Q:
    """Those events: of the person's own account, which their links alone lead to, and under one of
    these names, of what was done for an organization of theirs. Elsewhere whoever held a link and
    is called like them is somebody else: people choose their names."""
    own = Q(subject_label=User._meta.label_lower, subject_id=user.pk) | Q(
        subject_label=Closing._meta.label_lower,
        subject_id__in=Closing.objects.filter(user=user).values("pk"),
    )
    found = own
    if acted.employers:
        named = Event.objects.filter(actor_kind="link", actor_name__in=names)
        for label in named.order_by().values_list("subject_label", flat=True).distinct():
            found |= Q(actor_name__in=names, subject_label=label) & ~_of_others(label, acted)
    return Q(actor_kind="link") & found


def _of_others(label: str, acted: Houses) -> Q:
    """Events of rows that are there and of none of these organizations. Whose a row was that is
    gone cannot be told, nor does anything rest on the name any more."""
    model = apps.get_model(label)
    ways = _MANY.get(label) or _ways_to_employer(model)
    theirs = reduce(or_, (Q(**{f"{way}__in": acted.employers}) for way in ways), Q(pk=None))
    rows = model._base_manager.order_by()
    others = rows.exclude(pk__in=rows.filter(theirs).values("pk"))
    return Q(subject_id__in=others.values("pk"))


def _ways_to_employer(model: type[Model]) -> list[str]:
    """The shortest ways from a row to an organization; none where nothing leads to one."""
    if model is Employer:
        return ["pk"]
    steps: list[tuple[str, Any]] = [("", model)]
    for _step in range(_FURTHEST):
        steps = [
            (f"{way}__{field.name}".lstrip("_"), field.related_model)
            for way, each in steps
            for field in each._meta.concrete_fields
            if isinstance(field, ForeignKey)
        ]
        found = [way for way, each in steps if each is Employer]
        if found:
            return found
    return []
