"""The command line under test, and the seeds that tables are made from."""

import json
import os
import random
import subprocess
import tempfile
from pathlib import Path

FIXED_SEED = 20261123


def seeds():
    """The seed that is always the same, and as many new ones as are asked for."""
    new = int(os.environ.get("REBATELENS_NEW_SEEDS", "0"))
    return [FIXED_SEED, *(random.SystemRandom().getrandbits(48) for _ in range(new))]


def rebatelens(arguments, text, folder=None):
    """What the program prints for a text on standard input, and its exit code."""
    program = os.path.abspath(os.environ["REBATELENS_BIN"])
    command = [program, *arguments, "--format", "json", "--lang", "en"]
    done = subprocess.run(command, input=text.encode(), capture_output=True, timeout=300, check=False, cwd=folder)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def check(text):
    """The report of one table."""
    return judged(rebatelens(["check", "-"], text))


def check_files(files, expected=None, more=()):
    """The report of several files by name, beside what was expected; further arguments
    may name files that are no inputs, each with its text."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            Path(folder, name).write_text(text, encoding="utf-8")
        arguments = ["check", *files]
        for option, value, text in more:
            if text is not None:
                Path(folder, value).write_text(text, encoding="utf-8")
            arguments.append(f"--{option}={value}")
        if expected is not None:
            Path(folder, "expected.csv").write_text(expected, encoding="utf-8")
            arguments += ["--expected", "expected.csv"]
        return judged(rebatelens(arguments, "", folder))


def judged(done):
    code, out, err = done
    if code == 2:
        raise AssertionError(err)
    return code, json.loads(out)
