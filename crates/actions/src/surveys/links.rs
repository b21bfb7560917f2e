//! Links for people outside: they are made, opened, and answered by, once each.

use super::answer::{held, keep_unnamed};
use crate::records::mended;
use crate::secrets::{hash_of_token, new_token};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::councils::Council;
use domain::strategy::surveys::{Answer, LinkState, Survey, check_links, comment_of, group_of_answer};
use domain::trail::Event;
use store::Reads;
use store::surveys::KeptLink;

/// A link that somebody opened.
#[derive(Clone, Debug)]
pub struct OpenedLink {
    /// The council that asks.
    pub council: Council,
    /// What it asks.
    pub survey: Survey,
    /// What the link does today.
    pub state: LinkState,
    /// The group that an answer by it counts among; empty for none.
    pub group: String,
}

/// Makes links to a survey for a group. Answers what opens each of them: it is not kept and cannot be shown again.
///
/// # Errors
/// [`Failure::NotFound`] for a survey that the council has not; [`Failure::Invalid`] with what must be mended.
pub async fn make_links(
    guildhall: &Guildhall,
    scope: &Scope,
    survey: &str,
    (group, count): (&str, u32),
) -> Result<Vec<String>, Failure> {
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let known = store::records::one::<Survey>(&tx, scope, survey).await?.ok_or(Failure::NotFound)?;
    let survey = known.record;
    mended(check_links(&survey, group, count, guildhall.clock.today()))?;
    let tokens: Vec<String> = (0..count).map(|_| new_token()).collect::<Result<_, _>>()?;
    let hashes: Vec<String> = tokens.iter().map(|token| hash_of_token(token)).collect();
    store::surveys::add_links(&mut tx, scope, (&survey.code, group), &hashes).await?;
    let said = format!("{count} links to answer the survey {} were made for the group {group}", survey.title);
    tx.record(Some(scope.council()), scope.actor(), now, &Event::new("survey.links_made", 0, said)).await?;
    tx.commit().await?;
    Ok(tokens)
}

/// The link that a token opens; none where no link has it.
///
/// # Errors
/// Only faults.
pub async fn open_link(guildhall: &Guildhall, token: &str) -> Result<Option<OpenedLink>, Failure> {
    let Some(link) = store::surveys::find_link(&guildhall.store, &hash_of_token(token)).await? else {
        return Ok(None);
    };
    let council = store::councils::by_id(&guildhall.store, link.council).await?;
    let scope = Scope::of_operator(link.council);
    let survey = store::records::one::<Survey>(&guildhall.store, &scope, &link.survey).await?;
    let (Some(council), Some(survey)) = (council, survey.map(|known| known.record)) else { return Ok(None) };
    let state = LinkState::of(&survey, link.is_used, guildhall.clock.today());
    let group = group_of(&guildhall.store, &scope, &link).await?;
    Ok(Some(OpenedLink { council, survey, state, group }))
}

/// Takes an answer by a link, once. What is kept of the link is that it was used; nothing leads from it to the answer.
///
/// # Errors
/// [`Failure::NotFound`] where no link has the token; [`Failure::Refused`] for one that was used before;
/// [`Failure::Invalid`] where the answer is not taken.
pub async fn answer_by_link(guildhall: &Guildhall, token: &str, score: u8, comment: &str) -> Result<(), Failure> {
    let hash = hash_of_token(token);
    let today = guildhall.clock.today();
    let mut tx = guildhall.store.begin_write().await?;
    let link = store::surveys::find_link(&tx, &hash).await?.ok_or(Failure::NotFound)?;
    // Nobody answers in their own name: the council that made the link is the only one that is touched.
    let nobody = Scope::of_operator(link.council);
    let group = group_of(&tx, &nobody, &link).await?;
    let answer = Answer { survey: link.survey, score: Some(score), group, comment: comment_of(comment) };
    let survey = held(&mut tx, &nobody, &answer, today).await?;
    if !store::surveys::use_link(&mut tx, &nobody, &hash).await? {
        return Err(Failure::Refused("This link was used already. Each link counts once.".to_owned()));
    }
    keep_unnamed(&mut tx, &nobody, (&survey, answer), today).await?;
    Ok(tx.commit().await?)
}

/// The group that an answer by a link is kept under.
async fn group_of(from: &impl Reads, scope: &Scope, link: &KeptLink) -> Result<String, Failure> {
    let groups = store::surveys::links(from, scope, &link.survey).await?;
    let made = groups.iter().find(|one| one.group == link.group).map_or(0, |one| one.made);
    Ok(group_of_answer(&link.group, made).to_owned())
}
