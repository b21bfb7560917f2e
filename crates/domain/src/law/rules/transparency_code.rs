//! The data sets of the Transparency Code: what belongs in them, by when, and which facts are wanting.

use crate::law::calendar::said;
use crate::law::regime::ACT_BEGINS;
use crate::law::{Answer, BadFact, Entry, Example, Reasons, Rule, Settings, Sureness};
use crate::values::Pence;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde::Serialize;

choice! {
    /// A data set of the Code.
    CodeDataSet {
        Spend "spend" "Spending of more than £500";
        Cards "cards" "Procurement card transactions";
        Invitations "invitations" "Invitations to tender for more than £5,000";
        Contracts "contracts" "Contracts and other agreements of more than £5,000";
        Grants "grants" "Grants to the voluntary and community sector";
    }
}

choice! {
    /// A fact that a row of a data set carries.
    CodeFact {
        Date "date" "Date";
        Department "department" "Department";
        Beneficiary "beneficiary" "Beneficiary";
        Purpose "purpose" "Purpose";
        Amount "amount" "Amount";
        IrrecoverableVat "irrecoverable_vat" "VAT that cannot be recovered";
        MerchantCategory "merchant_category" "Merchant category";
        Reference "reference" "Reference";
        Title "title" "Title";
        Description "description" "Description";
        StartDate "start_date" "Start date";
        EndDate "end_date" "End date";
        ReviewDate "review_date" "Review date";
        SupplierName "supplier_name" "Supplier";
        ContractValue "contract_value" "Sum over the term, or a year's estimate";
        ProcessType "process_type" "Quotes or tender";
        SmallSupplier "small_supplier" "Whether the supplier is small or medium-sized";
        VoluntarySupplier "voluntary_supplier" "Whether the supplier is of the voluntary or community sector";
    }
}

impl CodeDataSet {
    /// The amount that an item has to be more than to belong; none where every item belongs.
    #[must_use]
    pub const fn more_than(self) -> Option<Pence> {
        match self {
            CodeDataSet::Spend => Some(Pence::new(50_000)),
            CodeDataSet::Invitations | CodeDataSet::Contracts => Some(Pence::new(500_000)),
            CodeDataSet::Cards | CodeDataSet::Grants => None,
        }
    }

    /// The facts that each row carries.
    #[must_use]
    pub const fn asks(self) -> &'static [CodeFact] {
        use CodeFact::{
            Amount, Beneficiary, ContractValue, Date, Department, Description, EndDate, IrrecoverableVat,
            MerchantCategory, ProcessType, Purpose, Reference, ReviewDate, SmallSupplier, StartDate, SupplierName,
            Title, VoluntarySupplier,
        };
        match self {
            CodeDataSet::Spend | CodeDataSet::Cards => {
                &[Date, Department, Beneficiary, Purpose, Amount, IrrecoverableVat, MerchantCategory]
            }
            CodeDataSet::Grants => &[Date, Department, Beneficiary, Purpose, Amount],
            CodeDataSet::Invitations => &[Reference, Title, Description, StartDate, EndDate, ReviewDate, Department],
            CodeDataSet::Contracts => &[
                Reference,
                Title,
                Department,
                Description,
                SupplierName,
                ContractValue,
                IrrecoverableVat,
                StartDate,
                EndDate,
                ReviewDate,
                ProcessType,
                SmallSupplier,
                VoluntarySupplier,
            ],
        }
    }
}

facts! {
    /// An item that may belong in a data set.
    CodeItem {
        "How much is it?"
        amount_pence: Pence;
        "Which facts are known of it?"
        known: Vec<CodeFact>;
    }
}

facts! {
    /// What a data set is made of.
    TransparencyCodeFacts {
        "Which data set is it?"
        data_set: CodeDataSet;
        "On which day does the quarter end, or the year for grants?"
        period_last: Date, flag "period-ends";
        "Which items are there?"
        items: Option<Vec<CodeItem>>;
    }
}

/// An item with facts wanting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WantingItem {
    /// The item, by its place in the list, from 1.
    pub item: u64,
    /// The facts that are wanting.
    pub wanting: Vec<CodeFact>,
}

/// What is owed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TransparencyCodeAnswer {
    /// The last day for publishing it; none for grants, whose year has no day of its own.
    pub due: Option<Date>,
    /// How many items belong in it; none while the items are not given.
    pub items: Option<u64>,
    /// Items that belong in it and lack a fact.
    pub wanting: Option<Vec<WantingItem>>,
}

/// The last day for a quarter's data sets: a month after the quarter.
///
/// ```
/// use domain::law::rules::transparency_code::due;
/// use jiff::civil::date;
/// assert_eq!(due(date(2026, 12, 31)), date(2027, 1, 31));
/// assert_eq!(due(date(2027, 6, 30)), date(2027, 7, 30));
/// ```
#[must_use]
pub fn due(quarter_last: Date) -> Date {
    quarter_last.saturating_add(1.month())
}

/// The rule of the Transparency Code.
pub struct TransparencyCode;

impl Rule for TransparencyCode {
    type Facts = TransparencyCodeFacts;
    type Answer = TransparencyCodeAnswer;

    const ENTRY: Entry = Entry {
        number: 30,
        code: "transparency-code",
        name: "Transparency Code data sets",
        sentence: "Within a month of each quarter a council publishes its spending of more than £500, its card \
                   transactions, and its invitations to tender and contracts of more than £5,000; grants to the \
                   voluntary sector once a year.",
        source: "Local Government Transparency Code 2015; LGA practitioner guide 1.3",
        from: ACT_BEGINS,
        to: None,
        sureness: Sureness::Secondary,
        why: "Residents can see what their council buys, from whom and for how much.",
        assumptions: &[
            "A month after a quarter ends on the same day of the next month, or its last day if it has none such.",
            "Amounts are net of VAT that can be recovered.",
            "The rule book does not look back before 24 February 2025, though the Code is older.",
        ],
        exclusions: &[
            "The Code's other data sets: land, salaries, parking and the like.",
            "What the Code only recommends, such as spending of more than £250.",
            "Invitations and contracts below £30,000 that are published on Find a Tender instead, with a statement that says so.",
        ],
    };

    fn decide(facts: &TransparencyCodeFacts, _: &Settings) -> Result<Answer<TransparencyCodeAnswer>, BadFact> {
        let last = facts.period_last;
        if !matches!((last.month(), last.day()), (3, 31) | (6, 30) | (9, 30) | (12, 31)) {
            return Err(BadFact::new("period_last", "Enter a 31 March, 30 June, 30 September or 31 December"));
        }
        let mut reasons = Reasons::new();
        let set = facts.data_set;
        let belongs = |item: &&CodeItem| set.more_than().is_none_or(|limit| item.amount_pence > limit);
        let (items, wanting) = match &facts.items {
            None => {
                reasons.miss("items", "which items belong in the data set");
                (None, None)
            }
            Some(items) => {
                let count = items.iter().filter(belongs).count();
                let left_out = items.len() - count;
                if let Some(limit) = set.more_than().filter(|_| left_out > 0) {
                    reasons.leave_out(format!("{left_out} items"), format!("not more than {limit}"));
                }
                let within = (1_u64..).zip(items).filter(|(_, item)| belongs(item));
                let wanting: Vec<WantingItem> = within.filter_map(|(place, item)| wanting(place, item, set)).collect();
                if !wanting.is_empty() {
                    reasons.miss("items", format!("{} of them lack a fact that the data set carries", wanting.len()));
                }
                (Some(u64::try_from(count).unwrap_or(u64::MAX)), Some(wanting))
            }
        };
        let due = if set == CodeDataSet::Grants {
            reasons.leave_out("a day", "grants are published once a year, and the sources name no day");
            None
        } else {
            let day = due(last);
            reasons.count(said(day), format!("a month after the quarter that ends {}", said(last)));
            Some(day)
        };
        Ok(Self::answer(TransparencyCodeAnswer { due, items, wanting }, reasons))
    }

    fn examples() -> Vec<Example<Self>> {
        let known: Vec<CodeFact> =
            CodeDataSet::Spend.asks().iter().copied().filter(|fact| *fact != CodeFact::Purpose).collect();
        let item = |pence| CodeItem { amount_pence: Pence::new(pence), known: known.clone() };
        vec![Example {
            told: "Of payments of £500.00 and £500.01 in the quarter to December 2026 the second belongs, and its \
                   purpose is wanting.",
            facts: TransparencyCodeFacts {
                data_set: CodeDataSet::Spend,
                period_last: date(2026, 12, 31),
                items: Some(vec![item(50_000), item(50_001)]),
            },
            expected: TransparencyCodeAnswer {
                due: Some(date(2027, 1, 31)),
                items: Some(1),
                wanting: Some(vec![WantingItem { item: 2, wanting: vec![CodeFact::Purpose] }]),
            },
        }]
    }
}

fn wanting(place: u64, item: &CodeItem, set: CodeDataSet) -> Option<WantingItem> {
    let wanting: Vec<CodeFact> = set.asks().iter().copied().filter(|fact| !item.known.contains(fact)).collect();
    (!wanting.is_empty()).then_some(WantingItem { item: place, wanting })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn belongs(data_set: CodeDataSet, pence: i64) -> bool {
        let item = CodeItem { amount_pence: Pence::new(pence), known: data_set.asks().to_vec() };
        let facts = TransparencyCodeFacts { data_set, period_last: date(2026, 12, 31), items: Some(vec![item]) };
        let answer = TransparencyCode::decide(&facts, &Settings::default()).unwrap().value().unwrap().clone();
        assert_eq!(answer.wanting, Some(Vec::new()));
        answer.items == Some(1)
    }

    #[test]
    fn an_item_belongs_above_the_amount_of_its_data_set() {
        for (set, pence, expected) in [
            (CodeDataSet::Spend, 50_000, false),
            (CodeDataSet::Spend, 50_001, true),
            (CodeDataSet::Invitations, 500_000, false),
            (CodeDataSet::Invitations, 500_001, true),
            (CodeDataSet::Contracts, 500_000, false),
            (CodeDataSet::Contracts, 500_001, true),
            (CodeDataSet::Cards, 1, true),
            (CodeDataSet::Grants, 1, true),
        ] {
            assert_eq!(belongs(set, pence), expected, "{set} {pence}");
        }
    }

    #[test]
    fn items_that_are_not_given_are_missing_and_not_none() {
        for (items, count, missing, reason) in
            [(None, None, true, "not given"), (Some(Vec::new()), Some(0), false, "given, and none")]
        {
            let period_last = date(2026, 12, 31);
            let facts = TransparencyCodeFacts { data_set: CodeDataSet::Spend, period_last, items };
            let asked = TransparencyCode::decide(&facts, &Settings::default()).unwrap();
            let answer = asked.shown().unwrap();
            assert_eq!((answer.items, answer.due), (count, Some(date(2027, 1, 31))), "{reason}");
            assert_eq!(asked.reasons().missing().iter().any(|one| one.fact == "items"), missing, "{reason}");
        }
    }

    #[test]
    fn a_quarter_is_published_within_a_month() {
        for (last, expected) in [
            (date(2027, 3, 31), date(2027, 4, 30)),
            (date(2027, 6, 30), date(2027, 7, 30)),
            (date(2027, 9, 30), date(2027, 10, 30)),
            (date(2027, 12, 31), date(2028, 1, 31)),
        ] {
            assert_eq!(due(last), expected);
        }
    }

    #[test]
    fn grants_have_no_day_and_a_quarter_ends_with_its_last_day() {
        let facts = |data_set, period_last| TransparencyCodeFacts { data_set, period_last, items: None };
        let grants = TransparencyCode::decide(&facts(CodeDataSet::Grants, date(2027, 3, 31)), &Settings::default());
        assert_eq!(grants.unwrap().value().unwrap().due, None);
        let wrong = TransparencyCode::decide(&facts(CodeDataSet::Spend, date(2027, 3, 30)), &Settings::default());
        assert_eq!(wrong.unwrap_err().field, "period_last");
    }
}
