"""Static files under names that carry their content's hash, so that browsers may keep them for ever."""

from django.contrib.staticfiles.storage import HashedFilesMixin
from whitenoise.storage import CompressedManifestStaticFilesStorage

_, IMPORT_LINES = HashedFilesMixin._js_module_import_aggregation_patterns


class HashedStaticStorage(CompressedManifestStaticFilesStorage):
    # Our scripts are ES modules, `.mjs`: the names inside their import lines must be hashed too. Not those of
    # every `.js`, as Django's own setting has it: comments in packages' scripts name files that they leave out.
    patterns = (*CompressedManifestStaticFilesStorage.patterns, ("*.mjs", IMPORT_LINES))
