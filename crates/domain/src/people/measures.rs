//! The figures of people that checks, indicators and reports ask for.

use crate::access::Role;
use crate::strategy::measures::{Measure, Reading, Readings};
use crate::strategy::{Quantity, Unit};
use crate::values::Date;

const SOURCE: &str = "People of the council";

/// What the list of people offers.
pub const MEASURES: &[Measure] = &[
    Measure {
        code: "people.councillor_count",
        name: "Councillors who can see the figures",
        unit: Unit::Count,
        subject: "people",
        definition: "People with the role of councillor who can sign in.",
    },
    Measure {
        code: "people.contract_manager_count",
        name: "Contract managers",
        unit: Unit::Count,
        subject: "people",
        definition: "People with the role of contract manager who can sign in.",
    },
];

/// Offers the figures of people and says what is known of them on a day, from the roles of each person who can sign in.
pub fn read_into<'a>(readings: &mut Readings, people: impl IntoIterator<Item = &'a [Role]>, today: Date) {
    readings.offer(MEASURES);
    let (mut councillors, mut contract_managers) = (0, 0);
    for roles in people {
        councillors += i64::from(roles.contains(&Role::Councillor));
        contract_managers += i64::from(roles.contains(&Role::ContractManager));
    }
    // The house knows all who can sign in, so that nought is a count.
    let count = |people: i64| Reading::measured(Quantity::count(people), SOURCE, today);
    readings.found("people.councillor_count", count(councillors));
    readings.found("people.contract_manager_count", count(contract_managers));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_person_counts_once_for_each_role() {
        let today: Date = "2026-11-21".parse().unwrap();
        let people: [&[Role]; 3] =
            [&[Role::Councillor, Role::ContractManager], &[Role::Councillor], &[Role::Administrator]];
        let mut readings = Readings::new(today);
        read_into(&mut readings, people, today);
        let value = |code: &str| readings.get(code).value;
        assert_eq!(value("people.councillor_count"), Some(Quantity::count(2)));
        assert_eq!(value("people.contract_manager_count"), Some(Quantity::count(1)));
    }
}
