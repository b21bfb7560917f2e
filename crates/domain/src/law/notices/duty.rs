//! A notice that is owed: its number and name, why, when, what stands in its way, what satisfies it.

use super::state::ProcurementState;
use crate::law::rules::BelowThreshold;
use crate::law::{Entry, Rule};
use jiff::civil::Date;
use serde::Serialize;

named! {
    /// What the law asks to be published about a procurement or contract.
    Notice {
        MarketEngagement "UK2" "Preliminary market engagement notice";
        Tender "UK4" "Tender notice";
        BelowThresholdTender "UK4_below_threshold" "Below-threshold tender notice";
        Transparency "UK5" "Transparency notice";
        Award "UK6" "Contract award notice";
        Details "UK7" "Contract details notice";
        BelowThresholdDetails "UK7_below_threshold" "Contract details of a below-threshold contract";
        Copy "contract_copy" "Copy of the contract";
        Performance "UK9_indicators" "Contract performance notice: key performance indicators";
        PoorPerformance "UK9_breach" "Contract performance notice: breach or poor performance";
        Change "UK10" "Contract change notice";
        ChangeCopy "modification_copy" "Copy of the modification, or of the contract as modified";
        Termination "UK11" "Contract termination notice";
        NoAward "UK12" "Procurement termination notice";
        Earlier "earlier_publication" "Opportunity and award under the earlier regime";
    }
}

impl Notice {
    /// The law that asks for it.
    #[must_use]
    pub const fn source(self) -> &'static str {
        match self {
            Notice::MarketEngagement => "Procurement Act 2023 s.17",
            Notice::Tender => "Procurement Act 2023 s.21",
            Notice::Transparency => "Procurement Act 2023 s.44",
            Notice::Award => "Procurement Act 2023 s.50",
            Notice::Details => "Procurement Act 2023 s.53(1)",
            Notice::Copy => "Procurement Act 2023 s.53(3)",
            Notice::NoAward => "Procurement Act 2023 s.55",
            Notice::Performance => "Procurement Act 2023 s.71(2)",
            Notice::PoorPerformance => "Procurement Act 2023 s.71(5)",
            Notice::Change => "Procurement Act 2023 s.75",
            Notice::ChangeCopy => "Procurement Act 2023 s.77",
            Notice::Termination => "Procurement Act 2023 s.80",
            Notice::BelowThresholdTender => "Procurement Act 2023 s.87(1)",
            Notice::BelowThresholdDetails => "Procurement Act 2023 s.87(3)",
            Notice::Earlier => "Public Contracts Regulations 2015, as sources about them tell",
        }
    }
}

/// How a notice stands today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeState {
    /// It will be owed once what comes before it is done.
    Ahead,
    /// It is owed, and its last day is not past.
    Owed,
    /// It is owed, and its last day is past.
    Overdue,
    /// It is published in time.
    Met,
    /// It is published, after its last day.
    MetLate,
}

/// When a notice is to be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "when", content = "by")]
pub enum When {
    /// Not after this day.
    By(Date),
    /// Before this is done.
    Before(&'static str),
    /// As soon as reasonably practicable: the law sets no day.
    AsSoonAsPracticable,
}

/// A notice of a procurement or contract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NoticeDuty {
    /// Which.
    pub notice: Notice,
    /// Its name.
    pub name: &'static str,
    /// How it stands.
    pub state: NoticeState,
    /// When it is to be published.
    #[serde(flatten)]
    pub when: When,
    /// Why it is owed.
    pub why: &'static str,
    /// What has to be done before it.
    pub blocked_by: Vec<&'static str>,
    /// The record that would satisfy it.
    pub satisfied_by: &'static str,
    /// The day on which it was published.
    pub published: Option<Date>,
    /// The rule that works it out.
    pub rule: &'static str,
    /// The law.
    pub source: &'static str,
}

impl NoticeDuty {
    /// A duty by a rule; how it stands follows from the days.
    pub(super) fn new(notice: Notice, rule: &Entry, when: When, published: Option<Date>, today: Date) -> Self {
        let state = match (published, when) {
            (Some(day), When::By(last)) if day > last => NoticeState::MetLate,
            (Some(_), _) => NoticeState::Met,
            (None, When::By(last)) if today > last => NoticeState::Overdue,
            (None, _) => NoticeState::Owed,
        };
        NoticeDuty {
            notice,
            name: notice.label(),
            state,
            when,
            why: "",
            blocked_by: Vec::new(),
            satisfied_by: "the notice, published on the platform",
            published,
            rule: rule.code,
            source: notice.source(),
        }
    }

    pub(super) fn because(mut self, why: &'static str) -> Self {
        self.why = why;
        self
    }

    /// Says that it is not owed yet.
    pub(super) fn ahead(mut self, ahead: bool) -> Self {
        if ahead && self.published.is_none() {
            self.state = NoticeState::Ahead;
        }
        self
    }

    /// Says that it came too late where it came after what it had to precede.
    pub(super) fn late(mut self, late: bool) -> Self {
        if late {
            self.state = match self.published {
                Some(_) => NoticeState::MetLate,
                None => NoticeState::Overdue,
            };
        }
        self
    }

    /// What stands in its way, where it is not published.
    pub(super) fn blocked(mut self, blocks: &[(bool, &'static str)]) -> Self {
        if self.published.is_none() {
            self.blocked_by = blocks.iter().filter(|(blocks, _)| *blocks).map(|(_, what)| *what).collect();
        }
        self
    }

    pub(super) fn satisfied(mut self, by: &'static str) -> Self {
        self.satisfied_by = by;
        self
    }

    /// The one duty of the earlier regime.
    pub(super) fn earlier_publication(facts: &ProcurementState) -> Self {
        let published = facts.tender_notice.or(facts.award_notice);
        NoticeDuty::new(Notice::Earlier, &BelowThreshold::ENTRY, When::AsSoonAsPracticable, published, facts.today)
            .because("a procurement begun before 24 February 2025 of £25,000 or more is publicised")
            .satisfied("the opportunity and the award on Contracts Finder")
    }
}
