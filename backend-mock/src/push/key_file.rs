//! Key files: PKCS #8 (RFC 5958) in PEM, as issued by Apple and used by OpenSSL.
#![allow(clippy::disallowed_methods, reason = "the owner of the file with the VAPID key")]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use key_protocol::keys::{NoRandomness, SigningKey};
use ring::rand::SystemRandom;
use zeroize::Zeroizing;

use crate::store::replace_file;

const BEGIN: &str = "-----BEGIN PRIVATE KEY-----";
const END: &str = "-----END PRIVATE KEY-----";
/// Characters of base64 per line (RFC 7468 §2).
const LINE_LENGTH: usize = 64;

/// A key file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
    /// The file cannot be read.
    #[error("cannot read the key file {0}")]
    Unreadable(PathBuf, #[source] io::Error),
    /// The file cannot be written.
    #[error("cannot write the key file {0}")]
    Unwritable(PathBuf, #[source] io::Error),
    /// The file holds no usable key.
    #[error("the key file {0} holds no P-256 key as PKCS #8 in PEM, with its public key")]
    NotAKey(PathBuf),
    /// No key can be generated.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
}

/// Loads a key.
pub fn load_key(path: &Path) -> Result<SigningKey, KeyFileError> {
    match fs::read_to_string(path) {
        Ok(pem) => parse(&Zeroizing::new(pem)).ok_or_else(|| KeyFileError::NotAKey(path.to_owned())),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => {
            Err(KeyFileError::NotAKey(path.to_owned()))
        }
        Err(source) => Err(KeyFileError::Unreadable(path.to_owned(), source)),
    }
}

/// Loads a key, or generates one and saves it if the file does not exist.
pub fn load_or_make_key(path: &Path) -> Result<SigningKey, KeyFileError> {
    if path.exists() {
        return load_key(path);
    }
    let key = SigningKey::generate(&SystemRandom::new())?;
    let saved = replace_file(path, pem(&key).as_bytes());
    saved.map_err(|source| KeyFileError::Unwritable(path.to_owned(), source))?;
    Ok(key)
}

fn pem(key: &SigningKey) -> Zeroizing<String> {
    let text = Zeroizing::new(STANDARD.encode(&*key.to_pkcs8()));
    let mut pem = Zeroizing::new(String::with_capacity(text.len() * 2));
    pem.push_str(BEGIN);
    for (at, character) in text.char_indices() {
        if at % LINE_LENGTH == 0 {
            pem.push('\n');
        }
        pem.push(character);
    }
    pem.push('\n');
    pem.push_str(END);
    pem.push('\n');
    pem
}

fn parse(pem: &str) -> Option<SigningKey> {
    let (_, rest) = pem.split_once(BEGIN)?;
    let (text, _) = rest.split_once(END)?;
    let text: Zeroizing<String> =
        Zeroizing::new(text.chars().filter(|character| !character.is_ascii_whitespace()).collect());
    let pkcs8 = Zeroizing::new(STANDARD.decode(text.as_bytes()).ok()?);
    SigningKey::from_pkcs8(&pkcs8).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Created by `openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256`.
    const OPENSSL_KEY: &str = "-----BEGIN PRIVATE KEY-----\n\
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgaRXsrDZH3Z/qNzic\n\
        PvAkOw6voILVcTIGwCUW32bzbJKhRANCAAQjC87E2G/2o9+78uSyOm5PtCVlhdmC\n\
        5tnDtd6qZnEmL29fQhwDRczgO3ugUL6tsISvzOFYUPSmzia11HE3twkX\n\
        -----END PRIVATE KEY-----\n";

    #[test]
    fn key_is_created_once_and_loaded_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("vapid.pem");
        let made = load_or_make_key(&path).unwrap();
        assert_eq!(load_or_make_key(&path).unwrap().public(), made.public());
        assert_eq!(load_key(&path).unwrap().public(), made.public());
        assert!(fs::read_to_string(&path).unwrap().lines().all(|line| line.len() <= LINE_LENGTH));
        let nowhere = folder.path().join("missing").join("vapid.pem");
        assert!(matches!(load_or_make_key(&nowhere), Err(KeyFileError::Unwritable { .. })));
        assert!(matches!(load_key(&nowhere), Err(KeyFileError::Unreadable { .. })));
    }

    #[cfg(unix)]
    #[test]
    fn created_key_is_readable_by_owner_only() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("vapid.pem");
        load_or_make_key(&path).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn openssl_key_is_read_and_other_files_are_rejected() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("key.p8");
        let crlf = OPENSSL_KEY.replace('\n', "\r\n");
        for good in [OPENSSL_KEY, crlf.as_str()] {
            fs::write(&path, good).unwrap();
            load_key(&path).unwrap();
        }
        let half = &OPENSSL_KEY[..OPENSSL_KEY.len() / 2];
        for bad in ["", half, &OPENSSL_KEY.replace("PRIVATE", "PUBLIC"), "\u{0}"] {
            fs::write(&path, bad).unwrap();
            let error = load_or_make_key(&path).err().unwrap();
            assert!(matches!(&error, KeyFileError::NotAKey(named) if *named == path), "{error}");
            assert_eq!(fs::read_to_string(&path).unwrap(), bad);
        }
        fs::write(&path, [0xff, 0xfe]).unwrap();
        assert!(matches!(load_key(&path), Err(KeyFileError::NotAKey(_))));
    }
}
