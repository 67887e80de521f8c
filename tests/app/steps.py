"""What the scripts that play in the window have in common: TAP points, rows of the inspector, items
of the drawing, saving and comparing."""

import os
import re
import subprocess

from driver import Atspi

POINTS = []


def point(good, name):
    POINTS.append(good)
    print(f"{'ok' if good else 'not ok'} {len(POINTS)} {name}", flush=True)


def finish():
    print(f"1..{len(POINTS)}")
    return 0 if all(POINTS) else 1


def picture(app, folder, name):
    if folder:
        app.screenshot(os.path.join(folder, f"{name}.png"))


def text_of(entry):
    return Atspi.Text.get_text(entry, 0, Atspi.Text.get_character_count(entry))


def resting(app, label, role="text"):
    """The editor of a row, once it stands still: rows move while others come and go above them."""
    last = None
    while True:
        entry = app.find(label, role)
        place = app.place(entry)
        if place == last:
            return entry
        last = place
        app.settle(0.4)


def has_focus(node):
    return node.get_state_set().contains(Atspi.StateType.FOCUSED)


def enter(app, label):
    """Into the entry of a row. Under X11, GTK 4.8 may lose the first click where a popover was
    closed by a key: like a person, it clicks until the entry has the focus."""
    for _ in range(5):
        app.click(resting(app, label))
        try:
            app.wait(lambda: has_focus(app.find(label, "text")), f"focus in {label}", patience_s=10)
            return
        except TimeoutError:
            continue
    raise AssertionError(f"{label} does not take the focus")


def set_text(app, label, text):
    """Typed once, without waiting in between: what is typed is never lost."""
    enter(app, label)
    app.key("ctrl+a")
    app.type(text)
    app.key("Return")
    app.wait(lambda: text_of(app.find(label, "text")) == text, f"{label} {text}")


def words_of(app, label):
    """The labels of a drop-down: what it shows without a choice, its choice, then its list."""
    box = app.find(label, "combo box")
    return [node.get_name() for node in app.nodes(box) if node.get_role_name() == "label"]


def is_open(app, label):
    return len(words_of(app, label)) > 2


def choose(app, label, word):
    """Opens the drop-down of a row and goes down by keys to the choice that begins with WORD. As in
    enter(), the first click may be lost."""
    for _ in range(5):
        app.click(resting(app, label, "combo box"))
        try:
            app.wait(lambda: is_open(app, label), f"choices of {label}", patience_s=10)
            break
        except TimeoutError:
            continue
    choices = words_of(app, label)[2:]
    n_down = next(n for n, choice in enumerate(choices) if choice.startswith(word))
    app.key("Home", *["Down"] * n_down, "Return")
    app.wait(lambda: not is_open(app, label) and words_of(app, label)[1].startswith(word),
             f"{label} {word}")


def drawing(app):
    for node in app.nodes():
        if re.match(r"(Front|Rear|Side) view of \d+ racks?", node.get_name() or ""):
            return node
    raise IndexError("no drawing")


def cursor(app, view, name):
    return [node for node in app.nodes(view)
            if node.get_role_name() == "option pane" and node.get_name() == name]


def item(app, name):
    """An item of the drawing is walked to; the cursor over it bears its name."""
    view = app.wait(lambda: drawing(app), "drawing")
    app.key("ctrl+shift+d", "Home")
    for _ in range(60):
        try:
            return app.wait(lambda: cursor(app, view, name), name, patience_s=0.15)[0]
        except TimeoutError:
            app.key("Tab")
    raise AssertionError(f"no {name} in the drawing")


def inspector_labels(app):
    for node in app.nodes():
        if node.get_name() == "AvtInspector":
            return [each.get_name() for each in app.nodes(node)
                    if each.get_role_name() == "label"]
    return []


def heading(app):
    """The inspector says at its top what is selected."""
    return (inspector_labels(app) or [""])[0]


def select(app, name):
    """Until the inspector shows it: before, its rows are of what was selected last. The drawing may
    scroll between looking and clicking: then it is tried again."""
    for _ in range(4):
        app.click(item(app, name))
        try:
            app.wait(lambda: heading(app) == name, f"{name} in the inspector", patience_s=15)
            return
        except TimeoutError:
            continue
    raise AssertionError(f"{name} cannot be selected: {heading(app)}")


def save_as(app, path):
    app.key("ctrl+s")
    app.wait(lambda: app.root.get_child_count() > 1, "dialog")
    app.settle(0.5)
    app.key("ctrl+a")
    app.type(path)
    app.key("Return")
    app.wait(lambda: os.path.exists(path), "saved file")
    app.find(os.path.basename(path).removesuffix(".archivolt"), "label")


def said(cli, *words):
    return subprocess.run([cli, *words], text=True, stdout=subprocess.PIPE, check=False).stdout


def compare(app, cli, path, expected, name):
    """The file is written on a thread of the program."""
    def differences():
        return subprocess.run([cli, "diff", "--match", "names", path, expected], text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)

    try:
        app.wait(lambda: differences().returncode == 0, name)
        point(True, name)
    except TimeoutError:
        for line in differences().stdout.splitlines():
            print(f"# {line}")
        point(False, name)
