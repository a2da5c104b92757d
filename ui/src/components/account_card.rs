//! Card of a connected username, with the state of its connection.

use key_view::{AccountView, Connection};
use yew::{Html, html};

use super::foreign::foreign;
use crate::ui_context::UiContext;

/// Renders the card of a connected username, with `rows` of actions.
pub(crate) fn account_card(ui: &UiContext, account: &AccountView, rows: Html) -> Html {
    let AccountView { id, username, display_name, host, connection } = account;
    let state = ui.messages().home.connection(*connection);
    html! {
        <li key={id.clone()} class="card rows" data-account={id.clone()} data-connection={connection_name(*connection)}>
            <div class="account-name">
                <p class="strong">{ foreign(username) }</p>
                <p class="soft">{ foreign(display_name) }</p>
                <p class="soft"><span class="status-dot" aria-hidden="true" />{ state }{ " · " }{ foreign(host) }</p>
            </div>
            { rows }
        </li>
    }
}

/// Value of `data-connection`, which style sheets match.
pub(crate) fn connection_name(connection: Connection) -> &'static str {
    match connection {
        Connection::Connecting => "connecting",
        Connection::Online => "online",
        Connection::Unreachable => "unreachable",
        Connection::KeyGone => "key-gone",
        Connection::NotKnown => "not-known",
        Connection::UpdateRequired => "update-required",
        Connection::Failing => "failing",
    }
}
