//! How a digest reads: plain text in short lines, each thing with where it is done.

use super::HowOften;
use crate::values::Date;
use crate::waiting::{Press, Subject, Waiting};

/// No line of a mail is longer, but for an address: what every mail program shows unbroken.
const LINE_MAX: usize = 76;

/// So many things of a subject are told one by one; of more only the number.
const TOLD_MOST: usize = 6;

/// A mail as it is written, before it has a receiver.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Its subject, in one line.
    pub subject: String,
    /// Its text, in lines.
    pub body: String,
}

/// For whom a digest is written, and where its links lead.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// The name of the council.
    pub council: &'a str,
    /// The address at which the house is reached, without a stroke at its end: `https://guildhall.example`.
    pub house: &'a str,
    /// How often the person wants it.
    pub how_often: HowOften,
    /// The day.
    pub today: Date,
}

/// A text as one line: what ends lines or cannot be seen becomes a space, so that nothing that somebody named can begin a line of
/// its own in the head of a mail.
#[must_use]
pub fn one_line(text: &str) -> String {
    let visible = |c: char| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c };
    let spaced: String = text.chars().map(visible).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text in lines that are short enough, the first behind one margin and the others behind another.
pub(super) fn wrapped(text: &str, first: &str, further: &str) -> String {
    let mut lines = String::new();
    let mut line = first.to_owned();
    let mut is_empty = true;
    for word in one_line(text).split(' ') {
        if !is_empty && line.chars().count() + 1 + word.chars().count() > LINE_MAX {
            lines.push_str(&line);
            lines.push('\n');
            further.clone_into(&mut line);
            is_empty = true;
        }
        if !is_empty {
            line.push(' ');
        }
        line.push_str(word);
        is_empty = false;
    }
    lines.push_str(&line);
    lines.push('\n');
    lines
}

/// A heading that stands out without any mark-up.
pub(super) fn heading(text: &str) -> String {
    let text = one_line(text);
    format!("\n{text}\n{}\n", "-".repeat(text.chars().count()))
}

/// How often it comes, and how to stop it.
pub(super) fn ending(reading: &Reading<'_>) -> String {
    let said = format!(
        "You get this {}. Choose how often, or that it stops, under “Mails to you” of your account:",
        reading.how_often.said()
    );
    format!("\n-- \n{}{}/account/mail\n", wrapped(&said, "", ""), reading.house)
}

fn so_many(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}

fn told(one: &Waiting, house: &str) -> String {
    // What only some may see goes without its words, which the link shows to who may.
    let (what, note) = if one.is_confined { ("An item", "") } else { (one.what.as_str(), one.note.as_str()) };
    let mut said = format!("{what}: {}", one.standing);
    if !note.is_empty() {
        said.push_str(&format!(". {note}"));
    }
    format!("{}  {house}{}\n", wrapped(&said, "* ", "  "), one.address)
}

/// The mail that tells what waits; none where nothing does.
#[must_use]
pub fn waiting(all: &[Waiting], reading: &Reading<'_>) -> Option<Written> {
    if all.is_empty() {
        return None;
    }
    let late = all.iter().filter(|one| one.press == Press::Overdue).count();
    let count = so_many(all.len(), "thing waits", "things wait");
    let late = if late == 0 { String::new() } else { format!(", {late} of them overdue") };
    let council = one_line(reading.council);
    let on = reading.today.strftime("%A %-d %B %Y");
    let mut body = wrapped(&format!("{council}: what waits for you on {on}"), "", "");
    for subject in Subject::ALL {
        let those: Vec<&Waiting> = all.iter().filter(|one| one.subject == *subject).collect();
        if those.is_empty() {
            continue;
        }
        body.push_str(&heading(subject.label()));
        let shown: Vec<String> = those.iter().take(TOLD_MOST).map(|one| told(one, reading.house)).collect();
        body.push_str(&shown.concat());
        let more = those.len().saturating_sub(TOLD_MOST);
        if more > 0 {
            body.push_str(&format!("* and {more} more\n"));
        }
    }
    body.push_str(&format!("\nAll of it: {}/today\n", reading.house));
    body.push_str(&ending(reading));
    Some(Written { subject: format!("{count} for you{late}"), body })
}

/// The mail by which an administrator finds out whether mails arrive.
#[must_use]
pub fn test_mail(council: &str, house: &str) -> Written {
    let said = format!(
        "This mail shows that Guildhall of {council} can send mails: reminders of what waits for people, and what changed in \
         procurement. “Café, naïve, £1” should read right, with all its signs."
    );
    Written {
        subject: "A test mail of Guildhall".to_owned(),
        body: format!("{}\n{house}/people/mail\n", wrapped(&said, "", "")),
    }
}
