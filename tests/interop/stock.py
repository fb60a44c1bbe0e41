"""Stock verifiers, each as a command that is run inside an unpacked bundle."""

import os
import pathlib
import shutil
import subprocess
import sys

TAGS = "tagmanifest-sha256.txt"
SCRIPTS = pathlib.Path(sys.executable).parent


class MissingTool(AssertionError):
    """A program that these tests need is not on this machine."""


def tool(*names):
    """The path of the first program found, or a failure that names it."""
    for name in names:
        beside = SCRIPTS / name
        found = str(beside) if beside.is_file() else shutil.which(name)
        if found:
            return found
    raise MissingTool(f"These tests need `{names[0]}`, which is not on this machine; install it and run them again.")


def rebatelens():
    """The command line under test."""
    path = os.environ.get("REBATELENS_BIN")
    if not path or not os.path.isfile(path):
        raise MissingTool("Set REBATELENS_BIN to the path of the built `rebatelens` program.")
    return os.path.abspath(path)


def run(command, cwd, stdin=None, **options):
    """Runs a command and returns its result; nothing of it reaches the terminal."""
    return subprocess.run(
        command, cwd=cwd, input=stdin, capture_output=True, timeout=120, check=False, **options
    )


def fingerprint(folder):
    (key,) = (folder / "keys").glob("*.pem")
    return key.stem


def sha256sum(folder, listing):
    name = tool("sha256sum", "shasum")
    options = [] if name.endswith("sha256sum") else ["-a", "256"]
    return run([name, *options, "-c", listing], folder)


def bagit(folder):
    return run([tool("bagit.py"), "--validate", "."], folder)


def frictionless(folder):
    return run([tool("frictionless"), "validate", "data/datapackage.json"], folder)


def minisign(folder):
    key = f"keys/{fingerprint(folder)}.minisign.pub"
    return run([tool("minisign"), "-V", "-p", key, "-x", f"{TAGS}.minisig", "-m", TAGS], folder)


def ssh_keygen(folder):
    key = f"keys/{fingerprint(folder)}.allowed_signers"
    command = [tool("ssh-keygen"), "-Y", "verify", "-f", key, "-I", "rebatelens", "-n", "rebatelens"]
    return run([*command, "-s", f"{TAGS}.sshsig"], folder, stdin=(folder / TAGS).read_bytes())


def openssl(folder):
    key = f"keys/{fingerprint(folder)}.pem"
    command = [tool("openssl"), "pkeyutl", "-verify", "-pubin", "-inkey", key, "-rawin", "-in", TAGS]
    return run([*command, "-sigfile", f"{TAGS}.ed25519"], folder)


# Each check, and the files that it covers: a changed digit in any of them must
# make it fail.
CHECKS = {
    "sha256sum (payload)": (lambda folder: sha256sum(folder, "manifest-sha256.txt"),
                            ["data/records.csv", "data/findings.json", "data/report.html",
                             "data/query.json", "data/raw/capture.json"]),
    "sha256sum (tags)": (lambda folder: sha256sum(folder, TAGS),
                         ["bag-info.txt", "manifest-sha256.txt", "VERIFY.md"]),
    "bagit.py": (bagit, ["data/records.csv", "data/raw/capture.json", "bag-info.txt",
                         "manifest-sha256.txt"]),
    "frictionless": (frictionless, ["data/records.csv", "data/records.safe.csv"]),
    "minisign": (minisign, [TAGS, f"{TAGS}.minisig"]),
    "ssh-keygen": (ssh_keygen, [TAGS, f"{TAGS}.sshsig"]),
    "openssl": (openssl, [TAGS, f"{TAGS}.ed25519"]),
}
