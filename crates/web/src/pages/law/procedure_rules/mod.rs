//! Contract procedure rules: in force, asked, drafted, tried before they are saved, and their history.

pub mod ask;
pub mod band;
pub mod draft;
pub mod history;
pub mod list;
pub mod preview;
pub mod requirement;
pub mod show;

use super::{below_law, day_said, notes, table};
use crate::components::{Cell, Choice, Link, Table};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::Sent;
use domain::access::Scope;
use domain::law::procedure_rules::{Band, LimitFinding, Measure, Requirement};
use jiff::Timestamp;

const START: &str = "/law/procedure-rules";

/// The way to pages below the rules.
fn below() -> Vec<Link> {
    let mut links = below_law();
    links.push(Link::new("Contract procedure rules", START));
    links
}

/// The way to pages below the draft.
fn below_draft() -> Vec<Link> {
    let mut links = below();
    links.push(Link::new("Change the rules", &format!("{START}/draft")));
    links
}

const BAND_HEADS: [&str; 8] =
    ["Band", "Value", "Measured by", "For", "How it is let", "Advertised", "Approved by", "Waiver"];

fn band_texts(band: &Band) -> [String; 8] {
    [
        band.name.clone(),
        band.limits_said(),
        band.basis.to_string(),
        band.kinds_said(),
        band.route.to_string(),
        band.advert.label().to_owned(),
        band.approver.clone(),
        band.waiver.to_string(),
    ]
}

fn bands_table(bands: &[Band]) -> Table {
    table("Bands by value", &BAND_HEADS, bands.iter().map(|band| band_texts(band).map(Cell::new).to_vec()).collect())
}

const REQUIREMENT_HEADS: [&str; 4] = ["What is asked for besides", "From", "Measured by", "Where it is written"];

fn requirement_texts(one: &Requirement) -> [String; 4] {
    [one.subject.label().to_owned(), one.from.to_string(), one.basis.to_string(), one.said_in.clone()]
}

fn requirements_table(all: &[Requirement]) -> Table {
    let rows = all.iter().map(|one| requirement_texts(one).map(Cell::new).to_vec());
    table("Besides", &REQUIREMENT_HEADS, rows.collect())
}

/// A finding in words, with the kinds of contract it is about where it is not about all.
fn finding_said(finding: &LimitFinding) -> String {
    let all = domain::law::thresholds::ContractKind::ALL.len();
    if finding.kinds.is_empty() || finding.kinds.len() == all {
        return format!("{}. {}.", finding.code.label(), finding.text);
    }
    let kinds: Vec<&str> = finding.kinds.iter().map(|kind| kind.label()).collect();
    format!("{}, for {}. {}.", finding.code.label(), kinds.join(", "), finding.text)
}

/// When the draft that a page shows was kept, as its forms send it back; empty where there is none.
async fn seen_now(cx: &Cx, scope: &Scope) -> Result<String, PageFailure> {
    let kept = store::law::draft(&cx.guildhall().store, scope).await?;
    Ok(kept.map(|kept| store::moment_text(kept.made_at)).unwrap_or_default())
}

/// The same as a form sent it; what cannot be read is no draft that anybody saw.
fn seen(sent: &Sent) -> Option<Timestamp> {
    match sent.text("seen") {
        "" => None,
        text => Some(text.parse().unwrap_or(Timestamp::MIN)),
    }
}

/// A place counted from 0 of a number counted from 1.
fn place(number: usize) -> Result<usize, PageFailure> {
    number.checked_sub(1).ok_or_else(PageFailure::not_found)
}

/// Choices with one picked by its value.
fn choices(all: &[(&str, &str)], picked: &str) -> Vec<Choice> {
    all.iter().map(|(value, text)| Choice::new(value, text).picked(*value == picked)).collect()
}

fn measures(picked: &str) -> Vec<Choice> {
    choices(Measure::NAMES, picked)
}

fn vat_choices(picked: &str) -> Vec<Choice> {
    choices(&[("without", "Without VAT"), ("with", "With VAT")], picked)
}

fn lower_choices(picked: &str) -> Vec<Choice> {
    let all = [("at_least", "This amount or more (≥)"), ("more_than", "More than this amount (>)")];
    choices(&all, picked)
}
