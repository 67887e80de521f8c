#!/usr/bin/python3
"""test-mime-type.py MIME-XML TYPE SUFFIX: installs the MIME type into a folder of its own and asks
what files are: by name, by content where the name says nothing, and that other JSON stays JSON."""

import os
import shutil
import subprocess
import sys
import tempfile

DESIGN = '{\n  "format": "archivolt-design",\n  "version": [1, 0]\n}\n'


def content_type(path, environment):
    done = subprocess.run(["gio", "info", "-a", "standard::content-type", path], text=True,
                          env=environment, stdout=subprocess.PIPE, check=True)
    return done.stdout.rsplit(" ", 1)[-1].strip()


def main():
    source, mime_type, suffix = sys.argv[1:]
    cases = [("x" + suffix, DESIGN, mime_type), ("x" + suffix, "{}\n", mime_type),
             ("nameless", DESIGN, mime_type), ("x.json", '{ "a": 1 }\n', "application/json")]
    with tempfile.TemporaryDirectory() as folder:
        packages = os.path.join(folder, "mime", "packages")
        os.makedirs(packages)
        shutil.copy(source, packages)
        subprocess.run(["update-mime-database", os.path.dirname(packages)], check=True)
        environment = {**os.environ, "XDG_DATA_HOME": folder,
                       "XDG_DATA_DIRS": "/usr/local/share:/usr/share"}
        print(f"1..{len(cases)}")
        failed = False
        for number, (name, text, expected) in enumerate(cases, 1):
            path = os.path.join(folder, name)
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            found = content_type(path, environment)
            failed = failed or found != expected
            print(f"{'ok' if found == expected else 'not ok'} {number} {name} is {found}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
