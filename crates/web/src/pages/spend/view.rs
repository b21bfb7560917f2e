//! Over which payments a page of figures is: which time, which kind.

use super::basis::Basis;
use crate::components::Choice;
use crate::failure::PageFailure;
use crate::forms::Sent;
use axum::http::StatusCode;
use domain::spend::{FileKind, Period};
use domain::values::{Date, FinancialYear, Month};
use store::spend::Span;

/// All years, as an address says it.
pub const ALL_YEARS: &str = "all";

/// What a page of figures is over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    pub year: Option<FinancialYear>,
    pub kind: Option<FileKind>,
    pub basis: Basis,
}

impl View {
    /// The view in an address.
    ///
    /// # Errors
    /// The page that says what to write, where the year or the kind cannot be read; and as [`Basis::read`].
    pub fn read(query: &str, today: Date) -> Result<View, PageFailure> {
        let sent = Sent::read(query);
        let basis = Basis::read(query, today)?;
        Ok(View { year: year(&sent)?, kind: kind(&sent)?, basis })
    }

    /// The same view of another year.
    pub fn of_year(&self, year: Option<FinancialYear>) -> View {
        View { year, ..self.clone() }
    }

    /// The first and last month.
    pub fn months(&self) -> Option<(Month, Month)> {
        Period::Year(self.year?).months()
    }

    /// The same for the records.
    pub fn span(&self) -> Span {
        Span {
            months: self.months(),
            kind: self.kind,
            scope: self.basis.scope,
            as_of: self.basis.moment(),
            ..Span::default()
        }
    }

    /// The view as a query of these further names and values.
    pub fn query(&self, more: &[(&str, &str)]) -> String {
        let year = self.year.map(String::from).unwrap_or_default();
        let kind = self.kind.map_or("", FileKind::name);
        let mut pairs = vec![("year", year.as_str()), ("kind", kind)];
        pairs.extend(self.basis.pairs());
        pairs.extend_from_slice(more);
        super::query(&pairs)
    }

    /// The address of the lines of this view, narrowed further.
    pub fn lines(&self, more: &[(&str, &str)]) -> String {
        let kind = self.kind.map_or("", FileKind::name);
        let (from, to) = self.months().map_or_else(Default::default, |(from, to)| (from.to_string(), to.to_string()));
        let mut pairs = vec![("from", from.as_str()), ("to", to.as_str()), ("kind", kind)];
        pairs.extend(self.basis.pairs());
        pairs.extend_from_slice(more);
        format!("/spend/lines{}", super::query(&pairs))
    }

    /// The scope of a figure in words.
    pub fn said(&self) -> String {
        let kind = match self.kind {
            None => "All payments that were brought in, procurement cards included",
            Some(FileKind::Payments) => "Payments to suppliers, without procurement cards",
            Some(FileKind::Cards) => "Procurement card transactions",
            Some(FileKind::Grants) => "Grants to voluntary, community and social enterprise organisations",
        };
        match self.year {
            Some(year) => format!("{kind}, in the financial year {year}{}", self.basis.said()),
            None => format!("{kind}, for all time{}", self.basis.said()),
        }
    }

    /// The years to choose from.
    pub fn years(&self, years: &[FinancialYear]) -> Vec<Choice> {
        let mut choices = vec![Choice::new("", "All years").picked(self.year.is_none())];
        for year in years.iter().rev() {
            choices.push(Choice::new(&year.to_string(), &year.to_string()).picked(self.year == Some(*year)));
        }
        choices
    }

    /// The kinds to choose from.
    pub fn kinds(&self) -> Vec<Choice> {
        let mut choices = vec![Choice::new("", "All payments").picked(self.kind.is_none())];
        for kind in FileKind::ALL {
            choices.push(Choice::new(kind.name(), kind.label()).picked(self.kind == Some(*kind)));
        }
        choices
    }
}

fn cannot(text: String) -> PageFailure {
    PageFailure::new(StatusCode::UNPROCESSABLE_ENTITY, "These figures cannot be shown", text)
}

/// The financial year in an address; none where it names none, or all of them.
///
/// # Errors
/// The page that says what to write: figures of every year in place of the one that was asked for would mislead.
pub fn year(sent: &Sent) -> Result<Option<FinancialYear>, PageFailure> {
    let Some(typed) = sent.entered("year").filter(|typed| *typed != ALL_YEARS) else { return Ok(None) };
    let wrong =
        |_| cannot(format!("{typed:?} is no financial year such as 2025-26. Correct the address after “year=”."));
    typed.parse().map(Some).map_err(wrong)
}

/// The kind of payments in an address; none where it names none.
///
/// # Errors
/// The page that says what to write.
pub fn kind(sent: &Sent) -> Result<Option<FileKind>, PageFailure> {
    let Some(typed) = sent.entered("kind") else { return Ok(None) };
    let wrong = |_| {
        let known: Vec<&str> = FileKind::ALL.iter().map(|kind| kind.name()).collect();
        cannot(format!(
            "{typed:?} is no kind of payments: there are {}. Correct the address after “kind=”.",
            known.join(", ")
        ))
    };
    typed.parse().map(Some).map_err(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = jiff::civil::date(2026, 11, 21);

    #[test]
    fn a_view_comes_back_from_its_own_address() {
        let view = View::read("year=2025-26&kind=cards&scope=influenceable", TODAY).unwrap();
        assert_eq!(View::read(view.query(&[]).trim_start_matches('?'), TODAY).unwrap(), view);
        assert_eq!(view.lines(&[]), "/spend/lines?from=2025-04&to=2026-03&kind=cards&scope=influenceable");
    }

    #[test]
    fn a_year_or_kind_that_cannot_be_read_is_never_passed_over() {
        for (query, is_taken, reason) in [
            ("", true, "nothing asked for"),
            ("year=&kind=", true, "fields of a form left empty"),
            ("year=all", true, "every year"),
            ("year=1999-00", true, "a year of which nothing is in"),
            ("year=2025", false, "not a financial year"),
            ("year=2025-27", false, "two years"),
            ("kind=cheques", false, "no such kind"),
        ] {
            assert_eq!(View::read(query, TODAY).is_ok(), is_taken, "{reason}");
        }
    }
}
