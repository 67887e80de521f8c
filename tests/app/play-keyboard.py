#!/usr/bin/python3
"""play-keyboard.py ARCHIVOLT ARCHIVOLT_CLI EXPECTED [PICTURES]: builds two racks with strips and
servers wired on both sides, from an empty window, without a pointer: by the outline and the
inspector. The saved file equals EXPECTED by `archivolt-cli diff`. Prints TAP."""

import os
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from driver import PATIENCE_S, App, Atspi, run_alone  # noqa: E402

run_alone()
PROGRAM, CLI, EXPECTED = sys.argv[1:4]
PICTURES = sys.argv[4] if len(sys.argv) > 4 else None
POINTS = []


def point(good, name):
    POINTS.append(good)
    print(f"{'ok' if good else 'not ok'} {len(POINTS)} {name}", flush=True)


def picture(app, name):
    if PICTURES:
        app.screenshot(os.path.join(PICTURES, f"{name}.png"))


def focused(app):
    """The names of what has the focus and of what stands around it."""
    names = []
    for node in app.nodes():
        if node.get_state_set().contains(Atspi.StateType.FOCUSED):
            names.append(node.get_name())
    return names


def go_to(app, name):
    """Walks the outline from its first row down to NAME."""
    app.key("ctrl+l")
    app.settle(0.3)
    app.key("Home")
    for _ in range(30):
        if app.exists(name, "label") and is_heading(app, name):
            return
        app.key("Down")
    raise AssertionError(f"no row {name}: {focused(app)}")


def is_heading(app, name):
    """The inspector says at its top what is selected."""
    labels = [node.get_name() for node in app.nodes(inspector(app))
              if node.get_role_name() == "label"]
    return bool(labels) and labels[0] == name


def inspector(app):
    for node in app.nodes():
        if node.get_name() == "AvtInspector":
            return node
    raise AssertionError("no inspector")


def tab_to(app, name):
    """Goes on from field to field of the inspector."""
    app.key("alt+Return")
    for _ in range(40):
        if name in focused(app):
            return
        app.key("Tab")
    raise AssertionError(f"no field {name}: {focused(app)}")


def add(app, n_down):
    """From the menu of the outline: a rack, a feed, a device."""
    app.key("Insert")
    app.settle(0.4)
    app.key(*["Down"] * n_down, "Return")
    app.settle(0.4)


def fill_rack(app, rack, strips, first_server):
    go_to(app, rack)
    add(app, 2)
    app.type("ap8853")
    app.find("Place AP8853", "push button")
    app.key("Return", "Return", "ctrl+a")
    app.type("r2208")
    app.find("Place R2208WF", "push button")
    app.key("Return", "Return")
    for number, strip in enumerate(strips):
        go_to(app, strip)
        tab_to(app, "Feed")
        app.key("space")
        app.settle(0.5)
        app.key("Home", *["Down"] * (number + 1), "Return")
        app.settle(0.4)
    go_to(app, f"server-0{first_server + 1}")
    app.type("10")
    app.key("Return", "alt+Up")
    point(app.exists("U11", "label") or app.exists(f"server-0{first_server + 1}: U11"),
          f"{rack}: strips on their feeds, a server moved to unit 11 by typing and by a key")


def rename(app, old, new):
    go_to(app, old)
    app.key("F2", "ctrl+a")
    app.type(new)
    app.key("Return")


def save(app, path):
    app.key("ctrl+s")
    app.wait(lambda: app.root.get_child_count() > 1, "dialog")
    app.settle(0.5)
    app.key("ctrl+a")
    app.type(path)
    app.key("Return")
    app.wait(lambda: os.path.exists(path), "saved file")


def build(app):
    app.key("ctrl+l")
    app.settle(0.3)
    app.key("shift+ctrl+r")
    go_to(app, "Rack 1")
    add(app, 0)
    point(is_heading(app, "Rack 2"), "two racks")
    add(app, 1)
    add(app, 1)
    point(is_heading(app, "Feed B"), "two feeds")
    picture(app, "01-racks")
    fill_rack(app, "Rack 1", ["pdu-01", "pdu-02"], 1)
    picture(app, "02-first")
    fill_rack(app, "Rack 2", ["pdu-03", "pdu-04"], 3)
    for number in range(1, 5):
        rename(app, f"server-0{number}", f"esx0{number}")
    point(is_heading(app, "esx04"), "names by F2")
    picture(app, "03-named")
    app.key("Insert", "Escape", "shift+F10")
    app.settle(0.4)
    picture(app, "04-menu")
    point(app.exists("Delete", "menu item"), "the menu of an object at its row")
    app.key("Escape")
    add(app, 0)
    point(is_heading(app, "Rack 3"), "a rack too many")
    app.key("Delete")
    app.key("ctrl+l", "ctrl+a", "ctrl+k")
    app.wait(lambda: app.root.get_child_count() > 1, "dialog")
    picture(app, "05-connect")
    app.key("Return")
    app.wait(lambda: app.root.get_child_count() == 1, "end of the dialog")
    point(True, "cords on both sides in one step")


def main():
    app = App(PROGRAM)
    path = os.path.join(app.folder, "keyboard.archivolt")
    try:
        build(app)
    except BaseException:
        picture(app, "failed")
        raise
    save(app, path)
    app.settle(1)
    app.key("ctrl+w")
    point(app.process.wait(PATIENCE_S) == 0, "the window closes without a question")
    if PICTURES:
        shutil.copy(path, PICTURES)
    done = subprocess.run([CLI, "diff", "--match", "names", path, EXPECTED], text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    for line in done.stdout.splitlines():
        print(f"# {line}")
    point(done.returncode == 0, "the saved design is the expected one")
    print(f"1..{len(POINTS)}")
    return 0 if all(POINTS) else 1


if __name__ == "__main__":
    sys.exit(main())
