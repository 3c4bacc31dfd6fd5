#!/usr/bin/env python3
"""Time `nbguard scan --history` beside git itself and its peers on a repository made for it.

    cargo build --release
    python3 benches/history.py [--versions 10000] [--notebooks 100] [--size 100] [--peers DIR] [--keep DIR]

The repository has --versions versions of --notebooks notebooks, --size kB each; a version edits one cell and runs
another anew, as people do. --peers is a folder of programs: kingfisher is timed on the whole history, detect-secrets on
one version in ten written out as a file, for it knows no history and takes long. Commands take turns, the best of all rounds counts; read ratios.
Needs Python 3.9+ and git, standard library alone.
"""

import argparse
import base64
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CELLS = 40
META = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}, "language_info": {"name": "python"}}
WORDS = "load frame model score batch token epoch train value index column merge group plot sample weight".split()


def line(rng):
    return f"{rng.choice(WORDS)}_{rng.randrange(999)} = {rng.choice(WORDS)}({rng.choice(WORDS)}, size={rng.randrange(99)})"


def source(rng, lines):
    return [line(rng) + "\n" for _ in range(lines)]


def printed(rng, size):
    """A stream of about `size` bytes in the file, where a line costs its quotes, comma and indentation."""
    lines = [f"step {rng.randrange(10**6):06} loss {rng.random():.6f} {rng.choice(WORDS)} {rng.choice(WORDS)}\n" for _ in range(size // 55)]
    return {"output_type": "stream", "name": "stdout", "text": lines}


def image(rng, size):
    png = base64.b64encode(rng.randbytes(size * 3 // 4)).decode()
    return {"output_type": "display_data", "metadata": {}, "data": {"image/png": png, "text/plain": ["<Figure size 640x480>"]}}


class Notebook:
    """One notebook as it grows: about a third of it an image, the rest text."""

    def __init__(self, rng, number, size):
        self.rng, self.share = rng, size // CELLS
        self.cells = [self.cell(f"{number:04}-{index:04}", index) for index in range(CELLS)]

    def cell(self, id, index):
        outputs = [image(self.rng, self.share * CELLS // 3)] if index == CELLS // 2 else [printed(self.rng, self.share // 3)]
        return {"cell_type": "code", "execution_count": 1, "id": id, "metadata": {}, "outputs": outputs,
                "source": source(self.rng, self.share // 3 // 60)}

    def edit(self, version):
        edited, run = self.rng.randrange(CELLS), self.rng.randrange(CELLS)
        self.cells[edited]["source"][self.rng.randrange(len(self.cells[edited]["source"]))] = line(self.rng) + "\n"
        if run != CELLS // 2:
            self.cells[run]["outputs"] = [printed(self.rng, self.share // 3)]
        self.cells[run]["execution_count"] = version
        if version % 50 == 7:
            # a credential that stays for one version
            secret = "".join(self.rng.choice("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789") for _ in range(24))
            self.cells[edited]["source"][0] = f"db_password = '{secret}'\n"

    def bytes(self):
        notebook = {"cells": self.cells, "metadata": META, "nbformat": 4, "nbformat_minor": 5}
        return (json.dumps(notebook, indent=1) + "\n").encode()


def make_repository(folder, versions, notebooks, size):
    """Fills `folder` by `git fast-import`: a commit for each version, the notebooks taking turns. Returns the bytes."""
    subprocess.run(["git", "init", "-q", "-b", "main", str(folder)], check=True)
    rng, total = random.Random(1), 0
    all_ = [Notebook(rng, number, size) for number in range(notebooks)]
    feed = subprocess.Popen(["git", "-C", str(folder), "fast-import", "--quiet", "--depth=50"], stdin=subprocess.PIPE)
    for version in range(versions):
        number = version % notebooks
        if version >= notebooks:
            all_[number].edit(version)
        content = all_[number].bytes()
        total += len(content)
        message = f"version {version}".encode()
        feed.stdin.write(b"commit refs/heads/main\nmark :%d\ncommitter Ann <ann@example.org> %d +0000\ndata %d\n%s\n"
                         % (version + 1, 1_600_000_000 + version * 60, len(message), message))
        feed.stdin.write(b"M 100644 inline notes/nb_%d.ipynb\ndata %d\n%s\n" % (number, len(content), content))
    feed.stdin.close()
    if feed.wait():
        raise SystemExit("git fast-import failed")
    # as a repository is after git's own housekeeping
    subprocess.run(["git", "-C", str(folder), "repack", "-adfq", "--depth=50", "--window=5"], check=True)
    subprocess.run(["git", "-C", str(folder), "reset", "-q", "--hard"], check=True)
    return total


def seconds(command, folder):
    start = time.perf_counter()
    run = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    while os.read(run.stdout.fileno(), 1 << 20):
        pass
    _, status, usage = os.wait4(run.pid, 0)
    run.returncode = code = os.waitstatus_to_exitcode(status)
    if code not in (0, 1, 2, 200, 205):
        raise SystemExit(f"{command} exited {code}")
    return time.perf_counter() - start, usage.ru_maxrss


def write_out(folder, into):
    """One version in ten as a file, for those who read files alone."""
    listed = subprocess.run(["git", "-C", str(folder), "rev-list", "--all", "--objects", "--filter=object:type=blob", "--no-object-names"],
                            check=True, capture_output=True, text=True).stdout.split()
    into.mkdir()
    batch = subprocess.Popen(["git", "-C", str(folder), "cat-file", "--batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    for id in listed[::10]:
        batch.stdin.write(id.encode() + b"\n")
        batch.stdin.flush()
        _, kind, size = batch.stdout.readline().split()
        content = batch.stdout.read(int(size))
        batch.stdout.read(1)
        if kind == b"blob":
            (into / f"{id}.ipynb").write_bytes(content)
    batch.stdin.close()
    batch.wait()


def program(peers, name):
    own = peers and shutil.which(name, path=os.path.abspath(peers))
    return own or shutil.which(name)


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--versions", type=int, default=10_000)
    args.add_argument("--notebooks", type=int, default=100)
    args.add_argument("--size", type=int, default=100, help="kB of a notebook")
    args.add_argument("--rounds", type=int, default=3)
    args.add_argument("--nbguard", default=str(ROOT / "target/release/nbguard"))
    args.add_argument("--peers", help="a folder of programs to time beside it")
    args.add_argument("--keep", help="where the repository is made, and found again the next time")
    a = args.parse_args()
    with tempfile.TemporaryDirectory() as tmp:
        repository = Path(a.keep or tmp) / "repository"
        if not repository.exists():
            repository.parent.mkdir(parents=True, exist_ok=True)
            total = make_repository(repository, a.versions, a.notebooks, a.size * 1000)
            print(f"{a.versions} versions, {total / 1e6:.0f} MB, {total / a.versions / 1e3:.0f} kB each", flush=True)
        read = ["sh", "-c", "git rev-list --all --objects --filter=object:type=blob --no-object-names | git cat-file --batch --buffer"]
        lanes = {"nbguard": ([a.nbguard, "scan", "--history", "--format", "json"], repository),
                 "git cat-file": (read, repository),
                 "git log -p": (["git", "log", "-p", "--all"], repository)}
        if kingfisher := program(a.peers, "kingfisher"):
            # it is never asked whether a credential works
            lanes["kingfisher"] = ([kingfisher, "scan", "--no-validate", "--no-update-check", "--redact", "--git-history", "full", "."], repository)
        if detect := program(a.peers, "detect-secrets"):
            files = Path(tmp) / "versions"
            write_out(repository, files)
            lanes["detect-secrets/10"] = ([detect, "scan", "--all-files", "."], files)
        best = {}
        for turn in range(a.rounds):
            for name, (command, folder) in lanes.items():
                if turn and best[name][0] > 60:
                    continue  # the slow ones need no second round
                took = seconds(command, folder)
                best[name] = min(took, best.get(name, took))
        for name, (took, peak) in best.items():
            print(f"  {name:<18} {took:8.2f} s   {took / best['nbguard'][0]:6.2f} x nbguard   {peak / 1e3:6.0f} MB at most")


if __name__ == "__main__":
    sys.exit(main())
