//! How price and quality come together into the one figure that tenders are ranked by.

use super::{AssessmentRefusal, Exact, PriceFormula, TieFacts, Trap};
use crate::values::Pence;

/// A tender as far as ranking needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tender {
    /// Who tendered.
    pub name: String,
    /// The price that is assessed.
    pub price: Pence,
    /// Its points for everything but price.
    pub quality: Exact,
    /// What ties are broken by.
    pub ties: TieFacts,
}

impl Tender {
    /// A tender of which nothing is known that breaks ties but its price and quality.
    #[must_use]
    pub fn new(name: &str, price: Pence, quality: Exact) -> Self {
        Tender { name: name.to_owned(), price, quality, ties: TieFacts::default() }
    }
}

/// How price and quality come together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AwardMethod {
    /// Points for quality and points for price, added.
    Points {
        /// How prices become points.
        formula: PriceFormula,
        /// The most points for price.
        price_weight: Exact,
    },
    /// Price ÷ quality; the lowest wins.
    PricePerQualityPoint {
        /// The least quality that is ranked at all.
        least_quality: Exact,
    },
    /// Quality ÷ price; the highest wins. It ranks as price ÷ quality does.
    ValueIndex {
        /// The least quality that is ranked at all.
        least_quality: Exact,
    },
    /// The price is given; the highest quality wins.
    FixedPrice,
    /// Of those that reach the mark, the lowest price wins.
    QualityGate {
        /// The mark, which itself passes.
        pass_mark: Exact,
    },
}

impl AwardMethod {
    /// The figure of each tender, in order; none for one that does not reach the least quality.
    ///
    /// # Errors
    /// [`AssessmentRefusal`] for prices that the method has no meaning for.
    ///
    /// ```
    /// use domain::law::assessment::{AwardMethod, Exact, Tender};
    /// use domain::values::Pence;
    /// let method = AwardMethod::PricePerQualityPoint { least_quality: Exact::whole(40) };
    /// let figures = method.figures(&[Tender::new("Ashdown", Pence::new(10_000_000), Exact::whole(72))]).unwrap();
    /// assert_eq!(figures[0].as_ref().map(|figure| figure.shown(2)).as_deref(), Some("1388.89"));
    /// ```
    pub fn figures(&self, tenders: &[Tender]) -> Result<Vec<Option<Exact>>, AssessmentRefusal> {
        if tenders.is_empty() {
            return Err(AssessmentRefusal::NoTender);
        }
        match self {
            AwardMethod::Points { formula, price_weight } => {
                let prices: Vec<Pence> = tenders.iter().map(|tender| tender.price).collect();
                let scored = formula.score(price_weight, &prices)?;
                Ok(tenders.iter().zip(&scored.points).map(|(tender, points)| Some(&tender.quality + points)).collect())
            }
            AwardMethod::PricePerQualityPoint { least_quality } => {
                no_price_below_zero(tenders)?;
                let figure = |tender: &Tender| Exact::pounds(tender.price).over(&tender.quality);
                Ok(tenders.iter().map(|tender| reached(tender, least_quality).and_then(figure)).collect())
            }
            AwardMethod::ValueIndex { least_quality } => {
                no_price_below_zero(tenders)?;
                let figure = |tender: &Tender| match tender.quality.over(&Exact::pounds(tender.price)) {
                    _ if tender.quality.is_zero() => Ok(None),
                    None => Err(AssessmentRefusal::PriceOfNothing),
                    some => Ok(some),
                };
                tenders.iter().map(|tender| reached(tender, least_quality).map_or(Ok(None), figure)).collect()
            }
            AwardMethod::FixedPrice => Ok(tenders.iter().map(|tender| Some(tender.quality.clone())).collect()),
            AwardMethod::QualityGate { pass_mark } => {
                let figure = |tender: &Tender| Exact::pounds(tender.price);
                Ok(tenders.iter().map(|tender| reached(tender, pass_mark).map(figure)).collect())
            }
        }
    }

    /// Whether the lower figure is the better one.
    #[must_use]
    pub const fn lower_wins(&self) -> bool {
        matches!(self, AwardMethod::PricePerQualityPoint { .. } | AwardMethod::QualityGate { .. })
    }

    /// Whether a tender's place against another can depend on a third.
    #[must_use]
    pub const fn is_relative(&self) -> bool {
        match self {
            AwardMethod::Points { formula, .. } => formula.is_relative(),
            _ => false,
        }
    }

    /// What the method is prone to.
    #[must_use]
    pub const fn traps(&self) -> &'static [Trap] {
        match self {
            AwardMethod::Points { formula, .. } => formula.traps(),
            AwardMethod::PricePerQualityPoint { .. } | AwardMethod::ValueIndex { .. } => {
                &[Trap::FixedTradeOff, Trap::QualityOfNothing]
            }
            AwardMethod::FixedPrice => &[Trap::PriceCountsNothing],
            AwardMethod::QualityGate { .. } => &[Trap::CliffEdge],
        }
    }
}

fn reached<'a>(tender: &'a Tender, least: &Exact) -> Option<&'a Tender> {
    (tender.quality >= *least).then_some(tender)
}

fn no_price_below_zero(tenders: &[Tender]) -> Result<(), AssessmentRefusal> {
    let below = tenders.iter().any(|tender| tender.price.is_negative());
    if below { Err(AssessmentRefusal::PriceBelowZero) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tender(pounds: i64, quality: i64) -> Tender {
        Tender::new("Ashdown", Pence::new(pounds * 100), Exact::whole(quality))
    }

    fn shown(method: &AwardMethod, tenders: &[Tender], decimals: u8) -> Vec<Option<String>> {
        let figures = method.figures(tenders).unwrap();
        figures.iter().map(|figure| figure.as_ref().map(|one| one.shown(decimals))).collect()
    }

    #[test]
    fn price_per_quality_point_is_price_over_quality() {
        let tenders = [tender(100_000, 72), tender(120_000, 90), tender(80_000, 50)];
        let method = AwardMethod::PricePerQualityPoint { least_quality: Exact::whole(0) };
        let expected = ["1388.89", "1333.33", "1600.00"].map(|one| Some(one.to_owned()));
        assert_eq!(shown(&method, &tenders, 2), expected);
        assert!(method.lower_wins());
    }

    #[test]
    fn the_value_index_orders_as_price_per_quality_point_does() {
        let tenders = [tender(100_000, 72), tender(120_000, 90), tender(80_000, 50), tender(99_999, 71)];
        let index = AwardMethod::ValueIndex { least_quality: Exact::whole(0) }.figures(&tenders).unwrap();
        let per_point = AwardMethod::PricePerQualityPoint { least_quality: Exact::whole(0) }.figures(&tenders).unwrap();
        for first in 0..tenders.len() {
            for second in 0..tenders.len() {
                assert_eq!(index[first] > index[second], per_point[first] < per_point[second], "{first} {second}");
            }
        }
    }

    #[test]
    fn the_least_quality_itself_is_enough() {
        for (method, least) in [
            (AwardMethod::PricePerQualityPoint { least_quality: Exact::whole(50) }, "the floor"),
            (AwardMethod::ValueIndex { least_quality: Exact::whole(50) }, "the floor"),
            (AwardMethod::QualityGate { pass_mark: Exact::whole(50) }, "the mark"),
        ] {
            let figures = method.figures(&[tender(100, 49), tender(100, 50), tender(100, 51)]).unwrap();
            let ranked: Vec<bool> = figures.iter().map(Option::is_some).collect();
            assert_eq!(ranked, [false, true, true], "{least} of {method:?}");
        }
    }

    #[test]
    fn a_quality_of_nothing_is_not_ranked_and_a_price_of_nothing_only_where_it_divides() {
        use AssessmentRefusal::{NoTender, PriceBelowZero, PriceOfNothing};
        let per_point = AwardMethod::PricePerQualityPoint { least_quality: Exact::whole(0) };
        let index = AwardMethod::ValueIndex { least_quality: Exact::whole(0) };
        for (method, price, quality, expected, reason) in [
            (&per_point, 100, 0, Ok(false), "no price per point of none"),
            (&per_point, 0, 10, Ok(true), "nothing per point is the best there is"),
            (&index, 100, 0, Ok(false), "as price per point"),
            (&index, 0, 0, Ok(false), "neither price nor quality"),
            (&index, 0, 10, Err(PriceOfNothing), "points per pound of none"),
            (&index, -1, 10, Err(PriceBelowZero), "a tenderer who pays"),
            (&per_point, -1, 10, Err(PriceBelowZero), "more quality would rank worse"),
        ] {
            let ranked = method.figures(&[tender(price, quality)]).map(|figures| figures[0].is_some());
            assert_eq!(ranked, expected, "{reason}");
        }
        assert_eq!(per_point.figures(&[]), Err(NoTender));
    }

    #[test]
    fn at_a_fixed_price_quality_alone_counts() {
        let figures = AwardMethod::FixedPrice.figures(&[tender(100, 60), tender(1, 59)]).unwrap();
        assert!(figures[0] > figures[1]);
    }
}
