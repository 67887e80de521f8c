"""Points of a test in TAP, and a folder for what it makes."""

import os


class Points:
    def __init__(self, folder):
        self.folder = folder
        self.number = self.failed = 0

    def check(self, name, problem):
        """PROBLEM: false, or what is said of the failure; of a long one the beginning."""
        self.number += 1
        self.failed += bool(problem)
        print(("not " if problem else "") + f"ok {self.number} {name}", flush=True)
        for line in str(problem).splitlines()[:30] if problem else []:
            print("# " + line)

    def path(self, name):
        return os.path.join(self.folder, name)
