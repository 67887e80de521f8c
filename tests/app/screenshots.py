#!/usr/bin/python3
"""screenshots.py ARCHIVOLT DESIGN FOLDER GERMAN LONG: takes pictures of the window with DESIGN into
FOLDER: light, dark, high contrast, text of twice the size, a small screen, in German, and in a
language a third longer than English, whose catalogues are GERMAN and LONG. Fails when a picture is
empty, is not in the mode that it is named after, or when something stands outside of the window.
The pictures are for people to look at. Prints TAP."""

import gettext
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from driver import App, own_copy, run_alone, xdotool  # noqa: E402

run_alone()
PROGRAM, DESIGN, FOLDER, GERMAN, LONG = sys.argv[1:6]
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
    german = {"LC_ALL": "de_DE.UTF-8", "LANGUAGE": "de"}
    return [
        ("light", LARGE, {}, None),
        ("dark", LARGE, {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}, None),
        ("high-contrast", LARGE, {"ADW_DEBUG_HIGH_CONTRAST": "1"}, None),
        ("small", SMALL, {}, None),
        ("large-text", LARGE, twice, None),
        ("large-text-small", SMALL, twice, None),
        ("german", LARGE, german, GERMAN),
        ("german-small", SMALL, german, GERMAN),
        ("long-language", LARGE, german, LONG),
        ("long-language-small", SMALL, german, LONG),
    ]


def program_in(catalogue):
    """A copy of the program, which finds @catalogue beside it, in the place of German."""
    root = os.path.dirname(os.path.dirname(os.path.abspath(PROGRAM)))
    folder = tempfile.mkdtemp(prefix="archivolt-language-")
    for name in os.listdir(root):
        if name not in ("app", "po"):
            os.symlink(os.path.join(root, name), os.path.join(folder, name))
    os.mkdir(os.path.join(folder, "app"))
    messages = os.path.join(folder, "po", "de", "LC_MESSAGES")
    os.makedirs(messages)
    shutil.copy(catalogue, os.path.join(messages, "archivolt.mo"))
    return shutil.copy(PROGRAM, os.path.join(folder, "app"))


def words_of(catalogue):
    if catalogue is None:
        return str
    with open(catalogue, "rb") as file:
        return gettext.GNUTranslations(file).gettext


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
    return tuple(int(value) for value in found.groups()) if found else None


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


def show_checks(app, words):
    """Where there is no room for the list of pages, it lies over them when it is asked for."""
    place = app.find(words("Checks"), "list item").get_extents(1)
    if place.x < 0:
        app.press(words("Pages"))
        app.settle(0.7)
    app.click(app.find(words("Checks"), "list item"))
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


def take_mode(mode, size, environment, catalogue):
    program = program_in(catalogue) if catalogue else PROGRAM
    words = words_of(catalogue)
    app = App(program, own_copy(DESIGN), environment=environment)
    resize(app, size)
    width, height = app.wait(lambda: least_size(app), "size hints of the window")
    point(0 < width <= SMALL[0] and 0 < height <= SMALL[1],
          f"{mode}: the window can be as small as {width} x {height}")
    app.key("ctrl+shift+d", "Home", "Tab", "Return")
    app.settle(0.7)
    paths = {"racks": take(app, mode, "racks")}
    paths["text"] = height_of(app, words("Findings"))
    app.key("ctrl+l")
    app.settle(0.5)
    take(app, mode, "outline")
    show_checks(app, words)
    take(app, mode, "checks")
    app.close()
    return paths


def main():
    os.makedirs(FOLDER, exist_ok=True)
    only = sys.argv[6:]
    taken = {mode[0]: take_mode(*mode) for mode in modes() if not only or mode[0] in only}
    if only:
        return 0 if all(POINTS) else 1
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
