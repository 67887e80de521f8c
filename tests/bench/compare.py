"""compare.py BENCH LIMIT [RUNS]: the drawing of racks against the bare limits, in one run.

BENCH is bench-racks, LIMIT limit-racks. The two run in turns, each a whole process
that writes a file; what counts is the least processor time of RUNS runs (default 7), which another
load of the machine hardly moves, and the peak of memory. Prints a table, and what of it misses its
target."""

import os
import resource
import subprocess
import sys
import tempfile

MEGABYTE = 1024 * 1024

# What is drawn, and the most it may cost of the limit.
CASES = [("svg", 3.0), ("pdf", 1.5), ("png", 1.5)]
COUNTS = (1, 10, 100, 1000)
# A document of 200 pages: what it may cost of the limit, and its memory.
REPORT_SECTIONS, REPORT_TARGET, REPORT_MAX_MB = 100, 2.0, 100
MEMORY_MAX_MB = 150
# One process with fonts takes a while to start; ratios count where drawing does.
COUNTED_FROM = 100
# The cost of a rack from 10 to 1,000, beyond the start of the process.
FLAT = 1.2


def run(command):
    """The processor time in seconds and the peak of memory in MB of one process."""
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)}: exit status {process.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / MEGABYTE


def least(commands, runs):
    """The least time and memory of each command, run in turns."""
    best = [(float("inf"), float("inf"))] * len(commands)
    for _ in range(runs):
        for i, command in enumerate(commands):
            time, memory = run(command)
            best[i] = (min(best[i][0], time), min(best[i][1], memory))
    return best


def measure(bench, limit, kind, count, runs):
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out")
        return least([[program, kind, str(count), out] for program in (bench, limit)], runs)


def main():
    bench, limit = sys.argv[1:3]
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 7
    misses = []
    print(f"{'':4} {'racks':>5} {'ours s':>8} {'limit s':>8} {'ratio':>6} {'ours MB':>8}"
          f" {'ms a rack':>10}")
    for kind, target in CASES:
        start = None
        costs = {}
        for count in COUNTS:
            turns = max(2, runs // 3) if kind == "png" and count == 1000 else runs
            (ours, memory), (bare, _) = measure(bench, limit, kind, count, turns)
            start = ours if start is None else start
            costs[count] = (ours - start) / max(count - 1, 1) * 1000
            ratio = ours / bare if bare > 0 else float("inf")
            print(f"{kind:4} {count:5} {ours:8.3f} {bare:8.3f} {ratio:6.2f} {memory:8.0f}"
                  f" {costs[count]:10.3f}", flush=True)
            if count >= COUNTED_FROM and ratio > target:
                misses.append(f"{kind} of {count}: {ratio:.2f} times the limit, target {target}")
            if memory > MEMORY_MAX_MB:
                misses.append(f"{kind} of {count}: {memory:.0f} MB, target {MEMORY_MAX_MB}")
        if costs[1000] > FLAT * costs[100]:
            misses.append(f"{kind}: a rack of 1,000 costs {costs[1000] / costs[100]:.2f} times"
                            f" one of 100, target {FLAT}")
    (ours, memory), (bare, _) = measure(bench, limit, "report", REPORT_SECTIONS, runs)
    ratio = ours / bare if bare > 0 else float("inf")
    print(f"report of {2 * REPORT_SECTIONS} pages: {ours:.3f} s, limit {bare:.3f} s, {ratio:.2f},"
          f" {memory:.0f} MB")
    if ratio > REPORT_TARGET or memory > REPORT_MAX_MB:
        misses.append(f"report: {ratio:.2f} times the limit, target {REPORT_TARGET};"
                      f" {memory:.0f} MB, target {REPORT_MAX_MB}")
    for miss in misses:
        print(miss)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
