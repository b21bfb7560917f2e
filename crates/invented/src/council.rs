//! The invented councils and what each is like.

use domain::values::Pence;

/// An invented council.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InventedCouncil {
    /// The code by which commands and addresses name it.
    pub code: &'static str,
    /// Its name.
    pub name: &'static str,
    /// What kind of council it is.
    pub kind: &'static str,
    pub(crate) plan: Plan,
}

/// How much a council spends, with how many suppliers, in how many invoices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Plan {
    /// What it pays in each of the three complete years, and would pay in all of the current one.
    pub years: [Pence; 4],
    /// Its run of the region's suppliers: the first, and how many.
    pub suppliers: (usize, usize),
    /// Its invoices in a year.
    pub invoices: u32,
    /// How its ledger writes files.
    pub layout: Layout,
    /// Whether the dirt that tests and demonstrations look for is planted.
    pub dirt: bool,
}

/// How a council's ledger writes its payment files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// A plain extract: one row of headings, days first.
    Extract,
    /// A report: title rows, Windows-1252, pounds and commas, negatives in brackets, a total below.
    Report,
    /// Net, VAT and gross, with months by name.
    NetVatGross,
    /// Semicolons and ISO dates.
    Semicolons,
}

const fn millions(hundred_thousands: i64) -> Pence {
    Pence::new(hundred_thousands * 10_000_000)
}

/// The four councils. Wynmarch is the one that everything is shown with.
pub(crate) const COUNCILS: [InventedCouncil; 4] = [
    InventedCouncil {
        code: "wynmarch",
        name: "Wynmarch District Council",
        kind: "district",
        plan: Plan {
            years: [millions(108), millions(109), millions(114), millions(117)],
            suppliers: (0, 640),
            invoices: 4300,
            layout: Layout::Extract,
            dirt: true,
        },
    },
    InventedCouncil {
        code: "brackmere",
        name: "Brackmere Borough Council",
        kind: "district",
        plan: Plan {
            years: [millions(92), millions(95), millions(97), millions(99)],
            suppliers: (320, 480),
            invoices: 3100,
            layout: Layout::Report,
            dirt: false,
        },
    },
    InventedCouncil {
        code: "ostley",
        name: "Ostley District Council",
        kind: "district",
        plan: Plan {
            years: [millions(74), millions(73), millions(76), millions(78)],
            suppliers: (560, 380),
            invoices: 2400,
            layout: Layout::NetVatGross,
            dirt: false,
        },
    },
    InventedCouncil {
        code: "wynshire",
        name: "Wynshire County Council",
        kind: "county",
        plan: Plan {
            years: [millions(840), millions(862), millions(881), millions(900)],
            suppliers: (400, 820),
            invoices: 8000,
            layout: Layout::Semicolons,
            dirt: false,
        },
    },
];
