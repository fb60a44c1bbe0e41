//! What an identifier's state is, and what was taken off it.

/// Something that was taken off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Spaces, tabs or line ends before or behind.
    Trimmed,
    /// Characters that take no room on the screen.
    Invisible,
    /// Digits of another script written as 0 to 9.
    AsciiDigits,
    /// Spaces, hyphens or commas between groups of digits.
    Grouping,
    /// Quotation marks or a spreadsheet's `'` and `="…"` around it.
    Quotes,
    /// A spreadsheet's `.0` behind a number short enough to be whole.
    PointZero,
    /// A power of ten that still has every digit: `1.00000049695E+11`.
    PowerOfTen,
}

impl Step {
    /// The step's name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Trimmed => "trimmed",
            Self::Invisible => "invisible_removed",
            Self::AsciiDigits => "ascii_digits",
            Self::Grouping => "grouping_removed",
            Self::Quotes => "quotes_removed",
            Self::PointZero => "point_zero_removed",
            Self::PowerOfTen => "power_of_ten_written_out",
        }
    }
}

/// How an identifier lost digits that nothing brings back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// Written as a power of ten: `2.02410E+22`.
    Scientific,
    /// Only 15 digits kept, the rest zeros.
    FifteenDigits,
    /// Kept as a floating-point number: 17 digits, the rest made up.
    Float,
}

/// What is wrong with an identifier's shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misshape {
    /// A character that this kind of identifier never holds.
    Character(char),
    /// So many digits do not make this kind of identifier.
    Length(usize),
    /// So many characters do not make this kind of identifier.
    Characters(usize),
    /// One digit more than this kind has.
    OneTooMany,
    /// One digit less than this kind has.
    OneMissing,
    /// The digits in front are no date.
    Date,
    /// Its parts are not those of this kind.
    Form,
}

/// The state of an identifier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// As it should be.
    Clean,
    /// Usable after the steps named.
    Repaired,
    /// Digits are lost.
    Damaged(Damage),
    /// Hidden on purpose.
    Masked,
    /// Not this kind of identifier.
    Invalid(Misshape),
}

impl State {
    /// The state's name in reports.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Clean => "clean",
            Self::Repaired => "repaired",
            Self::Damaged(_) => "damaged",
            Self::Masked => "masked",
            Self::Invalid(_) => "invalid",
        }
    }
}
