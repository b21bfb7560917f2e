//! Who reads what of a report is exempt from publication.
//!
//! Members have a right to read information under paragraph 3 of Schedule 12A to the Local Government Act 1972, except what
//! relates to terms proposed in the negotiation of a contract, and under paragraph 6; under every other paragraph they have
//! none (s.100F(2) and (2A); for the executive regulation 16(5) and (6) of the Local Authorities (Executive Arrangements)
//! (Meetings and Access to Information) (England) Regulations 2012). A council may show them more.

use super::{ExemptParagraph, Exemption};
use crate::access::{Action, Grants, Role};
use crate::councils::CouncilId;
use crate::people::PersonId;

named! {
    /// Who besides the officers that may see exempt information reads an exempt part.
    Readers {
        Officers "officers" "Officers only";
        Committee "committee" "Officers, and the members who sit on the committee";
        Members "members" "Officers, and all members of the council";
    }
}

impl Default for Readers {
    /// The careful choice, which is that for terms under negotiation.
    fn default() -> Self {
        Readers::Officers
    }
}

/// Somebody who reads a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// Somebody who may not see exempt information: the public, and most officers.
    Public,
    /// A member of the council.
    Member(PersonId),
    /// An officer who may see exempt information.
    Officer,
}

impl Reader {
    /// How somebody reads the reports of a council. Whoever is both a member and an officer reads as an officer.
    #[must_use]
    pub fn of(grants: &Grants, council: CouncilId) -> Reader {
        let allowed = Action::SeeExempt.roles();
        let held: Vec<Role> = grants.roles_in(council).filter(|role| allowed.contains(role)).collect();
        match held.as_slice() {
            [] => Reader::Public,
            held if held.iter().any(|role| *role != Role::Councillor) => Reader::Officer,
            _ => Reader::Member(grants.person()),
        }
    }
}

impl Exemption {
    /// What a reader may read of it.
    #[must_use]
    pub fn is_open_to(&self, reader: Reader) -> bool {
        match (reader, self.readers) {
            (Reader::Officer, _) | (Reader::Member(_), Readers::Members) => true,
            (Reader::Member(member), Readers::Committee) => self.members.contains(&member),
            (Reader::Member(_), Readers::Officers) | (Reader::Public, _) => false,
        }
    }

    /// What is said above the part to whoever may read it: that it is not for publication, why, and who reads it.
    #[must_use]
    pub fn said_to_readers(&self) -> String {
        format!(
            "Part 2, not for publication: exempt under paragraph {} of Schedule 12A. {}. Who reads it: {}.",
            self.paragraph.name(),
            self.reason.trim().trim_end_matches('.'),
            self.readers.label().to_lowercase()
        )
    }
}

impl ExemptParagraph {
    /// What the law says of the right of members to read such information.
    #[must_use]
    pub const fn right_of_members(self) -> &'static str {
        match self {
            ExemptParagraph::Business => {
                "Every member has a right to read it, except what relates to terms proposed in the negotiation of a contract \
                 (Local Government Act 1972 s.100F(2A))."
            }
            ExemptParagraph::Enforcement => {
                "Every member has a right to read it (Local Government Act 1972 s.100F(2A))."
            }
            _ => {
                "Members have no right to read it as members (Local Government Act 1972 s.100F(2)). The council may show it."
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: CouncilId = CouncilId::new(1);
    const MEMBER: PersonId = PersonId::new(7);

    #[test]
    fn each_reads_what_the_choice_opens_to_them() {
        let of = |readers| Exemption {
            readers,
            members: vec![MEMBER],
            ..Exemption::new(ExemptParagraph::Business, "It tells a price")
        };
        let (sits, other) = (Reader::Member(MEMBER), Reader::Member(PersonId::new(8)));
        for (readers, reader, opens, reason) in [
            (Readers::Officers, Reader::Officer, true, "officers read all"),
            (Readers::Officers, sits, false, "terms under negotiation are for officers"),
            (Readers::Committee, sits, true, "sits on the committee"),
            (Readers::Committee, other, false, "sits on another"),
            (Readers::Members, other, true, "all members"),
            (Readers::Members, Reader::Public, false, "never the public"),
            (Readers::Committee, Reader::Public, false, "never the public"),
        ] {
            assert_eq!(of(readers).is_open_to(reader), opens, "{reason}");
        }
        let kept = r#"{"paragraph":"3","reason":"It tells a price"}"#;
        let kept: Exemption = serde_json::from_str(kept).unwrap();
        assert_eq!(kept.readers, Readers::Officers, "what was kept before anybody chose is read with care");
    }

    #[test]
    fn how_somebody_reads_goes_by_their_roles_in_the_council() {
        let elsewhere = CouncilId::new(2);
        for (roles, reader, reason) in [
            (vec![(HERE, Role::Councillor)], Reader::Member(MEMBER), "a member"),
            (vec![(HERE, Role::LegalOfficer)], Reader::Officer, "an officer who may see it"),
            (vec![(HERE, Role::Councillor), (HERE, Role::LegalOfficer)], Reader::Officer, "both"),
            (
                vec![(HERE, Role::Councillor), (HERE, Role::BudgetHolder)],
                Reader::Member(MEMBER),
                "the other opens nothing",
            ),
            (vec![(HERE, Role::BudgetHolder)], Reader::Public, "an officer who may not"),
            (vec![(elsewhere, Role::LegalOfficer)], Reader::Public, "an officer of another council"),
        ] {
            assert_eq!(Reader::of(&Grants::new(MEMBER, roles), HERE), reader, "{reason}");
        }
    }

    #[test]
    fn members_have_a_right_under_paragraphs_3_and_6() {
        for paragraph in ExemptParagraph::ALL {
            let has = matches!(paragraph.name(), "3" | "6");
            assert_eq!(paragraph.right_of_members().starts_with("Every member has a right"), has, "{paragraph}");
        }
    }
}
