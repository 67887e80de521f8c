#!/usr/bin/python3
"""play-clipboard.py ARCHIVOLT SAMPLE TEMPLATE PASTE: copies the drawing, with nothing selected, and
pastes it in a program that knows pictures; copies a server in one process and pastes it in another,
with real keys, then duplicates it there; what was saved is looked at. Prints TAP."""

import json
import os
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from driver import App, run_alone, xdotool  # noqa: E402

run_alone()
PROGRAM, SAMPLE, TEMPLATE, PASTE = sys.argv[1:5]
POINTS = []


def point(good, name):
    POINTS.append(good)
    print(f"{'ok' if good else 'not ok'} {len(POINTS)} {name}", flush=True)


def windows():
    return xdotool("search", "--onlyvisible", "--class", "archivolt").split()


def servers(path):
    with open(path, encoding="utf-8") as file:
        design = json.load(file)
    return sorted((device["name"], device["position_hu"]) for device in design["devices"]
                  if "position_hu" in device)


def start_other(app, path):
    """A process with a session bus of its own, or it would be a window of the first."""
    environment = dict(os.environ, XDG_STATE_HOME=os.path.join(app.folder, "other-state"),
                       XDG_DATA_HOME=os.path.join(app.folder, "other-data"))
    before = set(windows())
    process = subprocess.Popen(["dbus-run-session", "--", PROGRAM, path], env=environment,
                               stdout=subprocess.DEVNULL)
    window = app.wait(lambda: list(set(windows()) - before)[-1], "window of the other process")
    app.settle(2)
    xdotool("windowfocus", window)
    app.settle(0.5)
    return process


def paste(mime_type):
    return subprocess.run([PASTE, mime_type], check=False, timeout=60,
                          stdout=subprocess.PIPE).stdout


def check_drawing(app):
    """Of the whole drawing another program gets both forms, and they are what they say."""
    app.key("ctrl+shift+d", "ctrl+c")
    svg = app.wait(lambda: paste("image/svg+xml"), "drawing on the clipboard")
    drawn = subprocess.run(["rsvg-convert", "-w", "200"], input=svg, check=False,
                           stdout=subprocess.PIPE).stdout
    point(drawn.startswith(b"\x89PNG") and b"esx07" in svg, f"SVG of {len(svg)} bytes")
    size = subprocess.run(["identify", "-format", "%m %w %h", "png:-"], input=paste("image/png"),
                          check=False, text=False, stdout=subprocess.PIPE).stdout.decode().split()
    point(size[:1] == ["PNG"] and all(int(side) > 500 for side in size[1:]), f"picture {size}")


def main():
    folder = tempfile.mkdtemp(prefix="archivolt-clipboard-")  # locks are written beside a file
    app = App(PROGRAM, shutil.copy(SAMPLE, folder))
    path = shutil.copy(TEMPLATE, folder)
    check_drawing(app)
    app.key("ctrl+f")
    app.type("esx07")
    app.settle(0.5)
    app.key("Return", "Escape")
    app.key("ctrl+shift+d", "ctrl+c")
    app.settle(0.5)
    other = start_other(app, path)
    app.key("ctrl+shift+d", "ctrl+v")
    app.settle(1)
    app.key("ctrl+d")
    app.settle(0.5)
    app.key("ctrl+s")
    app.settle(1)
    found = servers(path)
    point(found == [("esx07", 26), ("esx08", 30)], f"pasted and duplicated: {found}")
    app.key("ctrl+q")
    other.wait(10)
    app.close()
    print(f"1..{len(POINTS)}")
    return 0 if all(POINTS) else 1


sys.exit(main())
