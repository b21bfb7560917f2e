//! The first invented council's requests for documents in other formats.

use crate::outcome::Trouble;
use actions::Guildhall;
use actions::format_requests::Asking;
use domain::access::Scope;
use domain::councils::Council;
use domain::format_requests::{Channel, FormatRequest, FormatSettings};
use invented::Invented;

/// Enters them, unless the council has some already.
pub async fn make(guildhall: &Guildhall, council: &Council, invented: &Invented) -> Result<(), Trouble> {
    let scope = Scope::of_operator(council.id);
    let known: Vec<FormatRequest> = store::records::all(&guildhall.store, &scope).await?;
    if !known.is_empty() {
        return Ok(());
    }
    let other_ways = "telephone 01632 960 100, or write to Procurement, Town Hall, Wynmarch.".to_owned();
    let settings = FormatSettings { other_ways, ..FormatSettings::default() };
    actions::format_requests::settle(guildhall, &scope, &settings, 0).await?;
    for one in invented.format_requests(council.code.as_str()) {
        let asking = Asking { asked_for: one.asked_for, format: one.format, asker: one.asker };
        let request = match one.channel {
            Channel::PublicPage => actions::format_requests::ask(guildhall, council.id, &asking).await?,
            channel => actions::format_requests::enter(guildhall, &scope, &asking, (one.came_in, channel)).await?,
        };
        for (seen, step) in (1..).zip(&one.steps) {
            actions::format_requests::handle(guildhall, &scope, (request.id, seen), step).await?;
        }
    }
    Ok(())
}
