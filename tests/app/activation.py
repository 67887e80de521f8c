#!/usr/bin/python3
"""activation.py ARCHIVOLT SERVICE DESIGN: the desktop starts the program over the bus, from the
file SERVICE that is installed: a window, another one by the action of the desktop file, a design,
and the same design again, which is raised and not opened twice. Prints TAP."""

import os
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from driver import PATIENCE_S, own_copy, run_alone, xdotool  # noqa: E402
from steps import finish, point  # noqa: E402

APPLICATION = "io.github.archivolt.Archivolt"
PROGRAM, SERVICE, DESIGN = (os.path.abspath(path) for path in sys.argv[1:4])


def install(folder):
    """The service as it is installed, but for where the program is."""
    services = os.path.join(folder, "dbus-1", "services")
    os.makedirs(services)
    with open(SERVICE, encoding="utf-8") as file:
        lines = [f"Exec={PROGRAM} " + line.split(" ", 1)[1] if line.startswith("Exec=") else line
                 for line in file]
    with open(os.path.join(services, os.path.basename(SERVICE)), "w", encoding="utf-8") as file:
        file.writelines(lines)


def titles():
    """Of the windows that are seen, once there are as many as are waited for."""
    try:
        windows = xdotool("search", "--onlyvisible", "--class", "archivolt").split()
    except subprocess.CalledProcessError:
        return []
    return sorted(xdotool("getwindowname", window).strip() for window in windows)


def call(*words):
    subprocess.run(["gapplication", *words], check=True, timeout=PATIENCE_S)


def wait_until(holds, name):
    end = time.monotonic() + PATIENCE_S
    while not holds() and time.monotonic() < end:
        time.sleep(0.1)
    point(holds(), f"{name}: {titles()}")


def wait_for(n_windows, name):
    wait_until(lambda: len(titles()) == n_windows, name)


def main():
    call("launch", APPLICATION)
    wait_for(1, "a window")
    call("action", APPLICATION, "new-window")
    wait_for(2, "another one by the action")
    path = own_copy(DESIGN)
    call("launch", APPLICATION, path)
    wait_for(3, "a design")
    title = os.path.basename(path).removesuffix(".archivolt")
    wait_until(lambda: any(title in each for each in titles()),
               "the window is called as the design")
    call("launch", APPLICATION, path)
    call("action", APPLICATION, "new-window")
    wait_for(4, "one more window by the action")
    count = sum(title in each for each in titles())
    point(count == 1, f"the same design is not opened twice: {count}")
    call("action", APPLICATION, "quit")
    wait_for(0, "all of them close")
    return finish()


if __name__ == "__main__":
    if not os.environ.get("AVT_ALONE"):
        data = tempfile.mkdtemp(prefix="archivolt-")
        install(data)
        os.environ["XDG_DATA_DIRS"] = f"{data}:/usr/local/share:/usr/share"
        for kind in ("DATA", "STATE", "CONFIG", "CACHE"):
            os.environ[f"XDG_{kind}_HOME"] = os.path.join(data, kind.lower())
        try:
            run_alone()
        finally:
            subprocess.run(["rm", "-rf", data], check=True)
    sys.exit(main())
