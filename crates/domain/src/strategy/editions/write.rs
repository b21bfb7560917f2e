//! An edition written as the text that [`read`](super::read) reads.

use super::{Edition, Index, LifeStage, Question, Statement};
use std::fmt::{self, Write};

impl Edition {
    /// The edition as text, to be brought into another house. Reading it gives the same edition.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        // Writing into a string cannot fail.
        let _ = self.write_text(&mut text);
        text
    }

    fn write_text(&self, to: &mut String) -> fmt::Result {
        writeln!(to, "edition: {}", self.code)?;
        writeln!(to, "name: {}", line(&self.name))?;
        writeln!(to, "kind: {}", self.kind)?;
        writeln!(to, "owner: {}", line(&self.owner))?;
        writeln!(to, "published: {}", line(&self.published))?;
        writeln!(to, "licence: {}", line(&self.licence))?;
        writeln!(to, "attribution: {}", line(&self.attribution))?;
        writeln!(to, "wording: {}", self.wording)?;
        writeln!(to, "status: {}", self.stage)?;
        optional(to, "from", self.from)?;
        optional(to, "to", self.to)?;
        optional(to, "replaced by", self.replaced_by.as_ref())?;
        optional(to, "confirm", self.confirm.as_deref().map(line))?;
        let names: Vec<String> = self.levels.names().iter().map(|name| line(name)).collect();
        writeln!(to, "levels: {}", names.join(" | "))?;
        for theme in &self.themes {
            let key = if theme.enables { "enablers" } else { "theme" };
            writeln!(to, "{key}: {} | {}", theme.code, line(&theme.name))?;
        }
        self.indices.iter().try_for_each(|index| write_area(to, index))
    }
}

fn write_area(to: &mut String, index: &Index) -> fmt::Result {
    writeln!(to, "\narea: {} | {} | {}", index.code, index.theme, line(&index.name))?;
    writeln!(to, "status: {}", index.stage)?;
    writeln!(to, "weight: {}", index.weight)?;
    optional(to, "aim", index.aim)?;
    optional(to, "from", index.from)?;
    optional(to, "to", index.to)?;
    optional(to, "confirm", index.confirm.as_deref().map(line))?;
    for follows in &index.follows {
        writeln!(to, "follows: {} | {} | {}", follows.index.edition, follows.index.index, follows.mapping)?;
    }
    writeln!(to, "what: {}", line(&index.what))?;
    writeln!(to, "why: {}", line(&index.why))?;
    write_statements(to, &index.statements, "")?;
    index.questions.iter().try_for_each(|question| write_question(to, question))
}

fn write_question(to: &mut String, question: &Question) -> fmt::Result {
    let key = match question.stage {
        LifeStage::Draft => "draft question",
        LifeStage::Active => "question",
        LifeStage::Retired => "retired question",
    };
    writeln!(to, "{key}: {} | {}", question.code, line(&question.text))?;
    write_statements(to, &question.statements, &format!(" of {}", question.code))
}

fn write_statements(to: &mut String, statements: &[Statement], of: &str) -> fmt::Result {
    statements.iter().try_for_each(|one| writeln!(to, "level {}{of}: {}", one.level, line(&one.text)))
}

fn optional(to: &mut String, key: &str, value: Option<impl fmt::Display>) -> fmt::Result {
    value.map_or(Ok(()), |value| writeln!(to, "{key}: {value}"))
}

/// A text on one line: what was typed on several is one sentence after another.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
