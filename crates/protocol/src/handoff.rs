//! Handoff between a browser and the app on one phone: secrets that prove, in each direction, that
//! both are on the same phone.

use std::fmt;

use ring::rand::SecureRandom;
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq as _;
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::base64url;
use crate::ids::Invalid;
use crate::keys::NoRandomness;

macro_rules! secret {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Zeroize, ZeroizeOnDrop, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Generates a secret of 128 random bits.
            pub fn random(rng: &dyn SecureRandom) -> Result<Self, NoRandomness> {
                let mut bytes = [0; 16];
                rng.fill(&mut bytes).map_err(|_| NoRandomness)?;
                Ok(Self(base64url::encode(bytes)))
            }

            /// Parses the canonical base64url form of 16 bytes: 22 characters.
            pub fn parse(text: impl Into<String>) -> Result<Self, Invalid> {
                let secret = Self(text.into());
                if base64url::decode_exactly::<16>(&secret.0).is_some() {
                    Ok(secret)
                } else {
                    Err(Invalid("16 bytes in base64url"))
                }
            }

            /// Secret in plain text, to send or compare.
            #[must_use]
            pub fn expose(&self) -> &str {
                &self.0
            }
        }

        impl PartialEq for $name {
            /// Compares in constant time.
            fn eq(&self, other: &Self) -> bool {
                self.0.as_bytes().ct_eq(other.0.as_bytes()).into()
            }
        }

        impl Eq for $name {}

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }

        impl TryFrom<String> for $name {
            type Error = Invalid;

            fn try_from(text: String) -> Result<Self, Invalid> {
                Self::parse(text)
            }
        }

        impl From<$name> for String {
            fn from(secret: $name) -> Self {
                secret.0.clone()
            }
        }
    };
}

secret!(
    /// Secret of a waiting page. An approval that carries it comes from the phone that shows the
    /// page, in place of a matched number.
    Handoff
);
secret!(
    /// Secret in the response to an approval with a handoff. The session opens only when the
    /// browser that asked brings it back.
    Release
);
