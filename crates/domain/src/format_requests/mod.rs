//! Requests for a document of the council in another format: braille, large print, audio, Easy Read, another language,
//! plain text.
//!
//! Where somebody would be put at a substantial disadvantage, a council takes the steps that are reasonable to give
//! information in an accessible format
//! ([Equality Act 2010 s.20(6)](https://www.legislation.gov.uk/ukpga/2010/15/section/20)), and not to take them is
//! discrimination ([s.21](https://www.legislation.gov.uk/ukpga/2010/15/section/21)). The Act gives no number of days: the
//! period here is the council's own choice and is told as such.
//! What a website cannot show accessibly without a disproportionate burden is, where appropriate, to be had otherwise
//! ([SI 2018/952 reg. 7(4)(b)](https://www.legislation.gov.uk/uksi/2018/952/regulation/7)), and the accessibility statement
//! leads to a form to ask for it
//! ([reg. 8(4)(c)](https://www.legislation.gov.uk/uksi/2018/952/regulation/8)).
//!
//! Who asked is kept apart from the request ([`Asker`]), in no version and no entry of the trail, so that it can be erased
//! while the request stays and counts.

mod asked_for;
mod asker;
mod due;
mod limits;
pub mod measures;
mod request;
mod standing;
mod step;
#[cfg(test)]
mod tests;

pub use asked_for::AskedFor;
pub use asker::{Asker, check_asked};
pub use due::{FormatSettings, check_settings, due_day, is_to_be_erased};
pub use limits::{A_DAY_MAX, OPEN_MAX, has_room};
pub use request::{Channel, Format, FormatRequest, FormatRequestId, RequestState};
pub use standing::{Standing, in_order, standing};
pub use step::{Step, StepKind, after};
