//! Keeping a contract below its threshold for suppliers of the United Kingdom, of the area, or for small ones.

use crate::law::calendar::said;
use crate::law::thresholds::{ContractKind, Edition};
use crate::law::{Answer, BadFact, Entry, Example, Reasons, Rule, Settings, Sureness, not_negative};
use crate::values::Pence;
use jiff::civil::{Date, date};
use serde::Serialize;

/// The day from which councils may reserve by place.
const BY_PLACE_FROM: Date = date(2026, 2, 4);

choice! {
    /// The place that a contract is kept for.
    Place {
        UnitedKingdom "united_kingdom" "Suppliers of the United Kingdom";
        OwnArea "own_area" "Suppliers of the council's own area";
        OwnAreaAndNeighbours "own_area_and_neighbours" "The own area and the counties or London boroughs that border it";
        County "county" "The county that the council lies wholly within";
        NotACountry "not_a_country" "Anybody but suppliers of a named country";
    }
}

facts! {
    /// What a reservation depends on.
    ReservationFacts {
        "What kind of contract is it?"
        contract_kind: ContractKind, flag "type";
        "On which day did the procurement begin?"
        commenced: Date;
        "What is the estimated value, VAT included?"
        value_pence: Pence;
        "Which place is it kept for, if any?"
        place: Option<Place>;
        "Is it kept for small and medium-sized enterprises or for voluntary, community and social enterprises?"
        small_or_voluntary: bool;
        "On which day was the reservation decided?"
        decided: Option<Date>;
        "On which day were tenders invited, or will they be?"
        invited: Option<Date>;
        "Does the notice or invitation state the reservation and the area?"
        stated: Option<bool>;
        "Does the council lie wholly within one county?"
        within_one_county: Option<bool>;
    }
}

/// Whether the contract may be kept so, and what the notice must say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReservationAnswer {
    /// Whether it may.
    pub allowed: bool,
    /// What stands against it.
    pub blocked_by: Vec<&'static str>,
    /// What the below-threshold tender notice has to state.
    pub notice_states: Vec<&'static str>,
}

/// The rule of reservations below the threshold.
pub struct Reservation;

impl Rule for Reservation {
    type Facts = ReservationFacts;
    type Answer = ReservationAnswer;

    const ENTRY: Entry = Entry {
        number: 5,
        code: "reservation",
        name: "Reserving a contract below the threshold",
        sentence: "Below the threshold a council may keep a contract for suppliers of the United Kingdom or of its \
                   area, for small or voluntary ones, or both, if it decides so before the invitation and states it.",
        source: "Local Government (Exclusion of Non-commercial Considerations) (England) Order 2026; Procurement \
                 Regulations 2024 reg 24(2)(k) and (l)",
        from: BY_PLACE_FROM,
        to: None,
        sureness: Sureness::Secondary,
        why: "Councils can place small contracts locally, and have to show that they chose to in time.",
        assumptions: &[
            "The council is a best value authority or a parish council.",
            "The Order was read in sources about it, not in its text; the Regulations call it the Order of 2025.",
        ],
        exclusions: &[
            "Contracts at or above their threshold.",
            "Reservations for supported employment or public service mutuals.",
        ],
    };

    fn decide(facts: &ReservationFacts, _: &Settings) -> Result<Answer<ReservationAnswer>, BadFact> {
        not_negative("value_pence", facts.value_pence)?;
        let mut reasons = Reasons::new();
        let mut blocked_by = blocked_by_scope(facts, &mut reasons);
        blocked_by.extend(blocked_by_place(facts, &mut reasons));
        blocked_by.extend(blocked_by_timing(facts, &mut reasons));
        if blocked_by.is_empty() && !reasons.missing().is_empty() {
            return Ok(Self::unanswered(reasons));
        }
        let answer =
            ReservationAnswer { allowed: blocked_by.is_empty(), blocked_by, notice_states: notice_states(facts) };
        Ok(Self::answer(answer, reasons))
    }

    fn examples() -> Vec<Example<Self>> {
        vec![Example {
            told: "Services of £100,000 are kept for small suppliers of the area; decided before the invitation, and stated.",
            facts: ReservationFacts {
                contract_kind: ContractKind::Services,
                commenced: date(2026, 11, 2),
                value_pence: Pence::new(10_000_000),
                place: Some(Place::OwnArea),
                small_or_voluntary: true,
                decided: Some(date(2026, 11, 2)),
                invited: Some(date(2026, 11, 20)),
                stated: Some(true),
                within_one_county: None,
            },
            expected: ReservationAnswer {
                allowed: true,
                blocked_by: Vec::new(),
                notice_states: vec![STATES_PLACE, STATES_AREA, STATES_SMALL],
            },
        }]
    }
}

const STATES_PLACE: &str = "that the contract is kept for suppliers of that place";
const STATES_AREA: &str = "which area it is";
const STATES_SMALL: &str = "that the contract is kept for small and medium-sized or voluntary suppliers";

fn notice_states(facts: &ReservationFacts) -> Vec<&'static str> {
    let place = facts.place.is_some();
    let area = place && facts.place != Some(Place::UnitedKingdom);
    let states = [(place, STATES_PLACE), (area, STATES_AREA), (facts.small_or_voluntary, STATES_SMALL)];
    states.into_iter().filter(|(stated, _)| *stated).map(|(_, words)| words).collect()
}

fn blocked_by_scope(facts: &ReservationFacts, reasons: &mut Reasons) -> Vec<&'static str> {
    if facts.place.is_none() && !facts.small_or_voluntary {
        reasons.leave_out("reservation", "the contract is kept for nobody");
    }
    let Some(edition) = Edition::on(facts.commenced) else {
        return vec!["the procurement began before 24 February 2025"];
    };
    edition.say(facts.commenced, reasons);
    let threshold = edition.threshold(facts.contract_kind);
    if facts.value_pence >= threshold {
        reasons.leave_out(facts.value_pence.to_string(), format!("not less than the threshold of {threshold}"));
        return vec!["the contract is at or above its threshold"];
    }
    reasons.count(facts.value_pence.to_string(), format!("less than the threshold of {threshold}"));
    Vec::new()
}

fn blocked_by_place(facts: &ReservationFacts, reasons: &mut Reasons) -> Vec<&'static str> {
    match (facts.place, facts.within_one_county) {
        (Some(Place::NotACountry), _) => vec!["a boycott of a country stays unlawful"],
        (Some(Place::County), Some(false)) => vec!["the council does not lie wholly within one county"],
        (Some(Place::County), None) => {
            reasons.miss("within_one_county", "whether the whole county may be chosen");
            Vec::new()
        }
        _ => Vec::new(),
    }
}

fn blocked_by_timing(facts: &ReservationFacts, reasons: &mut Reasons) -> Vec<&'static str> {
    let mut blocked = Vec::new();
    match (facts.decided, facts.invited) {
        (Some(decided), Some(invited)) if decided >= invited => {
            reasons.leave_out(said(decided), format!("not before the invitation on {}", said(invited)));
            blocked.push("the reservation was not decided before tenders were invited");
        }
        (Some(decided), Some(_)) => reasons.count(said(decided), "decided before tenders were invited"),
        (None, _) => reasons.miss("decided", "whether the decision came before the invitation"),
        (_, None) => reasons.miss("invited", "whether the decision came before the invitation"),
    }
    if facts.place.is_some() && facts.invited.is_some_and(|invited| invited < BY_PLACE_FROM) {
        blocked.push("before 4 February 2026 no council might reserve by place");
    }
    match facts.stated {
        Some(false) => blocked.push("the notice or invitation does not state it"),
        Some(true) => {}
        None => reasons.miss("stated", "whether suppliers were told of the reservation"),
    }
    blocked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::Standing;

    fn facts() -> ReservationFacts {
        Reservation::examples().remove(0).facts
    }

    fn ask(facts: &ReservationFacts) -> Answer<ReservationAnswer> {
        Reservation::decide(facts, &Settings::default()).unwrap()
    }

    #[test]
    fn a_reservation_is_allowed_below_the_threshold_decided_before_the_invitation_and_stated() {
        for (facts, blocks, reason) in [
            (facts(), 0, "all is well"),
            (ReservationFacts { value_pence: Pence::new(20_771_999), ..facts() }, 0, "a penny below the threshold"),
            (ReservationFacts { value_pence: Pence::new(20_772_000), ..facts() }, 1, "at the threshold"),
            (ReservationFacts { decided: Some(date(2026, 11, 19)), ..facts() }, 0, "the day before the invitation"),
            (ReservationFacts { decided: Some(date(2026, 11, 20)), ..facts() }, 1, "the same day is not before"),
            (ReservationFacts { stated: Some(false), ..facts() }, 1, "nobody was told"),
            (ReservationFacts { place: Some(Place::NotACountry), ..facts() }, 1, "a boycott"),
            (
                ReservationFacts { place: Some(Place::County), within_one_county: Some(true), ..facts() },
                0,
                "a district may pick its county",
            ),
            (
                ReservationFacts { place: Some(Place::County), within_one_county: Some(false), ..facts() },
                1,
                "a council over two counties may not",
            ),
            (ReservationFacts { place: None, ..facts() }, 0, "small suppliers of anywhere"),
            (ReservationFacts { small_or_voluntary: false, ..facts() }, 0, "any supplier of the area"),
        ] {
            let answer = ask(&facts);
            let answer = answer.value().unwrap();
            assert_eq!((answer.blocked_by.len(), answer.allowed), (blocks, blocks == 0), "{reason}");
        }
    }

    #[test]
    fn place_could_not_be_reserved_before_4_february_2026() {
        for (invited, allowed) in [(date(2026, 2, 3), false), (date(2026, 2, 4), true)] {
            let facts = ReservationFacts {
                commenced: date(2026, 1, 5),
                decided: Some(date(2026, 1, 5)),
                invited: Some(invited),
                ..facts()
            };
            assert_eq!(ask(&facts).value().unwrap().allowed, allowed, "{invited}");
            let small_only = ReservationFacts { place: None, ..facts };
            assert!(ask(&small_only).value().unwrap().allowed, "small suppliers could be reserved for");
        }
    }

    #[test]
    fn what_is_not_known_leaves_it_open_unless_something_stands_against_it_anyway() {
        let open = ReservationFacts { decided: None, ..facts() };
        assert_eq!(ask(&open).standing(), Standing::Undecided);
        let against = ReservationFacts { place: Some(Place::NotACountry), ..open };
        assert!(!ask(&against).value().unwrap().allowed);
    }

    #[test]
    fn the_notice_states_the_area_only_where_there_is_one() {
        for (place, states) in [(None, 1), (Some(Place::UnitedKingdom), 2), (Some(Place::OwnArea), 3)] {
            let answer = ask(&ReservationFacts { place, ..facts() });
            assert_eq!(answer.value().unwrap().notice_states.len(), states, "{place:?}");
        }
    }
}
