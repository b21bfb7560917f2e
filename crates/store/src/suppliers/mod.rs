//! What is known of suppliers in the records: facts files, what they and people say, and the areas about councils.
//! What was said once stays; it is ended with a reason, so that a figure as of an earlier moment stays true.

mod areas;
mod book;
mod files;
pub(crate) mod row;
mod statements;

pub use areas::{AreaRecord, area_at, areas, keep_area};
pub(crate) use book::Books;
pub use book::book;
pub use files::{
    FactsFile, NewFactsFile, add_file, file, files, files_of_content, keep_reading, set_mapping, set_state,
};
pub use row::FactsFileState;
pub use statements::{
    add_statements, end_statement, end_statements_of_file, known_postcodes, statement, statements, statements_about,
    statements_of_file,
};
