#!/usr/bin/python3
"""play-two-racks.py ARCHIVOLT ARCHIVOLT_CLI EXPECTED [PICTURES]: from an empty window, with a real
pointer and real keys: two racks of twelve devices on A and B feeds of three phases, balanced, one
device dragged to the other rack; everything undone and redone. The saved file equals EXPECTED by
`archivolt-cli diff`. Prints TAP."""

import os
import re
import shutil
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from driver import PATIENCE_S, App, Atspi, run_alone  # noqa: E402
from steps import (choose, compare, drawing, finish, heading, item, picture,  # noqa: E402
                   point, save_as, select, set_text)

run_alone(1400, 900)
PROGRAM, CLI, EXPECTED = sys.argv[1:4]
PICTURES = sys.argv[4] if len(sys.argv) > 4 else None
# Of a rack on the screen, where the drawing is shown at 100 %.
UNIT_PX = 13
# What is dragged is dropped so far above something.
N_UNITS = 7


def view(app):
    """The drawing says how many racks and objects it shows."""
    try:
        words = drawing(app).get_name()
    except IndexError:
        return 0, 0
    return tuple(map(int, re.search(r"(\d+) racks?: (\d+) object", words).groups()))


def wait_for(app, n_racks, n_devices):
    app.wait(lambda: view(app) == (n_racks, n_racks + n_devices),
             f"drawing of {n_racks} racks and {n_devices} devices")


def offered(app):
    return [node.get_name() for node in app.nodes()
            if node.get_role_name() == "push button" and node.get_name().startswith("Place ")
            and node.get_extents(1).height > 0]


def search_type(app, words, name):
    app.key("ctrl+t", "ctrl+a")
    app.type(words)
    app.wait(lambda: offered(app) == [f"Place {name}"], f"{name} alone in the catalogue")


def place_by_key(app, words, name, n_before, n=1):
    search_type(app, words, name)
    for i in range(n):
        app.key("Return")
        wait_for(app, 2, n_before + i + 1)


def units_px(app, n_units):
    """How high so many units are on the screen, whatever room the window leaves to the drawing."""
    zooms = (re.fullmatch(r"(\d+)\s%", node.get_name()) for node in app.nodes()
             if node.get_role_name() in ("label", "push button"))
    percent = next(int(found[1]) for found in zooms if found)
    return round(n_units * UNIT_PX * percent / 100)


def place_by_drag(app, words, name, above, n_before):
    """Drops it N_UNITS above the device ABOVE."""
    top = app.place(item(app, above))
    search_type(app, words, name)
    button = app.place(app.find(f"Place {name}", "push button"))
    app.drag((button[0] - 120, button[1]), (top[0], top[1] - units_px(app, N_UNITS)))
    wait_for(app, 2, n_before + 1)


def add_feed(app, letter):
    app.key("shift+ctrl+f")
    app.wait(lambda: heading(app) == f"Feed {letter}", f"feed {letter}")
    set_text(app, "Phases", "3")


def fill_rack(app, rack, n_before, strips):
    select(app, rack)
    place_by_key(app, "ap8886", "AP8886", n_before, 2)
    for name, feed in zip(strips, ("Feed A", "Feed B")):
        select(app, name)
        choose(app, "Feed", feed)
    server = n_before // 6 * 4 + 1
    place_by_key(app, "r2208", "R2208WF", n_before + 2)
    place_by_key(app, "1u server 2 supplies", "Generic 1U server, 2 supplies", n_before + 3, 2)
    place_by_drag(app, "r2208", "R2208WF", f"server-0{server + 2}", n_before + 5)


def answer(app, title, name, shot):
    """Presses the button NAME of the dialog, which is gone then."""
    app.find(title, "label")
    app.settle()
    picture(app, PICTURES, shot)
    app.press(name, last=True)
    app.wait(lambda: not app.exists(title, "label"), "end of the dialog")


def button(app, name):
    """Undo and Redo go on with the step that they are about."""
    for node in app.nodes():
        if node.get_role_name() == "push button" and node.get_name().split(" ")[0] == name:
            return node
    raise AssertionError(f"no button {name}")


def is_sensitive(app, name):
    return button(app, name).get_state_set().contains(Atspi.StateType.SENSITIVE)


def press_until_done(app, keys, name):
    n_steps = 0
    while is_sensitive(app, name) and n_steps < 100:
        app.key(keys)
        n_steps += 1
    return n_steps


def main():
    app = App(PROGRAM)
    path = os.path.join(app.folder, "two-racks.archivolt")
    try:
        play(app, path)
    except BaseException:
        picture(app, PICTURES, "failed")
        raise
    if PICTURES:
        shutil.copy(path, PICTURES)
    return finish()


def play(app, path):
    app.press("Add Rack")
    wait_for(app, 1, 0)
    app.key("shift+ctrl+r")
    wait_for(app, 2, 0)
    point(True, "two racks")
    add_feed(app, "A")
    add_feed(app, "B")
    point(True, "two feeds of three phases")

    fill_rack(app, "Rack 1", 0, ("pdu-01", "pdu-02"))
    picture(app, PICTURES, "01-first")
    fill_rack(app, "Rack 2", 6, ("pdu-03", "pdu-04"))
    picture(app, PICTURES, "02-second")
    point(view(app) == (2, 14), "twelve devices by Enter and by drag and drop")

    app.key("ctrl+shift+d", "ctrl+a", "ctrl+k")
    answer(app, "Connect Power", "Connect", "03-connect")
    point(True, "cords on both sides in one step")

    select(app, "Rack 1")
    app.press("Balance Phases…")
    answer(app, "Balance Phases", "Balance", "04-balance")
    picture(app, PICTURES, "05-balanced")
    point(True, "the phases balanced in one step")

    source, target = app.place(item(app, "server-04")), app.place(item(app, "server-08"))
    app.drag(source, (target[0], target[1] - units_px(app, N_UNITS)))
    select(app, "server-04")
    picture(app, PICTURES, "06-moved")
    point(abs(app.place(app.find("server-04", "option pane"))[0] - target[0]) < 10,
          "a server dragged to the other rack")

    n_undone = press_until_done(app, "ctrl+z", "Undo")
    picture(app, PICTURES, "07-undone")
    print(f"# {n_undone} undone")
    app.find("Add Rack", "push button")
    point(view(app) == (0, 0), "everything undone")
    n_redone = press_until_done(app, "shift+ctrl+z", "Redo")
    print(f"# {n_redone} redone")
    point(n_redone == n_undone, "as many steps redone")  # that they are the same, the file says
    picture(app, PICTURES, "08-redone")

    save_as(app, path)
    compare(app, CLI, path, EXPECTED, "the saved design is the expected one")
    app.key("ctrl+w")
    point(app.process.wait(PATIENCE_S) == 0, "the window closes without a question")


if __name__ == "__main__":
    sys.exit(main())
