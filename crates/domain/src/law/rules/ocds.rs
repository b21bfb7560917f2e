//! How a notice stands in the Open Contracting Data Standard, and which facts are wanting for it.

use crate::law::{Answer, BadFact, Entry, Example, Reasons, Rule, Settings, Sureness, regime};
use jiff::civil::{Date, date};
use serde::Serialize;

choice! {
    /// A notice, by the number that Find a Tender gives it.
    NoticeNumber {
        Uk1 "UK1" "Pipeline notice";
        Uk2 "UK2" "Preliminary market engagement notice";
        Uk3 "UK3" "Planned procurement notice";
        Uk4 "UK4" "Tender notice";
        Uk5 "UK5" "Transparency notice";
        Uk6 "UK6" "Contract award notice";
        Uk7 "UK7" "Contract details notice";
        Uk8 "UK8" "Contract payment notice";
        Uk9 "UK9" "Contract performance notice";
        Uk10 "UK10" "Contract change notice";
        Uk11 "UK11" "Contract termination notice";
        Uk12 "UK12" "Procurement termination notice";
        Uk13 "UK13" "Dynamic market intention notice";
        Uk14 "UK14" "Dynamic market establishment notice";
        Uk15 "UK15" "Dynamic market modification notice";
        Uk16 "UK16" "Dynamic market cessation notice";
        Uk17 "UK17" "Payments compliance notice";
    }
}

choice! {
    /// A fact that a release carries.
    ReleaseFact {
        ProcurementId "procurement_id" "Identifier of the procurement (ocid)";
        ReleaseId "release_id" "Identifier of the release";
        ReleaseDate "release_date" "Day and time of the release";
        Buyer "buyer" "Identifier of the buyer";
        NoticeId "notice_id" "Number of the notice";
        AwardId "award_id" "Identifier of the award";
        ContractId "contract_id" "Identifier of the contract";
    }
}

facts! {
    /// What the release depends on.
    OcdsFacts {
        "Which notice is it?"
        notice: NoticeNumber;
        "Does it change a notice of the same kind that was published before?"
        changes_earlier: Option<bool>;
        "Which facts are known?"
        known: Vec<ReleaseFact>;
        "On which day did the procurement begin?"
        commenced: Option<Date>;
    }
}

/// How the notice stands in the standard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OcdsAnswer {
    /// The notice's number, which stands in `noticeType`.
    pub notice_type: NoticeNumber,
    /// Its `documentType`.
    pub document_type: &'static str,
    /// The section whose documents list it.
    pub section: &'static str,
    /// The tags of the release.
    pub tags: Vec<String>,
    /// The law it is published under: scheme and number.
    pub legal_basis: [&'static str; 2],
    /// The facts that are wanting.
    pub wanting: Vec<ReleaseFact>,
}

/// A row of the mapping.
struct Row {
    document_type: &'static str,
    section: &'static str,
    tags: &'static [&'static str],
    sureness: Sureness,
}

/// The rule of the standard.
pub struct Ocds;

impl Rule for Ocds {
    type Facts = OcdsFacts;
    type Answer = OcdsAnswer;

    const ENTRY: Entry = Entry {
        number: 35,
        code: "ocds",
        name: "Notices in the Open Contracting Data Standard",
        sentence: "Each notice stands in a release of the Open Contracting Data Standard as a document of a type, in a \
                   section, under tags.",
        source: "Cabinet Office extension of the Open Contracting Data Standard; releases of Find a Tender as measured",
        from: date(2025, 2, 24),
        to: None,
        sureness: Sureness::Secondary,
        why: "What the council publishes can be read beside what Find a Tender publishes.",
        assumptions: &[
            "A release that changes an earlier notice carries the tag with Update at its end, where one was seen.",
        ],
        exclusions: &[
            "The contents of each notice, which the regulations set.",
            "Notices for which no release was seen: payments, most of dynamic markets, payments compliance.",
        ],
    };

    fn decide(facts: &OcdsFacts, _: &Settings) -> Result<Answer<OcdsAnswer>, BadFact> {
        let mut reasons = Reasons::new();
        if regime::is_earlier(facts.commenced, &mut reasons) {
            return Ok(Self::unanswered(reasons));
        }
        let Some(row) = row(facts.notice) else {
            let why = "no release of it was seen, and the extension does not name it";
            reasons.leave_out(format!("{} {}", facts.notice.name(), facts.notice.label()), why);
            return Ok(Self::unanswered(reasons));
        };
        reasons.row(
            format!("{} {}", facts.notice.name(), facts.notice.label()),
            format!("{} in {}", row.document_type, row.section),
        );
        if row.sureness == Sureness::Derived {
            reasons.lean(Sureness::Derived, "worked out from the extension", "no release of this notice was seen");
        }
        let updates = facts.changes_earlier == Some(true) && has_update(facts.notice);
        let ending = if updates { "Update" } else { "" };
        let wanting: Vec<ReleaseFact> = asks(&row).iter().copied().filter(|fact| !facts.known.contains(fact)).collect();
        if !wanting.is_empty() {
            reasons.miss("known", "the release carries facts that are wanting");
        }
        let answer = OcdsAnswer {
            notice_type: facts.notice,
            document_type: row.document_type,
            section: row.section,
            tags: row.tags.iter().map(|tag| format!("{tag}{ending}")).collect(),
            legal_basis: ["UKPGA", "2023/54"],
            wanting,
        };
        Ok(Self::answer(answer, reasons))
    }

    fn examples() -> Vec<Example<Self>> {
        vec![Example {
            told: "A contract award notice is changed, and the identifier of its award is not at hand.",
            facts: OcdsFacts {
                notice: NoticeNumber::Uk6,
                changes_earlier: Some(true),
                known: ReleaseFact::ALL.iter().copied().filter(|fact| *fact != ReleaseFact::AwardId).collect(),
                commenced: Some(date(2026, 2, 1)),
            },
            expected: OcdsAnswer {
                notice_type: NoticeNumber::Uk6,
                document_type: "awardNotice",
                section: "awards",
                tags: vec!["awardUpdate".to_owned(), "contractUpdate".to_owned()],
                legal_basis: ["UKPGA", "2023/54"],
                wanting: vec![ReleaseFact::AwardId],
            },
        }]
    }
}

fn row(notice: NoticeNumber) -> Option<Row> {
    use NoticeNumber::{Uk1, Uk2, Uk3, Uk4, Uk5, Uk6, Uk7, Uk8, Uk9, Uk10, Uk11, Uk12, Uk13, Uk14, Uk15, Uk16, Uk17};
    const BOTH: &[&str] = &["award", "contract"];
    let (document_type, section, tags, sureness): (_, _, &'static [&'static str], _) = match notice {
        Uk1 | Uk3 => ("plannedProcurementNotice", "planning", &["planning"], Sureness::Secondary),
        Uk2 => ("marketEngagementNotice", "planning", &["planning"], Sureness::Secondary),
        Uk4 => ("tenderNotice", "tender", &["tender"], Sureness::Secondary),
        Uk5 | Uk6 => ("awardNotice", "awards", BOTH, Sureness::Secondary),
        Uk7 => ("contractNotice", "contracts", BOTH, Sureness::Secondary),
        Uk9 => ("implementationNotice", "contracts/implementation", &["implementation"], Sureness::Derived),
        Uk10 => ("contractNotice", "contracts", &["contractAmendment"], Sureness::Secondary),
        Uk11 => ("contractTerminationNotice", "contracts/implementation", &["contractTermination"], Sureness::Derived),
        Uk12 => ("tenderCancellationNotice", "tender", &["tenderCancellation"], Sureness::Derived),
        Uk15 => ("awardNotice", "tender", BOTH, Sureness::Secondary),
        Uk8 | Uk13 | Uk14 | Uk16 | Uk17 => return None,
    };
    Some(Row { document_type, section, tags, sureness })
}

/// Whether releases that change the notice carry tags of their own.
const fn has_update(notice: NoticeNumber) -> bool {
    use NoticeNumber::{Uk1, Uk3, Uk4, Uk5, Uk6};
    matches!(notice, Uk1 | Uk3 | Uk4 | Uk5 | Uk6)
}

fn asks(row: &Row) -> Vec<ReleaseFact> {
    use ReleaseFact::{AwardId, Buyer, ContractId, NoticeId, ProcurementId, ReleaseDate, ReleaseId};
    let mut asks = vec![ProcurementId, ReleaseId, ReleaseDate, Buyer, NoticeId];
    if row.tags.contains(&"award") {
        asks.push(AwardId);
    }
    if row.section.starts_with("contracts") || row.tags.contains(&"contract") {
        asks.push(ContractId);
    }
    asks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::Standing;

    fn told(notice: NoticeNumber, changes_earlier: bool) -> Answer<OcdsAnswer> {
        let facts = OcdsFacts {
            notice,
            changes_earlier: Some(changes_earlier),
            known: ReleaseFact::ALL.to_vec(),
            commenced: Some(date(2026, 2, 1)),
        };
        Ocds::decide(&facts, &Settings::default()).unwrap()
    }

    #[test]
    fn notices_of_which_no_release_was_seen_are_not_guessed() {
        use NoticeNumber::{Uk8, Uk13, Uk14, Uk16, Uk17};
        for notice in NoticeNumber::ALL {
            let guessed = told(*notice, false).standing() == Standing::Decided;
            assert_eq!(guessed, ![Uk8, Uk13, Uk14, Uk16, Uk17].contains(notice), "{notice}");
        }
    }

    #[test]
    fn only_notices_that_were_seen_to_change_carry_tags_of_change() {
        for (notice, tags) in [
            (NoticeNumber::Uk3, "planningUpdate"),
            (NoticeNumber::Uk4, "tenderUpdate"),
            (NoticeNumber::Uk7, "award contract"),
            (NoticeNumber::Uk10, "contractAmendment"),
            (NoticeNumber::Uk12, "tenderCancellation"),
        ] {
            assert_eq!(told(notice, true).value().unwrap().tags.join(" "), tags, "{notice}");
        }
    }

    #[test]
    fn what_was_worked_out_says_so() {
        for (notice, sureness) in [
            (NoticeNumber::Uk4, Sureness::Secondary),
            (NoticeNumber::Uk9, Sureness::Derived),
            (NoticeNumber::Uk11, Sureness::Derived),
        ] {
            assert_eq!(told(notice, false).sureness(), sureness, "{notice}");
        }
    }

    #[test]
    fn each_release_asks_for_the_identifiers_of_its_section() {
        use ReleaseFact::{AwardId, ContractId};
        for (notice, award, contract) in [
            (NoticeNumber::Uk4, false, false),
            (NoticeNumber::Uk6, true, true),
            (NoticeNumber::Uk10, false, true),
            (NoticeNumber::Uk11, false, true),
        ] {
            let facts = OcdsFacts { notice, changes_earlier: None, known: Vec::new(), commenced: None };
            let wanting = Ocds::decide(&facts, &Settings::default()).unwrap().shown().unwrap().wanting.clone();
            assert_eq!((wanting.contains(&AwardId), wanting.contains(&ContractId)), (award, contract), "{notice}");
        }
    }
}
