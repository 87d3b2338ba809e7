"""The package as a house of rooms and floors: which module stands where, and what it imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

# From the ground up. Imports go down or stay on the floor; a folder is one room.
FLOORS: Mapping[str, frozenset[str]] = {
    "values": frozenset(
        {"collector", "people", "printable"}
        | {"problem", "incident", "errors", "action_item", "document", "moment", "suggestion"}
        | {"edit", "images", "roster", "ticket"}
    ),
    "changes": frozenset({"changes"}),
    "reading": frozenset(
        {"frontmatter", "timeline", "schema", "corpus", "markup", "splicing", "sections", "blocks"}
        | {
            "yamltree",
            "yamlscalar",
            "yamlsubset",
            "yamlslips",
            "yamlwords",
            "yamlwriter",
            "yamlsplice",
        }
        | {"schemaformats", "schemamends", "schemawords", "mergemarks", "folders"}
        | {"mending", "factmends", "bodymends"}
        | {"skimming"}
        | {"importing"}
    ),
    "judgement": frozenset(
        {
            "as_of",
            "policy",
            "policy_parts",
            "policy_source",
            "policy_words",
            "clocks",
            "cadences",
            "escalation",
            "working_days",
            "publication",
            "metrics",
            "rules",
        }
        | {"similarity", "figures"}
        | {"public_policy", "public_text", "public_view"}
    ),
    "engine": frozenset({"check", "circumstances", "placing"}),
    "outputs": frozenset({"formats", "templates", "pages", "reports", "feeds"}),
    "edges": frozenset({"history", "writing", "identity", "integrations"}),
    "use cases": frozenset(
        {
            "initialising",
            "project",
            "checking",
            "comparing",
            "retelling",
            "trying",
            "reviewing",
            "editing",
            "fixing",
            "publishing",
            "moving_in",
            "syncing",
            "stray_tickets",
            "delivering",
            "joining",
        }
    ),
    "shells": frozenset({"cli", "website", "__main__"}),
}
# Who may import which library; everyone else may not.
LIBRARIES: Mapping[str, frozenset[str]] = {
    "click": frozenset({"shells"}),
    "mkdocs": frozenset({"shells"}),
    "material": frozenset({"shells"}),
    "git": frozenset({"edges"}),
}


@dataclass(frozen=True)
class Import:
    """One import as it stands in the source: the whole name, its line, and whether on top."""

    name: str
    line: int
    on_top: bool


@dataclass(frozen=True)
class Module:
    """One source file by its dotted name within the package: `rules.action_item_owned`."""

    name: str
    path: Path
    package: str = field(default="postmortem_kb", repr=False)

    @property
    def room(self) -> str:
        return self.name.split(".")[0]

    @property
    def floor(self) -> str | None:
        """The floor that the room is on; None for a room that nobody put into the house."""
        return next((floor for floor, rooms in FLOORS.items() if self.room in rooms), None)

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.path.read_text(encoding="utf-8"), filename=str(self.path))

    @cached_property
    def imports(self) -> tuple[Import, ...]:
        """Every import, in functions and under TYPE_CHECKING too, by its absolute name."""
        return tuple(self._iter_imports(self.tree, on_top=True))

    def _iter_imports(self, node: ast.AST, *, on_top: bool) -> Iterator[Import]:
        for child in ast.iter_child_nodes(node):
            inside = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            if isinstance(child, ast.Import):
                for alias in child.names:
                    yield Import(alias.name, child.lineno, on_top)
            elif isinstance(child, ast.ImportFrom):
                base = self._absolute(child)
                for alias in child.names:
                    yield Import(f"{base}.{alias.name}", child.lineno, on_top)
            else:
                yield from self._iter_imports(child, on_top=on_top and not inside)

    def _absolute(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        parts = [self.package, *self.name.split(".")]
        if self.path.name == "__init__.py":
            parts.append("__init__")
        return ".".join([*parts[: -node.level], *([node.module] if node.module else [])])


class House:
    """All modules of the package under `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.modules = {module.name: module for module in self._iter_modules()}

    def _iter_modules(self) -> Iterator[Module]:
        for path in sorted(self.folder.rglob("*.py")):
            relative = path.relative_to(self.folder)
            if relative.parts[0] == "shipped" or relative == Path("__init__.py"):
                continue
            parts = relative.with_suffix("").parts
            name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
            yield Module(name, path, self.folder.name)

    def room(self, name: str) -> list[Module]:
        """The modules of a folder that stand for one thing each: no `__init__`, no `_helper`."""
        return [
            module
            for module in self.modules.values()
            if module.room == name and "." in module.name and "._" not in module.name
        ]

    def target(self, found: Import) -> Module | None:
        """The module of the house that an import reaches; None for a library."""
        package, _, rest = found.name.partition(".")
        if package != self.folder.name:
            return None
        while rest and rest not in self.modules:
            rest = rest.rpartition(".")[0]
        return self.modules.get(rest)

    def libraries(self, module: Module) -> Iterator[tuple[str, Import]]:
        """The libraries that a module imports, by their top name."""
        for found in module.imports:
            library = found.name.split(".")[0]
            if library != self.folder.name:
                yield library, found

    def upward_imports(self) -> list[str]:
        """Imports that climb, as `module:line imports module`."""
        heights = {floor: height for height, floor in enumerate(FLOORS)}
        return [
            f"{module.name}:{found.line} imports {target.name}"
            for module in self.modules.values()
            for found in module.imports
            if (target := self.target(found)) is not None
            and module.floor is not None
            and target.floor is not None
            and heights[module.floor] < heights[target.floor]
        ]

    def circle(self) -> list[str]:
        """One circle of imports on top of modules, as names; empty where there is none."""
        graph = {
            module.name: {
                target.name
                for found in module.imports
                if found.on_top and (target := self.target(found)) not in (None, module)
            }
            for module in self.modules.values()
        }
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            names: list[str] = error.args[1]
            return names
        return []

    def foreign_libraries(self) -> list[str]:
        """Libraries on floors that must be free of them, as `module:line imports library`."""
        return [
            f"{module.name}:{found.line} imports {library}"
            for module in self.modules.values()
            for library, found in self.libraries(module)
            if library in LIBRARIES and module.floor not in LIBRARIES[library]
        ]
