//! From a figure to the house's own page of it.

use crate::components::Link;

/// Where a figure is made up, by the beginning of its code; the longer beginnings stand first.
const PAGES: &[(&str, &str, &str)] = &[
    ("spend.local_sme", "Spend with smaller firms", "/spend/smaller-firms"),
    ("spend.sme", "Spend with smaller firms", "/spend/smaller-firms"),
    ("spend.local_vcse", "Spend with the voluntary sector", "/spend/voluntary-sector"),
    ("spend.vcse", "Spend with the voluntary sector", "/spend/voluntary-sector"),
    ("spend.local", "Spend by place", "/spend/local"),
    ("spend.payments_within", "Days to payment", "/spend/payment-days"),
    ("spend.largest", "The largest suppliers", "/spend/concentration"),
    ("spend.supplier", "Suppliers", "/suppliers"),
    ("spend.", "Spend", "/spend"),
    ("savings.", "Savings", "/savings"),
    ("risks.", "Risks", "/risks"),
    ("surveys.", "Surveys", "/surveys"),
    ("training.", "Training", "/training"),
    ("library.", "Library", "/library"),
    ("actions.audit", "Audit reviews", "/strategy/audits"),
    ("actions.", "Actions", "/strategy/actions"),
    ("meetings.", "Meetings", "/strategy/meetings"),
    ("advice.", "Advice given", "/strategy/advice"),
    ("format_requests.", "Requests for other formats", "/format-requests"),
    ("people.", "People", "/people"),
    ("publication.", "Publication", "/publication"),
    ("reports.", "Reports", "/reports"),
    ("strategy.", "Versions of the strategy", "/reports/strategy"),
];

/// The page that a figure is made up on; none for one of a subject that is not in the house.
pub fn page_of(code: &str) -> Option<Link> {
    let found = PAGES.iter().find(|(begins, ..)| code.starts_with(begins))?;
    Some(Link::new(found.1, found.2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_of_the_house_leads_to_its_page() {
        for measure in domain::offers::measures() {
            assert!(page_of(measure.code).is_some(), "{}", measure.code);
        }
        for (code, address) in [
            ("spend.local_share", Some("/spend/local")),
            ("spend.local_sme_share", Some("/spend/smaller-firms")),
            ("spend.payments_within_30_by_value", Some("/spend/payment-days")),
            ("savings.delivered", Some("/savings")),
            ("waivers.count", None),
        ] {
            assert_eq!(page_of(code).map(|link| link.href).as_deref(), address, "{code}");
        }
    }
}
