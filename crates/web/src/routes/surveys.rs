//! The addresses of surveys, training and the library.

use super::{Access, BOTH, GET, POST, Route, facts};
use crate::pages::{library, surveys, training};
use axum::routing::{get, post};
use domain::access::Action;

const SEE: Access = Access::Needs(Action::SeeStrategy);
const EDIT: Access = Access::Needs(Action::EditStrategy);

pub(super) fn routes() -> Vec<Route> {
    let mut all = survey_routes();
    all.extend(training_routes());
    all.extend(people_routes());
    all.extend(library_routes());
    all
}

fn survey_routes() -> Vec<Route> {
    use surveys::{answer, answers, by_link, change, links, list, new, show};
    vec![
        (facts("/surveys", GET, SEE), get(list::open)),
        (facts("/surveys/download/{form}", GET, SEE), get(list::send_file)),
        (facts("/surveys/new", BOTH, EDIT), get(new::open).post(new::send)),
        (facts("/surveys/{code}", GET, SEE), get(show::open)),
        (facts("/surveys/{code}/change", BOTH, EDIT), get(change::open).post(change::send)),
        (facts("/surveys/{code}/answer", BOTH, SEE), get(answer::open).post(answer::send)),
        (facts("/surveys/{code}/answers", BOTH, EDIT), get(answers::open).post(answers::send)),
        (facts("/surveys/{code}/answers/file", POST, EDIT), post(answers::send_file)),
        (facts("/surveys/{code}/links", BOTH, EDIT), get(links::open).post(links::send)),
        (facts("/surveys/{code}/links/withdraw", POST, EDIT), post(links::withdraw)),
        (facts("/answer/{token}", BOTH, Access::Public), get(by_link::open).post(by_link::send)),
    ]
}

fn training_routes() -> Vec<Route> {
    use training::{competences, course, courses, experts, home, request};
    vec![
        (facts("/training", GET, SEE), get(home::open)),
        (facts("/training/download/{form}", GET, SEE), get(home::send_file)),
        (facts("/training/courses", GET, SEE), get(courses::open)),
        (facts("/training/courses/download/{form}", GET, SEE), get(courses::send_file)),
        (facts("/training/courses/new", BOTH, EDIT), get(courses::new).post(courses::add)),
        (facts("/training/courses/{code}", GET, SEE), get(course::open)),
        (facts("/training/experts", GET, SEE), get(experts::open)),
        (facts("/training/experts/download/{form}", GET, SEE), get(experts::send_file)),
        (facts("/training/requests/new", BOTH, SEE), get(request::new).post(request::add)),
        (facts("/training/courses/{code}/change", BOTH, EDIT), get(courses::open_change).post(courses::change)),
        (facts("/training/competences", GET, SEE), get(competences::open)),
        (facts("/training/competences/download/{form}", GET, SEE), get(competences::send_file)),
        (facts("/training/competences/new", BOTH, EDIT), get(competences::new).post(competences::add)),
        (
            facts("/training/competences/{code}/change", BOTH, EDIT),
            get(competences::open_change).post(competences::change),
        ),
    ]
}

fn people_routes() -> Vec<Route> {
    use training::{attendance, attested, enrolment, expert_form, learner_form, people, person, request, requests};
    vec![
        (facts("/training/people", GET, EDIT), get(people::open)),
        (facts("/training/people/download/{form}", GET, EDIT), get(people::send_file)),
        (facts("/training/people/new", BOTH, EDIT), get(learner_form::new).post(learner_form::add)),
        (facts("/training/people/{name}", GET, EDIT), get(person::open)),
        (facts("/training/people/{name}/change", BOTH, EDIT), get(learner_form::open).post(learner_form::change)),
        (facts("/training/people/{name}/competence", BOTH, EDIT), get(person::open_held).post(person::send_held)),
        (facts("/training/courses/{code}/enrol", BOTH, EDIT), get(enrolment::new).post(enrolment::add)),
        (facts("/training/enrolments/end", BOTH, EDIT), get(enrolment::open_end).post(enrolment::end)),
        (facts("/training/attested", GET, EDIT), get(attested::open)),
        (facts("/training/attested/download/{form}", GET, EDIT), get(attested::send_file)),
        (facts("/training/requests", GET, EDIT), get(requests::open)),
        (facts("/training/requests/download/{form}", GET, EDIT), get(requests::send_file)),
        (facts("/training/requests/{id}", BOTH, EDIT), get(request::open).post(request::answer)),
        (facts("/training/experts/new", BOTH, EDIT), get(expert_form::new).post(expert_form::add)),
        (facts("/training/experts/{code}/change", BOTH, EDIT), get(expert_form::open).post(expert_form::change)),
        (facts("/training/attendance/new", BOTH, EDIT), get(attendance::new).post(attendance::add)),
        (facts("/training/attendance/take-out", BOTH, EDIT), get(attendance::open_take_out).post(attendance::take_out)),
    ]
}

fn library_routes() -> Vec<Route> {
    use library::{change, lesson, lesson_form, lessons, list, opened, shared, show};
    vec![
        (facts("/library", GET, SEE), get(list::open)),
        (facts("/library/download/{form}", GET, SEE), get(list::send_file)),
        (facts("/library/new", BOTH, EDIT), get(change::new).post(change::add)),
        (facts("/library/{code}", GET, SEE), get(show::open)),
        (facts("/library/{code}/change", BOTH, EDIT), get(change::open).post(change::send)),
        (facts("/library/{code}/review", POST, EDIT), post(show::send_review)),
        (facts("/library/{code}/tried", POST, EDIT), post(show::send_tried)),
        (facts("/library/{code}/open", BOTH, SEE), get(opened::open).post(opened::send)),
        (facts("/library/{code}/withdraw", POST, EDIT), post(show::send_withdraw)),
        (facts("/library/lessons", GET, SEE), get(lessons::open)),
        (facts("/library/lessons/download/{form}", GET, SEE), get(lessons::send_file)),
        (facts("/library/lessons/new", BOTH, EDIT), get(lesson_form::new).post(lesson_form::add)),
        (facts("/library/lessons/{code}", GET, SEE), get(lesson::open)),
        (facts("/library/lessons/{code}/change", BOTH, EDIT), get(lesson_form::open).post(lesson_form::change)),
        (facts("/library/lessons/{code}/use", POST, EDIT), post(lesson::send_use)),
        (facts("/library/lessons/{code}/share", POST, EDIT), post(lesson::send_share)),
        (facts("/library/lessons/{code}/open", POST, EDIT), post(lesson::send_open)),
        (facts("/library/lessons/shared", GET, SEE), get(shared::open)),
        (facts("/library/lessons/shared/download/{form}", GET, SEE), get(shared::send_file)),
    ]
}
