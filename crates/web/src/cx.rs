//! What a page knows of its request: who asks, for which council, under which action.

use crate::components::{Flash, PageFrame};
use crate::failure::PageFailure;
use crate::navigation::{Navigation, navigation};
use crate::{App, routes::Access};
use actions::Guildhall;
use actions::people::SignedIn;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use domain::access::{Action, Scope};
use domain::feeds::FeedToken;
use domain::values::Date;

/// A request that passed the guard.
#[derive(Clone, Debug)]
pub struct Cx {
    pub app: App,
    pub who: Option<SignedIn>,
    /// The token that a program sent, where the address is for programs.
    pub feed: Option<FeedToken>,
    pub access: Access,
    /// The path of the address, and what follows its question mark.
    pub path: String,
    pub query: String,
}

/// What has just been done, by the code in the address after `done=`. A code that is not here says nothing.
const DONE: &[(&str, &str)] = &[
    ("sharing-settled", "What others may know of your levels was saved."),
    ("founded", "Your council is set up. Bring in your first payments file."),
    ("draft-kept", "The draft was kept. It changes nothing until you save it."),
    ("draft-dropped", "The draft was dropped. The rules in force stay."),
    ("edition-saved", "The new rules were saved. They come into force once the figures are made under them."),
    ("edition-cancelled", "The work on the new rules will stop. The rules in force stay."),
    ("undone", "The import was undone. No figure counts its lines any more."),
    ("discarded", "The file was put aside."),
    ("cancelled", "The work on this file will stop. Nothing of it is saved."),
    ("facts-entered", "What you know of this supplier was saved."),
    ("facts-ended", "It was taken out and counts no more."),
    ("facts-undone", "The file was undone. Nothing it said counts any more."),
    ("area-set", "The council's area was saved."),
    ("context-entered", "The number was entered. It stands beside the figures from now on."),
    ("context-withdrawn", "The number was withdrawn. The history keeps it with the reason."),
    ("person-added", "The person can sign in now. Give them their password in a safe way."),
    ("roles-changed", "The roles were changed."),
    ("person-ended", "Their access has ended."),
    ("person-erased", "Their details were erased. The trail shows when and why."),
    ("password-reset", "The password was changed and their sessions ended. Give them the new one in a safe way."),
    ("password-changed", "Your password was changed. Sign in with the new one."),
    ("mail-chosen", "How often you get mails was saved."),
    ("mail-tested", "A test mail was sent to you. Look whether it arrived and reads right."),
    ("losses-asked", "The checks will run now. This page shows what they find."),
    ("losses-decided", "The decision was saved."),
    ("losses-area", "The owner and the day of review were saved."),
    ("losses-settings-entered", "The settings were taken. They are not in force yet."),
    ("losses-settings", "The settings are in force. The checks run with them now."),
    ("losses-settings-dropped", "The settings were put aside."),
    ("signed-out", "You are signed out."),
    ("publication-settings", "The settings were kept. What is published already stays as it is."),
    ("rule-kept", "The rule was kept. See what it hides before you publish a period."),
    ("rule-ended", "The rule has ended."),
    ("version-withdrawn", "The version was withdrawn. Its files are gone; the reason you gave is public."),
    ("procedure-rules-saved", "The rules were saved as a new edition, in force from their first day on."),
    ("procedure-rules-withdrawn", "The edition was withdrawn. It never comes into force."),
    ("list-sent", "The list was read. See what your changes would have done to it."),
    ("law-settings-saved", "The settings were saved. Rules are asked by them from now on."),
    ("round-prepared", "The round was prepared. Invite people, then open it."),
    ("assessor-invited", "The assessor was invited."),
    ("assessor-released", "The assessor was released from the round."),
    ("round-opened", "The round is open. Those who are invited can answer."),
    ("round-closed", "The round is closed. Agree a level for each area."),
    ("round-settled", "The round is settled. Its levels count from today."),
    ("answer-saved", "Your answer was saved."),
    ("level-agreed", "The level was saved."),
    ("target-set", "The target was saved."),
    ("action-added", "The action was added to the plan."),
    ("help-asked", "Your request was sent. It stands below, with how far it is."),
    ("action-changed", "The action was saved."),
    ("action-merged", "The two are one action now. The other points here."),
    ("audit-recorded", "The review was recorded. Add what it recommends."),
    ("audit-followed-up", "The review was saved."),
    ("outcome-kept", "It was saved."),
    ("capacity-kept", "The days of work were saved."),
    ("ending-set", "The end of the council was saved."),
    ("ending-passed", "Everything that was open passed to the successor. Its history stays here."),
    ("scorecard-begun", "The scorecard has its eleven indicators. Enter what the house cannot find, and set targets."),
    ("indicator-kept", "The indicator was saved."),
    ("value-entered", "The value was saved. It stands in the history with its source."),
    ("figure-entered", "The figure was saved. It counts for as long as the house finds none itself."),
    ("scorecard-reported", "The values of today were recorded as reported."),
    ("strategy-settled", "The settings were saved."),
    ("check-kept", "The check was saved. It counts in what the facts propose from now on."),
    ("edition-chosen", "The council assesses itself by this edition from now on."),
    ("edition-changed", "It was done, and stands in the history of the edition."),
    ("wording-brought-in", "The wording was brought in. It is shown beside ours."),
    ("survey-entered", "The survey was begun."),
    ("survey-changed", "The survey was saved."),
    ("survey-links-withdrawn", "The links were withdrawn. Whoever opens one is told so."),
    ("survey-answered", "Your answer was taken. Nobody can see that it is yours."),
    ("answered-by-link", "Thank you. Your answer was taken."),
    ("survey-answer-entered", "The answer was taken. Enter the next one."),
    ("survey-answers-brought", "The answers of the file were taken."),
    ("course-entered", "The course was entered."),
    ("course-changed", "The course was saved."),
    ("learner-entered", "The person was put on the list."),
    ("learner-changed", "What is known of the person was saved."),
    ("attendance-recorded", "It was recorded who completed the course."),
    ("attendance-taken-out", "The attendance was taken out. It counts no more."),
    ("competence-entered", "The competence was entered."),
    ("competence-changed", "The competence was saved."),
    ("competence-found", "The competence was recorded."),
    ("enrolment-begun", "The enrolment was recorded."),
    ("enrolment-ended", "It was recorded how the course ended."),
    ("rules-attested", "It was recorded that you have read the rules in force."),
    ("training-requested", "Your request was sent. You see the answer here."),
    ("request-answered", "The request was answered."),
    ("expert-entered", "The person can be found by what they know."),
    ("expert-changed", "It was saved."),
    ("document-entered", "The document stands in the library."),
    ("document-changed", "The document was saved."),
    ("document-reviewed", "The review was recorded."),
    ("document-tried", "What you found was recorded."),
    ("document-withdrawn", "The document was withdrawn."),
    ("meeting-entered", "The meeting was entered."),
    ("meeting-changed", "The meeting was saved."),
    ("advice-entered", "The advice was entered. Say what became of it once you know."),
    ("advice-changed", "The advice was saved."),
    ("lesson-opened", "It was saved who can read the lesson."),
    ("help-offered", "Other councils can find you by this area now."),
    ("help-ended", "The offer was ended."),
    ("lesson-entered", "The lesson was written down."),
    ("lesson-changed", "The lesson was saved."),
    ("lesson-used", "It was recorded what the lesson changed."),
    ("lesson-shared", "It was recorded with whom the lesson was shared."),
    (
        "sheets-brought-in",
        "The file was brought in. Nothing that was there before was changed without a version of its own.",
    ),
    ("configuration-brought-in", "The parts you chose were brought in, and count from now on."),
    ("schedule-kept", "The line of the reporting calendar was saved."),
    ("report-recorded", "What was reported was recorded, and the report kept as it was."),
    ("paper-kept", "The report was saved."),
    ("paper-laid", "The report was laid before the committee. It stays as it is."),
    ("strategy-begun", "The version was begun. It holds the strategy as it is today."),
    ("strategy-saved", "The version was saved."),
    ("token-withdrawn", "The token was withdrawn. Whatever reads with it is refused from now on."),
    ("risk-entered", "The risk was entered. Say how grave it is."),
    ("risk-changed", "The risk was changed."),
    ("risk-rated", "The review was saved."),
    ("risk-closed", "The risk was closed. It stays in the register with its history."),
    ("risk-scale-adopted", "Risks can be rated by this scale now. Settle how much risk the council takes."),
    ("risk-scale-changed", "The scale was changed. Every risk is read by it from now on."),
    ("risk-appetite", "The appetite was settled."),
    ("saving-entered", "The saving was entered. It counts as forecast."),
    ("saving-changed", "The saving was changed."),
    ("saving-claimed", "The claim was saved. It counts as forecast until finance signs it off."),
    ("saving-signed-off", "The year was signed off. It counts as delivered."),
    ("saving-sent-back", "The year was sent back. Whoever claimed it reads why, and it counts as forecast again."),
    ("outside-levels-brought", "The levels were brought in. They count in the comparison."),
    ("outside-levels-withdrawn", "The levels of the file were taken out."),
    ("effort-entered", "The hours were entered."),
    ("effort-corrected", "The hours were corrected."),
    ("strategic-supplier-entered", "The strategic supplier was entered."),
    ("strategic-supplier-changed", "The strategic supplier was changed."),
    ("saving-decided", "The decision was saved."),
    ("saving-withdrawn", "The saving was withdrawn. The history keeps it with the reason."),
    ("format-asked", "Your request was sent. Write down the reference: by it you can see how far it is."),
    ("format-entered", "The request was entered. Tell who asked the day and the reference."),
    ("format-handled", "It was saved what became of the request."),
    ("format-settled", "The periods were saved. Requests that came in before keep their day."),
    ("asker-erased", "Who asked was erased. The request stays, and the trail says when and why."),
    ("joint-saving-entered", "The joint saving was entered and apportioned."),
    ("joint-saving-changed", "The joint saving was changed."),
];

/// What the person should know of what was just done, by the same code.
const HEED: &[(&str, &str)] = &[(
    "no-control-total",
    "The file was taken without its control total: that must be an amount in pounds, and goes with one file. Enter it under “Correct how it is read”.",
)];

impl Cx {
    /// The open Guildhall.
    pub fn guildhall(&self) -> &Guildhall {
        &self.app.guildhall
    }

    /// The day it is in England.
    pub fn today(&self) -> Date {
        self.app.guildhall.clock.today()
    }

    /// Whether the person may do something in their council.
    pub fn may(&self, action: Action) -> bool {
        self.who.as_ref().and_then(|who| Some(who.grants.allow(who.council.as_ref()?.id, action))).unwrap_or(false)
    }

    /// The scope of the address's own action.
    pub fn scope(&self) -> Result<Scope, PageFailure> {
        match self.access {
            Access::Needs(action) => self.scope_for(action),
            Access::Token => self.feed.as_ref().and_then(Scope::of_feed).ok_or_else(PageFailure::not_found),
            _ => Err(PageFailure::not_found()),
        }
    }

    /// The scope of an action in the person's council.
    pub fn scope_for(&self, action: Action) -> Result<Scope, PageFailure> {
        let who = self.who.as_ref().ok_or_else(PageFailure::not_found)?;
        let council = who.council.as_ref().ok_or_else(PageFailure::not_found)?;
        Ok(who.grants.scope(council.id, action).map_err(actions::Failure::from)?)
    }

    /// The frame of a page.
    pub fn frame(&self, title: &str) -> PageFrame {
        let Navigation { sections, pages } = self.navigation();
        let mut frame = PageFrame {
            flash: self.flash(),
            navigation: sections,
            section_pages: pages,
            address: self.path.clone(),
            ..PageFrame::named(title)
        };
        if let Some(who) = &self.who {
            frame.council = who.council.as_ref().map(|council| council.name.clone());
            frame.person = Some(who.person.shown_name());
            frame.csrf = who.session.form_token.clone();
            let current = who.council.as_ref().map(|council| council.id);
            let others = who.councils.iter().filter(|council| Some(council.id) != current);
            frame.other_councils = if current.is_some() {
                others.map(|council| (council.code.to_string(), council.name.clone())).collect()
            } else {
                Vec::new()
            };
        }
        frame
    }

    fn flash(&self) -> Option<Flash> {
        let code = form_urlencoded(&self.query).find(|(name, _)| name == "done")?.1;
        let find = |all: &[(&str, &'static str)]| all.iter().find(|(known, _)| *known == code).map(|(_, text)| *text);
        find(DONE).map(Flash::success).or_else(|| find(HEED).map(Flash::important))
    }

    /// Who is of no council is led nowhere yet.
    fn navigation(&self) -> Navigation {
        let is_of_council = self.who.as_ref().is_some_and(|who| who.council.is_some());
        if is_of_council { navigation(&self.path, |action| self.may(action)) } else { Navigation::default() }
    }
}

/// The names and values of a query, decoded.
pub fn form_urlencoded(query: &str) -> impl Iterator<Item = (String, String)> {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
    pairs.into_iter()
}

impl<S: Send + Sync> FromRequestParts<S> for Cx {
    type Rejection = PageFailure;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, PageFailure> {
        parts.extensions.get::<Cx>().cloned().ok_or_else(PageFailure::not_found)
    }
}
