"""What the tests of data entry share: addresses, and a form's answers."""

from django.urls import reverse


def address(model, page: str, *arguments) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=arguments)


def rows(prefix: str, *forms: dict, initial: int = 0) -> dict:
    """What a browser sends for the rows of an inline."""
    sent = {f"{prefix}-TOTAL_FORMS": len(forms), f"{prefix}-INITIAL_FORMS": initial}
    return sent | {
        f"{prefix}-{number}-{name}": value
        for number, form in enumerate(forms)
        for name, value in form.items()
    }


def errors(response) -> dict[str, list[str]]:
    """Field → what is said beside it, of a form that was refused."""
    assert response.status_code == 200, response.status_code
    return {name: list(said) for name, said in response.context["adminform"].form.errors.items()}
