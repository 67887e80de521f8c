#!/usr/bin/python3
"""screenshots.py ARCHIVOLT DESIGN FOLDER: takes pictures of the window with DESIGN into FOLDER:
light, dark, high contrast, text of twice the size, a small screen. Fails when a picture is empty,
is not in the mode that it is named after, or when something stands outside of the window. The
pictures are for people to look at. Prints TAP."""

import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from driver import App, own_copy, run_alone, xdotool  # noqa: E402

run_alone()
PROGRAM, DESIGN, FOLDER = sys.argv[1:4]
LARGE = (1280, 800)
SMALL = (1024, 600)  # the least that a window of ours is usable at
LEAST_COLOURS = 200
POINTS = []


def point(good, name):
    POINTS.append(good)
    print(f"{'ok' if good else 'not ok'} {len(POINTS)} {name}", flush=True)
    return good


def text_scale(percent):
    """Without a settings daemon the X11 backend of GTK takes the resolution of text from the X
    resources and from nothing else: not from settings.ini."""
    with tempfile.NamedTemporaryFile("w", suffix=".resources", delete=False) as resources:
        resources.write(f"Xft.dpi: {96 * percent // 100}\n")
    return {"XENVIRONMENT": resources.name}


def modes():
    twice = text_scale(200)
    return [
        ("light", LARGE, {}),
        ("dark", LARGE, {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}),
        ("high-contrast", LARGE, {"ADW_DEBUG_HIGH_CONTRAST": "1"}),
        ("small", SMALL, {}),
        ("large-text", LARGE, twice),
        ("large-text-small", SMALL, twice),
    ]


def measured(path, what):
    return float(subprocess.run(["convert", path, "-format", f"%[{what}]", "info:"], check=True,
                                text=True, stdout=subprocess.PIPE).stdout)


def difference(first, second):
    """The part of the pixels that differ."""
    done = subprocess.run(["compare", "-metric", "AE", first, second, "null:"], text=True,
                          stderr=subprocess.PIPE, check=False)
    return float(done.stderr.split()[0]) / (LARGE[0] * LARGE[1])


def least_size(app):
    """What the window tells the window manager it can be made as small as."""
    hints = subprocess.run(["xprop", "-id", app.window, "WM_NORMAL_HINTS"], check=True, text=True,
                           stdout=subprocess.PIPE).stdout
    found = re.search(r"minimum size: (\d+) by (\d+)", hints)
    return tuple(int(value) for value in found.groups()) if found else (0, 0)


def height_of(app, name):
    return app.find(name, "label").get_extents(1).height


def resize(app, size):
    xdotool("windowmove", app.window, 0, 0)
    xdotool("windowsize", app.window, *size)
    app.wait(lambda: tuple(app.geometry(app.frame().get_name())[2:]) == size, f"{size} window")
    app.settle(0.7)


def outside(app):
    """What can be used and is cut by the edge of the window."""
    frame = app.frame().get_extents(1)
    found = []
    for node in app.nodes(app.frame()):
        if node.get_role_name() not in ("push button", "toggle button", "text", "combo box"):
            continue
        place = node.get_extents(1)
        is_hidden = place.width <= 0 or place.x + place.width <= 0 or place.x >= frame.width
        if not is_hidden and (place.x < 0 or place.x + place.width > frame.width):
            found.append(f"{node.get_name()!r} at {place.x} + {place.width} of {frame.width}")
    return found


def show_checks(app):
    """Where there is no room for the list of pages, it lies over them when it is asked for."""
    place = app.find("Checks", "list item").get_extents(1)
    if place.x < 0:
        app.press("Pages")
        app.settle(0.7)
    app.click(app.find("Checks", "list item"))
    app.settle(0.7)


def take(app, mode, view):
    path = os.path.join(FOLDER, f"{mode}-{view}.png")
    app.screenshot(path)
    colours = measured(path, "k")
    point(colours >= LEAST_COLOURS, f"{mode}: {view} has {colours:.0f} colours")
    beyond = outside(app)
    point(not beyond, f"{mode}: {view} lies within the window")
    for line in beyond:
        print(f"# {line}")
    return path


def take_mode(mode, size, environment):
    app = App(PROGRAM, own_copy(DESIGN), environment=environment)
    resize(app, size)
    width, height = least_size(app)
    point(0 < width <= SMALL[0] and 0 < height <= SMALL[1],
          f"{mode}: the window can be as small as {width} x {height}")
    app.key("ctrl+shift+d", "Home", "Tab", "Return")
    app.settle(0.7)
    paths = {"racks": take(app, mode, "racks")}
    paths["text"] = height_of(app, "Findings")
    app.key("ctrl+l")
    app.settle(0.5)
    take(app, mode, "outline")
    show_checks(app)
    take(app, mode, "checks")
    app.close()
    return paths


def main():
    os.makedirs(FOLDER, exist_ok=True)
    taken = {mode: take_mode(mode, size, environment) for mode, size, environment in modes()}
    light, dark = taken["light"]["racks"], taken["dark"]["racks"]
    # The paper stays white: only what stands around it changes.
    point(measured(dark, "fx:mean") < measured(light, "fx:mean") - 0.2, "dark is darker")
    point(difference(light, taken["high-contrast"]["racks"]) > 0.001, "high contrast is seen")
    for mode in ("large-text", "large-text-small"):
        ratio = taken[mode]["text"] / taken["light"]["text"]
        point(1.7 < ratio < 2.3, f"{mode}: text is {ratio:.2f} times as high")
    print(f"1..{len(POINTS)}")
    return 0 if all(POINTS) else 1


if __name__ == "__main__":
    sys.exit(main())
