//! What waits, and the usernames.

use key_view::{AccountView, Connection, HomeView, Intent, PendingView};
use yew::{Html, html};

use crate::components::account_card::{account_card, connection_name};
use crate::components::button::{Button, Look, icon_button};
use crate::components::countdown::countdown;
use crate::components::heading::heading;
use crate::components::icon::{Icon, draw, emblem};
use crate::components::row::Row;
use crate::components::top_bar::{Back, top_bar};
use crate::components::try_again::try_again;
use crate::stage::Stage;

/// Home.
pub(crate) fn home(stage: &Stage, view: &HomeView) -> Html {
    let messages = stage.messages().home;
    let HomeView { pending, accounts } = view;
    let bar = html! {
        <>
            <span class="mark">{ draw(Icon::Key) }</span>
            { heading("Finago Key") }
            { icon_button(messages.settings, Icon::Gear, false, &stage.on(Intent::OpenSettings)) }
        </>
    };
    let add = Button {
        label: messages.add,
        icon: Some(Icon::Plus),
        look: Look::Quiet,
        onpress: stage.on(Intent::AddAccount),
        ..Button::default()
    };
    html! {
        <main key="home" class="page" data-screen="home">
            { top_bar(stage, Back::None, bar) }
            <div class="body">
                if pending.is_empty() {
                    { quiet(stage, worst(accounts)) }
                } else {
                    <section>
                        <h2><span role="status">{ (messages.waiting)(pending.len()) }</span></h2>
                        <ul class="cards">{ for pending.iter().map(|pending| waiting(stage, pending)) }</ul>
                    </section>
                }
                <section>
                    <h2>{ messages.usernames }</h2>
                    <ul class="cards">{ for accounts.iter().map(|account| connected(stage, account)) }</ul>
                    { add.draw() }
                </section>
            </div>
        </main>
    }
}

/// Nothing waits, as far as the app can know.
fn quiet(stage: &Stage, connection: Connection) -> Html {
    let messages = stage.messages();
    let icon = match connection {
        Connection::Online => Icon::Shield,
        Connection::Connecting => Icon::Clock,
        Connection::Unreachable => Icon::Offline,
        Connection::Failing | Connection::KeyGone => Icon::Warning,
    };
    html! {
        <section class="quiet-panel" data-connection={connection_name(connection)}>
            { emblem(icon, "") }
            <div role="status">
                <h2>{ (messages.home.quiet_heading)(connection) }</h2>
                <p class="soft">{ (messages.home.quiet_text)(connection) }</p>
            </div>
            if matches!(connection, Connection::Unreachable | Connection::Failing) {
                { try_again(stage, Look::Secondary) }
            }
        </section>
    }
}

fn waiting(stage: &Stage, pending: &PendingView) -> Html {
    let open = stage.on(Intent::OpenChallenge { id: pending.id.clone() });
    html! {
        <li key={pending.id.clone()}>
            <button
                type="button"
                class="card opens waiting"
                data-challenge={pending.id.clone()}
                onclick={open.reform(|_| ())}
            >
                <span class="lines">
                    <span class="strong">{ (stage.messages().home.kind)(pending.kind) }{ " · " }{ &pending.service }</span>
                    <span class="soft">{ &pending.username }</span>
                    { countdown(stage.language, stage.deadline(pending.time_left)) }
                </span>
                { draw(Icon::Forward) }
            </button>
        </li>
    }
}

fn connected(stage: &Stage, account: &AccountView) -> Html {
    let messages = stage.messages().home;
    let offline_code = Row {
        icon: Some(Icon::Code),
        label: messages.offline_code,
        name: Some((messages.offline_code_for)(&account.username)),
        onpress: stage.on(Intent::OpenOfflineCode { account: account.id.clone() }),
        ..Row::default()
    };
    account_card(stage, account, offline_code.draw())
}

/// The connection that most stands in the way of a request's arriving.
fn worst(accounts: &[AccountView]) -> Connection {
    let gravity = |connection: &Connection| match connection {
        Connection::Online => 0,
        Connection::Connecting => 1,
        Connection::Failing => 2,
        Connection::Unreachable => 3,
        Connection::KeyGone => 4,
    };
    let connections = accounts.iter().map(|account| account.connection);
    connections.max_by_key(gravity).unwrap_or(Connection::Online)
}

#[cfg(test)]
mod tests {
    use key_view::{AccountView, Connection};

    use super::worst;

    fn account(connection: Connection) -> AccountView {
        AccountView {
            id: "a".into(),
            username: "anna".into(),
            display_name: "Anna".into(),
            host: "key.example".into(),
            connection,
        }
    }

    #[test]
    fn nothing_waits_is_only_said_when_every_backend_is_heard() {
        use Connection::{Connecting, Failing, Online, Unreachable};
        assert_eq!(worst(&[account(Online), account(Online)]), Online);
        assert_eq!(worst(&[account(Online), account(Connecting)]), Connecting);
        assert_eq!(worst(&[account(Unreachable), account(Online), account(Failing)]), Unreachable);
    }
}
