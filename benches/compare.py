#!/usr/bin/env python3
"""Measure nbguard beside its peers in one run, and print the table for the README.

    cargo build --release
    python3 benches/compare.py [--peers DIR] [--corpus DIR] [--rounds N]

--peers is a virtual environment with nbstripout, nbstripout-fast, nbwipers and kingfisher-bin from PyPI (made in a temporary folder when
not given). Absolute times say little on a busy machine: commands take turns, the best of all rounds counts, and the
ratios are what to read. Needs Python 3.9+, standard library alone.
"""

import argparse
import base64
import json
import os
import platform
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NBGUARD = ROOT / "target/release/nbguard"


def notebook(cells):
    meta = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    nb = {"cells": cells, "metadata": meta, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(nb, indent=1, sort_keys=True) + "\n"


def code(n, outputs):
    source = [f"values_{n} = load('part_{n}.csv')\n", f"model.fit(values_{n})\n", "model.score(test)"]
    return {"cell_type": "code", "execution_count": n, "id": f"cell{n:04}", "metadata": {}, "outputs": outputs, "source": source}


def image(rng, size):
    png = base64.b64encode(rng.randbytes(size * 3 // 4)).decode()
    return {"output_type": "display_data", "metadata": {}, "data": {"image/png": png, "text/plain": ["<Figure size 640x480>"]}}


def text(n):
    return {"output_type": "stream", "name": "stdout", "text": [f"epoch {i} loss {i * n % 97 / 97:.4f}\n" for i in range(20)]}


def image_heavy(rng, megabytes):
    return notebook([code(n, [image(rng, 250_000)]) for n in range(megabytes * 4)])


def small(n, cells):
    return notebook([code(n * 100 + i, [text(i)]) for i in range(cells)])


WAITING = """import os, subprocess, sys
run = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(os.wait4(run.pid, 0)[2].ru_maxrss)"""


def peak(command):
    """kB of memory at most. A process starts as a copy of the one that starts it, so that has to be a small one."""
    waiting = [sys.executable, "-c", WAITING, *map(str, command)]
    return int(subprocess.run(waiting, check=True, capture_output=True).stdout)


def seconds(command, stdin=None, before=None):
    """Wall time of one run; `before` puts things back first, outside the clock."""
    if before:
        before()
    source = open(stdin, "rb") if stdin else subprocess.DEVNULL
    start = time.perf_counter()
    # a pipe that is drained, as git drains a filter's
    run = subprocess.Popen(command, stdin=source, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    while os.read(run.stdout.fileno(), 1 << 20):
        pass
    _, status = os.waitpid(run.pid, 0)
    took = time.perf_counter() - start
    run.returncode = code = os.waitstatus_to_exitcode(status)
    if stdin:
        source.close()
    if code not in (0, 1, 2, 200):
        raise SystemExit(f"{command} exited {code}")
    return took


def race(title, lanes, rounds):
    """lanes: {name: (command, stdin, before)}; they take turns, the best round of each counts."""
    best = {}
    for turn in range(rounds):
        for name, (command, stdin, before) in lanes.items():
            if turn and best[name] > 3 and turn > 2:
                continue  # the slow ones need no tenth round
            took = seconds(command, stdin, before)
            best[name] = min(took, best.get(name, took))
    print(f"\n{title}")
    own = best["nbguard"]
    for name, took in best.items():
        print(f"  {name:<18} {took * 1000:10.2f} ms   {took / own:7.2f} x nbguard")
    return best


def tenfold(corpus, folder):
    """Ten times the notebooks of `corpus`, no two of them alike to the byte: one that was seen already would cost nothing."""
    folder.mkdir()
    for path in corpus.glob("*.ipynb"):
        for n in range(10):
            (folder / f"{n} {path.name}").write_bytes(path.read_bytes() + b"\n" * n)
    return folder


def peers_in(folder):
    if folder is None:
        folder = tempfile.mkdtemp(prefix="nbguard-peers-")
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([f"{folder}/bin/pip", "install", "-q", "nbstripout", "nbstripout-fast", "nbwipers", "kingfisher-bin"], check=True)
    return Path(folder) / "bin"


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--peers")
    args.add_argument("--corpus", default=str(ROOT.parent / "shared/corpus"))
    args.add_argument("--rounds", type=int, default=9)
    a = args.parse_args()
    bin_ = peers_in(a.peers)
    own = str(NBGUARD)
    print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, {platform.system()} {platform.release()}")
    with tempfile.TemporaryDirectory() as tmp:
        tmp = Path(tmp)
        rng = random.Random(1)

        big = tmp / "big.ipynb"
        big.write_text(image_heavy(rng, 50))
        lanes = {"cat": (["cat"], big, None), "nbguard": ([own, "clean", "-"], big, None),
                 "nbstripout-fast": ([bin_ / "nbstripout-fast"], big, None), "nbwipers": ([bin_ / "nbwipers", "clean", "-"], big, None),
                 "nbstripout": ([bin_ / "nbstripout"], big, None)}
        race(f"clean of one notebook of images, {big.stat().st_size / 1e6:.0f} MB, through a pipe", lanes, a.rounds)

        pristine, work = tmp / "pristine", tmp / "work"
        pristine.mkdir()
        for n in range(300):
            (pristine / f"nb_{n:03}.ipynb").write_text(small(n, 12))
        files = [str(work / f"nb_{n:03}.ipynb") for n in range(300)]

        def reset():
            shutil.rmtree(work, ignore_errors=True)
            shutil.copytree(pristine, work)

        lanes = {"nbguard": ([own, "clean", *files], None, reset), "nbwipers": ([bin_ / "nbwipers", "clean-all", str(work), "--yes"], None, reset),
                 "nbstripout-fast": ([bin_ / "nbstripout-fast", *files], None, reset), "nbstripout": ([bin_ / "nbstripout", *files], None, reset)}
        race("clean of 300 small notebooks in place, one call", lanes, a.rounds)

        tiny = tmp / "tiny.ipynb"
        tiny.write_text(small(1, 9))
        lanes = {"true": (["true"], tiny, None), "nbguard": ([own, "clean", "-"], tiny, None),
                 "nbstripout-fast": ([bin_ / "nbstripout-fast"], tiny, None), "nbwipers": ([bin_ / "nbwipers", "clean", "-"], tiny, None),
                 "nbstripout": ([bin_ / "nbstripout"], tiny, None), "nbguard scan": ([own, "scan", str(tiny)], None, None)}
        best = race(f"one notebook of {tiny.stat().st_size / 1e3:.0f} kB through the filter", lanes, a.rounds * 20)
        print(f"  nbguard takes {(best['nbguard'] - best['true']) * 1000:.2f} ms more than `true`")

        if Path(a.corpus).is_dir():
            for folder in (Path(a.corpus), tenfold(Path(a.corpus), tmp / "tenfold")):
                size = sum(p.stat().st_size for p in folder.glob("*.ipynb"))
                lanes = {"nbguard": ([own, "scan", folder], None, None)}
                if (bin_ / "kingfisher").exists():
                    # it is never asked whether a credential works
                    lanes["kingfisher"] = ([bin_ / "kingfisher", "scan", "--no-validate", "--redact", folder], None, None)
                best = race(f"scan of {size / 1e6:.0f} MB of real notebooks", lanes, a.rounds)
                print(f"  nbguard: {size / 1e6 / best['nbguard']:.0f} MB/s")
                for name, (command, _, _) in lanes.items():
                    print(f"  {name}: {peak(command) / 1e3:.0f} MB of memory at most")


if __name__ == "__main__":
    main()
