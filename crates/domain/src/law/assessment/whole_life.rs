//! Whole-life cost: what an option costs from the first day to the last, nominal and discounted, to the penny.

use super::{AssessmentRefusal, DiscountRates, Exact};
use crate::values::Pence;

choice! {
    /// What a cost is for.
    CostKind {
        Acquisition "acquisition" "Acquisition";
        Operation "operation" "Operation";
        Maintenance "maintenance" "Maintenance";
        Energy "energy" "Energy";
        Change "change" "Change";
        Disposal "disposal" "Exit and disposal";
        Residual "residual" "Residual value, which comes back";
        RecoverableVat "recoverable_vat" "VAT that the council recovers";
        Sunk "sunk" "Money already spent, whichever option is chosen";
        Transfer "transfer" "Money that only moves within the public purse";
    }
}

impl CostKind {
    /// Why it does not count; none where it counts.
    #[must_use]
    pub const fn left_out(self) -> Option<&'static str> {
        match self {
            CostKind::RecoverableVat => Some("the council gets it back"),
            CostKind::Sunk => Some("no option changes it"),
            CostKind::Transfer => Some("nothing is used up by it"),
            _ => None,
        }
    }
}

/// A cost in a year, in the prices of year 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CostLine {
    /// The year, from 0, which is not discounted.
    pub year: u16,
    /// What it is for.
    pub kind: CostKind,
    /// How much, as a positive amount; a residual value too, which is taken off.
    pub amount: Pence,
}

/// A year's sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearCost {
    /// The year, from 0.
    pub year: u16,
    /// The yearly rate that it adds, in hundredths of a per cent; 0 in year 0.
    pub rate_hundredths: u32,
    /// Its costs, less what comes back, in pounds.
    pub nominal: Exact,
    /// What a pound of that year is worth in year 0.
    pub factor: Exact,
    /// Its costs as they are worth in year 0, in pounds.
    pub present: Exact,
}

/// A cost that does not count, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftOutCost {
    /// The cost.
    pub line: CostLine,
    /// Why it does not count.
    pub why: &'static str,
}

/// What an option costs over its life.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WholeLifeCost {
    /// The sum without discount.
    pub nominal: Pence,
    /// The sum as it is worth in year 0, exactly, in pounds.
    pub present: Exact,
    /// The same to the penny, rounded once.
    pub present_pence: Pence,
    /// The last year of the period of use.
    pub last_year: u16,
    /// The rates that were used.
    pub rates: DiscountRates,
    /// Each year's sum.
    pub years: Vec<YearCost>,
    /// What does not count.
    pub left_out: Vec<LeftOutCost>,
}

impl WholeLifeCost {
    /// The whole-life cost of an option over its years of use, from year 0 to the last.
    ///
    /// # Errors
    /// [`AssessmentRefusal::CostAfterEnd`] for a cost after the last year, [`AssessmentRefusal::PriceBelowZero`] for an
    /// amount below zero, [`AssessmentRefusal::TooLarge`] for a sum that cannot be kept.
    ///
    /// ```
    /// use domain::law::assessment::{CostKind, CostLine, DiscountRates, WholeLifeCost};
    /// use domain::values::Pence;
    /// let rates = DiscountRates::standard(jiff::civil::date(2026, 11, 20));
    /// let yearly = (1..=7).map(|year| CostLine { year, kind: CostKind::Operation, amount: Pence::new(1_200_000) });
    /// let mut lines = vec![CostLine { year: 0, kind: CostKind::Acquisition, amount: Pence::new(5_000_000) }];
    /// lines.extend(yearly);
    /// let cost = WholeLifeCost::of(&lines, 7, &rates).unwrap();
    /// assert_eq!(cost.nominal.to_string(), "£134,000.00");
    /// assert_eq!(cost.present_pence.to_string(), "£123,374.53");
    /// ```
    pub fn of(lines: &[CostLine], last_year: u16, rates: &DiscountRates) -> Result<Self, AssessmentRefusal> {
        let mut sums = vec![Exact::whole(0); usize::from(last_year) + 1];
        let mut left_out = Vec::new();
        for line in lines {
            if line.amount.is_negative() {
                return Err(AssessmentRefusal::PriceBelowZero);
            }
            if let Some(why) = line.kind.left_out() {
                left_out.push(LeftOutCost { line: *line, why });
                continue;
            }
            let sum =
                sums.get_mut(usize::from(line.year)).ok_or(AssessmentRefusal::CostAfterEnd { year: line.year })?;
            let pounds = Exact::pounds(line.amount);
            *sum = if line.kind == CostKind::Residual { &*sum - &pounds } else { &*sum + &pounds };
        }
        let factors = rates.factors(last_year);
        let years: Vec<YearCost> = (0..=last_year)
            .zip(sums.into_iter().zip(factors))
            .map(|(year, (nominal, factor))| YearCost {
                year,
                rate_hundredths: if year == 0 { 0 } else { rates.rate(year) },
                present: &nominal * &factor,
                nominal,
                factor,
            })
            .collect();
        let pence = |sum: &Exact| sum.to_pence().map_err(|_| AssessmentRefusal::TooLarge);
        let present = Exact::sum(years.iter().map(|year| &year.present));
        Ok(WholeLifeCost {
            nominal: pence(&Exact::sum(years.iter().map(|year| &year.nominal)))?,
            present_pence: pence(&present)?,
            present,
            last_year,
            rates: rates.clone(),
            years,
            left_out,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{Date, date};

    const TODAY: Date = date(2026, 11, 20);

    fn option(first: i64, yearly: i64, years: u16) -> Vec<CostLine> {
        let line = |year, kind, pounds: i64| CostLine { year, kind, amount: Pence::new(pounds * 100) };
        let mut lines = vec![line(0, CostKind::Acquisition, first)];
        lines.extend((1..=years).map(|year| line(year, CostKind::Operation, yearly)));
        lines
    }

    fn cost(lines: &[CostLine], last: u16) -> WholeLifeCost {
        WholeLifeCost::of(lines, last, &DiscountRates::standard(TODAY)).unwrap()
    }

    #[test]
    fn what_is_cheap_to_buy_and_dear_to_run_loses() {
        let (x, y) = (cost(&option(50_000, 12_000, 7), 7), cost(&option(80_000, 6_000, 7), 7));
        for (option, nominal, present) in [(&x, "£134,000.00", "£123,374.53"), (&y, "£122,000.00", "£116,687.26")] {
            assert_eq!(
                (option.nominal.to_string(), option.present_pence.to_string()),
                (nominal.into(), present.into())
            );
        }
        assert!(y.present < x.present && y.years[0].nominal > x.years[0].nominal);
    }

    #[test]
    fn a_year_by_year_sum_is_shown_and_rounded_only_at_the_end() {
        let cost = cost(&option(0, 1, 60), 60);
        let in_years = Exact::sum(cost.years.iter().map(|year| &year.present));
        assert_eq!(cost.present, in_years);
        let pennies = cost.years.iter().map(|year| year.present.rounded(2)).collect::<Vec<_>>();
        assert_ne!(Exact::sum(&pennies).to_pence(), Ok(cost.present_pence), "sixty roundings do not make one");
    }

    #[test]
    fn what_comes_back_is_taken_off_and_what_does_not_count_is_said() {
        let mut lines = option(1_000, 0, 2);
        let line = |kind, pounds: i64| CostLine { year: 2, kind, amount: Pence::new(pounds * 100) };
        lines.extend([line(CostKind::Residual, 300), line(CostKind::RecoverableVat, 200), line(CostKind::Sunk, 50)]);
        let cost = cost(&lines, 2);
        assert_eq!(cost.nominal, Pence::new(70_000));
        let left_out: Vec<&str> = cost.left_out.iter().map(|one| one.why).collect();
        assert_eq!(left_out, ["the council gets it back", "no option changes it"]);
    }

    #[test]
    fn a_cost_lies_within_the_period_of_use() {
        let rates = DiscountRates::standard(TODAY);
        for (year, expected) in [(7, Ok(())), (8, Err(AssessmentRefusal::CostAfterEnd { year: 8 }))] {
            let line = CostLine { year, kind: CostKind::Disposal, amount: Pence::new(1) };
            assert_eq!(WholeLifeCost::of(&[line], 7, &rates).map(|_| ()), expected, "year {year} of 7");
        }
        let negative = CostLine { year: 0, kind: CostKind::Energy, amount: Pence::new(-1) };
        assert_eq!(WholeLifeCost::of(&[negative], 7, &rates).map(|_| ()), Err(AssessmentRefusal::PriceBelowZero));
    }

    #[test]
    fn the_discounted_cost_never_exceeds_the_nominal_one() {
        for (first, yearly, years) in [(0, 0, 0), (5, 7, 3), (100, 1, 90), (0, 999_999, 320)] {
            let cost = cost(&option(first, yearly, years), years);
            assert!(cost.present <= Exact::pounds(cost.nominal), "{first} {yearly} {years}");
        }
    }
}
