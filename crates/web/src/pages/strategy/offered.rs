//! The council's own records to choose from wherever a record is asked for. Whoever knows the code can type it all the same.

use super::subjects::known;
use crate::cx::Cx;
use crate::parts::{Form, Part};
use domain::strategy::Book;

/// The fields that ask for one record, whatever the form.
const FIELDS: [&str; 3] = ["about", "record", "found_at"];

/// The records that a person may see, each by its code, such as `risks/4`, and its name.
pub fn records(cx: &Cx, book: &Book) -> Vec<(String, String)> {
    let offer = |record: domain::values::SubjectRef| {
        let known = known(cx, book, &record);
        // Whoever may not open a record is not told its name either.
        (!known.href.is_empty()).then(|| (record.to_string(), known.text))
    };
    book.offered_records(cx.today()).into_iter().filter_map(offer).collect()
}

/// The form with the records to choose from at each field that asks for one.
pub fn offering(mut form: Form, records: &[(String, String)]) -> Form {
    offer(&mut form, records);
    form
}

/// The same for every form of a page.
pub fn offering_all(mut parts: Vec<Part>, records: &[(String, String)]) -> Vec<Part> {
    for part in &mut parts {
        if let Part::Form(form) = part {
            offer(form, records);
        }
    }
    parts
}

fn offer(form: &mut Form, records: &[(String, String)]) {
    for field in form.fields.iter_mut().filter(|field| FIELDS.contains(&field.name.as_str())) {
        field.offered = records.to_vec();
    }
}
