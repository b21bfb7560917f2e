//! Reference data that a Guildhall is loaded with: editions of the postcode directory.

mod areas;
mod load;
mod place;

pub use areas::{derived, set_area};
pub use load::{LoadProgress, LoadWish, Loaded, load_postcodes};
pub(crate) use place::look_up;
