//! The endpoints of the protocol, without their path parameters.

use axum::http::Method;
use key_protocol::paths::API_BASE;

/// An endpoint of the protocol: method and path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Route {
    /// Enrols a device.
    Enrol,
    /// Lists the open challenges.
    Challenges,
    /// Returns one challenge.
    Challenge,
    /// Approves, denies or reports a challenge.
    Decision,
    /// Streams events.
    Events,
    /// Lists the account's devices.
    Devices,
    /// Renames a device.
    Rename,
    /// Revokes a device.
    Revoke,
    /// Registers a device for pushes.
    Push,
    /// Returns a device's push status.
    PushStatus,
    /// Sends a test push.
    PushTest,
}

impl Route {
    /// Every route.
    pub const ALL: [Self; 11] = [
        Self::Enrol,
        Self::Challenges,
        Self::Challenge,
        Self::Decision,
        Self::Events,
        Self::Devices,
        Self::Rename,
        Self::Revoke,
        Self::Push,
        Self::PushStatus,
        Self::PushTest,
    ];

    /// Method and path as written in the protocol.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Enrol => "POST /devices",
            Self::Challenges => "GET /challenges",
            Self::Challenge => "GET /challenges/{id}",
            Self::Decision => "POST /challenges/{id}/decision",
            Self::Events => "GET /events",
            Self::Devices => "GET /devices",
            Self::Rename => "PATCH /devices/{id}",
            Self::Revoke => "DELETE /devices/{id}",
            Self::Push => "PUT /devices/{id}/push",
            Self::PushStatus => "GET /devices/{id}/push",
            Self::PushTest => "POST /devices/{id}/push/test",
        }
    }

    /// Returns the route of a request, or `None` if the protocol has no such endpoint.
    pub(crate) fn of(method: &Method, path: &str) -> Option<Self> {
        let path = path.strip_prefix(API_BASE)?.strip_prefix('/')?;
        let segments: Vec<&str> = path.split('/').collect();
        match (method.as_str(), segments.as_slice()) {
            ("POST", ["devices"]) => Some(Self::Enrol),
            ("GET", ["devices"]) => Some(Self::Devices),
            ("PATCH", ["devices", _]) => Some(Self::Rename),
            ("DELETE", ["devices", _]) => Some(Self::Revoke),
            ("PUT", ["devices", _, "push"]) => Some(Self::Push),
            ("GET", ["devices", _, "push"]) => Some(Self::PushStatus),
            ("POST", ["devices", _, "push", "test"]) => Some(Self::PushTest),
            ("GET", ["challenges"]) => Some(Self::Challenges),
            ("GET", ["challenges", _]) => Some(Self::Challenge),
            ("POST", ["challenges", _, "decision"]) => Some(Self::Decision),
            ("GET", ["events"]) => Some(Self::Events),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_is_recognised_by_its_name() {
        for route in Route::ALL {
            let (method, path) = route.name().split_once(' ').unwrap();
            let method = Method::from_bytes(method.as_bytes()).unwrap();
            assert_eq!(Route::of(&method, &format!("{API_BASE}{path}")), Some(route));
        }
    }
}
