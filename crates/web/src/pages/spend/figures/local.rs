//! The share paid to suppliers nearby, in rings.

use super::super::percent;
use super::asked::Asked;
use super::gathered::Gathered;
use super::listing::{Listing, Row, share_cell};
use super::shares::Shares;
use super::shown::{KeyFigure, Shown};
use crate::charts::{Chart, Figure, Kind, Label, Series, Unit};
use crate::components::Link;
use domain::spend::figures::{Definition, Place, Question, Rings, localities, rings};
use domain::spend::{Dimension, share};
use domain::suppliers::Ring;
use domain::values::Pence;
use publish::lists::Cell;

super::addresses!(make);

const WIDER_AREA: &str = "A higher share nearby is not better by itself. What one area gains another may lose, and a council whose markets are small may rightly buy further away: read the district beside the county, the region and the country, and beside price and quality.";

fn make(gathered: &Gathered, asked: &Asked) -> Shown {
    let shares = Shares::new(gathered, asked);
    let area = asked.area();
    let question = Question::Within(area);
    let found = rings(&gathered.cube, &shares.known, &asked.extent(), area.by);
    Shown {
        title: "Paid to local suppliers",
        address: "/spend/local",
        lead: "How much of what the council pays goes to suppliers in its own area, its county, its region and the rest of the country.",
        selects: vec![
            asked.years(&gathered.years),
            asked.parts(),
            asked.scopes(),
            asked.kinds(),
            asked.rings(),
            asked.places(),
            asked.unknowns(),
            asked.means(),
        ],
        warnings: gathered.gaps(asked.months(), asked.kind()),
        cautions: vec![WIDER_AREA.to_owned()],
        key_figures: key_figures(&shares, &found),
        sentences: vec![shares.unknown_said(&shares.split(question))],
        charts: vec![
            shares.years_chart("by-year", "Share by financial year", question),
            rings_chart(&found, asked),
        ],
        listings: listings(&shares, &found, question),
        definitions: vec![Definition::LOCAL_SHARE],
        made: vec![
            ("Area", area.ring.label().to_owned()),
            ("Where a supplier is", area.by.map_or("By the postcode that counts: the one it is paid at where that is known, else its branch, else its registered office", |by| by.label()).to_owned()),
            ("What is not known", asked.unknown().said().to_owned()),
            ("Mean over years", asked.mean().label().to_owned()),
        ],
        next: vec![Link::new("See whose place is not known, largest first", super::UNKNOWN_SUPPLIERS)],
    }
}

fn key_figures(shares: &Shares<'_>, found: &Rings) -> Vec<KeyFigure> {
    let (asked, area) = (shares.asked, shares.asked.area());
    let of = |ring: Ring| super::shares::said(found.within(ring).share(asked.unknown()));
    let period = asked.period_said();
    let mut figures: Vec<KeyFigure> = [Ring::District, Ring::County, Ring::Region, Ring::Uk]
        .into_iter()
        .map(|ring| {
            let href = format!("/spend/local{}", asked.query(&["ring"], &[("ring", ring.name())]));
            KeyFigure::new(ring.label(), of(ring), format!("{}, in {period}", found.within(ring).yes)).to(href)
        })
        .collect();
    let (mean, over) = shares.mean(Question::Within(area));
    figures.push(KeyFigure::new(format!("{}, three years", area.ring.label()), mean, over));
    let unknown = found.within(Ring::District);
    figures.push(KeyFigure::new(
        "Not known where",
        Some(percent(unknown.unknown_share())),
        unknown.unknown.to_string(),
    ));
    figures
}

/// The rings, each without the smaller one within it, so that they add up.
fn parts(found: &Rings) -> [(&'static str, Pence); 6] {
    [
        ("In the council's area", found.district),
        ("In the county, outside the council's area", found.county),
        ("In the region, outside the county", found.region),
        ("In the United Kingdom, outside the region", found.uk),
        ("Outside the United Kingdom", found.abroad),
        ("Not known", found.unknown),
    ]
}

fn whole(found: &Rings) -> Pence {
    found.within(Ring::Abroad).whole()
}

fn rings_chart(found: &Rings, asked: &Asked) -> Figure {
    let parts = parts(found);
    let chart = Chart {
        id: "rings".into(),
        title: "Where the money goes".into(),
        summary: "What was paid to suppliers in each ring around the council, without the smaller rings within it."
            .into(),
        kind: Kind::Bars,
        unit: Unit::Pence,
        labels: parts.iter().map(|(name, _)| Label::new(name)).collect(),
        series: vec![Series::new("Paid", parts.iter().map(|(_, money)| Some(money.get())).collect())],
        first_heading: "Where".into(),
    };
    chart
        .figure()
        .made("The sum paid to suppliers in each ring; the bars add up to all that was paid.")
        .source(&asked.scope_said())
}

fn listings(shares: &Shares<'_>, found: &Rings, question: Question) -> Vec<Listing> {
    let whole = whole(found);
    let ring = |(name, money): (&str, Pence)| {
        Row::new("", vec![Cell::text(name), Cell::Money(money), share_cell(share(money, whole))])
    };
    const THEIRS: &str = "In the area (£)";
    vec![
        shares.years_list("years", "Year by year", THEIRS, question),
        Listing {
            name: "rings",
            title: "Rings around the council".into(),
            columns: vec!["Where", "Paid (£)", "Share of all (%)"],
            rows: parts(found).into_iter().map(ring).collect(),
            note: "Each ring without the smaller one within it. The rows add up to all that was paid.".into(),
        },
        shares.by("services", "Share by service", THEIRS, question, Dimension::Service),
        shares.by("categories", "Share by category", THEIRS, question, Dimension::Category),
        wards(shares, whole),
        shares.suppliers("suppliers", "Suppliers in the area", question),
    ]
}

fn wards(shares: &Shares<'_>, whole: Pence) -> Listing {
    let name = |place: &Place| match place {
        Place::Ward(ward) => shares.gathered.wards.get(ward).cloned().unwrap_or_else(|| ward.clone()),
        Place::WardNotKnown => "In the council's area, ward not known".to_owned(),
        Place::Outside => "Outside the council's area".to_owned(),
        Place::NotKnown => "Not known where".to_owned(),
    };
    let rows = localities(&shares.gathered.cube, &shares.known, &shares.asked.extent());
    let row = |(place, money): (Place, Pence)| {
        Row::new("", vec![Cell::text(name(&place)), Cell::Money(money), share_cell(share(money, whole))])
    };
    Listing {
        name: "wards",
        title: "Wards of the council".into(),
        columns: vec!["Ward", "Paid (£)", "Share of all (%)"],
        rows: rows.into_iter().map(row).collect(),
        note: "By the postcode that counts. The rows add up to all that was paid.".into(),
    }
}
