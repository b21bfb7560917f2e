//! The areas about a council: its own entered, the county and the region worked out from the postcode directory.

use crate::{Failure, FieldError, Guildhall};
use domain::access::Scope;
use domain::postcodes::{GssCode, OWN_AREAS};
use domain::suppliers::CouncilArea;
use domain::trail::Event;
use jiff::Timestamp;
use std::collections::BTreeMap;
use store::postcodes::DistrictSum;
use store::{Reads, StoreFailure, WriteTx};

/// The county and the region of an area by an edition: those of most of its postcodes. None where the edition does not
/// hold the area.
pub async fn derived(from: &impl Reads, edition: i64, own: GssCode) -> Result<Option<CouncilArea>, StoreFailure> {
    let sums = store::postcodes::district_sums(from, edition, own).await?;
    if sums.is_empty() {
        return Ok(None);
    }
    let wider = if own.kind() == "E10" { None } else { most(&sums, |sum| sum.county) };
    Ok(Some(CouncilArea { own, wider: wider.into_iter().collect(), region: most(&sums, |sum| sum.region) }))
}

fn most(sums: &[DistrictSum], of: impl Fn(&DistrictSum) -> Option<GssCode>) -> Option<GssCode> {
    let mut counts: BTreeMap<GssCode, i64> = BTreeMap::new();
    for sum in sums {
        if let Some(code) = of(sum) {
            *counts.entry(code).or_insert(0) += sum.postcodes;
        }
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(code, _)| code)
}

/// What was typed, as codes.
struct Typed {
    own: Option<GssCode>,
    wider: Vec<GssCode>,
    region: Option<GssCode>,
}

fn read(own: &str, wider: &str, region: &str) -> Result<Typed, Vec<FieldError>> {
    let mut errors = Vec::new();
    let mut wrong = |field, message: String| errors.push(FieldError { field, message });
    let code = own.trim().parse::<GssCode>().ok().filter(|code| OWN_AREAS.contains(&code.kind()) && !code.is_none());
    if code.is_none() {
        let message = "Enter the council's code: E06, E07, E08, E09 or E10 and six digits, such as E07000999";
        wrong("own", message.to_owned());
    }
    let mut about = Vec::new();
    for text in wider.split([',', ' ', '\n', ';']).filter(|text| !text.trim().is_empty()) {
        match text.trim().parse::<GssCode>() {
            Ok(code) if !about.contains(&code) => about.push(code),
            Ok(_) => {}
            Err(message) => wrong("wider", message),
        }
    }
    let region = region.trim();
    let region_code = region.parse::<GssCode>().ok().filter(|code| code.kind() == "E12");
    if !region.is_empty() && region_code.is_none() {
        wrong(
            "region",
            "Enter the region's code: E12 and six digits, or leave it empty to have it worked out".to_owned(),
        );
    }
    if errors.is_empty() { Ok(Typed { own: code, wider: about, region: region_code }) } else { Err(errors) }
}

/// Sets the area of the council. What is left empty is worked out from the postcode directory, now and with each edition.
///
/// # Errors
/// [`Failure::Invalid`] for a code of another shape or kind, or one that the directory does not hold.
pub async fn set_area(
    guildhall: &Guildhall,
    scope: &Scope,
    own: &str,
    wider: &str,
    region: &str,
) -> Result<(), Failure> {
    let typed = read(own, wider, region).map_err(Failure::Invalid)?;
    let Some(own) = typed.own else { return Err(Failure::field("own", "Enter the council's code")) };
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let edition = store::postcodes::edition_at(&tx, None).await?;
    let found = match &edition {
        Some(edition) => derived(&tx, edition.id, own).await?,
        None => None,
    };
    if let (Some(edition), None) = (&edition, &found) {
        let month = edition.month.name();
        return Err(Failure::field(
            "own",
            format!("No postcode of the directory of {month} lies in {own}. Check the code"),
        ));
    }
    let entered = (!typed.wider.is_empty(), typed.region.is_some());
    let found = found.unwrap_or(CouncilArea { own, wider: Vec::new(), region: None });
    let area = CouncilArea {
        own,
        wider: if entered.0 { typed.wider } else { found.wider },
        region: typed.region.or(found.region),
    };
    let before = store::suppliers::area_at(&tx, scope, None).await?;
    store::suppliers::keep_area(&mut tx, scope, &area, entered, now).await?;
    record(&mut tx, scope, before.map(|before| before.area).as_ref(), &area, now).await?;
    Ok(tx.commit().await?)
}

fn said(area: &CouncilArea) -> (String, String, String) {
    let wider: Vec<&str> = area.wider.iter().map(GssCode::as_str).collect();
    (area.own.to_string(), wider.join(", "), area.region.map(|code| code.to_string()).unwrap_or_default())
}

async fn record(
    tx: &mut WriteTx,
    scope: &Scope,
    before: Option<&CouncilArea>,
    after: &CouncilArea,
    now: Timestamp,
) -> Result<(), StoreFailure> {
    let (old, new) = (before.map(said), said(after));
    let old = old.as_ref();
    let event = Event::new("council.area_set", scope.council().get(), format!("The council's area is {}", new.0))
        .change("own area", old.map(|old| old.0.as_str()), Some(&new.0))
        .change("county or districts", old.map(|old| old.1.as_str()), Some(&new.1))
        .change("region", old.map(|old| old.2.as_str()), Some(&new.2));
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    Ok(())
}

/// Works out anew, by an edition, what was worked out for each council before; what somebody entered stays.
pub(super) async fn derive_again(tx: &mut WriteTx, edition: i64, now: Timestamp) -> Result<(), Failure> {
    for council in store::councils::all(tx).await? {
        let scope = Scope::of_operator(council.id);
        let Some(before) = store::suppliers::area_at(tx, &scope, None).await? else { continue };
        let Some(found) = derived(tx, edition, before.area.own).await? else { continue };
        let area = CouncilArea {
            own: before.area.own,
            wider: if before.wider_entered { before.area.wider.clone() } else { found.wider },
            region: if before.region_entered { before.area.region } else { found.region },
        };
        if area != before.area {
            let entered = (before.wider_entered, before.region_entered);
            store::suppliers::keep_area(tx, &scope, &area, entered, now).await?;
            record(tx, &scope, Some(&before.area), &area, now).await?;
        }
    }
    Ok(())
}
