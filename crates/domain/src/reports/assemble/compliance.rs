//! The report on compliance, for internal audit and whoever answers to it: each rule with how it is kept, and never without the
//! outcomes that it is for.

use super::ReportFacts;
use super::known::Known;
use super::sources::{CALENDAR, LOSSES, PUBLICATION, RISKS, Records, SAVINGS, SCORECARD, capital, day, so_many};
use crate::reports::{Cell, Content, Report, ReportKind, Section, Sentence, Table, said};
use crate::risks::{ReviewState, Risk, review_state};
use crate::savings::double_claims;
use crate::strategy::scorecard::{Kind, Row};

/// The report on compliance as of the day.
#[must_use]
pub fn compliance(facts: ReportFacts<'_>) -> Report {
    let known = Known::of(facts);
    let mut report = known.report(ReportKind::Compliance, "Whether procurement keeps to its rules");
    let reached = vec![known.local_said(), known.savings_said(), known.levels_said()];
    let audit = Section::new("Audit recommendations").with(Content::said(known.audit_said()));
    let audit = known.late_recommendations_table().into_iter().fold(audit, Section::with);
    let risks = Section::new("Risks overdue for review, or nobody's").with(Content::said(known.neglected_said()));
    let risks = known.neglected_table().into_iter().fold(risks, Section::with);
    let mut published = vec![known.measured(PUBLICATION, "publication.on_time_share", "Periods published on time")];
    published.push(known.measured(PUBLICATION, "publication.overdue_count", "Periods overdue for publication"));
    let mut given = vec![known.measured(CALENDAR, "reports.on_time_share", "Reports given when they were due")];
    given.extend(known.missing_reports_said());
    report.sections = vec![
        Section::new("What it is for").with(Content::List(reached)),
        known.compliance_section(),
        audit,
        risks,
        Section::new("Savings that were claimed").with(Content::List(known.claims_said())),
        Section::new("Money that may have been lost").with(Content::said(known.losses_said())),
        Section::new("Publication").with(Content::List(published)),
        Section::new("Reports").with(Content::List(given)),
        Section::new("Training").with(Content::said(known.training_said())),
    ];
    report
}

impl Known<'_> {
    /// A figure by its name with what it says, or why it is not measured.
    fn measured(&self, records: Records, measure: &str, name: &str) -> Sentence {
        let reading = self.reading(measure);
        match &reading.value {
            Some(value) => records.say(format!("{name}: {}. {}", said(value), reading.reason).trim()),
            None => records.say(format!("{name}: {}", reading.reason)),
        }
    }

    /// The indicators of compliance, each with the outcomes beside it.
    fn compliance_section(&self) -> Section {
        let rows = self.worked.rows.iter().filter(|row| row.indicator.kind == Kind::Compliance);
        let mut table = Table::new(
            "Compliance, with the outcomes beside it",
            &["Indicator", "Value", "Status", "Why", "Shown with"],
        );
        let row = |row: &Row<'_>| {
            vec![
                Cell::text(&row.indicator.name),
                Cell::number(row.reading.value.as_ref()),
                Cell::text(row.standing.status.label()),
                Cell::text(&row.standing.reason),
                Cell::text(self.shown_with(row)),
            ]
        };
        table.rows = rows.map(row).collect();
        table.note = Some(SCORECARD.say(format!("As of {}.", day(self.worked.as_of))));
        let section = Section::new("Indicators of compliance");
        match table.rows.len() {
            0 => section.with(Content::said(SCORECARD.say("The scorecard has no indicator of compliance."))),
            count => {
                let are = so_many(count, "indicator of compliance stands", "indicators of compliance stand");
                let said = format!("{} on the scorecard, each with the outcomes beside it.", capital(&are));
                section.with(Content::said(SCORECARD.say(said))).with(Content::Table(table))
            }
        }
    }

    /// Open risks whose review is overdue, or which nobody answers for, with the day of the review.
    fn neglected(&self) -> Vec<(&Risk, Option<ReviewState>)> {
        let (book, today) = (self.facts.book, self.facts.today);
        let state = |risk: &Risk| {
            let scale = book.scales.iter().find(|scale| scale.code == risk.scale)?;
            Some(review_state(risk, scale, today)).filter(|state| state.is_overdue())
        };
        let open = book.risks.iter().filter(|risk| risk.is_open(today)).map(|risk| (risk, state(risk)));
        open.filter(|(risk, state)| state.is_some() || risk.owner.trim().is_empty()).collect()
    }

    fn neglected_said(&self) -> Sentence {
        let all = self.neglected();
        let late = all.iter().filter(|(_, state)| state.is_some()).count();
        let nobodys = all.iter().filter(|(risk, _)| risk.owner.trim().is_empty()).count();
        let late = capital(&so_many(late, "open risk is", "open risks are"));
        let nobodys = match nobodys {
            0 => "each has somebody who answers for it".to_owned(),
            count => format!("nobody answers for {}", so_many(count, "risk", "risks")),
        };
        RISKS.say(format!("{late} overdue for review; {nobodys}."))
    }

    fn neglected_table(&self) -> Option<Content> {
        let mut table = Table::new("Risks to look at", &["Risk", "Who answers for it", "Review was due"]);
        let row = |(risk, state): (&Risk, Option<ReviewState>)| {
            let owner = Some(risk.owner.trim()).filter(|owner| !owner.is_empty()).unwrap_or("Nobody yet");
            vec![Cell::text(&risk.title), Cell::text(owner), Cell::day(state.map(ReviewState::on))]
        };
        table.rows = self.neglected().into_iter().map(row).collect();
        table.note = Some(RISKS.say("The day of a review follows from the rating, unless somebody set one."));
        (!table.rows.is_empty()).then_some(Content::Table(table))
    }

    /// What may be counted twice, and what is claimed and finance has not signed off.
    fn claims_said(&self) -> Vec<Sentence> {
        let (savings, today) = (&self.facts.book.savings, self.facts.today);
        let mut said: Vec<Sentence> =
            double_claims(savings, today).iter().map(|claim| SAVINGS.say(&claim.reason)).collect();
        if said.is_empty() {
            said.push(SAVINGS.say("No saving seems to be claimed twice."));
        }
        let claimed = savings.iter().filter(|one| one.counts(today)).flat_map(|one| {
            let parts = one.years.iter().filter(|part| part.delivered.as_ref().is_some_and(|claim| claim.on <= today));
            let unsigned = parts.filter(|part| part.signed.as_ref().is_none_or(|signed| signed.on > today));
            unsigned.map(|part| format!("{} of {}", one.title, part.year)).collect::<Vec<_>>()
        });
        let claimed: Vec<String> = claimed.collect();
        said.push(SAVINGS.say(match claimed.len() {
            0 => "Finance signed off every claim there is.".to_owned(),
            count => {
                let waits = so_many(count, "claim waits", "claims wait");
                format!("{} for finance to sign off: {}.", capital(&waits), claimed.join("; "))
            }
        }));
        said
    }

    fn losses_said(&self) -> Sentence {
        LOSSES.say(match self.facts.others.losses_waiting {
            Some(count) => {
                let waits = so_many(usize::try_from(count).unwrap_or(usize::MAX), "find waits", "finds wait");
                format!("{} for somebody to decide whether money was lost.", capital(&waits))
            }
            None => "How many finds waited for a decision on that day is not known.".to_owned(),
        })
    }

    /// Which reports are missing, line by line of the calendar.
    fn missing_reports_said(&self) -> Vec<Sentence> {
        let (reported, today) = (self.facts.reported, self.facts.today);
        let of_line = self.facts.schedules.iter().filter_map(|line| {
            let missing: Vec<String> = line.missing(reported, today).iter().map(|period| period.said()).collect();
            let (report, to) = (line.report.label(), &line.to);
            (!missing.is_empty())
                .then(|| CALENDAR.say(format!("{report} for {to}: missing of {}.", missing.join("; "))))
        });
        let mut said: Vec<Sentence> = of_line.collect();
        if said.is_empty() {
            said.push(CALENDAR.say("No report is missing."));
        }
        said
    }
}
