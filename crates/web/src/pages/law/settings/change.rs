//! The form of the settings.

use super::{START, below};
use crate::components::{Choice, FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to, show_with};
use actions::Failure;
use actions::law::{TypedHoliday, TypedSettings};
use askama::Template;
use axum::http::StatusCode;
use domain::law::HOLIDAYS_MAX;
use domain::law::calendar::Part;
use domain::law::rules::key_decision::ClearDays;

/// Holidays that can be added at once.
const ROOM: usize = 2;

#[derive(Template)]
#[template(path = "law/settings_change.html")]
struct ChangePage {
    page: PageFrame,
    errors: FieldErrors,
    seen: i64,
    typed: TypedSettings,
    clear_days: Vec<Choice>,
    /// Each holiday's number in the form, what was typed, where it is one.
    holidays: Vec<(usize, TypedHoliday, Vec<Choice>)>,
}

fn typed(sent: &Sent) -> TypedSettings {
    let text = |name: &str| sent.text(name).to_owned();
    let holiday = |number: usize| TypedHoliday {
        day: text(&format!("holiday_{number}_day")),
        name: text(&format!("holiday_{number}_name")),
        parts: sent.all(&format!("holiday_{number}_parts")).into_iter().map(str::to_owned).collect(),
        instead_of: text(&format!("holiday_{number}_instead_of")),
    };
    let last =
        (1..=HOLIDAYS_MAX + ROOM).rev().find(|number| sent.names().any(|name| name == format!("holiday_{number}_day")));
    TypedSettings {
        clear_days: text("clear_days"),
        large_payments_from: text("large_payments_from"),
        consent_land: text("consent_land"),
        consent_capital: text("consent_capital"),
        consent_non_capital: text("consent_non_capital"),
        consent_counted_after: text("consent_counted_after"),
        holidays: (1..=last.unwrap_or(0)).map(holiday).collect(),
        why: text("why"),
    }
}

fn page(cx: &Cx, seen: i64, typed: TypedSettings, errors: FieldErrors) -> Answer {
    let mut holidays: Vec<TypedHoliday> = typed.holidays.clone();
    let empty = holidays.iter().rev().take_while(|one| one.day.is_empty() && one.name.is_empty()).count();
    holidays.extend((empty..ROOM).map(|_| TypedHoliday::default()));
    let parts = |one: &TypedHoliday| {
        let picked = |part: &Part| one.parts.iter().any(|name| name == part.name());
        Part::ALL.iter().map(|part| Choice::new(part.name(), part.label()).picked(picked(part))).collect()
    };
    let clear_days = ClearDays::ALL.iter();
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let answer = ChangePage {
        page: PageFrame {
            breadcrumbs: below(),
            has_errors: !errors.is_empty(),
            ..cx.frame("Change the settings of the law")
        },
        seen,
        clear_days: clear_days
            .map(|one| Choice::new(one.name(), one.label()).picked(one.name() == typed.clear_days))
            .collect(),
        holidays: (1..).zip(holidays).map(|(number, one)| (number, one.clone(), parts(&one))).collect(),
        typed,
        errors,
    };
    show_with(status, &answer)
}

/// The number of the edition in force, as the form sends it back, and its settings.
async fn now(cx: &Cx) -> Result<(i64, TypedSettings), crate::failure::PageFailure> {
    let kept = store::law::settings(&cx.guildhall().store, &cx.scope()?, None).await?;
    let number = kept.as_ref().map_or(0, |kept| kept.number);
    Ok((number, TypedSettings::of(&kept.map(|kept| kept.settings).unwrap_or_default())))
}

/// The form.
pub async fn open(cx: Cx) -> Answer {
    let (seen, typed) = now(&cx).await?;
    page(&cx, seen, typed, FieldErrors::default())
}

/// Keeps the settings.
pub async fn send(cx: Cx, sent: Sent) -> Answer {
    let form = typed(&sent);
    let seen = sent.text("seen").parse().unwrap_or(-1);
    match actions::law::save_settings(cx.guildhall(), &cx.scope()?, seen, &form).await {
        Ok(_) => go_to(&format!("{START}?done=law-settings-saved")),
        Err(Failure::Refused(why)) => {
            // What was typed stays, over the settings as they are now, so that sending it again is a choice.
            let mut errors = FieldErrors::default();
            errors.add("why", &why);
            page(&cx, now(&cx).await?.0, form, errors)
        }
        Err(failure) => page(&cx, seen, form, field_errors(failure)?),
    }
}
