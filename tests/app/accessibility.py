#!/usr/bin/python3
"""accessibility.py ARCHIVOLT DESIGN: opens every page, pane, menu and dialog of the window with
DESIGN and walks what assistive technology is told. Fails on a control without a name (the name of
a class counts as none), on a name that is said twice, and on one with a mnemonic's underscore.
Prints TAP."""

import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from driver import App, GLib, own_copy, run_alone  # noqa: E402

run_alone()
PROGRAM, DESIGN = sys.argv[1:3]
POINTS = []
CONTROLS = {"push button", "toggle button", "check box", "radio button", "text", "entry",
            "password text", "combo box", "list item", "list", "menu item", "check menu item",
            "radio menu item", "page tab", "slider", "spin button", "table", "tree table", "link",
            "tree item", "table row", "option pane", "dialog", "alert", "frame", "switch",
            "list box"}
CLASS_NAME = re.compile(r"^(Gtk|Adw|Avt)[A-Z]\w+$")
DOUBLED = re.compile(r"^(.+) \1$")


def fault(name):
    if not name.strip():
        return "has no name"
    if CLASS_NAME.match(name):
        return "is named by its class"
    if DOUBLED.match(name):
        return "is named twice"
    if re.search(r"(^|\s)_\w|\w_\w", name) and " " not in name.strip("_"):
        return "has a mnemonic in its name"
    return None


def is_shown(node):
    try:
        place = node.get_extents(1)
    except GLib.Error:
        return False
    return place.width > 0 and place.height > 0


def path_of(node):
    words = []
    while node is not None and len(words) < 5:
        words.append(f"{node.get_role_name()} {node.get_name()!r}")
        node = node.get_parent()
    return " in ".join(words)


def faults(app):
    found, n_controls = [], 0
    for node in app.nodes():
        if node.get_role_name() not in CONTROLS or not is_shown(node):
            continue
        n_controls += 1
        why = fault(node.get_name() or "")
        if why:
            found.append(f"{path_of(node)}: {why}")
    return found, n_controls


def check(app, view, least):
    app.settle(0.4)
    found, n_controls = faults(app)
    good = not found and n_controls >= least
    POINTS.append(good)
    print(f"{'ok' if good else 'not ok'} {len(POINTS)} {view}: {n_controls} controls", flush=True)
    for line in sorted(set(found)):
        print(f"# {line}")


def n_frames(app):
    return app.root.get_child_count()


def check_window(app, view, least, *keys):
    """A dialog that KEYS open, closed again by Escape."""
    before = n_frames(app)
    app.key(*keys)
    app.wait(lambda: n_frames(app) > before, view)
    check(app, view, least)
    app.key("Escape")
    app.wait(lambda: n_frames(app) == before, f"end of {view}")


def check_menu(app, view, least, *keys):
    app.key(*keys)
    check(app, view, least)
    app.key("Escape")
    app.settle(0.3)


def check_pages(app):
    check(app, "racks and catalogue", 40)
    app.key("ctrl+t")
    app.type("no such type")
    check(app, "catalogue without a match", 20)
    app.key("ctrl+a", "BackSpace")
    app.key("ctrl+l")
    check(app, "outline", 40)
    app.click(app.find("Checks", "list item"))
    check(app, "checks", 10)
    app.key("shift+ctrl+p")
    check(app, "report", 20)
    app.click(app.find("Racks", "list item"))


def check_selections(app):
    app.key("shift+ctrl+d", "Escape", "Escape")
    check(app, "nothing selected", 30)
    app.key("Home", "Return")
    check(app, "a rack selected", 40)
    app.key("Tab", "Tab", "Tab", "Tab", "Return")
    check(app, "a device selected", 40)
    app.key("ctrl+a")
    check(app, "everything selected", 30)


def check_menus(app):
    check_menu(app, "menu of an object", 30, "shift+ctrl+d", "shift+F10")
    check_menu(app, "main menu", 30, "F10")
    app.press("Add")
    check(app, "add menu", 30)
    app.key("Escape")
    app.press("Recent Designs and Samples")
    check(app, "recent designs and samples", 30)
    app.key("Escape")


def check_dialogs(app):
    check_window(app, "shortcuts", 20, "ctrl+question")
    check_window(app, "preferences", 5, "ctrl+comma")
    check_window(app, "export", 10, "shift+ctrl+e")
    app.key("ctrl+Return")
    app.type("styles")
    check_window(app, "styles, of which there are none", 15, "Return")
    app.key("ctrl+Return")
    app.type("styles")
    before = n_frames(app)
    app.key("Return")
    app.wait(lambda: n_frames(app) > before, "styles")
    app.press("Add Style", last=True)
    check(app, "a style", 25)
    app.key("Escape")


def main():
    app = App(PROGRAM)
    check(app, "empty window", 20)
    app.press("Add Rack")
    app.key("ctrl+t")
    app.type("r2208")
    app.find("Place R2208WF", "push button")
    app.key("Return")
    app.key("shift+ctrl+d", "ctrl+a")
    check_window(app, "connect power", 10, "ctrl+k")
    app.key("shift+ctrl+f")
    check(app, "a feed selected", 30)
    app.close()
    app = App(PROGRAM, own_copy(DESIGN))
    check_pages(app)
    check_selections(app)
    check_menus(app)
    check_dialogs(app)
    app.key("shift+ctrl+d", "ctrl+a", "Delete")
    check_window(app, "changes that are not saved", 4, "ctrl+w")
    app.close()
    print(f"1..{len(POINTS)}")
    return 0 if all(POINTS) else 1


if __name__ == "__main__":
    sys.exit(main())
