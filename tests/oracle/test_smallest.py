"""The smallest example of each difference that the second reading found between
the program and the written rules."""

import unittest
from fractions import Fraction

import program

ORDER = "202410071200032160099"
HEADER = "Record ID,Settlement Month,Order ID,Base Amount,Rate,Rebate Amount,Currency\n"


def lines(*rows):
    """Records of October, numbered from 10."""
    return HEADER + "".join(f"RB{at},2024-10,{ORDER}{at},{row}\n" for at, row in enumerate(rows, 10))


def codes(report, *wanted):
    return [(finding["code"], finding["line"]) for finding in report["findings"] if finding["code"].startswith(wanted)]


def compared(shown, expected):
    """Each currency's sums, and its parts."""
    _, report = program.check_files({"shown.csv": shown}, expected)
    return {each["currency"]: (each["expected"], each["shown"],
                               {part["part"]: Fraction(part["amount"]) for part in each["parts"]})
            for each in report["comparisons"]}


class Smallest(unittest.TestCase):
    def test_one_amount_of_more_decimals_leaves_the_others_right(self):
        """Amounts are rounded to cents. A zero more on one line changes nothing."""
        _, report = program.check(lines("10.07,5%,0.50,CNY", "10.17,5%,0.51,CNY", "10.20,5%,0.510,CNY"))
        self.assertEqual(codes(report, "AM"), [])

    def test_a_detail_that_cannot_be_read_leaves_its_month_open(self):
        """A row of too few cells has an amount that nobody knows."""
        statement = ('{"Response":{"RebateInfoSet":[{"Uin":"100000032030","RebateMonth":"2024-10","Amt":1300,'
                     '"MonthSales":100000,"QuarterSales":100000,"ExceptionFlag":"NORMAL"}],"TotalCount":1}}')
        details = f"Settlement Month,Order ID,Rebate Amount,Note\n2024-10,{ORDER}10,8.00,\n2024-10,{ORDER}11,5.00\n"
        _, report = program.check_files({"details.csv": details, "statement.json": statement})
        self.assertEqual(codes(report, "TO"), [])

    def test_a_record_that_cannot_be_read_leaves_the_row_of_sums_open(self):
        _, report = program.check(f"Order ID,Rebate Amount,Note\n{ORDER}10,8.00,\n{ORDER}11,5.00\nTotal,13.00,\n")
        self.assertEqual(codes(report, "TO"), [])

    def test_a_bare_rate_is_read_as_its_own_currency_shows(self):
        """The dollar line shows that 8 is per cent, whatever the other line says."""
        shown = lines("100.00,8%,8.00,CNY", "100.00,8,8.00,USD")
        expected = lines("100.00,8%,8.00,CNY", "110.00,8,8.80,USD")
        self.assertEqual(compared(shown, expected)["USD"], ("8.80", "8.00", {"base": Fraction(-8, 10)}))

    def test_what_follows_from_base_and_rate_is_rounded_as_its_own_currency_is(self):
        """Yuan are rounded down here, dollars up."""
        yuan = [f"{base},5%,0.50,CNY" for base in ("10.07", "10.17", "10.19")]
        dollars = [f"{base},5%,0.51,USD" for base in ("10.01", "10.02", "10.03")]
        expected = lines(*yuan, *dollars, "10.04,5%,,USD")
        self.assertEqual(compared(lines(*yuan, *dollars, "10.04,5%,0.51,USD"), expected)["USD"][2], {})

    def test_what_is_not_shown_or_cannot_be_read_is_not_shown(self):
        """Only what was expected follows from its parts where it is not written."""
        shown, expected = lines("100.00,8%,-,CNY", '50.00,8%,"4,O0",CNY'), lines("100.00,8%,8.00,CNY", "50.00,8%,4.00,CNY")
        self.assertEqual(Fraction(compared(shown, expected)["CNY"][1]), 0)

    def test_an_adjustment_that_cannot_be_read_is_not_zero(self):
        header = HEADER.replace("Rebate", "Adjustment,Rebate")
        shown, expected = [f"{header}RB10,2024-10,{ORDER}10,100.00,8%,{adjustment},7.00,CNY\n"
                           for adjustment in ("-1.O0", "-1.00")]
        self.assertNotIn("adjustment", compared(shown, expected)["CNY"][2])

    def test_a_sum_of_several_customers_is_of_none_of_them(self):
        """Nothing says what was expected of the first customer."""
        shown = "Customer ID,Settlement Month,Rebate Amount\n100000049695,2024-10,8.00\n100000049696,2024-10,4.00\n"
        _, report = program.check_files({"shown.csv": shown}, "Settlement Month,Rebate Amount\n2024-10,12.00\n")
        own = {each["key"]: each["shown"] for each in report["comparisons"][0]["by_customer"]}
        self.assertNotEqual(own.get("100000049695"), "12.00")

    def test_what_is_taken_back_is_an_amount(self):
        """Not the order that it is taken back for."""
        _, report = program.check(lines("-100.00,8%,-8.00,CNY"))
        (finding,) = [finding for finding in report["findings"] if finding["code"] == "RV001"]
        self.assertIn("reverses −8.00", finding["message"])


if __name__ == "__main__":
    unittest.main()
