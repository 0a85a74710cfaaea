from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from council.roles import MATRIX, Permission, Role


class UserManager(BaseUserManager):
    def create_user(self, email, password=None, **fields):
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody who can log in. What they may do comes from the roles they hold in an organisation."""

    email = models.EmailField("e-mail address", unique=True)
    name = models.CharField(max_length=150)
    is_active = models.BooleanField("may log in", default=True)
    is_staff = models.BooleanField("may use data entry", default=False)
    date_joined = models.DateTimeField(default=timezone.now)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_is_unique_in_any_case")]

    def __str__(self):
        return self.name or self.email

    def roles_by_organisation(self) -> dict[int, frozenset[Role]]:
        """Organisation id → the roles held there. Read once for each user object, so once a request."""
        if not hasattr(self, "_roles_by_organisation"):
            held: dict[int, set[Role]] = {}
            rows = self.memberships.values_list("organisation_id", "grants__role")
            for organisation_id, role in rows:
                held.setdefault(organisation_id, set()).update([Role(role)] if role else [])
            self._roles_by_organisation = {key: frozenset(roles) for key, roles in held.items()}
        return self._roles_by_organisation

    def roles_in(self, organisation) -> frozenset[Role]:
        return self.roles_by_organisation().get(organisation.pk, frozenset())

    def belongs_to(self, organisation) -> bool:
        return self.is_superuser or organisation.pk in self.roles_by_organisation()

    def may(self, permission: Permission, organisation) -> bool:
        """Whether the matrix lets this user do so in this organisation."""
        if not self.is_active:
            return False
        return self.is_superuser or any(permission in MATRIX[role] for role in self.roles_in(organisation))

    def organisation_ids(self, permission: Permission) -> list[int]:
        if not self.is_active:
            return []
        return [
            organisation_id
            for organisation_id, roles in self.roles_by_organisation().items()
            if any(permission in MATRIX[role] for role in roles)
        ]
