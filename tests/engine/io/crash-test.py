#!/usr/bin/python3
"""Kills saves at every system call, and makes every system call fail.

crash-test.py DRIVER PART, where PART is one of
  kill    strace kills the process on entering each system call between opening the temporary file
          and syncing the folder: the file is the old one or the new one, whole, and nothing stray
          is left after a sweep
  error   each system call fails in turn, once and for ever, with each error it could have: the old
          file stays whole, or the save succeeds; saving again without the fault works
  power   every state of the disk that a power cut could leave, computed from a trace: what was not
          synced may be missing, half there, or zeros; names may lag behind
  random  random kills of saves of a 20 MB design, and of editors that write a journal
The figures stand in the comments of the TAP output.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile

OLD = b"old content\n" * 40
NEW = b"new content, which is longer\n" * 4000
OTHER = "other name"
TARGET = "below/target"
RANDOM_KILLS = 200
JOURNAL_KILLS = 500

# flags of the driver, and how the folder looks before
SITUATIONS = {
    "new": "",
    "new, compared": "c",
    "existing": "",
    "existing, compared": "c",
    "other mode": "",
    "symbolic link": "c",
    "hard link": "p",
    "history": "h",
    "history, compared": "hc",
}

ERRORS = ["ENOSPC", "EIO", "EDQUOT", "EROFS", "EACCES", "EINTR"]
# What strace injects into is counted for each call of its own.
CALLS = ["openat", "write", "fsync", "close", "renameat", "renameat2", "linkat", "mkdirat",
         "fchmod", "fchown", "fstat", "newfstatat", "flock", "faccessat2", "read", "readlink",
         "flistxattr"]

SYSCALL = re.compile(r"^(\w+)\((.*)$")
MARK = "getppid"
NOT_SYNCED = 13


class Place:
    """A folder with the file as a situation wants it."""

    def __init__(self, root, situation):
        self.situation = situation
        self.folder = os.path.join(root, "place")
        shutil.rmtree(self.folder, ignore_errors=True)
        os.mkdir(self.folder)
        self.path = os.path.join(self.folder, "file")
        self.real = self.path
        self.exists = not situation.startswith("new")
        if situation == "symbolic link":
            os.mkdir(os.path.join(self.folder, "below"))
            os.symlink(TARGET, self.path)
            self.real = os.path.join(self.folder, TARGET)
        if self.exists:
            with open(self.real, "wb") as file:
                file.write(OLD)
        if situation == "other mode":
            os.chmod(self.real, 0o640)
        if situation == "hard link":
            os.link(self.real, os.path.join(self.folder, OTHER))

    def content(self):
        try:
            with open(self.real, "rb") as file:
                return file.read()
        except FileNotFoundError:
            return None

    def is_old(self):
        return self.content() == (OLD if self.exists else None)

    def check(self):
        """Whatever happened, this holds."""
        content = self.content()
        allowed = (OLD if self.exists else None, NEW)
        assert content in allowed, f"neither old nor new: {content!r:.60}"
        if self.situation == "symbolic link":
            assert os.readlink(self.path) == TARGET, "the link is gone"
        if self.situation == "hard link":
            with open(os.path.join(self.folder, OTHER), "rb") as file:
                assert file.read() == OLD, "the other name was touched"
        if self.situation == "other mode":
            assert os.stat(self.real).st_mode & 0o777 == 0o640, "another mode"
        history = os.path.join(self.folder, ".archivolt-history")
        if os.path.isdir(history):
            for name in os.listdir(history):
                with open(os.path.join(history, name), "rb") as file:
                    assert name.startswith(".archivolt-") or file.read() in (OLD, NEW), name

    def check_swept(self, driver):
        run([driver, "sweep", self.folder])
        run([driver, "sweep", os.path.dirname(self.real)])
        for folder, _, names in os.walk(self.folder):
            stray = [n for n in names if n.startswith(".archivolt-")]
            assert not stray, f"left behind: {folder}/{stray}"


def run(command):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120,
                          check=False)


class Trace:
    """One run of the driver under strace."""

    def __init__(self, root, driver, place, injection=None, options=()):
        log = os.path.join(root, "strace.log")
        content = os.path.join(root, "content")
        if not os.path.exists(content):
            with open(content, "wb") as file:
                file.write(NEW)
        command = ["strace", "-o", log, *options]
        if injection is not None:
            command += ["-e", "inject=" + injection]
        flags = SITUATIONS[place.situation]
        result = run(command + [driver, "save", place.path, content, flags])
        self.status = result.returncode
        self.output = result.stdout.decode("utf-8", "replace")
        with open(log, encoding="utf-8", errors="replace") as file:
            lines = file.read().split("\n")
        self.calls = [line for line in lines if SYSCALL.match(line)]
        self.names = [SYSCALL.match(line).group(1) for line in self.calls]
        self.injected = any("INJECTED" in line for line in lines)
        self.killed = any("killed by SIGKILL" in line for line in lines)

    def mark(self):
        return self.names.index(MARK)

    def saving(self):
        """The names of the calls between the marks."""
        return self.names[self.mark():self.names.index(MARK, self.mark() + 1)]


def saving_calls(trace):
    """From opening the temporary file to syncing the folder: positions behind the first mark."""
    mark = trace.mark()
    first = next(i for i in range(mark, len(trace.calls))
                 if trace.names[i] == "openat" and "O_CREAT" in trace.calls[i])
    last = max(i for i in range(mark, len(trace.calls)) if trace.names[i] == "fsync")
    assert trace.names[last + 1:].count(MARK) == 1
    return first - mark, last - mark


def kill_one(root, driver, situation, call, number):
    """Kills on entering the call of that number. Returns where that was, and whether it is new."""
    place = Place(root, situation)
    trace = Trace(root, driver, place, f"{call}:signal=KILL:when={number}")
    assert trace.killed, f"was not killed at {call} {number}"
    place.check()
    is_new = place.content() == NEW
    place.check_swept(driver)
    place.check()
    again = Trace(root, driver, place)
    assert again.status == 0, f"saving again: {again.output}"
    assert place.content() == NEW
    return len(trace.calls) - 1 - trace.mark(), is_new


def kill_everywhere(root, driver, situation):
    plain = Trace(root, driver, Place(root, situation))
    assert plain.status == 0, plain.output
    mark = plain.mark()
    first, last = saving_calls(plain)
    order = []
    for position in range(first, last + 2):
        call = plain.names[mark + position]
        number = plain.names[:mark + position + 1].count(call)
        reached, is_new = kill_one(root, driver, situation, call, number)
        assert reached == position, f"meant {call} at {position}, but killed at {reached}"
        order.append(is_new)
    assert order == sorted(order), "new, and then old again"
    assert not order[0] and order[-1], "the kills do not span the replacement"
    names = plain.names[mark + first:mark + last + 1]
    return len(order), order.count(False), order.count(True), names


def kill_part(root, driver):
    total = 0
    for situation in SITUATIONS:
        n_kills, n_old, n_new, names = kill_everywhere(root, driver, situation)
        total += n_kills
        yield situation, f"{n_kills} kills, {n_old} old, {n_new} new; {' '.join(names)}"
    yield "all", f"{total} kills, never neither"


def must_refuse(trace, call, error):
    """Whether the bytes may not have reached the disk, so that nobody may be told they have."""
    if error == "EINTR":
        return False
    if call != "close":
        return call in ("write", "fsync")
    made = next(i for i, line in enumerate(trace.calls) if ".archivolt-" in line)
    fd = trace.calls[made].rsplit("=", 1)[1].strip()
    closed = next(line for line in trace.calls[made:] if line.startswith(f"close({fd})"))
    return "INJECTED" in closed


def fail_one(root, driver, situation, call, error, number, mode):
    """One run; None when the fault did not come up any more."""
    place = Place(root, situation)
    trace = Trace(root, driver, place, f"{call}:error={error}:when={number}{mode}")
    if not trace.injected:
        return None
    place.check()
    assert trace.status == 0 or trace.status >= 10, f"ended with {trace.status}: {trace.output}"
    if must_refuse(trace, call, error):
        assert trace.status != 0, f"{error} of {call} was passed over"
    if trace.status == 0 or trace.status == NOT_SYNCED + 10:
        assert place.content() == NEW, "said to be saved, but is not"
    else:
        assert place.is_old(), "an error, but not the old file"
        said = trace.output
        assert not said or place.path in said, f"the message does not name the file: {said}"
        stray = [n for _, _, names in os.walk(place.folder) for n in names
                 if n.startswith(".archivolt-")]
        assert not stray, f"left behind: {stray}"
    again = Trace(root, driver, place)
    assert again.status == 0, f"saving again: {again.output}"
    assert place.content() == NEW
    place.check_swept(driver)
    return trace.status == 0


def fail_call(root, driver, situation, call, plain, tally):
    before = plain.names[:plain.mark()].count(call)
    behind = plain.saving().count(call)
    if behind == 0:
        return
    for error in ERRORS:
        for mode in ("", "+"):
            # "For ever" may lengthen the run, but begins with a call that is there.
            for k in range(1, behind + 1):
                saved = fail_one(root, driver, situation, call, error, before + k, mode)
                if saved is None:
                    break
                tally[saved] += 1


def error_part(root, driver):
    total = {True: 0, False: 0}
    for situation in ("new, compared", "existing, compared", "symbolic link", "history"):
        plain = Trace(root, driver, Place(root, situation))
        tally = {True: 0, False: 0}
        for call in CALLS:
            fail_call(root, driver, situation, call, plain, tally)
        assert tally[False] > 20, "too few faults came through"
        for key, count in tally.items():
            total[key] += count
        yield situation, (f"{sum(tally.values())} faults: {tally[False]} refused with the old file "
                          f"whole, {tally[True]} saved all the same")
    yield "all", f"{sum(total.values())} faults, never neither"


class Disk:
    """What system calls did to names and bytes, and which of it is certain to survive."""

    def __init__(self, place):
        self.synced = {}     # inode: bytes that are safe
        self.written = {}    # inode: bytes as the system shows them
        self.names = {}      # path: inode, safe
        self.pending = []    # changes of names since the folder was synced: (path, inode, path)
        self.open = {}       # descriptor: inode, or None for a folder
        if place.exists:
            inode = self.add(OLD)
            self.names[place.real] = inode
            self.synced[inode] = OLD

    def add(self, content):
        inode = len(self.written)
        self.written[inode] = content
        self.synced[inode] = b""
        return inode

    def apply(self, line):
        """One line of a trace with paths (strace -y)."""
        call = SYSCALL.match(line).group(1)
        result = re.search(r"\) += (-?\d+)(?:<(.*)>)?(?: .*)?$", line)
        if result is None or int(result.group(1)) < 0:
            return
        value = int(result.group(1))
        number = re.match(r"\w+\((\d+)", line)
        fd = int(number.group(1)) if number else None
        if call == "openat":
            path = result.group(2)
            if "O_CREAT" in line:
                inode = self.add(b"")
                self.pending.append((path, inode, None))
            else:
                inode = self.now().get(path)
            self.open[value] = inode
        elif call == "write":
            inode = self.open[fd]
            done = len(self.written[inode])
            self.written[inode] += NEW[done:done + value]
        elif call in ("fsync", "fdatasync"):
            self.sync(self.open[fd])
        elif call in ("renameat", "renameat2", "linkat"):
            source, target = self.two_paths(line)
            self.pending.append((target, self.now()[source], None if call == "linkat" else source))

    def sync(self, inode):
        if inode is None:
            self.names = self.now()
            self.pending = []
        else:
            self.synced[inode] = self.written[inode]

    @staticmethod
    def two_paths(line):
        found = re.findall(r'\d+<([^>]*)>, "([^"]*)"', line)
        return [os.path.join(folder, name) for folder, name in found]

    def now(self, n_applied=None):
        names = dict(self.names)
        for target, inode, source in self.pending[:n_applied]:
            names[target] = inode
            if source is not None:
                del names[source]
        return names

    def after_power_cut(self, path):
        """Every content that @path could have; None when it could be missing."""
        for n_applied in range(len(self.pending) + 1):
            inode = self.now(n_applied).get(path)
            if inode is None:
                yield None
                continue
            synced, written = self.synced[inode], self.written[inode]
            yield written
            if synced != written:
                yield synced
                yield written[:(len(synced) + len(written)) // 2]
                yield synced + bytes(len(written) - len(synced))


def power_part(root, driver):
    total = 0
    for situation in SITUATIONS:
        place = Place(root, situation)
        allowed = (OLD if place.exists else None, NEW)
        trace = Trace(root, driver, place, options=("-y", "-s", "0"))
        disk = Disk(place)
        seen = []
        for line in trace.calls[trace.mark():trace.mark() + len(trace.saving())]:
            disk.apply(line)
            for content in disk.after_power_cut(place.real):
                assert content in allowed, f"a power cut behind {line} leaves {content!r:.40}"
                seen.append(content)
        assert trace.status == 0 and seen[0] == allowed[0] and seen[-1] == NEW
        assert list(disk.after_power_cut(place.real)) == [NEW], "saved, but not safe"
        total += len(seen)
        yield situation, f"{len(seen)} states"
    yield "all", f"{total} states, never neither"


def random_part(root, driver):
    folder = os.path.join(root, "random")
    os.mkdir(folder)
    result = run_long([driver, "kills", os.path.join(folder, "large.archivolt"),
                       str(RANDOM_KILLS), "1"])
    yield "saves of a large design", result
    journals = os.path.join(root, "journals")
    os.mkdir(journals)
    yield "editors with a journal", run_long([driver, "journal", journals, str(JOURNAL_KILLS), "1"])


def run_long(command):
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                            timeout=3000, check=False)
    text = result.stdout.decode("utf-8", "replace").strip()
    assert result.returncode == 0, text
    return text


def main():
    driver, part = sys.argv[1:]
    parts = {"kill": kill_part, "error": error_part, "power": power_part, "random": random_part}
    if part != "random" and (shutil.which("strace") is None
                             or run(["strace", "-o", "/dev/null", "true"]).returncode != 0):
        print("1..0 # SKIP strace does not work here")
        return 0
    root = tempfile.mkdtemp(prefix="archivolt-crash-")
    number = 0
    try:
        for name, figures in parts[part](root, driver):
            number += 1
            print(f"ok {number} {part}: {name}\n# {figures}", flush=True)
    except AssertionError as problem:
        number += 1
        print(f"not ok {number} {part}\n# {problem}", flush=True)
    finally:
        shutil.rmtree(root, ignore_errors=True)
    print(f"1..{number}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
