//! What a heading of a facts file says of its column's meaning.

use crate::payments::headings::normalise;
use domain::suppliers::FactsColumn::{self, *};

/// For each meaning the phrases that speak for it, in words as [`normalise`] leaves them.
const PHRASES: [(FactsColumn, &str); 16] = [
    (
        Number,
        "supplier number, supplier no, supplier id, supplier ref, supplier reference, supplier code, creditor number, \
         creditor no, creditor id, creditor code, vendor number, vendor no, vendor id, vendor code, payee number, payee id, \
         ledger number, supplier account number",
    ),
    (
        Name,
        "supplier name, supplier, name of supplier, vendor name, vendor, creditor name, creditor, organisation, \
         organisation name, company name, payee, payee name, beneficiary, beneficiary name, name, trading name",
    ),
    (
        Postcode,
        "postcode, post code, postal code, supplier postcode, site postcode, remittance postcode, registered postcode, \
         registered office postcode, office postcode, branch postcode, delivery postcode, zip",
    ),
    (Country, "country, supplier country, country of registration"),
    (
        CompanyNumber,
        "company number, company no, company reg no, company registration, company registration no, \
         company registration number, companies house number, companies house registration number, companies house no, crn, \
         co number, registered company number",
    ),
    (
        CharityNumber,
        "charity number, charity no, charity reg no, charity registration number, charity commission number, \
         registered charity number, registered charity no",
    ),
    (
        Sme,
        "sme, is sme, sme status, sme supplier, sme y n, small or medium enterprise, small and medium enterprise, \
         company size, business size, enterprise size, organisation size, supplier size, size",
    ),
    (
        Vcse,
        "vcse, is vcse, vcse status, vcse supplier, vcse y n, vcs, vcfse, third sector, voluntary sector, \
         voluntary or community, social enterprise, voluntary community and social enterprise",
    ),
    (
        VcseKind,
        "vcse type, vcse supplier type, type of vcse, kind of vcse, vcse kind, vcs type, third sector type, \
         type of voluntary organisation, kind of voluntary organisation",
    ),
    (VcseRole, "vcse role, role of vcse, role of voluntary organisation, vcs role"),
    (
        Group,
        "part of a larger group, part of a group, part of group, in a group, group member, subsidiary, is subsidiary, \
         member of a group, group company, part of larger group",
    ),
    (
        Headcount,
        "employees, number of employees, no of employees, employee count, headcount, number of staff, staff, staff numbers",
    ),
    (Turnover, "turnover, annual turnover, turnover gbp, yearly turnover, sales turnover"),
    (BalanceSheet, "balance sheet, balance sheet total, total assets, balance sheet gbp"),
    (
        AsAt,
        "as at, as at date, as of, as of date, date as at, date checked, checked on, checked, last checked, last updated, \
         status date, date verified, verified on, effective date, date",
    ),
    (Source, "source, data source, source of data, source of information, where from, evidence"),
];

/// A heading that is just the phrase.
const EXACT: u32 = 100;
/// A heading that holds the phrase among other words: less for each of those.
const HOLDS: u32 = 70;
/// A heading speaks clearly enough from here on.
pub(super) const CLEAR: u32 = 40;

/// How strongly a heading speaks for a meaning.
pub(super) fn strength(heading: &str, column: FactsColumn) -> u32 {
    if heading.len() > 80 {
        return 0;
    }
    let words = normalise(heading);
    let phrases = PHRASES.iter().find(|(known, _)| *known == column).map_or("", |(_, phrases)| phrases);
    let of = |phrase: &str| {
        if phrase == words {
            return EXACT + u32::try_from(phrase.len()).unwrap_or(0);
        }
        // One word may mean anything among others: "name" in "name of contact".
        let is_telling =
            phrase.contains(' ') || matches!(phrase, "postcode" | "sme" | "vcse" | "turnover" | "employees");
        if !is_telling || !format!(" {words} ").contains(&format!(" {phrase} ")) {
            return 0;
        }
        let others = words.split(' ').count().saturating_sub(phrase.split(' ').count());
        HOLDS.saturating_sub(5 * u32::try_from(others).unwrap_or(HOLDS)) + u32::try_from(phrase.len()).unwrap_or(0)
    };
    phrases.split(',').map(|phrase| of(phrase.trim())).max().unwrap_or(0)
}

/// The meaning that a heading speaks for most, with its strength.
pub(super) fn strongest(heading: &str) -> Option<(FactsColumn, u32)> {
    let all = FactsColumn::ALL.iter().map(|column| (*column, strength(heading, *column)));
    // Of two as strong, the first in the list.
    all.filter(|(_, strength)| *strength >= CLEAR)
        .max_by_key(|(column, strength)| (*strength, std::cmp::Reverse(*column)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_speak_for_their_meaning() {
        for (heading, column) in [
            ("Supplier", Some(Name)),
            ("Vendor Name", Some(Name)),
            ("Supplier No.", Some(Number)),
            ("SupplierID", Some(Number)),
            ("Post Code", Some(Postcode)),
            ("Registered office postcode", Some(Postcode)),
            ("Companies House Registration Number", Some(CompanyNumber)),
            ("CharityCommissionNumber", Some(CharityNumber)),
            ("SME (Y/N)", Some(Sme)),
            ("Is this supplier an SME?", Some(Sme)),
            ("Company size", Some(Sme)),
            ("VCSE", Some(Vcse)),
            ("VCSE supplier type", Some(VcseKind)),
            ("Role of VCSE", Some(VcseRole)),
            ("Part of a larger group?", Some(Group)),
            ("Number of employees", Some(Headcount)),
            ("Annual turnover (£)", Some(Turnover)),
            ("Balance sheet total", Some(BalanceSheet)),
            ("As at", Some(AsAt)),
            ("Source", Some(Source)),
            ("Country", Some(Country)),
            ("Paid (£)", None),
            ("Contact name", None),
            ("VAT registration number", None),
        ] {
            assert_eq!(strongest(heading).map(|(found, _)| found), column, "{heading}");
        }
    }
}
