"""The forms of logging in, in our mark-up and words. allauth says what they do."""

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.recovery_codes.forms import GenerateRecoveryCodesForm
from allauth.mfa.totp import forms as totp

from council.forms import GovukForm

# Field → label, and what is said where it is left empty.
WORDS = {
    "login": ("E-mail address", "Enter your e-mail address"),
    "email": ("E-mail address", "Enter your e-mail address"),
    "password": ("Password", "Enter your password"),
    "oldpassword": ("Password now", "Enter the password you have now"),
    "password1": ("New password", "Enter a new password"),
    "password2": ("New password again", "Enter the new password a second time"),
    "code": ("Code", "Enter the code"),
}


class PlainWords(GovukForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, (label, required) in WORDS.items():
            if field := self.fields.get(name):
                field.label, field.help_text = label, ""
                field.error_messages["required"] = required
                field.widget.attrs.pop("placeholder", None)


class Login(PlainWords, account.LoginForm):
    pass


class ChangePassword(PlainWords, account.ChangePasswordForm):
    pass


class ResetPassword(PlainWords, account.ResetPasswordForm):
    pass


class ResetPasswordKey(PlainWords, account.ResetPasswordKeyForm):
    pass


class Reauthenticate(PlainWords, account.ReauthenticateForm):
    pass


class Authenticate(PlainWords, mfa.AuthenticateForm):
    pass


class ReauthenticateByCode(PlainWords, mfa.ReauthenticateForm):
    pass


class ActivateTOTP(PlainWords, totp.ActivateTOTPForm):
    pass


class DeactivateTOTP(PlainWords, totp.DeactivateTOTPForm):
    pass


class GenerateRecoveryCodes(PlainWords, GenerateRecoveryCodesForm):
    pass
