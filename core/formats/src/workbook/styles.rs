//! Number formats: what a cell's style makes of its number.

use crate::workbook::{
    number::{Format, format_of},
    xml::{Event, Xml, XmlFault},
};
use alloc::{collections::BTreeMap, string::String, vec::Vec};

/// The format of each style, by the style's number.
#[derive(Debug, Default)]
pub struct Styles(Vec<Format>);

impl Styles {
    pub fn read(text: &str) -> Result<Self, XmlFault> {
        let mut xml = Xml::new(text);
        let mut codes: BTreeMap<u32, String> = BTreeMap::new();
        let mut formats = Vec::new();
        let mut in_cells = false;
        while let Some(event) = xml.next()? {
            match event {
                Event::Open(element) => {
                    let number = |name| element.attribute(name).and_then(|id| id.parse::<u32>().ok());
                    match element.name {
                        "numFmt" => {
                            if let (Some(id), Some(code)) =
                                (number("numFmtId"), element.attribute("formatCode"))
                            {
                                codes.insert(id, code.into_owned());
                            }
                        }
                        "cellXfs" => in_cells = true,
                        "xf" if in_cells => {
                            let id = number("numFmtId").unwrap_or(0);
                            formats.push(format_of(id, codes.get(&id).map(String::as_str)));
                        }
                        _ => {}
                    }
                }
                Event::Close("cellXfs") => in_cells = false,
                Event::Close(_) | Event::Text(_) => {}
            }
        }
        Ok(Self(formats))
    }

    /// The format of a style.
    pub fn format(&self, style: usize) -> Format {
        self.0.get(style).copied().unwrap_or_default()
    }
}
