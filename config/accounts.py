"""Who may get an account: nobody by themselves. An administrator adds people; log-in only recognises them."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter


class ClosedAccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "The e-mail address or the password is not right. Check both and try again.",
        "too_many_login_attempts": "Too many attempts to log in have failed. Wait a few minutes and try again.",
        "enter_current_password": "Enter your password as it is now",
        "incorrect_code": "This code is not right. Enter the one that your app shows now.",
        "incorrect_password": "This password is not right",
        "same_as_current": "Choose a password that differs from the one you have",
        "rate_limited": "Too many requests in a short time. Wait a few minutes and try again.",
    }

    def is_open_for_signup(self, request):
        return False


class KnownPeopleOnlyAdapter(DefaultSocialAccountAdapter):
    """A council's own log-in opens an account that exists and never makes one."""

    def is_open_for_signup(self, request, sociallogin):
        return False
