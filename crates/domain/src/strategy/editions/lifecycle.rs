//! What becomes of editions and indices: drawn up, put into use, split, merged, replaced, retired.
//!
//! Nothing is taken out. An index that retires stays in the rounds that asked it, and the one that takes its place says
//! which it follows and how the two compare, so that a trend goes on or shows that it breaks.

use super::{
    ChangeRefusal, Edition, EditionChange, EditionChanged, EditionCode, Follows, Index, IndexRef, LifeStage, Mapping,
    QuestionCode, Theme,
};
use crate::values::Date;
use serde::{Deserialize, Serialize};

/// All editions that a council has: the shipped ones, its own and its region's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Editions {
    all: Vec<Edition>,
}

impl Editions {
    /// These editions; of two with one code the later.
    #[must_use]
    pub fn new(editions: Vec<Edition>) -> Editions {
        let mut all: Vec<Edition> = Vec::with_capacity(editions.len());
        for edition in editions {
            all.retain(|known| known.code != edition.code);
            all.push(edition);
        }
        Editions { all }
    }

    /// All of them.
    #[must_use]
    pub fn all(&self) -> &[Edition] {
        &self.all
    }

    /// The edition of that code.
    #[must_use]
    pub fn get(&self, code: &EditionCode) -> Option<&Edition> {
        self.all.iter().find(|edition| edition.code == *code)
    }

    /// The index.
    #[must_use]
    pub fn index(&self, index: &IndexRef) -> Option<&Index> {
        self.get(&index.edition)?.index(&index.index)
    }

    /// What took the place of an index, and how it compares with it.
    #[must_use]
    pub fn replaced_by(&self, index: &IndexRef) -> Vec<(IndexRef, Mapping)> {
        let every = self.all.iter().flat_map(|edition| edition.indices.iter().map(move |one| (edition, one)));
        let mut found = Vec::new();
        for (edition, one) in every {
            let follows = one.follows.iter().filter(|follows| follows.index == *index);
            found.extend(follows.map(|follows| (edition.reference(&one.code), follows.mapping)));
        }
        found
    }

    /// Changes them from a day on, and says what was done.
    ///
    /// # Errors
    /// [`ChangeRefusal`] where it cannot be done. The editions are then as they were.
    pub fn apply(&mut self, change: EditionChange, on: Date, why: &str) -> Result<EditionChanged, ChangeRefusal> {
        let why = why.trim();
        if why.is_empty() {
            return Err(ChangeRefusal::NoReason);
        }
        let mut next = self.clone();
        let said = next.change(change, on)?;
        *self = next;
        Ok(EditionChanged { on, why: why.to_owned(), said })
    }

    fn change(&mut self, change: EditionChange, on: Date) -> Result<String, ChangeRefusal> {
        match change {
            EditionChange::Add { edition } => self.add(*edition),
            EditionChange::Confirm { edition } => self.confirm(&edition, on),
            EditionChange::RetireEdition { edition, by } => self.retire_edition(&edition, by, on),
            EditionChange::Draw { edition, index } => self.draw(&edition, *index),
            EditionChange::Theme { edition, theme } => self.put_theme(&edition, theme),
            EditionChange::Weigh { index, weight } => {
                self.index_mut(&index)?.weight = weight;
                Ok(format!("{index} counts {weight} in its theme"))
            }
            EditionChange::Question { index, question, stage } => self.put_question(&index, &question, stage),
            EditionChange::Activate { index } => {
                self.activate(&index, on)?;
                Ok(format!("{index} is in use from {on}"))
            }
            EditionChange::Retire { index } => {
                self.retire(&index, on)?;
                Ok(format!("{index} is asked no more from {on}"))
            }
            EditionChange::Resume { index } => {
                self.resume(&index, on)?;
                Ok(format!("{index} is asked again from {on}"))
            }
            EditionChange::Replace { index, by, mapping } => {
                self.follow(std::slice::from_ref(&index), std::slice::from_ref(&by), mapping, on)?;
                Ok(format!("{by} takes the place of {index} from {on} ({})", mapping.label().to_lowercase()))
            }
            EditionChange::Split { index, into } => {
                at_least_two(&into)?;
                self.follow(std::slice::from_ref(&index), &into, Mapping::Narrower, on)?;
                Ok(format!("{index} is split into {} from {on}", listed(&into)))
            }
            EditionChange::Merge { indices, into } => {
                at_least_two(&indices)?;
                self.follow(&indices, std::slice::from_ref(&into), Mapping::Broader, on)?;
                Ok(format!("{} are merged into {into} from {on}", listed(&indices)))
            }
        }
    }

    fn add(&mut self, edition: Edition) -> Result<String, ChangeRefusal> {
        if self.get(&edition.code).is_some() {
            return Err(ChangeRefusal::EditionTaken(edition.code));
        }
        let said = format!("{} is added", edition.name);
        self.all.push(edition);
        Ok(said)
    }

    fn edition_mut(&mut self, code: &EditionCode) -> Result<&mut Edition, ChangeRefusal> {
        let found = self.all.iter_mut().find(|edition| edition.code == *code);
        found.ok_or_else(|| ChangeRefusal::NoEdition(code.clone()))
    }

    fn index_mut(&mut self, index: &IndexRef) -> Result<&mut Index, ChangeRefusal> {
        let edition = self.edition_mut(&index.edition)?;
        edition.index_mut(&index.index).ok_or_else(|| ChangeRefusal::NoIndex(index.clone()))
    }

    fn confirm(&mut self, code: &EditionCode, on: Date) -> Result<String, ChangeRefusal> {
        let edition = self.edition_mut(code)?;
        let missing = edition.missing();
        if !missing.is_empty() {
            return Err(ChangeRefusal::Incomplete(missing));
        }
        edition.stage = LifeStage::Active;
        edition.from = edition.from.or(Some(on));
        for index in edition.indices.iter_mut().filter(|index| index.stage == LifeStage::Draft) {
            index.stage = LifeStage::Active;
            index.from = index.from.or(Some(on));
        }
        Ok(format!("{} is confirmed and in use from {on}", edition.name))
    }

    /// Its areas stay as they are, so that rounds which asked them keep them.
    fn retire_edition(
        &mut self,
        code: &EditionCode,
        by: Option<EditionCode>,
        on: Date,
    ) -> Result<String, ChangeRefusal> {
        if by.as_ref() == Some(code) {
            return Err(ChangeRefusal::SameEdition(code.clone()));
        }
        if let Some(by) = &by {
            let next = self.get(by).ok_or_else(|| ChangeRefusal::NoEdition(by.clone()))?;
            if next.stage != LifeStage::Active {
                return Err(ChangeRefusal::EditionNotActive(by.clone()));
            }
        }
        let edition = self.edition_mut(code)?;
        if edition.stage != LifeStage::Active {
            return Err(ChangeRefusal::EditionNotActive(code.clone()));
        }
        let last = on.yesterday().map_err(|_| ChangeRefusal::EditionNotYet(code.clone()))?;
        if edition.from.is_some_and(|from| last < from) {
            return Err(ChangeRefusal::EditionNotYet(code.clone()));
        }
        let place = by.as_ref().map_or_else(String::new, |by| format!(", and {by} takes its place"));
        let said = format!("{} is asked no more from {on}{place}", edition.name);
        (edition.stage, edition.to, edition.replaced_by) = (LifeStage::Retired, Some(last), by);
        Ok(said)
    }

    fn draw(&mut self, code: &EditionCode, index: Index) -> Result<String, ChangeRefusal> {
        let edition = self.edition_mut(code)?;
        let reference = edition.reference(&index.code);
        let index = Index { stage: LifeStage::Draft, from: None, to: None, ..index };
        match edition.index_mut(&index.code) {
            Some(known) if known.stage != LifeStage::Draft => return Err(ChangeRefusal::NotDraft(reference)),
            Some(known) => *known = index,
            None => edition.indices.push(index),
        }
        Ok(format!("{reference} is drawn up"))
    }

    fn put_theme(&mut self, code: &EditionCode, theme: Theme) -> Result<String, ChangeRefusal> {
        let edition = self.edition_mut(code)?;
        let said = format!("{} is a theme of {}", theme.name, edition.name);
        match edition.themes.iter_mut().find(|known| known.code == theme.code) {
            Some(known) => *known = theme,
            None => edition.themes.push(theme),
        }
        Ok(said)
    }

    fn put_question(
        &mut self,
        index: &IndexRef,
        code: &QuestionCode,
        stage: LifeStage,
    ) -> Result<String, ChangeRefusal> {
        let found = self.index_mut(index)?.questions.iter_mut().find(|one| one.code == *code);
        let question = found.ok_or_else(|| ChangeRefusal::NoQuestion(code.clone()))?;
        question.stage = stage;
        Ok(format!("Question {code}: {}", stage.label().to_lowercase()))
    }

    fn activate(&mut self, index: &IndexRef, on: Date) -> Result<(), ChangeRefusal> {
        let edition = self.edition_mut(&index.edition)?;
        let levels = edition.levels.clone();
        let found = edition.index_mut(&index.index).ok_or_else(|| ChangeRefusal::NoIndex(index.clone()))?;
        match found.stage {
            LifeStage::Active => return Err(ChangeRefusal::NotDraft(index.clone())),
            LifeStage::Retired => return Err(ChangeRefusal::Retired(index.clone())),
            LifeStage::Draft => {}
        }
        let missing = found.missing(&levels);
        if !missing.is_empty() {
            return Err(ChangeRefusal::Incomplete(missing));
        }
        found.stage = LifeStage::Active;
        found.from = Some(on);
        Ok(())
    }

    fn retire(&mut self, index: &IndexRef, on: Date) -> Result<(), ChangeRefusal> {
        let found = self.index_mut(index)?;
        if found.stage != LifeStage::Active {
            return Err(ChangeRefusal::NotActive(index.clone()));
        }
        let last = on.yesterday().map_err(|_| ChangeRefusal::NotYet(index.clone()))?;
        if found.from.is_some_and(|from| last < from) {
            return Err(ChangeRefusal::NotYet(index.clone()));
        }
        found.stage = LifeStage::Retired;
        found.to = Some(last);
        Ok(())
    }

    /// An index that retired comes back as it was, from a day after its last. Rounds keep the areas that they asked, so that
    /// those between which it was not asked stay as they are.
    fn resume(&mut self, index: &IndexRef, on: Date) -> Result<(), ChangeRefusal> {
        let is_used = |by: &IndexRef| self.index(by).is_some_and(|one| one.stage == LifeStage::Active);
        let taken = self.replaced_by(index).into_iter().map(|(by, _)| by).find(is_used);
        let found = self.index_mut(index)?;
        if found.stage != LifeStage::Retired {
            return Err(ChangeRefusal::NotRetired(index.clone()));
        }
        if let Some(by) = taken {
            return Err(ChangeRefusal::PlaceTaken { index: index.clone(), by });
        }
        if found.to.is_some_and(|last| on <= last) {
            return Err(ChangeRefusal::NotYet(index.clone()));
        }
        (found.stage, found.from, found.to) = (LifeStage::Active, Some(on), None);
        Ok(())
    }

    fn follow(&mut self, old: &[IndexRef], new: &[IndexRef], mapping: Mapping, on: Date) -> Result<(), ChangeRefusal> {
        let every: Vec<&IndexRef> = old.iter().chain(new).collect();
        for (at, one) in every.iter().enumerate() {
            if every.iter().take(at).any(|other| other == one) {
                return Err(ChangeRefusal::Twice((*one).clone()));
            }
        }
        old.iter().try_for_each(|index| self.retire(index, on))?;
        for by in new {
            if self.index_mut(by)?.stage == LifeStage::Draft {
                self.activate(by, on)?;
            }
            let found = self.index_mut(by)?;
            if found.stage == LifeStage::Retired {
                return Err(ChangeRefusal::Retired(by.clone()));
            }
            found.follows.extend(old.iter().map(|index| Follows { index: index.clone(), mapping }));
        }
        Ok(())
    }
}

fn at_least_two(indices: &[IndexRef]) -> Result<(), ChangeRefusal> {
    if indices.len() < 2 { Err(ChangeRefusal::TooFew) } else { Ok(()) }
}

fn listed(indices: &[IndexRef]) -> String {
    indices.iter().map(IndexRef::to_string).collect::<Vec<_>>().join(" and ")
}
