#!/usr/bin/python3
"""play-four-servers.py ARCHIVOLT ARCHIVOLT_CLI EXPECTED [PICTURES]: builds the rack of four servers
from an empty window with a real pointer and real keys, saves it, and compares the file with
EXPECTED by `archivolt-cli diff`. Prints TAP."""

import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from driver import App, run_alone  # noqa: E402

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


def field(app, label):
    """The entry or drop-down of a row of the inspector."""
    return app.find(label, "list item")


def set_text(app, label, text):
    app.click(app.find(label, "text"))
    app.key("ctrl+a")
    app.type(text)
    app.key("Return")


def choose(app, label, n_down):
    """Opens the drop-down of a row and goes down from its first choice."""
    app.click(app.find(label, "combo box"))
    app.settle(0.5)
    app.key("Home", *["Down"] * n_down, "Return")
    app.settle(0.7)


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

    app.key("ctrl+f")
    app.type("ap8853")
    app.settle(0.4)
    app.key("Return", "Return")
    select(app, "pdu-01")
    choose(app, "Feed", 1)
    select(app, "pdu-02")
    choose(app, "Feed", 2)
    picture(app, "02-strips")
    point(True, "two strips from the catalogue, each on its feed")

    app.key("ctrl+f", "ctrl+a")
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

    app.key("ctrl+s")
    app.settle(1.0)
    app.key("ctrl+a")
    app.type(path)
    app.key("Return")
    app.wait(lambda: os.path.exists(path), "saved file")
    app.settle(0.5)
    picture(app, "06-saved")
    point(not app.exists("• four-servers", "label"), "saved")
    app.key("ctrl+w")
    point(app.process.wait(15) == 0, "the window closes without a question")

    done = subprocess.run([CLI, "diff", "--match", "names", path, EXPECTED], text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    for line in done.stdout.splitlines():
        print(f"# {line}")
    point(done.returncode == 0, "the saved design is the expected one")
    print(f"1..{len(POINTS)}")
    return 0 if all(POINTS) else 1


if __name__ == "__main__":
    sys.exit(main())
