//! The kinds of request there are, without whose they are.

use axum::http::Method;
use key_protocol::paths::API_BASE;

/// One kind of request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Route {
    /// Connects a new device.
    Enrol,
    /// The open challenges.
    Challenges,
    /// One challenge.
    Challenge,
    /// Approve, deny or report.
    Decision,
    /// The stream of events.
    Events,
    /// The account's devices.
    Devices,
    /// A new name for a device.
    Rename,
    /// The end of a device.
    Revoke,
    /// Where to send pushes.
    Push,
    /// How pushes stand.
    PushStatus,
    /// A push as a test.
    PushTest,
}

impl Route {
    /// All there are.
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

    /// Method and path, as the protocol has them.
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

    /// The kind of a request, if it is one of the protocol's.
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
