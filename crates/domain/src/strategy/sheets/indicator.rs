//! What sheets say of an indicator goes onto the one that the council has.

use super::{IndicatorRead, Sheets};
use crate::strategy::Book;
use crate::strategy::measures::Reading;
use crate::strategy::scorecard::{Baseline, Indicator, Origin, Recorded, Target};

/// Something of an indicator that a file says otherwise than it stands today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replaced<'a> {
    /// The indicator.
    pub indicator: &'a Indicator,
    /// What of it, such as "Reported to".
    pub what: &'static str,
    /// What stands today.
    pub now: String,
    /// What the file says.
    pub said: String,
}

impl Sheets {
    /// What of the council's scorecard the file says otherwise than it stands today.
    #[must_use]
    pub fn replaces<'a>(&self, book: &'a Book) -> Vec<Replaced<'a>> {
        let mut found = Vec::new();
        for read in &self.indicators {
            let Some(code) = &read.code else { continue };
            let Some(indicator) = book.indicators.iter().find(|one| one.code == *code) else { continue };
            found.extend(read.replaces(indicator));
        }
        found
    }
}

impl IndicatorRead {
    /// What of the indicator the sheet says otherwise than it stands today; what either leaves open is no contradiction.
    fn replaces<'a>(&self, indicator: &'a Indicator) -> Vec<Replaced<'a>> {
        let mut found = Vec::new();
        let mut differs = |what, now: String, said: String| {
            if !now.is_empty() && !said.is_empty() && now != said {
                found.push(Replaced { indicator, what, now, said });
            }
        };
        let baseline = |one: &Baseline| format!("{}, {}", one.value, one.period.said());
        let maybe = |text: Option<String>| text.unwrap_or_default();
        differs("Who answers for it", indicator.owner.clone(), self.owner.clone());
        differs("Reported to", indicator.reported_to.clone(), self.reported_to.clone());
        let quadrant = self.quadrant.map(|one| one.label().to_owned());
        differs("Quadrant", indicator.quadrant.label().to_owned(), maybe(quadrant));
        let frequency = self.frequency.map(|one| one.label().to_owned());
        differs("How often", indicator.frequency.label().to_owned(), maybe(frequency));
        differs(
            "Baseline",
            maybe(indicator.baseline.as_ref().map(baseline)),
            maybe(self.baseline.as_ref().map(baseline)),
        );
        let target = |one: &Option<Target>| maybe(one.as_ref().map(|one| one.value.to_string()));
        differs("Target", target(&indicator.target), target(&self.target));
        found
    }

    /// The indicator with what a sheet of an earlier day says of it. What stands today is the council's word of today, which
    /// an old sheet does not take back: it fills in only what is open, and its values join those of their periods.
    #[must_use]
    pub fn below(&self, indicator: &Indicator) -> Indicator {
        let mut changed = indicator.clone();
        let fill = |field: &mut String, said: &str| {
            if field.is_empty() {
                said.clone_into(field);
            }
        };
        fill(&mut changed.owner, &self.owner);
        fill(&mut changed.reported_to, &self.reported_to);
        changed.baseline = changed.baseline.or_else(|| self.baseline.clone());
        changed.target = changed.target.or_else(|| self.target.clone());
        let fresh = self.footnotes.iter().filter(|text| !indicator.footnotes.contains(text));
        changed.footnotes.extend(fresh.cloned());
        changed
    }

    /// The indicator with what the sheet says of it. What the sheet leaves open stays as it is, and so does a value that
    /// the council had where the sheet says that it is not measured.
    #[must_use]
    pub fn onto(&self, indicator: &Indicator) -> Indicator {
        let mut changed = indicator.clone();
        let set = |field: &mut String, said: &str| {
            if !said.is_empty() {
                said.clone_into(field);
            }
        };
        set(&mut changed.owner, &self.owner);
        set(&mut changed.reported_to, &self.reported_to);
        changed.quadrant = self.quadrant.unwrap_or(changed.quadrant);
        changed.frequency = self.frequency.unwrap_or(changed.frequency);
        changed.baseline = self.baseline.clone().or(changed.baseline);
        changed.target = self.target.clone().or(changed.target);
        let fresh = self.footnotes.iter().filter(|text| !indicator.footnotes.contains(text));
        changed.footnotes.extend(fresh.cloned());
        changed
    }

    /// Its values as they are recorded of an indicator.
    #[must_use]
    pub fn recorded(&self, indicator: &Indicator) -> Vec<Recorded> {
        let one = |reading: &Reading| Recorded::of(indicator, reading.clone(), Origin::Entered);
        self.readings.iter().map(one).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::Place;
    use crate::strategy::scorecard::{Frequency, eleven};

    fn read(reported_to: &str, owner: &str) -> IndicatorRead {
        IndicatorRead {
            at: Place::default(),
            code: eleven().first().map(|one| one.code.clone()),
            name: String::new(),
            quadrant: None,
            unit: crate::strategy::Unit::Percentage,
            baseline: None,
            not_measured: None,
            readings: Vec::new(),
            target: None,
            owner: owner.to_owned(),
            frequency: Some(Frequency::Monthly),
            reported_to: reported_to.to_owned(),
            footnotes: vec!["As counted then.".to_owned()],
        }
    }

    #[test]
    fn an_earlier_scorecard_fills_in_what_is_open_and_takes_nothing_back() {
        let first = eleven().into_iter().next().unwrap();
        let known = Indicator { reported_to: "Audit committee".into(), owner: String::new(), ..first };
        let sheet = read("Scrutiny", "Dana Whitlock");
        let earlier = sheet.below(&known);
        assert_eq!(earlier.reported_to, "Audit committee", "the council's word of today");
        assert_eq!(earlier.frequency, known.frequency, "so is how often");
        assert_eq!(earlier.owner, "Dana Whitlock", "what was open is filled in");
        assert!(earlier.footnotes.contains(&"As counted then.".to_owned()));
        let today = sheet.onto(&known);
        assert_eq!((today.reported_to.as_str(), today.frequency), ("Scrutiny", Frequency::Monthly), "a sheet of today");
    }

    #[test]
    fn what_a_sheet_says_otherwise_is_named() {
        let first = eleven().into_iter().next().unwrap();
        let known = Indicator { reported_to: "Audit committee".into(), owner: "Dana Whitlock".into(), ..first };
        let frequency = known.frequency;
        let book = Book { indicators: vec![known], ..Book::default() };
        let of = |reported_to: &str, owner: &str| {
            let indicators = vec![IndicatorRead { frequency: Some(frequency), ..read(reported_to, owner) }];
            Sheets { indicators, ..Sheets::default() }
        };
        for (sheets, named, reason) in [
            (of("Scrutiny", "Dana Whitlock"), vec!["Reported to"], "another committee"),
            (of("Scrutiny", "Lewis Adeyemi"), vec!["Who answers for it", "Reported to"], "and another owner"),
            (of("Audit committee", "Dana Whitlock"), vec![], "the same"),
            (of("", ""), vec![], "the sheet says nothing"),
        ] {
            let found: Vec<&str> = sheets.replaces(&book).iter().map(|one| one.what).collect();
            assert_eq!(found, named, "{reason}");
        }
        assert!(of("Scrutiny", "").replaces(&Book::default()).is_empty(), "nothing stands yet");
    }
}
