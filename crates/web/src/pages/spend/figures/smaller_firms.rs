//! The share paid to small and medium-sized enterprises.

use super::asked::Asked;
use super::gathered::Gathered;
use super::sector::Sector;
use super::shares::Shares;
use super::shown::Shown;
use domain::spend::figures::Question;

super::addresses!(make);

fn make(gathered: &Gathered, asked: &Asked) -> Shown {
    let definition = asked.definition();
    let since = definition.in_force_from().map_or_else(String::new, |day| format!(", in force from {day}"));
    let mut shown = Shown {
        title: "Paid to smaller firms",
        address: "/spend/smaller-firms",
        lead: "How much of what the council pays goes to small and medium-sized enterprises, and to those in its area.",
        selects: vec![
            asked.years(&gathered.years),
            asked.parts(),
            asked.scopes(),
            asked.kinds(),
            asked.definitions(),
            asked.rings(),
            asked.unknowns(),
            asked.means(),
        ],
        made: vec![("Definition", format!("{}{since}", definition.sentence()))],
        ..Shown::default()
    };
    let sector = Sector {
        who: Question::Sme(definition),
        who_and_where: Question::SmeWithin(definition, asked.area()),
        words: "small and medium-sized enterprises",
        theirs: "Smaller firms (£)",
    };
    sector.fill(&Shares::new(gathered, asked), &mut shown);
    shown
}
