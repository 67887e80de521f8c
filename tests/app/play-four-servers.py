#!/usr/bin/python3
"""play-four-servers.py ARCHIVOLT ARCHIVOLT_CLI PARTS BUDGET [PICTURES]: builds the rack of four
servers from an empty window with a real pointer and real keys and saves it with the power of its
parts, then with a budget for each server. Compares the files with PARTS and BUDGET by
`archivolt-cli diff`. Prints TAP."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from driver import PATIENCE_S, App, run_alone  # noqa: E402
from steps import (choose, compare, enter, finish, item, picture, point, said,  # noqa: E402
                   save_as, select, set_text)

run_alone()
PROGRAM, CLI, PARTS, BUDGET = sys.argv[1:5]
PICTURES = sys.argv[5] if len(sys.argv) > 5 else None


def main():
    app = App(PROGRAM)
    path = os.path.join(app.folder, "four-servers.archivolt")
    picture(app, PICTURES, "01-empty")

    app.press("Add Rack")
    point(app.find("Front view of 1 rack: 1 object, 1 selected", "panel") is not None,
          "a rack by its button")

    app.key("shift+ctrl+f")
    set_text(app, "Supplied by", "UPS A")
    app.key("shift+ctrl+f")
    set_text(app, "Supplied by", "UPS B")
    point(app.find("Name", "text") is not None, "two feeds by key")

    app.key("ctrl+t")
    app.type("ap8853")
    app.settle(0.4)
    app.key("Return", "Return")
    select(app, "pdu-01")
    choose(app, "Feed", "Feed A")
    select(app, "pdu-02")
    choose(app, "Feed", "Feed B")
    picture(app, PICTURES, "02-strips")
    point(True, "two strips from the catalogue, each on its feed")

    app.key("ctrl+t", "ctrl+a")
    app.type("r2208")
    app.settle(0.4)
    app.key("Return", "Return", "Return")
    source = app.place(app.find("Place R2208WF", "push button"))
    select(app, "server-03")
    target = app.place(app.find("server-03", "option pane"))
    app.drag((source[0] - 120, source[1]), (target[0], target[1] - 200))
    select(app, "server-04")
    point(True, "three servers by Enter, one by drag and drop")
    picture(app, PICTURES, "03-servers")

    home = app.place(app.find("server-04", "option pane"))
    below = app.place(item(app, "server-01"))
    app.drag(home, below)
    select(app, "server-04")
    point(app.place(app.find("server-04", "option pane")) == home,
          "a server is not dropped onto another")
    app.drag(home, (home[0], home[1] - 60), cancel=True)
    point(app.place(app.find("server-04", "option pane")) == home, "Escape cancels a drag")
    for _ in range(40):
        app.key("Down")
    app.key("ctrl+z")
    point(app.place(item(app, "server-04")) == home, "a run of arrow keys is one step")
    app.key("shift+ctrl+z")

    for number in range(1, 5):
        select(app, f"server-0{number}")
        app.key("F2", "ctrl+a")
        app.type(f"esx0{number}")
        app.key("Return")
    select(app, "pdu-01")
    app.key("F2", "ctrl+a")
    app.type("PDU A")
    app.key("Return")
    select(app, "pdu-02")
    app.key("F2", "ctrl+a")
    app.type("PDU B")
    app.key("Return")
    point(app.find("PDU B", "option pane") is not None, "names by F2")

    app.key("ctrl+shift+d", "ctrl+a", "ctrl+k")
    app.find("Connect Power", "label")
    picture(app, PICTURES, "04-connect")
    app.key("Return")
    app.settle(0.4)
    point(True, "cords on both sides in one step")

    save_as(app, path)
    picture(app, PICTURES, "06-saved")
    compare(app, CLI, path, PARTS, "the saved design has the power of its parts")

    for number in range(1, 4):
        select(app, f"esx0{number}")
        choose(app, "Power basis", "Budget")
        set_text(app, "Budget", "1 kW")
    select(app, "esx04")
    choose(app, "Power basis", "Budget")
    enter(app, "Budget")
    app.type("1 kW")
    picture(app, PICTURES, "07-budget")
    app.key("ctrl+s")  # with the focus in the entry: what is typed there is saved
    compare(app, CLI, path, BUDGET, "the saved design has a budget for each server")

    point("planned with: 4 kW" in said(CLI, "info", path), "the budgets make 4 kW")
    point("power-peak-over-budget" in said(CLI, "check", path), "the peak exceeds the budget")
    app.key("ctrl+w")
    point(app.process.wait(PATIENCE_S) == 0, "the window closes without a question")
    return finish()


if __name__ == "__main__":
    sys.exit(main())
