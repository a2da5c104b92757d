//! Resolves the host names of push services. A device chooses its push service, so every address is
//! checked at the time of sending: a name may resolve differently by then (DNS rebinding).

use std::error::Error;
use std::io;
use std::iter::successors;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;

use key_protocol::push::Reach;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};

/// A pending lookup.
pub type NamesFuture = Pin<Box<dyn Future<Output = io::Result<Vec<IpAddr>>> + Send>>;

/// Resolves host names to addresses.
pub trait Names: Send + Sync + 'static {
    /// Resolves a host name.
    fn addresses(&self, name: &str) -> NamesFuture;
}

/// The system's resolver.
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

/// The name resolves to an address that must not be sent to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the push service's name leads to an address that is not sent to")]
pub(super) struct OutOfReach;

/// Resolver of the HTTP client that rejects addresses out of reach. The client does no lookups of
/// its own.
pub(super) struct ReachResolver {
    pub(super) names: Arc<dyn Names>,
    pub(super) reach: Reach,
}

impl Resolve for ReachResolver {
    fn resolve(&self, name: Name) -> Resolving {
        let (found, reach) = (self.names.addresses(name.as_str()), self.reach);
        Box::pin(async move {
            let found = found.await?;
            // A name with both allowed and forbidden addresses is rejected as an attack.
            if !found.iter().all(|address| reach.allows(*address)) {
                return Err(OutOfReach.into());
            }
            // Port 0 is replaced by the port of the endpoint.
            let addresses: Addrs = Box::new(found.into_iter().map(|address| SocketAddr::new(address, 0)));
            Ok(addresses)
        })
    }
}

/// Whether a request failed because its address is out of reach.
pub(super) fn is_out_of_reach(error: &reqwest::Error) -> bool {
    let error: &(dyn Error + 'static) = error;
    successors(Some(error), |&error| error.source()).any(|error| error.is::<OutOfReach>())
}
