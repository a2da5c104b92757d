//! The certificate authorities that are believed: what the build was given, or those that Mozilla believes. Never what the phone's owner or
//! employer, or somebody who held the phone, has added.

use reqwest::Certificate;
use webpki_root_certs::TLS_SERVER_ROOT_CERTS;

/// `FINAGO_KEY_ROOTS` while compiling, as PEM; empty if the build was given none.
const CONFIGURED: &str = include_str!(concat!(env!("OUT_DIR"), "/roots.pem"));

/// The authorities of this build.
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
