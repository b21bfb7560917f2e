//! Somebody is named as the owner of a risk area.

use crate::{Failure, FieldError, Guildhall};
use domain::access::Scope;
use domain::trail::Event;
use store::losses::Area;

/// The most characters of an owner's name.
const OWNER_MOST: usize = 120;

/// Says who owns the risk of a service losing money, and when it is reviewed.
///
/// # Errors
/// [`Failure::Invalid`] without an owner or a day; [`Failure::NotFound`] for a service that no candidate has.
pub async fn set_area(guildhall: &Guildhall, scope: &Scope, area: &Area) -> Result<(), Failure> {
    let mut wrong = Vec::new();
    let mut add = |field, message: &str| wrong.push(FieldError { field, message: message.to_owned() });
    let owner = area.owner.trim();
    if owner.is_empty() || owner.chars().count() > OWNER_MOST {
        add("owner", "Enter who owns this risk: a name or a post, up to 120 letters");
    }
    if area.review_on.is_none() {
        add("review_on", "Enter the day of the next review, like 2027-03-31");
    }
    if !wrong.is_empty() {
        return Err(Failure::Invalid(wrong));
    }
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    if !store::losses::services(&tx, scope).await?.contains(&area.service) {
        return Err(Failure::NotFound);
    }
    let known = store::losses::areas(&tx, scope).await?.into_iter().find(|known| known.service == area.service);
    let new = Area { owner: owner.to_owned(), ..area.clone() };
    store::losses::set_area(&mut tx, scope, &new, now).await?;
    let day = |area: &Area| area.review_on.map(|day| day.to_string()).unwrap_or_default();
    let said = format!("The risk of losing money in {} has an owner and a day of review", service(&new));
    let event = Event::new("losses.area_owned", 0, said)
        .change("owner", known.as_ref().map(|known| known.owner.as_str()), Some(&new.owner))
        .change("review", known.as_ref().map(day).as_deref(), Some(&day(&new)));
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    Ok(tx.commit().await?)
}

fn service(area: &Area) -> &str {
    if area.service.is_empty() { "lines without a service" } else { &area.service }
}
