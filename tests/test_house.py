"""The house keeps its own rules: what may import what, what is documented, what is named how."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

import pytest

import plugins
from plugins.core.settings import SETTINGS, Setting

ROOT = Path(__file__).parents[1]
HOUSE = ROOT / "plugins"
THEME = ROOT / "theme"
LONGEST_MODULE = 300
LONGEST_PLUGIN = 80
SMALL_MARKED = (chr(code) for code in (*range(0xE0, 0x1B1), *range(0x1EA0, 0x1EFA)) if chr(code).islower())
VIETNAMESE = re.compile(f"[{''.join(SMALL_MARKED)}]")
"""A small letter with a Vietnamese mark; capitals alone may be a table of the alphabet."""
JINJA = re.compile(r"\{%.*?%\}|\{#.*?#\}", re.DOTALL)
DATA_BLOCK = re.compile(r'<script type="application/ld\+json">\{\{ \w+ \| \w+ \}\}</script>')
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
EXPRESSION = re.compile(r"\{\{.*?\}\}", re.DOTALL)
CLASS_NAME = re.compile(r"(?<![\w-])bt-[a-z0-9]+(?:[_-]+[a-z0-9]+)*(?![\w-])")
MUTATORS = {
    *("append", "extend", "insert", "remove", "pop", "popitem", "clear", "sort", "reverse"),
    *("add", "discard", "update", "setdefault", "__setitem__"),
}


@dataclass(frozen=True)
class Module:
    """A module of ours and what it says of itself."""

    path: Path

    @property
    def name(self) -> str:
        parts = self.path.relative_to(ROOT).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @property
    def room(self) -> str:
        parts = self.path.relative_to(HOUSE).parts
        return parts[0] if len(parts) > 1 else ""

    @property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @property
    def tree(self) -> ast.Module:
        return parsed(self.path)

    @property
    def imported(self) -> set[str]:
        """Full names of everything imported, inside of functions too; a name of a package counts as its module."""
        names: set[str] = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                names.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{self.name} has a relative import"
                names.add(node.module or "")
                inner = {f"{node.module}.{alias.name}" for alias in node.names}
                names.update(inner & MODULE_NAMES)
        return names


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


MODULES = [Module(path) for path in sorted(HOUSE.rglob("*.py"))]
MODULE_NAMES = frozenset(module.name for module in MODULES)
TEMPLATES = sorted((THEME / "templates").rglob("*.html"))
STYLES = sorted((THEME / "static" / "css").rglob("*.css"))

every_module = pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)
every_template = pytest.mark.parametrize(
    "path", TEMPLATES, ids=lambda path: path.relative_to(THEME / "templates").as_posix()
)


def planned_rooms() -> list[str]:
    """Return the rooms in the order of the floor plan, the ground floor first."""
    return re.findall(r"^ {4}(\w+)/ {2,}\S", plugins.__doc__ or "", re.MULTILINE)


def test_floor_plan_lists_every_room_once() -> None:
    built = {module.room for module in MODULES if module.room}
    assert sorted(planned_rooms()) == sorted(built)


@every_module
def test_imports_point_down_the_floor_plan(module: Module) -> None:
    if not module.room:
        assert not any(name.startswith("plugins.") for name in module.imported)
        return
    plan = planned_rooms()
    above = plan[plan.index(module.room) + 1 :]
    upward = sorted(name for name in module.imported if name.startswith("plugins.") and name.split(".")[1] in above)
    assert upward == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    arrows = {module.name: sorted(module.imported & MODULE_NAMES - {module.name}) for module in MODULES}
    finished: set[str] = set()

    def follow(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, " -> ".join((*way[way.index(name) :], name))
        if name not in finished:
            for other in arrows[name]:
                follow(other, (*way, name))
            finished.add(name)

    for name in arrows:
        follow(name, ())
    assert finished == MODULE_NAMES


@every_module
def test_only_a_plugin_module_imports_pelican(module: Module) -> None:
    pelican = [name for name in module.imported if name.split(".")[0] == "pelican"]
    assert not pelican or module.path.name == "plugin.py"


@every_module
def test_nothing_imports_a_plugin_module(module: Module) -> None:
    assert [name for name in module.imported if re.fullmatch(r"plugins\.\w+\.plugin(\..*)?", name)] == []


def test_pelican_is_given_every_plugin_module_from_the_bottom_up() -> None:
    tree = ast.parse((ROOT / "pelicanconf.py").read_text(encoding="utf-8"))
    (listed,) = (
        ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "PLUGINS"
    )
    assert sorted(listed) == sorted(name for name in MODULE_NAMES if name.endswith(".plugin"))


IMPORTS_ALONE = """
import gc, importlib, json, os, sys
standing_on, others = json.loads(sys.argv[1])
for other in others:
    try:
        importlib.import_module(other)
    except ImportError:
        pass  # Whoever imports it says so.

def report_of(name):
    folder = os.getcwd()
    try:
        importlib.import_module(name)
    except BaseException as error:
        return repr(error)
    return "changed the working folder" if os.getcwd() != folder else ""

def try_those_on(name):
    for other in standing_on.get(name, ()):
        sys.stdout.flush()
        process = os.fork()
        if process == 0:
            report = report_of(other)
            if report:
                print(f"{other}: {report}")
            try_those_on(other)
            sys.stdout.flush()
            os._exit(0)
        if os.waitpid(process, 0)[1] != 0:
            print(f"{other}: the process ended")

gc.disable()  # It would write to every page that forks share.
try_those_on("")
"""


def test_each_module_imports_alone() -> None:
    """Each is imported in a fork that has loaded one of the modules it imports itself, and no other of ours.

    If that one imports alone, only what the other asks for is there in the end: none leans on a stranger. Third-party
    modules are loaded before.
    """
    ours = {module.name: at_import(module) & MODULE_NAMES for module in MODULES}
    others = set[str]().union(*(at_import(module) for module in MODULES)) - MODULE_NAMES

    @cache
    def below(name: str) -> frozenset[str]:
        return frozenset({name}.union(*(below(other) for other in ours[name])))

    standing_on: dict[str, list[str]] = {}
    for name, imported in sorted(ours.items()):
        largest = max(sorted(imported - {name}), key=lambda other: len(below(other)), default="")
        standing_on.setdefault(largest, []).append(name)
    answer = subprocess.run(
        [sys.executable, "-c", IMPORTS_ALONE, json.dumps([standing_on, sorted(others)])],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout == "", "and nothing may be printed at import"


def at_import(module: Module) -> set[str]:
    """Return what a module imports as soon as it is imported itself, not inside of functions or conditions."""
    names: set[str] = set()
    for node in module.tree.body:
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            inner = {f"{node.module}.{alias.name}" for alias in node.names} & MODULE_NAMES
            names.update(inner or {node.module or ""})
    return names


@every_module
def test_module_keeps_no_state_that_changes(module: Module) -> None:
    assert [ast.unparse(node) for node in ast.walk(module.tree) if isinstance(node, ast.Global)] == []
    containers = {name: node for name, node in module_level_names(module.tree) if is_container(node)}
    named_as_variables = [
        name for name in containers if name != "__all__" and not re.fullmatch("_?[A-Z][A-Z0-9_]*", name)
    ]
    assert named_as_variables == []
    changed = sorted({name for name in changed_names(module.tree) if name in containers})
    assert changed == []


def module_level_names(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for node in tree.body:
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        for target in targets:
            if isinstance(target, ast.Name) and isinstance(node, ast.Assign | ast.AnnAssign) and node.value:
                yield target.id, node.value


def is_container(node: ast.expr) -> bool:
    """Whether the value can be changed in place."""
    if isinstance(node, ast.Call):
        called = ast.unparse(node.func).rsplit(".", 1)[-1]
        return called in {"list", "dict", "set", "bytearray", "defaultdict", "deque", "Counter", "OrderedDict"}
    return isinstance(node, ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp | ast.SetComp)


def changed_names(tree: ast.Module) -> Iterator[str]:
    """Yield the names whose value is changed in place somewhere."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in MUTATORS:
            yield ast.unparse(node.func.value)
        elif isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
            yield ast.unparse(node.value)
        elif isinstance(node, ast.AugAssign):
            yield ast.unparse(node.target)


@every_module
def test_nothing_changes_the_working_folder(module: Module) -> None:
    calls = [ast.unparse(node.func) for node in ast.walk(module.tree) if isinstance(node, ast.Call)]
    assert [call for call in calls if call.rsplit(".", 1)[-1] in {"chdir", "fchdir"}] == []


@every_module
def test_module_is_short_enough_to_read_at_once(module: Module) -> None:
    longest = LONGEST_PLUGIN if module.path.name == "plugin.py" else LONGEST_MODULE
    assert len(module.text.splitlines()) <= longest


@every_module
def test_module_opens_with_one_sentence(module: Module) -> None:
    first = (ast.get_docstring(module.tree) or "").split("\n\n")[0]
    assert first.endswith((".", ":")), "the first paragraph of the docstring says what the module adds"
    assert len(first) <= 240


@every_module
def test_every_public_function_and_class_has_a_docstring(module: Module) -> None:
    silent = [
        node.name
        for node in module.tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
        and not (node.name == "register" and module.path.name == "plugin.py")
    ]
    assert silent == []


@pytest.mark.parametrize("module", [m for m in MODULES if m.path.name == "plugin.py"], ids=lambda module: module.name)
def test_register_stands_last_and_only_connects(module: Module) -> None:
    last = module.tree.body[-1]
    assert isinstance(last, ast.FunctionDef)
    assert last.name == "register"
    for statement in last.body:
        assert re.fullmatch(r"(?:\w+\.)+connect\(\w+\)", ast.unparse(statement)), ast.unparse(statement)


@every_module
def test_names_of_modules_say_something(module: Module) -> None:
    empty_words = {"utils", "util", "helpers", "helper", "common", "manager", "misc", "base2", "new"}
    assert not empty_words.intersection(module.name.split("."))


def documents() -> str:
    paths = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths if path.is_file())


def settings_page() -> str:
    return (ROOT / "docs" / "maintainers" / "settings.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_setting_is_documented_with_its_type_and_default(setting: Setting) -> None:
    shown = f'`"{setting.default}"`' if isinstance(setting.default, str) else f"`{setting.default}`"
    row = f"| `{setting.name}` | {setting.type.__name__} | {shown} | "
    assert row in settings_page()


def test_settings_page_names_no_setting_that_does_not_exist() -> None:
    documented = re.findall(
        r"^\| `([A-Z]+_[A-Z_]+)` \| (?:str|int|bool|list|dict|tuple) ", settings_page(), re.MULTILINE
    )
    assert sorted(documented) == sorted(setting.name for setting in SETTINGS)


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_setting_is_named_for_its_room_and_read_by_someone(setting: Setting) -> None:
    assert setting.name.split("_")[0].lower() in planned_rooms()
    assert any(re.search(rf'value_of\([^()]+, "{setting.name}"\)', module.text) for module in MODULES)


def test_environment_variables_are_documented() -> None:
    sources = [*HOUSE.rglob("*.py"), *(ROOT / "scripts").iterdir(), ROOT / "Makefile"]
    read = {name for path in sources for name in re.findall(r"\bBANTIN_[A-Z_]+\b", path.read_text(encoding="utf-8"))}
    read.add("SOURCE_DATE_EPOCH")
    assert sorted(name for name in read if f"`{name}`" not in settings_page()) == []


def make_targets() -> dict[str, str]:
    """Return the targets that a person calls, each with its line."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert phony
    lines = {line.partition(":")[0]: line for line in makefile.splitlines() if re.match(r"[a-z]+(?:-[a-z]+)*:", line)}
    assert sorted(phony[1].split()) == sorted(name for name in lines if name != "deleted")
    return {name: line for name, line in lines.items() if name != "deleted"}


@pytest.mark.parametrize("target", make_targets())
def test_make_target_explains_itself_and_is_documented(target: str) -> None:
    _, _, explanation = make_targets()[target].partition(" ## ")
    assert VIETNAMESE.search(explanation)
    assert re.search(r"\([a-z][^()]+\)$", explanation), "the English in brackets ends the line"
    assert re.search(rf"\bmake {target}\b", documents())


@pytest.mark.parametrize("name", re.findall(r"^([A-Z_]+) \?=", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
def test_make_variable_is_documented(name: str) -> None:
    assert f"| `{name}` |" in settings_page()


@every_template
def test_template_holds_no_words_of_its_own(path: Path) -> None:
    """Every visible word stands in a catalogue; templates have English messages only."""
    text = COMMENT.sub("", path.read_text(encoding="utf-8"))
    assert [line.strip() for line in text.splitlines() if VIETNAMESE.search(line)] == []


@every_template
def test_template_has_no_inline_style_or_script(path: Path) -> None:
    """A strict content security policy must be possible; a block of data is no script to it."""
    text = DATA_BLOCK.sub("", JINJA.sub("", path.read_text(encoding="utf-8")))
    assert re.findall(r"<style\b|\sstyle\s*=|\son[a-z]+\s*=|javascript:", text, re.IGNORECASE) == []
    assert [tag for tag in re.findall(r"<script\b[^>]*>", text) if " src=" not in tag] == []
    assert re.findall(r"<script\b[^>]*>\s*[^<\s]", text) == []


def styled_classes() -> set[str]:
    """Return the classes that the stylesheets name."""
    rules = (re.sub(r"/\*.*?\*/|\"[^\"]*\"", "", path.read_text(encoding="utf-8"), flags=re.DOTALL) for path in STYLES)
    return {name for text in rules for name in re.findall(r"\.(-?[A-Za-z_][\w-]*)", without_values(text))}


def without_values(css: str) -> str:
    """Return only what stands before the braces, where a dot begins a class and never a number."""
    return re.sub(r"\{[^{}]*\}", "{}", css)


def classes_of(path: Path) -> set[str]:
    """Return the classes that a template gives to elements; `*` stands for what is known only in the build."""
    text = JINJA.sub(" ", EXPRESSION.sub("*", path.read_text(encoding="utf-8")))
    return {name for value in re.findall(r'\bclass="([^"]*)"', text) for name in value.split()}


def scripted_names() -> set[str]:
    """Return the classes that scripts and Python name."""
    scripts = "\n".join(path.read_text(encoding="utf-8") for path in sorted((THEME / "static" / "js").rglob("*.js")))
    literals = (
        node.value
        for module in MODULES
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    return {name for text in (scripts, *literals) for name in CLASS_NAME.findall(text)}


def test_every_class_of_the_stylesheets_has_the_one_prefix() -> None:
    assert sorted(name for name in styled_classes() if not CLASS_NAME.fullmatch(name)) == []


@every_template
def test_class_of_a_template_belongs_to_a_styled_block(path: Path) -> None:
    """An element may do without rules of its own; a block or a modifier that no rule names is a slip of the pen."""
    known = styled_classes() | scripted_names()
    blocks = {block_of(name) for name in known}
    given = classes_of(path) - {"*"}
    assert sorted(name for name in given if not CLASS_NAME.fullmatch(name.replace("*", "x"))) == []
    assert sorted(name for name in given if block_of(name) not in blocks) == []
    assert sorted(name for name in given if "--" in name and "*" not in name and name not in known) == []


def block_of(name: str) -> str:
    """Return the block that a class is part of."""
    return re.split("__|--", name)[0]


def test_every_styled_class_is_used() -> None:
    used = scripted_names().union(*(classes_of(path) for path in TEMPLATES), macro_arguments()) - {"*"}
    assert sorted(name for name in styled_classes() if not any(fnmatchcase(name, one) for one in used)) == []


def macro_arguments() -> set[str]:
    """Return the classes that one template hands to another's macro."""
    inside = (text for path in TEMPLATES for text in EXPRESSION.findall(path.read_text(encoding="utf-8")))
    return {name for text in inside for name in CLASS_NAME.findall(text)}
