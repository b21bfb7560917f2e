//! Databases for a while: for tests, and for trying things out on PostgreSQL beside records that count.

use crate::StoreFailure;
use sea_orm::{ConnectOptions, ConnectionTrait, Database};

/// Makes an empty database of this name on the server of an address, and answers its own address.
/// The name is made of small letters, digits and underscores.
///
/// # Errors
/// When the server cannot be reached, says no, or the name is of other letters.
pub async fn create_database(server: &str, name: &str) -> Result<String, StoreFailure> {
    execute(server, &format!("CREATE DATABASE {}", sound(name)?)).await?;
    // The address ends with the name of a database, and perhaps with settings after a question mark.
    let (address, settings) =
        server.split_once('?').map_or((server, String::new()), |(address, rest)| (address, format!("?{rest}")));
    let host = address.rsplit_once('/').map_or(address, |(host, _)| host);
    Ok(format!("{host}/{name}{settings}"))
}

/// Takes a database away with all that is in it, whoever is connected to it.
///
/// # Errors
/// When the server cannot be reached, says no, or the name is of other letters.
pub async fn drop_database(server: &str, name: &str) -> Result<(), StoreFailure> {
    execute(server, &format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", sound(name)?)).await
}

fn sound(name: &str) -> Result<&str, StoreFailure> {
    let sound =
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    sound.then_some(name).ok_or_else(|| StoreFailure::Unreadable("a database's name", name.to_owned()))
}

async fn execute(server: &str, statement: &str) -> Result<(), StoreFailure> {
    let mut options = ConnectOptions::new(server);
    options.max_connections(1).sqlx_logging(false);
    let db = Database::connect(options).await?;
    db.execute_unprepared(statement).await?;
    Ok(db.close().await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_letters_digits_and_underscores() {
        for (name, ok) in [("test_1_2", true), ("", false), ("a; DROP DATABASE b", false), ("A", false), ("a-b", false)]
        {
            assert_eq!(sound(name).is_ok(), ok, "{name:?}");
        }
    }
}
