//! The rule book for readers and programs: an answer as people read it, the rules as JSON, and their description.

mod interface;
mod rule_json;
mod shown;

pub use interface::paths;
pub use rule_json::rule_json;
pub use shown::{Shown, answer_list, answer_rows, label, said, shown};
