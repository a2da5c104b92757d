//! The protocol's addresses: the one place that spells them, for client, proofs and server.

/// Spells the prefix of every path of this API version.
macro_rules! api_base {
    () => {
        "/api/v1"
    };
}

/// Prefix of every path of this API version.
pub const API_BASE: &str = api_base!();

macro_rules! routes {
    ($($(#[$doc:meta])+ $route:ident => $method:literal $path:literal,)+) => {
        /// Kind of a device's request: method and path, without the ids in it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Route {
            $($(#[$doc])+ $route,)+
        }

        impl Route {
            /// Every route.
            pub const ALL: [Self; [$(Self::$route),+].len()] = [$(Self::$route),+];

            /// HTTP method.
            #[must_use]
            pub fn method(self) -> &'static str {
                match self {
                    $(Self::$route => $method,)+
                }
            }

            /// Path from the root of the origin, with `{id}` in place of an id, as routers write it.
            #[must_use]
            pub fn pattern(self) -> &'static str {
                match self {
                    $(Self::$route => concat!(api_base!(), $path),)+
                }
            }

            /// Method and path below [`API_BASE`], as the protocol's description writes them.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$route => concat!($method, " ", $path),)+
                }
            }
        }
    };
}

routes! {
    /// Enrols a device.
    Enrol => "POST" "/devices",
    /// Lists the open challenges.
    Challenges => "GET" "/challenges",
    /// Returns one challenge.
    Challenge => "GET" "/challenges/{id}",
    /// Approves, denies or reports a challenge.
    Decision => "POST" "/challenges/{id}/decision",
    /// Streams events.
    Events => "GET" "/events",
    /// Lists the account's devices.
    Devices => "GET" "/devices",
    /// Renames a device.
    Rename => "PATCH" "/devices/{id}",
    /// Revokes a device.
    Revoke => "DELETE" "/devices/{id}",
    /// Registers a device for pushes.
    Push => "PUT" "/devices/{id}/push",
    /// Returns a device's push status.
    PushStatus => "GET" "/devices/{id}/push",
    /// Sends a test push.
    PushTest => "POST" "/devices/{id}/push/test",
    /// Registers a device's sensor key.
    SensorKey => "PUT" "/devices/{id}/sensor-key",
    /// Removes a device's sensor key.
    SensorKeyRemoval => "DELETE" "/devices/{id}/sensor-key",
    /// Lists the account's notices.
    Notices => "GET" "/notices",
}

impl Route {
    /// Returns the route of a request, or `None` if the protocol has no such endpoint.
    #[must_use]
    pub fn of(method: &str, path: &str) -> Option<Self> {
        let fits = |pattern: &str, segment: &str| pattern == "{id}" || pattern == segment;
        Self::ALL.into_iter().find(|route| {
            let pattern = route.pattern().split('/');
            route.method() == method
                && pattern.clone().count() == path.split('/').count()
                && pattern.zip(path.split('/')).all(|(pattern, segment)| fits(pattern, segment))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_is_recognised_by_its_name() {
        for route in Route::ALL {
            let (method, path) = route.name().split_once(' ').unwrap();
            assert_eq!(Route::of(method, &format!("{API_BASE}{path}")), Some(route));
            assert_eq!(Route::of(method, &format!("{API_BASE}{}", path.replace("{id}", "AbC"))), Some(route));
            assert_eq!(Route::of(method, &format!("{API_BASE}{path}/more/of/it")), None);
            assert_eq!(Route::of(method, path), None);
        }
    }
}
