//! Where the council's procurement stands, where it wants to be, and how it gets there.
//!
//! Every subject of the house offers [figures](measures) under a code. Checks, indicators and reports look them up by that
//! code and learn why one is not measured; nothing here knows which subjects there are.
//! [`editions`] are the maturity models a council looks at itself by, as data; in [`rounds`] it does so, and agrees levels and
//! targets; [`checks`] hold the levels against figures; [`actions`] are how it gets from one level to the next. [`levels()`] says
//! where each area stands.
//! The [`scorecard`] is the balanced one: indicators in four quadrants, each with its definition, baseline, target and
//! status, compliance never without outcomes beside it.

#[macro_use]
pub(crate) mod ids;
#[macro_use]
pub mod editions;

pub mod actions;
pub mod advice;
mod book;
pub mod checks;
pub mod configuration;
mod evidence;
pub mod exemplars;
mod kept;
mod levels;
pub mod library;
pub mod measures;
pub mod meetings;
mod owner;
mod period;
mod quantity;
pub mod rounds;
pub mod scorecard;
pub mod sheets;
mod short_code;
pub mod surveys;
pub mod training;
mod wrong;

pub use book::{Book, Pointed, RISKS, indicators_on};
pub use evidence::Evidence;
pub use kept::{
    BroughtWording, DraftAnswer, EditionStep, EnteredFigure, NumberedJointSaving, RoundAnswer, ScaleAppetites,
    SentConfiguration, SentSheets, StrategySettings, SurveyAnswer,
};
pub use levels::{
    AreaComparison, AreaLevel, COUNCILS_MIN, CouncilLevels, LevelFacts, LevelsAnswer, ORGANISATION_KINDS, OutsideLevel,
    OutsideLevels, Peers, ReadyArea, RoundLevels, Sharing, Standing, compare, levels, outside_councils, participation,
    ready_for_failure,
};
pub use owner::is_owner;
pub use period::Period;
pub use quantity::{Quantity, Unit};
pub use short_code::code_from;
#[cfg(test)]
pub(crate) use wrong::LINE_MAX;
pub use wrong::{WrongField, check_reason};
pub(crate) use wrong::{check_line, check_text};
