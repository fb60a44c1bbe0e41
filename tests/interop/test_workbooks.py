"""Files that other people's programs wrote, read cell by cell. All synthetic."""

import csv
import datetime
import io
import json
import pathlib
import tempfile
import unittest
import zipfile

import openpyxl
import xlsxwriter

import stock

HEADER = ["订单号", "产品", "返佣基数（元）", "返佣比例", "返佣金额(元)", "下单时间", "备注"]
ORDER = "20241007120003216009945"


class Workbooks(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def records(self, *names):
        """The records of a bundle of files, as its `records.csv` has them."""
        key = self.folder / "key.pem"
        if not key.exists():
            stock.run([stock.tool("openssl"), "genpkey", "-algorithm", "ed25519", "-out", key], self.folder)
        out = self.folder / "evidence.zip"
        out.unlink(missing_ok=True)
        made = stock.run([stock.rebatelens(), "bundle", *names, "-o", out, "--key", key], self.folder)
        self.assertEqual(made.returncode, 0, made.stderr.decode())
        with zipfile.ZipFile(out) as archive:
            (path,) = [name for name in archive.namelist() if name.endswith("data/records.csv")]
            return list(csv.DictReader(io.StringIO(archive.read(path).decode())))

    def report(self, name):
        done = stock.run([stock.rebatelens(), "check", name, "--format", "json", "--lang", "en"], self.folder)
        self.assertIn(done.returncode, (0, 1), done.stdout.decode() + done.stderr.decode())
        return json.loads(done.stdout)

    def test_openpyxl(self):
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.append(HEADER)
        sheet.append([ORDER, "云服务器", 54331.12, 0.08, 4346.49, datetime.datetime(2024, 10, 7, 12, 0, 3), "a\nb"])
        sheet["D2"].number_format = "0.00%"
        sheet.append([ORDER, "云硬盘", 0.1 + 0.2, 0.07, 0.02, datetime.date(2024, 10, 8), None])
        sheet["D3"].number_format = "0%"
        book.save(self.folder / "synthetic.xlsx")
        first, second = self.records("synthetic.xlsx")
        self.assertEqual(first["order_id"], ORDER)
        self.assertEqual((first["base_amount"], first["rebate_rate"], first["rebate_rate_unit"]),
                         ("54331.12", "8", "percent"))
        self.assertEqual((first["rebate_amount"], first["order_time"], first["note"]),
                         ("4346.49", "2024-10-07 12:00:03", "a\nb"))
        self.assertEqual((second["base_amount"], second["rebate_rate"], second["order_time"]),
                         ("0.3", "7", "2024-10-08"))
        findings = self.report("synthetic.xlsx")["findings"]
        self.assertEqual({finding["code"] for finding in findings if finding["code"].startswith("FI")}, {"FI030"})

    def test_xlsxwriter(self):
        book = xlsxwriter.Workbook(self.folder / "synthetic.xlsx")
        sheet = book.add_worksheet("明细")
        percent = book.add_format({"num_format": "0.0%"})
        day = book.add_format({"num_format": "yyyy/m/d h:mm"})
        sheet.write_row(0, 0, HEADER)
        sheet.write_string(1, 0, ORDER)
        sheet.write_rich_string(1, 1, "云", book.add_format({"bold": True}), "服务器")
        sheet.write_number(1, 2, 100)
        sheet.write_number(1, 3, 0.085, percent)
        sheet.write_formula(1, 4, "=C2*D2", None, 8.5)
        sheet.write_datetime(1, 5, datetime.datetime(2024, 10, 7, 15, 52), day)
        sheet.write_number(2, 0, int(ORDER))
        sheet.write_number(2, 4, 1)
        book.add_worksheet("空")
        book.close()
        first, second = self.records("synthetic.xlsx")
        self.assertEqual((first["product"], first["rebate_rate"], first["rebate_amount"], first["order_time"]),
                         ("云服务器", "8.5", "8.5", "2024-10-07 15:52:00"))
        # A spreadsheet has destroyed this one, and it is said, not guessed.
        self.assertEqual((second["order_id"], second["unreadable"]), ("", "order_id"))
        self.assertEqual({finding["code"] for finding in self.report("synthetic.xlsx")["findings"]}, {"AM020", "FI019", "FI030", "ID002"})

    def test_zip_of_split_months(self):
        text = "订单号,返佣金额,分公司\n" + ORDER + "\t,8.00,华南\n"
        with zipfile.ZipFile(self.folder / "months.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("L3-明细账单/part-1.csv", "\ufeff" + text)
            archive.writestr("L3-明细账单/part-2.csv", text.encode("gb18030"))
        first, second = self.records("months.zip")
        self.assertEqual(first["input"], "months.zip/L3-明细账单/part-1.csv")
        self.assertEqual([row["order_id"] for row in (first, second)], [ORDER, ORDER])
        # Columns nobody knows are kept under their own names.
        self.assertEqual(json.loads(second["other_columns"]), {"分公司": "华南"})
        encodings = [one["encoding"] for one in self.report("months.zip")["inputs"]]
        self.assertEqual(encodings, ["utf-8-bom", "gb18030"])

    def test_answers_keep_every_value(self):
        answer = {"Response": {"Deals": [{
            "OrderId": ORDER, "RealTotalCost": 17000, "VoucherDecline": 0, "TotalCost": 20000.5,
            "ProductName": "云服务器", "ResourceId": ["ins-a", "ins-b"], "Currency": "CNY",
        }], "TotalCount": 1, "RequestId": "synthetic"}}
        (self.folder / "deals.json").write_text(json.dumps(answer))
        (record,) = self.records("deals.json")
        self.assertEqual((record["kind"], record["order_id"], record["product"]), ("order", ORDER, "云服务器"))
        self.assertEqual(json.loads(record["other_columns"]), {
            "real_total_cost": "17000", "voucher_decline": "0", "total_cost": "20000.5",
            "resource_id": "ins-a,ins-b",
        })
        signed = {"Response": {"DownloadUrl": "https://example.com/f.csv?q-ak=AK&q-signature=S&month=10",
                               "Ready": 1, "RequestId": "synthetic"}}
        (self.folder / "url.json").write_text(json.dumps(signed))
        (record,) = self.records("url.json")
        self.assertNotIn("q-signature=S", record["other_columns"])
        self.assertIn("month=10", record["other_columns"])

    def test_one_that_cannot_be_used_does_not_hide_the_others(self):
        (self.folder / "good.csv").write_text(f"Order ID,Rebate Amount\n{ORDER},8.00\n")
        (self.folder / "page.csv").write_text("<!DOCTYPE html><html></html>")
        call = [stock.rebatelens(), "check", "good.csv", "page.csv", "--format", "json", "--lang", "en"]
        done = stock.run(call, self.folder)
        self.assertEqual(done.returncode, 2)
        self.assertEqual([one["name"] for one in json.loads(done.stdout)["inputs"]], ["good.csv"])
        self.assertEqual(json.loads(done.stderr)["error"]["code"], "FI031")


if __name__ == "__main__":
    unittest.main()
