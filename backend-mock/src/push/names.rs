//! The addresses behind the names of push services. A device names its push service, so every address is looked at before anything is
//! sent there, at the moment of sending: a name may lead elsewhere by then (DNS rebinding).

use std::error::Error;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;

use key_protocol::push::Reach;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};

/// A lookup under way.
pub type NamesFuture = Pin<Box<dyn Future<Output = io::Result<Vec<IpAddr>>> + Send>>;

/// Tells the addresses behind a name.
pub trait Names: Send + Sync + 'static {
    /// Looks a name up.
    fn addresses(&self, name: &str) -> NamesFuture;
}

/// The names that this machine knows.
pub struct SystemNames;

impl Names for SystemNames {
    fn addresses(&self, name: &str) -> NamesFuture {
        let name = name.to_owned();
        Box::pin(async move {
            let found = tokio::net::lookup_host((name, 0)).await?;
            Ok(found.map(|address| address.ip()).collect())
        })
    }
}

/// An address that pushes do not go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the push service's name leads to an address that is not sent to")]
pub(super) struct OutOfReach;

/// Looks names up for the HTTP client, which connects to what it is given here and looks up nothing itself.
pub(super) struct ReachResolver {
    pub(super) names: Arc<dyn Names>,
    pub(super) reach: Reach,
}

impl Resolve for ReachResolver {
    fn resolve(&self, name: Name) -> Resolving {
        let (found, reach) = (self.names.addresses(name.as_str()), self.reach);
        Box::pin(async move {
            let found = found.await?;
            // One that leads to both kinds is up to no good.
            if !found.iter().all(|address| reach.allows(*address)) {
                return Err(OutOfReach.into());
            }
            // Port 0 stands for the one of the endpoint.
            let addresses: Addrs = Box::new(found.into_iter().map(|address| SocketAddr::new(address, 0)));
            Ok(addresses)
        })
    }
}

/// Whether a request failed because its address is not sent to.
pub(super) fn is_out_of_reach(error: &reqwest::Error) -> bool {
    let mut cause: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(error) = cause {
        if error.is::<OutOfReach>() {
            return true;
        }
        cause = error.source();
    }
    false
}
