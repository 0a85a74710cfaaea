from django import forms


class WordsField(forms.CharField):
    """Words of several lines, counted as the browser counts them: a new line is one character."""

    widget = forms.Textarea

    def __init__(self, *, max_length: int, **kwargs):
        super().__init__(max_length=max_length, **kwargs)
        self.error_messages["max_length"] = f"Use {max_length:,} characters or fewer"
        # The validator took its words before they were ours.
        for validator in self.validators:
            if getattr(validator, "code", "") == "max_length":
                validator.message = self.error_messages["max_length"]

    def to_python(self, value):
        return super().to_python(value.replace("\r\n", "\n") if isinstance(value, str) else value)


class ManyFilesInput(forms.FileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Any number of files up to `most`: a list, empty where none was sent. Their content is not looked at."""

    widget = ManyFilesInput
    most = 10

    def clean(self, data, initial=None):
        files = [file for file in data or [] if file]
        if len(files) > self.most:
            raise forms.ValidationError(f"Send {self.most} files or fewer at once")
        return files
