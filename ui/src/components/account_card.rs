//! Who a username is.

use key_view::{AccountView, Connection};
use yew::{Html, Properties, component, html};

use crate::stage::use_stage;

/// An account.
#[derive(Properties, PartialEq)]
pub(crate) struct AccountNameProps {
    pub(crate) account: AccountView,
}

#[component]
pub(crate) fn AccountName(props: &AccountNameProps) -> Html {
    let stage = use_stage();
    let AccountView {
        username,
        display_name,
        host,
        connection,
        ..
    } = &props.account;
    html! {
        <div class="account-name">
            <p class="strong">{ username }</p>
            <p class="soft">{ display_name }</p>
            <p class="soft">
                <span class="lamp" aria-hidden="true" />
                { (stage.words().home.connection)(*connection) }{ " · " }{ host }
            </p>
        </div>
    }
}

/// The connection's name, by which style sheets colour its lamp.
pub(crate) fn connection_name(connection: Connection) -> &'static str {
    match connection {
        Connection::Connecting => "connecting",
        Connection::Online => "online",
        Connection::Unreachable => "unreachable",
        Connection::Failing => "failing",
    }
}
