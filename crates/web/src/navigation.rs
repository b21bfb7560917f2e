//! The sections of the house and the pages of each: what stands at the top of every page.

use crate::components::NavItem;
use domain::access::Action;

/// A page that is always at hand: its name, its address, and what one must be allowed to do to be led there.
type Entry = (&'static str, &'static str, Option<Action>);

/// A section with its pages, the first of which stands for it.
type Section = (&'static str, &'static [Entry]);

const SECTIONS: [Section; 6] = [
    ("Today", &[("Today", "/today", Some(Action::SeeStrategy))]),
    (
        "Strategy",
        &[
            ("Overview", "/strategy", Some(Action::SeeStrategy)),
            ("Action plan", "/strategy/actions", Some(Action::SeeStrategy)),
            ("Scorecard", "/strategy/scorecard", Some(Action::SeeStrategy)),
            ("Risks", "/risks", Some(Action::SeeRisks)),
            ("Savings", "/savings", Some(Action::SeeSavings)),
            ("Surveys", "/surveys", Some(Action::SeeStrategy)),
            ("Training", "/training", Some(Action::SeeStrategy)),
            ("Library", "/library", Some(Action::SeeStrategy)),
            ("Set-up", "/strategy/configuration", Some(Action::SettleStrategy)),
        ],
    ),
    (
        "Spend",
        &[
            ("Figures", "/spend", Some(Action::SeeSpend)),
            ("Imports", "/spend/imports", Some(Action::ImportPayments)),
            ("Suppliers", "/suppliers", Some(Action::SeeSpend)),
            ("Losses", "/losses", Some(Action::SeeLosses)),
            ("Publication", "/publication", Some(Action::PreparePublication)),
            ("Feeds", "/feeds", Some(Action::ManageFeeds)),
        ],
    ),
    (
        "Reports",
        &[
            ("Reports", "/reports", Some(Action::SeeReports)),
            ("Other formats", "/format-requests", Some(Action::HandleFormatRequests)),
        ],
    ),
    ("Law", &[("Law", "/law", None)]),
    (
        "Council",
        &[
            ("Council", "/council", Some(Action::ManageCouncil)),
            ("People", "/people", Some(Action::SeePeople)),
            ("Trail", "/trail", Some(Action::SeeTrail)),
            ("Your account", "/account", None),
        ],
    ),
];

/// What stands at the top of a page.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Navigation {
    /// The sections that hold something for the person.
    pub sections: Vec<NavItem>,
    /// The pages of the section that the page is in; none where it has but one.
    pub pages: Vec<NavItem>,
}

/// The navigation of a page for somebody who may do some things.
pub fn navigation(path: &str, may: impl Fn(Action) -> bool) -> Navigation {
    let is_open = |entry: &&Entry| entry.2.is_none_or(&may);
    let here = SECTIONS
        .iter()
        .flat_map(|(_, entries)| entries.iter())
        .filter(|entry| holds(entry.1, path))
        .max_by_key(|entry| entry.1.len())
        .map(|entry| entry.1);
    let mut navigation = Navigation::default();
    for (label, entries) in SECTIONS {
        let open: Vec<&Entry> = entries.iter().filter(is_open).collect();
        let Some((first, href, _)) = open.first() else { continue };
        let is_here = here.is_some_and(|here| entries.iter().any(|entry| entry.1 == here));
        // A section with one page is called what the page is.
        let label = if open.len() == 1 { first } else { label };
        navigation.sections.push(NavItem::new(label, href, is_here));
        if is_here && open.len() > 1 {
            navigation.pages =
                open.iter().map(|(label, href, _)| NavItem::new(label, href, here == Some(*href))).collect();
        }
    }
    navigation
}

/// Whether a path is that of an entry or lies below it.
fn holds(entry: &str, path: &str) -> bool {
    path.strip_prefix(entry).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn current(items: &[NavItem]) -> Vec<&str> {
        items.iter().filter(|item| item.current).map(|item| item.label.as_str()).collect()
    }

    #[test]
    fn a_page_is_in_one_section_and_one_page_of_it() {
        for (path, section, page, reason) in [
            ("/today", &["Today"][..], &[][..], "a section of one page"),
            ("/strategy", &["Strategy"], &["Overview"], "the first page"),
            ("/strategy/rounds/3", &["Strategy"], &["Overview"], "below the first page and no other"),
            ("/strategy/scorecard/IND-S1", &["Strategy"], &["Scorecard"], "the longest address counts"),
            ("/risks/4", &["Strategy"], &["Risks"], "another address in the section"),
            ("/spend/imports/2", &["Spend"], &["Imports"], "the longest address counts"),
            ("/format-requests/3", &["Reports"], &["Other formats"], "below another page of the section"),
            ("/spender", &[], &[], "a word that only begins alike"),
            ("/help", &[], &[], "a page outside"),
        ] {
            let found = navigation(path, |_| true);
            assert_eq!(
                (current(&found.sections).as_slice(), current(&found.pages).as_slice()),
                (section, page),
                "{reason}"
            );
        }
    }

    #[test]
    fn only_what_one_may_see_is_there() {
        let found = navigation("/spend", |action| action == Action::SeeSpend);
        let labels = |items: &[NavItem]| items.iter().map(|item| item.label.clone()).collect::<Vec<_>>();
        assert_eq!(
            labels(&found.sections),
            ["Spend", "Law", "Your account"],
            "a section of one page is called after it"
        );
        assert_eq!(labels(&found.pages), ["Figures", "Suppliers"]);
    }
}
