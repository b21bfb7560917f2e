//! An edition read from text, a line for each thing: `level 2: …` below `area: SL1 | SL | Engaging councillors`.
//!
//! The shipped editions are kept so, and a council's or a region's own goes from one house to another so.
//! What cannot be read is a finding with its line; all the rest is read.

use super::{
    Edition, EditionKind, Follows, Index, IndexRef, Level, Levels, LifeStage, Mapping, Question, Statement, Theme,
};
use crate::findings::{Finding, Place, Severity};
use std::str::FromStr;

/// What was read: the edition, unless something stopped it, and what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditionRead {
    /// The edition; none where a finding stops it.
    pub edition: Option<Edition>,
    /// What was found, line by line.
    pub findings: Vec<Finding>,
}

/// Reads an edition.
///
/// ```
/// use domain::strategy::editions::{Level, read};
/// let text = "edition: green\nname: Climate\nkind: region\nlevels: No | Some | All\n\
///             theme: G | Green\narea: G1 | G | Fleet\nlevel 1: Diesel.\nlevel 3: All electric.\n";
/// let edition = read(text).edition.unwrap();
/// assert_eq!(edition.levels.name(Level::new(3).unwrap()), "All");
/// assert_eq!(edition.indices[0].statement(Level::LOWEST), Some("Diesel."));
/// ```
#[must_use]
pub fn read(text: &str) -> EditionRead {
    let mut reader = Reader::default();
    let Some(mut edition) = reader.head(text) else {
        return EditionRead { edition: None, findings: reader.findings };
    };
    let lines = text.lines().zip(1_u64..).filter_map(|(line, row)| Some((pair(line)?, row)));
    for ((key, value), row) in lines {
        reader.row = row;
        reader.line(&mut edition, key, value);
    }
    reader.whole(&edition);
    let stopped = reader.findings.iter().any(|finding| finding.severity == Severity::Stop);
    EditionRead { edition: (!stopped).then_some(edition), findings: reader.findings }
}

/// The key and value of a line; none of a remark or an empty line.
fn pair(line: &str) -> Option<(&str, &str)> {
    let line = line.trim();
    if line.is_empty() || line.starts_with('#') {
        return None;
    }
    Some(line.split_once(':').map_or((line, ""), |(key, value)| (key.trim(), value.trim())))
}

#[derive(Default)]
struct Reader {
    row: u64,
    findings: Vec<Finding>,
}

impl Reader {
    fn find(&mut self, severity: Severity, code: &str, text: impl Into<String>) {
        let at = Place { row: (self.row > 0).then_some(self.row), ..Place::default() };
        self.findings.push(Finding { code: code.to_owned(), severity, at, text: text.into() });
    }

    /// What must be known before any line is read: the code and the levels. Without them nothing is read.
    fn head(&mut self, text: &str) -> Option<Edition> {
        let of = |wanted: &str| text.lines().filter_map(pair).find(|(key, _)| *key == wanted).map(|(_, value)| value);
        let code = of("edition").unwrap_or_default().parse();
        let levels = Levels::new(of("levels").unwrap_or_default().split('|'));
        if let Err(why) = &code {
            self.find(Severity::Stop, "edition_code", format!("Enter a line \"edition: code\". {why}"));
        }
        if let Err(why) = &levels {
            self.find(
                Severity::Stop,
                "edition_levels",
                format!("Enter a line \"levels: lowest | … | highest\". {why}"),
            );
        }
        Some(Edition::draft(code.ok()?, "", EditionKind::Council, "", levels.ok()?))
    }

    fn line(&mut self, edition: &mut Edition, key: &str, value: &str) {
        match key {
            "edition" | "levels" => {}
            "name" => value.clone_into(&mut edition.name),
            "owner" => value.clone_into(&mut edition.owner),
            "published" => value.clone_into(&mut edition.published),
            "licence" => value.clone_into(&mut edition.licence),
            "attribution" => value.clone_into(&mut edition.attribution),
            "kind" => self.set(value, &mut edition.kind),
            "wording" => self.set(value, &mut edition.wording),
            "theme" | "enablers" => self.theme(edition, value, key == "enablers"),
            "area" => self.area(edition, value),
            "status" | "from" | "to" | "replaced by" | "confirm" if edition.indices.is_empty() => {
                self.of_edition(edition, key, value)
            }
            _ => {
                let levels = edition.levels.clone();
                match edition.indices.last_mut() {
                    Some(index) => self.of_area(index, &levels, key, value),
                    None => self.unknown(key),
                }
            }
        }
    }

    fn of_edition(&mut self, edition: &mut Edition, key: &str, value: &str) {
        match key {
            "status" => self.set(value, &mut edition.stage),
            "from" => self.set_some(value, &mut edition.from),
            "to" => self.set_some(value, &mut edition.to),
            "replaced by" => self.set_some(value, &mut edition.replaced_by),
            _ => edition.confirm = Some(value.to_owned()),
        }
    }

    fn of_area(&mut self, index: &mut Index, levels: &Levels, key: &str, value: &str) {
        match key {
            "what" => value.clone_into(&mut index.what),
            "why" => value.clone_into(&mut index.why),
            "weight" => self.set(value, &mut index.weight),
            "aim" => index.aim = self.level(levels, value),
            "status" => self.set(value, &mut index.stage),
            "from" => self.set_some(value, &mut index.from),
            "to" => self.set_some(value, &mut index.to),
            "confirm" => index.confirm = Some(value.to_owned()),
            "follows" => self.follows(index, value),
            "question" => self.question(index, value, LifeStage::Active),
            "draft question" => self.question(index, value, LifeStage::Draft),
            "retired question" => self.question(index, value, LifeStage::Retired),
            _ => self.statement(index, levels, key, value),
        }
    }

    /// `level 2: …` of the area, or `level 2 of SL1.1: …` of one of its questions.
    fn statement(&mut self, index: &mut Index, levels: &Levels, key: &str, value: &str) {
        let Some(rest) = key.strip_prefix("level ") else { return self.unknown(key) };
        let (number, question) = rest.split_once(" of ").map_or((rest, None), |(number, code)| (number, Some(code)));
        let Some(level) = self.level(levels, number) else { return };
        let statements = match question {
            None => &mut index.statements,
            Some(code) => match index.questions.iter_mut().find(|one| one.code.as_str() == code.trim()) {
                Some(question) => &mut question.statements,
                None => {
                    return self.find(Severity::Fix, "question_unknown", format!("Enter the question {code} first"));
                }
            },
        };
        if statements.iter().any(|one| one.level == level) {
            let text = format!("Level {level} stands here a second time: keep one of the two sentences");
            return self.find(Severity::Fix, "level_twice", text);
        }
        statements.push(Statement { level, text: value.to_owned() });
        statements.sort_by_key(|one| one.level);
    }

    fn level(&mut self, levels: &Levels, number: &str) -> Option<Level> {
        let level = number.trim().parse().ok().and_then(Level::new).filter(|level| levels.has(*level));
        if level.is_none() {
            let text = format!("Enter a level from 1 to {}, not {number:?}", levels.count());
            self.find(Severity::Fix, "level_unknown", text);
        }
        level
    }

    fn theme(&mut self, edition: &mut Edition, value: &str, enables: bool) {
        let (code, name) = two(value);
        match code.parse() {
            Ok(code) if edition.theme(&code).is_none() => {
                edition.themes.push(Theme { code, name: name.to_owned(), enables });
            }
            Ok(code) => {
                self.find(Severity::Fix, "theme_twice", format!("Theme {code} stands twice: give one another code"))
            }
            Err(why) => self.find(Severity::Fix, "theme_code", why),
        }
    }

    fn area(&mut self, edition: &mut Edition, value: &str) {
        let (code, rest) = two(value);
        let (theme, name) = two(rest);
        let (code, theme) = match (code.parse(), theme.parse()) {
            (Ok(code), Ok(theme)) => (code, theme),
            (Err(why), _) | (_, Err(why)) => return self.find(Severity::Stop, "area_code", why),
        };
        if edition.index(&code).is_some() {
            let text = format!("Area {code} stands twice: give one of them another code");
            return self.find(Severity::Stop, "area_twice", text);
        }
        if edition.theme(&theme).is_none() {
            self.find(
                Severity::Fix,
                "theme_unknown",
                format!("Enter a line \"theme: {theme} | name\" above the areas"),
            );
        }
        let stage = edition.stage;
        edition.indices.push(Index { stage, ..Index::draft(code, theme, name) });
    }

    fn follows(&mut self, index: &mut Index, value: &str) {
        let parts: Vec<&str> = value.split('|').map(str::trim).collect();
        let [before, code, mapping] = parts.as_slice() else {
            let text = "Enter the edition, the area and how they compare, like \"nps-2018 | SL1 | same\"";
            return self.find(Severity::Fix, "follows", text);
        };
        match (format!("{before}/{code}").parse::<IndexRef>(), mapping.parse::<Mapping>()) {
            (Ok(before), Ok(mapping)) => index.follows.push(Follows { index: before, mapping }),
            (Err(why), _) | (_, Err(why)) => self.find(Severity::Fix, "follows", why),
        }
    }

    fn question(&mut self, index: &mut Index, value: &str, stage: LifeStage) {
        let (code, text) = two(value);
        match code.parse() {
            Ok(code) if index.questions.iter().all(|one| one.code != code) => {
                index.questions.push(Question { code, text: text.to_owned(), stage, statements: Vec::new() });
            }
            Ok(code) => self.find(
                Severity::Fix,
                "question_twice",
                format!("Question {code} stands twice: give one another code"),
            ),
            Err(why) => self.find(Severity::Fix, "question_code", why),
        }
    }

    fn set<T: FromStr<Err: ToString>>(&mut self, value: &str, into: &mut T) {
        match value.parse() {
            Ok(value) => *into = value,
            Err(why) => self.find(Severity::Fix, "value", why.to_string()),
        }
    }

    fn set_some<T: FromStr<Err: ToString>>(&mut self, value: &str, into: &mut Option<T>) {
        match value.parse() {
            Ok(value) => *into = Some(value),
            Err(why) => self.find(Severity::Fix, "value", why.to_string()),
        }
    }

    fn unknown(&mut self, key: &str) {
        let text = format!("Take the line out, or say it by a word that is known: {key:?} is not");
        self.find(Severity::Fix, "line_unknown", text);
    }

    /// What can be said of the whole only.
    fn whole(&mut self, edition: &Edition) {
        self.row = 0;
        if edition.indices.is_empty() {
            self.find(Severity::Stop, "no_areas", "Enter at least one line \"area: code | theme | name\"");
        }
        if let Some(confirm) = edition.confirm.as_ref().filter(|_| edition.stage == LifeStage::Draft) {
            self.find(Severity::Confirm, "to_confirm", confirm.clone());
        }
    }
}

fn two(value: &str) -> (&str, &str) {
    value.split_once('|').map_or((value.trim(), ""), |(first, rest)| (first.trim(), rest.trim()))
}

impl FromStr for Edition {
    type Err = String;
    /// The edition of a text in which nothing needs mending.
    fn from_str(text: &str) -> Result<Self, String> {
        let EditionRead { edition, findings } = read(text);
        let worst = findings.iter().find(|finding| finding.severity >= Severity::Fix);
        match (edition, worst) {
            (Some(edition), None) => Ok(edition),
            (_, Some(finding)) => Err(format!("{}: {}", finding.at, finding.text)),
            (None, None) => Err("There is no edition in the text".to_owned()),
        }
    }
}
