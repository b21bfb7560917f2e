use super::*;
use domain::law::procedure_rules::Draft;

fn whole() -> TypedBand {
    TypedBand::of(&Draft::plain().bands[1])
}

fn fields(read: Result<Band, Failure>) -> Vec<&'static str> {
    match read {
        Ok(_) => Vec::new(),
        Err(Failure::Invalid(errors)) => errors.iter().map(|error| error.field).collect(),
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn every_band_and_requirement_of_the_plain_draft_survives_its_form() {
    for band in Draft::plain().bands {
        assert_eq!(TypedBand::of(&band).read().unwrap(), band);
    }
    for one in Draft::plain().requirements {
        assert_eq!(TypedRequirement::of(&one).read().unwrap(), one);
    }
}

#[test]
fn a_form_says_everything_that_must_be_mended_at_once() {
    let all = ["name", "measure", "vat", "from_how", "from", "to_how", "route", "advert", "approver", "waiver"];
    assert_eq!(fields(TypedBand::default().read()), all);
    let Err(Failure::Invalid(errors)) = TypedRequirement::default().read() else { panic!("it was taken") };
    assert_eq!(errors.len(), 6);
}

#[test]
fn each_field_has_its_limits() {
    type Change = fn(&mut TypedBand);
    let cases: [(Change, &[&str], &str); 12] = [
        (|band| band.from = "29999.99".into(), &[], "a penny is held"),
        (|band| band.from = "30000".into(), &["to"], "from £30,000 to less than £30,000"),
        (|band| band.from = "-0.01".into(), &["from"], "below nothing"),
        (|band| (band.from, band.to_how) = ("10000000000".into(), "none".into()), &[], "the highest limit"),
        (|band| (band.from, band.to_how) = ("10000000000.01".into(), "none".into()), &["from"], "a penny above it"),
        (|band| band.to = "a lot".into(), &["to"], "no amount"),
        (|band| band.quotes = "0".into(), &["quotes"], "no quote is no quotes"),
        (|band| band.quotes = "20".into(), &[], "as many as may be"),
        (|band| band.quotes = "21".into(), &["quotes"], "one more"),
        (|band| band.name = "n".repeat(200), &[], "as long as may be"),
        (|band| band.name = "n".repeat(201), &["name"], "a letter more"),
        (|band| band.kinds = vec!["lorries".into()], &["kinds"], "no kind of ours"),
    ];
    for (change, wrong, reason) in cases {
        let mut band = whole();
        change(&mut band);
        assert_eq!(fields(band.read()), wrong, "{reason}");
    }
}
