//! A device's proof that it made this very request (RFC 9449 §4.2, with `kid` in place of `jwk`), in the header [`HEADER`].

use serde::Serialize;

use crate::ids::{DeviceId, Jti, Origin, Timestamp};
use crate::jws::{Draft, Header, ParsedJws, Typ};
use crate::keys::PublicKey;
use crate::member::Members;
use crate::paths::Endpoint;
use crate::problem::Problem;

/// The header that carries the proof.
pub const HEADER: &str = "DPoP";

/// Seconds a `jti` stays used for its device: longer than the window on both sides is wide.
pub const JTI_MEMORY: i64 = 180;

/// The proof for one request, to be signed by the possession key.
#[must_use]
pub fn draft(
    device: &DeviceId,
    endpoint: &Endpoint<'_>,
    origin: &Origin,
    iat: Timestamp,
    jti: &Jti,
) -> Draft {
    #[derive(Serialize)]
    struct Claims<'a> {
        htm: &'a str,
        htu: String,
        iat: Timestamp,
        jti: &'a Jti,
    }
    let claims = Claims { htm: endpoint.method(), htu: endpoint.url(origin), iat, jti };
    Draft::new(&Header::by_device(Typ::Proof, device), &claims)
}

/// A proof that is for this request, if it is anyone's. Next: find the key of [`Proof::kid`], [`Proof::verify`], see whether
/// the device is revoked, [`crate::skew::check`], and use up the `jti`.
pub struct Proof {
    parsed: ParsedJws,
    kid: DeviceId,
    iat: Timestamp,
    jti: Jti,
}

impl Proof {
    /// Reads a header's value as the proof for a request of `method` to `url` (origin and path, compared byte for byte).
    pub fn parse(header: &str, method: &str, url: &str) -> Result<Self, Problem> {
        Self::read(header, method, url).ok_or(Problem::BadProof)
    }

    fn read(header: &str, method: &str, url: &str) -> Option<Self> {
        let parsed = ParsedJws::parse_as(header, Typ::Proof).ok()?;
        let claims = Members::of(&parsed.claims);
        let kid = Members::of(&parsed.header).parsed("kid", DeviceId::parse).ok()?;
        let iat = Timestamp(claims.integer("iat").ok()?);
        let jti = claims.parsed("jti", Jti::parse).ok()?;
        let matches_request = claims.string("htm").ok()? == method && claims.string("htu").ok()? == url;
        matches_request.then_some(Self { parsed, kid, iat, jti })
    }

    /// The device it says it is from.
    #[must_use]
    pub fn kid(&self) -> &DeviceId {
        &self.kid
    }

    /// When it says it was made.
    #[must_use]
    pub fn iat(&self) -> Timestamp {
        self.iat
    }

    /// What makes it unlike the device's other proofs.
    #[must_use]
    pub fn jti(&self) -> &Jti {
        &self.jti
    }

    /// Whether `possession`, the device's key, signed it.
    pub fn verify(&self, possession: &PublicKey) -> Result<(), Problem> {
        self.parsed.verify(possession).map_err(|_| Problem::BadProof)
    }
}
