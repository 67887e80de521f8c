#!/usr/bin/python3
"""test-tools.py CC...: shows the tools that judge the project's tests and headers cases that they
must refuse and cases that they must accept. Prints TAP."""

import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
COUNT = os.path.join(HERE, "..", "tools", "count-tests")
HEADERS = os.path.join(HERE, "headers.py")

GOOD_TAP = "1..2\nok 1 /a\nok 2 /b\n"
COUNT_CASES = [
    # name, tests of the log, meson's status, CI, last line, exit status
    ("points", [("OK", GOOD_TAP)], 0, "", "2 passed, 0 failed, 0 skipped", 0),
    ("no TAP", [("OK", "hello\n")], 0, "", "1 passed, 0 failed, 0 skipped", 0),
    ("a failed point", [("FAIL", "1..2\nok 1 /a\nnot ok 2 /b\n")], 1, "",
     "1 passed, 1 failed, 0 skipped", 1),
    ("a crash after good points", [("ERROR", "1..2\nok 1 /a\n")], 1, "",
     "1 passed, 1 failed, 0 skipped", 1),
    ("a timeout", [("TIMEOUT", "")], 1, "", "0 passed, 1 failed, 0 skipped", 1),
    ("a skip at the desk", [("OK", "1..2\nok 1 /a\nok 2 /b # SKIP no font\n")], 0, "",
     "1 passed, 0 failed, 1 skipped", 0),
    ("a skip in CI", [("OK", "1..2\nok 1 /a\nok 2 /b # SKIP no font\n")], 0, "1",
     "1 passed, 0 failed, 1 skipped", 1),
    ("a whole test skipped", [("SKIP", ""), ("OK", GOOD_TAP)], 0, "1",
     "2 passed, 0 failed, 1 skipped", 1),
    ("nothing ran", [], 0, "", "0 passed, 0 failed, 0 skipped", 1),
    ("meson itself failed", [("OK", GOOD_TAP)], 2, "", "2 passed, 1 failed, 0 skipped", 1),
]

HEADER_CASES = [
    # name, path, text, whether it compiles
    ("complete", "engine/base/x.h", "#pragma once\n#include <glib.h>\nGQuark x (void);\n", True),
    ("misses an include", "engine/base/x.h", "#pragma once\nGQuark x (void);\n", False),
    ("not once", "engine/base/x.h", "typedef struct { int a; } X;\n", False),
    ("old style", "engine/base/x.h", "#pragma once\nint x ();\n", False),
    ("cairo in the engine", "engine/io/x.h", "#pragma once\n#include <cairo.h>\n", False),
    ("gtk in diagrams", "diagrams/x.h", "#pragma once\n#include <gtk/gtk.h>\n", False),
    ("cairo in diagrams", "diagrams/x.h", "#pragma once\n#include <cairo.h>\n", True),
]


def run_count(case, folder):
    _, tests, status, ci, line, code = case
    log = os.path.join(folder, "testlog.json")
    with open(log, "w", encoding="utf-8") as file:
        for number, (result, output) in enumerate(tests):
            file.write(json.dumps({"name": str(number), "result": result, "stdout": output}) + "\n")
    environment = {key: value for key, value in os.environ.items() if key != "CI"}
    if ci:
        environment["CI"] = ci
    done = subprocess.run([COUNT, log, str(status)], env=environment, text=True,
                          stdout=subprocess.PIPE, check=False)
    return done.stdout.splitlines()[-1] == line and done.returncode == code


def run_header(case, folder, compiler):
    _, path, text, compiles = case
    root = tempfile.mkdtemp(dir=folder)
    os.makedirs(os.path.dirname(os.path.join(root, path)))
    with open(os.path.join(root, path), "w", encoding="utf-8") as file:
        file.write(text)
    done = subprocess.run(["/usr/bin/python3", "-B", HEADERS, root, root, *compiler],
                          stdout=subprocess.DEVNULL, check=False)
    return (done.returncode == 0) == compiles


def main():
    compiler = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        results = [("count-tests: " + case[0], run_count(case, folder)) for case in COUNT_CASES]
        results += [("headers.py: " + case[0], run_header(case, folder, compiler))
                    for case in HEADER_CASES]
    print(f"1..{len(results)}")
    for number, (name, good) in enumerate(results, 1):
        print(f"{'ok' if good else 'not ok'} {number} {name}")
    return 0 if all(good for _, good in results) else 1


if __name__ == "__main__":
    sys.exit(main())
