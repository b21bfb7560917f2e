//! What a page of figures is asked for, as its address says.

use super::super::query;
use super::super::view::ALL_YEARS;
use crate::components::Choice;
use crate::forms::Sent;
use domain::spend::figures::{Area, DayCount, Extent, MeanWay, Months, UnknownAs};
use domain::spend::{FileKind, SpendScope};
use domain::suppliers::{PostcodeKind, Ring, SmeDefinition};
use domain::values::{FinancialYear, Month};
use std::str::FromStr;

/// The names of the fields in the address, in its order.
const NAMES: [&str; 14] = [
    "year",
    "part",
    "kind",
    "scope",
    "as-of",
    "ring",
    "place",
    "definition",
    "unknown",
    "mean",
    "days",
    "index",
    "money",
    "list",
];

/// What is asked for: the fields of the address, as typed. What cannot be read is left out.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    fields: Vec<(&'static str, String)>,
    /// The year that a page without one in its address is over.
    usual: Option<FinancialYear>,
}

impl Asked {
    /// What an address asks for.
    pub fn read(text: &str) -> Asked {
        let sent = Sent::read(text);
        let given = |name: &&'static str| sent.entered(name).map(|value| (*name, value.to_owned()));
        Asked { fields: NAMES.iter().filter_map(given).collect(), usual: None }
    }

    /// The same, over this year where the address names none.
    pub fn or_year(self, usual: Option<FinancialYear>) -> Asked {
        Asked { usual, ..self }
    }

    /// A field as typed; empty where it was not given.
    pub fn text(&self, name: &str) -> &str {
        self.fields.iter().find(|(field, _)| *field == name).map_or("", |(_, value)| value)
    }

    /// A field as what it stands for; the usual one where it was not given or cannot be read.
    fn typed<T: FromStr + Default>(&self, name: &str) -> T {
        self.text(name).parse().unwrap_or_default()
    }

    /// The query of an address that asks for the same, with further fields, some of its own left out.
    pub fn query(&self, without: &[&str], more: &[(&str, &str)]) -> String {
        let kept = self.fields.iter().filter(|(name, _)| !without.contains(name));
        let mut pairs: Vec<(&str, &str)> = kept.map(|(name, value)| (*name, value.as_str())).collect();
        pairs.extend_from_slice(more);
        query(&pairs)
    }

    /// The page about a supplier, over the same kind of payments and on the same basis.
    pub fn supplier(&self, key: &str) -> String {
        let kept = ["kind", "scope", "as-of"].map(|name| (name, self.text(name)));
        format!("/spend/supplier{}", query(&[&[("key", key)][..], &kept].concat()))
    }

    /// The financial year; none for all time.
    pub fn year(&self) -> Option<FinancialYear> {
        match self.text("year") {
            ALL_YEARS => None,
            text => text.parse().ok().or(self.usual),
        }
    }

    /// The months of the year, or of the part of it that is asked for.
    pub fn months(&self) -> Option<(Month, Month)> {
        let months = self.year()?.months();
        let within = |first: usize, count: usize| Some((*months.get(first)?, *months.get(first + count - 1)?));
        let place = |number: &str| number.parse::<usize>().ok()?.checked_sub(1);
        let part = match self.text("part").split_at_checked(1) {
            Some(("q", number)) => place(number).and_then(|quarter| within(quarter * 3, 3)),
            Some(("m", number)) => place(number).and_then(|month| within(month, 1)),
            _ => None,
        };
        part.or_else(|| within(0, 12))
    }

    /// Whether a part of a year is asked for.
    pub fn is_part(&self) -> bool {
        self.year().is_some() && self.months().is_some_and(|(first, last)| months_between(first, last) < 12)
    }

    /// All lines of the kind and scope, whenever they were.
    pub fn ever(&self) -> Extent {
        Extent { scope: self.scope(), kind: self.kind(), months: Months::All }
    }

    /// The lines of the period that is asked for.
    pub fn extent(&self) -> Extent {
        self.months().map_or_else(|| self.ever(), |(first, last)| self.ever().over(Months::Between(first, last)))
    }

    /// The kind of payments.
    pub fn kind(&self) -> Option<FileKind> {
        self.text("kind").parse().ok()
    }

    /// The scope.
    pub fn scope(&self) -> SpendScope {
        self.typed("scope")
    }

    /// How what is not known counts.
    pub fn unknown(&self) -> UnknownAs {
        self.typed("unknown")
    }

    /// How a mean over years is made.
    pub fn mean(&self) -> MeanWay {
        self.typed("mean")
    }

    /// How days are counted.
    pub fn days(&self) -> DayCount {
        self.typed("days")
    }

    /// The area: the council's own and by the postcode that counts, unless the address says otherwise.
    pub fn area(&self) -> Area {
        let ring = Ring::ALL.iter().copied().find(|ring| ring.name() == self.text("ring")).unwrap_or(Ring::District);
        Area { ring, by: PostcodeKind::ALL.iter().copied().find(|kind| kind.name() == self.text("place")) }
    }

    /// The definition of a small firm.
    pub fn definition(&self) -> SmeDefinition {
        let named = SmeDefinition::ALL.iter().copied().find(|one| one.name() == self.text("definition"));
        named.unwrap_or(SmeDefinition::AsStated)
    }

    /// The period in words.
    pub fn period_said(&self) -> String {
        match (self.year(), self.months()) {
            (Some(year), Some((first, last))) if months_between(first, last) == 12 => {
                format!("the financial year {year}")
            }
            (Some(_), Some((first, last))) if first == last => first.name(),
            (Some(_), Some((first, last))) => format!("{} to {}", first.name(), last.name()),
            _ => "all time that was brought in, undated lines too".to_owned(),
        }
    }

    /// The scope in words.
    pub fn scope_said(&self) -> String {
        let kind = match self.kind() {
            None => "payments to suppliers and procurement card transactions",
            Some(FileKind::Payments) => "payments to suppliers, without procurement cards",
            Some(FileKind::Cards) => "procurement card transactions",
            Some(FileKind::Grants) => "grants to voluntary, community and social enterprise organisations",
        };
        format!("{}: {kind}, in {}", self.scope().label(), self.period_said())
    }

    /// The address of the lines of the period, narrowed further.
    pub fn lines(&self, more: &[(&str, &str)]) -> String {
        let (from, to) = self.months().map_or_else(Default::default, |(from, to)| (from.to_string(), to.to_string()));
        let mut pairs = vec![("from", from.as_str()), ("to", to.as_str()), ("kind", self.text("kind"))];
        pairs.push(("scope", self.text("scope")));
        pairs.extend_from_slice(more);
        format!("/spend/lines{}", query(&pairs))
    }
}

fn months_between(first: Month, last: Month) -> usize {
    std::iter::successors(Some(first), |month| Some(month.next())).take_while(|month| *month <= last).take(13).count()
}

/// A field of the form above the figures.
pub struct Select {
    pub name: &'static str,
    pub label: &'static str,
    pub choices: Vec<Choice>,
}

/// The choices of the form above the figures.
impl Asked {
    fn choices(&self, name: &'static str, label: &'static str, all: &[(&str, &str)], chosen: &str) -> Select {
        let choices = all.iter().map(|(value, text)| Choice::new(value, text).picked(*value == chosen)).collect();
        Select { name, label, choices }
    }

    /// Financial years, the latest first, and all.
    pub fn years(&self, years: &[FinancialYear]) -> Select {
        let names: Vec<String> = years.iter().rev().map(ToString::to_string).collect();
        let mut all: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), name.as_str())).collect();
        all.push((ALL_YEARS, "All years"));
        let chosen = self.year().map_or_else(|| ALL_YEARS.to_owned(), |year| year.to_string());
        self.choices("year", "Financial year", &all, &chosen)
    }

    /// Quarters and months of the year.
    pub fn parts(&self) -> Select {
        let all = [
            ("", "Whole year"),
            ("q1", "Quarter 1, April to June"),
            ("q2", "Quarter 2, July to September"),
            ("q3", "Quarter 3, October to December"),
            ("q4", "Quarter 4, January to March"),
            ("m1", "April"),
            ("m2", "May"),
            ("m3", "June"),
            ("m4", "July"),
            ("m5", "August"),
            ("m6", "September"),
            ("m7", "October"),
            ("m8", "November"),
            ("m9", "December"),
            ("m10", "January"),
            ("m11", "February"),
            ("m12", "March"),
        ];
        self.choices("part", "Part of the year", &all, self.text("part"))
    }

    /// All payments, or what procurement can influence.
    pub fn scopes(&self) -> Select {
        let all: Vec<(&str, &str)> = SpendScope::ALL.iter().map(|scope| (scope.name(), scope.label())).collect();
        self.choices("scope", "Scope", &all, self.scope().name())
    }

    /// The kinds of payments.
    pub fn kinds(&self) -> Select {
        let mut all = vec![("", "All payments")];
        all.extend(FileKind::ALL.iter().map(|kind| (kind.name(), kind.label())));
        self.choices("kind", "Kind of payments", &all, self.text("kind"))
    }

    /// How what is not known counts.
    pub fn unknowns(&self) -> Select {
        let all: Vec<(&str, &str)> = UnknownAs::ALL.iter().map(|way| (way.name(), way.label())).collect();
        self.choices("unknown", "What is not known", &all, self.unknown().name())
    }

    /// How a mean over years is made.
    pub fn means(&self) -> Select {
        let all: Vec<(&str, &str)> = MeanWay::ALL.iter().map(|way| (way.name(), way.label())).collect();
        self.choices("mean", "Mean over years", &all, self.mean().name())
    }

    /// The rings.
    pub fn rings(&self) -> Select {
        let all: Vec<(&str, &str)> =
            Ring::ALL.iter().filter(|ring| **ring != Ring::Abroad).map(|ring| (ring.name(), ring.label())).collect();
        self.choices("ring", "Area", &all, self.area().ring.name())
    }

    /// By which postcode a supplier is in the area.
    pub fn places(&self) -> Select {
        let mut all = vec![("", "The postcode that counts: paid to, else branch, else registered office")];
        all.extend(PostcodeKind::ALL.iter().map(|kind| (kind.name(), kind.label())));
        self.choices("place", "Where a supplier is", &all, self.text("place"))
    }

    /// The definitions of a small firm.
    pub fn definitions(&self) -> Select {
        let all: Vec<(&str, &str)> = SmeDefinition::ALL.iter().map(|one| (one.name(), one.sentence())).collect();
        self.choices("definition", "Definition", &all, self.definition().name())
    }

    /// How days are counted.
    pub fn day_counts(&self) -> Select {
        let all: Vec<(&str, &str)> = DayCount::ALL.iter().map(|count| (count.name(), count.label())).collect();
        self.choices("days", "How days are counted", &all, self.days().name())
    }

    /// The price indices that were entered.
    pub fn indices(&self, names: &[&str], chosen: &str) -> Select {
        let all: Vec<(&str, &str)> = names.iter().map(|name| (*name, *name)).collect();
        self.choices("index", "Price index", &all, chosen)
    }

    /// The years in whose money sums can be shown.
    pub fn moneys(&self, years: &[FinancialYear], chosen: Option<FinancialYear>) -> Select {
        let names: Vec<String> = years.iter().rev().map(ToString::to_string).collect();
        let all: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), name.as_str())).collect();
        self.choices("money", "In the money of", &all, &chosen.map(String::from).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_year_is_a_quarter_or_a_month_of_it() {
        for (query, months, reason) in [
            ("year=2025-26", Some(("2025-04", "2026-03")), "the whole year"),
            ("year=2025-26&part=q4", Some(("2026-01", "2026-03")), "the last quarter"),
            ("year=2025-26&part=q5", Some(("2025-04", "2026-03")), "there is no fifth"),
            ("year=2025-26&part=q0", Some(("2025-04", "2026-03")), "nor one before the first"),
            ("year=2025-26&part=m12", Some(("2026-03", "2026-03")), "March"),
            ("year=2025-26&part=£", Some(("2025-04", "2026-03")), "nonsense"),
            ("year=all&part=q1", None, "all time has no quarters"),
            ("", None, "no year, and none that is usual"),
        ] {
            let found = Asked::read(query).months().map(|(first, last)| (first.to_string(), last.to_string()));
            assert_eq!(found, months.map(|(first, last)| (first.to_owned(), last.to_owned())), "{reason}");
        }
    }

    #[test]
    fn what_is_asked_for_comes_back_from_its_own_address() {
        let asked = Asked::read("year=2025-26&scope=influenceable&unknown=range&ring=county&list=services&csrf=x");
        assert_eq!(asked.query(&["list"], &[]), "?year=2025-26&scope=influenceable&ring=county&unknown=range");
        assert_eq!(
            asked.lines(&[("service", "Parks")]),
            "/spend/lines?from=2025-04&to=2026-03&scope=influenceable&service=Parks"
        );
        let grants = Asked::read("year=2025-26&kind=grants");
        assert_eq!(grants.supplier("hall trust"), "/spend/supplier?key=hall+trust&kind=grants");
    }
}
