#!/usr/bin/python3
"""slow-save.py ARCHIVOLT DESIGN: a disk that needs seconds for a step of a save. The window goes
on meanwhile, says that it saves, closes only afterwards, and tells of a save that failed. Prints
TAP."""

import json
import os
import shutil
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from driver import App, own_copy, run_alone  # noqa: E402

run_alone()
PROGRAM, DESIGN = sys.argv[1:3]
# The last step of a save; until it is done the old file stands.
CALLS = "rename,renameat,renameat2"
DELAY_US = 30000000
PATIENCE_S = 90  # several steps of a save are slow
POINTS = []


def point(good, name):
    POINTS.append(good)
    print(f"{'ok' if good else 'not ok'} {len(POINTS)} {name}", flush=True)


def n_racks(path):
    with open(path, encoding="utf-8") as file:
        return len(json.load(file)["racks"])


def start_slow(path):
    """Only the folder of the design is slow: the journal stands elsewhere, and is written by the
    thread that draws."""
    return App("strace", "-f", "--seccomp-bpf", "-qq", "-o", "/dev/null",
               "-P", os.path.dirname(path), "-e", CALLS,
               "-e", f"inject={CALLS}:delay_enter={DELAY_US}", PROGRAM, path)


def check_waiting():
    path = own_copy(DESIGN)
    before = n_racks(path)
    app = start_slow(path)
    app.key("shift+ctrl+r", "ctrl+s")
    app.find("Saving")
    point(n_racks(path) == before, "the window says that it saves while the old file stands")
    app.key("shift+ctrl+r")
    app.find("Rack 3")
    point(app.exists("Saving"), "the design can be changed meanwhile")
    app.key("ctrl+w")
    point(app.process.poll() is None, "the window does not close before the save has ended")
    app.wait(lambda: n_racks(path) == before + 1, "saved file", PATIENCE_S)
    app.wait(lambda: app.root.get_child_count() > 1, "question", PATIENCE_S)
    point(True, "it asks about what was changed meanwhile")
    app.key("Return")
    point(app.process.wait(PATIENCE_S) == 0 and n_racks(path) == before + 2,
          "and closes by itself when that is saved too")


def check_failure():
    path = own_copy(DESIGN)
    app = App(PROGRAM, path)
    shutil.rmtree(os.path.dirname(path))
    app.key("shift+ctrl+r", "ctrl+s")
    app.wait(lambda: app.root.get_child_count() > 1, "message")
    point(app.exists("The Design Could Not Be Saved", "label"), "a save that failed is told")
    app.key("Escape")
    app.wait(lambda: app.root.get_child_count() == 1, "end of the message")
    app.find("Rack 2")
    point(True, "the window keeps what could not be saved")
    app.close()


def main():
    check_waiting()
    check_failure()
    print(f"1..{len(POINTS)}")
    return 0 if all(POINTS) else 1


if __name__ == "__main__":
    sys.exit(main())
