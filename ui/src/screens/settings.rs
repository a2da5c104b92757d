//! Settings.

use key_view::{Intent, Notifications, Preferences, SensorView, SettingsView};
use yew::{Html, html};

use super::about::more;
use super::preferences::preferences;
use crate::components::account_card::account_card;
use crate::components::button::Button;
use crate::components::disconnect_sheet::DisconnectSheet;
use crate::components::heading::heading;
use crate::components::icon::Icon;
use crate::components::top_bar::{Back, top_bar};
use crate::stage::Stage;

/// Settings.
pub(crate) fn settings(stage: &Stage, view: &SettingsView, chosen: Preferences) -> Html {
    let words = stage.words().settings;
    let busy = view.busy;
    let accounts = view.accounts.iter().map(|account| {
        let disconnect = Button {
            label: words.disconnect,
            name: Some((words.disconnect_from)(&account.username)),
            disabled: busy,
            onpress: stage.on(Intent::AskDisconnect { account: account.id.clone() }),
            ..Button::default()
        };
        let devices = Button {
            label: words.devices,
            name: Some((words.devices_of)(&account.username)),
            icon: Some(Icon::Phone),
            disabled: busy,
            onpress: stage.on(Intent::OpenDevices { account: account.id.clone() }),
            ..Button::default()
        };
        account_card(
            stage,
            account,
            html! { <div class="column">{ devices.draw() }{ disconnect.draw() }</div> },
        )
    });
    html! {
        <main key="settings" class="page" data-screen="settings" aria-busy={busy.then_some("true")}>
            { top_bar(stage, Back::unless(busy), Html::default()) }
            <div class="body">
                { heading(words.heading) }
                <section>
                    <h2>{ words.usernames }</h2>
                    <ul class="cards">{ for accounts }</ul>
                </section>
                <section>
                    <h2>{ words.protection }</h2>
                    <ul class="cards">{ pin_card(stage, busy) }{ for view.sensor.map(|view| sensor_card(stage, view, busy)) }</ul>
                </section>
                <section>
                    <h2>{ stage.words().notification.offer }</h2>
                    <ul class="cards">{ notifications_card(stage, view.notifications, busy) }</ul>
                </section>
                { preferences(stage, chosen) }
                { more(stage, busy) }
                <p class="soft version">{ "Finago Key · " }{ (words.version)(&view.version) }</p>
            </div>
        </main>
    }
}

fn pin_card(stage: &Stage, busy: bool) -> Html {
    let change = Button {
        id: Some("change-pin"),
        label: stage.words().settings.change_pin,
        icon: Some(Icon::Lock),
        disabled: busy,
        onpress: stage.on(Intent::ChangePin),
        ..Button::default()
    };
    html! { <li key="pin" class="card">{ change.draw() }</li> }
}

fn sensor_card(stage: &Stage, view: SensorView, busy: bool) -> Html {
    let words = stage.words().sensor;
    let (id, label, intent) = if view.on {
        ("turn-off-sensor", words.turn_off, Intent::TurnOffSensor)
    } else {
        ("turn-on-sensor", words.turn_on, Intent::TurnOnSensor)
    };
    let name = format!("{label}: {}", (words.instead)(view.sensor));
    let turn = Button {
        id: Some(id),
        label,
        name: Some(name),
        icon: Some(view.sensor.into()),
        disabled: busy,
        onpress: stage.on(intent),
        ..Button::default()
    };
    html! {
        <li key="sensor" class="card" data-sensor={if view.on { "on" } else { "off" }}>
            <div class="account-name">
                <p class="strong">{ (words.instead)(view.sensor) }</p>
                <p class="soft">{ words.hint }</p>
            </div>
            { turn.draw() }
        </li>
    }
}

/// How notifications stand, and the way to have the phone ask while it still does.
fn notifications_card(stage: &Stage, notifications: Notifications, busy: bool) -> Html {
    let words = stage.words().notification;
    let allow = (notifications == Notifications::Undecided).then(|| Button {
        id: Some("allow-notifications"),
        label: words.allow,
        icon: Some(Icon::Bell),
        disabled: busy,
        working: stage.awaits(&Intent::AllowNotifications),
        onpress: stage.on(Intent::AllowNotifications),
        ..Button::default()
    });
    let try_out = (notifications == Notifications::On).then(|| Button {
        id: Some("try-notification"),
        label: words.try_out,
        icon: Some(Icon::Bell),
        disabled: busy,
        onpress: stage.on(Intent::TryNotification),
        ..Button::default()
    });
    html! {
        <li key="notifications" class="card">
            <p role="status">{ (words.standing)(notifications) }</p>
            { for allow.map(Button::draw) }
            { for try_out.map(Button::draw) }
        </li>
    }
}

/// The question whether to disconnect, over the settings.
pub(crate) fn disconnect(stage: &Stage, view: &SettingsView) -> Html {
    let words = stage.words().settings;
    let Some(account) = view.accounts.iter().find(|account| Some(&account.id) == view.disconnecting.as_ref())
    else {
        return Html::default();
    };
    DisconnectSheet {
        id: "disconnect",
        heading: (words.ask_heading)(&account.username),
        text: words.ask_text,
        busy: view.busy,
        yes: Intent::Disconnect { account: account.id.clone() },
    }
    .draw(stage)
}
