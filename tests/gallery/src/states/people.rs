//! Whom the states are about: somebody with a short name, and somebody whose every name is as long as names get.

use key_view::{AccountView, Connection};

/// What most usernames look like.
pub(super) const MAIJA: &str = "maija.virtanen@example.fi";

/// Sixty characters without a gap, as some usernames are.
pub(super) const LONG_USERNAME: &str = "karl-kristian.hammarskjold-lindqvist@tilitoimistopalvelut.fi";

/// A company of the kind that bookkeepers have.
pub(super) const LONG_COMPANY: &str = "Etelä-Pohjanmaan Maatalouskoneiden Huolto- ja Varaosapalvelut Oy";

/// What people call their phones.
pub(super) const LONG_DEVICE: &str = "Karl-Kristian Hammarskjöld-Lindqvists Arbetstelefon 2 (Reserv)";

/// A moment in March 2026, in seconds since 1970.
pub(super) const MARCH: i64 = 1_773_300_000;

/// An ordinary account.
pub(super) fn maija(connection: Connection) -> AccountView {
    AccountView {
        id: "maija".into(),
        username: MAIJA.into(),
        display_name: "Tilitoimisto Virtanen Oy".into(),
        host: "key.example".into(),
        connection,
    }
}

/// One where everything is long.
pub(super) fn karl(connection: Connection) -> AccountView {
    AccountView {
        id: "karl".into(),
        username: LONG_USERNAME.into(),
        display_name: LONG_COMPANY.into(),
        host: "bekraftelser.ekonomiforvaltning.key.example".into(),
        connection,
    }
}

/// As many as a bookkeeper has.
pub(super) fn clients(count: usize) -> Vec<AccountView> {
    let client = |number: usize| AccountView {
        id: format!("client{number}"),
        username: format!("client{number}.virtanen@example.fi"),
        display_name: format!("Asiakas {number} Oy"),
        ..maija(Connection::Online)
    };
    (1..=count).map(client).collect()
}
