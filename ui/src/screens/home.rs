//! Home screen: pending challenges and connected usernames.

use key_view::{AccountView, Check, Connection, Fact, HomeView, Intent, PendingFact, PendingView};
use yew::{Html, html};

use super::cards::cards as lasting_news;
use crate::components::account_card::{account_card, connection_name};
use crate::components::button::{Button, Look};
use crate::components::countdown::countdown;
use crate::components::foreign::{foreign, mark, marked};
use crate::components::icon::{Icon, draw, emblem};
use crate::components::page::{heading, progress};
use crate::ui_context::UiContext;

/// Renders the home screen.
pub(crate) fn home(ui: &UiContext, view: &HomeView) -> Html {
    let messages = ui.messages().home;
    let HomeView { pending, cards, check, accounts } = view;
    let settings = Button {
        icon: Some(Icon::GEAR),
        ..Button::new(Look::Icon, messages.settings, ui.callback(Intent::OpenSettings))
    };
    let add = Button {
        icon: Some(Icon::PLUS),
        ..Button::new(Look::Quiet, messages.add, ui.callback(Intent::AddAccount))
    };
    html! {
        <main key="home" class="page" data-screen="home">
            <header class="top-bar">
                <span class="mark">{ draw(Icon::KEY) }</span>
                { heading("Finago Key") }
                { settings.draw() }
            </header>
            <div class="body">
                if pending.is_empty() {
                    { lasting_news(ui, cards) }
                    { empty_state(ui, worst_connection(accounts), *check) }
                } else {
                    <section key="pending">
                        <h2><span role="status">{ messages.waiting(pending.len()) }</span></h2>
                        <ul class="cards">{ for pending.iter().map(|pending| pending_card(ui, pending)) }</ul>
                    </section>
                    { check_now(ui, *check) }
                    { lasting_news(ui, cards) }
                }
                <section key="usernames">
                    <h2>{ messages.usernames }</h2>
                    <ul class="cards">{ for accounts.iter().map(|account| connected_card(ui, account)) }</ul>
                    { add.draw() }
                </section>
            </div>
        </main>
    }
}

/// Renders the panel for no pending challenges, qualified by the state of the connection.
fn empty_state(ui: &UiContext, connection: Connection, check: Check) -> Html {
    let messages = ui.messages();
    let (icon, tone) = match connection {
        Connection::Online => (Icon::SHIELD, ""),
        Connection::Connecting => (Icon::CLOCK, ""),
        Connection::Unreachable => (Icon::OFFLINE, "warn"),
        Connection::Failing | Connection::KeyGone | Connection::NotKnown | Connection::UpdateRequired => {
            (Icon::WARNING, "warn")
        }
    };
    html! {
        <section key="panel" class="panel" data-connection={connection_name(connection)}>
            { emblem(icon, tone) }
            <div role="status">
                <h2>{ messages.home.quiet_heading(connection) }</h2>
                <p class="soft">{ messages.home.quiet_text(connection) }</p>
            </div>
            { check_now(ui, check) }
        </section>
    }
}

/// Renders the button that has the requests fetched now, where something may have been missed.
fn check_now(ui: &UiContext, check: Check) -> Html {
    if check == Check::NotNeeded {
        return Html::default();
    }
    let messages = ui.messages().home;
    let working = check == Check::Busy || ui.awaits(&Intent::CheckNow);
    let button = Button {
        id: Some("check-now"),
        working,
        ..Button::new(Look::Secondary, messages.check_now, ui.callback(Intent::CheckNow))
    };
    html! { <>{ progress(working, messages.checking) }{ button.draw() }</> }
}

fn pending_card(ui: &UiContext, pending: &PendingView) -> Html {
    let open = ui.callback(Intent::OpenChallenge { id: pending.id.clone() });
    html! {
        <li key={pending.id.clone()}>
            <button
                type="button"
                class="card opens waiting"
                data-challenge={pending.id.clone()}
                onclick={open.reform(|_| ())}
            >
                <span class="lines">
                    <span class="strong">{ ui.messages().challenge.kind(pending.kind) }{ " · " }{ foreign(&pending.service) }</span>
                    <span class={tone(pending.username_differs)}>{ foreign(&pending.username) }</span>
                    { for pending.facts.iter().map(|fact| pending_fact(ui, fact)) }
                    { countdown(ui.language, ui.deadline(pending.time_left)) }
                </span>
                { draw(Icon::FORWARD) }
            </button>
        </li>
    }
}

/// Renders a fact about a pending challenge.
fn pending_fact(ui: &UiContext, PendingFact { fact, differs }: &PendingFact) -> Html {
    let messages = ui.messages().challenge;
    let text = match fact {
        Fact::Detail(value) => mark(value),
        Fact::Browser { browser, os } => messages.browser_on(&mark(browser), &mark(os)),
        Fact::Place(place) => place.as_deref().map_or_else(|| messages.unknown_place.to_owned(), mark),
    };
    html! { <span class={tone(*differs)}>{ marked(&text) }</span> }
}

/// Class of a text that stands out if it differs between the pending challenges.
fn tone(differs: bool) -> &'static str {
    if differs { "differs" } else { "soft" }
}

fn connected_card(ui: &UiContext, account: &AccountView) -> Html {
    let messages = ui.messages().home;
    let open = ui.callback(Intent::OpenOfflineCode { account: account.id.clone() });
    let offline_code = Button {
        icon: Some(Icon::CODE),
        name: Some(messages.offline_code_for(&account.username)),
        ..Button::new(Look::Row, messages.offline_code, open)
    };
    account_card(ui, account, offline_code.draw())
}

/// The worst state among the accounts' connections; online if there are no accounts.
fn worst_connection(accounts: &[AccountView]) -> Connection {
    let severity = |connection: &Connection| match connection {
        Connection::Online => 0,
        Connection::Connecting => 1,
        Connection::Failing => 2,
        Connection::Unreachable => 3,
        Connection::NotKnown => 4,
        Connection::UpdateRequired => 5,
        Connection::KeyGone => 6,
    };
    let connections = accounts.iter().map(|account| account.connection);
    connections.max_by_key(severity).unwrap_or(Connection::Online)
}

#[cfg(test)]
mod tests {
    use key_view::{AccountView, Connection};

    use super::worst_connection;

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
    fn empty_state_reports_the_worst_connection() {
        use Connection::{Connecting, Failing, Online, Unreachable};
        assert_eq!(worst_connection(&[account(Online), account(Online)]), Online);
        assert_eq!(worst_connection(&[account(Online), account(Connecting)]), Connecting);
        assert_eq!(worst_connection(&[account(Unreachable), account(Online), account(Failing)]), Unreachable);
    }
}
