"""Our bundles under other people's verifiers. Every table here is synthetic."""

import json
import os
import pathlib
import re
import shutil
import stat
import tempfile
import unittest
import zipfile

import stock

AS_OF = "2026-11-23T10:00:00+08:00"

OCTOBER = """\
Record ID,Settlement Month,Partner UIN,Customer UIN,Order ID,Product,Base Amount (USD),Commission Rate,Adjustment (USD),Commission (USD),Status,Note\r
R-1,2026-10,100001234567,200001234567,20241007120003216009945,Compute,"1,100.00",8%,0.00,88.00,Settled,\r
R-2,2026-10,100001234567,200001234567,20241007120003216009946,Compute,100.00,8%,0.00,9.00,Settled,=1+1\r
R-3,2026-10,100001234567,200001234567,2.0241E+22,Storage <b>,100.00,8%,-1.00,7.00,Held?,"two
lines"\r
"""
NOVEMBER = """\
订单号,计佣金额(元),返佣比例,返佣金额(元),状态
20241107120003216009945,50.00,8%,4.00,已结算
"""
TABLES = {"october.csv": OCTOBER, "返佣明细 11月.csv": NOVEMBER}


def rebatelens(folder, *arguments, **options):
    return stock.run([stock.rebatelens(), *map(str, arguments)], folder, **options)


def changed_digit(data):
    """The bytes with one digit changed; a byte where they hold no digit."""
    at = next((at for at, byte in enumerate(data) if 0x30 <= byte <= 0x39), len(data) // 2)
    changed = bytearray(data)
    changed[at] = 0x30 + (changed[at] - 0x30 + 1) % 10 if 0x30 <= changed[at] <= 0x39 else changed[at] ^ 1
    return bytes(changed)


class Case(unittest.TestCase):
    """A folder of its own for each test."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def key(self):
        path = self.folder / "key.pem"
        if not path.exists():
            made = stock.run([stock.tool("openssl"), "genpkey", "-algorithm", "ed25519", "-out", path], self.folder)
            self.assertEqual(made.returncode, 0, made.stderr)
        return path

    def tables(self):
        for name, text in TABLES.items():
            (self.folder / name).write_bytes(text.encode())
        return list(TABLES)

    def bundle(self, name="evidence.zip", *options):
        made = rebatelens(self.folder, "bundle", *self.tables(), "-o", name, "--key", self.key(),
                          "--as-of", AS_OF, *options)
        self.assertEqual(made.returncode, 0, made.stderr.decode())
        return self.folder / name

    def unpack(self, bundle):
        with zipfile.ZipFile(bundle) as archive:
            self.assertIsNone(archive.testzip())
            archive.extractall(self.folder / "unpacked")
        (inside,) = (self.folder / "unpacked").iterdir()
        return inside


class Checks:
    """What every bundle must stand, whoever made it."""

    def test_stock_tools_accept_it(self):
        folder = self.unpack(self.bundle())
        for name, (check, _) in stock.CHECKS.items():
            with self.subTest(name):
                result = check(folder)
                self.assertEqual(result.returncode, 0, result.stdout + result.stderr)

    def test_stock_tools_refuse_a_changed_digit(self):
        whole = self.unpack(self.bundle())
        for name, (check, covered) in stock.CHECKS.items():
            for path in covered:
                with self.subTest(f"{name}: {path}"):
                    folder = self.folder / "changed"
                    shutil.copytree(whole, folder)
                    file = folder / path
                    file.write_bytes(changed_digit(file.read_bytes()))
                    self.assertNotEqual(check(folder).returncode, 0)
                    self.assert_named(folder, path)
                    shutil.rmtree(folder)

    def test_a_changed_digit_in_the_zip_names_its_file(self):
        bundle = self.bundle()
        whole = bundle.read_bytes()
        with zipfile.ZipFile(bundle) as archive:
            entries = archive.infolist()
        for entry in entries:
            start = entry.header_offset + 30 + len(entry.filename.encode())
            inside = whole[start:start + entry.file_size]
            with self.subTest(entry.filename):
                copy = self.folder / "changed.zip"
                copy.write_bytes(whole[:start] + changed_digit(inside) + whole[start + entry.file_size:])
                self.assert_named(copy, entry.filename.split("/", 1)[1])

    def test_it_verifies_as_zip_and_as_folder(self):
        bundle = self.bundle()
        for given in (bundle, self.unpack(bundle)):
            result = rebatelens(self.folder, "verify", given, "--format", "json")
            self.assertEqual(result.returncode, 0, result.stdout)
            answer = json.loads(result.stdout)
            self.assertTrue(answer["verified"])
            self.assertEqual(answer["fingerprint"], stock.fingerprint(self.unpacked()))
            self.assertEqual({file["state"] for file in answer["files"]}, {"verified"})

    def test_files_added_and_missing_are_named(self):
        whole = self.unpack(self.bundle())
        for path in ("data/raw/more.csv", "README.txt"):
            with self.subTest(f"added: {path}"):
                (whole / path).write_text("1")
                self.assert_named(whole, path)
                (whole / path).unlink()
        for path in ("data/records.csv", "VERIFY.md", f"{stock.TAGS}.sshsig"):
            with self.subTest(f"missing: {path}"):
                kept = (whole / path).read_bytes()
                (whole / path).unlink()
                self.assert_named(whole, path)
                (whole / path).write_bytes(kept)
        self.assertEqual(rebatelens(self.folder, "verify", whole).returncode, 0)

    def test_the_commands_of_its_guide_work_as_they_stand(self):
        folder = self.unpack(self.bundle())
        commands = re.findall(r"^(Linux[^\n]*):\n\n```\n(.*?)\n```", (folder / "VERIFY.md").read_text("utf-8"),
                              re.MULTILINE | re.DOTALL)
        self.assertGreaterEqual(len(commands), 16)
        paths = [str(stock.SCRIPTS), os.path.dirname(stock.rebatelens()), os.environ["PATH"]]
        for _, command in commands:
            with self.subTest(command):
                command = command.replace("BUNDLE", ".")
                result = stock.run(["sh", "-ec", command], folder, env={**os.environ, "PATH": ":".join(paths)})
                self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        shown = result.stdout.decode().split()[0]
        self.assertEqual(shown, stock.fingerprint(folder))

    def test_the_report_loads_nothing_and_runs_nothing(self):
        html = (self.unpack(self.bundle()) / "data" / "report.html").read_text("utf-8")
        self.assertIn("Content-Security-Policy", html)
        for forbidden in ("<script", "<img", "<link", "<iframe", "javascript:", "url(", "@import", "http:", "src="):
            self.assertNotIn(forbidden, html.lower())

    def test_findings_point_at_the_cells_they_quote(self):
        import csv
        folder = self.unpack(self.bundle())
        page = json.loads((folder / "data" / "findings.json").read_text("utf-8"))
        self.assertEqual(page["partOf"]["total"], len(page["items"]))
        for item in page["items"]:
            selector = item["target"].get("selector", {})
            cell = re.fullmatch(r"cell=(\d+),(\d+)", selector.get("value", ""))
            if not cell or "refinedBy" not in selector:
                continue
            with open(folder / "data" / item["target"]["source"], encoding="utf-8-sig", newline="") as file:
                rows = list(csv.reader(file))
            row, column = int(cell[1]), int(cell[2])
            self.assertEqual(rows[row - 1][column - 1], selector["refinedBy"]["exact"], item["code"])

    def unpacked(self):
        (inside,) = (self.folder / "unpacked").iterdir()
        return inside

    def assert_named(self, bundle, path):
        result = rebatelens(self.folder, "verify", bundle, "--format", "json")
        self.assertEqual(result.returncode, 1, result.stderr)
        answer = json.loads(result.stdout)
        self.assertFalse(answer["verified"])
        self.assertIn(path, [problem["path"] for problem in answer["problems"]])


class FromTheCommandLine(Checks, Case):
    """A bundle of two files, one English and one Chinese."""


class InChinese(Checks, Case):
    """The same, with Chinese first."""

    def bundle(self, name="evidence.zip", *options):
        return super().bundle(name, "--lang", "zh-CN", *options)


if os.environ.get("REBATELENS_BUNDLE"):

    class FromTheBrowser(Checks, Case):
        """The bundle that the extension exported."""

        def bundle(self, name="evidence.zip", *options):
            return pathlib.Path(shutil.copy(os.environ["REBATELENS_BUNDLE"], self.folder / name))


class CommandLine(Case):
    """What only the command line does."""

    def test_the_same_inputs_give_the_same_bytes(self):
        one, two = self.bundle("one.zip"), self.bundle("two.zip")
        self.assertEqual(one.read_bytes(), two.read_bytes())

    def test_inputs_lie_in_it_byte_for_byte(self):
        folder = self.unpack(self.bundle())
        for name, text in TABLES.items():
            self.assertEqual((folder / "data" / "raw" / name).read_bytes(), text.encode())

    def test_tables_keep_identifiers_and_start_no_formula(self):
        data = self.unpack(self.bundle()) / "data"
        self.assertIn(",20241007120003216009945,", (data / "records.csv").read_text("utf-8"))
        safe = (data / "records.safe.csv").read_bytes()
        self.assertTrue(safe.startswith(b"\xef\xbb\xbf"))
        self.assertIn(b",'=1+1,", safe)

    def test_the_own_key_is_made_once_and_only_its_owner_reads_it(self):
        env = {**os.environ, "HOME": str(self.folder), "XDG_CONFIG_HOME": "", "APPDATA": str(self.folder)}
        made = [
            rebatelens(self.folder, "bundle", *self.tables(), "-o", name, "--format", "json", env=env)
            for name in ("one.zip", "two.zip")
        ]
        first, second = (json.loads(result.stdout) for result in made)
        self.assertTrue(first["key_made"])
        self.assertFalse(second["key_made"])
        self.assertEqual(first["fingerprint"], second["fingerprint"])
        self.assertIn(first["key"].encode(), made[0].stderr)
        self.assertEqual(made[1].stderr, b"")
        if os.name == "posix":
            self.assertEqual(stat.S_IMODE(os.stat(first["key"]).st_mode), 0o600)
        read = stock.run([stock.tool("openssl"), "pkey", "-in", first["key"], "-noout"], self.folder)
        self.assertEqual(read.returncode, 0, read.stderr)

    def test_nothing_is_written_over(self):
        (self.folder / "evidence.zip").write_text("mine")
        for out in ("evidence.zip", "october.csv"):
            result = rebatelens(self.folder, "bundle", *self.tables(), "-o", out, "--key", self.key())
            self.assertEqual(result.returncode, 2)
            self.assertEqual(result.stdout, b"")
        self.assertEqual((self.folder / "evidence.zip").read_text(), "mine")
        self.assertEqual((self.folder / "october.csv").read_bytes(), OCTOBER.encode())

    def test_unusable_input_and_keys_are_said(self):
        (self.folder / "empty.csv").write_text("")
        (self.folder / "bad.pem").write_text("no key")
        tables = self.tables()
        for arguments in (
            ["empty.csv", "-o", "a.zip", "--key", self.key()],
            ["nowhere.csv", "-o", "a.zip", "--key", self.key()],
            [*tables, "-o", "a.zip", "--key", "bad.pem"],
            [*tables, "-o", "no/such/a.zip", "--key", self.key()],
            [*tables],
            ["-o", "a.zip"],
        ):
            for lang in ("en", "zh-CN"):
                with self.subTest(arguments=list(map(str, arguments)), lang=lang):
                    result = rebatelens(self.folder, "bundle", *arguments, "--lang", lang)
                    self.assertEqual(result.returncode, 2)
                    self.assertEqual(result.stdout, b"")
                    self.assertTrue(result.stderr)
                    self.assertFalse((self.folder / "a.zip").exists())

    def test_what_is_no_bundle_does_not_verify(self):
        bundle = self.bundle()
        whole = bundle.read_bytes()
        folder = self.unpack(bundle)
        packed = self.folder / "packed.zip"
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in folder.rglob("*"):
                archive.write(file, file.relative_to(folder.parent))
        (self.folder / "cut.zip").write_bytes(whole[:-100])
        (self.folder / "longer.zip").write_bytes(whole + b"1")
        for name in ("packed.zip", "cut.zip", "longer.zip", "october.csv"):
            with self.subTest(name):
                self.assertEqual(rebatelens(self.folder, "verify", name).returncode, 1)
        self.assertIn(b"compressed", rebatelens(self.folder, "verify", packed, "--lang", "en").stdout)
        self.assertEqual(rebatelens(self.folder, "verify", "nowhere.zip").returncode, 2)

    def test_a_bundle_is_read_from_standard_input(self):
        whole = self.bundle().read_bytes()
        self.assertEqual(rebatelens(self.folder, "verify", "-", stdin=whole).returncode, 0)

    def test_a_link_in_the_folder_is_not_followed(self):
        folder = self.unpack(self.bundle())
        file = folder / "data" / "records.csv"
        kept = self.folder / "kept.csv"
        shutil.move(file, kept)
        file.symlink_to(kept)
        result = rebatelens(self.folder, "verify", folder, "--format", "json")
        self.assertEqual(result.returncode, 1)
        self.assertIn("data/records.csv", [problem["path"] for problem in json.loads(result.stdout)["problems"]])


if __name__ == "__main__":
    unittest.main()
