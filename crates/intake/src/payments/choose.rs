//! Which column means what, from its heading and its content together.

use super::content::Profile;
use super::dictionary;
use super::relations::{self, VatEvidence};
use crate::cells::Row;
use domain::spend::{Column, Mapping};
use std::collections::BTreeMap;

/// A reason to ask a person, or to tell them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Doubt {
    /// Another column could be the one that was chosen.
    Rival { column: Column, chosen: usize, other: usize },
    /// Chosen by its content, as no heading names it.
    ByContent { column: Column, chosen: usize },
    /// The file gives amounts with VAT only.
    GrossOnly { chosen: usize },
    /// The amount seems to include the VAT that stands beside it.
    VatInAmount { chosen: usize },
    /// The only dates are those of the invoices.
    InvoiceDates { chosen: usize },
    /// The heading of the amounts speaks of orders, budgets or the like.
    NotPayments { chosen: usize },
    /// The amounts are in thousands, by their heading.
    Thousands { chosen: usize },
}

/// The columns chosen.
#[derive(Clone, Debug, Default)]
pub(crate) struct Choice {
    pub columns: BTreeMap<Column, usize>,
    pub doubts: Vec<Doubt>,
}

struct Candidate {
    column: Column,
    at: usize,
    score: i32,
    by_content: bool,
}

/// Chooses the columns of a sheet. `settled` are the columns a person has named; a meaning settled as none is left out.
pub(crate) fn choose(
    texts: &[String],
    profiles: &[Profile],
    body: &[Row],
    settled: &BTreeMap<Column, Option<usize>>,
) -> Choice {
    let mut candidates: Vec<Candidate> = Vec::new();
    for (at, profile) in profiles.iter().enumerate() {
        candidates.extend(of_column(at, texts.get(at).map_or("", String::as_str), profile));
    }
    candidates.retain(|candidate| !settled.contains_key(&candidate.column));
    candidates.sort_by_key(|candidate| (-candidate.score, candidate.at));
    let mut choice = Choice::default();
    for (column, at) in settled.iter().filter_map(|(column, at)| Some((*column, (*at)?))) {
        choice.columns.insert(column, at);
    }
    for candidate in &candidates {
        let taken = choice.columns.values().any(|at| *at == candidate.at);
        if taken || choice.columns.contains_key(&candidate.column) {
            continue;
        }
        choice.columns.insert(candidate.column, candidate.at);
        if candidate.by_content {
            choice.doubts.push(Doubt::ByContent { column: candidate.column, chosen: candidate.at });
        }
    }
    settle_amounts(&mut choice, texts, profiles, body, settled);
    settle_dates(&mut choice, settled);
    rivals(&mut choice, &candidates, texts, body, settled);
    choice
}

/// Reads the settled headings of a mapping against those of a sheet; the headings that the sheet lacks are the error.
pub(crate) fn settle(mapping: &Mapping, headings: &[String]) -> Result<BTreeMap<Column, Option<usize>>, Vec<String>> {
    let mut settled = BTreeMap::new();
    let mut missing = Vec::new();
    for (column, heading) in &mapping.columns {
        let wanted = super::headings::normalise(heading);
        let at = headings
            .iter()
            .position(|known| known == heading)
            .or_else(|| headings.iter().position(|known| super::headings::normalise(known) == wanted));
        match at {
            _ if heading.trim().is_empty() => _ = settled.insert(*column, None),
            Some(at) => _ = settled.insert(*column, Some(at)),
            None => missing.push(heading.clone()),
        }
    }
    if missing.is_empty() { Ok(settled) } else { Err(missing) }
}

fn of_column(at: usize, heading: &str, profile: &Profile) -> Vec<Candidate> {
    let scores = dictionary::scores(heading);
    let mut candidates: Vec<Candidate> = Vec::new();
    for (column, score) in &scores {
        if let Some(score) = fit(*column, *score, profile).filter(|score| *score > 20) {
            candidates.push(Candidate { column: *column, at, score, by_content: false });
        }
    }
    // A column headed as the supplier's number that holds names: some ledgers print names under the code's heading.
    let numbered = scores.iter().any(|(column, score)| *column == Column::SupplierNumber && *score >= 70);
    if numbered && profile.is_text() && (profile.share(profile.firms) >= 60 || profile.share(profile.letters) >= 900) {
        candidates.push(Candidate { column: Column::Supplier, at, score: 76, by_content: false });
    }
    // A heading that fits no content of its own says nothing: `Paid` may stand over dates.
    if candidates.is_empty() {
        candidates.extend(by_content(at, profile));
    }
    candidates
}

/// The heading's strength set right by the content; none where the content rules the meaning out.
fn fit(column: Column, heading: i32, profile: &Profile) -> Option<i32> {
    if profile.filled == 0 {
        return Some(heading - 60);
    }
    let points = |count: usize, of: usize| i32::try_from(profile.share(count) * of / 1000).unwrap_or(0);
    let constant = profile.distinct == 1 && profile.filled > 20;
    match column {
        Column::Amount | Column::Gross | Column::Vat | Column::Credit => profile
            .is_money()
            .then(|| heading + points(profile.with_pence, 15) - points(profile.codes, 60) - points(profile.years, 80)),
        Column::Date | Column::InvoiceDate => {
            let dated = profile.days + profile.serials;
            if profile.share(dated) >= 500 {
                Some(heading + points(profile.days, 10))
            } else {
                (profile.share(dated + profile.months) >= 500).then_some(heading - 25)
            }
        }
        Column::Supplier => {
            let names = profile.is_text()
                && profile.share(profile.web) < 500
                && profile.share(profile.days + profile.months) < 500;
            names.then(|| heading + points(profile.firms, 20) - if constant { 30 } else { 0 })
        }
        Column::Service | Column::Category | Column::Description => {
            let codes = if profile.is_text() { 0 } else { 45 };
            (profile.share(profile.web) < 500).then(|| heading - codes - if constant { 25 } else { 0 })
        }
        Column::SupplierNumber | Column::Reference | Column::InvoiceNumber | Column::RegistrationNumber => {
            let names = profile.share(profile.firms) >= 200;
            (!names && !profile.is_clearly_money() && profile.share(profile.days) < 800).then_some(heading)
        }
        Column::GrantPeriod => (!profile.is_clearly_money()).then_some(heading),
        Column::Sign => (profile.share(profile.marks_credit_or_debit) >= 800).then_some(heading),
    }
}

/// What a column without a telling heading may be.
fn by_content(at: usize, profile: &Profile) -> Vec<Candidate> {
    let share = |count: usize| i32::try_from(profile.share(count)).unwrap_or(0);
    let mut found = Vec::new();
    if profile.is_clearly_money() {
        found.push((Column::Amount, 30 + share(profile.with_pence) / 100));
    }
    if profile.share(profile.days) >= 800 {
        found.push((Column::Date, 38));
    }
    if profile.is_text()
        && profile.share(profile.firms) >= 120
        && profile.share(profile.web) < 500
        && profile.distinct > 1
    {
        let diverse = i32::try_from(profile.distinct * 10 / profile.filled.max(1)).unwrap_or(0);
        found.push((Column::Supplier, 21 + share(profile.firms) / 60 + diverse));
    }
    found.into_iter().map(|(column, score)| Candidate { column, at, score, by_content: true }).collect()
}

/// Puts net, VAT and gross in their places by their sums, and says where only gross is given.
fn settle_amounts(
    choice: &mut Choice,
    texts: &[String],
    profiles: &[Profile],
    body: &[Row],
    settled: &BTreeMap<Column, Option<usize>>,
) {
    let by_person = settled.contains_key(&Column::Amount);
    // The only money of the file may stand under a heading that speaks of VAT in words of its own.
    if !by_person
        && ![Column::Amount, Column::Gross, Column::Credit].iter().any(|column| choice.columns.contains_key(column))
        && let Some(vat) = choice.columns.remove(&Column::Vat)
    {
        choice.columns.insert(Column::Amount, vat);
        choice.doubts.push(Doubt::ByContent { column: Column::Amount, chosen: vat });
    }
    if !by_person
        && !choice.columns.contains_key(&Column::Amount)
        && let Some(gross) = choice.columns.remove(&Column::Gross)
    {
        choice.columns.insert(Column::Amount, gross);
        match relations::net_of(gross, profiles, body) {
            Some((net, vat)) => {
                choice.columns.extend([(Column::Amount, net), (Column::Vat, vat), (Column::Gross, gross)]);
                choice.doubts.push(Doubt::ByContent { column: Column::Amount, chosen: net });
            }
            None => choice.doubts.push(Doubt::GrossOnly { chosen: gross }),
        }
    }
    let Some(amount) = choice.columns.get(&Column::Amount).copied() else { return };
    let net_by_heading = texts.get(amount).is_some_and(|text| {
        dictionary::scores(text).iter().any(|(column, score)| *column == Column::Amount && *score >= NET)
    });
    if !by_person
        && !net_by_heading
        && !choice.columns.contains_key(&Column::Gross)
        && let Some((net, vat)) = relations::net_of(amount, profiles, body)
    {
        choice.columns.extend([(Column::Amount, net), (Column::Vat, vat), (Column::Gross, amount)]);
        choice.doubts.push(Doubt::Rival { column: Column::Amount, chosen: net, other: amount });
        choice.columns.retain(|column, at| {
            matches!(column, Column::Amount | Column::Vat | Column::Gross) || ![net, vat, amount].contains(at)
        });
        return;
    }
    if let (Some(vat), false, false) =
        (choice.columns.get(&Column::Vat), net_by_heading || by_person, choice.columns.contains_key(&Column::Gross))
        && relations::vat_evidence(amount, *vat, body) == VatEvidence::Inside
    {
        choice.doubts.push(Doubt::VatInAmount { chosen: amount });
    }
    let strength = texts.get(amount).map(|text| dictionary::scores(text)).unwrap_or_default();
    let says_gross = strength.iter().any(|(column, _)| *column == Column::Gross);
    if !by_person && !says_gross && strength.iter().any(|(column, score)| *column == Column::Amount && *score < LIKELY)
    {
        choice.doubts.push(Doubt::NotPayments { chosen: amount });
    }
    let heading = texts.get(amount).map(|text| text.to_lowercase()).unwrap_or_default();
    if ["£000", "£'000", "£’000", "£k", "000s", "thousands"].iter().any(|mark| heading.contains(mark)) {
        choice.doubts.push(Doubt::Thousands { chosen: amount });
    }
}

fn settle_dates(choice: &mut Choice, settled: &BTreeMap<Column, Option<usize>>) {
    if !settled.contains_key(&Column::Date)
        && !choice.columns.contains_key(&Column::Date)
        && let Some(invoiced) = choice.columns.remove(&Column::InvoiceDate)
    {
        choice.columns.insert(Column::Date, invoiced);
        choice.doubts.push(Doubt::InvoiceDates { chosen: invoiced });
    }
    // Money back has a column of its own only beside a column of money out.
    if !choice.columns.contains_key(&Column::Amount)
        && let Some(credit) = choice.columns.remove(&Column::Credit)
    {
        choice.columns.insert(Column::Amount, credit);
        choice.doubts.push(Doubt::ByContent { column: Column::Amount, chosen: credit });
    }
}

/// A heading that speaks for amounts less than this speaks of something else as well, such as orders.
const LIKELY: i32 = 38;

/// A heading speaks of the net amount from here on.
const NET: i32 = 93;

/// How near another column must come to the chosen one for a person to be asked.
const fn near(column: Column) -> i32 {
    match column {
        Column::Amount => 26,
        Column::Supplier => 9,
        Column::Date => 7,
        _ => 0,
    }
}

fn rivals(
    choice: &mut Choice,
    candidates: &[Candidate],
    texts: &[String],
    body: &[Row],
    settled: &BTreeMap<Column, Option<usize>>,
) {
    for column in [Column::Amount, Column::Supplier, Column::Date] {
        let Some(chosen) = choice.columns.get(&column).copied().filter(|_| !settled.contains_key(&column)) else {
            continue;
        };
        let Some(best) = candidates.iter().find(|c| c.column == column && c.at == chosen) else { continue };
        // A heading that says "net" leaves no doubt.
        let says_net = texts.get(chosen).is_some_and(|text| {
            dictionary::scores(text).iter().any(|(column, score)| *column == Column::Amount && *score >= NET)
        });
        if column == Column::Amount && says_net {
            continue;
        }
        let rival = candidates.iter().find(|other| {
            let free = !choice.columns.values().any(|at| *at == other.at);
            other.column == column && free && other.score + near(column) >= best.score && differ(body, chosen, other.at)
        });
        let vat = choice.columns.get(&Column::Vat).copied();
        if let (Column::Amount, Some(other), Some(vat)) = (column, rival, vat)
            && relations::is_gross(other.at, chosen, vat, body)
        {
            choice.columns.entry(Column::Gross).or_insert(other.at);
            continue;
        }
        if let Some(other) = rival {
            let doubt = Doubt::Rival { column, chosen, other: other.at };
            if !choice.doubts.contains(&doubt) {
                choice.doubts.push(doubt);
            }
        }
    }
}

/// Whether two columns differ in any row that fills both.
fn differ(body: &[Row], one: usize, other: usize) -> bool {
    body.iter().any(|row| !row.cell(one).is_empty() && !row.cell(other).is_empty() && row.cell(one) != row.cell(other))
}
