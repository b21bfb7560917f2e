//! What the pages of small firms and of the voluntary sector have in common.

use super::super::{counted, percent};
use super::shares::Shares;
use super::shown::{KeyFigure, Shown};
use crate::components::Link;
use domain::spend::Dimension;
use domain::spend::figures::{Question, organisations};

/// A sector: the question that tells who is in it, the one that also asks where, and its words.
pub struct Sector {
    pub who: Question,
    pub who_and_where: Question,
    /// "small and medium-sized enterprises".
    pub words: &'static str,
    /// The heading of the column of their money.
    pub theirs: &'static str,
}

impl Sector {
    /// Fills the parts of a page that both sectors have.
    pub fn fill(&self, shares: &Shares<'_>, shown: &mut Shown) {
        let (gathered, asked) = (shares.gathered, shares.asked);
        shown.warnings = gathered.gaps(asked.months(), asked.kind());
        shown.key_figures = self.key_figures(shares);
        shown.sentences = vec![shares.unknown_said(&shares.split(self.who))];
        shown.charts = vec![
            shares.years_chart("by-year", "Share by financial year", self.who),
            shares.years_chart("here-by-year", "Share in the area by financial year", self.who_and_where),
        ];
        shown.listings = vec![
            shares.years_list("years", "Year by year", self.theirs, self.who),
            shares.years_list("years-here", "In the area, year by year", self.theirs, self.who_and_where),
            shares.by("services", "Share by service", self.theirs, self.who, Dimension::Service),
            shares.by("categories", "Share by category", self.theirs, self.who, Dimension::Category),
            shares.suppliers("suppliers", "Who they are", self.who),
        ];
        shown.definitions = vec![self.who.definition(), self.who_and_where.definition()];
        shown.made.push(("Area", asked.area().ring.label().to_owned()));
        shown.made.push(("What is not known", asked.unknown().said().to_owned()));
        shown.made.push(("Mean over years", asked.mean().label().to_owned()));
        shown.next = vec![Link::new("See of whom it is not known, largest first", super::UNKNOWN_SUPPLIERS)];
    }

    fn key_figures(&self, shares: &Shares<'_>) -> Vec<KeyFigure> {
        let asked = shares.asked;
        let area = asked.area().ring.label().to_lowercase();
        let (all, here) = (shares.split(self.who), shares.split(self.who_and_where));
        let (mean, over) = shares.mean(self.who);
        let count = organisations(&shares.gathered.cube, &shares.known, &asked.extent(), self.who);
        let period = asked.period_said();
        vec![
            KeyFigure::new(
                format!("Paid to {}", self.words),
                shares.share(self.who),
                format!("{}, in {period}", all.yes),
            ),
            KeyFigure::new(
                format!("Paid to {} {area}", self.words),
                shares.share(self.who_and_where),
                format!("{}, in {period}", here.yes),
            ),
            KeyFigure::new(format!("Paid to {}, three years", self.words), mean, over),
            KeyFigure::new(
                "Organisations paid",
                Some(counted(i64::try_from(count).unwrap_or(i64::MAX))),
                "each counted once, under whichever of its numbers it is known",
            ),
            KeyFigure::new("Not known", Some(percent(all.unknown_share())), all.unknown.to_string()),
        ]
    }
}
