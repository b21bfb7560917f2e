//! The councils that publish here.

use super::kept_for_a_minute;
use crate::components::PageFrame;
use crate::cx::Cx;
use crate::page::{Answer, show};
use askama::Template;

#[derive(Template)]
#[template(path = "public/councils.html")]
struct Councils {
    page: PageFrame,
    /// Address, name, and how many periods it published.
    councils: Vec<(String, String, String)>,
    /// Address and name of those that show how their procurement stands.
    scorecards: Vec<(String, String)>,
}

/// The page.
pub async fn open(cx: Cx) -> Answer {
    let store = &cx.guildhall().store;
    let counts = store::publication::councils_with_periods(store).await?;
    let all = store::councils::all(store).await?;
    let shown = |council: &domain::councils::Council| {
        let (_, periods) = counts.iter().find(|(id, _)| *id == council.id)?;
        let periods = if *periods == 1 { "1 period".to_owned() } else { format!("{periods} periods") };
        Some((format!("/public/spend/{}", council.code), council.name.clone(), periods))
    };
    let councils = all.iter().filter_map(shown).collect();
    let showing = store::strategy::councils_that_show(store).await?;
    let scorecards = all.iter().filter(|council| showing.contains(&council.id));
    let scorecards =
        scorecards.map(|council| (format!("/public/strategy/{}", council.code), council.name.clone())).collect();
    let page = cx.frame("What councils publish of their spending");
    kept_for_a_minute(&cx, show(&Councils { page, councils, scorecards }))
}
