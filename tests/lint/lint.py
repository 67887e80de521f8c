#!/usr/bin/python3
"""lint.py ROOT: checks the text of the project by its rules, one TAP point a rule.
lint.py --self-test: shows each rule a good and several bad samples and fails when it misjudges."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from hazards import hash_order, locale, names_once, purity, saving  # noqa: E402
from layers import layers  # noqa: E402
from samples import SAMPLES  # noqa: E402
from shape import characters, potfiles, scripts, sizes, whole_texts, words  # noqa: E402
from tree import read_tree  # noqa: E402

RULES = [layers, hash_order, saving, locale, purity, names_once, sizes, characters, words,
         potfiles, whole_texts, scripts]


def print_point(number, good, name, problems):
    print(f"{'ok' if good else 'not ok'} {number} {name}")
    for problem in problems:
        print(f"# {problem}")


def check(root):
    tree = read_tree(root)
    if len(tree) < 50:
        print(f"Bail out! {root} holds {len(tree)} files; is it the project?")
        return 1
    print(f"1..{len(RULES)}")
    failed = False
    for number, rule in enumerate(RULES, 1):
        problems = rule(tree)
        failed = failed or bool(problems)
        print_point(number, not problems, rule.__name__, problems)
    return int(failed)


def self_test():
    rules = {rule.__name__: rule for rule in RULES}
    unshown = set(rules) - {name for name, n_expected, _ in SAMPLES if n_expected > 0}
    print(f"1..{len(SAMPLES) + 1}")
    print_point(1, not unshown, "every rule has a bad sample", sorted(unshown))
    failed = bool(unshown)
    for number, (name, n_expected, tree) in enumerate(SAMPLES, 2):
        problems = rules[name](tree)
        good = len(problems) == n_expected
        failed = failed or not good
        print_point(number, good, f"{name}: {n_expected} in {', '.join(tree)}",
                    [] if good else problems or ["nothing found"])
    return int(failed)


if __name__ == "__main__":
    sys.exit(self_test() if sys.argv[1] == "--self-test" else check(sys.argv[1]))
