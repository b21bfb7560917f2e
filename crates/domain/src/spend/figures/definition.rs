//! How each figure is made: what is printed beside it.

/// How a figure is made. The scope, the period and what is not known stand beside it on the page, for they differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Definition {
    /// Its name.
    pub name: &'static str,
    /// What it means.
    pub meaning: &'static str,
    /// How it is worked out.
    pub formula: &'static str,
    /// What is not in it.
    pub leaves_out: &'static str,
    /// Where its numbers come from.
    pub source: &'static str,
}

const LINES: &str =
    "Payment lines of imports that were not undone, net of VAT where the file gives net, dated by the payment.";
const LINES_AND_FACTS: &str = "Payment lines of imports that were not undone, net of VAT where the file gives net, dated by the payment; and the supplier facts that the council loaded, joined by supplier number or by exact cleaned name.";
const UNKNOWN_PAYEES: &str = "Redacted payees, lines that name no supplier and suppliers without the fact are not known. They are shown by themselves and never joined to a supplier.";

impl Definition {
    /// The share that goes to suppliers within a ring.
    pub const LOCAL_SHARE: Definition = Definition {
        name: "Share paid to suppliers in the area",
        meaning: "Of all that was paid, what went to suppliers whose postcode, the address to which they are paid, lies in the area. The areas are rings: who is in the district is in the county, the region and the United Kingdom too.",
        formula: "Sum paid to suppliers whose postcode lies in the area ÷ sum paid in scope × 100, to a tenth of a per cent, half upwards.",
        leaves_out: UNKNOWN_PAYEES,
        source: LINES_AND_FACTS,
    };

    /// The share that goes to small and medium-sized enterprises.
    pub const SME_SHARE: Definition = Definition {
        name: "Share paid to small and medium-sized enterprises",
        meaning: "Of all that was paid, what went to suppliers that are small or medium-sized enterprises under the definition that their facts name.",
        formula: "Sum paid to small and medium-sized enterprises ÷ sum paid in scope × 100, to a tenth of a per cent, half upwards.",
        leaves_out: UNKNOWN_PAYEES,
        source: LINES_AND_FACTS,
    };

    /// The share that goes to small and medium-sized enterprises in the district.
    pub const LOCAL_SME_SHARE: Definition = Definition {
        name: "Share paid to small and medium-sized enterprises in the area",
        meaning: "Of all that was paid, what went to suppliers that are both in the area and small or medium-sized enterprises.",
        formula: "Sum paid to suppliers that are both ÷ sum paid in scope × 100, to a tenth of a per cent, half upwards. A supplier of which one is known not to be so counts as no, whatever the other.",
        leaves_out: UNKNOWN_PAYEES,
        source: LINES_AND_FACTS,
    };

    /// The share that goes to voluntary, community and social enterprise organisations.
    pub const VCSE_SHARE: Definition = Definition {
        name: "Share paid to voluntary, community and social enterprise organisations",
        meaning: "Of all that was paid, what went to charities, community organisations, social enterprises and mutuals, as the suppliers' facts say.",
        formula: "Sum paid to these organisations ÷ sum paid in scope × 100, to a tenth of a per cent, half upwards. A charity that is also a company is counted once.",
        leaves_out: UNKNOWN_PAYEES,
        source: LINES_AND_FACTS,
    };

    /// The share that goes to voluntary, community and social enterprise organisations in the district.
    pub const LOCAL_VCSE_SHARE: Definition = Definition {
        name: "Share paid to voluntary, community and social enterprise organisations in the area",
        meaning: "Of all that was paid, what went to organisations that are both in the area and voluntary, community or social enterprise.",
        formula: "Sum paid to suppliers that are both ÷ sum paid in scope × 100, to a tenth of a per cent, half upwards. A supplier of which one is known not to be so counts as no, whatever the other.",
        leaves_out: UNKNOWN_PAYEES,
        source: LINES_AND_FACTS,
    };

    /// How much rests on few suppliers.
    pub const CONCENTRATION: Definition = Definition {
        name: "Concentration",
        meaning: "How much of what was paid to named suppliers rests on few of them.",
        formula: "Largest 20: what they were paid ÷ what all named suppliers were paid. Suppliers that make 80%: the fewest whose payments come to 80% or more. Herfindahl-Hirschman index: the sum of the squared percentage shares, from near 0 (many equal suppliers) to 10,000 (one supplier), worked out in whole pence and rounded once to a whole number.",
        leaves_out: "Redacted payees, lines that name no supplier, and suppliers from whom as much or more came back than went out. Each is shown, and with the base they add up to all that was paid.",
        source: LINES,
    };

    /// New suppliers and suppliers gone.
    pub const ARRIVALS: Definition = Definition {
        name: "Suppliers, new and gone",
        meaning: "How many named suppliers were paid, how many of them were not paid in any earlier month that was brought in, and how many of the period before were not paid again.",
        formula: "New: suppliers with a line in the period and none in any month before it. Gone: suppliers with a line in the period before and none in this one.",
        leaves_out: "Redacted payees and lines that name no supplier. The first period that was brought in cannot tell who is new.",
        source: LINES,
    };

    /// How long suppliers wait.
    pub const PAYMENT_DAYS: Definition = Definition {
        name: "Days to payment",
        meaning: "How long suppliers waited from the date on their invoice to the payment. Files seldom say when an invoice was received, so the invoice date stands for it and the true wait is no longer than the one shown.",
        formula: "Within 30, 31 to 60, and 61 or more days: lines (or pounds) in the band ÷ lines (or pounds) measured × 100. Mean: sum of days ÷ lines measured, or weighted by pounds. Suppliers: those all of whose measured lines were paid by day 30 ÷ suppliers with a measured line.",
        leaves_out: "Lines without both dates are not measured. Lines paid before the invoice date stand apart, in no band and in no mean. Whether an invoice was disputed is not in the files, so disputed ones count as all others.",
        source: LINES,
    };

    /// What changed.
    pub const CHANGE: Definition = Definition {
        name: "Change from year to year",
        meaning: "What was paid in a financial year beside the year before, over the months that were brought in for both.",
        formula: "Later − earlier; in per cent, (later − earlier) ÷ earlier × 100, to a tenth, half upwards.",
        leaves_out: "Months that are not over or were not brought in for both years, for each kind of payments by itself. Lines without a date.",
        source: LINES,
    };

    /// Money in real terms.
    pub const REAL_TERMS: Definition = Definition {
        name: "Money in real terms",
        meaning: "What the sums of several years would be in the money of one of them, so that a rise of prices does not look like a rise of spend.",
        formula: "Sum of the year × index of the year whose money it is shown in ÷ index of its own year, in whole pence, half a penny upwards.",
        leaves_out: "A year for which the index has no number is not shown in real terms.",
        source: "Payment lines of imports that were not undone, and the price index that the council entered, with its source and date.",
    };

    /// Spend beside what the council entered.
    pub const CONTEXT: Definition = Definition {
        name: "Spend in context",
        meaning: "What was paid beside the council's net budget, its population and other numbers that the council entered.",
        formula: "Per head: sum paid in the year ÷ population of the year, to a penny. Share of the net budget: sum paid ÷ net budget × 100.",
        leaves_out: "A year that is not wholly brought in, or for which nothing was entered, is not measured.",
        source: "Payment lines of imports that were not undone, and the numbers that the council entered, each with its source and date.",
    };
}
