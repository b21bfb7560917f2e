//! Passwords and tokens.

use crate::Failure;
use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};

/// Argon2id with 19 MiB, two passes, one lane: the least that OWASP's password storage advice names for it.
fn argon2() -> Result<Argon2<'static>, Failure> {
    let params = Params::new(19 * 1024, 2, 1, None).map_err(|fault| Failure::Fault(fault.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// The hash under which a password is kept. It takes some tens of milliseconds of one core.
pub(crate) async fn hash_password(password: String) -> Result<String, Failure> {
    let hashed = tokio::task::spawn_blocking(move || {
        let hash: PasswordHash =
            argon2()?.hash_password(password.as_bytes()).map_err(|fault| Failure::Fault(fault.to_string()))?;
        Ok(hash.to_string())
    });
    hashed.await.map_err(|fault| Failure::Fault(fault.to_string()))?
}

/// Whether a password is the one kept. Where none is kept, as long is spent on finding out,
/// so that an answer's time does not tell whether somebody is known.
pub(crate) async fn password_matches(password: String, kept: Option<String>) -> Result<bool, Failure> {
    let Some(kept) = kept else {
        hash_password(password).await?;
        return Ok(false);
    };
    let checked = tokio::task::spawn_blocking(move || {
        let kept = PasswordHash::new(&kept).map_err(|fault| Failure::Fault(fault.to_string()))?;
        Ok(Argon2::default().verify_password(password.as_bytes(), &kept).is_ok())
    });
    checked.await.map_err(|fault| Failure::Fault(fault.to_string()))?
}

/// A token that nobody can guess: 32 random bytes as 64 hexadecimal digits.
///
/// # Errors
/// When the machine gives no randomness.
pub fn new_token() -> Result<String, Failure> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(|fault| Failure::Fault(format!("could not make a token: {fault}")))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// The signs of a reference: digits and letters of which none is taken for another when it is read out.
const REFERENCE_SIGNS: &[u8] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/// A reference that people write down and nobody guesses, like `K7M2-9QXD`: 31⁸, some 850 thousand million of them.
///
/// # Errors
/// When the machine gives no randomness.
pub(crate) fn new_reference() -> Result<String, Failure> {
    let mut bytes = [0_u8; 8];
    getrandom::fill(&mut bytes).map_err(|fault| Failure::Fault(format!("could not make a reference: {fault}")))?;
    let sign = |byte: &u8| REFERENCE_SIGNS.iter().cycle().nth(usize::from(*byte)).copied().map_or('2', char::from);
    let signs: Vec<char> = bytes.iter().map(sign).collect();
    let (first, last) = signs.split_at(4);
    Ok(format!("{}-{}", first.iter().collect::<String>(), last.iter().collect::<String>()))
}

/// The hash under which a token is kept, so that who reads the records cannot use it.
#[must_use]
pub fn hash_of_token(token: &str) -> String {
    blake3::hash(token.as_bytes()).to_hex().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_matches_its_own_hash_and_nothing_else() {
        let kept = hash_password("three odd words".to_owned()).await.unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(password_matches("three odd words".to_owned(), Some(kept.clone())).await.unwrap());
        assert!(!password_matches("three odd word".to_owned(), Some(kept)).await.unwrap());
        assert!(!password_matches("three odd words".to_owned(), None).await.unwrap());
    }

    #[test]
    fn a_reference_is_two_fours_of_signs_and_another_each_time() {
        let (one, other) = (new_reference().unwrap(), new_reference().unwrap());
        assert_ne!(one, other);
        let is_sign = |(at, c): (usize, char)| if at == 4 { c == '-' } else { REFERENCE_SIGNS.contains(&(c as u8)) };
        assert!(one.len() == 9 && one.chars().enumerate().all(is_sign), "{one}");
    }

    #[test]
    fn tokens_differ() {
        assert_ne!(new_token().unwrap(), new_token().unwrap());
    }
}
