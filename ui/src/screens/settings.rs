//! Settings.

use key_view::{AccountView, Intent, SettingsView};
use yew::{Html, Properties, component, html};

use crate::components::account_name::{AccountName, connection_name};
use crate::components::button::{Button, Look};
use crate::components::heading::Heading;
use crate::components::top_bar::TopBar;
use crate::stage::use_stage;

/// Settings.
#[derive(Properties, PartialEq)]
pub(crate) struct SettingsProps {
    pub(crate) view: SettingsView,
}

#[component]
pub(crate) fn Settings(props: &SettingsProps) -> Html {
    let SettingsView {
        accounts,
        busy,
        version,
        ..
    } = &props.view;
    let stage = use_stage();
    let words = stage.words().settings;
    let account = |account: &AccountView| {
        html! {
            <li
                key={account.id.clone()}
                class="card"
                data-account={account.id.clone()}
                data-connection={connection_name(account.connection)}
            >
                <AccountName account={account.clone()} />
                <Button
                    label={words.disconnect}
                    name={(words.disconnect_from)(&account.username)}
                    disabled={*busy}
                    onpress={stage.on(Intent::AskDisconnect { account: account.id.clone() })}
                />
            </li>
        }
    };
    html! {
        <main class="page" data-screen="settings" aria-busy={busy.then_some("true")}>
            <TopBar busy={*busy} />
            <div class="body">
                <Heading text={words.heading} />
                <section>
                    <h2>{ words.usernames }</h2>
                    <ul class="cards">{ for accounts.iter().map(account) }</ul>
                </section>
                <p class="soft version">{ "Finago Key · " }{ (words.version)(version) }</p>
            </div>
        </main>
    }
}

/// The question whether to disconnect, over the settings.
#[component]
pub(crate) fn Disconnect(props: &SettingsProps) -> Html {
    let SettingsView {
        accounts,
        disconnecting,
        busy,
        ..
    } = &props.view;
    let stage = use_stage();
    let words = stage.words().settings;
    let account = disconnecting.clone().unwrap_or_default();
    let username = accounts
        .iter()
        .find(|candidate| candidate.id == account)
        .map_or("", |account| account.username.as_str());
    html! {
        <crate::components::sheet::Sheet
            id="disconnect-dialog"
            heading={(words.ask_heading)(username)}
            alert=true
            busy={*busy}
        >
            <p>{ words.ask_text }</p>
            <div class="actions">
                <Button
                    id="disconnect"
                    label={words.yes}
                    look={Look::Grave}
                    working={*busy}
                    onpress={stage.on(Intent::Disconnect { account })}
                />
                <Button label={words.no} disabled={*busy} onpress={stage.on(Intent::KeepConnected)} />
            </div>
        </crate::components::sheet::Sheet>
    }
}
