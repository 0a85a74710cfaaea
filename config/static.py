"""Static files under names that carry their content's hash, so that browsers may keep them for ever."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticStorage(CompressedManifestStaticFilesStorage):
    # Our scripts are ES modules: the names inside their import lines must be hashed too.
    support_js_module_import_aggregation = True
