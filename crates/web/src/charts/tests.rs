//! The geometry of the drawings, and what they say.

use super::{
    Chart, Kind, Label, Series, Sparkline, Unit,
    bars::Bars,
    columns::{self, Bar},
    lines,
    scale::Tenths,
    upright::{Field, NARROW, Upright, WIDE},
};
use askama::Template;

fn chart(kind: Kind, series: &[&[Option<i64>]]) -> Chart {
    let count = series.iter().map(|values| values.len()).max().unwrap_or(0);
    Chart {
        id: "paid".into(),
        title: "Paid by month".into(),
        summary: "It rose.".into(),
        kind,
        unit: Unit::Pence,
        labels: (1..=count).map(|month| Label::new(&format!("Month {month}"))).collect(),
        series: series.iter().enumerate().map(|(at, values)| Series::new(&format!("S{at}"), values.to_vec())).collect(),
        first_heading: "Month".into(),
    }
}

fn bars(kind: Kind, series: &[&[Option<i64>]]) -> (Vec<Bar>, Field) {
    let chart = chart(kind, series);
    let field = Upright::field_of(&chart, WIDE);
    let bars = if kind == Kind::Stacked { columns::stacked(&chart, &field) } else { columns::columns(&chart, &field) };
    (bars, field)
}

#[test]
fn a_column_reaches_from_nought_to_its_value() {
    for (value, height, reason) in [
        (0, 0, "nought has no height"),
        (100_000, 2620, "the highest tick is the whole height"),
        (50_000, 1310, "half of it is half"),
        (1, 20, "a penny is still seen"),
    ] {
        let (bars, _) = bars(Kind::Columns, &[&[Some(value), Some(100_000)]]);
        assert_eq!(bars[0].height, Tenths(height), "{reason}");
        assert_eq!(bars[0].y.plus(bars[0].height), bars[1].y.plus(bars[1].height), "both stand on nought: {reason}");
    }
}

#[test]
fn money_that_came_back_hangs_below_nought() {
    let (bars, field) = bars(Kind::Columns, &[&[Some(-50_000), Some(50_000)]]);
    assert_eq!(bars[0].y, field.down(0));
    assert_eq!(bars[0].height, bars[1].height);
    assert_eq!(bars[1].y.plus(bars[1].height), field.down(0));
}

#[test]
fn the_parts_of_a_stack_add_up_to_its_height() {
    let (bars, field) = bars(Kind::Stacked, &[&[Some(30_000)], &[Some(20_000)], &[Some(-10_000)]]);
    assert_eq!(bars[0].y, bars[1].y.plus(bars[1].height), "the second part stands on the first");
    assert_eq!(bars[1].y, field.down(50_000), "its top is the sum of what was paid");
    assert_eq!(bars[2].y, field.down(0), "what came back hangs below nought");
}

#[test]
fn every_shape_lies_within_its_drawing() {
    let extremes: [&[Option<i64>]; 5] =
        [&[Some(i64::MAX), Some(i64::MIN)], &[Some(1)], &[Some(-1)], &[None, Some(0)], &[Some(i64::MAX); 40]];
    for values in extremes {
        for kind in [Kind::Columns, Kind::Stacked] {
            for bar in bars(kind, &[values, values]).0 {
                let (right, foot) = (bar.x.plus(bar.width), bar.y.plus(bar.height));
                assert!(bar.x >= Tenths(0) && right <= Tenths::whole(WIDE.width), "{kind:?} {values:?} {bar:?}");
                assert!(bar.y >= Tenths(0) && foot <= Tenths::whole(WIDE.height), "{kind:?} {values:?} {bar:?}");
            }
        }
    }
}

#[test]
fn a_line_is_broken_where_there_is_no_data() {
    let chart = chart(Kind::Lines, &[&[Some(1_00), None, Some(2_00), Some(3_00)]]);
    let lines = lines::lines(&chart, &Upright::field_of(&chart, WIDE));
    assert_eq!(lines[0].path.matches('M').count(), 2, "it begins again after the gap: {}", lines[0].path);
    assert_eq!(lines[0].path.matches('L').count(), 1);
    assert_eq!(lines[0].marks.len(), 3);
}

#[test]
fn no_data_is_hatched_and_said_and_is_not_nought() {
    for (value, is_gap) in [(None, true), (Some(0), false)] {
        let page = chart(Kind::Columns, &[&[value, Some(1_00)]]).figure().to_string();
        assert_eq!(page.contains("Month 1: no data"), is_gap);
        assert_eq!(page.contains(">No data</td>"), is_gap, "in the table");
        assert_eq!(page.contains("Month 1: £0.00"), !is_gap);
    }
}

#[test]
fn a_chart_without_any_data_says_so_instead_of_drawing() {
    for values in [&[][..], &[None, None][..]] {
        let page = chart(Kind::Bars, &[values]).figure().to_string();
        assert!(page.contains("There is no data to draw."));
        assert!(!page.contains("gh-chart__drawing"));
    }
}

#[test]
fn bars_that_lie_show_every_label_with_each_series() {
    let values: Vec<Option<i64>> = (1..=14).map(|value| Some(value * 100)).collect();
    let mut wanted = values.clone();
    wanted[3] = None;
    let chart = chart(Kind::Bars, &[&values, &wanted]);
    for room in [WIDE, NARROW] {
        let drawing = Bars::of(&chart, room).render().unwrap();
        assert_eq!(drawing.matches("gh-chart__letters--value").count(), 14, "{}", room.name);
        assert_eq!(drawing.matches("class=\"gh-chart__bar\"").count(), 28, "{}", room.name);
        assert_eq!(drawing.matches("-look-1)").count(), 14, "each series has its look: {}", room.name);
        assert!(drawing.contains("no data</title>") && !drawing.contains("gh-chart__gap"), "one of two is no gap");
    }
    let page = chart.figure().to_string();
    assert!(page.contains("gh-chart__keys"), "which look is which series");
}

#[test]
fn labels_are_left_out_where_they_would_run_into_each_other() {
    let chart = chart(Kind::Columns, &[&[Some(1_00); 12]]);
    for (room, shown) in [(WIDE, 6), (NARROW, 3)] {
        let drawing = Upright::of(&chart, room).render().unwrap();
        assert_eq!(drawing.matches("text-anchor=\"middle\"").count(), shown, "{}", room.name);
    }
}

#[test]
fn a_drawing_is_named_described_and_carries_no_style_of_its_own() {
    for kind in [Kind::Columns, Kind::Bars, Kind::Stacked, Kind::Lines] {
        let page = chart(kind, &[&[Some(1_00), Some(-2_00)]]).figure().to_string();
        assert!(page.contains("role=\"img\" aria-labelledby=\"paid-wide-title paid-wide-desc\""), "{kind:?}");
        assert!(!page.contains("style="), "the content policy refuses inline styles: {kind:?}");
    }
}

#[test]
fn a_drawing_with_links_is_a_group_and_its_table_carries_the_same_links() {
    for kind in [Kind::Columns, Kind::Bars, Kind::Stacked] {
        let mut linked = chart(kind, &[&[Some(1_00)]]);
        linked.labels = vec![Label::new("April <2025>").to("/spend?month=2025-04&page=1")];
        let page = linked.figure().to_string();
        assert!(page.contains("role=\"group\"") && !page.contains("role=\"img\""), "{kind:?}");
        assert_eq!(page.matches("href=\"/spend?month=2025-04&#38;page=1\"").count(), 3, "two drawings and a table");
        assert!(!page.contains("<2025>"), "words are escaped");
    }
}

#[test]
fn a_small_line_says_its_ends() {
    for (values, said) in [
        (&[][..], "Paid: no data"),
        (&[None][..], "Paid: no data"),
        (&[Some(5_00)][..], "Paid: £5"),
        (&[Some(5_00), None, Some(100_000)][..], "Paid: from £5 to £1k"),
    ] {
        assert!(Sparkline::new("Paid", Unit::Pence, values).to_string().contains(said), "{said}");
    }
}
