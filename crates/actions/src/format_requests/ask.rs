//! Somebody asks for a document in another format.

use super::{erase, settings};
use crate::law::settings_of;
use crate::records::{Keeping, keep_in, mended, next_number};
use crate::secrets::new_reference;
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::councils::CouncilId;
use domain::format_requests::{
    AskedFor, Asker, Channel, Format, FormatRequest, FormatRequestId, RequestState, check_asked, due_day, has_room,
};
use domain::values::Date;

/// What somebody asks for, and who they are.
#[derive(Clone, Debug)]
pub struct Asking {
    /// The document.
    pub asked_for: AskedFor,
    /// The format.
    pub format: Format,
    /// Who asks.
    pub asker: Asker,
}

const FULL: &str = "This page takes no more requests today. Ask the council in another way, or come back tomorrow: what you \
                    typed is still here";

/// Takes a request from the public page, which anybody may send without signing in.
///
/// # Errors
/// [`Failure::Invalid`] with what must be mended, and where the page takes no more today.
pub async fn ask(guildhall: &Guildhall, council: CouncilId, asking: &Asking) -> Result<FormatRequest, Failure> {
    // Nobody asks in their own name: the council whose page it is is the only one that is touched.
    let nobody = Scope::of_operator(council);
    take_in(guildhall, &nobody, asking, (guildhall.clock.today(), Channel::PublicPage)).await
}

/// Enters a request that came to staff by telephone, letter or otherwise.
///
/// # Errors
/// [`Failure::Invalid`] with what must be mended.
pub async fn enter(
    guildhall: &Guildhall,
    scope: &Scope,
    asking: &Asking,
    (came_in, channel): (Date, Channel),
) -> Result<FormatRequest, Failure> {
    if channel == Channel::PublicPage {
        return Err(Failure::field("channel", "Select how it came in: the public page enters its own"));
    }
    take_in(guildhall, scope, asking, (came_in, channel)).await
}

async fn take_in(
    guildhall: &Guildhall,
    scope: &Scope,
    asking: &Asking,
    (came_in, channel): (Date, Channel),
) -> Result<FormatRequest, Failure> {
    let (now, today) = (guildhall.clock.now(), guildhall.clock.today());
    let asker = trimmed(&asking.asker);
    mended(check_asked((asking.asked_for, asking.format), &asker, (came_in, today)))?;
    let mut tx = guildhall.store.begin_write().await?;
    store::councils::hold(&mut tx, scope.council()).await?;
    let known: Vec<FormatRequest> = store::records::all(&tx, scope).await?;
    if channel == Channel::PublicPage && !has_room(&known, today) {
        return Err(Failure::field("format", FULL));
    }
    let days = settings(&tx, scope).await?.days;
    let law = settings_of(&tx, Some(scope), None).await?;
    let request = FormatRequest {
        id: FormatRequestId::new(next_number::<FormatRequest>(&tx, scope).await?),
        reference: new_reference()?,
        asked_for: asking.asked_for,
        format: asking.format,
        came_in,
        channel,
        due: due_day(came_in, days, &law.calendar),
        days,
        handler: String::new(),
        state: RequestState::Asked,
        erased_on: None,
    };
    store::format_requests::add_asker(&mut tx, scope, request.id, &asker).await?;
    // The trail says what was asked for, and not by whom.
    let said = format!("{} was asked for: {}", request.asked_for.said(), request.format.label());
    let keeping = Keeping { done: "format_request.came_in", said, why: "", seen: Some(0) };
    keep_in(&mut tx, scope, &request, &keeping, now).await?;
    erase::erase_due_in(&mut tx, scope, (now, today)).await?;
    tx.commit().await?;
    Ok(request)
}

fn trimmed(asker: &Asker) -> Asker {
    let trimmed = |text: &str| text.trim().to_owned();
    Asker {
        name: trimmed(&asker.name),
        reach: trimmed(&asker.reach),
        language: trimmed(&asker.language),
        words: trimmed(&asker.words),
    }
}
