//! An administrator or an officer settles how the council publishes.

use crate::{Failure, FieldError, Guildhall};
use domain::access::Scope;
use domain::publication::{DataSet, Frequency, IrrecoverableVat, Settings};
use domain::trail::Event;
use domain::values::{Month, Pence};

/// Settings as typed.
#[derive(Clone, Debug, Default)]
pub struct TypedSettings {
    /// The first month that they hold for: `2026-04`.
    pub from: String,
    /// The limit in pounds.
    pub limit: String,
    /// How often payments are published.
    pub payments: String,
    /// How often card transactions are published.
    pub cards: String,
    /// How often grants are published.
    pub grants: String,
    /// What is published as irrecoverable VAT.
    pub irrecoverable_vat: String,
    /// Whether the ledger's numbers are published.
    pub transaction_numbers: bool,
    /// The address that stands for the council.
    pub organisation_uri: String,
    /// Where the public can ask.
    pub contact: String,
    /// Why they are changed.
    pub why: String,
}

impl TypedSettings {
    fn check(&self) -> Result<(Month, Settings), Failure> {
        let mut errors = Vec::new();
        let mut wrong = |field, message: &str| errors.push(FieldError { field, message: message.to_owned() });
        let from = self.from.trim().parse::<Month>();
        if from.is_err() {
            wrong("from", "Enter the first month that this holds for, like 2026-04");
        }
        let limit = Pence::from_typed(self.limit.trim());
        if let Err(message) = &limit {
            wrong("limit", message);
        }
        let often = |set: DataSet, text: &str| text.parse::<Frequency>().map_err(|_| set.name());
        let frequencies = [
            often(DataSet::Payments, &self.payments),
            often(DataSet::Cards, &self.cards),
            often(DataSet::Grants, &self.grants),
        ];
        for field in frequencies.iter().filter_map(|one| one.as_ref().err()) {
            wrong(field, "Choose how often it is published");
        }
        let vat = IrrecoverableVat::ALL.iter().copied().find(|one| one.name() == self.irrecoverable_vat);
        if vat.is_none() {
            wrong("irrecoverable_vat", "Choose what is published as irrecoverable VAT");
        }
        let (Ok(from), Ok(limit), [Ok(payments), Ok(cards), Ok(grants)], Some(irrecoverable_vat)) =
            (from, limit, frequencies, vat)
        else {
            return Err(Failure::Invalid(errors));
        };
        let settings = Settings {
            limit,
            payments,
            cards,
            grants,
            irrecoverable_vat,
            transaction_numbers: self.transaction_numbers,
            organisation_uri: self.organisation_uri.trim().to_owned(),
            contact: self.contact.trim().to_owned(),
        };
        let faults = settings.faults().into_iter();
        let errors: Vec<FieldError> = faults.map(|(field, message)| FieldError { field, message }).collect();
        if errors.is_empty() { Ok((from, settings)) } else { Err(Failure::Invalid(errors)) }
    }
}

/// Keeps settings that hold from a month on; answers the number of their edition. What is published stays as it is.
///
/// # Errors
/// [`Failure::Invalid`] when something must be mended.
pub async fn save_settings(guildhall: &Guildhall, scope: &Scope, typed: &TypedSettings) -> Result<i64, Failure> {
    let (from, settings) = typed.check()?;
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let before = store::publication::editions(&tx, scope).await?;
    let before = before.last().map(|edition| shown(&edition.settings));
    let id = store::publication::add_edition(&mut tx, scope, (from, &settings), typed.why.trim(), now).await?;
    let said = format!("The settings of publication were changed, from {} on", from.name());
    let mut event = Event::new("publication.settings_changed", id, said).change(
        "settings",
        before.as_deref(),
        Some(&shown(&settings)),
    );
    if !typed.why.trim().is_empty() {
        event = event.because(typed.why.trim());
    }
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    tx.commit().await?;
    Ok(id)
}

/// Settings as the trail shows them.
fn shown(settings: &Settings) -> String {
    serde_json::to_string(settings).unwrap_or_default()
}
