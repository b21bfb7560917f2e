//! An index: one area of an edition, with what is said of it at each level.

use super::{IndexCode, IndexRef, Level, QuestionCode, ThemeCode};
use crate::values::Date;
use serde::{Deserialize, Serialize};

named! {
    /// How far an index, or an edition, or a question is in its life.
    LifeStage {
        Draft "draft" "Draft, to be confirmed";
        Active "active" "In use";
        Retired "retired" "Retired";
    }
}

named! {
    /// How what an index asks compares with what the one before it asked. A trend goes on only where it is the same.
    Mapping {
        Same "same" "Asks the same";
        Narrower "narrower" "Asks a part of it";
        Broader "broader" "Asks more than it";
        Unlike "none" "Cannot be compared";
    }
}

named! {
    /// Whose words a sentence is in.
    Wording {
        Paraphrase "paraphrase" "Paraphrase by Guildhall";
        Official "official" "Official wording, brought in by the council";
        Own "own" "Own wording";
    }
}

/// What is so of an area that has reached a level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// The level.
    pub level: Level,
    /// What is so, as a sentence.
    pub text: String,
}

/// A question below an area, which is answered with a level of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Its code in the edition.
    pub code: QuestionCode,
    /// The question.
    pub text: String,
    /// Whether it is asked: only an active one is.
    pub stage: LifeStage,
    /// What is so at each level; none where the area's own sentences serve.
    #[serde(default)]
    pub statements: Vec<Statement>,
}

/// Which index one took the place of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Follows {
    /// The index before.
    pub index: IndexRef,
    /// How this one compares with it.
    pub mapping: Mapping,
}

/// One area of an edition. It is never taken out: it retires, and stays in rounds that asked it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    /// Its code in the edition.
    pub code: IndexCode,
    /// The theme it belongs to.
    pub theme: ThemeCode,
    /// Its name.
    pub name: String,
    /// What it is, for people who assess it.
    pub what: String,
    /// Why it matters.
    pub why: String,
    /// What is so at each level, the lowest first. A level may be without a sentence.
    pub statements: Vec<Statement>,
    /// Questions below it.
    #[serde(default)]
    pub questions: Vec<Question>,
    /// How much it counts in its theme, beside the others; 1 unless somebody chose otherwise.
    pub weight: u32,
    /// The level that whoever drew the edition up aims at, such as a region; none where it leaves that to each council.
    #[serde(default)]
    pub aim: Option<Level>,
    /// How far it is in its life.
    pub stage: LifeStage,
    /// The first day on which a round may ask it; none where it always could.
    pub from: Option<Date>,
    /// The last day on which a round may ask it.
    pub to: Option<Date>,
    /// Which it took the place of.
    #[serde(default)]
    pub follows: Vec<Follows>,
    /// What the council should look at before it confirms it.
    pub confirm: Option<String>,
}

impl Index {
    /// An index with nothing but its code, theme and name, as a draft.
    #[must_use]
    pub fn draft(code: IndexCode, theme: ThemeCode, name: impl Into<String>) -> Index {
        Index {
            code,
            theme,
            name: name.into(),
            what: String::new(),
            why: String::new(),
            statements: Vec::new(),
            questions: Vec::new(),
            weight: 1,
            aim: None,
            stage: LifeStage::Draft,
            from: None,
            to: None,
            follows: Vec::new(),
            confirm: None,
        }
    }

    /// What is so at a level.
    #[must_use]
    pub fn statement(&self, level: Level) -> Option<&str> {
        self.statements.iter().find(|one| one.level == level).map(|one| one.text.as_str())
    }

    /// Whether a round that begins on a day asks it.
    #[must_use]
    pub fn is_asked_on(&self, day: Date) -> bool {
        let begun = self.from.is_none_or(|from| from <= day);
        let ended = self.to.is_some_and(|to| to < day);
        // One that retired is asked no more, but was on days before.
        let lives = match self.stage {
            LifeStage::Draft => false,
            LifeStage::Active => true,
            LifeStage::Retired => self.to.is_some(),
        };
        lives && begun && !ended
    }

    /// The questions that are asked.
    pub fn asked_questions(&self) -> impl Iterator<Item = &Question> {
        self.questions.iter().filter(|question| question.stage == LifeStage::Active)
    }

    /// What is missing before it can be used, as sentences: a name, or a level without a sentence.
    #[must_use]
    pub fn missing(&self, levels: &super::Levels) -> Vec<String> {
        let mut missing = Vec::new();
        if self.name.trim().is_empty() {
            missing.push("Enter the name of the area".to_owned());
        }
        for level in levels.all().filter(|level| self.statement(*level).is_none_or(|text| text.trim().is_empty())) {
            missing.push(format!("Enter what is so at {} in {}", levels.name(level), self.name));
        }
        missing
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn an_index_is_asked_while_it_lives() {
        let index = |stage, from, to| {
            let draft = Index::draft("A".parse().unwrap(), "T".parse().unwrap(), "Area");
            Index { stage, from, to, ..draft }
        };
        let (first, last) = (Some(date(2026, 4, 1)), Some(date(2027, 3, 31)));
        for (index, day, asked, reason) in [
            (index(LifeStage::Draft, None, None), date(2026, 4, 1), false, "nobody confirmed it"),
            (index(LifeStage::Active, first, None), date(2026, 3, 31), false, "the day before its first"),
            (index(LifeStage::Active, first, None), date(2026, 4, 1), true, "its first day"),
            (index(LifeStage::Retired, first, last), date(2027, 3, 31), true, "its last day"),
            (index(LifeStage::Retired, first, last), date(2027, 4, 1), false, "the day after"),
            (index(LifeStage::Retired, first, None), date(2026, 4, 1), false, "retired before anybody asked it"),
        ] {
            assert_eq!(index.is_asked_on(day), asked, "{reason}");
        }
    }
}
