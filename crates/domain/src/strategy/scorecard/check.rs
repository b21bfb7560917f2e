//! What must be so of the indicators of a scorecard before they are kept.

use super::resolve::circle;
use super::{FormulaFault, Indicator, IndicatorCode, Kind, Way, WhyNot, WrongTarget};
use crate::strategy::Unit;
use crate::strategy::measures::is_code;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// What is wrong with an indicator, or with how the indicators of a scorecard go together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WrongIndicator {
    /// Two indicators have the same code.
    SameCode {
        /// The code.
        code: IndicatorCode,
    },
    /// It has no name.
    NoName {
        /// The indicator.
        code: IndicatorCode,
    },
    /// It has no definition.
    NoDefinition {
        /// The indicator.
        code: IndicatorCode,
    },
    /// The code of its figure is none.
    NotACode {
        /// The indicator.
        code: IndicatorCode,
        /// What was written.
        written: String,
    },
    /// Its formula asks for what is not there.
    Formula {
        /// The indicator.
        code: IndicatorCode,
        /// What is wrong and where.
        fault: FormulaFault,
    },
    /// Formulas ask for each other in a circle.
    Circular {
        /// The codes in order, the first again at the end.
        codes: Vec<String>,
    },
    /// Its target cannot be kept.
    Target {
        /// The indicator.
        code: IndicatorCode,
        /// What is wrong.
        wrong: WrongTarget,
    },
    /// Its baseline is in another unit.
    BaselineUnit {
        /// The indicator.
        code: IndicatorCode,
        /// The indicator's unit.
        unit: Unit,
    },
    /// A compliance indicator names a companion that is no outcome indicator of the scorecard.
    NoSuchOutcome {
        /// The indicator.
        code: IndicatorCode,
        /// The companion.
        companion: IndicatorCode,
    },
    /// There are compliance indicators and no outcome.
    NoOutcomes,
    /// A compliance indicator is shown to everybody, and no outcome is.
    NoPublicOutcome {
        /// The indicator.
        code: IndicatorCode,
    },
}

impl fmt::Display for WrongIndicator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SameCode { code } => write!(f, "Give each indicator a code of its own: {code} is there twice"),
            Self::NoName { code } => write!(f, "Enter a name for {code}"),
            Self::NoDefinition { code } => write!(f, "Enter what {code} means and what it leaves out"),
            Self::NotACode { code, written } => {
                write!(f, "Choose a figure for {code} from the list: {written:?} is not a code such as spend.local_share")
            }
            Self::Formula { code, fault } => write!(f, "Formula of {code}. {fault}"),
            Self::Circular { codes } => {
                write!(f, "Change one of these formulas, for they go round in a circle: {}", codes.join(" → "))
            }
            Self::Target { code, wrong } => write!(f, "Target of {code}. {wrong}"),
            Self::BaselineUnit { code, unit } => write!(f, "Baseline of {code}. {}", unit.hint()),
            Self::NoSuchOutcome { code, companion } => {
                write!(f, "Choose an outcome indicator to stand beside {code}: {companion} is none of this scorecard")
            }
            Self::NoOutcomes => f.write_str(
                "Add an outcome indicator: compliance is shown only beside what procurement reached for people and money",
            ),
            Self::NoPublicOutcome { code } => {
                write!(f, "Show an outcome indicator to everybody too, or keep {code} inside: compliance is never shown alone")
            }
        }
    }
}

impl std::error::Error for WrongIndicator {}

/// What is wrong with the indicators of a scorecard; nothing where they can be kept.
///
/// `is_offered` says whether a figure has a source. An indicator may wait for a subject that is not in the house; a formula
/// may not, for a slip of the pen in it would wait for ever. What was taken off the scorecard keeps its code, and neither
/// asks for an outcome nor is one.
#[must_use]
pub fn check(indicators: &[Indicator], is_offered: impl Fn(&str) -> bool) -> Vec<WrongIndicator> {
    let mut wrong = Vec::new();
    let mut codes: BTreeSet<&str> = BTreeSet::new();
    for one in indicators {
        if !codes.insert(one.code.as_str()) {
            wrong.push(WrongIndicator::SameCode { code: one.code.clone() });
        }
    }
    let is_known = |code: &str| codes.contains(code) || is_offered(code);
    indicators.iter().for_each(|one| wrong.extend(wrong_alone(one, &is_known)));
    wrong.extend(circles(indicators));
    wrong.extend(unbalanced(indicators));
    wrong
}

fn wrong_alone(one: &Indicator, is_known: &impl Fn(&str) -> bool) -> Vec<WrongIndicator> {
    let code = || one.code.clone();
    let mut wrong = Vec::new();
    if one.name.trim().is_empty() {
        wrong.push(WrongIndicator::NoName { code: code() });
    }
    if one.definition.trim().is_empty() {
        wrong.push(WrongIndicator::NoDefinition { code: code() });
    }
    let of = match &one.way {
        Way::Measure(of) => Some(of),
        _ => None,
    };
    let written = one.beside.iter().chain(of).filter(|text| !is_code(text));
    wrong.extend(written.map(|text| WrongIndicator::NotACode { code: code(), written: text.clone() }));
    if let Way::Formula(formula) = &one.way {
        let faults = formula.unknown(is_known).into_iter();
        wrong.extend(faults.map(|fault| WrongIndicator::Formula { code: code(), fault }));
    }
    wrong.extend(wrong_aims(one).into_iter().map(|wrong| WrongIndicator::Target { code: code(), wrong }));
    if is_share(&one.way) && one.target.as_ref().is_some_and(|target| !target.value.is_within_a_whole()) {
        wrong.push(WrongIndicator::Target { code: code(), wrong: WrongTarget::NoShare });
    }
    if one.baseline.as_ref().is_some_and(|baseline| baseline.value.unit() != one.unit) {
        wrong.push(WrongIndicator::BaselineUnit { code: code(), unit: one.unit });
    }
    wrong
}

/// What is wrong with the target, and with the tolerance for one that is still to be set; each once.
fn wrong_aims(one: &Indicator) -> Vec<WrongTarget> {
    let mut wrong: Vec<WrongTarget> = one.target.iter().flat_map(|target| target.wrong(one.unit)).collect();
    let tolerance = one.tolerance.as_ref();
    let other = tolerance.filter(|tolerance| tolerance.unit() != one.unit);
    let below = tolerance.filter(|tolerance| tolerance.number().is_negative());
    let other = other.map(|_| WrongTarget::OtherUnit { unit: one.unit });
    for fault in other.into_iter().chain(below.map(|_| WrongTarget::ToleranceBelowNought)) {
        if !wrong.contains(&fault) {
            wrong.push(fault);
        }
    }
    wrong
}

/// Whether a value is the house's own figure of a share, which lies from nought to a hundred per cent: its code says so, or it
/// is one of payments in time.
fn is_share(way: &Way) -> bool {
    matches!(way, Way::Measure(code) if code.ends_with("_share") || code.starts_with("spend.payments_within_30"))
}

/// Every circle once.
fn circles(indicators: &[Indicator]) -> Vec<WrongIndicator> {
    let mut waiting: BTreeMap<&str, _> = BTreeMap::new();
    for one in indicators {
        if let Way::Formula(formula) = &one.way {
            waiting.insert(one.code.as_str(), (one, formula));
        }
    }
    loop {
        let is_free = |(_, formula): &(&Indicator, &super::Formula)| {
            formula.codes().iter().all(|code| !waiting.contains_key(code))
        };
        let free: Vec<&str> = waiting.iter().filter(|(_, one)| is_free(one)).map(|(code, _)| *code).collect();
        if free.is_empty() {
            break;
        }
        free.into_iter().for_each(|code| {
            waiting.remove(code);
        });
    }
    let mut found: Vec<Vec<String>> = Vec::new();
    for code in waiting.keys() {
        if let WhyNot::Circular { codes } = circle(code, &waiting)
            && !found.contains(&codes)
        {
            found.push(codes);
        }
    }
    found.into_iter().map(|codes| WrongIndicator::Circular { codes }).collect()
}

fn unbalanced(indicators: &[Indicator]) -> Vec<WrongIndicator> {
    let all_outcomes = || indicators.iter().filter(|one| one.kind == Kind::Outcome);
    let outcomes = || all_outcomes().filter(|one| one.taken_off.is_none());
    let compliance = || indicators.iter().filter(|one| one.kind == Kind::Compliance && one.taken_off.is_none());
    let mut wrong = Vec::new();
    if compliance().next().is_some() && outcomes().next().is_none() {
        wrong.push(WrongIndicator::NoOutcomes);
    }
    for one in compliance() {
        let missing = one.companions.iter().filter(|code| !all_outcomes().any(|other| other.code == **code));
        wrong.extend(
            missing.map(|companion| WrongIndicator::NoSuchOutcome {
                code: one.code.clone(),
                companion: companion.clone(),
            }),
        );
        if one.is_public && !outcomes().any(|other| other.is_public) {
            wrong.push(WrongIndicator::NoPublicOutcome { code: one.code.clone() });
        }
    }
    wrong
}
