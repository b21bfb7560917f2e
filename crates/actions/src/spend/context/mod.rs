//! Somebody enters what stands beside the payments: net budget, population, price indices and the like.

mod enter;
mod withdraw;

pub use enter::{NewContext, enter, enter_fact};
pub use withdraw::withdraw;
