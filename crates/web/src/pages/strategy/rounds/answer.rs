//! Answering a round: the areas one after the other, each with its help and the levels side by side.

use super::show::{facts, own};
use super::{below_round, round, state_said};
use crate::address::Path;
use crate::components::{Choice, FieldErrors, Link, PageFrame, Task};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::Sent;
use crate::page::{Answer as Page, go_to};
use crate::pages::strategy::evidence::{FOUND_AT, evidence_links, evidence_typed};
use crate::pages::strategy::level_choices;
use crate::pages::strategy::offered::{offering, records};
use crate::parts::form::Fields;
use crate::parts::{Field, Filled, Form, Part, show_parts, show_parts_with};
use ::actions::strategy::rounds::{Answered, AskedAnswer};
use domain::access::Action;
use domain::strategy::Book;
use domain::strategy::editions::{Edition, Index, IndexCode, Level, QuestionCode};
use domain::strategy::rounds::{Answer, AssessorId, Round, RoundId, RoundState, warnings};
use domain::values::Date;

/// What "I cannot say" sends.
const CANNOT_SAY: &str = "cannot";

const NO_MORE: &str =
    "The round takes no answers. What you type is kept as a draft and does not count; the answers given before do.";

/// Whose answers a page is about, and where it stands.
struct At {
    round: i64,
    assessor: AssessorId,
    /// The address of the list of areas.
    list: String,
}

impl At {
    fn own(cx: &Cx, book: &Book, round: &Round) -> Result<At, PageFailure> {
        let assessor = own(cx, book, round).ok_or_else(|| PageFailure::not_found().framed(cx.frame("")))?;
        let number = round.id.get();
        Ok(At { round: number, assessor, list: format!("/strategy/rounds/{number}/answer") })
    }

    fn of(cx: &Cx, round: &Round, assessor: i64) -> Result<At, PageFailure> {
        let (number, assessor) = (round.id.get(), AssessorId::new(assessor));
        if !round.invited.contains(&assessor) {
            return Err(PageFailure::not_found().framed(cx.frame("")));
        }
        Ok(At { round: number, assessor, list: format!("/strategy/rounds/{number}/assessors/{assessor}") })
    }

    /// The address of an area.
    fn area(&self, code: &IndexCode) -> String {
        let between = if self.list.ends_with("/answer") { "" } else { "/areas" };
        format!("{}{between}/{code}", self.list)
    }

    fn answer<'b>(&self, book: &'b Book, index: &IndexCode, question: Option<&QuestionCode>) -> Option<&'b Answer> {
        let is_here = |answer: &Answer| {
            answer.assessor == self.assessor && answer.index == *index && answer.question.as_ref() == question
        };
        let of_round = book.answers.iter().filter(|one| one.round.get() == self.round);
        of_round.map(|one| &one.answer).find(|answer| is_here(answer))
    }

    /// What was typed and did not count, where it is not over.
    fn draft<'b>(&self, book: &'b Book, index: &IndexCode) -> Option<&'b Answer> {
        let is_here = |answer: &Answer| answer.assessor == self.assessor && answer.index == *index;
        let open = book.drafts.iter().filter(|one| one.round.get() == self.round && !one.is_over);
        open.map(|one| &one.answer).find(|answer| is_here(answer) && answer.question.is_none())
    }
}

fn asked<'e>(edition: &'e Edition, round: &'e Round) -> impl Iterator<Item = &'e Index> {
    edition.indices.iter().filter(|index| round.asked.contains(&index.code))
}

/// What an answer that counts says, in words.
fn counting(edition: &Edition, answer: Option<&Answer>) -> Option<String> {
    let level = answer?.level;
    Some(level.map_or_else(|| "Cannot say".to_owned(), |level| edition.levels.name(level).to_owned()))
}

/// Whether a round takes answers on a day.
fn takes_answers(round: &Round, today: Date) -> bool {
    match round.state {
        RoundState::Open { last_day } => last_day.is_none_or(|last| today <= last),
        _ => false,
    }
}

fn task(at: &At, book: &Book, edition: &Edition, index: &Index) -> Task {
    let answer = at.answer(book, &index.code, None);
    let by_question = index.asked_questions().any(|one| at.answer(book, &index.code, Some(&one.code)).is_some());
    let (status, tag) = match answer {
        _ if at.draft(book, &index.code).is_some() => {
            let counts = counting(edition, answer).map(|level| format!("{level} counts. "));
            let said = format!("{}Draft, does not count", counts.unwrap_or_default());
            (said, Some("govuk-tag--yellow".to_owned()))
        }
        Some(Answer { level: Some(level), .. }) => (edition.levels.name(*level).to_owned(), None),
        Some(_) => ("Cannot say".to_owned(), None),
        None if by_question => ("Answered by questions".to_owned(), None),
        None => ("Not answered".to_owned(), Some("govuk-tag--blue".to_owned())),
    };
    let warned: Vec<String> =
        answer.map(|answer| warnings(edition, answer)).unwrap_or_default().iter().map(ToString::to_string).collect();
    let theme = edition.theme(&index.theme).map_or("", |theme| theme.name.as_str());
    let hint = if warned.is_empty() { theme.to_owned() } else { warned.join(". ") };
    Task { title: index.name.clone(), href: at.area(&index.code), hint, status, tag }
}

fn list(cx: &Cx, book: &Book, edition: &Edition, round: &Round, at: &At) -> Page {
    let name = book.assessors.iter().find(|one| one.id == at.assessor).map_or("", |one| one.name.as_str());
    let tasks: Vec<Task> = asked(edition, round).map(|index| task(at, book, edition, index)).collect();
    let next = asked(edition, round).find(|index| at.answer(book, &index.code, None).is_none());
    let is_open = takes_answers(round, cx.today());
    let mut parts = if is_open {
        vec![Part::text(format!("Answers of {name}. Each is saved by itself; go on whenever you like."))]
    } else {
        let said = format!("Answers of {name}. {}.", state_said(round));
        vec![Part::text(said), Part::Inset(NO_MORE.to_owned())]
    };
    match next {
        Some(index) if is_open => parts.push(Part::button("Go on", &at.area(&index.code))),
        Some(_) => {}
        None => parts.push(Part::text("Every area is answered. Thank you.")),
    }
    parts.push(Part::Tasks(tasks));
    let release = format!("/strategy/rounds/{}/assessors/{}/release", at.round, at.assessor);
    // Once a round is closed nobody is released: their answers were what the levels were agreed from.
    let can_release = matches!(round.state, RoundState::Planned | RoundState::Open { .. });
    if can_release && cx.may(Action::SettleStrategy) && !at.list.ends_with("/answer") {
        let form = Form::new(release, "Release from the round", Vec::new()).looking("govuk-button--warning");
        parts.push(Part::form(
            form.saying("Somebody who is released is asked no more, and their answers count no more."),
        ));
    }
    let title = format!("{}: answers", round.name);
    show_parts(PageFrame { breadcrumbs: below_round(round), ..cx.frame(&title) }, parts)
}

/// A known answer as the fields of the form.
fn fields_of(at: &At, book: &Book, index: &Index) -> Sent {
    let answer = at.draft(book, &index.code).or_else(|| at.answer(book, &index.code, None));
    let mut fields = Fields::default();
    if let Some(answer) = answer {
        let level = answer.level.map_or_else(|| CANNOT_SAY.to_owned(), |level| level.to_string());
        // A draft without a level is one in which nothing was chosen yet.
        let is_draft = at.draft(book, &index.code).is_some();
        if answer.level.is_some() || !is_draft {
            fields = fields.text("level", level);
        }
        fields = fields.all("unmet", answer.unmet.iter()).text("comment", &answer.comment);
    }
    for question in index.asked_questions() {
        let level = at.answer(book, &index.code, Some(&question.code)).and_then(|answer| answer.level);
        fields = fields.maybe(&format!("question-{}", question.code), level);
    }
    fields.sent()
}

fn fields(edition: &Edition, index: &Index, filled: Filled<'_>) -> Vec<Field> {
    let mut levels = level_choices(edition, |level| index.statement(level));
    levels.push(Choice::new(CANNOT_SAY, "I cannot say"));
    let mut fields = vec![filled.radios("level", "Where is the council?", levels)];
    for question in index.asked_questions() {
        let mut choices = vec![Choice::new("", "Not answered")];
        choices.extend(level_choices(edition, |_| None));
        fields.push(filled.select(&format!("question-{}", question.code), &question.text, choices));
    }
    let statement = |level: Level| index.statement(level).map(|text| (level, text));
    // The lowest level says what is not there, so that nothing of it can be missing.
    let unmet = edition.levels.all().filter(|level| *level > Level::LOWEST).filter_map(statement);
    let unmet = unmet.map(|(level, text)| Choice::new(&level.to_string(), text)).collect();
    fields.push(
        filled.boxes("unmet", "Is anything up to that level not so?", unmet).hint("A level stands on those below it"),
    );
    fields.push(filled.text("comment", "Why do you say so?"));
    fields.push(
        filled.text("evidence", "What shows it?").hint("A paper, a report, a contract that somebody can look at"),
    );
    fields.push(filled.line("found_at", "Where is it to be found?").hint(FOUND_AT));
    let hint = "The risk, saving or other record it belongs to: type a part of its name to choose it, or its code such as risks/4. May be left empty";
    fields.push(filled.line("record", "Record it belongs to").hint(hint));
    fields
}

struct Shown {
    sent: Sent,
    errors: FieldErrors,
    /// Whether what was sent does not count.
    is_refused: bool,
}

fn area(cx: &Cx, book: &Book, edition: &Edition, round: &Round, at: &At, code: &str, shown: Shown) -> Page {
    let missing = || PageFailure::not_found().framed(cx.frame(""));
    let code: IndexCode = code.parse().map_err(|_| missing())?;
    let index = asked(edition, round).find(|index| index.code == code).ok_or_else(missing)?;
    let mut parts = Vec::new();
    let before = counting(edition, at.answer(book, &code, None));
    let before = before.map_or_else(String::new, |level| format!(" The answer given before, {level}, still counts."));
    if shown.is_refused {
        // Why it was refused stands at the top of the page.
        parts.extend((!before.is_empty()).then(|| Part::Inset(before.trim().to_owned())));
    } else if at.draft(book, &code).is_some() {
        let way = if takes_answers(round, cx.today()) { " Send it again to make it count." } else { "" };
        parts.push(Part::Inset(format!("This is a draft: it does not count yet.{way}{before}")));
    } else if !takes_answers(round, cx.today()) {
        parts.push(Part::Inset(NO_MORE.to_owned()));
    }
    parts.push(Part::text(&index.what));
    parts.push(Part::text(&index.why));
    let known = at.answer(book, &code, None).map(|answer| answer.evidence.as_slice()).unwrap_or_default();
    if !known.is_empty() {
        parts.push(Part::Heading("What shows it so far".to_owned()));
        parts.push(Part::Links(known.iter().flat_map(|one| evidence_links(cx, book, one)).collect()));
    }
    let filled = Filled { sent: &shown.sent, errors: &shown.errors };
    let form = Form::new(at.area(&code), "Save and go on", fields(edition, index, filled));
    parts.push(Part::form(offering(form.or_leave("Back to all areas", &at.list), &records(cx, book))));
    parts.push(Part::text(&edition.attribution));
    let mut breadcrumbs = below_round(round);
    breadcrumbs.push(Link::new("Answers", &at.list));
    show_parts_with(PageFrame { breadcrumbs, ..cx.frame(&index.name) }, parts, shown.errors)
}

fn typed(at: &At, book: &Book, code: &IndexCode, sent: &Sent, cx: &Cx) -> Result<Vec<AskedAnswer>, FieldErrors> {
    let (new, mut errors) = match evidence_typed(sent, cx.today()) {
        Ok(new) => (new, FieldErrors::default()),
        Err(errors) => (Vec::new(), errors),
    };
    for wrong in book.check_pointed("record", new.iter().filter_map(|one| one.subject.as_ref())) {
        errors.add(wrong.field, &wrong.message);
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    // What was shown before stays with the answer.
    let mut evidence = at.answer(book, code, None).map(|answer| answer.evidence.clone()).unwrap_or_default();
    evidence.extend(new);
    let level = match sent.text("level") {
        CANNOT_SAY => Some(None),
        text => text.parse::<u8>().ok().and_then(Level::new).map(Some),
    };
    let unmet = sent.all("unmet").into_iter().filter_map(|text| text.parse::<u8>().ok().and_then(Level::new)).collect();
    let comment = sent.text("comment").to_owned();
    let (index, assessor) = (code.clone(), at.assessor);
    let mut all = vec![AskedAnswer { assessor, index, question: None, level, unmet, comment, evidence }];
    for (name, value) in sent.pairs() {
        let question = name.strip_prefix("question-").and_then(|code| code.parse::<QuestionCode>().ok());
        let level = value.parse::<u8>().ok().and_then(Level::new);
        if let (Some(question), Some(level)) = (question, level) {
            let (index, comment) = (code.clone(), String::new());
            let question = Some(question);
            let (level, evidence) = (Some(Some(level)), Vec::new());
            all.push(AskedAnswer { assessor, index, question, level, unmet: Vec::new(), comment, evidence });
        }
    }
    // An area that is answered by its questions needs no level of its own.
    if all.len() > 1 && all.first().is_some_and(|one| one.level.is_none() && one.comment.trim().is_empty()) {
        all.remove(0);
    }
    Ok(all)
}

async fn take(cx: &Cx, book: &Book, edition: &Edition, round: &Round, (at, code): (&At, &str), sent: Sent) -> Page {
    let index: IndexCode = code.parse().map_err(|_| PageFailure::not_found().framed(cx.frame("")))?;
    let asked_for = match typed(at, book, &index, &sent, cx) {
        Ok(asked_for) => asked_for,
        Err(errors) => return area(cx, book, edition, round, at, code, Shown { sent, errors, is_refused: false }),
    };
    let scope = cx.scope()?;
    for one in &asked_for {
        let came = ::actions::strategy::rounds::answer(cx.guildhall(), &scope, RoundId::new(at.round), one).await?;
        if let Answered::Draft(why) = came {
            let mut errors = FieldErrors::default();
            // Where the round takes no answer, no field can be mended: it is said at the top alone.
            let field = if takes_answers(round, cx.today()) { "level" } else { "round" };
            errors.add_at(field, "level", &why);
            return area(cx, book, edition, round, at, code, Shown { sent, errors, is_refused: true });
        }
    }
    let mut after = asked(edition, round).skip_while(|one| one.code != index).skip(1);
    let next = after.find(|one| at.answer(book, &one.code, None).is_none());
    match next {
        Some(next) => go_to(&format!("{}?done=answer-saved", at.area(&next.code))),
        None => go_to(&format!("{}?done=answer-saved", at.list)),
    }
}

/// The areas, for an assessor who signed in.
pub async fn open_own(cx: Cx, Path(id): Path<i64>) -> Page {
    let facts = facts(&cx).await?;
    let editions = facts.book.editions();
    let round = round(&cx, &facts.book, id)?;
    let edition = &facts.book.worded_edition(&editions, &round.edition).ok_or_else(PageFailure::not_found)?;
    let at = At::own(&cx, &facts.book, round)?;
    list(&cx, &facts.book, edition, round, &at)
}

/// An area, for an assessor who signed in.
pub async fn own_area(cx: Cx, Path((id, code)): Path<(i64, String)>) -> Page {
    let facts = facts(&cx).await?;
    let editions = facts.book.editions();
    let round = round(&cx, &facts.book, id)?;
    let edition = &facts.book.worded_edition(&editions, &round.edition).ok_or_else(PageFailure::not_found)?;
    let at = At::own(&cx, &facts.book, round)?;
    shown_area(&cx, &facts.book, edition, round, &at, &code)
}

fn shown_area(cx: &Cx, book: &Book, edition: &Edition, round: &Round, at: &At, code: &str) -> Page {
    let index = code.parse().ok().and_then(|code: IndexCode| edition.index(&code).cloned());
    let index = index.ok_or_else(|| PageFailure::not_found().framed(cx.frame("")))?;
    let sent = fields_of(at, book, &index);
    area(cx, book, edition, round, at, code, Shown { sent, errors: FieldErrors::default(), is_refused: false })
}

/// Takes the answer of an assessor who signed in.
pub async fn send_own(cx: Cx, Path((id, code)): Path<(i64, String)>, sent: Sent) -> Page {
    let facts = facts(&cx).await?;
    let editions = facts.book.editions();
    let round = round(&cx, &facts.book, id)?;
    let edition = &facts.book.worded_edition(&editions, &round.edition).ok_or_else(PageFailure::not_found)?;
    let at = At::own(&cx, &facts.book, round)?;
    take(&cx, &facts.book, edition, round, (&at, &code), sent).await
}

/// The areas of an assessor, for who enters answers for others.
pub async fn open_other(cx: Cx, Path((id, assessor)): Path<(i64, i64)>) -> Page {
    let facts = facts(&cx).await?;
    let editions = facts.book.editions();
    let round = round(&cx, &facts.book, id)?;
    let edition = &facts.book.worded_edition(&editions, &round.edition).ok_or_else(PageFailure::not_found)?;
    let at = At::of(&cx, round, assessor)?;
    list(&cx, &facts.book, edition, round, &at)
}

/// An area of an assessor, for who enters answers for others.
pub async fn other_area(cx: Cx, Path((id, assessor, code)): Path<(i64, i64, String)>) -> Page {
    let facts = facts(&cx).await?;
    let editions = facts.book.editions();
    let round = round(&cx, &facts.book, id)?;
    let edition = &facts.book.worded_edition(&editions, &round.edition).ok_or_else(PageFailure::not_found)?;
    let at = At::of(&cx, round, assessor)?;
    shown_area(&cx, &facts.book, edition, round, &at, &code)
}

/// Takes an answer that is entered for somebody else.
pub async fn send_other(cx: Cx, Path((id, assessor, code)): Path<(i64, i64, String)>, sent: Sent) -> Page {
    let facts = facts(&cx).await?;
    let editions = facts.book.editions();
    let round = round(&cx, &facts.book, id)?;
    let edition = &facts.book.worded_edition(&editions, &round.edition).ok_or_else(PageFailure::not_found)?;
    let at = At::of(&cx, round, assessor)?;
    take(&cx, &facts.book, edition, round, (&at, &code), sent).await
}
