//! Prints the page of all names that are known, in the language that is named.

use rebatelens_core::{Lang, explain::known_names};

fn main() {
    let lang = std::env::args().nth(1).map_or(Lang::En, |tag| Lang::from_tag(&tag));
    print!("{}", known_names::page(lang));
}
