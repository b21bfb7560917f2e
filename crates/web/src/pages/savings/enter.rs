//! Entering a saving and changing what is said of it.

use super::{address, below_saving, below_savings};
use crate::address::Path;
use crate::components::{Choice, FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::forms::Sent;
use crate::page::{Answer, go_to};
use crate::pages::strategy::offered::{offering, records};
use crate::pages::versions::{kept, seen, with_seen, wrong_fields};
use crate::parts::form::{Field, Fields, choices};
use crate::parts::{Filled, Form, Part, Typed, show_parts_with};
use domain::savings::{Baseline, Idea, Kind, Method, Recurrence, Saving, SavingId, SocialFrom, YearPart, stages};
use domain::strategy::Period;
use domain::values::{Date, FinancialYear, Pence, SubjectRef};

/// The most years that a form reads.
const YEARS: usize = 41;

/// How many years before and after today's a form offers.
const OFFERED: (usize, usize) = (6, 12);

fn year(number: usize) -> String {
    format!("year-{number}")
}

fn forecast(number: usize) -> String {
    format!("forecast-{number}")
}

/// The years to choose from: those about today, and those that stand in the form already.
fn year_choices(sent: &Sent, today: Date) -> Vec<Choice> {
    let mut first = FinancialYear::of(today);
    for _ in 0..OFFERED.0 {
        first = first.previous();
    }
    let mut years: Vec<FinancialYear> =
        std::iter::successors(Some(first), |year| Some(year.next())).take(OFFERED.0 + OFFERED.1).collect();
    years.extend((0..YEARS).filter_map(|number| sent.text(&year(number)).parse::<FinancialYear>().ok()));
    years.sort_unstable();
    years.dedup();
    let choice = |year: FinancialYear| Choice::new(&year.to_string(), &year.to_string());
    [Choice::new("", "No year")].into_iter().chain(years.into_iter().map(choice)).collect()
}

fn is_typed(sent: &Sent, number: usize) -> bool {
    [year(number), forecast(number)].iter().any(|name| sent.entered(name).is_some())
}

fn stage_choices() -> Vec<Choice> {
    let none = Choice::new("", "Not said");
    [none].into_iter().chain(stages().iter().map(|one| Choice::new(one.code.as_str(), &one.name))).collect()
}

/// How many years the form shows: those that there are and three more, or just those that it had when it was sent and found
/// wrong.
fn rows(filled: &Filled<'_>) -> usize {
    if filled.errors.is_empty() {
        let typed = (0..YEARS).filter(|number| is_typed(filled.sent, *number)).max().map_or(0, |last| last + 1);
        return (typed + 3).min(YEARS);
    }
    // A form that was sent names its years, empty ones too.
    let is_shown = |number: &usize| filled.sent.names().any(|name| name == year(*number));
    (0..YEARS).filter(is_shown).max().map_or(1, |last| last + 1)
}

/// Errors of the profile, each at the year that it names.
fn at_years(sent: &Sent, errors: &FieldErrors) -> FieldErrors {
    let mut placed = FieldErrors::default();
    for error in errors.iter() {
        let names_it = |number: &usize| sent.entered(&year(*number)).is_some_and(|of| error.message.contains(of));
        let of_profile = error.field == year(0) || error.field == forecast(0);
        // Of a year that stands twice the later one is too many.
        match (0..YEARS).rev().find(names_it).filter(|_| of_profile) {
            Some(number) if error.field == year(0) => placed.add(&year(number), &error.message),
            Some(number) => placed.add(&forecast(number), &error.message),
            None => placed.add_at(&error.field, &error.target, &error.message),
        }
    }
    placed
}

fn profile_fields(filled: &Filled<'_>, today: Date) -> Vec<Field> {
    let mut fields = vec![filled.heading("What is expected of each financial year")];
    for number in 0..rows(filled) {
        let label = format!("Year {}", number + 1);
        fields.push(filled.select(&year(number), &label, year_choices(filled.sent, today)));
        fields.push(filled.money(&forecast(number), &format!("{label}: what is expected")));
    }
    fields
}

fn form((sent, errors): (&Sent, &FieldErrors), action: &str, button: &str, today: Date) -> Form {
    let filled = Filled { sent, errors };
    let mut fields = vec![
        filled.line("title", "What people call the saving"),
        filled
            .line("about", "What it comes from")
            .hint("The risk, action or other record it belongs to: type a part of its name to choose it, or its code such as actions/4. Leave it empty for none."),
        filled.radios("kind", "Kind", choices(Kind::NAMES, None)),
        filled.select("method", "How it came about", choices(Method::NAMES, Some("Choose one"))),
        filled.text("how", "How it is worked out").hint("So that another person could follow it."),
        filled.radios(
            "recurrence",
            "Does it come again each year without being won again?",
            choices(Recurrence::NAMES, None),
        ),
        filled
            .radios("social_from", "For a social benefit: what does it come from?", choices(SocialFrom::NAMES, None))
            .hint("The two are added up apart. Leave it empty for any other kind."),
        filled.select("stage", "Stage of the work in which it is won", stage_choices()),
        filled.line("owner", "Who answers for it"),
        filled.heading("Baseline: what it is measured against"),
        filled.money("baseline-amount", "What would be paid in a year without it"),
        filled
            .line("baseline-what", "What that is")
            .hint("Such as the price of the contract before, or the lowest quote."),
        filled
            .line("baseline-period", "The period it is of")
            .hint("Such as 2025-26, or 2025-26 Q4.")
            .wide("govuk-input--width-10"),
        filled.line("baseline-source", "Where it comes from"),
    ];
    fields.extend(profile_fields(&filled, today));
    Form::new(action, button, fields)
}

fn read_baseline(typed: &mut Typed<'_>) -> Option<Baseline> {
    let names = ["baseline-amount", "baseline-what", "baseline-period", "baseline-source"];
    if names.iter().all(|name| typed.text(name).is_empty()) {
        return None;
    }
    if typed.text("baseline-amount").is_empty() {
        typed.wrong("baseline-amount", "Enter what would be paid in a year without the saving");
    }
    let amount = typed.money("baseline-amount");
    let what = typed.needed("baseline-what", "Enter what the baseline is");
    let period = typed.value::<Period>("baseline-period", "Enter the period of the baseline like 2025-26");
    let source = typed.needed("baseline-source", "Enter where the baseline comes from");
    Some(Baseline { amount: amount?, what, period: period?, source })
}

fn read_years(typed: &mut Typed<'_>) -> Vec<YearPart> {
    let mut years = Vec::new();
    for number in (0..YEARS).filter(|number| is_typed(typed.sent, *number)) {
        let of = typed.value::<FinancialYear>(&year(number), "Choose the year of this sum");
        let expected = typed.money(&forecast(number));
        if typed.text(&forecast(number)).is_empty() {
            typed.wrong(&forecast(number), "Enter what is expected of this year, or choose no year");
        }
        if let Some((year, forecast)) = of.zip(expected) {
            years.push(YearPart { year, forecast, delivered: None, signed: None, sent_back: None });
        }
    }
    years.sort_by_key(|part| part.year);
    years
}

/// The saving as it was typed; its number, its days and what was claimed and signed are not the form's to say.
fn read(typed: &mut Typed<'_>, today: Date) -> Saving {
    let about =
        typed.maybe::<SubjectRef>("about", "Enter the risk, saving or other record it belongs to, such as risks/4");
    let kind = typed.value("kind", "Choose the kind of saving");
    let method = typed.value("method", "Choose how it came about");
    let recurrence = typed.value("recurrence", "Choose whether it comes again");
    let social_from = typed.maybe("social_from", "Choose what the social benefit comes from");
    let stage = typed.maybe("stage", "Choose the stage");
    Saving {
        id: SavingId::new(0),
        title: typed.needed("title", "Enter what the saving is called"),
        about,
        kind: kind.unwrap_or(Kind::Cashable),
        method: method.unwrap_or(Method::Other),
        how: typed.text("how"),
        recurrence: recurrence.unwrap_or(Recurrence::OneOff),
        baseline: read_baseline(typed),
        years: read_years(typed),
        owner: typed.text("owner"),
        entered: today,
        withdrawn: None,
        idea: (typed.text("decided") == "idea").then(Idea::default),
        social_from: social_from.filter(|_| kind == Some(Kind::Social)),
        stage,
    }
}

fn typed_of(saving: &Saving) -> Sent {
    let baseline = saving.baseline.as_ref();
    let mut fields = Fields::default()
        .text("title", &saving.title)
        .maybe("about", saving.about.as_ref())
        .text("kind", saving.kind.name())
        .text("method", saving.method.name())
        .text("how", &saving.how)
        .text("recurrence", saving.recurrence.name())
        .text("owner", &saving.owner)
        .maybe("social_from", saving.social_from)
        .maybe("stage", saving.stage.as_ref())
        .maybe("baseline-amount", baseline.map(|one| one.amount.plain()))
        .maybe("baseline-what", baseline.map(|one| &one.what))
        .maybe("baseline-period", baseline.map(|one| one.period))
        .maybe("baseline-source", baseline.map(|one| &one.source));
    for (number, part) in saving.years.iter().enumerate() {
        let sum: Pence = part.forecast;
        fields = fields.text(&year(number), part.year.to_string()).text(&forecast(number), sum.plain());
    }
    fields.sent()
}

/// Whether what is entered is decided. It stands in the form for a new saving alone: a change decides nothing.
const DECIDED: &[(&str, &str)] = &[
    ("go", "Yes: it is made, and counts"),
    ("idea", "No: it is an idea, and counts once somebody decides to make it"),
];

async fn show_new(cx: &Cx, sent: &Sent, errors: FieldErrors) -> Answer {
    let book = store::strategy::book(&cx.guildhall().store, &cx.scope()?, None).await?;
    let mut form = form((sent, &errors), "/savings/new", "Enter the saving", cx.today()).or_leave("Cancel", "/savings");
    let decided = Filled { sent, errors: &errors }.radios("decided", "Is it decided?", choices(DECIDED, None));
    form.fields.insert(1, decided.hint("Nothing chosen is read as yes."));
    let frame = PageFrame { breadcrumbs: below_savings(), ..cx.frame("Enter a saving") };
    show_parts_with(frame, vec![Part::form(offering(form, &records(cx, &book)))], errors)
}

/// The form for a new saving; an address can say what it comes from: `?about=contracts/12`.
pub async fn open_new(cx: Cx) -> Answer {
    show_new(&cx, &Sent::read(&cx.query), FieldErrors::default()).await
}

/// Takes a new saving.
pub async fn send_new(cx: Cx, sent: Sent) -> Answer {
    let mut typed = Typed::new(&sent);
    let saving = read(&mut typed, cx.today());
    if typed.is_wrong() {
        return show_new(&cx, &sent, typed.errors).await;
    }
    match actions::savings::enter(cx.guildhall(), &cx.scope()?, saving).await {
        Ok(id) => go_to(&format!("{}?done=saving-entered", address(id))),
        Err(failure) => show_new(&cx, &sent, at_years(&sent, &wrong_fields(&cx, failure, "title")?)).await,
    }
}

async fn show_change(cx: &Cx, id: i64, sent: Option<&Sent>, errors: FieldErrors) -> Answer {
    let now = kept::<Saving>(cx, &id.to_string()).await?.now;
    let own = typed_of(&now.record);
    let sent = sent.unwrap_or(&own);
    let at = address(now.record.id);
    let mut form =
        form((sent, &errors), &format!("{at}/change"), "Save the change", cx.today()).or_leave("Cancel", &at);
    form.fields.push(Filled { sent, errors: &errors }.line("why", "Why it is changed"));
    let frame = PageFrame { breadcrumbs: below_saving(&now.record), ..cx.frame("Change the saving") };
    let said = "What was claimed stays. What finance signed is signed anew where the kind or the baseline changes.";
    let book = store::strategy::book(&cx.guildhall().store, &cx.scope()?, None).await?;
    let form = offering(with_seen(form, sent, &errors, now.number), &records(cx, &book));
    show_parts_with(frame, vec![Part::text(said), Part::form(form)], errors)
}

/// The form for a saving that was entered.
pub async fn open_change(cx: Cx, Path(id): Path<i64>) -> Answer {
    show_change(&cx, id, None, FieldErrors::default()).await
}

/// Takes a change.
pub async fn send_change(cx: Cx, Path(id): Path<i64>, sent: Sent) -> Answer {
    let mut typed = Typed::new(&sent);
    let saving = read(&mut typed, cx.today());
    if typed.is_wrong() {
        return show_change(&cx, id, Some(&sent), typed.errors).await;
    }
    let why = typed.text("why");
    let at = (SavingId::new(id), seen(&sent));
    match actions::savings::change(cx.guildhall(), &cx.scope()?, at, saving, &why).await {
        Ok(()) => go_to(&format!("{}?done=saving-changed", address(at.0))),
        Err(failure) => {
            let errors = at_years(&sent, &wrong_fields(&cx, failure, "title")?);
            show_change(&cx, id, Some(&sent), errors).await
        }
    }
}
