//! What is known of one supplier, from all that was said of it.

use super::{KeptStatement, PostcodeKind, Ring, Size, SmeDefinition, VcseKind, VcseRole};
use crate::postcodes::Postcode;
use crate::values::{Date, Month};
use std::collections::BTreeSet;

/// A supplier's postcode with where it lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Which postcode it is.
    pub kind: PostcodeKind,
    /// The postcode.
    pub postcode: Postcode,
    /// The ring about the council; none where that cannot be told.
    pub ring: Option<Ring>,
    /// The code of the ward.
    pub ward: Option<String>,
    /// The code of the district.
    pub district: Option<String>,
    /// The month the postcode was ended; it places all the same.
    pub ended: Option<Month>,
    /// Whether the directory knows the postcode; none while no directory was asked.
    pub known: Option<bool>,
}

/// What is known of one supplier. None is unknown, never no.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SupplierFacts {
    /// The postcode that counts: of the kinds said, the first of [`PostcodeKind::ALL`].
    pub postcode: Option<Postcode>,
    /// Which postcode that is.
    pub postcode_kind: Option<PostcodeKind>,
    /// The ring about the council that it lies in.
    pub ring: Option<Ring>,
    /// The code of the ward it lies in.
    pub ward: Option<String>,
    /// Every postcode that was said, one of each kind.
    pub places: Vec<Placed>,
    /// Whether it is a small or medium-sized enterprise, as said outright.
    pub sme: Option<bool>,
    /// The definition that `sme` is under.
    pub sme_definition: Option<SmeDefinition>,
    /// Staff and money.
    pub size: Size,
    /// Whether it is a voluntary, community or social enterprise organisation. A registered charity is one.
    pub vcse: Option<bool>,
    /// Which kind of voluntary organisation it is.
    pub vcse_kind: Option<VcseKind>,
    /// What it is to the council.
    pub vcse_roles: BTreeSet<VcseRole>,
    /// Whether it is part of a larger group.
    pub in_group: Option<bool>,
    /// The number in the register of companies.
    pub company_number: Option<String>,
    /// The number in a register of charities.
    pub charity_number: Option<String>,
    /// The newest day that anything of it was said to be so.
    pub as_at: Option<Date>,
    /// Where it is from; several sources are parted by semicolons.
    pub source: String,
    /// The facts that two numbers of the same supplier disagree about, and which are therefore unknown.
    pub differs: Vec<&'static str>,
}

impl SupplierFacts {
    /// Whether it is a small or medium-sized enterprise under a definition: by staff and money where they tell, else as
    /// said outright under that definition; [`SmeDefinition::AsStated`] takes whatever was said.
    ///
    /// One that is part of a larger group is none, whatever its own size. That is this house's rule of caution, so that no
    /// share of small enterprises is said too high: section 123 of the Procurement Act 2023 itself gives limits of staff and
    /// money alone, while the National Procurement Strategy 2018 asks that an enterprise be independent. How large the group
    /// is nobody states, so that "larger" is the source's word.
    #[must_use]
    pub fn is_sme(&self, definition: SmeDefinition) -> Option<bool> {
        if self.in_group == Some(true) {
            return Some(false);
        }
        if definition == SmeDefinition::AsStated {
            return self.sme.or_else(|| self.size.is_sme(SmeDefinition::ProcurementAct));
        }
        let stated = self.sme.filter(|_| self.sme_definition == Some(definition));
        self.size.is_sme(definition).or(stated)
    }

    /// The ring by one kind of postcode alone; none where no such postcode was said.
    #[must_use]
    pub fn ring_by(&self, kind: PostcodeKind) -> Option<Ring> {
        self.places.iter().find(|place| place.kind == kind).and_then(|place| place.ring)
    }

    /// What the newest of these statements say, fact by fact; `place` finds where a postcode lies.
    pub(super) fn of(statements: &[&KeptStatement], place: &dyn Fn(Postcode, PostcodeKind) -> Placed) -> SupplierFacts {
        let mut newest_first = statements.to_vec();
        newest_first.sort_by_key(|statement| std::cmp::Reverse(statement.age()));
        let mut facts = SupplierFacts::default();
        let mut sources: Vec<&str> = Vec::new();
        let mut abroad = None;
        for statement in &newest_first {
            let said = &statement.said;
            if let Some(postcode) = said.postcode
                && !facts.places.iter().any(|placed| placed.kind == said.postcode_kind)
            {
                facts.places.push(place(postcode, said.postcode_kind));
            }
            if facts.sme.is_none() && said.sme.is_some() {
                facts.sme = said.sme;
                facts.sme_definition = Some(said.sme_definition);
            }
            abroad = abroad.or(said.abroad);
            facts.size.headcount = facts.size.headcount.or(said.size.headcount);
            facts.size.turnover = facts.size.turnover.or(said.size.turnover);
            facts.size.balance_sheet = facts.size.balance_sheet.or(said.size.balance_sheet);
            facts.vcse = facts.vcse.or(said.vcse);
            facts.vcse_kind = facts.vcse_kind.or(said.vcse_kind);
            facts.in_group = facts.in_group.or(said.in_group);
            if facts.vcse_roles.is_empty() {
                facts.vcse_roles.clone_from(&said.vcse_roles);
            }
            facts.company_number = facts.company_number.or_else(|| said.company_number.clone());
            facts.charity_number = facts.charity_number.or_else(|| said.charity_number.clone());
            facts.as_at = facts.as_at.max(Some(statement.age().0));
            if !said.source.is_empty() && !sources.contains(&said.source.as_str()) {
                sources.push(&said.source);
            }
        }
        facts.source = sources.join("; ");
        // A kind of voluntary organisation says that it is one.
        let is_named = facts.charity_number.is_some() || facts.vcse_kind.is_some();
        facts.vcse = facts.vcse.or(is_named.then_some(true));
        facts.places.sort_by_key(|placed| placed.kind);
        facts.choose_place(abroad);
        facts
    }

    fn choose_place(&mut self, abroad: Option<Ring>) {
        let chosen = self.places.first().cloned();
        self.postcode = chosen.as_ref().map(|placed| placed.postcode);
        self.postcode_kind = chosen.as_ref().map(|placed| placed.kind);
        self.ring = chosen.as_ref().and_then(|placed| placed.ring).or(abroad);
        self.ward = chosen.and_then(|placed| placed.ward);
    }

    /// What several numbers of one supplier agree about. Where two say different things, that fact is unknown.
    pub(super) fn agreed(all: &[&SupplierFacts]) -> SupplierFacts {
        let mut agreed = SupplierFacts::default();
        let mut differs = Vec::new();
        let mut one = |name: &'static str, differ: bool| {
            if differ {
                differs.push(name);
            }
        };
        agreed.ring = same(all.iter().map(|facts| facts.ring), |differ| one("place", differ));
        agreed.sme = same(all.iter().map(|facts| facts.sme), |differ| one("SME", differ));
        agreed.sme_definition = same(all.iter().map(|facts| facts.sme_definition), |_| ());
        agreed.vcse = same(all.iter().map(|facts| facts.vcse), |differ| one("VCSE", differ));
        agreed.in_group = same(all.iter().map(|facts| facts.in_group), |differ| one("part of a group", differ));
        agreed.vcse_kind = same(all.iter().map(|facts| facts.vcse_kind), |differ| one("kind of VCSE", differ));
        agreed.vcse_roles = all.iter().flat_map(|facts| facts.vcse_roles.iter().copied()).collect();
        agreed.company_number =
            same(all.iter().map(|facts| facts.company_number.clone()), |differ| one("company number", differ));
        agreed.charity_number =
            same(all.iter().map(|facts| facts.charity_number.clone()), |differ| one("charity number", differ));
        agreed.size = Size {
            headcount: same(all.iter().map(|facts| facts.size.headcount), |_| ()),
            turnover: same(all.iter().map(|facts| facts.size.turnover), |_| ()),
            balance_sheet: same(all.iter().map(|facts| facts.size.balance_sheet), |_| ()),
        };
        agreed.postcode = same(all.iter().map(|facts| facts.postcode), |_| ());
        agreed.postcode_kind = same(all.iter().map(|facts| facts.postcode_kind), |_| ());
        agreed.ward = same(all.iter().map(|facts| facts.ward.clone()), |_| ());
        if let Some(first) = all.first().filter(|first| all.iter().all(|other| other.places == first.places)) {
            agreed.places.clone_from(&first.places);
        }
        agreed.as_at = all.iter().filter_map(|facts| facts.as_at).max();
        let mut sources: Vec<&str> =
            all.iter().map(|facts| facts.source.as_str()).filter(|text| !text.is_empty()).collect();
        sources.sort_unstable();
        sources.dedup();
        agreed.source = sources.join("; ");
        agreed.differs = differs;
        agreed
    }
}

/// The value that all who give one give; `tell` hears whether they differ.
fn same<T: PartialEq>(values: impl Iterator<Item = Option<T>>, tell: impl FnOnce(bool)) -> Option<T> {
    let given: Vec<T> = values.flatten().collect();
    let differ = given.windows(2).any(|pair| matches!(pair, [one, other] if one != other));
    tell(differ);
    if differ { None } else { given.into_iter().next() }
}
