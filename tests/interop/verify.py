"""Runs every stock verifier that is on this machine over one bundle.

    python verify.py evidence.zip
"""

import pathlib
import sys
import tempfile
import zipfile

import stock


def main(bundle):
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(bundle) as archive:
            archive.extractall(folder)
        # A bundle is one folder.
        (bag,) = pathlib.Path(folder).iterdir()
        for name, (check, _) in stock.CHECKS.items():
            try:
                result = check(bag)
            except stock.MissingTool as missing:
                print(f"   {name}: not run. {missing}")
                continue
            accepted = result.returncode == 0
            failed |= not accepted
            print(f"   {name}: {'verified' if accepted else 'NOT verified'}")
            if not accepted:
                print((result.stdout + result.stderr).decode(errors="replace"))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
