"""The addresses of the log-in, and what nobody gets there."""

# Who is logged in finds nothing there but their own account.
LOG_IN = {
    "account": 302,
    "account_login": 200,
    "account_logout": 302,
    "account_inactive": 200,
    "account_signup": 200,
    "account_reauthenticate": 302,
    "account_email": 302,
    "account_email_verification_sent": 200,
    "account_change_password": 302,
    "account_set_password": 302,
    "account_reset_password": 200,
    "account_confirm_login_code": 302,
    "account_confirm_email": 200,
    "account_reset_password_from_key_done": 200,
    "account_reset_password_from_key": 200,
    "account_reset_password_done": 200,
    "mfa_index": 302,
    "mfa_authenticate": 302,
    "mfa_reauthenticate": 302,
    "mfa_activate_totp": 302,
    "mfa_deactivate_totp": 302,
    "mfa_view_recovery_codes": 302,
    "mfa_generate_recovery_codes": 302,
    "mfa_download_recovery_codes": 302,
    "socialaccount_login_cancelled": 200,
    "socialaccount_login_error": 302,
    "socialaccount_signup": 302,
    "socialaccount_connections": 302,
    "openid_connect_login": 404,
    "openid_connect_callback": 404,
    # Former addresses of pages above, which lead there.
    "social/login/cancelled/": 302,
    "social/login/error/": 302,
    "social/signup/": 302,
    "social/connections/": 302,
}
LOG_IN_REST = {
    "account_confirm_email": ["key"],
    "account_reset_password_from_key": ["1", "key"],
    "openid_connect_login": ["council"],
    "openid_connect_callback": ["council"],
}
FORMER = {name: f"/accounts/{name}" for name in LOG_IN if name.endswith("/")}
