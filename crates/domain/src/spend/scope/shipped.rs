//! The rules that Guildhall comes with, for the payments that English districts publish.
//!
//! They go by the payee's name and by the words of the ledger's category, and by descriptions only where a phrase can
//! hardly mean anything else: a service that runs benefits also buys software, and a firm may be called after anything.

use super::{Condition, Matching, Reason, ScopeField, ScopeRule, ScopeRules};
use Matching::{Begins, Contains, Equals};
use ScopeField::{Category, Description, Kind, Supplier};

/// Legal forms: a payee with one is a firm, whatever authority, tax or pension stands in its name.
const FIRM: &[&str] =
    &["ltd", "limited", "plc", "llp", "cic", "inc", "solutions", "consultants", "consultancy", "software"];

/// What a firm is paid for in the words of a category: work on benefits, taxes or grants, not these themselves.
const WORK: &[&str] = &[
    "administration",
    "admin",
    "advice",
    "audit",
    "collection",
    "consultancy",
    "consultants",
    "fees",
    "postage",
    "printing",
    "software",
    "system",
    "systems",
    "training",
];

const AUTHORITIES: &[&str] = &[
    "borough council",
    "city council",
    "county council",
    "district council",
    "metropolitan borough council",
    "parish council",
    "town council",
    "community council",
    "parish meeting",
    "london borough of",
    "combined authority",
    "national park authority",
    "broads authority",
    "police and crime commissioner",
    "police fire and crime commissioner",
    "office of the police and crime commissioner",
    "police authority",
    "fire and rescue authority",
    "fire and rescue service",
    "fire authority",
    "waste disposal authority",
    "environment agency",
    "internal drainage board",
    "drainage board",
];

fn rule(reason: Reason, when: Condition, except: &[Condition]) -> ScopeRule {
    ScopeRule { reason, when, except: except.to_vec(), from: None, to: None }
}

fn firms() -> Condition {
    Condition::new(Supplier, Contains, FIRM)
}

fn work() -> Condition {
    Condition::new(Category, Contains, WORK)
}

/// The rules that a council begins with.
#[must_use]
pub fn shipped() -> ScopeRules {
    let rules = [precepts(), refunds(), benefits(), taxes(), pensions(), grants(), authorities()];
    ScopeRules { rules: rules.into_iter().flatten().collect() }
}

fn precepts() -> Vec<ScopeRule> {
    let phrases =
        ["precept", "precepts", "drainage levy", "drainage levies", "drainage board levy", "drainage board levies"];
    vec![
        rule(Reason::Precept, Condition::new(Category, Contains, &phrases), &[firms()]),
        rule(Reason::Precept, Condition::new(Description, Contains, &phrases), &[firms()]),
        rule(
            Reason::Precept,
            Condition::new(Supplier, Contains, &["internal drainage board", "drainage board"]),
            &[firms()],
        ),
    ]
}

fn refunds() -> Vec<ScopeRule> {
    let certain = [
        "council tax refund",
        "council tax refunds",
        "ctax refund",
        "ctax refunds",
        "nndr refund",
        "nndr refunds",
        "business rates refund",
        "business rates refunds",
        "business rate refund",
        "rent refund",
        "rent refunds",
        "refund of council tax",
        "refund of business rates",
        "refund of overpayment",
        "refund of deposit",
    ];
    let account = ["refund", "refunds", "refunded", "reimbursement of council tax"];
    vec![
        rule(Reason::Refund, Condition::new(Category, Contains, &account), &[work()]),
        rule(Reason::Refund, Condition::new(Description, Contains, &certain), &[]),
        rule(
            Reason::Refund,
            Condition::new(
                Supplier,
                Contains,
                &["council tax refund", "council tax refunds", "nndr refund", "nndr refunds"],
            ),
            &[firms()],
        ),
    ]
}

fn benefits() -> Vec<ScopeRule> {
    let phrases = [
        "housing benefit",
        "housing benefits",
        "rent allowance",
        "rent allowances",
        "rent rebate",
        "rent rebates",
        "council tax benefit",
        "council tax support",
        "council tax reduction",
        "discretionary housing payment",
        "discretionary housing payments",
        "household support fund",
    ];
    let certain = [
        "housing benefit payment",
        "housing benefit payments",
        "rent allowance",
        "rent allowances",
        "rent rebate",
        "rent rebates",
    ];
    vec![
        rule(Reason::Benefit, Condition::new(Category, Contains, &phrases), &[work(), firms()]),
        rule(Reason::Benefit, Condition::new(Description, Contains, &certain), &[work(), firms()]),
        rule(
            Reason::Benefit,
            Condition::new(Supplier, Contains, &["housing benefit payments", "housing benefit claimants"]),
            &[firms()],
        ),
    ]
}

fn taxes() -> Vec<ScopeRule> {
    let names = [
        "hmrc",
        "hm revenue",
        "hm revenue and customs",
        "h m revenue and customs",
        "hm customs and excise",
        "inland revenue",
    ];
    let accounts = [
        "nndr",
        "national non domestic rates",
        "national non domestic rate",
        "non domestic rates",
        "non domestic rate",
        "business rates",
        "business rate",
        "business rates levy",
        "business rates pool",
        "business rates retention",
        "business rates tariff",
        "rates payable",
        "employers national insurance",
        "national insurance",
        "paye",
        "council tax on properties",
        "council tax payable",
    ];
    vec![
        rule(Reason::Tax, Condition::new(Supplier, Begins, &names), &[firms()]),
        rule(
            Reason::Tax,
            Condition::new(
                Supplier,
                Equals,
                &[
                    "collector of taxes",
                    "accounts office shipley",
                    "accounts office cumbernauld",
                    "valuation office agency nndr",
                ],
            ),
            &[],
        ),
        rule(Reason::Tax, Condition::new(Category, Contains, &accounts), &[work(), firms()]),
    ]
}

fn pensions() -> Vec<ScopeRule> {
    let names = [
        "pension fund",
        "pensions fund",
        "pension authority",
        "pensions authority",
        "pension scheme",
        "pensions scheme",
        "superannuation fund",
        "teachers pensions",
        "local government pension scheme",
        "lgps",
    ];
    let accounts = [
        "superannuation",
        "pension contribution",
        "pension contributions",
        "employers pension",
        "employer pension",
        "pension fund",
        "pension strain",
        "pension deficit",
        "added years",
    ];
    vec![
        rule(Reason::Pension, Condition::new(Supplier, Contains, &names), &[firms()]),
        rule(Reason::Pension, Condition::new(Category, Contains, &accounts), &[work(), firms()]),
    ]
}

fn grants() -> Vec<ScopeRule> {
    let funded = Condition::new(
        Category,
        Contains,
        &["grant funded", "grant income", "grant thornton", "from grant", "grant claim"],
    );
    let certain = [
        "grant payment",
        "grant payments",
        "grant award",
        "grant aid",
        "disabled facilities grant",
        "disabled facilities grants",
        "community grant",
        "small business grant",
    ];
    vec![
        rule(Reason::Grant, Condition::new(Kind, Equals, &["grants"]), &[]),
        rule(Reason::Grant, Condition::new(Category, Contains, &["grant", "grants"]), &[work(), funded]),
        rule(Reason::Grant, Condition::new(Description, Contains, &certain), &[work()]),
    ]
}

fn authorities() -> Vec<ScopeRule> {
    vec![rule(Reason::OtherAuthority, Condition::new(Supplier, Contains, AUTHORITIES), &[firms()])]
}

#[cfg(test)]
mod tests {
    use super::super::{LineParts, decide};
    use super::*;
    use crate::spend::FileKind;

    fn reason_of(line: LineParts<'_>) -> Option<Reason> {
        decide(&shipped(), &line).map(|(_, reason)| reason.clone())
    }

    #[test]
    fn payees_are_left_out_by_what_they_are_and_firms_with_such_names_stay() {
        for (supplier, left_out, reason) in [
            ("Wynmarch Town Council", Some(Reason::OtherAuthority), "another council"),
            ("Harrowshire County Council", Some(Reason::OtherAuthority), "the county"),
            ("London Borough of Vale", Some(Reason::OtherAuthority), "its words the other way round"),
            ("Police & Crime Commissioner for Harrowshire", Some(Reason::OtherAuthority), "the police's authority"),
            ("Harrowshire Fire and Rescue Authority", Some(Reason::OtherAuthority), "the fire authority"),
            ("Vale Internal Drainage Board", Some(Reason::Precept), "a levying body"),
            ("HMRC", Some(Reason::Tax), "the tax authority, short"),
            ("HM Revenue & Customs Only", Some(Reason::Tax), "and long, with the bank's addition"),
            ("Harrowshire Pension Fund", Some(Reason::Pension), "a pension fund"),
            ("Grant Thornton UK LLP", None, "a firm of accountants"),
            ("Grants Removals", None, "a firm called Grants"),
            ("Council Tax Solutions Ltd", None, "a firm that works on council tax"),
            ("Town Council Cleaning Limited", None, "a firm called after its customers"),
            ("Pension Fund Consultants Ltd", None, "a firm that advises"),
            ("Hmrcombe Dairy", None, "a name that only begins with the letters"),
            ("Fire and Rescue Training Ltd", None, "a firm that trains"),
            ("County Councils Network", None, "an association, not a council"),
            ("Council for the Protection of the Vale", None, "a charity"),
            ("Abel & Sons Ltd", None, "a firm"),
            ("", None, "a name that is withheld or missing"),
        ] {
            assert_eq!(reason_of(LineParts { supplier, ..LineParts::default() }), left_out, "{reason}: {supplier}");
        }
    }

    #[test]
    fn accounts_are_left_out_by_what_they_are_and_work_on_them_stays() {
        for (category, supplier, left_out, reason) in [
            ("Parish precepts", "Wynmarch Town Council", Some(Reason::Precept), "what it is comes before who it is"),
            ("Rent Allowances", "", Some(Reason::Benefit), "housing benefit by its account"),
            ("Housing Benefit Payments", "A Landlord", Some(Reason::Benefit), "paid to a landlord"),
            ("Housing benefit software", "Abel Ltd", None, "software for benefits is bought"),
            ("Housing Benefit Overpayment Collection Fees", "Abel", None, "the work of collecting"),
            ("NNDR", "Wynmarch District Council", Some(Reason::Tax), "rates on own buildings"),
            ("NNDR Refunds", "Abel Ltd", Some(Reason::Refund), "rates given back, to a firm too"),
            ("Business rates advice", "Abel LLP", None, "advice on rates is bought"),
            ("Superannuation", "Harrowshire", Some(Reason::Pension), "pension by its old name"),
            ("Grants to voluntary organisations", "Vale Scouts", Some(Reason::Grant), "a grant"),
            ("Grant Thornton", "Abel", None, "an account called after the auditor"),
            ("Grantham Road works", "Abel Ltd", None, "a road"),
            ("Non-refundable deposits", "Abel Ltd", None, "another word"),
            ("Travel", "Abel Ltd", None, "bought"),
        ] {
            let line = LineParts { category, supplier, ..LineParts::default() };
            assert_eq!(reason_of(line), left_out, "{reason}: {category}");
        }
    }

    #[test]
    fn a_file_of_grants_is_left_out_whatever_its_lines_say() {
        for (kind, left_out) in
            [(FileKind::Grants, Some(Reason::Grant)), (FileKind::Payments, None), (FileKind::Cards, None)]
        {
            let line = LineParts { kind, description: "New heating", ..LineParts::default() };
            assert_eq!(reason_of(line), left_out, "{}", kind.name());
        }
    }

    #[test]
    fn a_service_that_pays_benefits_buys_things_too() {
        let line = LineParts { service: "Housing Benefit", category: "Stationery", ..LineParts::default() };
        assert_eq!(reason_of(line), None);
    }

    #[test]
    fn the_rules_we_come_with_have_no_faults() {
        assert_eq!(shipped().faults(), []);
    }
}
