//! What councils save together.

use super::*;
use proptest::prelude::*;

fn participant(name: &str, before: i64, after: i64, agreed: Option<u32>) -> Participant {
    Participant { name: name.into(), before: Pence::new(before * 100), after: Pence::new(after * 100), agreed }
}

fn food(by: ApportionBy) -> JointSaving {
    let participants = vec![
        participant("Wynmarch", 500_000, 400_000, Some(3_333)),
        participant("Elverdale", 900_000, 700_000, Some(3_333)),
        participant("Northmere", 350_000, 300_000, Some(3_334)),
    ];
    JointSaving { title: "Food for schools".into(), by, participants }
}

#[test]
fn a_joint_saving_comes_to_its_sum_whatever_the_way() {
    for (by, parts) in [
        (ApportionBy::OwnSaving, [10_000_000, 20_000_000, 5_000_000]),
        (ApportionBy::OldPrice, [10_000_000, 18_000_000, 7_000_000]),
        (ApportionBy::Equal, [11_666_667, 11_666_667, 11_666_666]),
        (ApportionBy::Agreed, [11_665_500, 11_665_500, 11_669_000]),
    ] {
        let joint = food(by);
        let sum = joint.annual().unwrap();
        assert_eq!(sum, Pence::new(35_000_000), "£350,000 a year");
        let found: Vec<i64> = joint.parts(sum).unwrap().into_iter().map(Pence::get).collect();
        assert_eq!(found, parts, "{by}");
        assert_eq!(found.iter().sum::<i64>(), sum.get(), "{by}");
    }
}

#[test]
fn what_cannot_be_apportioned_is_refused_with_the_sum() {
    let with = |by, change: fn(&mut JointSaving)| {
        let mut joint = food(by);
        change(&mut joint);
        joint.parts(Pence::new(1)).err()
    };
    let percentages = |sum: &str| Some(ApportionRefusal::PercentagesDoNotAddUp { sum: sum.into() });
    for (found, refused, reason) in [
        (with(ApportionBy::Agreed, |_| {}), None, "100.00"),
        (
            with(ApportionBy::Agreed, |joint| joint.participants[0].agreed = Some(3_332)),
            percentages("99.99"),
            "a hundredth short",
        ),
        (
            with(ApportionBy::Agreed, |joint| joint.participants[0].agreed = Some(3_334)),
            percentages("100.01"),
            "a hundredth over",
        ),
        (
            with(ApportionBy::Agreed, |joint| joint.participants[1].agreed = None),
            Some(ApportionRefusal::NoPercentage { name: "Elverdale".into() }),
            "one is missing",
        ),
        (
            with(ApportionBy::OwnSaving, |joint| joint.participants[2].after = Pence::new(40_000_000)),
            Some(ApportionRefusal::PartBelowNought { name: "Northmere".into() }),
            "one pays more than before",
        ),
        (
            with(ApportionBy::OldPrice, |joint| joint.participants.iter_mut().for_each(|one| one.before = Pence::ZERO)),
            Some(ApportionRefusal::NoParts),
            "nobody paid before",
        ),
        (with(ApportionBy::Equal, |joint| joint.participants.clear()), Some(ApportionRefusal::Nobody), "nobody"),
    ] {
        assert_eq!(found, refused, "{reason}");
    }
}

#[test]
fn a_council_is_the_participant_of_its_name() {
    let named = |names: &[&str]| {
        let participants = names.iter().map(|name| participant(name, 10, 5, None)).collect();
        JointSaving { title: "Lifts".into(), by: ApportionBy::Equal, participants }
    };
    let council = "Wynmarch District Council";
    for (names, found, reason) in [
        (vec!["Ostley", council], Some(1), "its own name"),
        (vec!["wynmarch district council "], Some(0), "in other letters"),
        (vec!["Wynmarch", "Ostley"], Some(0), "the beginning of its name"),
        (vec!["Wynmarch", council], Some(1), "its whole name before the beginning of it"),
        (vec!["Wynmarch", "Wynmarch District"], None, "two that it may be"),
        (vec!["Wynmar"], None, "half a word"),
        (vec!["", "Ostley"], None, "nobody of its name"),
    ] {
        assert_eq!(named(&names).participant_of(council), found, "{reason}");
    }
}

#[test]
fn the_pennies_that_are_left_go_to_the_largest_fractions() {
    for (sum, weights, parts, reason) in [
        (10, vec![1, 2, 4], vec![1, 3, 6], "3, 6 and 5 sevenths are over: the second and the third get a penny"),
        (-10, vec![1, 2, 4], vec![-1, -3, -6], "a loss falls as a gain would"),
        (100, vec![1, 1, 1], vec![34, 33, 33], "of equal fractions the first"),
        (1, vec![0, 1], vec![0, 1], "nothing for nobody's part"),
        (0, vec![3, 4], vec![0, 0], "nothing to apportion"),
        (7, vec![5], vec![7], "one alone"),
    ] {
        let found: Vec<i64> = apportion(Pence::new(sum), &weights).unwrap().into_iter().map(Pence::get).collect();
        assert_eq!(found, parts, "{reason}");
    }
}

proptest! {
    #[test]
    fn parts_sum_exactly_and_are_within_a_penny_of_their_share(
        sum in any::<i64>(),
        weights in proptest::collection::vec(0_i64..=1_000_000_000_000, 1..40),
    ) {
        prop_assume!(weights.iter().any(|weight| *weight > 0));
        let parts = apportion(Pence::new(sum), &weights).unwrap();
        let total: i128 = parts.iter().map(|part| i128::from(part.get())).sum();
        prop_assert_eq!(total, i128::from(sum));
        let whole: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
        for (part, weight) in parts.iter().zip(&weights) {
            let off = (i128::from(part.get()) * whole - i128::from(sum) * i128::from(*weight)).abs();
            prop_assert!(off < whole, "off by a penny or more");
            prop_assert!(*weight > 0 || *part == Pence::ZERO, "a penny for nobody's part");
        }
    }

    #[test]
    fn more_weight_never_gets_less(sum in 0_i64..100_000_000, weights in proptest::collection::vec(1_i64..1_000, 2..20)) {
        let parts = apportion(Pence::new(sum), &weights).unwrap();
        for (one, weight) in parts.iter().zip(&weights) {
            for (other, less) in parts.iter().zip(&weights) {
                prop_assert!(weight <= less || one >= other);
            }
        }
    }
}
