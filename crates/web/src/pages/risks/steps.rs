//! The steps of a scale: begun in a shape of the council's own, added, removed and renamed, with what each means.

use super::{below_risks, matrix};
use crate::address::Path;
use crate::components::{Choice, FieldErrors, Link, PageFrame};
use crate::cx::Cx;
use crate::forms::Sent;
use crate::page::{Answer, go_to};
use crate::pages::versions::{kept, seen, with_seen, wrong_fields};
use crate::parts::form::{Field, Fields};
use crate::parts::{Filled, Form, Part, Typed, show_parts_with};
use domain::risks::{Dimension, STEPS, Scale, Step, next_code, product_bounds, with_steps};

/// The shapes that a scale can begin in; steps can be added and removed later.
const SHAPES: [usize; 3] = [3, 4, 5];

const RATINGS: &str = "Green: low\nYellow: medium\nRed: high";

fn breadcrumbs() -> Vec<Link> {
    [below_risks(), vec![Link::new("Scales and appetite", "/risks/scales")]].concat()
}

fn named(of: &str, number: usize, what: &str) -> String {
    format!("{of}-{number}-{what}")
}

fn show_new(cx: &Cx, sent: Option<&Sent>, errors: FieldErrors) -> Answer {
    let own = Fields::default().text("size", "4").text("ratings", RATINGS).sent();
    let filled = Filled { sent: sent.unwrap_or(&own), errors: &errors };
    let shapes = SHAPES.map(|size| Choice::new(&size.to_string(), &format!("{size} by {size}"))).to_vec();
    let fields = vec![
        filled.line("name", "What people call the scale"),
        filled.radios("size", "How many steps of likelihood and of impact?", shapes),
        filled
            .text("ratings", "Its ratings in your words, the mildest first")
            .hint("Each on a line of its own, with a word beside any colour."),
    ];
    let form = Form::new("/risks/scales/new", "Begin the scale", fields).or_leave("Cancel", "/risks/scales");
    let bounds = |size: usize| {
        let said: Vec<String> = product_bounds(size, size, 3).iter().map(ToString::to_string).collect();
        format!("{size} by {size}: up to {} for three ratings.", said.join(", "))
    };
    let rule = "Each cell begins with the rating of its product: likelihood times impact, each counted from 1. You change any cell afterwards.";
    let parts = vec![Part::text(rule), Part::Bullets(SHAPES.map(bounds).to_vec()), Part::form(form)];
    show_parts_with(PageFrame { breadcrumbs: breadcrumbs(), ..cx.frame("Begin a scale of your own") }, parts, errors)
}

/// The form for a new scale.
pub async fn open_new(cx: Cx) -> Answer {
    show_new(&cx, None, FieldErrors::default())
}

/// Takes a new scale.
pub async fn send_new(cx: Cx, sent: Sent) -> Answer {
    let mut typed = Typed::new(&sent);
    let size = typed.value::<usize>("size", "Choose how many steps it has");
    let Some(size) = size else { return show_new(&cx, Some(&sent), typed.errors) };
    let (name, ratings) = (typed.text("name"), typed.lines("ratings"));
    match actions::risks::begin_scale(cx.guildhall(), &cx.scope()?, (&name, size), &ratings).await {
        Ok(code) => go_to(&format!("/risks/scales/{code}/steps?done=risk-scale-adopted")),
        Err(failure) => show_new(&cx, Some(&sent), wrong_fields(&cx, failure, "name")?),
    }
}

fn step_fields(filled: &Filled<'_>, (of, label): (&str, &str), steps: usize) -> Vec<Field> {
    let mut fields = vec![filled.heading(label)];
    for number in 0..(steps + 1).min(STEPS.1) {
        let name = |what: &str| named(of, number, what);
        let word = format!("{label} {}", number + 1);
        let hint =
            if number < steps { "Empty it to remove the step." } else { "A step more, graver than those above." };
        fields.push(filled.line(&name("name"), &format!("{word}: name")).hint(hint));
        fields.push(filled.line(&name("meaning"), &format!("{word}: what it means")));
        if of == "impact" {
            for dimension in Dimension::ALL {
                let asked = format!("{word}: what it means for {}", dimension.label().to_lowercase());
                fields.push(filled.line(&name(dimension.name()), &asked));
            }
            fields.push(filled.money(&name("from"), &format!("{word}: money from which it is this step")));
        }
    }
    fields
}

fn typed_of(scale: &Scale) -> Sent {
    let mut fields = Fields::default();
    for (of, steps) in [("likelihood", &scale.likelihoods), ("impact", &scale.impacts)] {
        for (number, step) in steps.iter().enumerate() {
            let name = |what: &str| named(of, number, what);
            fields = fields
                .text(&name("name"), &step.name)
                .text(&name("meaning"), &step.meaning)
                .maybe(&name("from"), step.money_from.map(domain::values::Pence::plain));
            for (dimension, text) in &step.by_dimension {
                fields = fields.text(&name(dimension.name()), text);
            }
        }
    }
    for (number, bound) in bounds_of(scale).iter().enumerate() {
        fields = fields.text(&named("bound", number, "to"), bound.to_string());
    }
    fields.sent()
}

fn bounds_of(scale: &Scale) -> Vec<usize> {
    product_bounds(scale.likelihoods.len(), scale.impacts.len(), scale.ratings.len())
}

fn fields(filled: &Filled<'_>, scale: &Scale) -> Vec<Field> {
    let mut fields = step_fields(filled, ("likelihood", "Likelihood"), scale.likelihoods.len());
    fields.extend(step_fields(filled, ("impact", "Impact"), scale.impacts.len()));
    fields.push(filled.heading("The product by which new cells begin"));
    for (number, rating) in scale.ratings.iter().enumerate() {
        let asked = format!("{}: up to this product of likelihood and impact", rating.name);
        fields.push(filled.number(&named("bound", number, "to"), &asked));
    }
    let anew = vec![Choice::new("yes", "Fill every cell anew by the product")];
    fields.push(
        filled
            .boxes("anew", "Cells that are there already", anew)
            .hint("Unless you tick it, pairs of steps that stay keep their rating."),
    );
    fields.push(filled.text("why", "Why it is changed, and who decided"));
    fields
}

/// The steps as they were typed; one whose name is empty is gone, and a new one gets a code that no other has.
fn read_steps(typed: &mut Typed<'_>, of: &str, before: &[Step]) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for number in 0..(before.len() + 1).min(STEPS.1) {
        let name = |what: &str| named(of, number, what);
        let text = typed.text(&name("name"));
        if text.is_empty() {
            continue;
        }
        let known: Vec<Step> = before.iter().chain(&steps).cloned().collect();
        let said = |dimension: &Dimension| (*dimension, typed.text(&name(dimension.name())));
        let by_dimension = Dimension::ALL.iter().map(said).filter(|(_, text)| !text.is_empty()).collect();
        steps.push(Step {
            code: before.get(number).map_or_else(|| next_code(&known), |step| step.code.clone()),
            name: text,
            meaning: typed.text(&name("meaning")),
            by_dimension,
            money_from: typed.money(&name("from")),
        });
    }
    steps
}

fn read(typed: &mut Typed<'_>, scale: &Scale) -> Scale {
    let likelihoods = read_steps(typed, "likelihood", &scale.likelihoods);
    let impacts = read_steps(typed, "impact", &scale.impacts);
    let bounds = (0..scale.ratings.len()).map(|number| {
        let found = typed.value(&named("bound", number, "to"), "Enter the highest product of each rating as a number");
        found.unwrap_or(0)
    });
    let bounds: Vec<usize> = bounds.collect();
    with_steps(scale, likelihoods, impacts, &bounds, typed.sent.ticked("anew"))
}

async fn show(cx: &Cx, code: &str, sent: Option<&Sent>, errors: FieldErrors) -> Answer {
    let now = kept::<Scale>(cx, code).await?.now;
    let scale = &now.record;
    let own = typed_of(scale);
    let sent = sent.unwrap_or(&own);
    let at = format!("/risks/scales/{}/steps", scale.code);
    let form = Form::new(at, "Save the steps", fields(&Filled { sent, errors: &errors }, scale));
    let form = with_seen(form.or_leave("Cancel", "/risks/scales"), sent, &errors, now.number);
    let said = "A step on which an open risk stands cannot be removed: place the risk anew first.";
    let parts = vec![Part::text(said), matrix::matrix(scale), Part::form(form)];
    let frame = PageFrame { breadcrumbs: breadcrumbs(), ..cx.frame(&format!("Change the steps of {}", scale.name)) };
    show_parts_with(frame, parts, errors)
}

/// The form for the steps of a scale.
pub async fn open(cx: Cx, Path(code): Path<String>) -> Answer {
    show(&cx, &code, None, FieldErrors::default()).await
}

/// Takes the steps.
pub async fn send(cx: Cx, Path(code): Path<String>, sent: Sent) -> Answer {
    let now = kept::<Scale>(&cx, &code).await?.now;
    let mut typed = Typed::new(&sent);
    let scale = read(&mut typed, &now.record);
    if typed.is_wrong() {
        return show(&cx, &code, Some(&sent), typed.errors).await;
    }
    let why = typed.text("why");
    match actions::risks::change_steps(cx.guildhall(), &cx.scope()?, (&scale, seen(&sent)), &why).await {
        Ok(()) => go_to("/risks/scales?done=risk-scale-changed"),
        Err(failure) => show(&cx, &code, Some(&sent), wrong_fields(&cx, failure, "likelihood-0-name")?).await,
    }
}
