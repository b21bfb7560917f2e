//! People, their roles, their sessions and their failed sign-ins in the records.

mod grants;
mod person;
pub(crate) mod row;
mod sessions;
mod sign_in_failures;

pub use grants::{give_role, grants_of, roles_in, take_roles};
pub use person::{NewPerson, Person, SignIn, add, by_email, by_id, end, erase, names, of_council, set_password};
pub use sessions::{
    Session, begin_session, choose_council, end_session, end_sessions_of, find_session, see_session, sweep_sessions,
};
pub use sign_in_failures::{count_failures, forget_failures, note_failure};
