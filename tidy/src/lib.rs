//! The repository keeps its own rules, as tests: walls between crates, names, words, sizes, links.
//!
//! It never changes a file and never reads anything but the checkout it stands in.
//! Each module is one family of rules: a function from files to [`Fault`]s, with tests on invented bad examples.
//! Start at `tests/repository.rs`, which holds each rule against the repository.

pub mod decisions;
pub mod edges;
pub mod fault;
pub mod glossary;
pub mod leftovers;
pub mod lints;
pub mod markdown;
pub mod names;
pub mod real_data;
pub mod repository;
pub mod rust_source;
pub mod sizes;
pub mod templates;
pub mod walls;
pub mod words;

pub use fault::Fault;
pub use repository::SourceFile;
