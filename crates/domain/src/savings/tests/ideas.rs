//! Ideas count once they are decided, and social benefits say what they come from.

use super::*;

fn decided(verdict: Verdict, on: &str) -> Decided {
    Decided { verdict, by: "Commercial board".into(), on: day(on), why: "It pays for itself".into() }
}

fn idea(decided: Vec<Decided>) -> Saving {
    let years = vec![part("2026-27", 20, None, None)];
    Saving { idea: Some(Idea { decided }), ..saving(1, Kind::Income, years) }
}

#[test]
fn an_idea_counts_from_the_day_of_its_go() {
    let later = || decided(Verdict::Later, "2026-06-01");
    for (saving, on, counts, reason) in [
        (saving(1, Kind::Income, vec![]), "2026-11-21", true, "entered as decided, as all were before ideas were kept"),
        (idea(vec![]), "2026-11-21", false, "nobody decided"),
        (idea(vec![decided(Verdict::Go, "2026-07-01")]), "2026-06-30", false, "the day before"),
        (idea(vec![decided(Verdict::Go, "2026-07-01")]), "2026-07-01", true, "its day"),
        (idea(vec![later()]), "2026-11-21", false, "put off"),
        (idea(vec![later(), decided(Verdict::Go, "2026-07-01")]), "2026-11-21", true, "put off, then decided"),
        (
            idea(vec![decided(Verdict::Go, "2026-06-01"), decided(Verdict::No, "2026-07-01")]),
            "2026-11-21",
            false,
            "given up",
        ),
    ] {
        assert_eq!(saving.counts(day(on)), counts, "{reason}");
        assert!(saving.stands(day(on)), "{reason}: it stays in the register");
        let sum = of_saving(&saving, day(on)).unwrap().planned;
        assert_eq!(sum.get() > 0, counts && !saving.years.is_empty(), "{reason}");
    }
}

#[test]
fn a_decision_says_who_when_and_why_and_is_of_an_idea() {
    let claimed = Saving {
        years: vec![part("2026-27", 20, Some(delivered(5, "2026-10-01")), None)],
        ..idea(vec![decided(Verdict::Go, "2026-07-01")])
    };
    let by = |by: &str, why: &str| Decided { by: by.into(), why: why.into(), ..decided(Verdict::Go, "2026-07-01") };
    for (saving, decided, wrong, reason) in [
        (idea(vec![]), decided(Verdict::Go, "2026-11-21"), vec![], "today"),
        (idea(vec![]), decided(Verdict::Go, "2026-11-22"), vec!["on"], "tomorrow"),
        (idea(vec![]), decided(Verdict::Go, "2025-04-30"), vec!["on"], "before it was entered"),
        (
            idea(vec![decided(Verdict::No, "2026-08-01")]),
            decided(Verdict::Go, "2026-07-31"),
            vec!["on"],
            "before the last",
        ),
        (idea(vec![decided(Verdict::No, "2026-08-01")]), decided(Verdict::Go, "2026-08-01"), vec![], "the same day"),
        (idea(vec![]), by(" ", "x"), vec!["by"], "by nobody"),
        (idea(vec![]), by("Board", ""), vec!["reason"], "for no reason"),
        (saving(1, Kind::Income, vec![]), decided(Verdict::No, "2026-11-21"), vec!["verdict"], "no idea"),
        (claimed.clone(), decided(Verdict::No, "2026-11-21"), vec!["verdict"], "something was claimed"),
        (claimed, decided(Verdict::Go, "2026-11-21"), vec![], "go once more"),
    ] {
        let found = decide(&saving, decided, today());
        let fields: Vec<&str> = found.err().unwrap_or_default().iter().map(|one| one.field).collect();
        assert_eq!(fields, wrong, "{reason}");
    }
}

#[test]
fn nothing_is_claimed_or_signed_of_an_idea() {
    let claim = claim(&idea(vec![]), year("2026-27"), delivered(5, "2026-11-21"), today());
    assert_eq!(claim.unwrap_err().iter().map(|one| one.field).collect::<Vec<_>>(), ["amount"]);
    assert_eq!(sign_off(&idea(vec![]), year("2026-27"), "F. Moor", today()), Err(SignOffRefusal::NotDecided));
    let before = idea(vec![decided(Verdict::Later, "2026-06-01")]);
    let kept = changed(&before, saving(9, Kind::Income, before.years.clone()), today()).unwrap();
    assert_eq!(kept.idea, before.idea, "a change decides nothing");
}

#[test]
fn social_benefits_of_the_service_and_added_ones_add_up_to_all_of_them() {
    let of = |number, from, pounds| Saving {
        social_from: from,
        ..saving(number, Kind::Social, vec![part("2026-27", pounds, None, None)])
    };
    let (service, addition) = (Some(SocialFrom::Service), Some(SocialFrom::Addition));
    let savings = [
        of(1, service, 30),
        of(2, addition, 12),
        of(3, None, 5),
        saving(4, Kind::Cashable, vec![part("2026-27", 9, None, None)]),
    ];
    let planned = |from| social_total(&savings, from, |_| true, today()).unwrap().planned.get() / 100;
    assert_eq!([planned(service), planned(addition), planned(None)], [30, 12, 5]);
    let all = year_total(&savings, year("2026-27"), today()).unwrap();
    assert_eq!(all.iter().find(|one| one.kind == Kind::Social).unwrap().planned.get() / 100, 47);
    for (saving, wrong, reason) in [
        (&savings[0], false, "it says so"),
        (&savings[2], true, "a social benefit that does not"),
        (&savings[3], false, "another kind need not"),
    ] {
        assert_eq!(check_social(saving).is_some(), wrong, "{reason}");
    }
}
