//! Who a username is, and whether its requests can arrive.

use key_view::{AccountView, Connection};
use yew::{Html, html};

use crate::ui_context::UiContext;

/// A card about a connected username, with rows of what can be done with it.
pub(crate) fn account_card(ui: &UiContext, account: &AccountView, rows: Html) -> Html {
    let AccountView { id, username, display_name, host, connection } = account;
    let state = (ui.messages().home.connection)(*connection);
    html! {
        <li key={id.clone()} class="card rows" data-account={id.clone()} data-connection={connection_name(*connection)}>
            <div class="account-name">
                <p class="strong">{ username }</p>
                <p class="soft">{ display_name }</p>
                <p class="soft"><span class="lamp" aria-hidden="true" />{ state }{ " · " }{ host }</p>
            </div>
            { rows }
        </li>
    }
}

/// The connection's name, by which style sheets colour it.
pub(crate) fn connection_name(connection: Connection) -> &'static str {
    match connection {
        Connection::Connecting => "connecting",
        Connection::Online => "online",
        Connection::Unreachable => "unreachable",
        Connection::KeyGone => "key-gone",
        Connection::Failing => "failing",
    }
}
