//! The next edition while it is being drawn up: bands and requirements without a number or a first day.

use super::{
    Advert, Band, Basis, Edition, LimitFinding, LowerLimit, Measure, Requirement, RequirementSubject, Route,
    UpperLimit, WaiverPath,
};
use crate::values::{Date, Pence};
use serde::{Deserialize, Serialize};

/// The most bands, and the most requirements, of an edition: more is a slip, for nobody could follow them.
pub const ENTRIES_MAX: usize = 60;

/// The most characters of a name, a post or a place in a paper.
pub const WORDS_MAX: usize = 200;

/// The bands and requirements of the next edition. It is whole once it has a number and a first day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The bands of value.
    pub bands: Vec<Band>,
    /// What is asked for besides.
    #[serde(default)]
    pub requirements: Vec<Requirement>,
}

/// What is done to a draft. Places are counted from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftEdit {
    /// A band is added.
    AddBand(Band),
    /// Another band stands in its place.
    PutBand(usize, Band),
    /// A band is taken out.
    RemoveBand(usize),
    /// A requirement is added.
    AddRequirement(Requirement),
    /// Another requirement stands in its place.
    PutRequirement(usize, Requirement),
    /// A requirement is taken out.
    RemoveRequirement(usize),
}

/// Why a draft cannot be changed so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftRefusal {
    /// There is nothing at that place.
    NotThere,
    /// There are [`ENTRIES_MAX`] already.
    TooMany,
}

impl Draft {
    /// What an edition says, to be changed for the next one.
    #[must_use]
    pub fn of(edition: &Edition) -> Draft {
        Draft { bands: edition.bands.clone(), requirements: edition.requirements.clone() }
    }

    /// A plain draft to begin from: ours, and no council's. Its values include VAT, as those of the Act do, and it asks
    /// for a tender from the amount on from which the Act asks for a notice.
    ///
    /// ```
    /// use domain::law::procedure_rules::Draft;
    /// assert!(Draft::plain().findings().is_empty());
    /// ```
    #[must_use]
    pub fn plain() -> Draft {
        let (five, thirty) = (Pence::new(500_000), Pence::new(3_000_000));
        let basis = Basis { measure: Measure::ContractValue, with_vat: true };
        let waiver = WaiverPath::By {
            approver: "Head of procurement".to_owned(),
            reported_to: Some("The committee that looks after audit".to_owned()),
        };
        let band = |name: &str, (from, up_to), route, advert, approver: &str| Band {
            name: name.to_owned(),
            kinds: Vec::new(),
            basis,
            from: LowerLimit::AtLeast(from),
            up_to,
            route,
            advert,
            approver: approver.to_owned(),
            waiver: waiver.clone(),
        };
        let (low, middle) = ((Pence::ZERO, UpperLimit::LessThan(five)), (five, UpperLimit::LessThan(thirty)));
        let asked = |subject, from| Requirement {
            subject,
            from,
            basis,
            said_in: "Guildhall's plain draft, which no council adopted".to_owned(),
        };
        Draft {
            bands: vec![
                band("Small", low, Route::Quotes(1), Advert::NotAsked, "Budget holder"),
                band("Middle", middle, Route::Quotes(3), Advert::NotAsked, "Head of service"),
                band("Large", (thirty, UpperLimit::None), Route::Tender, Advert::FindATender, "Director"),
            ],
            requirements: vec![
                asked(RequirementSubject::ProcurementEngaged, LowerLimit::AtLeast(thirty)),
                asked(RequirementSubject::SocialValue, LowerLimit::AtLeast(thirty)),
            ],
        }
    }

    /// The edition it becomes.
    #[must_use]
    pub fn dated(&self, number: u32, from: Date, adopted: &str) -> Edition {
        let Draft { bands, requirements } = self.clone();
        Edition { number, from, adopted: adopted.to_owned(), bands, requirements }
    }

    /// What is wrong with its limits.
    #[must_use]
    pub fn findings(&self) -> Vec<LimitFinding> {
        self.dated(0, Date::default(), "").findings()
    }

    /// Changes it, and says what was done.
    ///
    /// # Errors
    /// [`DraftRefusal`] for a place where nothing is, or one entry too many. The draft is then as it was.
    pub fn apply(&mut self, edit: DraftEdit) -> Result<String, DraftRefusal> {
        match edit {
            DraftEdit::AddBand(band) => {
                let said = format!("Band added: {}", band.said());
                add(&mut self.bands, band)?;
                Ok(said)
            }
            DraftEdit::PutBand(at, band) => {
                let said = format!("Band {} changed: {}", at + 1, band.said());
                *self.bands.get_mut(at).ok_or(DraftRefusal::NotThere)? = band;
                Ok(said)
            }
            DraftEdit::RemoveBand(at) => Ok(format!("Band taken out: {}", remove(&mut self.bands, at)?.said())),
            DraftEdit::AddRequirement(one) => {
                let said = format!("Requirement added: {}", one.said());
                add(&mut self.requirements, one)?;
                Ok(said)
            }
            DraftEdit::PutRequirement(at, one) => {
                let said = format!("Requirement {} changed: {}", at + 1, one.said());
                *self.requirements.get_mut(at).ok_or(DraftRefusal::NotThere)? = one;
                Ok(said)
            }
            DraftEdit::RemoveRequirement(at) => {
                Ok(format!("Requirement taken out: {}", remove(&mut self.requirements, at)?.said()))
            }
        }
    }
}

fn add<T>(all: &mut Vec<T>, one: T) -> Result<(), DraftRefusal> {
    if all.len() >= ENTRIES_MAX {
        return Err(DraftRefusal::TooMany);
    }
    all.push(one);
    Ok(())
}

fn remove<T>(all: &mut Vec<T>, at: usize) -> Result<T, DraftRefusal> {
    if at < all.len() { Ok(all.remove(at)) } else { Err(DraftRefusal::NotThere) }
}

impl Band {
    /// The amounts it holds, in words: `£5,000.00 or more and less than £30,000.00`.
    #[must_use]
    pub fn limits_said(&self) -> String {
        match self.up_to {
            UpperLimit::None => self.from.to_string(),
            up_to => format!("{} and {up_to}", self.from),
        }
    }

    /// The kinds of contract it is for, in words.
    #[must_use]
    pub fn kinds_said(&self) -> String {
        if self.kinds.is_empty() {
            return "every kind of contract".to_owned();
        }
        self.kinds.iter().map(|kind| kind.label()).collect::<Vec<_>>().join(", ")
    }

    /// All of it in one sentence, for the trail and the history.
    #[must_use]
    pub fn said(&self) -> String {
        format!(
            "{}, for {}: {} ({}): {}, advertised {}, approved by {}, waiver {}",
            self.name,
            self.kinds_said(),
            self.limits_said(),
            self.basis,
            self.route,
            self.advert.label(),
            self.approver,
            self.waiver
        )
    }
}

impl Requirement {
    /// All of it in one sentence, for the trail and the history.
    #[must_use]
    pub fn said(&self) -> String {
        format!("{} at {} ({}), written in: {}", self.subject.label(), self.from, self.basis, self.said_in)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plain_draft_puts_every_penny_into_one_band_and_asks_for_a_tender_from_the_notice_on() {
        let edition = Draft::plain().dated(1, "2026-04-01".parse().unwrap(), "");
        for (pence, route, reason) in [
            (0, Route::Quotes(1), "nothing"),
            (499_999, Route::Quotes(1), "a penny below £5,000"),
            (500_000, Route::Quotes(3), "£5,000"),
            (2_999_999, Route::Quotes(3), "a penny below £30,000"),
            (3_000_000, Route::Tender, "£30,000, the least of a notifiable contract"),
        ] {
            let basis = edition.bands[0].basis;
            let kind = crate::law::thresholds::ContractKind::Services;
            let purchase = super::super::Purchase { kind, values: vec![(basis, Pence::new(pence))] };
            assert_eq!(edition.ask(&purchase).band().map(|band| band.route), Some(route), "{reason}");
        }
    }

    #[test]
    fn a_draft_is_changed_one_entry_at_a_time_and_stays_where_the_place_is_wrong() {
        let mut draft = Draft::plain();
        let band = draft.bands[0].clone();
        assert_eq!(draft.apply(DraftEdit::RemoveBand(3)), Err(DraftRefusal::NotThere), "there are three, from 0");
        assert_eq!(draft.apply(DraftEdit::PutBand(3, band.clone())), Err(DraftRefusal::NotThere));
        assert_eq!(draft, Draft::plain());
        assert!(draft.apply(DraftEdit::RemoveBand(2)).unwrap().starts_with("Band taken out: Large"));
        assert_eq!(draft.findings().len(), 1, "no band holds the large ones");
        draft.apply(DraftEdit::RemoveRequirement(1)).unwrap();
        assert_eq!((draft.bands.len(), draft.requirements.len()), (2, 1));
        draft.bands = vec![band.clone(); ENTRIES_MAX - 1];
        assert!(draft.apply(DraftEdit::AddBand(band.clone())).is_ok(), "the last that there is room for");
        assert_eq!(draft.apply(DraftEdit::AddBand(band)), Err(DraftRefusal::TooMany));
    }
}
