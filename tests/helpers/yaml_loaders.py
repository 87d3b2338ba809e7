"""Both of PyYAML's parsers: libyaml, which its wheels bring, and the Python code for the rest."""

from __future__ import annotations

import yaml

LOADERS = {
    "libyaml": getattr(yaml, "CSafeLoader", yaml.SafeLoader),
    "python": yaml.SafeLoader,
}
