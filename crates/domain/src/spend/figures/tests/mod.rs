//! Figures over small invented cubes, each boundary from both sides.

mod change;
mod concentration;
mod measures;
mod naive;
mod payment_days;
mod shares;
mod suppliers;

use super::Known;
use crate::spend::cube::{Cube, CubeSum, CubeSupplier, DaysSum};
use crate::spend::{BatchMonth, Calendar, FileKind};
use crate::suppliers::{Ring, SmeDefinition, SupplierFacts};
use crate::values::{FinancialYear, Month, Pence};
use std::collections::BTreeMap;

/// A line of an invented ledger: month, supplier, service, category, whether procurement can influence it, pence.
#[derive(Clone, Debug)]
pub struct Line {
    pub kind: FileKind,
    pub month: Option<Month>,
    pub supplier: String,
    pub service: String,
    pub category: String,
    pub out: bool,
    pub pence: i64,
    pub days: Option<i32>,
}

pub fn month(text: &str) -> Month {
    text.parse().unwrap()
}

pub fn year(text: &str) -> FinancialYear {
    text.parse().unwrap()
}

pub fn line(at: &str, supplier: &str, pence: i64) -> Line {
    Line {
        kind: FileKind::Payments,
        month: at.parse().ok(),
        supplier: supplier.to_owned(),
        service: "Parks".into(),
        category: "Grounds".into(),
        out: false,
        pence,
        days: None,
    }
}

impl Line {
    pub fn of(self, service: &str, category: &str) -> Line {
        Line { service: service.to_owned(), category: category.to_owned(), ..self }
    }

    pub fn waited(self, days: i32) -> Line {
        Line { days: Some(days), ..self }
    }
}

fn place(list: &mut Vec<String>, text: &str) -> u32 {
    let at = list.iter().position(|one| one == text).unwrap_or_else(|| {
        list.push(text.to_owned());
        list.len() - 1
    });
    u32::try_from(at).unwrap()
}

/// The cube of some lines, each as a sum of its own, by month as cubes are.
pub fn cube(lines: &[Line]) -> Cube {
    let (mut suppliers, mut services, mut categories) = (Vec::new(), Vec::new(), Vec::new());
    let mut cube = Cube { reasons: vec![String::new(), "precepts".into()], ..Cube::default() };
    for line in lines {
        let service = place(&mut services, &line.service);
        cube.sums.push(CubeSum {
            kind: line.kind,
            month: line.month,
            supplier: place(&mut suppliers, &line.supplier),
            service,
            category: place(&mut categories, &line.category),
            reason: u32::from(line.out),
            lines: 1,
            total: Pence::new(line.pence),
            timed: u64::from(line.days.is_some_and(|days| days >= 0)),
            in_time: u64::from(line.days.is_some_and(|days| (0..=30).contains(&days))),
        });
        if let Some(days) = line.days {
            cube.days.push(DaysSum {
                kind: line.kind,
                month: line.month,
                service,
                influenceable: !line.out,
                days,
                lines: 1,
                total: Pence::new(line.pence),
            });
        }
    }
    cube.sums.sort_by_key(|sum| sum.month);
    cube.days.sort_by_key(|sum| sum.month);
    let supplier = |key: &String| CubeSupplier { key: key.clone(), label: key.to_uppercase(), numbers: Vec::new() };
    cube.suppliers = suppliers.iter().map(supplier).collect();
    cube.services = services;
    cube.categories = categories;
    cube
}

pub fn facts(ring: Option<Ring>, sme: Option<bool>, vcse: Option<bool>) -> SupplierFacts {
    SupplierFacts { ring, sme, sme_definition: Some(SmeDefinition::ProcurementAct), vcse, ..SupplierFacts::default() }
}

/// What is known of suppliers by their keys.
#[derive(Clone, Debug, Default)]
pub struct Facts(BTreeMap<String, SupplierFacts>);

impl Facts {
    pub fn with(mut self, key: &str, facts: SupplierFacts) -> Facts {
        self.0.insert(key.to_owned(), facts);
        self
    }

    pub fn get(&self, key: &str) -> Option<&SupplierFacts> {
        self.0.get(key)
    }

    pub fn known(&self, cube: &Cube) -> Known<'_> {
        Known::found(cube.suppliers.iter().map(|supplier| self.get(&supplier.key)))
    }
}

/// The calendar of one kind, as if each of these months had come in with a batch of its own.
pub fn calendar(kind: FileKind, months: &[Month]) -> Calendar {
    let held: Vec<BatchMonth> =
        months.iter().zip(1..).map(|(month, batch)| BatchMonth { batch, kind, month: *month, lines: 10 }).collect();
    Calendar::of(kind, &held, *months.last().unwrap()).unwrap()
}
