//! Meetings with others, and the advice that was given: what was said, and what came of it.

pub mod advice;
pub mod advice_form;
pub mod form;
pub mod list;
pub mod show;

use crate::components::Link;
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::pages::strategy::{below, below_strategy};
use domain::records::{Record, Version};
use domain::strategy::Book;
use std::sync::Arc;

/// Where the register of meetings stands.
const START: &str = "/strategy/meetings";
/// Where the log of advice stands.
const ADVICE: &str = "/strategy/advice";

/// The way to pages below the register.
fn below_meetings() -> Vec<Link> {
    below("Meetings", START)
}

/// The way to the register and the log themselves.
fn at_top() -> Vec<Link> {
    below_strategy()
}

/// All that the council recorded.
async fn book(cx: &Cx) -> Result<Arc<Book>, PageFailure> {
    Ok(store::strategy::book(&cx.guildhall().store, &cx.scope()?, None).await?)
}

/// A record of the council with its version.
async fn known<T: Record>(cx: &Cx, id: i64) -> Result<Version<T>, PageFailure> {
    let found = store::records::one::<T>(&cx.guildhall().store, &cx.scope()?, &id.to_string()).await?;
    found.ok_or_else(|| PageFailure::not_found().framed(cx.frame("")))
}
