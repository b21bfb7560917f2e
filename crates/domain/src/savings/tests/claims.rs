//! Claiming what was delivered, and changing a saving of which something was claimed.

use super::*;
use crate::strategy::{WrongField, check_reason};

fn fields(wrong: &[WrongField]) -> Vec<&'static str> {
    wrong.iter().map(|one| one.field).collect()
}

#[test]
fn a_claim_has_evidence_and_a_year_that_began_and_stays_within_the_baseline() {
    let saving = saving(1, Kind::Cashable, vec![part("2026-27", 50, None, None), part("2027-28", 50, None, None)]);
    for (of, pounds, evidence, wrong, reason) in [
        ("2026-27", 60, "Invoices", vec![], "more than was expected"),
        ("2026-27", 0, "Invoices", vec![], "nothing came, which is known"),
        ("2026-27", -1, "Invoices", vec!["amount"], "below nought"),
        ("2026-27", 60, " ", vec!["evidence"], "nothing shows it"),
        ("2026-27", 100_000, "Invoices", vec![], "all of the baseline"),
        ("2026-27", 100_001, "Invoices", vec!["amount"], "a pound more"),
        ("2027-28", 10, "Invoices", vec!["amount"], "a year to come"),
        ("2025-26", 10, "Invoices", vec!["amount"], "a year that is not in its profile"),
    ] {
        let claimed = Delivered { evidence: evidence.to_owned(), ..delivered(pounds, "2026-11-21") };
        let found = claim(&saving, year(of), claimed, today());
        assert_eq!(found.err().as_deref().map(fields).unwrap_or_default(), wrong, "{reason}");
    }
}

#[test]
fn finance_signs_anew_what_is_claimed_anew() {
    let was = Some(delivered(40, "2026-10-01"));
    let signed_off = saving(1, Kind::Cashable, vec![part("2026-27", 50, was, Some(signed(40, "2026-10-05")))]);
    let again =
        |saving: &Saving, pounds| claim(saving, year("2026-27"), delivered(pounds, "2026-11-21"), today()).unwrap();
    let stands = |saving: &Saving| standing(&saving.years[0], today());
    let (forty, fifty) = (Pence::new(4_000), Pence::new(5_000));
    assert_eq!(stands(&signed_off), Standing::SignedOff { amount: forty });
    let more = again(&signed_off, 50);
    assert_eq!(stands(&more), Standing::ChangedSince { amount: fifty, signed: forty }, "another sum");
    assert_eq!(stands(&again(&more, 40)), Standing::Claimed { amount: forty }, "back to the sum that was signed");
    assert_eq!(stands(&again(&signed_off, 40)), Standing::Claimed { amount: forty }, "other evidence for the same sum");
}

#[test]
fn what_finance_sends_back_is_forecast_until_it_is_claimed_anew() {
    let of = year("2026-27");
    let claimed =
        |signature| saving(1, Kind::Cashable, vec![part("2026-27", 50, Some(delivered(40, "2026-10-01")), signature)]);
    let send = |saving: &Saving| send_back(saving, of, ("F. Moor", "No invoice of May"), today());
    let sums = |saving: &Saving| {
        let total = of_saving(saving, today()).unwrap();
        [total.delivered, total.claimed, total.awaited].map(|sum| sum.get() / 100)
    };
    for (before, earlier, reason) in [
        (claimed(None), Standing::Claimed { amount: Pence::new(4_000) }, "a claim"),
        (
            claimed(Some(signed(40, "2026-10-05"))),
            Standing::SignedOff { amount: Pence::new(4_000) },
            "a sign-off that is withdrawn",
        ),
    ] {
        let back = send(&before).unwrap();
        assert_eq!(standing(&back.years[0], today()), Standing::SentBack { amount: Pence::new(5_000) }, "{reason}");
        assert_eq!(standing(&back.years[0], day("2026-11-20")), earlier, "the day before: {reason}");
        assert_eq!(sums(&back), [0, 0, 50], "forecast as it was planned: {reason}");
        assert!(!waits_for_finance(&back, today()) && waits_for_claim(&back, today()).count() == 1, "{reason}");
        assert_eq!(send(&back), Err(CannotSendBack::Already), "{reason}");
        assert_eq!(sign_off(&back, of, "F. Moor", today()), Err(SignOffRefusal::SentBack), "{reason}");
        let changed = changed(&back, before.clone(), today()).unwrap();
        assert_eq!(changed.years[0].sent_back, back.years[0].sent_back, "a change of the saving is no claim: {reason}");
        let anew = claim(&back, of, delivered(40, "2026-11-21"), today()).unwrap();
        assert_eq!(standing(&anew.years[0], today()), Standing::Claimed { amount: Pence::new(4_000) }, "{reason}");
        assert!(waits_for_finance(&anew, today()), "{reason}");
    }
    let nothing = saving(1, Kind::Cashable, vec![part("2026-27", 50, None, None)]);
    assert_eq!(send(&nothing), Err(CannotSendBack::NothingClaimed), "nothing claimed");
    let withdrawn = Saving { withdrawn: Some(today()), ..claimed(None) };
    assert_eq!(send(&withdrawn), Err(CannotSendBack::DoesNotCount), "withdrawn");
}

#[test]
fn a_change_keeps_claims_and_drops_signatures_with_the_baseline() {
    let claimed = || Some(delivered(40, "2026-10-01"));
    let before = saving(1, Kind::Cashable, vec![part("2026-27", 50, claimed(), Some(signed(40, "2026-10-05")))]);
    let entered = |years| saving(9, Kind::Cashable, years);
    let same = entered(vec![part("2026-27", 60, None, None)]);
    let same = Saving { baseline: before.baseline.clone(), ..same };
    let kept = changed(&before, same.clone(), today()).unwrap();
    assert_eq!((kept.id, kept.years[0].forecast), (before.id, Pence::new(6_000)));
    assert_eq!((&kept.years[0].delivered, &kept.years[0].signed), (&claimed(), &before.years[0].signed));
    let social_from = Some(crate::savings::SocialFrom::Service);
    let social = Saving { kind: Kind::Social, social_from, ..same.clone() };
    let social = changed(&before, social, today()).unwrap();
    assert_eq!((&social.years[0].delivered, &social.years[0].signed), (&claimed(), &None), "another kind");
    let without = Saving { baseline: None, ..same.clone() };
    assert_eq!(
        fields(&changed(&before, without, today()).unwrap_err()),
        ["baseline-amount"],
        "a claim needs a baseline"
    );
    let elsewhere = Saving { years: vec![part("2027-28", 60, None, None)], ..same };
    assert_eq!(fields(&changed(&before, elsewhere, today()).unwrap_err()), ["year-0"], "a year with a claim");
}

#[test]
fn a_saving_of_many_years_comes_to_one_sum_of_each_sort_unless_it_was_withdrawn() {
    let years = vec![
        part("2025-26", 50, Some(delivered(40, "2026-04-10")), Some(signed(40, "2026-05-01"))),
        part("2026-27", 50, Some(delivered(20, "2026-10-10")), None),
        part("2027-28", 50, None, None),
    ];
    let counting = saving(1, Kind::Avoided, years);
    let sums = |saving: &Saving| {
        let total = of_saving(saving, today()).unwrap();
        [total.planned, total.delivered, total.claimed, total.awaited].map(|sum| sum.get() / 100)
    };
    assert_eq!(sums(&counting), [150, 40, 20, 70]);
    assert_eq!(sums(&Saving { withdrawn: Some(today()), ..counting }), [0, 0, 0, 0]);
}

#[test]
fn a_joint_saving_is_kept_where_it_can_be_apportioned_as_agreed() {
    let one = |name: &str, before: i64, after: i64, agreed: Option<u32>| Participant {
        name: name.into(),
        before: Pence::new(before),
        after: Pence::new(after),
        agreed,
    };
    let joint = |by, participants| JointSaving { title: "Lifts".into(), by, participants };
    for (joint, wrong, reason) in [
        (joint(ApportionBy::Equal, vec![one("A", 10, 5, None), one("B", 10, 9, None)]), vec![], "two councils"),
        (joint(ApportionBy::Equal, vec![]), vec!["name-0"], "nobody"),
        (joint(ApportionBy::Equal, vec![one("A", 10, 5, None), one(" a", 1, 1, None)]), vec!["name-0"], "twice"),
        (joint(ApportionBy::OwnSaving, vec![one("A", 10, 5, None), one("B", 1, 2, None)]), vec!["by"], "a loss"),
        (
            joint(ApportionBy::Agreed, vec![one("A", 10, 5, Some(6_000)), one("B", 9, 2, Some(4_000))]),
            vec![],
            "100 per cent",
        ),
        (
            joint(ApportionBy::Agreed, vec![one("A", 10, 5, Some(6_000)), one("B", 9, 2, Some(3_999))]),
            vec!["agreed-0"],
            "a hundredth short",
        ),
        (joint(ApportionBy::Agreed, vec![one("A", 10, 5, None)]), vec!["agreed-0"], "no percentage"),
        (joint(ApportionBy::Equal, vec![one("A", -1, 5, None)]), vec!["before-0"], "a price below nought"),
    ] {
        assert_eq!(fields(&check_joint(&joint)), wrong, "{reason}");
    }
    assert_eq!(fields(&check_reason(" ")), ["why"]);
    assert!(check_reason("sold").is_empty());
}
