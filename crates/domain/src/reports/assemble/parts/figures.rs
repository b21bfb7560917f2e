//! Figures of the house in a sentence.

use crate::reports::assemble::known::Known;
use crate::reports::assemble::sources::SPEND;
use crate::reports::{Sentence, said};
use crate::strategy::Quantity;
use crate::strategy::measures::Reading;

impl Known<'_> {
    /// A figure as the scorecard shows it, and as the house has it where the scorecard does not.
    pub(in crate::reports::assemble) fn reading(&self, measure: &str) -> Reading {
        self.row_of(measure).map_or_else(|| self.facts.readings.get(measure), |row| row.reading.clone())
    }

    /// What was spent, and with how many suppliers.
    pub(in crate::reports::assemble) fn spend_said(&self) -> Sentence {
        let (total, suppliers) = (self.reading("spend.total"), self.reading("spend.supplier_count"));
        let Some(value) = &total.value else { return SPEND.say_from(&total.source, total.reason) };
        let with = suppliers.value.map(|count| {
            let suppliers = if count == Quantity::count(1) { "supplier" } else { "suppliers" };
            format!(" with {count} {suppliers}")
        });
        let with = with.unwrap_or_default();
        SPEND.say_from(&total.source, format!("The council spent {value}{with}, {}.", total.period.said()))
    }

    /// The share of spend with suppliers in the area, with its target.
    pub(in crate::reports::assemble) fn local_said(&self) -> Sentence {
        let local = self.reading("spend.local_share");
        let Some(value) = &local.value else { return SPEND.say_from(&local.source, local.reason) };
        let target = self.row_of("spend.local_share").and_then(|row| row.indicator.target.as_ref());
        let target = target.map(|target| format!("; the target is {}", said(&target.value))).unwrap_or_default();
        let (value, period) = (said(value), local.period.said());
        SPEND.say_from(&local.source, format!("{value} of spend went to suppliers in the area, {period}{target}."))
    }

    /// How the local share moved; none where nothing can be compared.
    pub(in crate::reports::assemble) fn local_change_said(&self) -> Option<Sentence> {
        let row = self.row_of("spend.local_share")?;
        let change = row.trend.change.as_ref()?;
        Some(SPEND.say_from(&row.reading.source, format!("That is {}.", change.said)))
    }

    /// The shares of small enterprises and of voluntary organisations, where they are measured.
    pub(in crate::reports::assemble) fn shares_said(&self) -> Vec<Sentence> {
        let shares = [
            ("spend.sme_share", "small and medium-sized enterprises"),
            ("spend.vcse_share", "voluntary, community and social enterprise organisations"),
        ];
        let all = shares.iter().map(|(code, with)| {
            let reading = self.reading(code);
            let text = match &reading.value {
                Some(value) => format!("{} of spend went to {with}, {}.", said(value), reading.period.said()),
                None => format!("Spend with {with}: {}", reading.reason),
            };
            SPEND.say_from(&reading.source, text)
        });
        all.collect()
    }
}
