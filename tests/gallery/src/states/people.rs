//! Fixtures of users: one with short names, and one with names of realistic maximum length.

use key_view::{AccountView, Connection};

/// A typical username.
pub(super) const MAIJA: &str = "maija.virtanen@example.fi";

/// A username of sixty characters without a space.
pub(super) const LONG_USERNAME: &str = "karl-kristian.hammarskjold-lindqvist@tilitoimistopalvelut.fi";

/// A long company name.
pub(super) const LONG_COMPANY: &str = "Etelä-Pohjanmaan Maatalouskoneiden Huolto- ja Varaosapalvelut Oy";

/// A long device name.
pub(super) const LONG_DEVICE: &str = "Karl-Kristian Hammarskjöld-Lindqvists Arbetstelefon 2 (Reserv)";

/// A Unix timestamp in March 2026, in seconds.
pub(super) const MARCH: i64 = 1_773_300_000;

/// A typical account.
pub(super) fn maija(connection: Connection) -> AccountView {
    AccountView {
        id: "maija".into(),
        username: MAIJA.into(),
        display_name: "Tilitoimisto Virtanen Oy".into(),
        host: "key.example".into(),
        connection,
    }
}

/// An account with long values in every field.
pub(super) fn karl(connection: Connection) -> AccountView {
    AccountView {
        id: "karl".into(),
        username: LONG_USERNAME.into(),
        display_name: LONG_COMPANY.into(),
        host: "bekraftelser.ekonomiforvaltning.key.example".into(),
        connection,
    }
}

/// Returns `count` accounts, as a bookkeeper with many clients has.
pub(super) fn clients(count: usize) -> Vec<AccountView> {
    let client = |number: usize| AccountView {
        id: format!("client{number}"),
        username: format!("client{number}.virtanen@example.fi"),
        display_name: format!("Asiakas {number} Oy"),
        ..maija(Connection::Online)
    };
    (1..=count).map(client).collect()
}
