//! Showing them as text.

use super::{Indicators, Measured};
use crate::terminal;
use domain::values::Pence;

fn percent(tenths: Option<i64>) -> String {
    tenths.map_or_else(
        || "not measured".to_owned(),
        |tenths| {
            let sign = if tenths < 0 { "-" } else { "" };
            format!("{sign}{}.{}%", tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10)
        },
    )
}

impl Indicators {
    /// Shows them as text.
    pub fn say(&self) {
        let shares = self.shares.iter().map(|share| {
            vec![
                share.name.replace('_', " "),
                percent(share.unknown_as_not_tenths),
                Pence::new(share.yes_pence).to_string(),
                format!("not known: {}", Pence::new(share.unknown_pence)),
            ]
        });
        let rows: Vec<Vec<String>> = shares.collect();
        terminal::say("Shares of spend, what is not known counted as no:");
        terminal::columns(&rows, &[1, 2]).iter().for_each(|line| terminal::say(&format!("  {line}")));
        for line in [self.concentration_said(), self.days_said(), self.change_said()] {
            terminal::say(&line);
        }
    }

    fn concentration_said(&self) -> String {
        match &self.concentration {
            Measured::Not { not_measured } => not_measured.clone(),
            Measured::Is(found) => format!(
                "{} suppliers make 80%; the largest 20 were paid {}; Herfindahl-Hirschman index {} of 10,000",
                found.suppliers_making_80_percent,
                Pence::new(found.top_20_pence),
                found
                    .herfindahl_hirschman_0_to_10000
                    .map_or_else(|| "not measured".to_owned(), |index| index.to_string())
            ),
        }
    }

    fn days_said(&self) -> String {
        match &self.payment_days {
            Measured::Not { not_measured } => not_measured.clone(),
            Measured::Is(found) => format!(
                "Paid within 30 days: {} of lines, {} of pounds. {}",
                percent(found.within_30.by_line_tenths),
                percent(found.within_30.by_pound_tenths),
                found.day_count
            ),
        }
    }

    fn change_said(&self) -> String {
        match &self.change {
            Measured::Not { not_measured } => not_measured.clone(),
            Measured::Is(found) => format!(
                "{} to {}, {}: {} to {}, {}",
                found.before,
                found.after,
                found.months,
                Pence::new(found.before_pence),
                Pence::new(found.after_pence),
                percent(found.tenths)
            ),
        }
    }
}
