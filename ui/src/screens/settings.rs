//! Settings.

use key_view::{AvailableSensor, Intent, Notifications, Preferences, SensorView, SettingsView};
use yew::{Html, html};

use super::about::more;
use super::preferences::preferences;
use crate::components::account_card::account_card;
use crate::components::disconnect_sheet::DisconnectSheet;
use crate::components::heading::heading;
use crate::components::icon::Icon;
use crate::components::row::{End, Row};
use crate::components::top_bar::{Back, top_bar};
use crate::components::weak_sensor::weak_sensor;
use crate::stage::Stage;

/// Settings.
pub(crate) fn settings(stage: &Stage, view: &SettingsView, chosen: Preferences) -> Html {
    let words = stage.words().settings;
    let busy = view.busy;
    let accounts = view.accounts.iter().map(|account| {
        let devices = Row {
            icon: Some(Icon::Phone),
            label: words.devices,
            name: Some((words.devices_of)(&account.username)),
            disabled: busy,
            onpress: stage.on(Intent::OpenDevices { account: account.id.clone() }),
            ..Row::default()
        };
        let disconnect = Row {
            icon: Some(Icon::Cross),
            label: words.disconnect,
            name: Some((words.disconnect_from)(&account.username)),
            end: End::Grave,
            disabled: busy,
            onpress: stage.on(Intent::AskDisconnect { account: account.id.clone() }),
            ..Row::default()
        };
        account_card(stage, account, html! { <>{ devices.draw() }{ disconnect.draw() }</> })
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
                    <div class="card rows">
                        { change_pin(stage, busy) }
                        { sensor(stage, view.sensor, busy) }
                    </div>
                </section>
                <section>
                    <h2>{ stage.words().notification.offer }</h2>
                    { notifications(stage, view.notifications, busy) }
                </section>
                { preferences(stage, chosen) }
                { more(stage, busy) }
                <p class="soft version">{ "Finago Key · " }{ (words.version)(&view.version) }</p>
            </div>
        </main>
    }
}

fn change_pin(stage: &Stage, busy: bool) -> Html {
    Row {
        id: Some("change-pin"),
        icon: Some(Icon::Lock),
        label: stage.words().settings.change_pin,
        disabled: busy,
        onpress: stage.on(Intent::ChangePin),
        ..Row::default()
    }
    .draw()
}

fn sensor(stage: &Stage, view: AvailableSensor<SensorView>, busy: bool) -> Html {
    match view {
        AvailableSensor::Strong(view) => sensor_switch(stage, view, busy),
        AvailableSensor::Weak => weak_sensor(stage),
        AvailableSensor::None => Html::default(),
    }
}

fn sensor_switch(stage: &Stage, view: SensorView, busy: bool) -> Html {
    let words = stage.words().sensor;
    Row {
        id: Some("sensor"),
        icon: Some(view.sensor.into()),
        label: (words.instead)(view.sensor),
        note: Some(words.hint),
        end: End::Switch(view.on),
        disabled: busy,
        onpress: stage.on(if view.on { Intent::TurnOffSensor } else { Intent::TurnOnSensor }),
        ..Row::default()
    }
    .draw()
}

/// How notifications stand, and the way to have the phone ask while it still does.
fn notifications(stage: &Stage, notifications: Notifications, busy: bool) -> Html {
    let words = stage.words().notification;
    let row = |id, label, intent: Intent| Row {
        id: Some(id),
        icon: Some(Icon::Bell),
        label,
        end: End::Here,
        disabled: busy,
        working: stage.awaits(&intent),
        onpress: stage.on(intent),
        ..Row::default()
    };
    let row = match notifications {
        Notifications::Undecided => Some(row("allow-notifications", words.allow, Intent::AllowNotifications)),
        Notifications::On => Some(row("try-notification", words.try_out, Intent::TryNotification)),
        Notifications::Off => None,
    };
    html! {
        <div class="card rows">
            <p role="status">{ (words.standing)(notifications) }</p>
            { for row.map(Row::draw) }
        </div>
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
