//! A form that an input can have. A further one is a type that implements
//! [`Format`], and a line in a list.

use crate::{fault::InputFault, form::Form, gb18030::Gb18030, part::Part};
use alloc::{borrow::Cow, boxed::Box, vec::Vec};
use core::fmt::Debug;
use rebatelens_finding::{Rule, rule, word::Args};

rule! { FI036: fatal Error, needs [], replaces [] }

pub(crate) const RULES: &[&Rule] = &[&FI036];

/// What is known of an input when its form is asked for.
#[derive(Clone, Debug)]
pub enum Content<'a> {
    /// Bytes as received.
    Bytes(&'a [u8]),
    /// Decoded text, and the name of its encoding.
    Text(Cow<'a, str>, &'static str),
}

/// What opening an input may use.
#[derive(Clone, Copy, Debug)]
pub struct OpenOptions {
    /// What decodes GB18030, where the caller has it.
    pub gb18030: Option<Gb18030>,
    /// The forms that are read, the surest first, beside delimited text.
    pub formats: &'static [&'static dyn Format],
}

/// One form that an input can have.
pub trait Format: Debug + Sync {
    /// The forms that it reads, as a person names them.
    fn forms(&self) -> &'static [Form];

    /// Whether content is of it. Bytes are asked about before they are decoded.
    fn owns(&self, content: &Content<'_>) -> bool;

    /// Opens content that is of it, or that the person named as its form.
    ///
    /// # Errors
    /// The content is damaged, encrypted or too large.
    fn open<'a>(
        &self,
        content: Content<'a>,
        form: Option<Form>,
        options: &OpenOptions,
    ) -> Result<Box<dyn Opened + 'a>, InputFault>;

    /// Whether it opens bytes, not text.
    fn is_binary(&self) -> bool;
}

/// An opened input.
pub trait Opened: Debug {
    /// Its form.
    fn form(&self) -> Form;

    /// Its tables, in order.
    fn parts(&self) -> Vec<Part<'_>>;
}

impl InputFault {
    /// Content that is not of the form that the person named.
    pub fn other_content() -> Self {
        Self::new(&FI036, None, None, Args::new())
    }
}
