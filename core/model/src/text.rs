//! What counts as white space, as invisible, and as a digit.

/// White space of any width, and the marks that take no width at all.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}

/// A text without the blanks around it. Most texts have none.
#[inline]
pub(crate) fn trimmed(text: &str) -> &str {
    let shown = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    let bytes = text.as_bytes();
    if shown(bytes.first()) && shown(bytes.last()) { text } else { text.trim_matches(is_blank) }
}

/// Whether a text is ASCII digits and nothing else, seen eight at a time.
#[inline]
pub(crate) fn is_digits(text: &str) -> bool {
    let bytes = text.as_bytes();
    // The last eight may overlap those before them.
    let Some(last) = bytes.last_chunk() else {
        return !bytes.is_empty() && bytes.iter().all(u8::is_ascii_digit);
    };
    let (chunks, _) = bytes.as_chunks();
    chunks.iter().chain([last]).all(|chunk| are_digits(*chunk))
}

/// Whether eight bytes are digits: `3` in the upper half of each, also after
/// six is added, which carries anything above nine into it.
#[inline]
const fn are_digits(bytes: [u8; 8]) -> bool {
    const UPPER: u64 = 0xF0F0_F0F0_F0F0_F0F0;
    const THREES: u64 = 0x3030_3030_3030_3030;
    let word = u64::from_le_bytes(bytes);
    let above = word.wrapping_add(0x0606_0606_0606_0606);
    word & UPPER == THREES && above & UPPER == THREES
}

/// The number that two ASCII digits make.
#[inline]
pub(crate) fn two_digits(tens: u8, ones: u8) -> Option<u8> {
    let (tens, ones) = (tens.wrapping_sub(b'0'), ones.wrapping_sub(b'0'));
    if tens < 10 && ones < 10 { Some(tens.wrapping_mul(10).wrapping_add(ones)) } else { None }
}

/// Characters that nobody sees: zero-width spaces and joiners, bidirectional
/// marks, soft hyphens, variation selectors, tags, fillers, control characters.
pub fn is_invisible(c: char) -> bool {
    !c.is_ascii()
        && matches!(c,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{2800}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
        | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E007F}' | '\u{E0100}'..='\u{E01EF}')
        || (c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
}

/// Traditional characters in names and statuses, and the simplified ones.
const SIMPLIFIED: &[(char, char)] = &[
    ('訂', '订'),
    ('單', '单'),
    ('號', '号'),
    ('編', '编'),
    ('結', '结'),
    ('週', '周'),
    ('幣', '币'),
    ('種', '种'),
    ('狀', '状'),
    ('態', '态'),
    ('額', '额'),
    ('點', '点'),
    ('數', '数'),
    ('產', '产'),
    ('稱', '称'),
    ('戶', '户'),
    ('賬', '账'),
    ('帳', '账'),
    ('經', '经'),
    ('銷', '销'),
    ('調', '调'),
    ('減', '减'),
    ('備', '备'),
    ('註', '注'),
    ('說', '说'),
    ('總', '总'),
    ('計', '计'),
    ('應', '应'),
    ('實', '实'),
    ('際', '际'),
    ('費', '费'),
    ('務', '务'),
    ('類', '类'),
    ('時', '时'),
    ('間', '间'),
    ('發', '发'),
    ('開', '开'),
    ('記', '记'),
    ('錄', '录'),
    ('項', '项'),
    ('區', '区'),
    ('資', '资'),
    ('標', '标'),
    ('識', '识'),
    ('貨', '货'),
    ('還', '还'),
    ('績', '绩'),
    ('業', '业'),
    ('優', '优'),
    ('夥', '伙'),
    ('後', '后'),
    ('價', '价'),
    ('貼', '贴'),
    ('獎', '奖'),
    ('勵', '励'),
    ('級', '级'),
    ('別', '别'),
    ('現', '现'),
    ('動', '动'),
    ('轉', '转'),
    ('據', '据'),
    ('檔', '档'),
    ('協', '协'),
    ('議', '议'),
    ('購', '购'),
    ('買', '买'),
    ('續', '续'),
    ('歸', '归'),
    ('屬', '属'),
    ('組', '组'),
    ('員', '员'),
    ('關', '关'),
    ('聯', '联'),
    ('領', '领'),
    ('創', '创'),
    ('內', '内'),
    ('國', '国'),
    ('貳', '贰'),
    ('對', '对'),
    ('終', '终'),
    ('營', '营'),
    ('駁', '驳'),
    ('審', '审'),
    ('處', '处'),
    ('約', '约'),
    ('傭', '佣'),
    ('確', '确'),
    ('認', '认'),
    ('凍', '冻'),
    ('絕', '绝'),
    ('過', '过'),
    ('預', '预'),
    ('從', '从'),
    ('簽', '签'),
    ('檢', '检'),
    ('沖', '冲'),
    ('衝', '冲'),
];

/// The simplified form of a character that names and statuses hold.
pub fn simplified(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    let known = SIMPLIFIED.iter().find(|(traditional, _)| *traditional == c);
    known.map_or(c, |(_, simple)| *simple)
}

/// The zero of each block of ten decimal digits beyond ASCII: Unicode's
/// category Nd, in order.
const ZEROS: [u32; 75] = [
    0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6, 0xE50, 0xED0,
    0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50,
    0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10, 0x104A0, 0x10D30, 0x10D40, 0x11066,
    0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0, 0x116D0, 0x116DA, 0x11730,
    0x118E0, 0x11950, 0x11BF0, 0x11C50, 0x11D50, 0x11DA0, 0x11DE0, 0x11F50, 0x16A60, 0x16AC0, 0x16B50,
    0x16D70, 0x1CCF0, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E4F0, 0x1E5F1,
    0x1E950, 0x1FBF0,
];

/// The ASCII digit that a decimal digit of another script stands for.
pub fn ascii_digit(c: char) -> Option<char> {
    if c.is_ascii() {
        return None;
    }
    let code = u32::from(c);
    let after = ZEROS.partition_point(|zero| *zero <= code);
    let zero = ZEROS.get(after.checked_sub(1)?)?;
    char::from_digit(code.checked_sub(*zero)?, 10)
}

/// The ASCII form of a full-width character, a digit of another script, or a
/// dash.
pub fn ascii_form(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c).saturating_sub(0xFEE0)).unwrap_or(c),
        '\u{2010}'..='\u{2015}'
        | '\u{2043}'
        | '\u{2212}'
        | '\u{2E3A}'
        | '\u{2E3B}'
        | '\u{FE58}'
        | '\u{FE63}' => '-',
        _ => ascii_digit(c).unwrap_or(c),
    }
}
