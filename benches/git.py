#!/usr/bin/env python3
"""Measure what a filter costs git, nbguard's beside its peers' in one run, and print the table for the README.

    cargo build --release
    python3 benches/git.py [--peers DIR] [--corpus DIR] [--rounds N] [--files N] [--history]

--peers is a virtual environment with nbstripout, nbstripout-fast and nbwipers from PyPI (made in a temporary folder when
not given), --corpus a folder of real notebooks. Each contestant has its own repository with the same notebooks. They take
turns, the best of all rounds counts, and the ratios are what to read. One that takes longer than two seconds runs in two
rounds only. --history has the figures of history.py in the same run. Needs Python 3.9+, standard library alone.
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from compare import NBGUARD, ROOT, peers_in

# no settings of whoever runs this
ENVIRONMENT = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C"}


def git(repository, *arguments):
    command = ["git", "-c", "init.defaultBranch=main", *arguments]
    run = subprocess.run(command, cwd=repository, env=ENVIRONMENT, stdin=subprocess.DEVNULL, capture_output=True)
    if run.returncode:
        raise SystemExit(f"{repository}: git {' '.join(arguments)}\n{run.stderr.decode()}")
    return run.stdout.decode()


def seconds(repository, *arguments):
    start = time.perf_counter()
    git(repository, *arguments)
    return time.perf_counter() - start


# what every contestant insists on
CELL_KEYS = {"cell_type", "metadata", "source"}


def with_outputs(corpus):
    """The notebooks of `corpus` that every contestant can read, and that have outputs."""
    for path in sorted(Path(corpus).glob("*.ipynb")):
        try:
            notebook = json.loads(path.read_bytes().decode())
            cells = notebook["cells"]
            is_valid = notebook["nbformat"] == 4 and all(CELL_KEYS <= cell.keys() for cell in cells)
        except (ValueError, KeyError, TypeError, AttributeError):
            continue
        if is_valid and any(cell.get("outputs") for cell in cells):
            yield notebook


def write_notebooks(folder, corpus, count):
    folder.mkdir()
    notebooks = list(with_outputs(corpus))
    if not notebooks:
        raise SystemExit(f"no notebooks with outputs in {corpus}")
    for n in range(count):
        notebook = notebooks[n % len(notebooks)]
        # a second copy must not be a blob that git has already
        notebook["metadata"]["copy"] = n // len(notebooks)
        text = json.dumps(notebook, indent=1, sort_keys=True, ensure_ascii=False)
        (folder / f"notebook {n:04}.ipynb").write_text(text + "\n")


class Contestant:
    """A repository whose notebooks go through one filter: `settings` of `filter.contestant`."""

    def __init__(self, folder, notebooks, settings):
        self.folder = folder
        self.settings = settings
        self.best = {}
        shutil.copytree(notebooks, folder)

    def start_again(self):
        shutil.rmtree(self.folder / ".git", ignore_errors=True)
        git(self.folder, "init", "-q")
        for name, value in self.settings.items():
            git(self.folder, "config", f"filter.contestant.{name}", value)
        if self.settings:
            git(self.folder, "config", "filter.contestant.required", "true")
            (self.folder / ".git/info/attributes").write_text("*.ipynb filter=contestant\n")

    def touch(self):
        now = time.time()
        for path in self.folder.glob("*.ipynb"):
            os.utime(path, (now, now - 60))

    def measure(self, what, *arguments):
        took = seconds(self.folder, *arguments)
        self.best[what] = min(took, self.best.get(what, took))


def race(contestants, rounds):
    for turn in range(rounds):
        for contestant in contestants.values():
            if turn > 1 and contestant.best["add"] > 2:
                continue
            contestant.start_again()
            contestant.measure("add", "add", ".")
            contestant.touch()
            contestant.measure("status", "status", "--short")


def check(contestants):
    """Every filter must have done its work, or the race is about nothing."""
    for name, contestant in contestants.items():
        raw = git(contestant.folder, "show", ":notebook 0000.ipynb")
        kept = any(cell.get("outputs") for cell in json.loads(raw)["cells"])
        if kept != (name in ("no filter", "`cat`")):
            raise SystemExit(f"{name}: the staged notebook is not what it should be")


def print_table(contestants):
    bare = contestants["no filter"].best
    stripped = contestants["no filter, stripped beforehand"].best
    print("| filter | `git add` | of no filter | of stripped beforehand | `git status`, all touched | of no filter |")
    print("|---|---:|---:|---:|---:|---:|")
    for name, contestant in contestants.items():
        add, status = contestant.best["add"], contestant.best["status"]
        ratios = add / bare["add"], add / stripped["add"], status / bare["status"]
        print(f"| {name} | {add * 1000:.0f} ms | {ratios[0]:.2f}× | {ratios[1]:.2f}× | {status * 1000:.0f} ms | {ratios[2]:.2f}× |")


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--peers")
    args.add_argument("--corpus", default=str(ROOT.parent / "shared/corpus"))
    args.add_argument("--rounds", type=int, default=7)
    args.add_argument("--files", type=int, default=300)
    args.add_argument("--binary", default=str(NBGUARD))
    args.add_argument("--only", help="contestants to run, by a part of their names; the first two always run")
    args.add_argument("--history", action="store_true")
    a = args.parse_args()
    bin_ = peers_in(a.peers).resolve()
    filters = {
        "no filter": {},
        "no filter, stripped beforehand": {},
        "`cat`": {"clean": "cat"},
        "nbguard filter-process": {"process": f"{a.binary} filter-process"},
        "nbguard clean": {"clean": f"{a.binary} clean - --path=%f"},
        "nbwipers": {"clean": f"{bin_}/nbwipers clean -"},
        "nbstripout-fast": {"clean": f"{bin_}/nbstripout-fast"},
        "nbstripout": {"clean": f"{bin_}/nbstripout"},
    }
    chosen = {name for place, name in enumerate(filters) if place < 2 or not a.only or a.only in name}
    with tempfile.TemporaryDirectory() as tmp:
        raw, stripped = Path(tmp, "raw"), Path(tmp, "stripped")
        write_notebooks(raw, a.corpus, a.files)
        shutil.copytree(raw, stripped)
        subprocess.run([a.binary, "clean", str(stripped)], check=True, env=ENVIRONMENT, stderr=subprocess.DEVNULL)
        contestants = {
            name: Contestant(Path(tmp, f"contestant {n}"), stripped if "beforehand" in name else raw, settings)
            for n, (name, settings) in enumerate(filters.items()) if name in chosen
        }
        race(contestants, a.rounds)
        check(contestants)
        size = sum(path.stat().st_size for path in raw.iterdir()) / 1e6
        print(f"{a.files} real notebooks, {size:.0f} MB; {git(tmp, '--version').strip()}, {os.cpu_count()} cores, {platform.system()}\n")
        print_table(contestants)
    if a.history:
        subprocess.run([sys.executable, str(ROOT / "benches/history.py"), "--nbguard", a.binary], check=True)


if __name__ == "__main__":
    main()
