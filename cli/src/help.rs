//! Help, in both languages.

use crate::args::Topic;
use rebatelens_core::Lang;

/// The help text about a topic.
pub(crate) const fn text(topic: Topic, lang: Lang) -> &'static str {
    match topic {
        Topic::All => lang.pick(ALL_EN, ALL_ZH),
        Topic::Check => lang.pick(CHECK_EN, CHECK_ZH),
        Topic::Find => lang.pick(FIND_EN, FIND_ZH),
        Topic::Id => lang.pick(ID_EN, ID_ZH),
        Topic::Read => lang.pick(READ_EN, READ_ZH),
        Topic::Explain => lang.pick(EXPLAIN_EN, EXPLAIN_ZH),
        Topic::Bundle => lang.pick(BUNDLE_EN, BUNDLE_ZH),
        Topic::Verify => lang.pick(VERIFY_EN, VERIFY_ZH),
    }
}

const ALL_EN: &str = "\
rebatelens: is each rebate right, why is it what it is, and what to do next

  rebatelens check FILE...           check exported tables
  rebatelens find [FILE...] --order  find records, or why there are none
  rebatelens id KIND [VALUE...]      clean and judge identifiers
  rebatelens read KIND [VALUE...]    read months, times, amounts and rates
  rebatelens explain [CODE]          what a rule means
  rebatelens bundle FILE... -o ZIP   pack evidence that anyone can verify
  rebatelens verify BUNDLE           verify a bundle

  --format text|json   how the result is written (text)
  --lang en|zh-CN      the language of its words (the terminal's)
  --as-of TIME         the moment to count from: 2026-11-23, or RFC 3339
  --site cn|intl       the site of the console (the currency decides)
  --help, --version

A file named - is standard input. Nothing leaves this machine.
Exit: 0 no error found; 1 errors found, or a bundle that does not verify;
2 the input or the call cannot be used.
";

const ALL_ZH: &str = "\
rebatelens：每笔返佣是否正确、为何如此、下一步做什么

  rebatelens check 文件...           检查导出的表格
  rebatelens find [文件...] --order  查找记录，或说明为何没有
  rebatelens id 类型 [值...]         清理并判断 ID
  rebatelens read 类型 [值...]       读取月份、时间、金额和比例
  rebatelens explain [代码]          解释一条规则
  rebatelens bundle 文件... -o ZIP   打包任何人都能验证的证据
  rebatelens verify 证据包           验证证据包

  --format text|json   结果的形式（默认 text）
  --lang en|zh-CN      结果的语言（默认随终端）
  --as-of 时间         计算所依据的时间：2026-11-23，或 RFC 3339
  --site cn|intl       控制台所属站点（默认由币种判断）
  --help, --version

文件名写 - 表示标准输入。任何数据都不会离开本机。
退出码：0 没有错误；1 有错误，或证据包未通过验证；2 输入或命令无法使用。
";

const CHECK_EN: &str = "\
rebatelens check FILE... [--agreement FILE] [--expected FILE] [--map \"Header=field\"]... [--form FORM]

Reads CSV, TSV, Excel workbooks (.xlsx), zips of these, and JSON answers of the
partner and billing interfaces; the content decides which, or --form csv, tsv,
xlsx, zip, json. Checks every line and prints what was found, with the place,
the reason and the next step. --map says what a column means, and is remembered
for files with the same headers; see the field names with --map \"x=?\"

Files that belong together are best checked in one call: refunds find their
originals, statements their details, and what stands twice is seen. --expected
names your own values, in any form that is read; every difference is split into
parts that add up to it exactly. --as-of counts the days that are left.

--time-zone +08:00 says in which zone times are written that name none, so that
a time near a month's end is judged, and not noted as unsure. --rounding half-up,
half-even, down or up says how amounts are rounded, line by line; without it the
lines themselves show it.

--agreement names what was agreed, one rule a row: product, sub_product,
component_type, component (* is any), category, threshold_from, threshold_per
(month, quarter), threshold_kind (progressive, whole_volume), rate, rounding
(half_up, half_even, down, up), valid_from, valid_to (days or months, included),
eligible (yes, no), currency, note. Product and rate are needed. The row with
most exact levels counts, of as many the one exact at the deepest. A policy's
product list is named in the same way, beside it or alone.
";

const CHECK_ZH: &str = "\
rebatelens check 文件... [--agreement 文件] [--expected 文件] [--map \"列名=字段\"]... [--form 形式]

读取 CSV、TSV、Excel 工作簿（.xlsx）、含有这些文件的 zip，以及合作伙伴与计费接口的
JSON 答复；形式由内容判断，也可用 --form csv、tsv、xlsx、zip、json 指定。逐行检查，
并给出位置、原因和下一步。--map 用来指明某一列的含义，并会为相同表头的文件记住；
查看字段名称：--map \"x=?\"

相关的文件最好一次检查：退款能找到原记录，对账单能与明细核对，重复的记录也会被发现。
--expected 指定您自己的预期数据（任何可读取的形式），每项差额都会拆成合计完全相等的
各个部分。--as-of 用来计算剩余天数。

--time-zone +08:00 指明未写时区的时间采用的时区，临近月末的时间因此可以判定，而不是提示
不确定。--rounding half-up、half-even、down 或 up 指明每行金额的取整方式（四舍五入、
四舍六入五成双、截断、进位）；不写时由各行数据判断。

--agreement 指定协议，每行一条规则：产品、子产品、组件类型、组件（* 表示全部）、分类、
门槛、门槛周期（月、季度）、门槛方式（累进、全额）、返佣比例、取整（四舍五入、四舍六入五成双、
截断、进位）、生效日期、失效日期（日期或月份，含当日）、是否返佣（是、否）、币种、备注。
产品和返佣比例必填。写明层级最多的行优先，数量相同时以层级最深的为准。政策产品列表也用此
选项指定，可与协议同时使用，也可单独使用。
";

const FIND_EN: &str = "\
rebatelens find [FILE...] [--order ID] [--customer UIN] [--partner UIN]
                [--product NAME] [--status TEXT] [--period MONTH] [--site cn|intl]
                [--map \"Header=field\"]... [--form FORM]

Looks for records of rebates in files that you have. Orders and bills tell of a
record, policy lists of its product. Where none matches, it says why, the
likeliest reason first, what speaks for it, and what to search for next. --as-of
tells which months are settled yet. Without files it judges the query alone.

A file that cannot be read is said and passed over.
Exit: 0 found; 1 none found; 2 the call cannot be used, or none found and a file
could not be read.
";

const FIND_ZH: &str = "\
rebatelens find [文件...] [--order 订单号] [--customer UIN] [--partner UIN]
                [--product 名称] [--status 状态] [--period 月份] [--site cn|intl]
                [--map \"列名=字段\"]... [--form 形式]

在已有文件中查找返佣记录；订单和账单可说明记录的情况，政策产品列表可说明产品是否计返佣。
没有匹配时说明原因，可能性大的在前，并给出依据和下一步查询。--as-of 用来判断哪些月份
已结算。不指定文件时只判断查询条件本身。

无法读取的文件会被说明并跳过。
退出码：0 找到；1 没有找到；2 命令无法使用，或没有找到且有文件无法读取。
";

const ID_EN: &str = "\
rebatelens id KIND [VALUE...]

KIND is partner, customer, order, record, resource, journal, policy, voucher or
code. Without a value, one is read from each line of standard input. Prints the
state, the cleaned value and what was taken off; where a value cannot be used,
what it probably was, for a person to compare. Exit 1 where one cannot be used.
";

const ID_ZH: &str = "\
rebatelens id 类型 [值...]

类型为 partner、customer、order、record、resource、journal、policy、voucher 或 code。
不写值时，从标准输入逐行读取。输出状态、清理后的值，以及去除了什么；值无法使用时，
给出可能的正确写法供核对。有值无法使用时退出码为 1。
";

const READ_EN: &str = "\
rebatelens read KIND [VALUE...]

KIND is month, time, amount or rate. Without a value, one is read from each line
of standard input. Prints the state, the value in one form, and in words what it
was read as or why it cannot be read. A time is in UTC+08:00 unless it says
otherwise; one that could be two is not guessed. A value that begins with - goes
behind --. Exit 1 where a value cannot be read.
";

const READ_ZH: &str = "\
rebatelens read 类型 [值...]

类型为 month（月份）、time（时间）、amount（金额）或 rate（比例）。不写值时，从标准输入
逐行读取。输出状态、统一写法的值，以及读作什么或为何无法读取。未注明时区的时间按
UTC+08:00 读取；有两种可能的不作猜测。以 - 开头的值写在 -- 之后。有值无法读取时退出码
为 1。
";

const EXPLAIN_EN: &str = "\
rebatelens explain [CODE]

Prints what a rule looks for, why, what to do, and an example. Without a code,
lists every rule.
";

const EXPLAIN_ZH: &str = "\
rebatelens explain [代码]

说明一条规则检查什么、为什么、该怎么做，并给出示例。不写代码时列出全部规则。
";

const BUNDLE_EN: &str = "\
rebatelens bundle FILE... -o OUT.zip [--key KEY.pem] [--map \"Header=field\"]...
                  [--agreement FILE] [--time-zone +08:00] [--rounding MODE]

Packs the files byte for byte, what was found in them, and a report, and signs
it all. The bundle verifies with stock tools; its VERIFY.md says how. Without
--key your own key is used; it is made the first time. A key is an Ed25519 key
in PEM: openssl genpkey -algorithm ed25519 -out KEY.pem
The files are checked as by check; of an agreement only its digest is packed.
The same files, key and options give the same bytes. Exit 0 once it is made.
";

const BUNDLE_ZH: &str = "\
rebatelens bundle 文件... -o 输出.zip [--key KEY.pem] [--map \"列名=字段\"]...
                  [--agreement 文件] [--time-zone +08:00] [--rounding 方式]

将文件逐字节打包，附上检查结果和报告，并全部签名。证据包可用通用工具验证，方法见其中的
VERIFY.md。不写 --key 时使用您自己的密钥，首次使用时生成。密钥为 PEM 格式的 Ed25519
密钥：openssl genpkey -algorithm ed25519 -out KEY.pem
检查方式与 check 相同；协议文件只打包其摘要。相同的文件、密钥和选项得到相同的字节。生成后退出码为 0。
";

const VERIFY_EN: &str = "\
rebatelens verify BUNDLE

BUNDLE is the zip, or the folder that it was unpacked to. Checks that every file
is what was signed, that none is missing and none was added, and says what that
proves and what it cannot prove. Exit 1 where it does not verify.
";

const VERIFY_ZH: &str = "\
rebatelens verify 证据包

证据包可以是 zip 文件，也可以是解压后的文件夹。检查每个文件是否与签名时一致、有无缺少或
添加，并说明这能证明什么、不能证明什么。未通过验证时退出码为 1。
";
