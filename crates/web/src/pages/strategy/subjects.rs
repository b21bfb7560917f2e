//! Records that actions, lessons and evidence belong to: by what name they are known, and where their page is.

use crate::cx::Cx;
use crate::pages::spend::query;
use domain::access::Action;
use domain::strategy::Book;
use domain::strategy::editions::Edition;
use domain::values::SubjectRef;

/// A record as a page names it.
pub struct Known {
    /// Its name, or what it is called by where the name is not to be had.
    pub text: String,
    /// The address of its page; empty where there is none, or none that the person may see.
    pub href: String,
}

/// A record in words, with its page where the house has one and the person may see it. A subject that is not in the house
/// yet, and a record that is not there, say so.
pub fn known(cx: &Cx, book: &Book, subject: &SubjectRef) -> Known {
    let id = subject.id();
    let number = || id.parse::<i64>().ok();
    let found = match subject.noun() {
        "actions" => {
            let one = number().and_then(|id| book.actions.iter().find(|one| one.id.get() == id));
            one.map(|one| ("Action", one.what.clone(), format!("/strategy/actions/{id}")))
        }
        "risks" if cx.may(Action::SeeRisks) => {
            let one = number().and_then(|id| book.risks.iter().find(|one| one.id.get() == id));
            one.map(|one| ("Risk", one.title.clone(), format!("/risks/{id}")))
        }
        "savings" if cx.may(Action::SeeSavings) => {
            let one = number().and_then(|id| book.savings.iter().find(|one| one.id.get() == id));
            one.map(|one| ("Saving", one.title.clone(), format!("/savings/{id}")))
        }
        // Who may not see the register is told of no more than was written down.
        "risks" | "savings" => return Known { text: subject.to_string(), href: String::new() },
        "audits" => {
            let one = number().and_then(|id| book.reviews.iter().find(|one| one.id.get() == id));
            one.map(|one| ("Audit review", one.subject.clone(), format!("/strategy/audits/{id}")))
        }
        "surveys" => {
            let one = book.surveys.iter().find(|one| one.code == id);
            one.map(|one| ("Survey", one.title.clone(), format!("/surveys/{id}")))
        }
        "lessons" => {
            let one = book.lessons.iter().find(|one| one.code == id);
            one.map(|one| ("Lesson", one.title.clone(), format!("/library/lessons/{id}")))
        }
        "library" => {
            let one = book.documents.iter().find(|one| one.code == id);
            one.map(|one| ("Document", one.title.clone(), format!("/library/{id}")))
        }
        "meetings" => {
            let one = number().and_then(|id| book.meetings.iter().find(|one| one.id.get() == id));
            one.map(|one| ("Meeting", format!("with {}", one.with), format!("/strategy/meetings/{id}")))
        }
        "areas" => {
            // Written with or without a level: areas/SL1, areas/SL1/3.
            let editions = book.editions();
            let code = id.split('/').next().unwrap_or(id);
            let of = |edition: &Edition| {
                let index = edition.indices.iter().find(|one| one.code.as_str() == code)?;
                Some(("Area", index.name.clone(), format!("/strategy/areas/{}", edition.reference(&index.code))))
            };
            book.edition(&editions).and_then(of)
        }
        "suppliers" => Some(("Supplier", id.to_owned(), format!("/suppliers/supplier{}", query(&[("key", id)])))),
        _ => None,
    };
    match found {
        Some((noun, name, href)) => Known { text: format!("{noun}: {name}"), href },
        None => Known { text: format!("{subject}, not in the house yet"), href: String::new() },
    }
}
