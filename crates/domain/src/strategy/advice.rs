//! Advice on procurement that was given to officers and managers, at which stage, and whether it was taken.

use super::WrongField;
use super::measures::{Measure, Reading, Readings};
use super::wrong::{check_line, check_text};
use super::{Quantity, Unit};
use crate::values::{Date, SubjectRef};
use serde::{Deserialize, Serialize};

super::ids::record_id! {
    /// The number of a piece of advice in the council's records.
    AdviceId
}

named! {
    /// The stage at which advice was given, the earliest first.
    AdviceStage {
        Idea "idea" "Before the options were looked at";
        Options "options" "While the options were weighed";
        BusinessCase "business_case" "Business case";
        Tender "tender" "Tender";
        Award "award" "Award";
        Contract "contract" "While the contract runs";
    }
}

named! {
    /// What became of advice.
    AdviceOutcome {
        Open "open" "Not known yet";
        Taken "taken" "Taken";
        PartTaken "part_taken" "Taken in part";
        NotTaken "not_taken" "Not taken";
    }
}

/// Advice that was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Advice {
    /// Its number.
    pub id: AdviceId,
    /// The day.
    pub on: Date,
    /// The stage of the project.
    pub stage: AdviceStage,
    /// What it was about, such as the project's name.
    pub subject: String,
    /// What was advised.
    pub said: String,
    /// Who gave it; a post rather than a name.
    pub from: String,
    /// What became of it.
    pub outcome: AdviceOutcome,
    /// Why it was not taken, or in part only.
    pub why: String,
    /// The records it was about.
    pub about: Vec<SubjectRef>,
}

/// What is wrong with advice before it is kept: where it was not taken as a whole, the reason is the lesson.
#[must_use]
pub fn check_advice(advice: &Advice, today: Date) -> Vec<WrongField> {
    let mut wrong = Vec::new();
    if advice.on > today {
        wrong.push(WrongField::new("on", "Enter a day that has come"));
    }
    check_line(&mut wrong, "subject", &advice.subject, Some("Enter what the advice was about"));
    check_text(&mut wrong, "said", &advice.said, Some("Enter what was advised"));
    check_line(&mut wrong, "from", &advice.from, Some("Enter who gave the advice"));
    let is_needed = matches!(advice.outcome, AdviceOutcome::NotTaken | AdviceOutcome::PartTaken);
    check_text(&mut wrong, "why", &advice.why, is_needed.then_some("Enter why it was not taken as it was given"));
    wrong
}

const fn measure(code: &'static str, name: &'static str, definition: &'static str) -> Measure {
    Measure { code, name, unit: Unit::Percentage, subject: "advice", definition }
}

/// What the log of advice offers.
pub const MEASURES: &[Measure] = &[
    measure(
        "advice.taken_share",
        "Advice taken",
        "Advice that was taken as a whole ÷ advice of which is known what became of it × 100.",
    ),
    measure(
        "advice.early_share",
        "Subjects advised early",
        "Subjects on which the first advice was given before the options were looked at ÷ subjects on which any was given × 100.",
    ),
];

/// Offers the figures of advice and says what is known of them on a day.
pub fn read_into(readings: &mut Readings, advice: &[Advice], today: Date) {
    readings.offer(MEASURES);
    let given: Vec<&Advice> = advice.iter().filter(|one| one.on <= today).collect();
    let whole = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let settled = given.iter().filter(|one| one.outcome != AdviceOutcome::Open).count();
    let taken = given.iter().filter(|one| one.outcome == AdviceOutcome::Taken).count();
    let source = "Log of advice";
    let none = "Not measured: of no advice is known what became of it.";
    let share = Quantity::share(whole(taken), whole(settled));
    readings.found("advice.taken_share", Reading::of(share, none, source, today));
    let mut first: std::collections::BTreeMap<String, (Date, AdviceStage)> = std::collections::BTreeMap::new();
    for one in &given {
        let known = first.entry(one.subject.trim().to_lowercase()).or_insert((one.on, one.stage));
        *known = (*known).min((one.on, one.stage));
    }
    let early = first.values().filter(|(_, stage)| *stage == AdviceStage::Idea).count();
    let none = "Not measured: no advice is recorded yet.";
    let share = Quantity::share(whole(early), whole(first.len()));
    readings.found("advice.early_share", Reading::of(share, none, source, today));
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: &str = "2026-06-17";

    fn advice(id: i64, subject: &str, stage: AdviceStage, outcome: AdviceOutcome) -> Advice {
        Advice {
            id: AdviceId::new(id),
            on: "2026-06-01".parse().unwrap(),
            stage,
            subject: subject.into(),
            said: "Ask three councils how they did it".into(),
            from: "Head of procurement".into(),
            outcome,
            why: String::new(),
            about: Vec::new(),
        }
    }

    #[test]
    fn advice_that_was_not_taken_as_given_has_a_reason() {
        let one = |outcome, why: &str| {
            let one = advice(1, "Leisure", AdviceStage::Idea, outcome);
            Advice { why: why.into(), ..one }
        };
        for (one, fields, reason) in [
            (one(AdviceOutcome::Open, ""), &[][..], "nobody knows yet"),
            (one(AdviceOutcome::Taken, ""), &[], "taken"),
            (one(AdviceOutcome::NotTaken, ""), &["why"], "not taken, without a reason"),
            (one(AdviceOutcome::PartTaken, " "), &["why"], "in part, without a reason"),
            (one(AdviceOutcome::NotTaken, "No time"), &[], "not taken, with one"),
            (Advice { on: "2026-06-18".parse().unwrap(), ..one(AdviceOutcome::Open, "") }, &["on"], "tomorrow"),
            (Advice { on: TODAY.parse().unwrap(), ..one(AdviceOutcome::Open, "") }, &[], "today"),
            (Advice { subject: String::new(), ..one(AdviceOutcome::Open, "") }, &["subject"], "about nothing"),
        ] {
            let wrong: Vec<&str> = check_advice(&one, TODAY.parse().unwrap()).iter().map(|one| one.field).collect();
            assert_eq!(wrong, fields, "{reason}");
        }
    }

    #[test]
    fn the_share_is_of_advice_whose_end_is_known() {
        use AdviceOutcome::{NotTaken, Open, PartTaken, Taken};
        let later = Advice { on: "2026-06-02".parse().unwrap(), ..advice(5, " leisure", AdviceStage::Award, Open) };
        let all = [
            advice(1, "Leisure", AdviceStage::Idea, Taken),
            advice(2, "Waste", AdviceStage::Tender, NotTaken),
            advice(3, "Waste", AdviceStage::Tender, PartTaken),
            advice(4, "Waste", AdviceStage::Award, Taken),
            later,
        ];
        let today: Date = TODAY.parse().unwrap();
        let mut readings = Readings::new(today);
        read_into(&mut readings, &all, today);
        let shown = |code: &str| readings.get(code).value.map(|one| one.to_string());
        assert_eq!(shown("advice.taken_share").as_deref(), Some("50.0%"), "two of four; one is open");
        assert_eq!(shown("advice.early_share").as_deref(), Some("50.0%"), "leisure, not waste");
        read_into(&mut readings, &[], today);
        assert!(readings.get("advice.taken_share").reason.starts_with("Not measured"));
    }
}
