//! The rule book for readers and programs: an answer as people read it, the rules as JSON, and their description.

mod interface;
mod labels;
mod refused;
mod rule_json;
mod shown;

pub use interface::paths;
pub use labels::label;
pub use refused::refused;
pub use rule_json::rule_json;
pub use shown::{Shown, answer_list, answer_rows, said, shown};
