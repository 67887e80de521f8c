"""Drives the window from outside: real pointer and keys by xdotool, places and names from the
accessibility tree. Runs inside Xvfb and a session bus of its own (see run_alone)."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

from display import start_display  # noqa: E402

PATIENCE_S = 60
PAUSE_S = 0.05
STILL_S = 0.02
N_STILL = 3


def run_alone(width=1280, height=800):
    """Starts the script again under Xvfb and dbus-run-session, once, with a folder for everything
    temporary. What daemons of the bus print is no TAP and goes to standard error."""
    if os.environ.get("AVT_ALONE"):
        return
    server, display = start_display(width, height)
    environment = dict(os.environ, AVT_ALONE=str(server.pid), DISPLAY=display, GDK_BACKEND="x11",
                       GSK_RENDERER="cairo", GSETTINGS_BACKEND="memory", GTK_A11Y="atspi",
                       LC_ALL=os.environ.get("AVT_LOCALE", "C.UTF-8"))
    environment.pop("WAYLAND_DISPLAY", None)
    environment.pop("G_DEBUG", None)
    points = os.dup(1)
    command = ["dbus-run-session", "--", "sh", "-c", f'exec "$@" >&{points}', "sh",
               "/usr/bin/python3", "-B", *sys.argv]
    try:
        with tempfile.TemporaryDirectory(prefix="archivolt-", ignore_cleanup_errors=True) as folder:
            environment["TMPDIR"] = folder
            status = subprocess.run(command, env=environment, check=False, stdout=2,
                                    pass_fds=[points]).returncode
    finally:
        server.terminate()
        server.wait()
    sys.exit(status)


def stat_of(pid):
    """State and parent of a process, or nothing when it has gone."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as file:
            state, parent = file.read().rpartition(")")[2].split()[:2]
        return state, int(parent)
    except (OSError, ValueError):
        return None


def playing_processes():
    """The display server and everything that this script started."""
    parents = {int(pid): (stat_of(pid) or ("", 0))[1] for pid in os.listdir("/proc")
               if pid.isdigit()}
    found = [os.getpid()]
    for pid in found:
        found += [child for child, parent in parents.items() if parent == pid]
    return found[1:] + [int(os.environ["AVT_ALONE"])]


def is_busy(pid):
    return (stat_of(pid) or ("", 0))[0] in ("R", "D")


def xdotool(*words):
    return subprocess.run(["xdotool", *map(str, words)], check=True, text=True,
                          stdout=subprocess.PIPE).stdout


def own_copy(design):
    """A file of its own: the program leaves a mark beside what it has open."""
    folder = tempfile.mkdtemp(prefix="archivolt-design-")
    return shutil.copy(design, folder)


class Processes:
    """Those that play, looked for again every few seconds."""

    found, until = [], 0

    @classmethod
    def are_busy(cls):
        if time.monotonic() > cls.until:
            cls.found, cls.until = playing_processes(), time.monotonic() + 3
        return any(map(is_busy, cls.found))


class Gone(Exception):
    pass


class App:
    def __init__(self, program, *arguments, environment=None, fatal=True):
        self.folder = tempfile.mkdtemp(prefix="archivolt-play-")
        settings = dict(os.environ, XDG_STATE_HOME=os.path.join(self.folder, "state"),
                        XDG_DATA_HOME=os.path.join(self.folder, "data"),
                        XDG_CONFIG_HOME=os.path.join(self.folder, "config"),
                        XDG_CACHE_HOME=os.path.join(self.folder, "cache"))
        if fatal:
            settings["G_DEBUG"] = "fatal-criticals"
        settings.update(environment or {})
        self._stand_still(settings["XDG_CONFIG_HOME"])
        # A question to a busy program is answered late; the library gives up after 0.8 s.
        Atspi.set_timeout(1000 * PATIENCE_S, 1000 * PATIENCE_S)
        self.process = subprocess.Popen([program, *arguments], env=settings)
        Processes.until = 0
        self.root = self.wait(self._find_root)
        # A tooltip below the pointer is a window too; it was made after the program's own.
        self.window = self.wait(lambda: min(xdotool("search", "--onlyvisible", "--class",
                                                    "archivolt").split(), key=int, default=None))
        self.settle()

    @staticmethod
    def _stand_still(config):
        """Nothing moves or blinks by itself: what is seen has been asked for."""
        os.makedirs(os.path.join(config, "gtk-4.0"), exist_ok=True)
        with open(os.path.join(config, "gtk-4.0", "settings.ini"), "w", encoding="utf-8") as file:
            file.write("[Settings]\ngtk-enable-animations=0\ngtk-cursor-blink=0\n")

    def _find_root(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child is not None and child.get_name() == "archivolt" and child.get_child_count():
                return child
        return None

    def wait(self, condition, what="the window", patience_s=PATIENCE_S):
        end = time.monotonic() + patience_s
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise Gone(f"the program ended with {self.process.returncode}")
            try:
                found = condition()
                if found:
                    return found
            except (GLib.Error, subprocess.CalledProcessError, IndexError):
                pass
            time.sleep(0.05)
        raise TimeoutError(f"no {what} after {patience_s} s")

    @staticmethod
    def settle(seconds=PAUSE_S):
        """At least so long, and then until the program and the display have nothing to do: what
        takes no time on a quiet machine takes seconds on a busy one."""
        time.sleep(seconds)
        end = time.monotonic() + PATIENCE_S
        n_still = 0
        while n_still < N_STILL and time.monotonic() < end:
            n_still = 0 if Processes.are_busy() else n_still + 1
            time.sleep(STILL_S)

    def nodes(self, node=None):
        node = node or self.root
        for i in range(node.get_child_count()):
            child = node.get_child_at_index(i)
            if child is None:
                continue
            yield child
            yield from self.nodes(child)

    def _matches(self, node, name, role, shown):
        if role is not None and node.get_role_name() != role:
            return False
        if name is not None and node.get_name() != name:
            return False
        if not shown:
            return True
        try:
            extents = node.get_extents(Atspi.CoordType.WINDOW)
        except GLib.Error:  # pages of a stack and the like have no place
            return False
        return extents.width > 0 and extents.height > 0

    def find(self, name=None, role=None, shown=True, patience_s=PATIENCE_S, last=False):
        def search():
            found = [node for node in self.nodes() if self._matches(node, name, role, shown)]
            return (found[-1] if last else found[0]) if found else None
        return self.wait(search, f"{role or 'node'} named {name!r}", patience_s)

    def exists(self, name=None, role=None):
        try:
            return any(self._matches(node, name, role, True) for node in self.nodes())
        except GLib.Error:
            return False

    def frame(self):
        return self.wait(lambda: self.root.get_child_at_index(0))

    def frame_of(self, node):
        while node is not None and node.get_role_name() not in ("frame", "dialog"):
            node = node.get_parent()
        return node

    def place(self, node):
        """The middle of a node on the screen. A window stands inside of its shadow."""
        extents = node.get_extents(Atspi.CoordType.WINDOW)
        frame = self.frame_of(node)
        outer = frame.get_extents(Atspi.CoordType.WINDOW)
        x, y, width, height = self.geometry(frame.get_name())
        left, top = x + (width - outer.width) // 2, y + (height - outer.height) // 2
        return left + extents.x + extents.width // 2, top + extents.y + extents.height // 2

    def geometry(self, title):
        try:
            window = xdotool("search", "--onlyvisible", "--name",
                             f"^{re.escape(title)}$").split()[-1]
        except (subprocess.CalledProcessError, IndexError):
            window = self.window
        values = dict(line.split("=") for line in
                      xdotool("getwindowgeometry", "--shell", window).split())
        return tuple(int(values[key]) for key in ("X", "Y", "WIDTH", "HEIGHT"))

    def click(self, node, button=1):
        x, y = self.place(node)
        self.click_at(x, y, button)

    def click_at(self, x, y, button=1):
        xdotool("mousemove", x, y)
        self.settle()
        xdotool("click", button)
        self.settle()

    def press(self, name, role="push button", last=False):
        self.click(self.find(name, role, last=last))

    def key(self, *keys):
        for key in keys:
            xdotool("key", key)
            self.settle()

    def type(self, text):
        xdotool("type", "--delay", "12", text)
        self.settle()

    def drag(self, start, end, cancel=False):
        """Ten small moves, as a hand makes them."""
        xdotool("mousemove", *start)
        self.settle()
        xdotool("mousedown", 1)
        self.settle()
        for step in range(1, 11):
            xdotool("mousemove", start[0] + (end[0] - start[0]) * step // 10,
                    start[1] + (end[1] - start[1]) * step // 10)
            self.settle(0)
        if cancel:
            self.key("Escape")
        xdotool("mouseup", 1)
        self.settle(0.3)

    def screenshot(self, path):
        subprocess.run(["import", "-window", "root", path], check=True)

    def close(self):
        if self.process.poll() is None:
            self.process.terminate()
        return self.process.wait(PATIENCE_S)
