//! Editions of maturity models, as data: themes, areas, levels, and what becomes of them.
//!
//! An [`Edition`] has themes, and areas called [`Index`], each with a sentence for each [`Level`]. How many levels there
//! are and what they are called is the edition's own. The [`shipped()`] ones are texts that [`read()`] reads; a council's
//! or a region's own are read the same way. [`Editions`] keeps them all and changes them with a reason; a [`trend()`] over
//! rounds goes on where an index asks the same as the one before it, and breaks where it does not.

#[macro_use]
mod codes;
mod change;
mod edition;
mod index;
mod json;
mod level;
mod lifecycle;
mod matching;
mod read;
mod scores;
mod shipped;
#[cfg(test)]
mod tests;
mod trend;
mod wording;
mod write;

pub use change::{ChangeRefusal, EditionChange, EditionChanged};
pub(in crate::strategy) use codes::is_code;
pub use codes::{CODE_MAX, EditionCode, IndexCode, IndexRef, QuestionCode, ThemeCode};
pub use edition::{Edition, EditionKind, Theme};
pub use index::{Follows, Index, LifeStage, Mapping, Question, Statement, Wording};
pub use level::{LEVELS_MAX, Level, Levels};
pub use lifecycle::Editions;
pub(crate) use matching::cleaned;
pub(in crate::strategy) use matching::distance;
pub use matching::{Named, named_index};
pub use read::{EditionRead, read};
pub use scores::{ThemeScore, theme_scores};
pub use shipped::{TEXTS, shipped};
pub use trend::{Trend, TrendBreak, TrendPoint, trend};
pub use wording::{LocalWording, WordingRow, read_wording};
