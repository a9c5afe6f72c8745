"""A person of a roster as a SCIM User, and the other way round."""

from __future__ import annotations

from django.utils.translation import gettext as _
from scim2_models import (
    AuthenticationScheme,
    Bulk,
    ChangePassword,
    Email,
    EnterpriseUser,
    ETag,
    Filter,
    InvalidValueException,
    Meta,
    Name,
    Patch,
    ResourceType,
    ScimProvider,
    ServiceProviderConfig,
    Sort,
    User,
)

from fairbrief.roster.actions import Person
from fairbrief.roster.models import RosterEntry

type Student = User[EnterpriseUser]
#: The resource as Python knows it: a user with the extension that carries the employee number.
STUDENT = User[EnterpriseUser]

#: Most people in one answer.
MOST = 200

PROVIDER = ScimProvider(
    models=[User, EnterpriseUser],
    resource_types=[ResourceType.from_resource(STUDENT)],
    config=ServiceProviderConfig(
        patch=Patch(supported=True),
        bulk=Bulk(supported=False, max_operations=0, max_payload_size=0),
        filter=Filter(supported=True, max_results=MOST),
        change_password=ChangePassword(supported=False),
        sort=Sort(supported=False),
        etag=ETag(supported=False),
        authentication_schemes=[
            AuthenticationScheme(
                type=AuthenticationScheme.Type.oauthbearertoken,
                name="Key",
                description="A key of the campus that opens its roster, as a bearer token.",
                primary=True,
            )
        ],
    ),
)


def user_of(entry: RosterEntry, *, at: str) -> Student:
    """The entry as SCIM says it; `at` is the address of all users."""
    work = Email(value=entry.email, type=Email.Type.work, primary=True) if entry.email else None
    user = STUDENT(
        id=entry.code,
        external_id=entry.directory_id or None,
        user_name=entry.directory_name or entry.email or entry.student_number,
        display_name=entry.name,
        name=Name(formatted=entry.name),
        emails=[work] if work else None,
        active=entry.left_on is None,
        meta=Meta(resource_type="User", created=entry.made_at, location=f"{at}/{entry.code}"),
    )
    if entry.student_number:
        user[EnterpriseUser] = EnterpriseUser(employee_number=entry.student_number)
    return user


def person_of(user: Student) -> Person:
    """What the roster keeps of a user. Raises InvalidValueException for a user it cannot keep."""
    user_name = (user.user_name or "").strip()
    if not user_name:
        raise InvalidValueException(detail=_("userName is needed."))
    more = user[EnterpriseUser]
    return Person(
        directory_name=user_name[:254],
        directory_id=(user.external_id or "")[:255],
        name=_name_of(user) or user_name,
        email=_email_of(user, user_name),
        student_number=((more.employee_number if more else None) or "").strip()[:60],
        is_active=user.active is not False,
    )


def _name_of(user: Student) -> str:
    name = user.name
    parts = [name.given_name, name.middle_name, name.family_name] if name else []
    whole = " ".join(part.strip() for part in parts if part)
    said = whole or (name.formatted if name else None) or user.display_name or ""
    return " ".join(said.split())[:120]


def _email_of(user: Student, user_name: str) -> str:
    rows = [each for each in user.emails or [] if each.value]
    best = next((each for each in rows if each.primary), rows[0] if rows else None)
    found = str(best.value) if best else user_name if "@" in user_name else ""
    return found.strip().lower()[:254]
