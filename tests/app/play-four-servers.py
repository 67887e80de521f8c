#!/usr/bin/python3
"""play-four-servers.py ARCHIVOLT ARCHIVOLT_CLI PARTS BUDGET [PICTURES]: builds the rack of four
servers from an empty window with a real pointer and real keys and saves it with the power of its
parts, then with a budget for each server. Compares the files with PARTS and BUDGET by
`archivolt-cli diff`. Prints TAP."""

import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from driver import App, run_alone  # noqa: E402

run_alone()
PROGRAM, CLI, PARTS, BUDGET = sys.argv[1:5]
PICTURES = sys.argv[5] if len(sys.argv) > 5 else None
POINTS = []


def point(good, name):
    POINTS.append(good)
    print(f"{'ok' if good else 'not ok'} {len(POINTS)} {name}", flush=True)


def picture(app, name):
    if PICTURES:
        app.screenshot(os.path.join(PICTURES, f"{name}.png"))


def set_text(app, label, text):
    """The row is made anew when the selection changes, so the entry is asked for each time."""
    entry = app.find(label, "text")
    app.click(entry)
    app.key("ctrl+a")
    app.type(text)
    app.key("Return")


def words_of(app, label):
    """The labels of a drop-down: what it shows without a choice, its choice, then its list."""
    box = app.find(label, "combo box")
    return [node.get_name() for node in app.nodes(box) if node.get_role_name() == "label"]


def is_open(app, label):
    return len(words_of(app, label)) > 2


def choose(app, label, word):
    """Opens the drop-down of a row and goes down by keys to the choice that begins with WORD. The
    row may be made anew between looking and clicking: then it is tried again."""
    for n_down in (n for n in range(8) for _ in range(2)):
        app.click(app.find(label, "combo box"))
        try:
            app.wait(lambda: is_open(app, label), f"choices of {label}", patience_s=3)
        except TimeoutError:
            continue
        app.key("Home", *["Down"] * n_down, "Return")
        app.settle(0.3)
        if words_of(app, label)[1].startswith(word):
            return
    raise AssertionError(f"{label} cannot be {word}: {words_of(app, label)}")


def item(app, name):
    """An item of the drawing is walked to; the cursor over it bears its name."""
    app.key("ctrl+shift+d", "Home")
    for _ in range(40):
        try:
            return app.find(name, "option pane", patience_s=0.2)
        except TimeoutError:
            app.key("Tab")
    raise AssertionError(f"no {name} in the drawing")


def select(app, name):
    app.click(item(app, name))


def save_as(app, path):
    app.key("ctrl+s")
    app.wait(lambda: app.root.get_child_count() > 1, "dialog")
    app.settle(0.5)
    app.key("ctrl+a")
    app.type(path)
    app.key("Return")
    app.wait(lambda: os.path.exists(path), "saved file")
    app.find("four-servers", "label")


def compare(app, path, expected, name):
    """The file is written on a thread of the program."""
    def differences():
        return subprocess.run([CLI, "diff", "--match", "names", path, expected], text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)

    try:
        app.wait(lambda: differences().returncode == 0, name)
        point(True, name)
    except TimeoutError:
        for line in differences().stdout.splitlines():
            print(f"# {line}")
        point(False, name)


def main():
    app = App(PROGRAM)
    path = os.path.join(app.folder, "four-servers.archivolt")
    picture(app, "01-empty")

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
    picture(app, "02-strips")
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
    picture(app, "03-servers")

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
    picture(app, "04-connect")
    app.key("Return")
    app.settle(0.4)
    point(True, "cords on both sides in one step")

    save_as(app, path)
    picture(app, "06-saved")
    compare(app, path, PARTS, "the saved design has the power of its parts")

    for number in range(1, 5):
        select(app, f"esx0{number}")
        choose(app, "Power basis", "Budget")
        set_text(app, "Budget", "1 kW")
    picture(app, "07-budget")
    app.key("shift+ctrl+d", "ctrl+s")
    compare(app, path, BUDGET, "the saved design has a budget for each server")
    app.key("ctrl+w")
    point(app.process.wait(15) == 0, "the window closes without a question")
    print(f"1..{len(POINTS)}")
    return 0 if all(POINTS) else 1


if __name__ == "__main__":
    sys.exit(main())
