"""Who may get an account: nobody by themselves. An administrator adds people; log-in only recognises them."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter


class ClosedAccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False


class KnownPeopleOnlyAdapter(DefaultSocialAccountAdapter):
    """A council's own log-in opens an account that exists and never makes one."""

    def is_open_for_signup(self, request, sociallogin):
        return False
