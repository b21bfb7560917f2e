//! Risks above what the council takes.

use crate::reports::assemble::known::Known;
use crate::reports::assemble::sources::RISKS;
use crate::reports::{Cell, Content, Sentence, Table};
use crate::risks::{AgainstAppetite, Facts, Rating, Risk, escalations, in_order};
use crate::strategy::Quantity;

/// An open risk that somebody higher must look at.
pub(in crate::reports::assemble) struct GraveRisk<'a> {
    pub(in crate::reports::assemble) risk: &'a Risk,
    pub(in crate::reports::assemble) rating: Option<&'a Rating>,
    /// Why somebody higher must know, as sentences.
    reasons: Vec<String>,
}

impl Known<'_> {
    /// The open risks above the council's appetite, scale by scale, the gravest first.
    pub(in crate::reports::assemble) fn grave_risks(&self) -> Vec<GraveRisk<'_>> {
        let (book, today) = (self.facts.book, self.facts.today);
        let (appetites, actions) = (book.appetites_by_scale(), book.actions_by_risk());
        let mut found = Vec::new();
        for scale in &book.scales {
            let Some(taken) = appetites.get(&scale.code) else { continue };
            let is_above = |risk: &&Risk| taken.judge(risk, scale, today) == AgainstAppetite::Above;
            for risk in in_order(&book.risks, scale, today).into_iter().filter(is_above) {
                let rating = risk.residual_on(today).and_then(|placing| scale.rating(placing));
                let actions = actions.get(&risk.id).map(Vec::as_slice).unwrap_or_default();
                let reasons = escalations(risk, Facts { scale, appetites: taken, actions }, today);
                found.push(GraveRisk { risk, rating, reasons: reasons.into_iter().map(|one| one.reason).collect() });
            }
        }
        found
    }

    /// How many risks are open, and how many above what the council takes.
    pub(in crate::reports::assemble) fn risks_said(&self) -> Sentence {
        let (open, above) = (self.reading("risks.open_count"), self.reading("risks.open_above_appetite"));
        match (&open.value, &above.value) {
            (Some(open), Some(count)) => {
                let one = Quantity::count(1);
                let are = if *count == one { "is" } else { "are" };
                let risks = if *open == one { "risk" } else { "risks" };
                let said =
                    format!("Of {open} open {risks} {count} {are} above what the council takes. {}", above.reason);
                RISKS.say(said.trim())
            }
            _ => RISKS.say(open.reason),
        }
    }

    /// The risks above the council's appetite with why each has to be known; none where none is.
    pub(in crate::reports::assemble) fn risks_table(&self) -> Option<Content> {
        let grave = self.grave_risks();
        if grave.is_empty() {
            return None;
        }
        let headings = ["Risk", "What may happen", "Rating", "Who answers for it", "Why it has to be known"];
        let mut table = Table::new("Risks above what the council takes", &headings);
        let row = |one: &GraveRisk<'_>| {
            vec![
                Cell::text(&one.risk.title),
                Cell::text(one.risk.told()),
                Cell::text(one.rating.map_or("Not rated", |rating| rating.name.as_str())),
                Cell::text(&one.risk.owner),
                Cell::text(one.reasons.join(" ")),
            ]
        };
        table.rows = grave.iter().map(row).collect();
        table.note = Some(RISKS.say("Ratings are those with the controls there are."));
        Some(Content::Table(table))
    }
}
