//! The file itself: its parts, and what of a council's records goes into them.

use crate::risks::Scale;
use crate::strategy::actions::{Outcome, OutcomeCode};
use crate::strategy::checks::{self, CheckOrigin, LevelCheck};
use crate::strategy::editions::{self, Edition, EditionCode, Index, IndexCode, Level, LifeStage, Wording};
use crate::strategy::scorecard::{Direction, Frequency, Indicator, IndicatorCode, Kind, Quadrant, Way};
use crate::strategy::{Book, BroughtWording, Quantity, ScaleAppetites, Unit};
use crate::values::Date;
use serde::{Deserialize, Serialize};

/// What a file says of itself, so that no other JSON is taken for one.
pub const FORMAT: &str = "guildhall-strategy-configuration";

/// The version of the file that this release writes and reads.
pub const VERSION: u64 = 1;

named! {
    /// A part of a configuration, in the order in which parts are brought in: each stands on those before it.
    ConfigurationPart {
        Editions "editions" "Editions: areas in use or not, weights, questions";
        Settings "settings" "The edition in use and the aim";
        Wording "wording" "Own wording";
        Checks "checks" "Checks against facts";
        Outcomes "outcomes" "Outcomes, principles and values";
        Indicators "indicators" "Indicators of the scorecard";
        Scales "scales" "Scales of risk";
        Appetites "appetites" "How much risk the council takes";
    }
}

/// What a council settled that another may take over. Whether anybody sees its scorecard or its levels is its own to decide.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettingsSetup {
    /// The edition by which it assesses itself; none where it chose none.
    #[serde(default)]
    pub edition: Option<EditionCode>,
    /// What it wants to reach by buying; empty where it said nothing.
    #[serde(default)]
    pub aim: String,
}

/// A sentence of the council's own beside that of an edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordingSetup {
    /// The edition.
    pub edition: EditionCode,
    /// The area.
    pub area: IndexCode,
    /// The level; none for what the area is.
    #[serde(default)]
    pub level: Option<Level>,
    /// The sentence.
    pub text: String,
    /// Whose words it is in. Official ones never stand in a file.
    pub wording: Wording,
    /// Where it comes from and on what terms it is used.
    pub source: String,
}

impl WordingSetup {
    /// A sentence of the council as a file has it.
    pub(super) fn of(one: &BroughtWording) -> WordingSetup {
        WordingSetup {
            edition: one.edition.clone(),
            area: one.wording.index.clone(),
            level: one.wording.level,
            text: one.wording.text.clone(),
            wording: one.wording.wording,
            source: one.wording.source.clone(),
        }
    }
}

/// The definition of an indicator: how it is measured, and not what was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorSetup {
    /// Its code.
    pub code: IndicatorCode,
    /// Where on the scorecard it stands.
    pub quadrant: Quadrant,
    /// What it tells of.
    pub kind: Kind,
    /// What people read.
    pub name: String,
    /// What it means and what is left out.
    pub definition: String,
    /// How it is worked out, in words.
    pub formula: String,
    /// What it is a number of.
    pub unit: Unit,
    /// Which way is better.
    pub direction: Direction,
    /// Where its value comes from.
    pub way: Way,
    /// Codes that its formula asks for and that the council enters by hand, for no subject offers them.
    #[serde(default)]
    pub entered: Vec<String>,
    /// Codes of figures shown beside its value.
    #[serde(default)]
    pub beside: Vec<String>,
    /// The outcome indicators shown with one of compliance.
    #[serde(default)]
    pub companions: Vec<IndicatorCode>,
    /// How often it is measured.
    pub frequency: Frequency,
    /// To which committee or team it is reported.
    #[serde(default)]
    pub reported_to: String,
    /// How far from a target a value may be and still count as near.
    #[serde(default)]
    pub tolerance: Option<Quantity>,
    /// The outcomes, principles and values that it tells of.
    #[serde(default)]
    pub serves: Vec<OutcomeCode>,
    /// How it is to be measured first; empty where nobody said.
    #[serde(default)]
    pub first_measurement: String,
    /// Whether it is on the scorecard.
    pub on_scorecard: bool,
}

/// A council's set-up of its strategy.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Configuration {
    /// The council it was made from, in words.
    pub council: String,
    /// The day as of which it was made.
    pub on: Option<Date>,
    /// What the council settled.
    pub settings: SettingsSetup,
    /// Its editions, without days: from when each counts is said by who brings them in.
    pub editions: Vec<Edition>,
    /// Its own sentences.
    pub wording: Vec<WordingSetup>,
    /// Its own checks, and the shipped ones that it changed.
    pub checks: Vec<LevelCheck>,
    /// Its outcomes, principles and values.
    pub outcomes: Vec<Outcome>,
    /// The definitions of its indicators.
    pub indicators: Vec<IndicatorSetup>,
    /// Its scales of risk.
    pub scales: Vec<Scale>,
    /// How much risk it takes, scale by scale.
    pub appetites: Vec<ScaleAppetites>,
}

#[derive(Serialize)]
struct Written<'a> {
    format: &'static str,
    version: u64,
    #[serde(flatten)]
    of: &'a Configuration,
}

impl Configuration {
    /// The set-up of a council on a day. Of editions it holds those that are not as they are shipped, and the one in use.
    #[must_use]
    pub fn of(book: &Book, council: &str, on: Date) -> Configuration {
        let mut indicators: Vec<IndicatorSetup> = book.indicators.iter().map(IndicatorSetup::of).collect();
        indicators.sort_by(|a, b| a.code.cmp(&b.code));
        let mut outcomes = book.outcomes.clone();
        outcomes.sort_by(|a, b| a.code.cmp(&b.code));
        let mut scales = book.scales.clone();
        scales.sort_by(|a, b| a.code.cmp(&b.code));
        let mut appetites = book.appetites.clone();
        appetites.sort_by(|a, b| a.scale.cmp(&b.scale));
        Configuration {
            council: council.to_owned(),
            on: Some(on),
            settings: SettingsSetup { edition: book.settings.edition.clone(), aim: book.settings.aim.clone() },
            editions: editions_of(book),
            wording: wording_of(book),
            checks: checks_of(book),
            outcomes,
            indicators,
            scales,
            appetites,
        }
    }

    /// The file as JSON, over several lines.
    #[must_use]
    pub fn to_json(&self) -> String {
        // A configuration is texts, numbers and lists of them, which JSON always holds.
        serde_json::to_string_pretty(&Written { format: FORMAT, version: VERSION, of: self }).unwrap_or_default()
    }

    /// Whether a part says anything.
    #[must_use]
    pub fn has(&self, part: ConfigurationPart) -> bool {
        match part {
            ConfigurationPart::Editions => !self.editions.is_empty(),
            ConfigurationPart::Settings => self.settings != SettingsSetup::default(),
            ConfigurationPart::Wording => !self.wording.is_empty(),
            ConfigurationPart::Checks => !self.checks.is_empty(),
            ConfigurationPart::Outcomes => !self.outcomes.is_empty(),
            ConfigurationPart::Indicators => !self.indicators.is_empty(),
            ConfigurationPart::Scales => !self.scales.is_empty(),
            ConfigurationPart::Appetites => !self.appetites.is_empty(),
        }
    }
}

/// An edition without days. Areas that retired are left out, but for those that ship in use and are switched off here.
pub(super) fn bare(edition: &Edition, shipped: Option<&Edition>) -> Edition {
    let ships = |index: &&Index| {
        index.stage != LifeStage::Retired || shipped.is_some_and(|one| one.index(&index.code).is_some())
    };
    let without_days = |index: &Index| Index { from: None, to: None, ..index.clone() };
    let indices = edition.indices.iter().filter(ships).map(without_days).collect();
    Edition { from: None, to: None, indices, ..edition.clone() }
}

fn editions_of(book: &Book) -> Vec<Edition> {
    let (shipped, all) = (editions::shipped(), book.editions());
    let in_use = book.settings.edition.as_ref();
    let mut found = Vec::new();
    for edition in all.all() {
        let ships = shipped.iter().find(|one| one.code == edition.code);
        let bare_one = bare(edition, ships);
        let is_as_shipped = ships.is_some_and(|ships| bare(ships, Some(ships)) == bare_one);
        // What has no area yet says nothing.
        if !bare_one.indices.is_empty() && (!is_as_shipped || in_use == Some(&edition.code)) {
            found.push(bare_one);
        }
    }
    found.sort_by(|a, b| a.code.cmp(&b.code));
    found
}

fn wording_of(book: &Book) -> Vec<WordingSetup> {
    let own = book.wording.iter().filter(|one| one.wording.wording != Wording::Official);
    let mut found: Vec<WordingSetup> = own.map(WordingSetup::of).collect();
    found.sort_by(|a, b| (&a.edition, &a.area, a.level).cmp(&(&b.edition, &b.area, b.level)));
    found
}

fn checks_of(book: &Book) -> Vec<LevelCheck> {
    let shipped = checks::shipped();
    let own = book.own_checks.iter().map(|check| LevelCheck { origin: CheckOrigin::Council, ..check.clone() });
    let is_as_shipped = |check: &LevelCheck| {
        shipped.iter().any(|one| LevelCheck { origin: CheckOrigin::Council, ..one.clone() } == *check)
    };
    let mut found: Vec<LevelCheck> = own.filter(|check| !is_as_shipped(check)).collect();
    found.sort_by(|a, b| a.code.cmp(&b.code));
    found
}

/// The figures that a formula asks for and that no subject of the house offers. Codes of figures have a point, those of
/// indicators have none.
fn entered_by_hand(way: &Way) -> Vec<String> {
    let Way::Formula(formula) = way else { return Vec::new() };
    let is_figure = |code: &&str| code.contains('.') && crate::offers::measure(code).is_none();
    formula.codes().into_iter().filter(is_figure).map(str::to_owned).collect()
}

impl IndicatorSetup {
    /// The definition of an indicator.
    #[must_use]
    pub fn of(one: &Indicator) -> IndicatorSetup {
        IndicatorSetup {
            code: one.code.clone(),
            quadrant: one.quadrant,
            kind: one.kind,
            name: one.name.clone(),
            definition: one.definition.clone(),
            formula: one.formula.clone(),
            unit: one.unit,
            direction: one.direction,
            way: one.way.clone(),
            entered: entered_by_hand(&one.way),
            beside: one.beside.clone(),
            companions: one.companions.clone(),
            frequency: one.frequency,
            reported_to: one.reported_to.clone(),
            tolerance: one.usual_tolerance().cloned(),
            serves: one.serves.clone(),
            first_measurement: one.plan.as_ref().map(|plan| plan.how.clone()).unwrap_or_default(),
            on_scorecard: one.taken_off.is_none(),
        }
    }
}
