//! Assessment: rounds in which a council looks at itself.
//!
//! A [`Round`] asks the areas of an edition. Many [`Assessor`]s answer, each for themselves, with what shows it; their
//! [`Spread`] stays to be seen. Moderation makes of it one [`Agreed`] level with its reason, and the council chooses a
//! [`Target`] with its own. What is unlikely is a [`LevelWarning`] and forbids nothing; an answer that comes after a round
//! was closed does not count and is not lost ([`NotTaken`]).

mod answer;
mod earlier;
mod few;
mod logic;
mod moderation;
mod progress;
mod round;
mod spread;
mod target;
#[cfg(test)]
pub(in crate::strategy) mod tests;

pub use answer::{Answer, Assessor, AssessorId, counted, levels_given};
pub use earlier::{EarlierLevel, LevelPair, LevelRow, read_levels, settled_round};
pub use few::groups_told;
pub use logic::{LevelWarning, warnings};
pub use moderation::{AgreeFacts, Agreed, AskedToAgree, agree};
pub use progress::{agreed_levels, level_before, points, progress};
pub use round::{AnswerRefusal, NotTaken, Round, RoundId, RoundRefusal, RoundState};
pub use spread::{AreaSpread, Spread, spreads};
pub use target::{AskedTarget, CarriedTarget, Target, TargetState, TargetWarning, carried, set_target, target_state};
