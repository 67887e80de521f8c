#!/usr/bin/python3
"""play-export.py ARCHIVOLT SAMPLE: exports the drawing of a row, which takes a file for each side,
twice into the same folder, with real keys: the second time it is asked whether to replace them, and
nothing is touched before that is answered. Prints TAP."""

import os
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from driver import App, own_copy, run_alone, xdotool  # noqa: E402

run_alone()
PROGRAM, SAMPLE = sys.argv[1:3]
POINTS = []


def point(good, name):
    POINTS.append(good)
    print(f"{'ok' if good else 'not ok'} {len(POINTS)} {name}", flush=True)


def choose(app, title, name):
    """In a drop-down of the dialog that is in front."""
    app.press(title, "combo box", last=True)
    app.settle(0.5)
    app.click(app.find(name, "label", last=True))
    app.settle(0.5)


def export(app, folder):
    """Up to the name of the file, which is confirmed; what comes then is the caller's."""
    app.key("shift+ctrl+e")
    app.find("Export", "label")
    choose(app, "Content", "Row Elevation")
    app.key("alt+e")
    app.wait(lambda: xdotool("search", "--onlyvisible", "--name", "^Export$"), "file chooser")
    app.settle(1)
    app.key("ctrl+a")
    app.type(os.path.join(folder, "row.svg"))
    app.key("Return")


def content(folder):
    found = {}
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), "rb") as file:
            found[name] = file.read()
    return found


def main():
    folder = tempfile.mkdtemp(prefix="archivolt-export-")
    names = [f"row-{i}.svg" for i in range(1, 5)]
    app = App(PROGRAM, own_copy(SAMPLE))
    export(app, folder)
    app.wait(lambda: sorted(os.listdir(folder)) == names, "files")
    point(all(data.startswith(b"<?xml") for data in content(folder).values()),
          "a file for each sheet")
    for name in names:
        with open(os.path.join(folder, name), "wb") as file:
            file.write(b"mine")
    export(app, folder)
    app.find("Replace 4 Files?", "label")
    point(set(content(folder).values()) == {b"mine"}, "asked before anything is replaced")
    app.key("alt+r")
    app.wait(lambda: all(data.startswith(b"<?xml") for data in content(folder).values()),
             "new files")
    point(list(content(folder)) == names, "replaced")
    app.close()
    print(f"1..{len(POINTS)}")
    return 0 if all(POINTS) else 1


sys.exit(main())
