//! Figures that a council can act on, worked out from its cube and its suppliers' facts.
//!
//! Every figure is a pure function over the [`Cube`](crate::spend::cube::Cube) within an [`Extent`], to the penny, in whole numbers.
//! What cannot be known is never nought: money whose fact is missing stands in a bucket of its own in a [`Split`], and a
//! figure that cannot be made answers [`CannotTell`] with the reason. How each is made is its [`Definition`].
//! Start at [`share`] for a share of spend, at [`compare`] for what changed, at [`concentration`] and [`payment_days`].

mod arrivals;
mod cannot_tell;
mod change;
mod compared;
mod concentration;
mod definition;
mod extent;
mod known;
mod mean;
mod payment_days;
mod places;
mod question;
mod real_terms;
mod share;
mod split;
mod supply;
mod telling;
#[cfg(test)]
mod tests;

pub use arrivals::{Arrivals, arrivals, supplier_count};
pub use cannot_tell::CannotTell;
pub use change::{Change, Comparison, PartChange, compare, is_whole, whole_years};
pub use concentration::{Concentration, LeftOut, SupplierSum, concentration};
pub use definition::Definition;
pub use extent::{Extent, Months, NamedSum, sums_by};
pub use known::Known;
pub use mean::{MeanWay, mean};
pub use payment_days::{DayCount, PaymentDays, Tally, payment_days, payment_days_by_service};
pub use places::{Place, Rings, localities, rings};
pub use question::{Area, Question};
pub use real_terms::{PriceIndex, in_real_terms};
pub use share::{NamedSplit, organisations, share, share_by};
pub use split::{Percent, Split, UnknownAs};
pub use supply::{CategorySupply, category_supply};
pub use telling::{NextStep, Telling, telling};
