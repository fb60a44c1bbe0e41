"""The command line under test, and the seeds that tables are made from."""

import json
import os
import random
import subprocess

FIXED_SEED = 20261123


def seeds():
    """One seed that is always the same, and one that never is."""
    return [FIXED_SEED, random.SystemRandom().getrandbits(48)]


def rebatelens(arguments, text):
    """What the program prints for a text on standard input, and its exit code."""
    program = os.environ["REBATELENS_BIN"]
    command = [program, *arguments, "--format", "json", "--lang", "en"]
    done = subprocess.run(command, input=text.encode(), capture_output=True, timeout=300, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def check(text):
    """The report of one table."""
    code, out, err = rebatelens(["check", "-"], text)
    if code == 2:
        raise AssertionError(err)
    return code, json.loads(out)
