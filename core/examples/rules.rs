//! Prints the catalogue as a page: `cargo run --example rules -- en`.

use rebatelens_core::{Lang, explain::catalogue::page::page};

fn main() {
    let tag = std::env::args().nth(1).unwrap_or_default();
    print!("{}", page(Lang::from_tag(&tag)));
}
