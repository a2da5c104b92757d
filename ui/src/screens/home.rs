//! What waits, and the usernames.

use key_view::{AccountView, Connection, HomeView, Intent, PendingView};
use yew::{Html, Properties, component, html};

use crate::components::account_name::{AccountName, connection_name};
use crate::components::button::{Button, IconButton, Look};
use crate::components::countdown::Countdown;
use crate::components::heading::Heading;
use crate::components::icon::{Draw, Icon};
use crate::components::top_bar::TopBar;
use crate::stage::{Stage, use_stage};

/// Home.
#[derive(Properties, PartialEq)]
pub(crate) struct HomeProps {
    pub(crate) view: HomeView,
}

#[component]
pub(crate) fn Home(props: &HomeProps) -> Html {
    let stage = use_stage();
    let words = stage.words();
    let HomeView { pending, accounts } = &props.view;
    html! {
        <main class="page" data-screen="home">
            <TopBar back=false>
                <span class="mark"><Draw icon={Icon::Key} /></span>
                <Heading text="Finago Key" />
                <IconButton
                    name={words.home.settings}
                    icon={Icon::Gear}
                    onpress={stage.on(Intent::OpenSettings)}
                />
            </TopBar>
            <div class="body">
                if pending.is_empty() {
                    { quiet(&stage, worst(accounts)) }
                } else {
                    <section>
                        <h2 role="status">{ (words.home.waiting)(pending.len()) }</h2>
                        <ul class="cards">{ for pending.iter().map(|pending| waiting(&stage, pending)) }</ul>
                    </section>
                }
                <section>
                    <h2>{ words.home.usernames }</h2>
                    <ul class="cards">{ for accounts.iter().map(|account| connected(&stage, account)) }</ul>
                    <Button
                        label={words.home.add}
                        icon={Icon::Plus}
                        look={Look::Quiet}
                        onpress={stage.on(Intent::AddAccount)}
                    />
                </section>
            </div>
        </main>
    }
}

/// Nothing waits, as far as the app can know.
fn quiet(stage: &Stage, connection: Connection) -> Html {
    let words = stage.words();
    let icon = match connection {
        Connection::Online => Icon::Shield,
        Connection::Connecting => Icon::Clock,
        Connection::Unreachable => Icon::Offline,
        Connection::Failing => Icon::Warning,
    };
    html! {
        <section class="quiet-panel" data-connection={connection_name(connection)}>
            <span class="emblem"><Draw {icon} /></span>
            <div role="status">
                <h2>{ (words.home.quiet_heading)(connection) }</h2>
                <p class="soft">{ (words.home.quiet_text)(connection) }</p>
            </div>
            if matches!(connection, Connection::Unreachable | Connection::Failing) {
                <Button label={words.controls.try_again} onpress={stage.on(Intent::TryAgain)} />
            }
        </section>
    }
}

fn waiting(stage: &Stage, pending: &PendingView) -> Html {
    let open = stage.on(Intent::OpenChallenge {
        id: pending.id.clone(),
    });
    html! {
        <li key={pending.id.clone()}>
            <button
                type="button"
                class="card waiting"
                data-challenge={pending.id.clone()}
                onclick={open.reform(|_| ())}
            >
                <span class="lines">
                    <span class="strong">{ (stage.words().home.kind)(pending.kind) }{ " · " }{ &pending.service }</span>
                    <span class="soft">{ &pending.username }</span>
                    <Countdown time_left={pending.time_left} aloud=false />
                </span>
                <Draw icon={Icon::Forward} />
            </button>
        </li>
    }
}

fn connected(stage: &Stage, account: &AccountView) -> Html {
    let words = stage.words().home;
    html! {
        <li
            key={account.id.clone()}
            class="card"
            data-account={account.id.clone()}
            data-connection={connection_name(account.connection)}
        >
            <AccountName account={account.clone()} />
            <Button
                label={words.offline_code}
                name={(words.offline_code_for)(&account.username)}
                onpress={stage.on(Intent::OpenOfflineCode { account: account.id.clone() })}
            />
        </li>
    }
}

/// The connection that most stands in the way of a request's arriving.
fn worst(accounts: &[AccountView]) -> Connection {
    let gravity = |connection: &Connection| match connection {
        Connection::Online => 0,
        Connection::Connecting => 1,
        Connection::Failing => 2,
        Connection::Unreachable => 3,
    };
    accounts
        .iter()
        .map(|account| account.connection)
        .max_by_key(gravity)
        .unwrap_or(Connection::Online)
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
        assert_eq!(
            worst(&[account(Unreachable), account(Online), account(Failing)]),
            Unreachable
        );
    }
}
