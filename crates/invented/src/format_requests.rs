//! Requests for documents in other formats: one in each state that a register can show.

use crate::calendar::{later, to_weekday};
use domain::format_requests::{AskedFor, Asker, Channel, Format, Step, StepKind};
use domain::values::{Date, Pence};

/// A request that came to an invented council, and what became of it.
#[derive(Clone, Debug)]
pub struct InventedFormatRequest {
    /// The document.
    pub asked_for: AskedFor,
    /// The format.
    pub format: Format,
    /// Who asked.
    pub asker: Asker,
    /// The day on which it came in.
    pub came_in: Date,
    /// How it came in.
    pub channel: Channel,
    /// What became of it, step by step.
    pub steps: Vec<Step>,
}

const HANDLER: &str = "Procurement officer";

fn asker(name: &str, reach: &str, words: &str) -> Asker {
    Asker { name: name.to_owned(), reach: reach.to_owned(), words: words.to_owned(), language: String::new() }
}

/// The requests as they stand on a day: sent in time, not done, overdue, and two that are open, one of the public page.
pub(crate) fn requests(today: Date) -> Vec<InventedFormatRequest> {
    let on = |days: i64| to_weekday(later(today, days));
    let step = |to, days| Step { to, handler: HANDLER.to_owned(), on: on(days), cost: None, why: String::new() };
    let because = "The rules change next month. The text in force then will be sent in Welsh.".to_owned();
    let request = |asked_for, format, asker, days, channel| {
        let came_in = on(days);
        InventedFormatRequest { asked_for, format, asker, came_in, channel, steps: Vec::new() }
    };
    let sent = Step { cost: Some(Pence::new(1_460)), ..step(StepKind::Sent, -44) };
    let not_done = Step { why: because, ..step(StepKind::NotDone, -60) };
    let welsh = Asker {
        language: "Welsh".to_owned(),
        ..asker("Gwen Harrow", "gwen.harrow@people.example", "The contract procedure rules.")
    };
    let by_post = asker("Arthur Pell", "12 Mill Row, Wynmarch", "Letters of 20 point, please, on yellow paper.");
    let to_hear =
        asker("Lin Okoro", "01632 960 144", "Only the last quarter. A file to play on the telephone serves well.");
    vec![
        InventedFormatRequest {
            steps: vec![not_done],
            ..request(AskedFor::Words, Format::OtherLanguage, welsh, -70, Channel::Email)
        },
        InventedFormatRequest {
            steps: vec![step(StepKind::InHand, -50), sent],
            ..request(AskedFor::Strategy, Format::LargePrint, by_post, -51, Channel::Letter)
        },
        InventedFormatRequest {
            steps: vec![step(StepKind::InHand, -28)],
            ..request(AskedFor::Spending, Format::Audio, to_hear, -30, Channel::Telephone)
        },
        request(
            AskedFor::Scorecard,
            Format::EasyRead,
            asker("Wynmarch People First", "hello@peoplefirst.example", "For six of our members."),
            -4,
            Channel::InPerson,
        ),
        InventedFormatRequest {
            came_in: today,
            ..request(
                AskedFor::Strategy,
                Format::Braille,
                asker("Sam Dale", "sam.dale@people.example", ""),
                0,
                Channel::PublicPage,
            )
        },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::format_requests::check_asked;

    #[test]
    fn every_request_could_have_been_typed_and_every_step_comes_after_the_one_before() {
        // Each day of a year, so that weekends and holidays of every season are met.
        let first: Date = "2026-01-01".parse().unwrap();
        for today in (0..366).map(|days| later(first, days)) {
            for one in requests(today) {
                assert_eq!(check_asked((one.asked_for, one.format), &one.asker, (one.came_in, today)), [], "{today}");
                let days = one.steps.iter().map(|step| step.on);
                let in_order = std::iter::once(one.came_in).chain(days).chain([today]).collect::<Vec<_>>();
                assert!(in_order.is_sorted(), "{today}: {in_order:?}");
            }
        }
    }
}
