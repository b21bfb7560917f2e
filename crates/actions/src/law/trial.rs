//! Other contract procedure rules are tried on what was bought before: on last year's payments, or on a list that was sent.

use crate::{Failure, Guildhall, Received};
use domain::access::Scope;
use domain::law::procedure_rules::{Edition, PastPurchase, Preview, PurchaseSource, preview};
use domain::law::thresholds::ContractKind;
use domain::spend::Dimension;
use domain::trail::Event;
use domain::values::{FinancialYear, Month, Pence};
use intake::procurements::{ProcurementsRead, RowFault, Wish};
use store::law::TrialList;
use store::spend::Span;

/// What rules are tried on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// Payments of a financial year, added up by supplier; each is taken as a contract of this kind.
    Payments(FinancialYear, ContractKind),
    /// The list that was sent last.
    List,
}

/// What a trial shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trial {
    /// What would have changed.
    pub preview: Preview,
    /// The purchases, in the order of the preview's lines.
    pub purchases: Vec<PastPurchase>,
    /// By band of the edition: its name, how many fall into it, how much they come to.
    pub bands: Vec<(String, usize, Pence)>,
    /// How many fall into no band, or into several.
    pub elsewhere: usize,
    /// What is wrong with rows of a list that were left out.
    pub faults: Vec<RowFault>,
    /// How many rows of a list were left out.
    pub left_out: usize,
    /// Suppliers who were paid nothing in all, or gave money back: no purchase is made of them.
    pub not_paid: usize,
}

/// Tries an edition on what was bought before.
///
/// # Errors
/// [`Failure::Refused`] where no list was sent, or it cannot be read; otherwise when the records cannot be read.
pub async fn try_rules(guildhall: &Guildhall, scope: &Scope, proposed: &Edition, over: Over) -> Result<Trial, Failure> {
    let editions = store::law::in_force(&guildhall.store, scope).await?;
    let (source, read, not_paid) = match over {
        Over::Payments(year, kind) => {
            let bases = proposed.bases().into_iter();
            let bases = bases.chain(editions.all().iter().flat_map(Edition::bases)).collect();
            let months = year.months();
            let span = Span { months: span_of(&months), ..Span::default() };
            let paid = store::spend::figures(&guildhall.store, scope, Dimension::Supplier, &span).await?;
            let all = paid.len();
            let paid = paid.into_iter().filter(|figure| figure.total > Pence::ZERO);
            let purchase = |figure: store::spend::Figure| {
                let name = if figure.label.is_empty() { "Not given in the file" } else { &figure.label };
                PastPurchase::of_payments(name, kind, figure.total, &bases)
            };
            let purchases: Vec<PastPurchase> = paid.map(purchase).collect();
            let not_paid = all - purchases.len();
            (PurchaseSource::PaymentsBySupplier, ProcurementsRead { purchases, ..Default::default() }, not_paid)
        }
        Over::List => (PurchaseSource::Procurements, read_list(guildhall, scope).await?, 0),
    };
    let too_large = |fault: domain::values::PenceError| Failure::Fault(fault.to_string());
    let shown = preview(&editions, proposed, source, &read.purchases).map_err(too_large)?;
    let spread = proposed.spread(read.purchases.iter().map(|past| &past.purchase));
    let (bands, elsewhere) = spread.map_err(too_large)?;
    let ProcurementsRead { purchases, faults, left_out, .. } = read;
    Ok(Trial { preview: shown, purchases, bands, elsewhere, faults, left_out, not_paid })
}

fn span_of(months: &[Month]) -> Option<(Month, Month)> {
    Some((*months.first()?, *months.last()?))
}

async fn read_list(guildhall: &Guildhall, scope: &Scope) -> Result<ProcurementsRead, Failure> {
    let list = store::law::list(&guildhall.store, scope).await?;
    let list =
        list.ok_or_else(|| Failure::Refused("No list of procurements was sent yet. Send one first.".to_owned()))?;
    let wish: Wish = serde_json::from_str(&list.wish).map_err(|fault| Failure::Fault(fault.to_string()))?;
    read(guildhall, &list.sha256, wish).await
}

async fn read(guildhall: &Guildhall, sha256: &str, wish: Wish) -> Result<ProcurementsRead, Failure> {
    let lost = || Failure::Fault(format!("the content {sha256} is not in the folder of files"));
    let path = guildhall.files.path(sha256).ok_or_else(lost)?;
    let read = tokio::task::spawn_blocking(move || intake::procurements::read(&path, wish));
    Ok(read.await.map_err(|fault| Failure::Fault(format!("the reading broke off: {fault}")))??)
}

/// Takes a list of procurements in the place of the one before. Answers what was read; a list of which nothing could be
/// read is not kept, and says why.
///
/// # Errors
/// When the disk or the records fail.
pub async fn keep_list(
    guildhall: &Guildhall,
    scope: &Scope,
    (sent_name, received): (&str, &Received),
    wish: Wish,
) -> Result<ProcurementsRead, Failure> {
    let read = read(guildhall, &received.sha256, wish).await?;
    if read.refused.is_some() {
        return Ok(read);
    }
    let now = guildhall.clock.now();
    let name = crate::spend::shown_name(sent_name);
    let text = serde_json::to_string(&wish).map_err(|fault| Failure::Fault(fault.to_string()))?;
    let list = TrialList { name: name.clone(), sha256: received.sha256.clone(), wish: text, sent_at: now };
    let mut tx = guildhall.store.begin_write().await?;
    store::councils::hold(&mut tx, scope.council()).await?;
    store::law::keep_list(&mut tx, scope, &list).await?;
    let said =
        format!("The list {name} was sent to try contract procedure rules on: {} procurements", read.purchases.len());
    let event = Event::new("procedure_rules.list_sent", scope.council().get(), said).change(
        "sha256",
        None,
        Some(&received.sha256),
    );
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    tx.commit().await?;
    Ok(read)
}

/// The headings of a list to fill in, and two rows that show how.
#[must_use]
pub fn list_to_fill_in() -> (&'static [&'static str], [[&'static str; 5]; 2]) {
    let rows = [
        ["Grass cutting (an example: replace it)", "services", "12000.00", "15/01/2026", "3 quotes"],
        ["Desks (an example: replace it)", "goods", "900.00", "", "direct"],
    ];
    (&intake::procurements::COLUMNS, rows)
}
