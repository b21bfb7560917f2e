//! The book of a council's strategy, made of its records and kept in memory until one of them changes.

use crate::records::{Contents, contents, newest};
use crate::{Store, StoreFailure};
use domain::access::Scope;
use domain::strategy::Book;
use jiff::Timestamp;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

/// How many books are held in memory: one of a district takes some hundred kilobytes.
const BOOKS_MOST: usize = 400;

/// What a book was made of: records only ever grow, so that any change shows here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Made {
    council: i64,
    at: Option<Timestamp>,
    newest: Option<i64>,
}

/// Books, the last used at the end.
type Kept = VecDeque<(Made, Arc<Book>)>;

/// Books made lately.
#[derive(Clone, Debug, Default)]
pub(crate) struct StrategyBooks(Arc<Mutex<Kept>>);

impl StrategyBooks {
    fn find(&self, made: Made) -> Option<Arc<Book>> {
        let mut kept = self.0.lock().ok()?;
        let at = kept.iter().position(|(known, _)| *known == made)?;
        let found = kept.remove(at)?;
        let book = Arc::clone(&found.1);
        kept.push_back(found);
        Some(book)
    }

    fn keep(&self, made: Made, book: &Arc<Book>) {
        let Ok(mut kept) = self.0.lock() else { return };
        // A newer book of the same question takes the place of the older.
        kept.retain(|(known, _)| known.council != made.council || known.at != made.at);
        kept.push_back((made, Arc::clone(book)));
        while kept.len() > BOOKS_MOST {
            kept.pop_front();
        }
    }
}

/// The book of a council, or as it was at a moment.
///
/// # Errors
/// When the records cannot be read.
pub async fn book(store: &Store, scope: &Scope, as_of: Option<Timestamp>) -> Result<Arc<Book>, StoreFailure> {
    let made = Made { council: scope.council().get(), at: as_of, newest: newest(store, scope).await? };
    if let Some(book) = store.strategy_books().find(made) {
        return Ok(book);
    }
    let book = Arc::new(bound(&contents(store, scope, as_of).await?)?);
    store.strategy_books().keep(made, &book);
    Ok(book)
}

fn bound(contents: &Contents) -> Result<Book, StoreFailure> {
    Ok(Book {
        settings: contents.of()?.pop().unwrap_or_default(),
        steps: contents.of()?,
        wording: contents.of()?,
        own_checks: contents.of()?,
        rounds: contents.of()?,
        assessors: contents.of()?,
        answers: contents.of()?,
        drafts: contents.of()?,
        agreed: contents.of()?,
        targets: contents.of()?,
        actions: contents.of()?,
        outcomes: contents.of()?,
        capacity: contents.of()?,
        reviews: contents.of()?,
        ending: contents.of()?.pop(),
        indicators: contents.of()?,
        recorded: contents.of()?,
        entered: contents.of()?,
        scales: contents.of()?,
        appetites: contents.of()?,
        risks: contents.of()?,
        savings: contents.of()?,
        joint_savings: contents.of()?,
        outside_levels: contents.of()?,
        efforts: contents.of()?,
        strategic_suppliers: contents.of()?,
        surveys: contents.of()?,
        survey_answers: contents.of()?,
        courses: contents.of()?,
        learners: contents.of()?,
        attended: contents.of()?,
        competences: contents.of()?,
        required: contents.of()?,
        held: contents.of()?,
        documents: contents.of()?,
        lessons: contents.of()?,
        enrolled: contents.of()?,
        attested: contents.of()?,
        training_requests: contents.of()?,
        experts: contents.of()?,
        meetings: contents.of()?,
        advice: contents.of()?,
        help_offered: contents.of()?,
        format_requests: contents.of()?,
        format_settings: contents.of()?.pop().unwrap_or_default(),
    })
}
