//! Request proofs: a DPoP proof (RFC 9449 §4.2) with `kid` in place of `jwk`, which shows that a
//! device made this request. Sent in the header [`HEADER`].

use serde::Serialize;

use crate::ids::{DeviceId, Jti, Origin, Timestamp};
use crate::jws::{Draft, Header, ParsedJws, Typ};
use crate::keys::PublicKey;
use crate::member::Members;
use crate::paths::Endpoint;
use crate::problem::Problem;

/// HTTP header that carries the proof (RFC 9449 §4.1).
pub const HEADER: &str = "DPoP";

/// Time in seconds for which the `jti` of an accepted proof is remembered. Longer than the whole
/// acceptance window (twice [`crate::skew::WINDOW`]), so that a proof cannot be replayed.
pub const JTI_MEMORY: i64 = 180;

/// Builds the proof for one request, for the possession key to sign.
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

/// Proof whose structure, method and URL match the request, with the signature not yet verified.
/// Remaining steps, in order: look up the key of [`Proof::kid`], [`Proof::verify`], reject a
/// revoked device, [`crate::skew::check`], reject a used `jti`.
pub struct Proof {
    parsed: ParsedJws,
    kid: DeviceId,
    iat: Timestamp,
    jti: Jti,
}

impl Proof {
    /// Parses a header value as the proof of a request of `method` to `url` (origin and path). Both
    /// are compared byte for byte, which is stricter than RFC 9449 §4.3.
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

    /// Device that the proof names as its signer.
    #[must_use]
    pub fn kid(&self) -> &DeviceId {
        &self.kid
    }

    /// Time of issue that the proof states.
    #[must_use]
    pub fn iat(&self) -> Timestamp {
        self.iat
    }

    /// Id of the proof, unique for its device.
    #[must_use]
    pub fn jti(&self) -> &Jti {
        &self.jti
    }

    /// Verifies the signature with `possession`, the device's possession key.
    pub fn verify(&self, possession: &PublicKey) -> Result<(), Problem> {
        self.parsed.verify(possession).map_err(|_| Problem::BadProof)
    }
}
