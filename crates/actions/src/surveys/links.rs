//! Links for people outside: they are made, opened, and answered by, once each.

use super::answer::{held, keep_unnamed};
use crate::records::mended;
use crate::secrets::{hash_of_token, new_token};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::councils::Council;
use domain::strategy::check_reason;
use domain::strategy::surveys::{
    Answer, LinkGroup, LinkState, Replied, Survey, check_links, comment_of, group_of_answer,
};
use domain::trail::Event;
use store::Reads;
use store::surveys::{KeptLink, MeantLinks};

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

/// Which links are withdrawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Withdrawing<'a> {
    /// Those of a group.
    Group(&'a str),
    /// One, as it was handed over.
    One(&'a str),
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
    let state = LinkState::of(&survey, (link.is_used, link.is_withdrawn), guildhall.clock.today());
    let group = group_of(&guildhall.store, &scope, &link).await?;
    Ok(Some(OpenedLink { council, survey, state, group }))
}

/// Withdraws the links of a group that nobody used, or the one that is handed over again as it was made. Answers how many there
/// were. What was answered by others stays.
///
/// # Errors
/// [`Failure::NotFound`] for a survey that the council has not; [`Failure::Invalid`] without a reason, or where no such link can
/// still be used.
pub async fn withdraw_links(
    guildhall: &Guildhall,
    scope: &Scope,
    survey: &str,
    (meant, why): (Withdrawing<'_>, &str),
) -> Result<u64, Failure> {
    mended(check_reason(why))?;
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let known = store::records::one::<Survey>(&tx, scope, survey).await?.ok_or(Failure::NotFound)?;
    let (hash, field, whose) = match meant {
        Withdrawing::Group(group) => (String::new(), "of_group", format!("of the group {group}")),
        Withdrawing::One(link) => {
            // Whatever was copied about it: what opens the link stands at its end.
            let token = link.trim().trim_end_matches('/').rsplit('/').next().unwrap_or_default();
            (hash_of_token(token), "link", "that was handed over".to_owned())
        }
    };
    let those = match meant {
        Withdrawing::Group(group) => MeantLinks::Group(group),
        Withdrawing::One(_) => MeantLinks::One(&hash),
    };
    let count = store::surveys::withdraw_links(&mut tx, scope, survey, those).await?;
    if count == 0 {
        return Err(Failure::field(field, "There is no such link of this survey that could still be used"));
    }
    let links = if count == 1 { "1 link".to_owned() } else { format!("{count} links") };
    let said = format!("{links} {whose} to answer the survey {} were withdrawn unused", known.record.title);
    let event = Event::new("survey.links_withdrawn", 0, said).because(why.trim());
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    tx.commit().await?;
    Ok(count)
}

/// Takes an answer by a link, once. What is kept of the link is that it was used; nothing leads from it to the answer.
///
/// # Errors
/// [`Failure::NotFound`] where no link has the token; [`Failure::Refused`] for one that was used before;
/// [`Failure::Invalid`] where the answer is not taken.
pub async fn answer_by_link(
    guildhall: &Guildhall,
    token: &str,
    (score, comment): (u8, &str),
    replies: Vec<Replied>,
) -> Result<(), Failure> {
    let hash = hash_of_token(token);
    let today = guildhall.clock.today();
    let mut tx = guildhall.store.begin_write().await?;
    let link = store::surveys::find_link(&tx, &hash).await?.ok_or(Failure::NotFound)?;
    // Nobody answers in their own name: the council that made the link is the only one that is touched.
    let nobody = Scope::of_operator(link.council);
    let group = group_of(&tx, &nobody, &link).await?;
    let answer = Answer { survey: link.survey, score: Some(score), group, comment: comment_of(comment), replies };
    let survey = held(&mut tx, &nobody, &answer, today).await?;
    if link.is_withdrawn {
        return Err(Failure::Refused("This link was withdrawn, so that no answer is taken by it.".to_owned()));
    }
    if !store::surveys::use_link(&mut tx, &nobody, &hash).await? {
        return Err(Failure::Refused("This link was used already. Each link counts once.".to_owned()));
    }
    keep_unnamed(&mut tx, &nobody, (&survey, answer), today).await?;
    Ok(tx.commit().await?)
}

/// The group that an answer by a link is kept under.
async fn group_of(from: &impl Reads, scope: &Scope, link: &KeptLink) -> Result<String, Failure> {
    let groups = store::surveys::links(from, scope, &link.survey).await?;
    let counting = groups.iter().find(|one| one.group == link.group).map_or(0, LinkGroup::counting);
    Ok(group_of_answer(&link.group, counting).to_owned())
}
