//! What can be done with a version of the strategy, by how far it is: the forms below it.

use crate::components::{Choice, FieldErrors};
use crate::forms::Sent;
use crate::pages::strategy::day;
use crate::parts::form::{Field, choices};
use crate::parts::{Filled, Form, Part};
use actions::records::SEEN;
use domain::reports::STRATEGY_PARTS;
use domain::reports::versions::{Comment, Disposition, Version, VersionState};
use domain::values::Date;

const SECONDARY: &str = "govuk-button--secondary";

/// A version with what stands around it: what was typed, and what is wrong with it.
#[derive(Clone, Copy)]
pub(super) struct Steps<'a> {
    pub(super) version: &'a Version,
    /// The number of what was kept of it last.
    pub(super) seen: u32,
    pub(super) comments: &'a [Comment],
    pub(super) sent: &'a Sent,
    pub(super) errors: &'a FieldErrors,
    pub(super) today: Date,
}

impl<'a> Steps<'a> {
    fn filled(&self) -> Filled<'a> {
        Filled { sent: self.sent, errors: self.errors }
    }

    fn address(&self, step: &str) -> String {
        format!("/reports/strategy/{}/{step}", self.version.id)
    }

    fn step(&self, step: &str, button: &str, fields: Vec<Field>) -> Form {
        Form::new(self.address(step), button, fields).looking(SECONDARY)
    }

    /// What whoever writes reports can do.
    pub(super) fn of_writer(&self) -> Vec<Part> {
        let mut parts = match self.version.state {
            VersionState::Draft => self.of_draft(),
            VersionState::Consultation { .. } => vec![Part::form(self.step("take-back", "Take it back", Vec::new()))],
            VersionState::Approved(_) | VersionState::Superseded { .. } => return self.reply().into_iter().collect(),
        };
        parts.push(self.approve());
        parts.extend(self.reply());
        let filled = self.filled();
        let mut fields = vec![filled.line("who", "Who said it?").hint("A committee, a person, a group of residents")];
        fields.extend(self.said());
        parts.push(Part::form(self.step("comment", "Record the comment", fields).headed("Record a comment")));
        parts
    }

    /// What whoever may read it can do: comment, while it is out for comments.
    pub(super) fn of_reader(&self) -> Option<Part> {
        let form = Form::new(self.address("say"), "Send your comment", self.said().to_vec());
        let form = form.headed("Say what you think of it").saying("Your name goes with it, and you get a reply here.");
        self.version.is_out(self.today).then(|| Part::form(form))
    }

    fn said(&self) -> [Field; 2] {
        let mut about = vec![Choice::new("", "All of it")];
        about.extend(STRATEGY_PARTS.iter().map(|part| Choice::new(part.name(), part.label())));
        let filled = self.filled();
        [filled.select("section", "About which part?", about), filled.text("text", "What is the comment?")]
    }

    fn of_draft(&self) -> Vec<Part> {
        let filled = self.filled();
        let introduction = filled.text("introduction", "What does the council say first, in its own words?");
        let typed = self.sent.text("introduction");
        let value = if typed.is_empty() { self.version.introduction() } else { typed.to_owned() };
        let hint = "An empty line begins another paragraph. It stays when the rest is written anew.";
        let introduction = Field { value, rows: "8", ..introduction.hint(hint) };
        let introduce = self.step("introduce", "Save the introduction", vec![introduction]).headed("Introduction");
        let days = vec![filled.day("from", "First day"), filled.day("until", "Last day on which comments are taken")];
        vec![
            Part::form(introduce.with(SEEN, self.seen.to_string())),
            Part::form(self.step("rewrite", "Write it anew from the records", Vec::new())),
            Part::form(self.step("consult", "Send it out", days).headed("Send it out for comments")),
        ]
    }

    /// The form that approves it, or from when it can be approved.
    fn approve(&self) -> Part {
        if let Some(from) = self.version.approvable_from().filter(|from| self.today < *from) {
            let said = format!("It can be approved from {} on, once comments are no longer taken.", day(from));
            return Part::text(said);
        }
        let filled = self.filled();
        let fields = vec![
            filled.line("by", "Who approved it?").hint("Such as Cabinet"),
            filled.day("on", "On which day was it approved?").hint("The day of the meeting. Leave it empty for today"),
            filled.day("review_by", "By which day is it looked at again?"),
        ];
        Part::form(Form::new(self.address("approve"), "Approve and freeze", fields).headed("Approve it"))
    }

    fn reply(&self) -> Option<Part> {
        let is_waiting = |one: &&Comment| one.version == self.version.id && one.reply.is_none();
        let waiting: Vec<&Comment> = self.comments.iter().filter(is_waiting).collect();
        let first = waiting.first()?;
        let which = waiting.iter().map(|one| Choice::new(&one.id.to_string(), &format!("{}: {}", one.who, one.text)));
        let filled = self.filled();
        let fields = vec![
            filled.select("comment", "Which comment?", which.collect()),
            filled.radios("disposition", "What became of it?", choices(Disposition::NAMES, None)),
            filled.text("reply", "What is whoever commented told?"),
        ];
        let said = match waiting.len() {
            1 => format!("1 comment waits, from {}.", first.who),
            count => format!("{count} comments wait, the first from {}.", first.who),
        };
        Some(Part::form(self.step("reply", "Save the reply", fields).headed("Reply to a comment").saying(said)))
    }
}
