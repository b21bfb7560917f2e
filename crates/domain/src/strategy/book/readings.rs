//! The figures that the book itself offers, and those that the council entered.

use super::Book;
use crate::format_requests;
use crate::risks::{self, Appetites, LinkedAction, RiskId};
use crate::savings;
use crate::strategy::measures::Readings;
use crate::strategy::{actions, advice, library, meetings, surveys, training};
use crate::values::Date;
use std::collections::BTreeMap;

/// The noun under which an action is linked to a risk.
pub const RISKS: &str = "risks";

impl Book {
    /// Offers the figures of the records in the book, and says what is known of them on a day.
    pub fn read_into(&self, readings: &mut Readings, today: Date) {
        readings.offer(actions::measures::MEASURES);
        for (code, reading) in actions::measures::read(&self.actions, &self.reviews, today) {
            readings.found(code, reading);
        }
        let (appetites, linked) = (self.appetites_by_scale(), self.actions_by_risk());
        let records = risks::measures::Records {
            risks: &self.risks,
            scales: &self.scales,
            appetites: &appetites,
            actions: &linked,
        };
        risks::measures::read_into(readings, &records, today);
        savings::measures::read_into(readings, &self.savings, today);
        let records = training::measures::Records {
            learners: &self.learners,
            courses: &self.courses,
            attended: &self.attended,
            enrolled: &self.enrolled,
        };
        training::measures::read_into(readings, &records, today);
        let answers: Vec<surveys::Answer> = self.survey_answers.iter().map(|one| one.answer.clone()).collect();
        surveys::measures::read_into(readings, &self.surveys, &answers, today);
        library::measures::read_into(readings, &self.documents, &self.lessons, today);
        meetings::measures::read_into(readings, &self.meetings, today);
        advice::read_into(readings, &self.advice, today);
        format_requests::measures::read_into(readings, &self.format_requests, today);
        for figure in &self.entered {
            readings.entered(&figure.measure, figure.reading.clone());
        }
    }

    /// What the council takes, by the code of the scale.
    #[must_use]
    pub fn appetites_by_scale(&self) -> BTreeMap<String, Appetites> {
        self.appetites.iter().map(|one| (one.scale.clone(), one.appetites.clone())).collect()
    }

    /// The actions against each risk.
    #[must_use]
    pub fn actions_by_risk(&self) -> BTreeMap<RiskId, Vec<LinkedAction>> {
        let mut found: BTreeMap<RiskId, Vec<LinkedAction>> = BTreeMap::new();
        for action in &self.actions {
            let ids = action.records(RISKS).filter_map(|record| record.id().parse().ok());
            for id in ids {
                found.entry(RiskId::new(id)).or_default().push(LinkedAction {
                    title: action.what.clone(),
                    owner: action.owner.clone().unwrap_or_default(),
                    due: action.due,
                    ended: action.state.ended(),
                });
            }
        }
        found
    }
}
