//! Trusted certificate authorities: those configured at build time, or else Mozilla's. Authorities
//! added on the phone by its owner, an employer or an attacker are never trusted.

use reqwest::Certificate;
use webpki_root_certs::TLS_SERVER_ROOT_CERTS;

/// Contents of the file that `FINAGO_KEY_ROOTS` named at build time, in PEM; empty if it was unset.
const CONFIGURED: &str = include_str!(concat!(env!("OUT_DIR"), "/roots.pem"));

/// Returns the authorities that this build trusts.
pub(crate) fn trusted() -> reqwest::Result<Vec<Certificate>> {
    configured_or_default(CONFIGURED)
}

fn configured_or_default(configured: &str) -> reqwest::Result<Vec<Certificate>> {
    if configured.is_empty() {
        TLS_SERVER_ROOT_CERTS.iter().map(|der| Certificate::from_der(der)).collect()
    } else {
        Certificate::from_pem_bundle(configured.as_bytes())
    }
}

#[cfg(test)]
mod tests;
