//! An edition: the themes, areas and levels by which a council looks at itself.

use super::{EditionCode, Index, IndexCode, IndexRef, Levels, LifeStage, ThemeCode, Wording};
use crate::values::Date;
use serde::{Deserialize, Serialize};

named! {
    /// Whose edition it is.
    EditionKind {
        National "national" "National";
        Statement "statement" "Policy statement";
        Region "region" "Region";
        Council "council" "Council's own";
    }
}

/// A theme, under which areas stand together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Theme {
    /// Its code in the edition.
    pub code: ThemeCode,
    /// Its name.
    pub name: String,
    /// Whether its areas are enablers, on which those of the others rest.
    pub enables: bool,
}

/// An edition of a maturity model: data, so that another one with other levels needs no code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// Its code.
    pub code: EditionCode,
    /// Its name.
    pub name: String,
    /// Whose it is.
    pub kind: EditionKind,
    /// Who drew it up.
    pub owner: String,
    /// When it came out, as its owner says.
    pub published: String,
    /// On what terms its wording may be used.
    pub licence: String,
    /// What is printed wherever it is shown.
    pub attribution: String,
    /// Whose words its sentences are in.
    pub wording: Wording,
    /// How far it is in its life.
    pub stage: LifeStage,
    /// What the council should look at before it confirms it.
    pub confirm: Option<String>,
    /// The first day on which a round may ask it.
    pub from: Option<Date>,
    /// The last day on which a round may ask it; none while it is in use.
    #[serde(default)]
    pub to: Option<Date>,
    /// The edition that took its place when it retired.
    #[serde(default)]
    pub replaced_by: Option<EditionCode>,
    /// The names of its levels.
    pub levels: Levels,
    /// Its themes, in order.
    pub themes: Vec<Theme>,
    /// Its areas, in order.
    pub indices: Vec<Index>,
}

impl Edition {
    /// An edition with levels and without areas, as a draft: where a council or a region begins with its own.
    #[must_use]
    pub fn draft(code: EditionCode, name: &str, kind: EditionKind, owner: &str, levels: Levels) -> Edition {
        Edition {
            code,
            name: name.to_owned(),
            kind,
            owner: owner.to_owned(),
            published: String::new(),
            licence: String::new(),
            attribution: String::new(),
            wording: Wording::Own,
            stage: LifeStage::Draft,
            confirm: None,
            from: None,
            to: None,
            replaced_by: None,
            levels,
            themes: Vec::new(),
            indices: Vec::new(),
        }
    }

    /// The index of that code.
    #[must_use]
    pub fn index(&self, code: &IndexCode) -> Option<&Index> {
        self.indices.iter().find(|index| index.code == *code)
    }

    pub(super) fn index_mut(&mut self, code: &IndexCode) -> Option<&mut Index> {
        self.indices.iter_mut().find(|index| index.code == *code)
    }

    /// The theme of that code.
    #[must_use]
    pub fn theme(&self, code: &ThemeCode) -> Option<&Theme> {
        self.themes.iter().find(|theme| theme.code == *code)
    }

    /// The name of an index, with the edition before it: how others point at it.
    #[must_use]
    pub fn reference(&self, index: &IndexCode) -> IndexRef {
        IndexRef { edition: self.code.clone(), index: index.clone() }
    }

    /// Whether a round that begins on a day may ask it. One that retired is asked no more, but was on days before.
    #[must_use]
    pub fn is_asked_on(&self, day: Date) -> bool {
        let lives = match self.stage {
            LifeStage::Draft => false,
            LifeStage::Active => true,
            LifeStage::Retired => self.to.is_some(),
        };
        lives && self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// The indices that a round asks which begins on a day, in order; none of an edition that is not in use.
    pub fn asked_on(&self, day: Date) -> impl Iterator<Item = &Index> {
        let lives = self.is_asked_on(day);
        self.indices.iter().filter(move |index| lives && index.is_asked_on(day))
    }

    /// The indices of a theme.
    pub fn of_theme<'a>(&'a self, theme: &'a ThemeCode) -> impl Iterator<Item = &'a Index> {
        self.indices.iter().filter(move |index| index.theme == *theme)
    }

    /// What stands in the way of using it, as sentences; nothing where it can be used.
    #[must_use]
    pub fn missing(&self) -> Vec<String> {
        let mut missing = Vec::new();
        if self.indices.iter().all(|index| index.stage == LifeStage::Retired) {
            missing.push("Add an area".to_owned());
        }
        for index in self.indices.iter().filter(|index| index.stage != LifeStage::Retired) {
            missing.extend(index.missing(&self.levels));
            if self.theme(&index.theme).is_none() {
                missing.push(format!("Add the theme {} that {} belongs to", index.theme, index.name));
            }
        }
        missing
    }
}
