//! How the levels lie beside those of other councils that let themselves be compared.

use crate::reports::assemble::known::Known;
use crate::reports::assemble::sources::{COMPARED, so_many};
use crate::reports::{Cell, Content, Section, Table};
use crate::strategy::editions::{IndexCode, Level};
use crate::strategy::{COUNCILS_MIN, Peers, Quantity, compare, participation};

impl Known<'_> {
    /// Where each area lies among the councils that share their levels, with how many of how many do. None where of no area
    /// enough are known: nothing is shown of so few, because it could be known whose levels they are.
    pub(in crate::reports::assemble) fn beside_others(&self) -> Option<Section> {
        let (edition, others) = (self.edition.as_ref()?, self.facts.others);
        let codes: Vec<IndexCode> = edition.asked_on(self.facts.today).map(|index| index.code.clone()).collect();
        let own = self.facts.book.agreed_levels(&edition.code);
        let named = |level: Option<Level>, none: &str| {
            Cell::text(level.map_or_else(|| none.to_owned(), |level| edition.levels.name(level).to_owned()))
        };
        let headings = ["Area", "We", "Among them", "The one in the middle", "Councils"];
        let mut table = Table::new("Where we lie among other councils", &headings);
        for area in compare(&codes, &others.shared, &Peers::default(), COUNCILS_MIN) {
            let (Some(count), Some(index)) = (area.councils, edition.index(&area.index)) else { continue };
            let level = own.get(&area.index).copied();
            let standing = level.and_then(|level| area.standing(level));
            table.rows.push(vec![
                Cell::text(&index.name),
                named(level, "Not assessed"),
                Cell::text(standing.map_or("Cannot be said", |standing| standing.label())),
                named(area.median, "Not known"),
                Cell::Number(Quantity::count(count.into())),
            ]);
        }
        if table.rows.is_empty() {
            return None;
        }
        let share = participation(others.shared.len(), others.councils);
        let share = share.map_or_else(String::new, |share| format!(", {}%", share.shown(1)));
        let said = format!(
            "{} of {} here {} their agreed levels by the {}{share}. A low level may be what a council chose: nobody is ranked.",
            others.shared.len(),
            so_many(others.councils, "council", "councils"),
            if others.shared.len() == 1 { "shares" } else { "share" },
            edition.name
        );
        table.note = Some(COMPARED.say(format!("An area is shown once {COUNCILS_MIN} councils assessed it.")));
        Some(Section::new("Beside others").with(Content::said(COMPARED.say(said))).with(Content::Table(table)))
    }
}
