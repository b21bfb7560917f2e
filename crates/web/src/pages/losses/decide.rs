//! Taking a decision about a candidate.

use super::show;
use crate::address::Path;
use crate::cx::Cx;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use actions::Failure;
use actions::losses::Deciding;
use domain::losses::{Asked, State};
use domain::values::Pence;

/// What a form asks for.
///
/// # Errors
/// The fields that cannot be read.
fn read(sent: &Sent) -> Result<Deciding, Failure> {
    let to: State = sent.text("state").parse().map_err(|_| Failure::field("state", "Select what you have decided"))?;
    let recovered = sent.entered("recovered").filter(|_| to == State::Recovered).map(Pence::from_typed).transpose();
    let recovered = recovered.map_err(|message| Failure::field("recovered", message))?;
    let asked = Asked { to, recovered, why: sent.text("why").to_owned() };
    Ok(Deciding { asked, keeps_quiet: sent.ticked("keeps_quiet") })
}

/// Takes the form.
pub async fn send(cx: Cx, Path(id): Path<i64>, sent: Sent) -> Answer {
    let scope = cx.scope()?;
    let done = match read(&sent) {
        Ok(deciding) => actions::losses::decide(cx.guildhall(), &scope, id, &deciding).await,
        Err(wrong) => Err(wrong),
    };
    match done {
        Ok(()) => go_to(&format!("/losses/{id}?done=losses-decided")),
        Err(failure) => show::again(cx, id, field_errors(failure)?, sent).await,
    }
}
