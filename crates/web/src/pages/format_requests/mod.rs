//! Requests for documents in other formats, for those who handle them: the register, a request, the periods.

pub mod enter;
pub mod list;
pub mod settings;
pub mod show;

use crate::components::{Choice, Link};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::Sent;
use crate::parts::form::choices;
use crate::parts::{Field, Filled, Part, Typed};
use actions::format_requests::Asking;
use domain::councils::Council;
use domain::format_requests::{AskedFor, Asker, Format};
use domain::strategy::Book;
use std::sync::Arc;

/// Where the register stands.
const START: &str = "/format-requests";

/// What the Acts say of the period, and what they do not.
pub const LAW: &str = "The period is the council's own choice; a bank holiday in any part of the United Kingdom is no working \
                       day. The Equality Act 2010 (sections 20 and 21) asks for the steps that are reasonable to give \
                       information in an accessible format, and gives no number of days.";

/// What stands before a link to the form.
pub const FORMATS: &str = "Braille, large print, audio, Easy Read, another language or plain text:";
/// The words of a link to the form.
pub const ASK: &str = "Ask for this in another format";

/// The way to pages below the register.
fn below() -> Vec<Link> {
    vec![Link::new("Requests for other formats", START)]
}

/// All that the council recorded.
async fn book(cx: &Cx) -> Result<Arc<Book>, PageFailure> {
    Ok(store::strategy::book(&cx.guildhall().store, &cx.scope()?, None).await?)
}

/// Where anybody asks a council for a document in another format.
pub fn public_form(council: &Council, asked_for: AskedFor) -> String {
    let query = serde_urlencoded::to_string([("about", asked_for.to_string())]).unwrap_or_default();
    format!("/public/formats/{}?{query}", council.code)
}

/// What leads from a document to the form; none for who is of no council.
pub fn way_to_ask(cx: &Cx, asked_for: AskedFor) -> Option<Part> {
    let council = cx.who.as_ref()?.council.as_ref()?;
    Some(Part::Way(FORMATS.to_owned(), Link::new(ASK, &public_form(council, asked_for))))
}

/// The documents to choose from, and the one that was asked about where it is none of them.
pub fn documents(offered: &[AskedFor], sent: &Sent) -> Vec<Choice> {
    let picked: Option<AskedFor> = sent.text("asked_for").parse().ok();
    let other = picked.filter(|one| !offered.contains(one));
    let choice = |one: &AskedFor| {
        let choice = Choice::new(&one.to_string(), &one.said());
        if *one == AskedFor::Words { choice.hint("Say which below.") } else { choice }
    };
    other.iter().chain(offered).map(choice).collect()
}

/// The fields that say what is asked for, and by whom.
pub fn fields(fill: Filled<'_>, offered: &[AskedFor]) -> Vec<Field> {
    vec![
        fill.radios("asked_for", "Which document is asked for?", documents(offered, fill.sent)),
        fill.radios("format", "In which format?", choices(Format::NAMES, None)),
        fill.line("language", "Which language?")
            .hint("Only where another language is asked for.")
            .wide("govuk-input--width-20"),
        fill.text("words", "What else should be known?")
            .hint("Such as which document, the size of the letters, or how the sound is played."),
        fill.line("name", "Name of who needs it"),
        fill.text("reach", "How are they reached?")
            .hint("An email address, a telephone number, or the postal address to send it to."),
    ]
}

/// What was asked for; none where something is missing, which is then said, all of it at once.
pub fn asking(typed: &mut Typed<'_>) -> Option<Asking> {
    let asked_for = typed.value("asked_for", "Select which document is asked for");
    let format = typed.value("format", "Select a format");
    let asker = Asker {
        name: typed.needed("name", "Enter the name of who needs it"),
        reach: typed.needed("reach", "Enter an email address, a telephone number or a postal address"),
        language: typed.text("language"),
        words: typed.text("words"),
    };
    Some(Asking { asked_for: asked_for?, format: format?, asker }).filter(|_| !typed.is_wrong())
}
