//! The share paid to voluntary, community and social enterprise organisations, and where they could supply more.

use super::asked::Asked;
use super::gathered::Gathered;
use super::listing::{Listing, Row, count_cell, share_cell};
use super::sector::Sector;
use super::shares::{Shares, named};
use super::shown::Shown;
use domain::spend::figures::{CategorySupply, Question, category_supply};
use domain::spend::share;
use publish::lists::Cell;

super::addresses!(make);

fn make(gathered: &Gathered, asked: &Asked) -> Shown {
    let mut shown = Shown {
        title: "Paid to the voluntary sector",
        address: "/spend/voluntary-sector",
        lead: "How much of what the council pays goes to voluntary, community and social enterprise organisations, in which categories they supply, and in which they did not this time.",
        selects: vec![
            asked.years(&gathered.years),
            asked.parts(),
            asked.scopes(),
            asked.kinds(),
            asked.rings(),
            asked.unknowns(),
            asked.means(),
        ],
        made: vec![(
            "Definition",
            "Voluntary, community and social enterprise organisations, as the suppliers' facts say; a registered charity is one unless they say otherwise".to_owned(),
        )],
        ..Shown::default()
    };
    let sector = Sector {
        who: Question::Vcse,
        who_and_where: Question::VcseWithin(asked.area()),
        words: "the voluntary sector",
        theirs: "Voluntary sector (£)",
    };
    let shares = Shares::new(gathered, asked);
    sector.fill(&shares, &mut shown);
    let supply = category_supply(&gathered.cube, &shares.known, &asked.extent(), Question::Vcse);
    let unused = supply.iter().filter(|row| row.ever && row.suppliers == 0).count();
    shown.sentences.push(match unused {
        0 => "In every category in which these organisations were ever paid, some were paid in this period too."
            .to_owned(),
        1 => "In one category these organisations were paid at another time and not in this period.".to_owned(),
        many => format!("In {many} categories these organisations were paid at another time and not in this period."),
    });
    if supply.iter().all(|row| !row.ever) {
        shown.sentences.pop();
    }
    shown.listings.push(supplied(asked, supply));
    shown
}

fn supplied(asked: &Asked, supply: Vec<CategorySupply>) -> Listing {
    let row = |row: CategorySupply| {
        let used = match (row.ever, row.suppliers) {
            (true, 0) => "Supply at another time, none in this period",
            (true, _) => "Supplied in this period",
            (false, _) => "No supply known",
        };
        let narrowed =
            if row.category.is_empty() { ("blank", "category") } else { ("category", row.category.as_str()) };
        let cells = vec![
            Cell::text(named(&row.category)),
            Cell::text(used),
            count_cell(row.suppliers),
            Cell::Money(row.theirs),
            Cell::Money(row.unknown),
            Cell::Money(row.whole),
            share_cell(share(row.theirs, row.whole)),
        ];
        Row::new(asked.lines(&[narrowed]), cells)
    };
    Listing {
        name: "supply",
        title: "Where the voluntary sector supplies".into(),
        columns: vec!["Category", "Supply", "Suppliers", "Voluntary sector (£)", "Not known (£)", "All (£)", "Share of all (%)"],
        rows: supply.into_iter().map(row).collect(),
        note: "A category with supply that was not used in the period is one to look at before the next procurement in it.".into(),
    }
}
