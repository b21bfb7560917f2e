//! Figures a council can act on: pages that are made of the cube, the suppliers' facts and what the council entered.

mod asked;
pub mod concentration;
pub mod gathered;
mod listing;
pub mod local;
pub mod over_time;
pub mod payment_days;
mod sector;
mod shares;
mod shown;
pub mod smaller_firms;
pub mod voluntary_sector;

use crate::cx::Cx;
use crate::page::Answer;
pub use asked::Asked;
pub use gathered::Gathered;
use shown::Shown;

/// Where the suppliers of whom something is not known are listed.
pub const UNKNOWN_SUPPLIERS: &str = "/suppliers/unknown";

/// What a page shows of what was gathered.
type Make = fn(&Gathered, &Asked) -> Shown;

async fn open(cx: Cx, make: Make) -> Answer {
    let (gathered, asked) = Gathered::read(&cx, &cx.scope()?, Asked::read(&cx.query)).await?;
    shown::page(&cx, &gathered, &asked, make(&gathered, &asked))
}

async fn download(cx: Cx, form: &str, make: Make) -> Answer {
    let (gathered, asked) = Gathered::read(&cx, &cx.scope()?, Asked::read(&cx.query)).await?;
    shown::file(&cx, &gathered, &asked, make(&gathered, &asked), form)
}

/// The two addresses of a page of figures: the page, and its lists as files.
macro_rules! addresses {
    ($make:path) => {
        /// The page.
        pub async fn open(cx: crate::cx::Cx) -> crate::page::Answer {
            crate::pages::spend::figures::open(cx, $make).await
        }

        /// One of its lists as CSV or XLSX.
        pub async fn download(
            cx: crate::cx::Cx,
            crate::address::Path(form): crate::address::Path<String>,
        ) -> crate::page::Answer {
            crate::pages::spend::figures::download(cx, &form, $make).await
        }
    };
}
use addresses;
