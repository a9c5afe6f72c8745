"""Users and mailed links."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.codes import PublicCodeField


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **columns: Any) -> User:
        user = self.model(email=self.normalize_email(email).lower(), **columns)
        user.set_password(password)
        user.save()
        return user

    def create_superuser(self, email: str, password: str | None = None, **columns: Any) -> User:
        return self.create_user(email, password, is_operator=True, **columns)

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """A person. The mail address is what they sign in with; there is no user name."""

    code = PublicCodeField()
    email = models.EmailField(_("email address"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    time_zone = models.CharField(_("time zone"), max_length=64, default="America/New_York")
    is_active = models.BooleanField(default=True)
    is_operator = models.BooleanField(default=False)
    joined_at = models.DateTimeField(auto_now_add=True)
    #: Part of every session's signature: raising it ends all sessions of the person.
    session_epoch = models.PositiveIntegerField(default=0)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="one_user_an_address")]

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return self.name or self.email

    def get_short_name(self) -> str:
        return self.name.split(" ")[0] if self.name else self.email

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        return salted_hmac(
            "fairbrief.accounts.session",
            f"{self.password}:{self.session_epoch}",
            secret=secret,
            algorithm="sha256",
        ).hexdigest()

    @property
    def is_staff(self) -> bool:
        return self.is_operator


def display_name(user: User) -> str:
    """How mails of sign-in address a person."""
    return user.get_full_name()


class MailedLink(models.Model):
    """A link sent to one address that lets its holder be one thing for one subject.

    Only the SHA-256 of the token is kept. A link ends when it is replaced, revoked or expired, and
    when its holder is no longer what it rests on.
    """

    digest = models.CharField(max_length=64, unique=True)
    capacity = models.CharField(max_length=30)
    subject_label = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    #: The standing the link rests on, such as a membership; it ends when that ends.
    holder_label = models.CharField(max_length=60, blank=True)
    holder_id = models.BigIntegerField(null=True, blank=True)
    email = models.EmailField()
    name = models.CharField(max_length=120)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["subject_label", "subject_id", "capacity"]),
            models.Index(fields=["holder_label", "holder_id"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("made_at")),
                name="mailed_link_expires_later",
            )
        ]

    def __str__(self) -> str:
        return f"{self.capacity} of {self.subject_label} {self.subject_id}"
