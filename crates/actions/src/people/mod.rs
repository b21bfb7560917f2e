//! People: adding them, their roles, signing in and out, passwords, erasure.

mod add;
mod end;
mod erase;
mod name;
mod password;
mod roles;
mod session;
mod sign_in;

pub(crate) use add::add_in;
pub use add::{CheckedPerson, NewPerson, add};
pub use end::end;
pub use erase::erase;
pub(crate) use name::name_of_actor;
pub use password::{change_password, reset_password};
pub use roles::set_roles;
pub use session::{SignedIn, choose_council, find, sign_out};
pub use sign_in::{SignInAnswer, sign_in};
