"""A post-mortem knowledge base kept as code: records in git, a gate in CI, a searchable site."""

__version__ = "0.1.0"
