//! Prints the TypeScript types of the core.

fn main() {
    print!("{}", rebatelens_core::typescript::definitions());
}
