//! Sign-off, totals and figures.

use super::*;
use std::collections::BTreeMap;

#[test]
fn a_part_is_forecast_until_finance_signed_what_is_claimed() {
    let claim = || Some(delivered(90, "2026-06-01"));
    let amount = Pence::new;
    for (part, on, standing_then, reason) in [
        (
            part("2025-26", 100, None, None),
            "2026-11-21",
            Standing::Forecast { amount: amount(10_000) },
            "nothing claimed",
        ),
        (
            part("2025-26", 100, claim(), None),
            "2026-06-01",
            Standing::Claimed { amount: amount(9_000) },
            "on the day of the claim",
        ),
        (part("2025-26", 100, claim(), None), "2026-11-21", Standing::Claimed { amount: amount(9_000) }, "claimed"),
        (
            part("2025-26", 100, claim(), None),
            "2026-05-31",
            Standing::Forecast { amount: amount(10_000) },
            "the day before the claim",
        ),
        (
            part("2025-26", 100, claim(), Some(signed(90, "2026-07-01"))),
            "2026-06-30",
            Standing::Claimed { amount: amount(9_000) },
            "the day before the signature",
        ),
        (
            part("2025-26", 100, claim(), Some(signed(90, "2026-07-01"))),
            "2026-07-01",
            Standing::SignedOff { amount: amount(9_000) },
            "its day",
        ),
        (
            part("2025-26", 100, Some(delivered(95, "2026-08-01")), Some(signed(90, "2026-07-01"))),
            "2026-11-21",
            Standing::ChangedSince { amount: amount(9_500), signed: amount(9_000) },
            "claimed anew with another sum",
        ),
        (
            part("2025-26", 100, Some(delivered(0, "2026-06-01")), Some(signed(0, "2026-07-01"))),
            "2026-11-21",
            Standing::SignedOff { amount: amount(0) },
            "nothing came, and that is signed",
        ),
    ] {
        assert_eq!(standing(&part, day(on)), standing_then, "{reason}");
    }
}

#[test]
fn finance_signs_only_what_can_be_signed() {
    let good = || saving(1, Kind::Cashable, vec![part("2025-26", 100, Some(delivered(90, "2026-06-01")), None)]);
    let with = |change: fn(&mut Saving)| {
        let mut one = good();
        change(&mut one);
        one
    };
    let of = || year("2025-26");
    for (saving, by, refused, reason) in [
        (good(), "F. Moor", None, "claimed by another"),
        (good(), " b. lane ", Some(SignOffRefusal::ClaimedBySame { by: "b. lane".into() }), "who claims does not sign"),
        (with(|one| one.years.clear()), "F. Moor", Some(SignOffRefusal::NoSuchYear { year: of() }), "no such year"),
        (
            with(|one| one.years[0].delivered = None),
            "F. Moor",
            Some(SignOffRefusal::NothingClaimed { year: of() }),
            "nothing claimed",
        ),
        (with(|one| one.baseline = None), "F. Moor", Some(SignOffRefusal::NoBaseline), "against nothing"),
        (with(|one| one.withdrawn = Some(today())), "F. Moor", Some(SignOffRefusal::Withdrawn), "withdrawn today"),
        (
            with(|one| one.years[0].signed = Some(signed(90, "2026-07-01"))),
            "F. Moor",
            Some(SignOffRefusal::SignedAlready),
            "twice",
        ),
        (
            with(|one| one.years[0].signed = Some(signed(80, "2026-05-01"))),
            "F. Moor",
            None,
            "signed before it was claimed anew",
        ),
    ] {
        let found = sign_off(&saving, of(), by, today());
        assert_eq!(found.as_ref().err(), refused.as_ref(), "{reason}");
        assert!(found.is_err() || found.is_ok_and(|signed| signed.amount == Pence::new(9_000)), "{reason}");
    }
}

#[test]
fn a_saving_of_several_years_counts_in_each_with_that_years_part() {
    let done = |of: &str, pounds: i64| {
        part(of, pounds, Some(delivered(pounds, "2026-06-01")), Some(signed(pounds, "2026-06-02")))
    };
    let savings = [
        saving(1, Kind::Cashable, vec![done("2024-25", 30), done("2025-26", 40), part("2026-27", 50, None, None)]),
        saving(2, Kind::Avoided, vec![done("2026-27", 7)]),
        saving(3, Kind::Social, vec![done("2026-27", 1_000)]),
        Saving { withdrawn: Some(day("2026-11-01")), ..saving(4, Kind::Cashable, vec![done("2026-27", 500)]) },
        saving(5, Kind::Income, vec![part("2026-27", 20, Some(delivered(25, "2026-11-01")), None)]),
    ];
    assert_eq!(years(&savings).len(), 3);
    let of = |totals: Vec<YearTotal>, kind| *totals.iter().find(|total| total.kind == kind).unwrap();
    let present = || year_total(&savings, year("2026-27"), today()).unwrap();
    let income = of(present(), Kind::Income);
    assert_eq!((income.delivered, income.claimed, income.awaited), (Pence::ZERO, Pence::new(2_500), Pence::new(2_500)));
    assert_eq!(income.against_plan(), Ok(Pence::new(500)), "£5 more than was planned");
    assert_eq!(of(in_total(&savings, today()).unwrap(), Kind::Cashable).delivered, Pence::new(7_000));
    let found: BTreeMap<&str, String> = measures::read(&savings, today())
        .into_iter()
        .map(|(code, one)| (code, one.value.map_or(one.reason, |value| value.to_string())))
        .collect();
    for (code, shown, reason) in [
        ("savings.delivered", "£7", "the cost avoided; neither the withdrawn nor the social nor the unsigned one"),
        ("savings.delivered_in_total", "£77", "30 + 40 + 7"),
        ("savings.delivered_cashable", "£0", "nothing cashable this year is a number"),
        ("savings.forecast", "£75", "50 forecast and 25 claimed"),
        ("savings.signed_off_share", "100.0%", "both parts of years that are over"),
        ("savings.social_delivered", "£1,000", "by itself"),
        ("savings.social_service", "£0", "the social benefit is an added one"),
        ("savings.social_addition", "£1,000", "by itself"),
        ("savings.idea_count", "0", "all were entered as decided"),
        ("savings.income", "£0", "claimed and not signed off"),
        ("savings.recorded_count", "4", "the withdrawn one is out"),
        ("savings.social_count", "1", "one"),
        ("savings.joint_count", "0", "none was made with others"),
        ("savings.double_claim_count", "0", "none"),
    ] {
        assert_eq!(found[code], shown, "{reason}");
    }
    assert_eq!(found.len(), measures::MEASURES.len());
    for (code, reading) in measures::read(&[], today()) {
        assert!(reading.value.is_none() && reading.reason.starts_with("Not measured"), "{code} of an empty register");
    }
}

#[test]
fn a_saving_that_cannot_be_is_refused() {
    let good = || saving(1, Kind::Cashable, vec![part("2025-26", 100_000, None, None)]);
    let with = |change: fn(&mut Saving)| {
        let mut one = good();
        change(&mut one);
        one
    };
    for (saving, wrong, reason) in [
        (good(), vec![], "all of the baseline"),
        (
            with(|one| one.years[0].forecast = Pence::new(10_000_001)),
            vec![WrongSaving::AboveBaseline {
                year: year("2025-26"),
                claimed: Pence::new(10_000_001),
                baseline: Pence::new(10_000_000),
            }],
            "a penny more than would be paid",
        ),
        (
            with(|one| (one.kind, one.years[0].forecast) = (Kind::Income, Pence::new(10_000_001))),
            vec![],
            "income may exceed it",
        ),
        (with(|one| one.title = " ".into()), vec![WrongSaving::NoTitle], "no title"),
        (
            with(|one| one.years.push(part("2025-26", 1, None, None))),
            vec![WrongSaving::SameYear { year: year("2025-26") }],
            "a year twice",
        ),
        (
            with(|one| {
                one.recurrence = Recurrence::OneOff;
                one.years.push(part("2026-27", 1, None, None));
            }),
            vec![WrongSaving::OneOffTwice],
            "one-off in two years",
        ),
        (
            with(|one| {
                one.baseline = None;
                one.years[0].delivered = Some(Delivered { evidence: " ".into(), ..delivered(1, "2026-06-01") });
            }),
            vec![WrongSaving::NoEvidence { year: year("2025-26") }, WrongSaving::NoBaseline],
            "delivered, against nothing and with nothing to show",
        ),
        (
            with(|one| one.years = vec![part("2027-28", 1, Some(delivered(1, "2026-06-01")), None)]),
            vec![WrongSaving::NotBegun { year: year("2027-28") }],
            "delivered in a year to come",
        ),
    ] {
        assert_eq!(check(&saving, today()), wrong, "{reason}");
        assert!(wrong.iter().all(|one| !one.to_string().is_empty()));
    }
}
