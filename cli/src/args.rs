//! The command line.

use crate::{bundle::BundleCall, error::CliError, input::Reading};
use lexopt::{Arg, Parser, ValueExt};
use rebatelens_core::{
    Lang, ReadKind,
    explain::empty::Query,
    finding::{Rule, rules},
    model::{Field, identifier::IdentifierKind, is_missing, site::Site, zone::Zone},
    table::{Form, read_rounding},
};
use std::{ffi::OsString, path::PathBuf};

/// How the result is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Format {
    /// For people.
    #[default]
    Text,
    /// For scripts.
    Json,
}

/// Options that every command takes.
#[derive(Clone, Debug)]
pub(crate) struct Common {
    /// How the result is written.
    pub(crate) format: Format,
    /// The language of its words.
    pub(crate) lang: Lang,
    /// The moment to count from, as in RFC 3339 or as a day.
    pub(crate) as_of: Option<String>,
    /// The site of the console.
    pub(crate) site: Option<Site>,
}

/// One call of the program.
#[derive(Debug)]
pub(crate) struct Call {
    /// What to do.
    pub(crate) command: Command,
    /// How.
    pub(crate) common: Common,
}

/// What help is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Topic {
    /// The program.
    All,
    /// `check`.
    Check,
    /// `id`.
    Id,
    /// `read`.
    Read,
    /// `find`.
    Find,
    /// `explain`.
    Explain,
    /// `bundle`.
    Bundle,
    /// `verify`.
    Verify,
}

/// What to do.
#[derive(Debug)]
pub(crate) enum Command {
    /// Print help.
    Help(Topic),
    /// Print the version.
    Version,
    /// Check files.
    Check {
        /// The files; `-` is standard input.
        files: Vec<OsString>,
        /// How they are to be read.
        reading: Reading,
        /// What was expected.
        expected: Option<OsString>,
        /// What was agreed: the rules, the policy's product list, or both.
        agreement: Vec<OsString>,
    },
    /// Look for records.
    Find {
        /// The files; `-` is standard input.
        files: Vec<OsString>,
        /// How they are to be read.
        reading: Reading,
        /// What is asked for.
        query: Query,
    },
    /// Clean and judge identifiers.
    Id {
        /// What they name.
        kind: IdentifierKind,
        /// The identifiers; standard input where there are none.
        values: Vec<String>,
    },
    /// Read values.
    Read {
        /// What they are.
        kind: ReadKind,
        /// The values; standard input where there are none.
        values: Vec<String>,
    },
    /// Print an entry of the catalogue.
    Explain {
        /// The rule; the whole list where there is none.
        code: Option<&'static Rule>,
    },
    /// Pack evidence.
    Bundle(BundleCall),
    /// Verify a bundle.
    Verify {
        /// Its zip, or the folder it was unpacked to; `-` is standard input.
        bundle: OsString,
    },
}

/// The language that the environment asks for.
pub(crate) fn environment_language() -> Lang {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    let tag = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set);
    tag.map_or(Lang::En, |tag| Lang::from_tag(&tag))
}

/// Reads the arguments. Where they cannot be used, the error comes with the
/// options read so far, so that it speaks the language asked for.
pub(crate) fn read(
    arguments: impl IntoIterator<Item = OsString>,
    lang: Lang,
) -> Result<Call, (CliError, Common)> {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let mut common = Common {
        format: Format::Text,
        lang: asked_language(&arguments).unwrap_or(lang),
        as_of: None,
        site: None,
    };
    match read_call(arguments, &mut common) {
        Ok(command) => Ok(Call { command, common }),
        Err(error) => Err((error, common)),
    }
}

/// The language option counts for errors before it, too.
fn asked_language(arguments: &[OsString]) -> Option<Lang> {
    let texts: Vec<&str> = arguments.iter().filter_map(|argument| argument.to_str()).collect();
    let joined = texts.iter().find_map(|text| text.strip_prefix("--lang="));
    let apart = texts.iter().zip(texts.iter().skip(1)).find(|(option, _)| **option == "--lang");
    joined.or(apart.map(|(_, value)| *value)).filter(|value| is_language(value)).map(Lang::from_tag)
}

fn is_language(value: &str) -> bool {
    matches!(value.to_ascii_lowercase().as_str(), "en" | "zh" | "zh-cn" | "zh_cn" | "zh-hans")
}

fn read_call(arguments: Vec<OsString>, common: &mut Common) -> Result<Command, CliError> {
    let mut parser = Parser::from_args(arguments);
    let mut words: Vec<OsString> = Vec::new();
    let mut given = Given::default();
    let mut help = false;
    let mut version = false;
    let mut once: Vec<&'static str> = Vec::new();
    while let Some(argument) = parser.next().map_err(|error| unusable(&error.to_string(), common.lang))? {
        if let Some(name) = single(&argument) {
            if once.contains(&name) {
                return Err(unusable(&twice(name, common.lang), common.lang));
            }
            once.push(name);
        }
        match argument {
            Arg::Long("help") | Arg::Short('h') => help = true,
            Arg::Long("version") | Arg::Short('V') => version = true,
            Arg::Long("lang") => {
                let tag = value(&mut parser, common.lang)?;
                if !is_language(&tag) {
                    return Err(choice("--lang", &tag, "en, zh-CN", common.lang));
                }
                common.lang = Lang::from_tag(&tag);
            }
            Arg::Long("format") => {
                common.format = match value(&mut parser, common.lang)?.as_str() {
                    "text" => Format::Text,
                    "json" => Format::Json,
                    other => return Err(choice("--format", other, "text, json", common.lang)),
                }
            }
            Arg::Long("as-of") => common.as_of = Some(moment(value(&mut parser, common.lang)?, common.lang)?),
            Arg::Long("site") => {
                let name = value(&mut parser, common.lang)?;
                let site = Site::from_name(&name);
                common.site = Some(site.ok_or_else(|| choice("--site", &name, "cn, intl", common.lang))?);
            }
            Arg::Long("map") => {
                given.reading.map.push(mapping(&value(&mut parser, common.lang)?, common.lang)?);
            }
            Arg::Long("form") => {
                let name = value(&mut parser, common.lang)?;
                let forms = Form::FILES.map(Form::name).join(", ");
                let form = Form::from_name(&name);
                given.reading.form = Some(form.ok_or_else(|| choice("--form", &name, &forms, common.lang))?);
            }
            Arg::Long("time-zone") => {
                given.reading.time_zone = Some(zone(&value(&mut parser, common.lang)?, common.lang)?);
            }
            Arg::Long("rounding") => {
                let name = value(&mut parser, common.lang)?;
                let known = "half-up, half-even, down, up";
                let mode = read_rounding(&name);
                given.reading.rounding =
                    Some(mode.ok_or_else(|| choice("--rounding", &name, known, common.lang))?);
            }
            Arg::Long(name @ ("period" | "order" | "customer" | "partner" | "product" | "status")) => {
                let name = name.to_string();
                let text = value(&mut parser, common.lang)?;
                given.ask(&name, text);
            }
            Arg::Long("agreement") => given.agreement.push(path(&mut parser, common.lang)?.into()),
            Arg::Long("expected") => given.expected = Some(path(&mut parser, common.lang)?.into()),
            Arg::Long("out") | Arg::Short('o') => given.out = Some(path(&mut parser, common.lang)?),
            Arg::Long("key") => given.key = Some(path(&mut parser, common.lang)?),
            Arg::Value(word) => words.push(word),
            other => return Err(unusable(&other.unexpected().to_string(), common.lang)),
        }
    }
    if version {
        return Ok(Command::Version);
    }
    command(words, given, help, common)
}

/// Options of which a call has one.
const SINGLE: [&str; 12] = [
    "as-of", "site", "form", "period", "order", "customer", "partner", "product", "status", "expected",
    "out", "key",
];

/// The name of an option of which a call has one.
fn single(argument: &Arg<'_>) -> Option<&'static str> {
    let name = match argument {
        Arg::Long(name) => name,
        Arg::Short('o') => "out",
        _ => return None,
    };
    SINGLE.into_iter().find(|single| *single == name)
}

fn twice(name: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("--{name} is given twice"),
        Lang::ZhCn => format!("--{name} 出现了两次"),
    }
}

/// Options that only some commands take.
#[derive(Default)]
struct Given {
    reading: Reading,
    expected: Option<OsString>,
    query: Query,
    agreement: Vec<OsString>,
    out: Option<PathBuf>,
    key: Option<PathBuf>,
}

impl Given {
    fn ask(&mut self, name: &str, text: String) {
        let query = &mut self.query;
        let part = match name {
            "period" => &mut query.settlement_period,
            "order" => &mut query.order_id,
            "customer" => &mut query.customer_id,
            "partner" => &mut query.partner_id,
            "product" => &mut query.product,
            _ => &mut query.status,
        };
        *part = Some(text);
    }
}

fn command(words: Vec<OsString>, given: Given, help: bool, common: &Common) -> Result<Command, CliError> {
    let (lang, site) = (common.lang, common.site);
    let mut words = words.into_iter();
    let name = words.next().map(|name| name.to_string_lossy().into_owned());
    let command = match name.as_deref() {
        None | Some("help") => Command::Help(Topic::All),
        Some("check") if help => Command::Help(Topic::Check),
        Some("find") if help => Command::Help(Topic::Find),
        Some("id") if help => Command::Help(Topic::Id),
        Some("read") if help => Command::Help(Topic::Read),
        Some("explain") if help => Command::Help(Topic::Explain),
        Some("bundle") if help => Command::Help(Topic::Bundle),
        Some("verify") if help => Command::Help(Topic::Verify),
        Some("check") => check(words.collect(), given, lang)?,
        Some("find") => find(words.collect(), given, site, lang)?,
        Some("id") => id(words, lang)?,
        Some("read") => read_values(words, lang)?,
        Some("explain") => explain(words.next(), lang)?,
        Some("bundle") => bundle(words.collect(), given, lang)?,
        Some("verify") => verify(words, lang)?,
        Some(other) => {
            return Err(choice("COMMAND", other, "check, find, id, read, explain, bundle, verify", lang));
        }
    };
    Ok(command)
}

fn check(files: Vec<OsString>, given: Given, lang: Lang) -> Result<Command, CliError> {
    if files.is_empty() {
        return Err(CliError::new(
            lang,
            ("No file is named.".into(), "没有指定文件。".into()),
            ("Name at least one: rebatelens check FILE", "请至少指定一个：rebatelens check 文件"),
        ));
    }
    let Given { reading, expected, agreement, .. } = given;
    Ok(Command::Check { files, reading, expected, agreement })
}

fn find(files: Vec<OsString>, given: Given, site: Option<Site>, lang: Lang) -> Result<Command, CliError> {
    let query = Query { site: site.map(Site::name), ..given.query };
    let parts = [
        ("--order", &query.order_id),
        ("--customer", &query.customer_id),
        ("--partner", &query.partner_id),
        ("--product", &query.product),
        ("--status", &query.status),
        ("--period", &query.settlement_period),
    ];
    // A script's empty variable would find everything.
    if let Some((option, _)) = parts.iter().find(|(_, part)| part.as_deref().is_some_and(is_missing)) {
        return Err(CliError::new(
            lang,
            (format!("{option} is empty."), format!("{option} 为空。")),
            ("Write what to search for, or leave it out.", "请填写查询内容，或去掉该选项。"),
        ));
    }
    if parts.iter().all(|(_, part)| part.is_none()) {
        return Err(CliError::new(
            lang,
            ("Nothing is asked for.".into(), "没有指定查询条件。".into()),
            (
                "Name at least one: rebatelens find FILE --order ID",
                "请至少指定一个：rebatelens find 文件 --order 订单号",
            ),
        ));
    }
    Ok(Command::Find { files, reading: given.reading, query })
}

fn bundle(files: Vec<OsString>, given: Given, lang: Lang) -> Result<Command, CliError> {
    let Given { reading, agreement, out, key, .. } = given;
    let call =
        out.filter(|_| !files.is_empty()).map(|out| BundleCall { files, out, key, reading, agreement });
    call.map(Command::Bundle).ok_or_else(|| {
        CliError::new(
            lang,
            ("The files or the bundle's name are missing.".into(), "缺少文件或证据包的名称。".into()),
            ("Write: rebatelens bundle FILE... -o OUT.zip", "请写成：rebatelens bundle 文件... -o 输出.zip"),
        )
    })
}

fn verify(mut words: impl Iterator<Item = OsString>, lang: Lang) -> Result<Command, CliError> {
    match (words.next(), words.next()) {
        (Some(bundle), None) => Ok(Command::Verify { bundle }),
        _ => Err(CliError::new(
            lang,
            ("One bundle is verified at a time.".into(), "每次验证一个证据包。".into()),
            ("Write: rebatelens verify BUNDLE", "请写成：rebatelens verify 证据包"),
        )),
    }
}

fn id(mut words: impl Iterator<Item = OsString>, lang: Lang) -> Result<Command, CliError> {
    let name = words.next().unwrap_or_default().to_string_lossy().into_owned();
    let kinds: Vec<&str> = IdentifierKind::ALL.iter().map(|kind| kind.name()).collect();
    let kind = IdentifierKind::from_name(&name);
    let kind = kind.ok_or_else(|| choice("KIND", &name, &kinds.join(", "), lang))?;
    let values = words.map(|word| word.to_string_lossy().into_owned()).collect();
    Ok(Command::Id { kind, values })
}

fn read_values(mut words: impl Iterator<Item = OsString>, lang: Lang) -> Result<Command, CliError> {
    let name = words.next().unwrap_or_default().to_string_lossy().into_owned();
    let kinds = ReadKind::ALL.map(ReadKind::name).join(", ");
    let kind = ReadKind::from_name(&name).ok_or_else(|| choice("KIND", &name, &kinds, lang))?;
    let values = words.map(|word| word.to_string_lossy().into_owned()).collect();
    Ok(Command::Read { kind, values })
}

fn explain(word: Option<OsString>, lang: Lang) -> Result<Command, CliError> {
    let Some(word) = word else { return Ok(Command::Explain { code: None }) };
    let name = word.to_string_lossy();
    let code = rules::by_code(&name).ok_or_else(|| {
        CliError::new(
            lang,
            (format!("There is no rule “{name}”."), format!("没有“{name}”这条规则。")),
            ("List them all with: rebatelens explain", "查看全部规则：rebatelens explain"),
        )
    })?;
    Ok(Command::Explain { code: Some(code) })
}

fn value(parser: &mut Parser, lang: Lang) -> Result<String, CliError> {
    let value = parser.value().and_then(ValueExt::string);
    value.map_err(|error| unusable(&error.to_string(), lang))
}

fn path(parser: &mut Parser, lang: Lang) -> Result<PathBuf, CliError> {
    let value = parser.value().map_err(|error| unusable(&error.to_string(), lang))?;
    Ok(PathBuf::from(value))
}

/// A moment as in RFC 3339, or a day.
fn moment(text: String, lang: Lang) -> Result<String, CliError> {
    let is_moment = chrono::DateTime::parse_from_rfc3339(&text).is_ok();
    let is_day = text.len() == 10 && text.parse::<chrono::NaiveDate>().is_ok();
    if is_moment || is_day {
        return Ok(text);
    }
    Err(CliError::new(
        lang,
        (format!("--as-of: “{text}” is no time."), format!("--as-of：“{text}”不是时间。")),
        (
            "Write a day or a time with its zone: 2026-11-23 or 2026-11-23T09:30:00+08:00",
            "请写日期，或带时区的时间：2026-11-23 或 2026-11-23T09:30:00+08:00",
        ),
    ))
}

fn zone(text: &str, lang: Lang) -> Result<Zone, CliError> {
    Zone::from_text(text).ok_or_else(|| {
        CliError::new(
            lang,
            (format!("--time-zone: “{text}” is no zone."), format!("--time-zone：“{text}”不是时区。")),
            (
                "Write its distance from UTC, -12:00 to +14:00: +08:00",
                "请写与 UTC 的时差，-12:00 至 +14:00：+08:00",
            ),
        )
    })
}

fn mapping(text: &str, lang: Lang) -> Result<(String, Field), CliError> {
    let names: Vec<&str> = Field::ALL.iter().map(|field| field.name()).collect();
    let (header, field) = text.rsplit_once('=').ok_or_else(|| {
        CliError::new(
            lang,
            (format!("--map: “{text}” names no field."), format!("--map：“{text}”没有指明字段。")),
            ("Write it as --map \"Header=field\"", "请写成 --map \"列名=字段\""),
        )
    })?;
    let known = Field::from_name(field.trim());
    let field = known.ok_or_else(|| choice("--map", field, &names.join(", "), lang))?;
    Ok((header.trim().to_string(), field))
}

fn choice(option: &str, given: &str, choices: &str, lang: Lang) -> CliError {
    let next = (format!("Choose one of: {choices}"), format!("可选：{choices}"));
    CliError::new(
        lang,
        (format!("{option}: “{given}” is not known."), format!("{option}：无法识别“{given}”。")),
        (&next.0, &next.1),
    )
}

fn unusable(detail: &str, lang: Lang) -> CliError {
    CliError::new(
        lang,
        (format!("This call cannot be used: {detail}."), format!("无法使用此命令：{detail}。")),
        ("See: rebatelens --help", "请查看：rebatelens --help"),
    )
}
