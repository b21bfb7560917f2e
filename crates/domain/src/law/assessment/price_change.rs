//! Changing the price of a tender after the deadline: only to put right what was misunderstood or mistaken.

use crate::people::PersonId;
use crate::values::Pence;
use std::fmt;

named! {
    /// Why a price is to change after the deadline.
    PriceChangeCause {
        BriefMisunderstood "brief_misunderstood" "The brief was misunderstood";
        GenuineMistake "genuine_mistake" "A genuine mistake";
        Negotiated "negotiated" "Negotiated, as the procedure provides";
        BetterOffer "better_offer" "The tenderer offers a better price";
        Other "other" "Another cause";
    }
}

/// How far the procedure lets tenderers negotiate. An open procedure never does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Negotiation {
    /// The procedure has none.
    None,
    /// The tender notice provides for it, and final tenders are not in yet (competitive flexible procedure, s.20).
    Open,
    /// The tender notice provided for it, and final tenders are in.
    Closed,
}

/// A change of price that somebody asks for after the deadline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriceChange {
    /// The price as tendered.
    pub original: Pence,
    /// The price it is to become.
    pub proposed: Pence,
    /// Why.
    pub cause: PriceChangeCause,
    /// How far the procedure lets tenderers negotiate.
    pub negotiation: Negotiation,
    /// The clarification that brought it up, as it is numbered.
    pub clarification: Option<String>,
    /// Where the evidence of the cause is kept.
    pub evidence: Option<String>,
    /// Who asks for it in the council.
    pub requested_by: PersonId,
    /// Who approves it.
    pub approved_by: Option<PersonId>,
}

/// A change that is allowed. Both prices are shown wherever the tender is assessed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriceChanged {
    /// The price as tendered, which is kept.
    pub original: Pence,
    /// The price that is assessed.
    pub assessed: Pence,
    /// Why it changed.
    pub cause: PriceChangeCause,
    /// Who asked and who approved.
    pub people: (PersonId, PersonId),
}

/// Why a price may not change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PriceChangeRefusal {
    /// The cause is none for which a price may change.
    NoCause,
    /// The procedure does not provide for negotiation.
    NoNegotiation,
    /// Final tenders are in.
    FinalTendersIn,
    /// No clarification brought it up.
    NoClarification,
    /// There is no evidence of the cause.
    NoEvidence,
    /// Nobody has approved it.
    NotApproved,
    /// Who asked for it approved it.
    ApprovedByWhoAsked,
    /// The price is the same.
    SamePrice,
}

impl fmt::Display for PriceChangeRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoCause => {
                "A price may change after the deadline only where the brief was misunderstood or a genuine mistake was made"
            }
            Self::NoNegotiation => "The tender notice does not provide for negotiation, so that the price stands",
            Self::FinalTendersIn => "Final tenders are in, so that the price stands",
            Self::NoClarification => "Name the clarification that brought the mistake up",
            Self::NoEvidence => "Say where the evidence of the cause is kept",
            Self::NotApproved => "Ask a second person to approve the change",
            Self::ApprovedByWhoAsked => "Ask somebody other than the person who asked for the change to approve it",
            Self::SamePrice => "Enter a price that differs from the one tendered",
        })
    }
}

impl std::error::Error for PriceChangeRefusal {}

impl PriceChange {
    /// Decides whether the price may change. Two people have to stand behind it: one asks, another approves.
    ///
    /// # Errors
    /// [`PriceChangeRefusal`] for the first thing that stands in its way.
    pub fn decide(&self) -> Result<PriceChanged, PriceChangeRefusal> {
        use PriceChangeRefusal as Refusal;
        match (self.cause, self.negotiation) {
            (PriceChangeCause::BriefMisunderstood | PriceChangeCause::GenuineMistake, _) => {
                let said = |text: &Option<String>| text.as_ref().is_some_and(|text| !text.trim().is_empty());
                if !said(&self.clarification) {
                    return Err(Refusal::NoClarification);
                }
                if !said(&self.evidence) {
                    return Err(Refusal::NoEvidence);
                }
            }
            (PriceChangeCause::Negotiated, Negotiation::Open) => {}
            (PriceChangeCause::Negotiated, Negotiation::Closed) => return Err(Refusal::FinalTendersIn),
            (PriceChangeCause::Negotiated, Negotiation::None) => return Err(Refusal::NoNegotiation),
            (PriceChangeCause::BetterOffer | PriceChangeCause::Other, _) => return Err(Refusal::NoCause),
        }
        if self.proposed == self.original {
            return Err(Refusal::SamePrice);
        }
        let approver = self.approved_by.ok_or(Refusal::NotApproved)?;
        if approver == self.requested_by {
            return Err(Refusal::ApprovedByWhoAsked);
        }
        Ok(PriceChanged {
            original: self.original,
            assessed: self.proposed,
            cause: self.cause,
            people: (self.requested_by, approver),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(cause: PriceChangeCause, negotiation: Negotiation) -> PriceChange {
        PriceChange {
            original: Pence::new(1_000_000),
            proposed: Pence::new(1_100_000),
            cause,
            negotiation,
            clarification: Some("14".into()),
            evidence: Some("Pricing schedule, row 9".into()),
            requested_by: PersonId::new(1),
            approved_by: Some(PersonId::new(2)),
        }
    }

    #[test]
    fn only_a_misunderstanding_or_a_mistake_changes_a_price_unless_the_procedure_negotiates() {
        use PriceChangeCause::{BetterOffer, BriefMisunderstood, GenuineMistake, Negotiated, Other};
        for (cause, negotiation, expected, reason) in [
            (BriefMisunderstood, Negotiation::None, Ok(()), "the brief was misunderstood"),
            (GenuineMistake, Negotiation::Closed, Ok(()), "a mistake is one at any stage"),
            (BetterOffer, Negotiation::None, Err(PriceChangeRefusal::NoCause), "a better offer is none"),
            (BetterOffer, Negotiation::Open, Err(PriceChangeRefusal::NoCause), "nor is it negotiation"),
            (Other, Negotiation::None, Err(PriceChangeRefusal::NoCause), "nor is anything else"),
            (Negotiated, Negotiation::Open, Ok(()), "the notice provides for it"),
            (Negotiated, Negotiation::Closed, Err(PriceChangeRefusal::FinalTendersIn), "too late"),
            (Negotiated, Negotiation::None, Err(PriceChangeRefusal::NoNegotiation), "an open procedure"),
        ] {
            assert_eq!(change(cause, negotiation).decide().map(|_| ()), expected, "{reason}");
        }
    }

    #[test]
    fn two_people_and_the_evidence_stand_behind_a_change_and_the_first_price_is_kept() {
        let mistake = || change(PriceChangeCause::GenuineMistake, Negotiation::None);
        for (change, refusal, reason) in [
            (PriceChange { clarification: None, ..mistake() }, PriceChangeRefusal::NoClarification, "nobody asked"),
            (PriceChange { evidence: Some(" ".into()), ..mistake() }, PriceChangeRefusal::NoEvidence, "no evidence"),
            (PriceChange { approved_by: None, ..mistake() }, PriceChangeRefusal::NotApproved, "one person only"),
            (
                PriceChange { approved_by: Some(PersonId::new(1)), ..mistake() },
                PriceChangeRefusal::ApprovedByWhoAsked,
                "the same person twice",
            ),
            (PriceChange { proposed: Pence::new(1_000_000), ..mistake() }, PriceChangeRefusal::SamePrice, "no change"),
        ] {
            assert_eq!(change.decide(), Err(refusal), "{reason}");
        }
        let done = mistake().decide().unwrap();
        assert_eq!((done.original, done.assessed), (Pence::new(1_000_000), Pence::new(1_100_000)));
    }
}
