//! What is known of suppliers: where they are, whether they are small, whether they are of the voluntary sector.
//!
//! What a source says of a supplier is a [`Statement`]; statements are kept with their source and date and are never
//! overwritten. All statements that hold at a moment make the [`Book`], which answers what is known of whoever was paid.
//! What nobody said is unknown: a bucket that is shown, never a no.

mod book;
mod column;
mod facts;
mod once;
mod paid;
mod reading;
mod registered;
mod ring;
mod sme;
mod statement;
mod strategic;
mod twice;
mod unknown;
mod voluntary;

pub use book::Book;
pub use column::{FactsColumn, FactsMapping};
pub use facts::{Placed, SupplierFacts};
pub use once::organisations;
pub use paid::{Paid, paid};
pub use reading::{FactsReading, FactsReady, FactsWait, check_facts_ready};
pub use registered::{CharityNumber, CompanyNumber};
pub use ring::{CouncilArea, PostcodeKind, Ring, ring_of};
pub use sme::{Size, SmeDefinition};
pub use statement::{KeptStatement, Statement, number_key};
pub use strategic::{StrategicSupplier, SupplierBenefits, SupplierScope, benefits, benefits_of_scope, check_strategic};
pub use twice::{Twice, said_twice};
pub use unknown::{Fact, Unknown, UnknownSupplier, unknown};
pub use voluntary::{VcseKind, VcseRole};
