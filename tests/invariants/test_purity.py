"""Invariant 5: the core touches no clock, chance, network or environment; importing does no I/O."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.invariants.material import ROOT

SOURCE = ROOT / "src/sijill"
CORE = ("model", "text", "tokens", "entities", "values", "clauses", "claims", "pipeline.py", "version.py")
IMPURE_MODULES = {"time", "random", "secrets", "uuid", "socket", "ssl", "http", "urllib", "httpx", "requests", "os",
                  "subprocess", "tempfile", "shutil", "getpass", "locale", "multiprocessing", "threading"}  # fmt: skip
IMPURE_CALLS = {"now", "utcnow", "today", "getenv", "urandom", "open", "read_text", "read_bytes", "input", "print"}

WATCH = """
import json, os, sys
seen = []
def watch(event, args):
    if event.startswith(("socket.", "subprocess.", "os.system", "urllib.")):
        seen.append([event, repr(args)])
    elif event == "open":
        path, mode = str(args[0]), args[1]
        if path.endswith((".yaml", ".tsv", ".sqlite", ".json")) or (mode and set(str(mode)) & set("wax+")):
            seen.append([event, path])
sys.dont_write_bytecode = True
sys.addaudithook(watch)
import sijill, sijill.pipeline, sijill.lexicon
imported = len(seen)
if sys.argv[1] == "read":
    reader = sijill.Reader()
    seen.clear()
    reader.read("قال الوزير أمس إن الجيش قصف مدينة حلب.", published="2021-12-09").to_json()
print(json.dumps(seen))
"""


def watched(what: str) -> list[list[str]]:
    done = subprocess.run([sys.executable, "-c", WATCH, what], check=True, capture_output=True, env=dict(os.environ))
    seen: list[list[str]] = json.loads(done.stdout)
    return seen


@pytest.mark.parametrize("what", ["import", "read"])
def test_importing_and_reading_open_no_file_and_no_socket(what: str) -> None:
    assert watched(what) == []


def core_modules() -> list[Path]:
    return [
        path for part in CORE for path in ([SOURCE / part] if part.endswith(".py") else (SOURCE / part).rglob("*.py"))
    ]


@pytest.mark.parametrize("path", core_modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_core_modules_use_nothing_impure(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            assert not {alias.name.split(".")[0] for alias in node.names} & IMPURE_MODULES
        elif isinstance(node, ast.ImportFrom):
            assert (node.module or "").split(".")[0] not in IMPURE_MODULES
        elif isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            assert name not in IMPURE_CALLS, f"line {node.lineno}"


def test_the_watch_would_notice_a_file() -> None:
    script = WATCH.replace("import sijill,", "open(os.devnull, 'a').close(); import sijill,")
    done = subprocess.run([sys.executable, "-c", script, "import"], check=True, capture_output=True)
    assert json.loads(done.stdout) == [["open", os.devnull]]
