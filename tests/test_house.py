"""The rules of the house that no linter checks."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

PUBLIC = {
    "build", "load", "save", "answers", "explain", "compare_texts",
    "Case", "Story", "Report", "Claim", "Reading", "Variant", "Span", "Comparison",
    "RetoldError",
}  # fmt: skip
HEAVY = ("numpy", "lxml", "click", "jinja2", "jsonschema", "rapidfuzz", "rich", "trafilatura")


def run(*command: str | Path, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=120, **options)  # type: ignore[call-overload,no-any-return]


def tracked(root: Path) -> list[Path]:
    """The files git knows; where git or its folder is missing (an unpacked archive), every file outside hidden folders."""
    listed = run("git", "ls-files", "-z", cwd=root) if shutil.which("git") and (root / ".git").exists() else None
    if listed and listed.returncode == 0:
        files = [root / name for name in listed.stdout.split("\0") if name]
    else:
        files = [path for path in root.rglob("*") if not any(part.startswith(".") for part in path.relative_to(root).parts)]
    return [path for path in files if path.is_file()]


def own_code(root: Path) -> list[Path]:
    return sorted((root / "src" / "retold").rglob("*.py"))


# ------------------------------------------------------------------------------------------- the public surface


def test_public_names_are_exactly_these() -> None:
    import retold

    assert set(retold.__all__) == PUBLIC
    assert all(getattr(retold, name) is not None for name in PUBLIC)
    assert set(dir(retold)) >= PUBLIC


def test_version_is_the_one_of_the_package(root: Path) -> None:
    import retold

    assert retold.__version__ == tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["version"]


@pytest.mark.parametrize("statement", ["import retold", "import retold; retold.Span; retold.RetoldError"])
def test_importing_retold_loads_nothing_heavy(statement: str) -> None:
    code = f"import sys; {statement}; print(*sorted({{name.split('.')[0] for name in sys.modules}} & set({HEAVY!r})))"
    loaded = run(sys.executable, "-c", code)
    assert (loaded.returncode, loaded.stdout.strip()) == (0, ""), loaded.stderr


def test_help_loads_no_step_and_no_library_but_click() -> None:
    code = (
        "import sys\n"
        "from retold.cli import main\n"
        "sys.argv = ['retold', '--help']\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        f"print(*sorted({{name.split('.')[0] for name in sys.modules}} & set({HEAVY!r})), file=sys.stderr)\n"
    )
    assert run(sys.executable, "-c", code).stderr.split() == ["click"]


def test_python_m_retold_shows_its_help() -> None:
    shown = run(sys.executable, "-m", "retold", "--help")
    assert shown.returncode == 0
    assert "build" in shown.stdout
    assert shown.stderr == ""


def test_nouns_errors_and_ports_import_the_standard_library_alone(root: Path) -> None:
    allowed = set(sys.stdlib_module_names) | {"__future__"}
    for name, more in (("model", set()), ("errors", set()), ("ports", {"retold.model", "retold.errors"})):
        tree = ast.parse((root / "src" / "retold" / f"{name}.py").read_text("utf-8"))
        for node in ast.walk(tree):
            modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{name}.py imports relatively"
                modules = [node.module or ""]
            for module in modules:
                assert module.split(".")[0] in allowed or module in more, f"{name}.py imports {module}"


def test_every_module_stands_in_the_import_contracts(root: Path) -> None:
    contracts = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    named = set(re.findall(r"[a-z_]+", " ".join(contracts[0]["layers"])))
    named |= {module.removeprefix("retold.") for contract in contracts for module in contract.get("source_modules", [])}
    modules = {path.relative_to(root / "src" / "retold").parts[0].removesuffix(".py") for path in own_code(root)} - {"__init__"}
    assert modules <= named, f"in no import contract: {sorted(modules - named)}"


# ----------------------------------------------------------------------------------------------- the tree itself


def test_every_locked_package_is_pinned_and_hashed_and_no_host_is_named(root: Path) -> None:
    lock = (root / "requirements" / "lock.txt").read_text("utf-8")
    entries = re.split(r"\n(?=\S)", lock.strip())
    assert len(entries) > 20
    for entry in entries:
        assert re.match(r"[a-z0-9.-]+==[^ ]+ (;[^\\]+)?\\\n    --hash=sha256:[0-9a-f]{64}", entry), entry[:80]
    assert not re.search(r"https?:|file:|://|@ |--(extra-)?index|--find-links", lock)


def test_every_dependency_is_locked(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"], *project["build-system"]["requires"]]
    wanted += project["project"]["optional-dependencies"]["serve"]  # the tests run the server too
    locked = set(re.findall(r"^([a-z0-9.-]+)==", (root / "requirements" / "lock.txt").read_text("utf-8"), re.MULTILINE))
    names = {re.split(r"[><=~! \[;]", line)[0].lower().replace("_", "-") for line in wanted}
    assert names <= locked


def test_no_tracked_file_holds_a_path_of_one_machine(root: Path) -> None:
    pattern = re.compile(rb"/(?:home|Users|root|work|opt|mnt)/[A-Za-z0-9_.-]+|/tmp/[A-Za-z0-9_]|[A-Z]:\\\\Users")
    found = {}
    for path in tracked(root):
        if path.suffix in {".png", ".gz", ".zip", ".bin", ".xz"} or path == Path(__file__):
            continue
        if hit := pattern.search(path.read_bytes()):
            found[str(path.relative_to(root))] = hit.group().decode("utf-8", "replace")
    assert found == {}


def test_no_file_of_code_outgrows_400_lines(root: Path) -> None:
    long = {str(path.relative_to(root)): lines for path in own_code(root) if (lines := path.read_text("utf-8").count("\n")) > 400}
    long.pop("src/retold/model.py", None)  # all nouns in one place is the point of it
    assert long == {}


def test_no_name_of_a_file_or_type_hides_what_it_is(root: Path) -> None:
    for path in own_code(root):
        assert path.stem not in {"utils", "util", "helpers", "common", "misc", "base"}, path
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                assert not re.search(r"^(Base|Abstract)[A-Z]|(Manager|Helper|Handler)$", node.name), f"{path}: {node.name}"


# ------------------------------------------------------------------------------------------------ make and README


def targets(root: Path) -> set[str]:
    return set(re.findall(r"^([a-z]+):", (root / "Makefile").read_text("utf-8"), re.MULTILINE))


def test_every_make_command_in_the_docs_exists(root: Path) -> None:
    for path in [root / "README.md", *sorted((root / "docs").rglob("*.md"))]:
        code = "\n".join(re.findall(r"```.*?```|`[^`\n]+`", path.read_text("utf-8"), re.DOTALL))
        for target in re.findall(r"\bmake ([a-z]+)\b", code):
            assert target in targets(root), f"{path.name}: make {target}"


def test_ci_runs_exactly_make_test(root: Path) -> None:
    script = root / ".ci" / "run"
    lines = [line.strip() for line in script.read_text("utf-8").splitlines()]
    assert [line for line in lines if "make" in line] == ["exec make test"]
    assert script.stat().st_mode & 0o111


def test_nothing_is_made_anew_when_nothing_changed(root: Path) -> None:
    if not shutil.which("make") or not (root / ".venv" / ".made").exists():
        pytest.skip("this environment was not made by make")
    assert run("make", "--question", "setup", cwd=root).returncode == 0


# ------------------------------------------------------------------------------------------------------ the wheel


@pytest.mark.slow
def test_the_wheel_installs_without_make_and_builds_a_story(root: Path, tmp_path: Path) -> None:
    """A clean environment that sees the libraries of this one, but not its editable retold."""
    copy = tmp_path / "copy"
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns(".*", "build", "dist", "__pycache__"))
    built = run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path / "dist", cwd=copy)
    assert built.returncode == 0, built.stderr
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert any(name.startswith("retold/publish/templates/") for name in names)
    assert any(name.startswith("retold/web/templates/") for name in names)
    assert any(name.startswith("retold/models/data/") for name in names)
    assert any(name.endswith(".schema.json") for name in names)
    assert any(name.endswith("licenses/LICENSE") for name in names)

    assert run(sys.executable, "-m", "venv", tmp_path / "clean").returncode == 0
    python = tmp_path / "clean" / "bin" / "python"
    assert run(python, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", wheel).returncode == 0
    libraries = Path(pytest.__file__).parents[1]
    (site,) = (tmp_path / "clean" / "lib").glob("python*/site-packages")
    (site / "libraries.pth").write_text(str(libraries), "utf-8")  # read as a plain path: the .pth files in there are not

    story = shutil.copytree(root / "samples" / "harlan_bridge", tmp_path / "story")
    done = run(
        tmp_path / "clean" / "bin" / "retold", "build", story, "-o", tmp_path / "case.json", "-o", tmp_path / "report.html", cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "case.json").stat().st_size > 10_000
    assert (tmp_path / "report.html").stat().st_size > 10_000
    where = run(python, "-c", "import retold; print(retold.__file__)", cwd=tmp_path)
    assert str(site) in where.stdout
