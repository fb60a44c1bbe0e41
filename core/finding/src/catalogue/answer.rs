//! `FI`: answers of the partner and billing interfaces.

use crate::{
    catalogue::{Rule, Texts},
    severity::Severity,
};

const CLEAN: &str = "{\"Response\":{\"RebateInfoSet\":[{\"Uin\":\"100000032030\",\"RebateMonth\":\"2024-09\",\"Amt\":800,\"MonthSales\":10000,\"QuarterSales\":10000,\"ExceptionFlag\":\"NORMAL\"}],\"TotalCount\":1,\"RequestId\":\"r\"}}";

pub(super) static FI023: Rule = Rule {
    severity: Severity::Error,
    fatal: true,
    en: Texts {
        name: "JSON broken",
        title: "JSON broken at line {line}",
        what: "The text begins like JSON and then stops being it.",
        message: "Line {line}, character {character}: {fault}.",
        why: "An answer that was cut off, or copied in part, cannot be told from one with fewer records. Nothing of it was read.",
        next: "Copy or download the whole answer again. If it was edited, mend this place.",
    },
    zh: Texts {
        name: "JSON 有误",
        title: "第 {line} 行 JSON 有误",
        what: "文本以 JSON 开头，但后面不符合 JSON。",
        message: "第 {line} 行第 {character} 个字符：{fault}。",
        why: "被截断或只复制了一部分的答复，与记录较少的答复无法区分。内容完全没有读取。",
        next: "请重新完整复制或下载；如果文件被编辑过，请修正此处。",
    },
    triggers: "{\"Response\":{\"RebateInfoSet\":[{\"Uin\":\"100000032030\",\"RebateMonth\":\"2024-09\",\"Amt\":800,\"MonthSales\":10000,\"QuarterSales\":10000,\"ExceptionFlag\":\"NORMAL\"",
    silent: CLEAN,
};

pub(super) static FI024: Rule = Rule {
    severity: Severity::Error,
    fatal: false,
    en: Texts {
        name: "Name twice in one record",
        title: "“{key}” stands twice",
        what: "One object of an answer has the same name twice.",
        message: "Line {line}: “{key}” stands twice in one object. Both values were kept; the second has a column of its own.",
        why: "Programs keep one of the two in silence, and not all the same one.",
        next: "Ask where the file was made; the interfaces do not answer like this.",
    },
    zh: Texts {
        name: "同一记录中名称重复",
        title: "“{key}”出现两次",
        what: "答复的同一对象中有重复的名称。",
        message: "第 {line} 行：“{key}”在同一对象中出现两次。两个值都已保留，第二个单独成列。",
        why: "一般程序会悄悄保留其中一个，而且各不相同。",
        next: "请确认文件来源；接口本身不会这样返回。",
    },
    triggers: "{\"Response\":{\"RebateInfoSet\":[{\"Uin\":\"100000032030\",\"RebateMonth\":\"2024-09\",\"Amt\":800,\"Amt\":900,\"MonthSales\":10000,\"QuarterSales\":10000,\"ExceptionFlag\":\"NORMAL\"}],\"TotalCount\":1,\"RequestId\":\"r\"}}",
    silent: CLEAN,
};

pub(super) static FI025: Rule = Rule {
    severity: Severity::Note,
    fatal: false,
    en: Texts {
        name: "Written in another type",
        title: "“{header}” is written as {seen}",
        what: "Values are written as text where the interface defines numbers, or the reverse.",
        message: "“{header}” is written as {seen} (values: {count}, first on line {line}); the interface defines it as {defined}. They were read all the same.",
        why: "Programs in between change types. Long identifiers written as numbers may have lost digits there.",
        next: "For identifiers, compare one with the console. For amounts, nothing.",
    },
    zh: Texts {
        name: "类型与定义不同",
        title: "“{header}”写成了{seen}",
        what: "接口定义为数字的值写成了文本，或相反。",
        message: "“{header}”有 {count} 处写成了{seen}，第一处在第 {line} 行；接口的定义是{defined}。这些值仍已读取。",
        why: "中间程序会改变类型；较长的编号写成数字时，可能已在途中丢失位数。",
        next: "编号请抽查一条与控制台比对；金额无需处理。",
    },
    triggers: "{\"Response\":{\"RebateInfoSet\":[{\"Uin\":\"100000032030\",\"RebateMonth\":\"2024-09\",\"Amt\":800,\"MonthSales\":\"10000\",\"QuarterSales\":10000,\"ExceptionFlag\":\"NORMAL\"}],\"TotalCount\":1,\"RequestId\":\"r\"}}",
    silent: CLEAN,
};

pub(super) static FI026: Rule = Rule {
    severity: Severity::Error,
    fatal: true,
    en: Texts {
        name: "Answer is a refusal",
        title: "The interface answered: {error_code}",
        what: "The file holds an error of the interface instead of records.",
        message: "The interface refused the request: {error_code}, “{error_message}” (request {request_id}).",
        why: "There are no records in this answer.",
        next: "Mend the request that it names, or wait where it speaks of a limit, and ask again.",
    },
    zh: Texts {
        name: "答复为错误信息",
        title: "接口答复：{error_code}",
        what: "文件中是接口的错误信息，而不是记录。",
        message: "接口拒绝了请求：{error_code}，“{error_message}”（请求 {request_id}）。",
        why: "此答复中没有记录。",
        next: "请按提示修正请求；如果提到频率限制，请稍后再试。",
    },
    triggers: "{\"Response\":{\"Error\":{\"Code\":\"InvalidParameter\",\"Message\":\"Month is missing\"},\"RequestId\":\"r\"}}",
    silent: CLEAN,
};

pub(super) static FI027: Rule = Rule {
    severity: Severity::Note,
    fatal: false,
    en: Texts {
        name: "Not every record is here",
        title: "{name} says {all}, {rows} are here",
        what: "An answer counts more or fewer records than it holds.",
        message: "{name} says {all} records; this answer holds {rows}. {meaning}",
        why: "A total over some pages is not the total of the month.",
        next: "Read all pages, each once, before you compare totals.",
    },
    zh: Texts {
        name: "记录不全或有重复",
        title: "{name} 为 {all}，此处有 {rows} 条",
        what: "答复中的计数与所含记录数不同。",
        message: "{name} 为 {all} 条，此答复含 {rows} 条。{meaning}",
        why: "部分分页的合计不等于全月合计。",
        next: "请先把各页都读取一次，再核对合计。",
    },
    triggers: "{\"Response\":{\"RebateInfoSet\":[{\"Uin\":\"100000032030\",\"RebateMonth\":\"2024-09\",\"Amt\":800,\"MonthSales\":10000,\"QuarterSales\":10000,\"ExceptionFlag\":\"NORMAL\"}],\"TotalCount\":8,\"RequestId\":\"r\"}}",
    silent: CLEAN,
};

pub(super) static FI033: Rule = Rule {
    severity: Severity::Note,
    fatal: false,
    en: Texts {
        name: "Space written out as its number",
        title: "A space became “xa0”",
        what: "A text holds “xa0” where a no-break space was written out by some program.",
        message: "“{field}” holds “xa0” where a space belongs: “{raw}”.",
        why: "A program in between wrote the character's number. Searching for the name fails on it.",
        next: "Search with a plain space instead.",
    },
    zh: Texts {
        name: "空格变成了编码",
        title: "空格变成了“xa0”",
        what: "文本中的不间断空格被某个程序写成了“xa0”。",
        message: "“{field}”中本应是空格的位置写成了“xa0”：“{raw}”。",
        why: "中间程序写出了字符的编码，按名称搜索会找不到。",
        next: "搜索时请改用普通空格。",
    },
    triggers: "{\"Response\":{\"ProductList\":[{\"PolicyCode\":\"StandardPolicy2025\",\"ProductCode\":\"p_cvm\",\"ProductName\":\"Cloudxa0(Synthetic)\",\"SubProductCode\":\"*\"}],\"Total\":1}}",
    silent: "{\"Response\":{\"ProductList\":[{\"PolicyCode\":\"StandardPolicy2025\",\"ProductCode\":\"p_cvm\",\"ProductName\":\"Cloud (Synthetic)\",\"SubProductCode\":\"*\"}],\"Total\":1}}",
};

pub(super) static FI034: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "File still being made",
        title: "Not ready yet",
        what: "The interface is still making the file that was asked for.",
        message: "The file that was asked for is still being made; this answer has no address for it yet.",
        why: "Large months take a while.",
        next: "Ask again after a few minutes, until Ready is 1. The address is then valid for one hour.",
    },
    zh: Texts {
        name: "文件仍在生成",
        title: "尚未就绪",
        what: "所请求的文件仍在生成。",
        message: "所请求的文件仍在生成，此答复中还没有下载地址。",
        why: "数据较多的月份需要一些时间。",
        next: "请过几分钟再次请求，直到 Ready 为 1；下载地址有效期为一小时。",
    },
    triggers: "{\"Response\":{\"DownloadUrl\":\"\",\"Ready\":0,\"RequestId\":\"r\"}}",
    silent: "{\"Response\":{\"DownloadUrl\":\"https://example.com/synthetic.csv\",\"Ready\":1,\"RequestId\":\"r\"}}",
};

pub(super) static FI037: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Too many names",
        title: "More than {limit} names",
        what: "The records of an answer have more names than columns are made for.",
        message: "The records have more than {limit} different names. The values of the others (in all {count}, first on line {line}) share the last column.",
        why: "No interface answers like this; a list may have been written out as names.",
        next: "Ask where the file was made.",
    },
    zh: Texts {
        name: "名称过多",
        title: "名称超过 {limit} 个",
        what: "答复中各记录的名称多于可建立的列数。",
        message: "各记录共有超过 {limit} 个不同的名称，其余名称的值（共 {count} 个，第一个在第 {line} 行）合并在最后一列。",
        why: "接口不会这样返回，可能是列表被写成了名称。",
        next: "请确认文件来源。",
    },
    triggers: "",
    silent: CLEAN,
};
