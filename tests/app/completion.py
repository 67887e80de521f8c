#!/usr/bin/python3
"""completion.py ARCHIVOLT-CLI DATA: what bash, fish and zsh offer for unfinished lines, asked of
the shells themselves. What must be offered is read from --help: a new option is in it. Prints
TAP."""

import json
import os
import pty
import re
import subprocess
import sys
import tempfile

# Options whose value nobody can know beforehand.
FREE = {"accent", "as-of", "dpi", "font", "height", "width"}
OPTION = re.compile(r"^  (?:-\w, )?--([a-z-]+)(?: (\S+))?$", re.MULTILINE)
PATIENCE_S = 120

BASH = r"""
. "$1"
while IFS= read -r line; do
  printf '> %s\n' "$line"
  COMP_WORDS=() word=
  # As readline cuts a line: at blanks that are not quoted, and around "=".
  while IFS= read -r word; do COMP_WORDS+=("$word"); done < <(
    printf '%s\n' "$line" | grep -oE '=|([^ =\\"]|\\.|"[^"]*("|$))+')
  [ "${line% }" = "$line" ] || COMP_WORDS+=("")
  COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
  _archivolt_cli
  [ ${#COMPREPLY[@]} -eq 0 ] || printf '%s\n' "${COMPREPLY[@]}"
done <"$2"
"""

FISH = r"""
source $argv[1]
while read --local line
    echo "> $line"
    complete --do-complete "$line"
end <$argv[2]
"""


class Shells:
    """Three shells, a folder to work in and nothing of the user's."""

    def __init__(self, program, data, folder):
        self.folder, self.scripts = folder, os.path.join(data, "completions")
        self.program = program
        self.lines = os.path.join(os.path.dirname(folder), "lines")
        self.environment = {"LC_ALL": "C.UTF-8", "HOME": folder, "ZDOTDIR": os.path.dirname(folder),
                            "XDG_CONFIG_HOME": os.path.dirname(folder),
                            "XDG_DATA_HOME": os.path.dirname(folder), "TERM": "dumb",
                            "PATH": os.path.dirname(program) + ":/usr/bin:/bin"}

    def run(self, words):
        done = subprocess.run(words, cwd=self.folder, env=self.environment, check=False,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=PATIENCE_S)
        return done.stdout.decode() + "".join(f"! {line}\n" for line in
                                              done.stderr.decode().splitlines())

    def bash(self):
        script = os.path.join(self.scripts, "archivolt-cli.bash")
        return self.run(["/bin/bash", "-c", BASH, "bash", script, self.lines])

    def fish(self):
        script = os.path.join(self.scripts, "archivolt-cli.fish")
        return self.run(["/usr/bin/fish", "--no-config", "-c", FISH, script, self.lines])

    def zsh(self):
        """Only an interactive one completes: on a terminal of its own, until it ends."""
        here = os.path.dirname(os.path.abspath(__file__))
        start = os.path.join(self.environment["ZDOTDIR"], ".zshrc")
        with open(start, "w", encoding="utf-8") as file:
            file.write(f'source {here}/completion.zsh {self.lines} {self.scripts}\n')
        ours, theirs = pty.openpty()
        shell = subprocess.Popen(["/usr/bin/zsh", "-d", "-i"], cwd=self.folder, stdin=theirs,
                                 stdout=theirs, stderr=theirs, start_new_session=True,
                                 env=self.environment)
        os.close(theirs)
        said = b""
        try:
            while chunk := os.read(ours, 4096):
                said += chunk
        except OSError:
            pass
        os.close(ours)
        shell.wait(PATIENCE_S)
        try:
            with open(self.lines + ".zsh", encoding="utf-8") as file:
                return file.read()
        except OSError:
            return "! " + repr(said)

    def ask(self, lines):
        """Shell to line to what it offers for it, in order and without descriptions."""
        with open(self.lines, "w", encoding="utf-8") as file:
            file.writelines(line + "\n" for line in lines)
        answers = {}
        for shell in (self.bash, self.fish, self.zsh):
            offered = answers[shell.__name__] = {}
            for text in shell().splitlines():
                if text.startswith("> "):
                    here = offered[text[2:]] = []
                elif offered:
                    here.append(plain(text))
                else:
                    offered["!"] = here = [text]
        return answers


def plain(text):
    """A value without its description, the mark of a folder and, of zsh's files, quoting."""
    value = text.split("\t")[0].rstrip("/").replace("\\ ", " ")
    # fish repeats the option that a value is joined to.
    return re.sub(r"^--[a-z-]+=", "", value)


def options_of(program, command):
    """Name to what its value is called, or its choices; None for a flag."""
    text = subprocess.run([program, command, "--help"], stdout=subprocess.PIPE, check=True,
                          env={"LC_ALL": "C.UTF-8"}).stdout.decode()
    return {name: value or None for name, value in OPTION.findall(text)}


def wanted_of_table(program):
    """Line to what is offered for it: a list, or a function of the list."""
    overview = subprocess.run([program, "--help"], stdout=subprocess.PIPE, check=True,
                              env={"LC_ALL": "C.UTF-8"}).stdout.decode()
    commands = re.findall(r"^  ([a-z]+)  ", overview, re.MULTILINE)
    wanted = {"archivolt-cli ": commands}
    for command in commands:
        options = options_of(program, command)
        wanted[f"archivolt-cli {command} --"] = ["--" + name for name in options]
        for name, value in options.items():
            line = f"archivolt-cli {command} a.archivolt --{name} "
            if name == "parts":
                line = f"archivolt-cli {command} a.archivolt --kind power --{name} "
            if name == "scope":
                line = f"archivolt-cli {command} a.archivolt --diagram phase-load --{name} "
            if value is not None and "|" in value:
                wanted[line] = value.split("|")
            elif value is not None and name not in FREE:
                wanted[line] = len
    return wanted


def wanted_of_design():
    render, report = "archivolt-cli render a.archivolt ", "archivolt-cli report a.archivolt "
    return {
        "archivolt-cli re": ["render", "report"],
        "archivolt-cli --quiet re": ["render", "report"],
        "archivolt-cli frobnicate ": [],
        "archivolt-cli report --ki": ["--kind"],
        "archivolt-cli report -k": ["-k"],
        "archivolt-cli report -k b": ["bom"],
        "archivolt-cli report --kind=b": ["bom"],
        "archivolt-cli report --kind bom --ki": [],
        "archivolt-cli render -- --di": [],
        # fish shows other files too, behind those that are asked for.
        "archivolt-cli info ": lambda offered: [name for name in offered if name != "type.yaml"]
        in (["a.archivolt", "b c.archivolt", "folder"], ["folder", "a.archivolt", "b c.archivolt"]),
        "archivolt-cli info b": ["b c.archivolt"],
        "archivolt-cli info a.archivolt ": lambda offered: "--as-of" in offered,
        "archivolt-cli import ": ["netbox-type"],
        "archivolt-cli import netbox-type fo": ["folder"],
        "archivolt-cli import netbox-type t": ["type.yaml"],
        "archivolt-cli import netbox-type --into=a": ["a.archivolt"],
        "archivolt-cli calc cur": ["current"],
        "archivolt-cli new --template emp": ["empty"],
        render + "--diagram rack": ["rack-elevation"],
        render + "--diagram rack-elevation --scope ": ["Rack 1", "Row's \"end\" $(touch ran)"],
        render + "--diagram rack-elevation --scope Rack\\ 1 --scope Ra": ["Rack 1"],
        render + "--diagram rack-elevation --scope \"Rack 1\" Ra": ["Rack 1"],
        "archivolt-cli render b\\ c.archivolt -d rack-elevation --scope Ra": ["Rack 1"],
        "archivolt-cli render ~/a.archivolt -d rack-elevation --scope Ra": ["Rack 1"],
        render + "--scope ": [],
        render + "--layers ph": ["phases"],
        render + "--layers state,p": ["state,power-a", "state,power-b", "state,phases"],
        report + "--rack Ra": ["Rack 1"],
        report + "--kind bom --parts devices,p": ["devices,parts"],
        report + "--parts ": [],
        report + "--style ": ["House", "On site"],
        report + "--preset ": ["Hall"],
        render + "--preset H": ["Hall"],
        "archivolt-cli report - --rack ": [],
        "archivolt-cli report none.archivolt --rack ": [],
    }


def make_files(folder, data):
    """A rack of another name than a shell would like, and one that a terminal cannot show."""
    with open(os.path.join(data, "samples", "optane-servers.archivolt"), encoding="utf-8") as file:
        design = json.load(file)
    rack = design["racks"][0]
    names = ["Row's \"end\" $(touch ran)"]
    for number, name in enumerate(names):
        design["racks"].append({**rack, "id": rack["id"][:-1] + "23"[number], "name": name})
    design["design"]["styles"] = [{"name": "House"}, {"name": "On site"}]
    design["design"]["presets"] = [{"name": "Hall", "kind": "power"}]
    for name in ("a.archivolt", "b c.archivolt"):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            json.dump(design, file)
    os.mkdir(os.path.join(folder, "folder"))
    with open(os.path.join(folder, "type.yaml"), "w", encoding="utf-8"):
        pass


def problem_of(offered, wanted):
    if offered is None:
        return "no answer"
    if callable(wanted):
        return "" if wanted(offered) else f"offered: {offered}"
    return "" if sorted(set(offered)) == sorted(wanted) else f"offered: {offered}, not {wanted}"


def main():
    program, data = (os.path.abspath(argument) for argument in sys.argv[1:])
    failed = number = 0
    with tempfile.TemporaryDirectory() as folder:
        work = os.path.join(folder, "work")
        os.mkdir(work)
        make_files(work, data)
        wanted = {**wanted_of_table(program), **wanted_of_design()}
        for shell, answers in Shells(program, data, work).ask(wanted).items():
            for line, values in wanted.items():
                problem = problem_of(answers.get(line), values)
                number += 1
                failed += bool(problem)
                print(f"{'not ok' if problem else 'ok'} {number} {shell}: {line}")
                if problem:
                    print("# " + str(problem).replace("\n", "\n# "))
        number += 1
        ran = os.path.exists(os.path.join(work, "ran"))
        failed += ran
        print(f"{'not ok' if ran else 'ok'} {number} no name is run")
    print(f"1..{number}")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
