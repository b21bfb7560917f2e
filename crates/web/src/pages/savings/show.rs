//! One saving: its baseline, its profile by year with what finance said, its history.

use super::decide::decisions;
use super::list::doubles;
use super::{address, below_savings, day, sent_back_said, social_said, standing_said, state_said, year_address};
use crate::address::Path;
use crate::components::{Cell, Link, PageFrame, Summary, SummaryRow, Table};
use crate::cx::Cx;
use crate::page::Answer;
use crate::pages::strategy::subjects;
use crate::pages::versions::kept;
use crate::parts::{Button, Part, show_parts, table};
use domain::access::Action;
use domain::savings::{Kind, Saving, Standing, YearPart, standing, waits_for_claim};
use domain::strategy::Book;
use domain::values::Date;

fn summary(cx: &Cx, book: &Book, saving: &Saving) -> Summary {
    let said = |text: &str| if text.trim().is_empty() { "Not said".to_owned() } else { text.to_owned() };
    let baseline = saving.baseline.as_ref().map_or_else(
        || "None: without one nothing can be claimed or signed off".to_owned(),
        |one| {
            format!("{} a year: {}, {}. Source: {}", one.amount, said(&one.what), one.period.said(), said(&one.source))
        },
    );
    let mut rows = vec![
        SummaryRow::new("Kind", saving.kind.label()),
        SummaryRow::new("How it came about", saving.method.label()),
        SummaryRow::new("How it is worked out", said(&saving.how)),
        SummaryRow::new("Comes again", saving.recurrence.label()),
        SummaryRow::new("Baseline", baseline),
        subjects::row(cx, book, saving.about.as_ref(), "Nothing recorded"),
        SummaryRow::new("Owner", said(&saving.owner)),
        SummaryRow::new("Entered on", day(saving.entered)),
    ];
    if let Some(stage) = &saving.stage {
        rows.push(SummaryRow::new("Stage of the work", stage.name()));
    }
    if saving.kind == Kind::Social {
        rows.insert(1, SummaryRow::new("Comes from", said(social_said(saving.social_from))));
    }
    if let Some(withdrawn) = saving.withdrawn {
        rows.insert(0, SummaryRow::new("Withdrawn on", day(withdrawn)));
    }
    Summary::new(rows)
}

fn profile(saving: &Saving, may_claim: bool, today: Date) -> Table {
    let row = |part: &YearPart| {
        let delivered = part.delivered.as_ref();
        let signed = part.signed.as_ref();
        let year = Cell::new(part.year.to_string());
        let year = if may_claim { year.to(year_address(saving.id, part.year)) } else { year };
        vec![
            year,
            Cell::number(part.forecast.to_string()),
            Cell::number(delivered.map(|one| one.amount.to_string()).unwrap_or_default()),
            Cell::new(standing_said(standing(part, today))),
            Cell::new(delivered.map(|one| format!("{}, {}", one.by, day(one.on))).unwrap_or_default()),
            Cell::new(delivered.map(|one| one.evidence.clone()).unwrap_or_default()),
            Cell::new(signed.map(|one| format!("{} by {}, {}", one.amount, one.by, day(one.on))).unwrap_or_default()),
        ]
    };
    let head = ["Year", "#Planned", "#Claimed", "How it stands", "Claimed by", "Evidence", "Signed off"];
    table("Profile by year", &head, saving.years.iter().map(row).collect())
}

/// What finance can do: sign what was claimed off first, then send it back, or withdraw what it signed.
fn sign_off_buttons(saving: &Saving, today: Date) -> Vec<Button> {
    let button = |part: &YearPart, text: &str, way: &str| {
        let link = Link::new(text, &format!("{}/{way}", year_address(saving.id, part.year)));
        Button { link, secondary: way != "sign-off" }
    };
    let awaits = saving.years.iter().filter(|part| standing(part, today).waits_for_finance());
    let mut buttons: Vec<Button> =
        awaits.map(|part| button(part, &format!("Sign off {}", part.year), "sign-off")).collect();
    let stands =
        |part: &&YearPart| !matches!(standing(part, today), Standing::Forecast { .. } | Standing::SentBack { .. });
    let back = saving.years.iter().filter(stands);
    buttons.extend(back.map(|part| button(part, &super::send_back::said(part), "send-back")));
    buttons
}

/// What finance sent back and nobody claimed anew, with why.
fn sent_back(cx: &Cx, saving: &Saving) -> Vec<Part> {
    let mut parts = Vec::new();
    for part in waits_for_claim(saving, cx.today()) {
        let Some(one) = &part.sent_back else { continue };
        parts.push(Part::Warning(format!("Finance sent {} back. {}", part.year, sent_back_said(one))));
        if cx.may(Action::EditSavings) {
            let claim = format!("Claim {} anew", part.year);
            parts.push(Part::Links(vec![Link::new(&claim, &year_address(saving.id, part.year))]));
        }
    }
    parts
}

fn buttons(cx: &Cx, saving: &Saving) -> Vec<Button> {
    let (at, today) = (address(saving.id), cx.today());
    let mut buttons: Vec<Button> = Vec::new();
    if cx.may(Action::SignOffSavings) {
        buttons.extend(sign_off_buttons(saving, today));
    }
    if cx.may(Action::EditSavings) {
        let is_decided = saving.is_decided(today);
        if !is_decided {
            buttons.push(Button { link: Link::new("Decide on it", &format!("{at}/decide")), secondary: false });
        }
        let unclaimed = |part: &&YearPart| is_decided && part.delivered.is_none() && part.year.first_day() <= today;
        if let Some(part) = saving.years.iter().find(unclaimed) {
            let link = Link::new(&format!("Claim what {} delivered", part.year), &year_address(saving.id, part.year));
            buttons.push(Button { link, secondary: false });
        }
        buttons.push(Button { link: Link::new("Change it", &format!("{at}/change")), secondary: true });
        if is_decided && saving.idea.is_some() {
            buttons.push(Button { link: Link::new("Decide anew", &format!("{at}/decide")), secondary: true });
        }
        buttons.push(Button { link: Link::new("Withdraw it", &format!("{at}/withdraw")), secondary: true });
    }
    buttons
}

/// The saving.
pub async fn open(cx: Cx, Path(id): Path<i64>) -> Answer {
    let kept = kept::<Saving>(&cx, &id.to_string()).await?;
    let book = store::strategy::book(&cx.guildhall().store, &cx.scope()?, None).await?;
    let (saving, today) = (&kept.now.record, cx.today());
    let (stands, counts) = (saving.stands(today), saving.counts(today));
    let look = match state_said(saving, today) {
        "Signed off" => "govuk-tag--green",
        "Withdrawn" | "Not made" => "govuk-tag--grey",
        "Idea" | "Idea, put off" => "govuk-tag--purple",
        "Forecast" => "govuk-tag--blue",
        _ => "govuk-tag--yellow",
    };
    let mut parts = vec![Part::Tag(state_said(saving, today).to_owned(), look)];
    parts.extend(sent_back(&cx, saving));
    parts.extend(doubles(&book.savings, (Some(saving.id), None), today));
    if stands && !counts {
        parts.push(Part::text("It is an idea: it counts in no total until it is decided with a go."));
    }
    if stands {
        parts.push(Part::Buttons(buttons(&cx, saving)));
    }
    parts.push(Part::Summary(summary(&cx, &book, saving)));
    if saving.years.is_empty() {
        parts.push(Part::text("Nothing is expected of any year yet. Change the saving and enter its profile."));
    } else {
        parts.push(Part::Table(profile(saving, counts && cx.may(Action::EditSavings), today)));
    }
    parts.extend(saving.idea.as_ref().and_then(decisions).map(Part::Table));
    parts.push(Part::Table(kept.versions));
    show_parts(PageFrame { breadcrumbs: below_savings(), ..cx.frame(&saving.title) }, parts)
}
