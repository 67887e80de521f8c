#!/usr/bin/python3
"""headers.py ROOT BUILD CC: compiles each header alone, twice in one unit, with strict warnings
and only the include paths its layer may see. Prints TAP."""

import concurrent.futures
import os
import shlex
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tree import read_tree  # noqa: E402

STRICT = ("-std=gnu11 -fsyntax-only -D_GNU_SOURCE -Wall -Wextra -Werror -Wshadow -Wundef"
          " -Wmissing-prototypes -Wstrict-prototypes -Wold-style-definition -Wpointer-arith"
          " -Wwrite-strings -Wcast-align -Wredundant-decls -Wswitch-enum -Wformat=2"
          " -Wno-unused-parameter -Wno-missing-field-initializers").split()
PURE = ["glib-2.0"]
ENGINE = PURE + ["gio-unix-2.0", "json-glib-1.0", "yaml-0.1"]
DIAGRAMS = ENGINE + ["cairo", "cairo-pdf", "pango", "pangocairo", "pangoft2", "fontconfig"]
WINDOW = DIAGRAMS + ["libadwaita-1", "gtk4", "gtk4-unix-print"]
PACKAGES = [("engine/io/", ENGINE), ("engine/document/", ENGINE), ("engine/", PURE),
            ("diagrams/", DIAGRAMS), ("widgets/", WINDOW), ("app/cli/", DIAGRAMS),
            ("app/", WINDOW)]


def packages_for(path):
    return next((packages for prefix, packages in PACKAGES if path.startswith(prefix)), None)


def flags_of(packages, cache):
    key = tuple(packages)
    if key not in cache:
        words = subprocess.run(["pkg-config", "--cflags", *packages], check=True, text=True,
                               stdout=subprocess.PIPE).stdout
        cache[key] = [word.replace("-I", "-isystem", 1) if word.startswith("-I") else word
                      for word in shlex.split(words)]
    return cache[key]


def compile_header(root, build, compiler, path, flags):
    unit = f'#include "{path}"\n#include "{path}"\n'
    command = [*compiler, *STRICT, f"-I{root}", f"-I{build}", *flags, "-x", "c", "-"]
    done = subprocess.run(command, input=unit, text=True, stderr=subprocess.PIPE, check=False)
    return "" if done.returncode == 0 else done.stderr or "the compiler failed silently"


def main():
    root, build = sys.argv[1], sys.argv[2]
    compiler = sys.argv[3:]
    headers = [path for path in sorted(read_tree(root))
               if path.endswith(".h") and packages_for(path)]
    cache = {}
    jobs = [(path, flags_of(packages_for(path), cache)) for path in headers]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda job: compile_header(root, build, compiler, *job), jobs))
    print(f"1..{len(headers)}")
    for number, (path, problem) in enumerate(zip(headers, results), 1):
        print(f"{'not ok' if problem else 'ok'} {number} {path}")
        for line in problem.splitlines():
            print(f"# {line}")
    return 1 if any(results) else 0


if __name__ == "__main__":
    sys.exit(main())
