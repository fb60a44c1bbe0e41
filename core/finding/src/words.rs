//! The texts under `words/`, as the build script made them.

/// What each rule reports, by its code.
pub mod messages {
    include!(concat!(env!("OUT_DIR"), "/messages.rs"));
}

/// The name of each rule, for a list of rules.
pub mod names {
    include!(concat!(env!("OUT_DIR"), "/names.rs"));
}

/// What the catalogue says of each rule beside its name. A program that prints
/// no catalogue does not link it.
pub mod guides {
    include!(concat!(env!("OUT_DIR"), "/guides.rs"));
}

/// The place of each rule in the catalogue.
pub mod order {
    include!(concat!(env!("OUT_DIR"), "/order.rs"));
}

/// Every other text, by section.
pub mod terms {
    include!(concat!(env!("OUT_DIR"), "/terms.rs"));
}
