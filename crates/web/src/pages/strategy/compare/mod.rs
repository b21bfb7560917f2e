//! How the council's levels lie among those of others that let themselves be compared.

pub mod outside;
pub mod settings;

use super::{below_strategy, edition, facts};
use crate::components::{Cell, Link, PageFrame};
use crate::cx::{Cx, form_urlencoded};
use crate::page::Answer;
use crate::parts::{Button, Part, show_parts, table};
use domain::access::Action;
use domain::strategy::editions::{Edition, IndexCode, Level};
use domain::strategy::{
    AreaComparison, COUNCILS_MIN, CouncilLevels, OutsideLevels, Peers, Sharing, compare, outside_councils,
    participation,
};
use std::collections::{BTreeMap, BTreeSet};

/// The address of the comparison with councils of files.
const FILES: &str = "/strategy/compare?from=files";

/// With whom the address compares.
fn asked(cx: &Cx) -> Peers {
    let find = |name: &str| {
        form_urlencoded(&cx.query)
            .find(|(key, _)| key == name)
            .map(|(_, value)| value)
            .filter(|value| !value.is_empty())
    };
    Peers { kind: find("kind"), group: find("group") }
}

fn address(peers: &Peers) -> String {
    let pairs = [("kind", &peers.kind), ("group", &peers.group)];
    let given: Vec<(&str, &String)> =
        pairs.into_iter().filter_map(|(key, value)| Some((key, value.as_ref()?))).collect();
    match serde_urlencoded::to_string(given) {
        Ok(query) if !query.is_empty() => format!("/strategy/compare?{query}"),
        _ => "/strategy/compare".to_owned(),
    }
}

fn said(peers: &Peers) -> String {
    match (&peers.kind, &peers.group) {
        (None, None) => "all councils that share their levels".to_owned(),
        (Some(kind), None) => format!("those that are a {}", kind.to_lowercase()),
        (None, Some(group)) => format!("those of {group}"),
        (Some(kind), Some(group)) => format!("those of {group} that are a {}", kind.to_lowercase()),
    }
}

/// Other choices of whom to compare with.
fn ways(councils: &[CouncilLevels], now: &Peers) -> Vec<Link> {
    let kinds: BTreeSet<&String> = councils.iter().map(|one| &one.kind).collect();
    let groups: BTreeSet<&String> = councils.iter().map(|one| &one.group).filter(|group| !group.is_empty()).collect();
    let all = std::iter::once(("All that share their levels".to_owned(), Peers::default()));
    let kinds = kinds.into_iter().map(|kind| (kind.clone(), Peers { kind: Some(kind.clone()), group: None }));
    let groups = groups.into_iter().map(|group| (group.clone(), Peers { kind: None, group: Some(group.clone()) }));
    let others = all.chain(kinds).chain(groups).filter(|(_, peers)| peers != now);
    others.map(|(text, peers)| Link::new(&format!("Compare with: {text}"), &address(&peers))).collect()
}

/// What is compared: the edition, its areas, and where this council is.
struct Compared<'a> {
    edition: &'a Edition,
    own: BTreeMap<IndexCode, Level>,
    areas: Vec<AreaComparison>,
}

impl Compared<'_> {
    fn name(&self, level: Option<Level>) -> String {
        level.map_or_else(|| "Not known".to_owned(), |level| self.edition.levels.name(level).to_owned())
    }

    fn area(&self, one: &AreaComparison) -> Cell {
        let name = self.edition.index(&one.index).map_or_else(String::new, |index| index.name.clone());
        Cell::new(name).to(format!("/strategy/areas/{}/{}", self.edition.code, one.index))
    }

    /// The areas of which enough councils are known.
    fn known(&self) -> impl Iterator<Item = &AreaComparison> {
        self.areas.iter().filter(|one| one.councils.is_some())
    }

    fn row(&self, one: &AreaComparison) -> Vec<Cell> {
        let own = self.own.get(&one.index).copied();
        let aim = self.edition.index(&one.index).and_then(|index| index.aim);
        let standing = own.and_then(|own| one.standing(own));
        vec![
            self.area(one),
            Cell::new(own.map_or_else(|| "Not assessed".to_owned(), |own| self.name(Some(own)))),
            Cell::new(standing.map_or("Cannot be said", |standing| standing.label())),
            Cell::new(self.name(one.median)),
            Cell::new(format!("{} to {}", self.name(one.lower_quarter), self.name(one.upper_quarter))),
            Cell::new(aim.map_or_else(|| "Each its own".to_owned(), |aim| self.name(Some(aim)))),
            Cell::number(one.mean.as_ref().map_or_else(String::new, |mean| mean.shown(1))),
            Cell::number(one.councils.map_or_else(String::new, |councils| councils.to_string())),
        ]
    }

    fn where_they_stand(&self) -> Part {
        let head = ["Area", "We", "Among them", "The one in the middle", "Half of them", "Aim", "#Mean", "#Councils"];
        Part::Table(table("Where we lie among them", &head, self.known().map(|one| self.row(one)).collect()))
    }

    /// How many are at each level, so that where all are high or low shows at a glance.
    fn at_each_level(&self) -> Part {
        let names: Vec<String> =
            self.edition.levels.all().map(|level| format!("#{}", self.edition.levels.name(level))).collect();
        let mut head = vec!["Area"];
        head.extend(names.iter().map(String::as_str));
        let row = |one: &AreaComparison| {
            let counts = one.at.iter().take(names.len());
            let shown =
                counts.map(|count| Cell::number(count.map_or_else(|| "Few".to_owned(), |count| count.to_string())));
            std::iter::once(self.area(one)).chain(shown).collect()
        };
        Part::Table(table("How many councils are at each level", &head, self.known().map(row).collect()))
    }

    fn who_stands_out(&self) -> Vec<Part> {
        let names = |names: &[String]| {
            if names.is_empty() { "Nobody who agreed to be named".to_owned() } else { names.join(", ") }
        };
        let standing_out = self.known().filter(|one| !one.highest.is_empty() || !one.lowest.is_empty());
        let rows: Vec<Vec<Cell>> = standing_out
            .map(|one| vec![self.area(one), Cell::new(names(&one.highest)), Cell::new(names(&one.lowest))])
            .collect();
        if rows.is_empty() {
            return vec![];
        }
        let head = ["Area", "In the highest tenth: ask them", "In the lowest tenth"];
        vec![Part::Table(table("Who stands out and agreed to be named", &head, rows))]
    }

    /// The areas in which councils are furthest and least far, by the mean.
    fn good_and_concern(&self) -> Vec<String> {
        let mut known: Vec<&AreaComparison> = self.known().filter(|one| one.mean.is_some()).collect();
        known.sort_by(|one, other| other.mean.cmp(&one.mean));
        let told = |one: &&AreaComparison| {
            let name = self.edition.index(&one.index).map_or("", |index| index.name.as_str());
            format!("{name} ({})", one.mean.as_ref().map_or_else(String::new, |mean| mean.shown(1)))
        };
        let first: Vec<String> = known.iter().take(3).map(told).collect();
        let last: Vec<String> = known.iter().rev().take(3).map(told).collect();
        if known.len() < 6 {
            return Vec::new();
        }
        vec![
            format!("Furthest on average: {}.", first.join("; ")),
            format!("Least far on average: {}.", last.join("; ")),
        ]
    }
}

/// With which councils of files the page compares, and the way to them or back.
fn from_files(cx: &Cx, files: &[OutsideLevels], councils: usize, is_shown: bool) -> Vec<Part> {
    let mut parts = Vec::new();
    let counting = files.iter().filter(|file| file.withdrawn.is_none());
    let sources: BTreeSet<&str> = counting.flat_map(OutsideLevels::sources).collect();
    let sources = sources.into_iter().collect::<Vec<_>>().join("; ");
    let many = match councils {
        1 => "1 council".to_owned(),
        more => format!("{more} councils"),
    };
    let mut links = Vec::new();
    if is_shown {
        parts.push(Part::text(format!(
            "Published levels of {many}, as this council brought them in. Sources: {sources}."
        )));
        links.push(Link::new("Compare with councils here that share their levels", "/strategy/compare"));
    } else if councils > 0 {
        links.push(Link::new(&format!("Compare with {many} whose levels were brought in from files"), FILES));
    }
    if cx.may(Action::ManageCouncil) {
        links.push(Link::new("Levels of other councils from files", "/strategy/compare/outside"));
    }
    if !links.is_empty() {
        parts.push(Part::Links(links));
    }
    parts
}

fn own_sharing(cx: &Cx, sharing: &Sharing) -> Vec<Part> {
    let said = match (sharing.shares_levels, sharing.is_named) {
        (false, _) => "This council does not share its levels with others.",
        (true, false) => "This council shares its levels, without its name.",
        (true, true) => "This council shares its levels, and its name where it stands out.",
    };
    let mut parts = vec![Part::text(said)];
    if cx.may(Action::SettleStrategy) {
        let text = if sharing.shares_levels { "Change what others may know" } else { "Let our levels be compared" };
        let link = Link::new(text, "/strategy/compare/settings");
        parts.push(Part::Buttons(vec![Button { link, secondary: sharing.shares_levels }]));
    }
    parts
}

/// The page.
pub async fn open(cx: Cx) -> Answer {
    let facts = facts(&cx).await?;
    let editions = facts.book.editions();
    let edition = edition(&facts, &editions)?;
    let store = &cx.guildhall().store;
    let shared = store::strategy::shared_levels(store, &edition.code).await?;
    let here = shared.len();
    let outside = outside_councils(&facts.book.outside_levels, &edition.code, facts.today);
    let (many, is_of_files) =
        (outside.len(), form_urlencoded(&cx.query).any(|(name, value)| name == "from" && value == "files"));
    let councils = if is_of_files { outside } else { shared };
    let asked_of = store::councils::all(store).await?.len();
    let peers = asked(&cx);
    let codes: Vec<IndexCode> = edition.asked_on(facts.today).map(|index| index.code.clone()).collect();
    let areas = compare(&codes, &councils, &peers, COUNCILS_MIN);
    let compared = Compared { edition, own: facts.book.agreed_levels(&edition.code), areas };
    let share = participation(here, asked_of).map_or_else(|| "0".to_owned(), |share| share.shown(0));
    let mut parts = vec![Part::text(format!(
        "{here} of the {asked_of} councils here share their agreed levels by the {}: {share}%.",
        edition.name
    ))];
    parts.extend(from_files(&cx, &facts.book.outside_levels, many, is_of_files));
    parts.extend(own_sharing(&cx, &facts.book.settings.sharing));
    let whom = if is_of_files { "the councils of the files".to_owned() } else { said(&peers) };
    if compared.known().next().is_none() {
        parts.push(Part::Inset(format!("Fewer than {COUNCILS_MIN} of {} assessed the same area. Nothing is shown of so few, because it could be known whose levels they are.", whom)));
    } else {
        parts.push(Part::Heading(format!("Compared with {whom}")));
        parts.push(Part::Bullets(compared.good_and_concern()));
        parts.push(compared.where_they_stand());
        parts.push(Part::text(
            "A target is each council's own choice, and a low level may be what it chose: nobody is ranked.",
        ));
        parts.push(compared.at_each_level());
        parts.push(Part::text(format!(
            "“Few” stands for fewer than {COUNCILS_MIN}, and for a number from which such a one could be worked out."
        )));
        parts.extend(compared.who_stands_out());
    }
    let ways = if is_of_files { Vec::new() } else { ways(&councils, &peers) };
    if !ways.is_empty() {
        parts.extend([Part::heading("Compare with others"), Part::Links(ways)]);
    }
    parts.push(Part::text(&edition.attribution));
    show_parts(PageFrame { breadcrumbs: below_strategy(), ..cx.frame("How other councils stand") }, parts)
}
