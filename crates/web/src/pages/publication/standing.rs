//! Where each period stands.

use crate::cx::Cx;
use crate::failure::PageFailure;
use domain::access::Scope;
use domain::publication::{
    DataSet, Difference, DueState, PublicationPeriod, Version, VersionState, due, expected, state,
};
use domain::values::{Date, day_of};

/// A period and how far it is.
pub struct Standing {
    pub set: DataSet,
    pub period: PublicationPeriod,
    pub due: Date,
    pub state: DueState,
    /// The version that the public reads.
    pub version: Option<Version>,
    pub difference: Option<Difference>,
    pub is_being_made: bool,
}

impl Standing {
    /// Whether the records differ from the version that stands.
    pub fn differs(&self) -> bool {
        self.difference.is_some_and(|difference| !difference.is_none())
    }

    /// Whether somebody should do something about it now.
    pub fn is_open(&self) -> bool {
        !self.is_being_made && (self.differs() || matches!(self.state, DueState::DueIn(_) | DueState::Overdue(_)))
    }

    /// How far it is, in words.
    pub fn said(&self) -> String {
        if self.is_being_made {
            return "Being published".to_owned();
        }
        match self.state {
            DueState::NotOver => "Not over yet".to_owned(),
            DueState::DueIn(0) => "Due today".to_owned(),
            DueState::DueIn(1) => "Due tomorrow".to_owned(),
            DueState::DueIn(days) => format!("Due in {days} days"),
            DueState::Overdue(1) => "Overdue by 1 day".to_owned(),
            DueState::Overdue(days) => format!("Overdue by {days} days"),
            DueState::Done { .. } if self.differs() => "Published, and the records now differ".to_owned(),
            DueState::Done { late: 0 } => "Published on time".to_owned(),
            DueState::Done { late: 1 } => "Published 1 day late".to_owned(),
            DueState::Done { late } => format!("Published {late} days late"),
        }
    }
}

/// Every period of every data set that has to be published, or ever was.
pub async fn standings(cx: &Cx, scope: &Scope) -> Result<Vec<Standing>, PageFailure> {
    let store = &cx.guildhall().store;
    let editions = store::publication::editions(store, scope).await?;
    let held = store::spend::months_held(store, scope).await?;
    let versions = store::publication::versions(store, scope).await?;
    let mut all = Vec::new();
    for set in DataSet::ALL {
        for period in expected(*set, &editions, &held, &versions, cx.today()) {
            let of_period: Vec<&Version> =
                versions.iter().filter(|version| version.set == *set && version.period == period).collect();
            all.push(standing(cx, scope, (*set, period), &of_period).await?);
        }
    }
    Ok(all)
}

async fn standing(
    cx: &Cx,
    scope: &Scope,
    (set, period): (DataSet, PublicationPeriod),
    versions: &[&Version],
) -> Result<Standing, PageFailure> {
    let version = versions.iter().find(|version| version.stands()).map(|version| (*version).clone());
    let first = versions.iter().filter_map(|version| version.published_at).min().map(day_of);
    let difference = match &version {
        Some(version) => actions::publication::difference(cx.guildhall(), scope, version).await?,
        None => None,
    };
    Ok(Standing {
        set,
        period,
        due: due(period),
        state: state(period, first.filter(|_| version.is_some()), cx.today()),
        version,
        difference,
        is_being_made: versions.iter().any(|version| version.state == VersionState::Asked),
    })
}
