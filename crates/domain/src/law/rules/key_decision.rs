//! Key decisions: what makes one, the earliest day for it, and the meeting that it can go to.

use crate::law::calendar::{clear_days_after, said};
use crate::law::{Answer, BadFact, Entry, Example, Reasons, Rule, Settings, Sureness, not_before, not_negative};
use crate::values::Pence;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde::Serialize;

/// The clear days for which a key decision stands published.
const CLEAR_DAYS: u16 = 28;

/// The clear days where 28 are impracticable.
const SHORT_CLEAR_DAYS: u16 = 5;

named! {
    /// How the five clear days are counted: the council's setting, for the Regulations do not say. Working days are never
    /// too early.
    #[derive(Default)]
    ClearDays {
        #[default]
        Working "working" "working days";
        Calendar "calendar" "calendar days";
    }
}

choice! {
    /// How the decision is announced.
    Announcement {
        Ordinary "ordinary" "Published 28 clear days before";
        GeneralException "general_exception" "28 clear days are impracticable: the scrutiny chair is told, and 5 clear days pass";
        SpecialUrgency "special_urgency" "5 clear days are impracticable too: the scrutiny chair agrees";
    }
}

facts! {
    /// What the day of the decision depends on.
    KeyDecisionFacts {
        "On which day is the notice of the decision published?"
        notice: Date;
        "How is the decision announced?"
        announcement: Option<Announcement>;
        "On which day did the scrutiny chair agree that it is urgent?"
        agreed: Option<Date>;
        "How much does the decision spend or save?"
        amount_pence: Option<Pence>;
        "From which amount does the council call a decision key?"
        key_from_pence: Option<Pence>;
        "In how many wards is its effect significant?"
        wards: Option<u32>;
        "On which day is the decision wanted?"
        wanted: Option<Date>;
        "On which days does the body that decides meet?"
        meetings: Vec<Date>;
        "For how many working days can the decision be called in?"
        call_in_working_days: Option<u8>;
    }
}

/// When the decision may be taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KeyDecisionAnswer {
    /// Whether it is a key decision; none where the facts do not say.
    pub key: Option<bool>,
    /// The first day on which it may be taken.
    pub earliest: Date,
    /// The first meeting on or after that day.
    pub meeting: Option<Date>,
    /// The last day for publishing the notice, so that it can be taken on the day wanted.
    pub publish_by: Option<Date>,
    /// Whether it can be taken on the day wanted.
    pub in_time: Option<bool>,
    /// The first day on which it takes effect, after call-in.
    pub takes_effect: Option<Date>,
}

/// The rule of key decisions.
pub struct KeyDecision;

impl Rule for KeyDecision {
    type Facts = KeyDecisionFacts;
    type Answer = KeyDecisionAnswer;

    const ENTRY: Entry = Entry {
        number: 32,
        code: "key-decision",
        name: "Key decisions",
        sentence: "A key decision of the executive is taken only after its details were published for 28 clear days; \
                   where that is impracticable the scrutiny chair is told and five clear days pass; where that is \
                   impracticable too, the chair has to agree.",
        source: "Local Authorities (Executive Arrangements) (Meetings and Access to Information) (England) Regulations \
                 2012 regs 8-11",
        from: date(2012, 9, 10),
        to: None,
        sureness: Sureness::Verified,
        why: "Members and the public can see a large decision coming.",
        assumptions: &[
            "Neither the day of publication nor the day of the decision is a clear day.",
            "The council's own amount is the first that is significant; an effect in two wards is enough.",
        ],
        exclusions: &[
            "Councils without an executive.",
            "Notices of private meetings, agendas and reports, which have clear days of their own.",
            "Call-in periods, which the council's constitution sets.",
        ],
    };

    fn decide(facts: &KeyDecisionFacts, settings: &Settings) -> Result<Answer<KeyDecisionAnswer>, BadFact> {
        check(facts)?;
        let mut reasons = Reasons::new();
        let key = is_key(facts, &mut reasons);
        let Some(earliest) = earliest(facts, settings, &mut reasons) else {
            return Ok(Self::unanswered(reasons));
        };
        let meeting = facts.meetings.iter().copied().filter(|day| *day >= earliest).min();
        for day in facts.meetings.iter().filter(|day| **day < earliest) {
            reasons
                .leave_out(format!("the meeting of {}", said(*day)), "before the first day on which it may be decided");
        }
        if !facts.meetings.is_empty() && meeting.is_none() {
            reasons.caution("no meeting is late enough", "add later meetings, or publish the notice earlier");
        }
        let takes_effect = facts.call_in_working_days.map(|days| {
            let from = meeting.unwrap_or(earliest);
            let days = settings.calendar.working_days_following(from, u16::from(days));
            days.say_leanings(&settings.calendar, &mut reasons);
            days.last_day().unwrap_or(from).saturating_add(1.day())
        });
        let answer = KeyDecisionAnswer {
            key,
            earliest,
            meeting,
            publish_by: facts.wanted.and_then(|wanted| publish_by(wanted, facts, settings)),
            in_time: facts.wanted.map(|wanted| wanted >= earliest),
            takes_effect,
        };
        Ok(Self::answer(answer, reasons))
    }

    fn examples() -> Vec<Example<Self>> {
        let plain = KeyDecisionFacts {
            notice: date(2026, 11, 20),
            announcement: None,
            agreed: None,
            amount_pence: Some(Pence::new(50_000_000)),
            key_from_pence: Some(Pence::new(25_000_000)),
            wards: None,
            wanted: None,
            meetings: Vec::new(),
            call_in_working_days: None,
        };
        let answer = KeyDecisionAnswer {
            key: Some(true),
            earliest: date(2026, 12, 19),
            meeting: None,
            publish_by: None,
            in_time: None,
            takes_effect: None,
        };
        vec![
            Example {
                told: "The notice goes up on 20 November 2026; 28 clear days are 21 November to 18 December.",
                facts: plain.clone(),
                expected: answer.clone(),
            },
            Example {
                told: "The cabinet meets on 16 December and 13 January, and the decision was wanted on the former.",
                facts: KeyDecisionFacts {
                    wanted: Some(date(2026, 12, 16)),
                    meetings: vec![date(2026, 12, 16), date(2027, 1, 13)],
                    call_in_working_days: Some(5),
                    ..plain
                },
                expected: KeyDecisionAnswer {
                    meeting: Some(date(2027, 1, 13)),
                    publish_by: Some(date(2026, 11, 17)),
                    in_time: Some(false),
                    takes_effect: Some(date(2027, 1, 21)),
                    ..answer
                },
            },
        ]
    }
}

fn check(facts: &KeyDecisionFacts) -> Result<(), BadFact> {
    for (field, amount) in [("amount_pence", facts.amount_pence), ("key_from_pence", facts.key_from_pence)] {
        if let Some(amount) = amount {
            not_negative(field, amount)?;
        }
    }
    facts.agreed.map_or(Ok(()), |agreed| not_before("agreed", agreed, facts.notice, "the notice"))
}

fn is_key(facts: &KeyDecisionFacts, reasons: &mut Reasons) -> Option<bool> {
    let by_amount = facts.amount_pence.zip(facts.key_from_pence).map(|(amount, from)| amount >= from);
    let by_wards = facts.wards.map(|wards| wards >= 2);
    if let Some((amount, from)) = facts.amount_pence.zip(facts.key_from_pence) {
        reasons.count(
            format!("{amount} against the council's {from}"),
            "spending or saving that is significant (reg 8(1)(a))",
        );
    }
    if let Some(wards) = facts.wards {
        reasons.count(format!("wards: {wards}"), "a significant effect in two or more (reg 8(1)(b))");
    }
    match (by_amount, by_wards) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (None, None) => None,
        (Some(false), _) | (_, Some(false)) => Some(false),
    }
}

fn earliest(facts: &KeyDecisionFacts, settings: &Settings, reasons: &mut Reasons) -> Option<Date> {
    match facts.announcement.unwrap_or(Announcement::Ordinary) {
        Announcement::Ordinary => {
            let first = clear_days_after(facts.notice, CLEAR_DAYS);
            reasons.row("28 clear days (reg 9)", format!("between {} and {}", said(facts.notice), said(first)));
            Some(first)
        }
        Announcement::GeneralException => {
            reasons.count("the scrutiny chair", "is told in writing, and that is published (reg 10)");
            Some(five_clear_days(facts.notice, settings, reasons))
        }
        Announcement::SpecialUrgency => {
            reasons
                .row("special urgency (reg 11)", "from the day the scrutiny chair agrees, with a notice that says why");
            if facts.agreed.is_none() {
                reasons.miss("agreed", "the decision may be taken only once the scrutiny chair has agreed");
            }
            facts.agreed
        }
    }
}

fn five_clear_days(notice: Date, settings: &Settings, reasons: &mut Reasons) -> Date {
    let whose =
        if settings.of_council { "as the council has set" } else { "assumed: no setting of a council is known here" };
    match settings.clear_days {
        ClearDays::Calendar => {
            reasons.row("5 clear days (reg 10)", format!("calendar days, {whose}"));
            clear_days_after(notice, SHORT_CLEAR_DAYS)
        }
        ClearDays::Working => {
            reasons.row("5 clear days (reg 10)", format!("working days, {whose}"));
            let days = settings.calendar.working_days_following(notice, SHORT_CLEAR_DAYS);
            days.say(&settings.calendar, reasons);
            days.last_day().unwrap_or(notice).saturating_add(1.day())
        }
    }
}

/// The last day for the notice; none in special urgency, where no days are counted.
fn publish_by(wanted: Date, facts: &KeyDecisionFacts, settings: &Settings) -> Option<Date> {
    match facts.announcement.unwrap_or(Announcement::Ordinary) {
        Announcement::Ordinary => Some(wanted.saturating_sub((i32::from(CLEAR_DAYS) + 1).days())),
        Announcement::GeneralException => Some(settings.last_day_before_clear_days(wanted, SHORT_CLEAR_DAYS)),
        Announcement::SpecialUrgency => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(notice: Date) -> KeyDecisionFacts {
        KeyDecisionFacts { notice, ..KeyDecision::examples().remove(0).facts }
    }

    fn answer(facts: &KeyDecisionFacts, clear_days: ClearDays) -> Option<KeyDecisionAnswer> {
        let settings = Settings { clear_days, ..Settings::default() };
        KeyDecision::decide(facts, &settings).unwrap().shown().cloned()
    }

    #[test]
    fn whose_clear_days_are_counted_is_said() {
        let facts =
            KeyDecisionFacts { announcement: Some(Announcement::GeneralException), ..facts(date(2026, 11, 20)) };
        for (of_council, clear_days, said) in [
            (false, ClearDays::Working, "working days, assumed"),
            (true, ClearDays::Working, "working days, as the council has set"),
            (true, ClearDays::Calendar, "calendar days, as the council has set"),
        ] {
            let settings = Settings { clear_days, of_council, ..Settings::default() };
            let asked = KeyDecision::decide(&facts, &settings).unwrap();
            assert!(asked.reasons().steps().iter().any(|step| step.why().starts_with(said)), "{said}");
        }
    }

    #[test]
    fn what_is_key_is_so_by_its_amount_or_by_its_wards() {
        let limit = Some(Pence::new(25_000_000));
        for (amount, from, wards, key, reason) in [
            (Some(25_000_000), limit, None, Some(true), "the council's amount itself"),
            (Some(24_999_999), limit, None, Some(false), "a penny less"),
            (Some(1), limit, Some(2), Some(true), "two wards"),
            (Some(1), limit, Some(1), Some(false), "one ward"),
            (Some(99_999_999), None, None, None, "the council's amount is not known"),
        ] {
            let facts = KeyDecisionFacts {
                amount_pence: amount.map(Pence::new),
                key_from_pence: from,
                wards,
                ..facts(date(2026, 11, 20))
            };
            assert_eq!(answer(&facts, ClearDays::Working).unwrap().key, key, "{reason}");
        }
    }

    #[test]
    fn five_clear_days_count_as_the_council_has_set() {
        let notice = date(2026, 12, 21);
        let facts = KeyDecisionFacts { announcement: Some(Announcement::GeneralException), ..facts(notice) };
        for (clear_days, earliest, reason) in [
            (ClearDays::Calendar, date(2026, 12, 27), "22 to 26 December"),
            (ClearDays::Working, date(2026, 12, 31), "22, 23, 24, 29 and 30 December"),
        ] {
            assert_eq!(answer(&facts, clear_days).unwrap().earliest, earliest, "{reason}");
        }
    }

    #[test]
    fn in_special_urgency_the_chairs_agreement_is_awaited() {
        let urgent = KeyDecisionFacts { announcement: Some(Announcement::SpecialUrgency), ..facts(date(2026, 11, 20)) };
        assert_eq!(answer(&urgent, ClearDays::Working), None);
        let agreed = KeyDecisionFacts { agreed: Some(date(2026, 11, 21)), ..urgent };
        assert_eq!(answer(&agreed, ClearDays::Working).unwrap().earliest, date(2026, 11, 21));
    }

    #[test]
    fn the_first_meeting_that_is_late_enough_is_taken() {
        for (meeting, taken, reason) in [
            (date(2026, 12, 18), None, "the last clear day"),
            (date(2026, 12, 19), Some(date(2026, 12, 19)), "the first day it may be decided"),
        ] {
            let facts = KeyDecisionFacts { meetings: vec![meeting], ..facts(date(2026, 11, 20)) };
            assert_eq!(answer(&facts, ClearDays::Working).unwrap().meeting, taken, "{reason}");
        }
    }

    #[test]
    fn a_notice_published_on_its_last_day_is_in_time_and_a_day_later_is_not() {
        for announcement in [Announcement::Ordinary, Announcement::GeneralException] {
            for clear_days in [ClearDays::Working, ClearDays::Calendar] {
                let mut wanted = date(2026, 3, 1);
                while wanted < date(2027, 3, 1) {
                    let at = |notice| KeyDecisionFacts {
                        announcement: Some(announcement),
                        wanted: Some(wanted),
                        ..facts(notice)
                    };
                    let last = answer(&at(wanted), clear_days).unwrap().publish_by.unwrap();
                    assert_eq!(answer(&at(last), clear_days).unwrap().in_time, Some(true), "{wanted} {announcement}");
                    let late = at(last.saturating_add(1.day()));
                    assert_eq!(answer(&late, clear_days).unwrap().in_time, Some(false), "{wanted} {announcement}");
                    wanted = wanted.tomorrow().unwrap();
                }
            }
        }
    }

    #[test]
    fn a_later_notice_or_another_holiday_never_brings_the_decision_forward() {
        use crate::law::calendar::{Calendar, OneOff, Part};
        let exception =
            |notice| KeyDecisionFacts { announcement: Some(Announcement::GeneralException), ..facts(notice) };
        let mut before = date(2026, 1, 1);
        for offset in 1..400 {
            let notice = date(2026, 1, 1).saturating_add(offset.days());
            let earliest = answer(&exception(notice), ClearDays::Working).unwrap().earliest;
            assert!(earliest >= before, "{notice}");
            before = earliest;
            for day in (0..8).map(|later: i32| notice.saturating_add(later.days())) {
                let holiday = OneOff { day, name: "Jubilee".into(), parts: Part::ALL.to_vec(), instead_of: None };
                let settings = Settings { calendar: Calendar::with(&[holiday]), ..Settings::default() };
                let with = KeyDecision::decide(&exception(notice), &settings).unwrap().shown().unwrap().earliest;
                assert!(with >= earliest, "{notice} with {day} off");
            }
        }
    }

    #[test]
    fn impossible_facts_are_refused_by_name() {
        let agreed = KeyDecisionFacts { agreed: Some(date(2026, 11, 19)), ..facts(date(2026, 11, 20)) };
        let amount = KeyDecisionFacts { amount_pence: Some(Pence::new(-1)), ..facts(date(2026, 11, 20)) };
        for (facts, field) in [(agreed, "agreed"), (amount, "amount_pence")] {
            assert_eq!(KeyDecision::decide(&facts, &Settings::default()).unwrap_err().field, field);
        }
    }
}
