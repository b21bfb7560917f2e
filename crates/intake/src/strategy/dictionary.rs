//! What councils call the columns of strategy sheets.

use crate::payments::headings::normalise;
use domain::strategy::sheets::SheetColumn::{self, *};
use domain::strategy::sheets::SheetKind;

/// How surely a heading that is just the phrase speaks for a column.
pub(super) const EXACT: u32 = 3;

/// How surely one that holds the phrase does.
const WITHIN: u32 = 2;

type Phrases = &'static [(SheetColumn, &'static str)];

const LEVELS: Phrases = &[
    (Theme, "theme, pillar, key area"),
    (Area, "area, index, area name, area of procurement, theme area, sub theme, procurement area, nps area"),
    (
        Current,
        "current level, current, level now, where we are, where we are now, current score, self assessment, \
         self assessed level, current position, current maturity, level, score, from",
    ),
    (
        Next,
        "next level, target level, next, target, aim, ambition, where we want to be, desired level, level wanted, \
         next target level, next or target level, future level, target maturity, to",
    ),
    (By, "by, by when, target date, date, due, deadline, timescale, when"),
    (
        Evidence,
        "evidence and reason, evidence, why, reason, justification, rationale, notes, comment, comments, evidence why, \
         evidence or why, reasons",
    ),
];

const ANSWERS: Phrases = &[
    (Theme, "theme, pillar"),
    (Area, "area, index, area name, question, theme area, procurement area"),
    (Assessor, "assessor, name, respondent, completed by, who, person, officer, name of assessor, assessed by"),
    (Department, "department, directorate, team, division, service area, service, dept"),
    (Role, "role, job title, position, post, title"),
    (Level, "level, score, rating, answer, current level, self assessed level, assessed level"),
    (Comment, "comment, comments, notes, evidence, reason, remarks"),
];

const ACTIONS: Phrases = &[
    (Theme, "theme, pillar, priority"),
    (Area, "area, theme area, index, area of procurement, theme or area, procurement area"),
    (
        What,
        "what to achieve, what we want to achieve, what do we want to achieve, what we will achieve, objective, aim, \
         goal, outcome, desired outcome",
    ),
    (
        How,
        "what to do, what we will do, what we need to do, what do we need to do, action, actions, task, activity, how, \
         how we will do it, steps",
    ),
    (
        With,
        "who to work with, who we will work with, who do we need to work with, work with, partners, who with, \
         working with, stakeholders, with whom",
    ),
    (
        Owner,
        "owner, lead, lead officer, responsible, responsible officer, who, accountable, action owner, led by, \
         who is responsible",
    ),
    (
        Due,
        "due, by when, deadline, due date, target date, when, timescale, timescales, completion date, target completion, by, \
         complete by",
    ),
    (Status, "status, rag, progress, rag status, state, current status"),
    (Done, "done, complete, percent complete, per cent done, per cent complete, percentage complete, completion"),
];

const SCORECARD: Phrases = &[
    (Code, "code, ref, reference, id, indicator code, indicator ref, kpi ref, no"),
    (
        Name,
        "indicator, name, measure, kpi, performance indicator, indicator name, performance measure, description, \
         what we measure, key performance indicator, metric",
    ),
    (Quadrant, "quadrant, perspective, category, theme, type of indicator"),
    (Baseline, "baseline, baseline value, baseline figure, starting point, base line, baseline performance"),
    (
        BaselinePeriod,
        "baseline period, baseline date, baseline year, date of baseline, baseline as at, baseline date period, as at, \
         as at date, period of baseline, baseline date or period",
    ),
    (
        Value,
        "value, actual, current, latest, result, performance, current value, outturn, current performance, latest value, \
         actual value",
    ),
    (Period, "period, date, value date, reporting period, year, period of value, value period, date of value"),
    (Target, "target, target value, goal, aim, target figure"),
    (TargetShare, "target share, target percent, target percentage, target per cent, share"),
    (TargetBase, "target base, base, base of target, base amount, of what"),
    (TargetBy, "target date, by, by when, target by, target year"),
    (Tolerance, "tolerance, leeway, within, amber threshold, tolerance band"),
    (Owner, "owner, lead, lead officer, responsible, responsible officer, indicator owner, data owner"),
    (Frequency, "frequency, how often, reporting frequency, frequency of reporting, reported how often"),
    (ReportedTo, "reported to, committee, reports to, reporting route, report to, reported where"),
    (Source, "source, data source, source of data, source of information"),
    (Footnote, "footnote, footnotes, note, notes, comment, comments, commentary"),
];

const RISKS: Phrases = &[
    (Title, "risk, title, risk title, risk name, name, risk description, description, description of risk"),
    (Category, "category, risk category, type, type of risk"),
    (Cause, "cause, causes, risk cause, trigger, due to"),
    (Event, "event, risk event, what may happen, what could happen"),
    (
        Consequence,
        "consequence, consequences, effect, effects, result, leading to, impact description, potential impact",
    ),
    (
        InherentLikelihood,
        "inherent likelihood, gross likelihood, likelihood before controls, uncontrolled likelihood, original likelihood",
    ),
    (InherentImpact, "inherent impact, gross impact, impact before controls, uncontrolled impact, original impact"),
    (
        Likelihood,
        "likelihood, residual likelihood, net likelihood, current likelihood, probability, likelihood after controls, \
         controlled likelihood",
    ),
    (
        Impact,
        "impact, residual impact, net impact, current impact, impact after controls, severity of impact, controlled impact",
    ),
    (TargetLikelihood, "target likelihood"),
    (TargetImpact, "target impact"),
    (
        Rating,
        "rating, severity, score, rag, risk rating, risk score, severity of risk, overall rating, residual rating, \
         residual score, risk level",
    ),
    (
        Controls,
        "controls, mitigation, control, mitigating actions, mitigations, existing controls, mitigation controls, \
         how we manage it, how we manage the risk, risk mitigation, mitigating controls, mitigation or controls",
    ),
    (Owner, "owner, risk owner, lead, lead officer, responsible, responsible officer"),
    (Review, "next review, review, review date, date of review, next review date, review by"),
];

const SAVINGS: Phrases = &[
    (
        Title,
        "title, saving, name, project, initiative, contract, savings, saving title, name of saving, scheme, description",
    ),
    (Kind, "kind, type, category, saving type, type of saving, kind of saving, cashable"),
    (SocialFrom, "social benefit from, social value from, social benefit comes from, source of social value"),
    (Working, "how it is worked out, how, method, basis, calculation, working"),
    (
        Baseline,
        "baseline, baseline cost, current cost, previous price, budget, baseline spend, previous cost, annual baseline, \
         cost before",
    ),
    (Owner, "owner, lead, lead officer, responsible, responsible officer, budget holder"),
];

const fn phrases(kind: SheetKind) -> Phrases {
    match kind {
        SheetKind::Levels => LEVELS,
        SheetKind::Answers => ANSWERS,
        SheetKind::Actions => ACTIONS,
        SheetKind::Scorecard => SCORECARD,
        SheetKind::Risks => RISKS,
        SheetKind::Savings => SAVINGS,
    }
}

/// How surely a heading speaks for each column of a kind of sheet, and how long the phrase is that does.
pub(super) fn speaks(kind: SheetKind, heading: &str) -> Vec<(u32, usize, SheetColumn)> {
    let words = normalise(heading);
    let words = words.strip_suffix(" gbp").unwrap_or(&words);
    let mut found = Vec::new();
    if words.is_empty() {
        return found;
    }
    for (column, listed) in phrases(kind) {
        let best = listed.split(',').map(str::trim).filter_map(|phrase| strength(words, phrase)).max();
        found.extend(best.map(|(strength, length)| (strength, length, *column)));
    }
    found
}

fn strength(words: &str, phrase: &str) -> Option<(u32, usize)> {
    if words == phrase {
        return Some((EXACT, phrase.len()));
    }
    // One short word stands in too many headings to mean anything there.
    let tells = phrase.len() >= 5 && format!(" {words} ").contains(&format!(" {phrase} "));
    tells.then_some((WITHIN, phrase.len()))
}

/// The words in a sheet's name that speak for a kind.
const fn names(kind: SheetKind) -> &'static [&'static str] {
    match kind {
        SheetKind::Levels => &["level", "maturity", "summary", "appendix"],
        SheetKind::Answers => &["answer", "assessor", "response", "self assessment"],
        SheetKind::Actions => &["action", "plan"],
        SheetKind::Scorecard => &["scorecard", "indicator", "kpi", "measure"],
        SheetKind::Risks => &["risk"],
        SheetKind::Savings => &["saving", "benefit"],
    }
}

/// Whether a sheet's name speaks for a kind.
pub(super) fn is_named(kind: SheetKind, sheet: &str) -> bool {
    let words = normalise(sheet);
    names(kind).iter().any(|name| words.contains(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_heading_of_the_file_to_fill_in_speaks_for_its_own_column() {
        for kind in SheetKind::ALL {
            for column in kind.columns() {
                let spoken = speaks(*kind, column.label());
                let exact: Vec<SheetColumn> =
                    spoken.iter().filter(|(strength, ..)| *strength == EXACT).map(|(.., column)| *column).collect();
                assert_eq!(exact, [*column], "{kind} {}", column.label());
            }
        }
    }

    #[test]
    fn headings_of_councils_speak_as_they_are_meant() {
        for (kind, heading, column, reason) in [
            (SheetKind::Levels, "Current level (2020)", Some(Current), "a year behind it"),
            (SheetKind::Levels, "Next/target level", Some(Next), "two words for one thing"),
            (SheetKind::Actions, "What do we want to achieve?", Some(What), "a question"),
            (SheetKind::Actions, "% complete", Some(Done), "a sign"),
            (SheetKind::Risks, "Likelihood", Some(Likelihood), "without more it is the rating with controls"),
            (SheetKind::Scorecard, "Baseline 2019/20", Some(Baseline), "its period in the heading"),
            (SheetKind::Scorecard, "Target (£)", Some(Target), "a unit behind it"),
            (SheetKind::Levels, "Sheet number", None, "nothing of the kind"),
        ] {
            let found = speaks(kind, heading).into_iter().max().map(|(.., column)| column);
            assert_eq!(found, column, "{reason}");
        }
    }
}
