"""A SCIM filter as a question to the database."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext as _
from scim2_models import InvalidFilterException, ScimFilter
from scim2_models.path import (
    AttrPath,
    CompareOperator,
    Comparison,
    FilterVisitor,
    LogicalExpr,
    LogicalOperator,
    Not,
    Present,
    ValuePath,
)

from fairbrief.kernel.called import called
from fairbrief.kernel.texts import is_kept

_ASKS = {
    CompareOperator.co: "icontains",
    CompareOperator.sw: "istartswith",
    CompareOperator.ew: "iendswith",
}
#: Attributes, in lower case, by the columns that hold them; the first that says something counts.
_COLUMNS = {
    "id": ("code",),
    "externalid": ("directory_id",),
    "username": ("directory_name", "email", "student_number"),
    "displayname": ("name",),
    "name.formatted": ("name",),
    "emails": ("email",),
    "emails.value": ("email",),
    "employeenumber": ("student_number",),
}
_ACTIVE = "active"


class _Question(FilterVisitor[Q]):
    def visit_logical_expr(self, node: LogicalExpr) -> Q:
        parts = [self.visit(term) for term in node.terms]
        whole = parts[0]
        for part in parts[1:]:
            whole = whole & part if node.op == LogicalOperator.and_ else whole | part
        return whole

    def visit_not(self, node: Not) -> Q:
        return ~self.visit(node.expr)

    def visit_present(self, node: Present) -> Q:
        name = _named(node.attr_path)
        if name == _ACTIVE:
            return Q(pk__isnull=False)
        said = Q()
        for column in _columns(name):
            said |= ~Q(**{column: ""})
        return said

    def visit_comparison(self, node: Comparison) -> Q:
        name = _named(node.attr_path)
        if name == _ACTIVE and node.op in (CompareOperator.eq, CompareOperator.ne):
            is_active = bool(node.value) == (node.op == CompareOperator.eq)
            return Q(left_on__isnull=is_active)
        if node.op == CompareOperator.ne:
            return ~_asked(name, CompareOperator.eq, node.value)
        return _asked(name, node.op, node.value)

    def visit_value_path(self, node: ValuePath) -> Q:
        # There is one mail address a person: what is asked of its type is so, or nobody is meant.
        raise _cannot(str(node.attr_path))


def question_of(text: str) -> Q:
    """The filter as a condition on roster entries. Raises InvalidFilterException."""
    return _Question().visit(ScimFilter(text).ast)


def _asked(name: str, op: CompareOperator, value: object) -> Q:
    is_known = op == CompareOperator.eq or op in _ASKS
    if not is_known or not isinstance(value, str):
        raise _cannot(name)
    found, empty = Q(pk__in=[]), Q()
    if not is_kept(value):
        return found  # Nobody can be called so.
    for column in _columns(name):
        found |= empty & _compared(column, op, value)
        empty &= Q(**{column: ""})
    return found


def _compared(column: str, op: CompareOperator, value: str) -> Q:
    if op == CompareOperator.eq:
        return called(column, value)
    return Q(**{f"{column}__{_ASKS[op]}": value})


def _named(path: AttrPath) -> str:
    parts = [path.attr, path.sub_attr]
    return ".".join(part for part in parts if part).lower()


def _columns(name: str) -> tuple[str, ...]:
    if name not in _COLUMNS:
        raise _cannot(name)
    return _COLUMNS[name]


def _cannot(name: str) -> InvalidFilterException:
    return InvalidFilterException(
        detail=_(
            "The roster cannot be asked so by %(name)s. Ask by userName, externalId, emails, "
            "displayName, employeeNumber or active, with eq, ne, co, sw, ew or pr."
        )
        % {"name": name}
    )
