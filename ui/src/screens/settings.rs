//! Settings screen.

use key_view::{
    AvailableSensor, Intent, Notifications, Preferences, PushTest, PushView, PushWay, SensorView,
    SettingsView,
};
use yew::{Callback, Html, html};

use super::about::more_rows;
use super::preferences::preferences;
use crate::components::account_card::account_card;
use crate::components::heading::heading;
use crate::components::icon::Icon;
use crate::components::row::{End, Row};
use crate::components::select::select;
use crate::components::top_bar::top_bar;
use crate::components::weak_sensor::weak_sensor;
use crate::ui_context::UiContext;

/// Renders the settings screen.
pub(crate) fn settings(ui: &UiContext, view: &SettingsView, chosen: Preferences) -> Html {
    let messages = ui.messages().settings;
    let busy = view.busy;
    let accounts = view.accounts.iter().map(|account| {
        let devices = Row {
            icon: Some(Icon::Phone),
            label: messages.devices,
            name: Some(messages.devices_of(&account.username)),
            disabled: busy,
            onpress: ui.callback(Intent::OpenDevices { account: account.id.clone() }),
            ..Row::default()
        };
        let disconnect = Row {
            icon: Some(Icon::Cross),
            label: messages.disconnect,
            name: Some(messages.disconnect_from(&account.username)),
            end: End::Destructive,
            disabled: busy,
            onpress: ui.callback(Intent::AskDisconnect { account: account.id.clone() }),
            ..Row::default()
        };
        account_card(ui, account, html! { <>{ devices.draw() }{ disconnect.draw() }</> })
    });
    html! {
        <main key="settings" class="page" data-screen="settings" aria-busy={busy.then_some("true")}>
            { top_bar(ui, Html::default()) }
            <div class="body">
                { heading(messages.heading) }
                <section>
                    <h2>{ messages.usernames }</h2>
                    <ul class="cards">{ for accounts }</ul>
                </section>
                <section>
                    <h2>{ messages.protection }</h2>
                    <div class="card rows">
                        { change_pin(ui, busy) }
                        { sensor(ui, view.sensor, busy) }
                    </div>
                </section>
                <section>
                    <h2>{ ui.messages().notification.offer }</h2>
                    { notifications(ui, view, busy) }
                </section>
                { preferences(ui, chosen) }
                { more_rows(ui, busy) }
                <p class="soft version">{ "Finago Key · " }{ messages.version(&view.version) }</p>
            </div>
        </main>
    }
}

fn change_pin(ui: &UiContext, busy: bool) -> Html {
    Row {
        id: Some("change-pin"),
        icon: Some(Icon::Lock),
        label: ui.messages().settings.change_pin,
        disabled: busy,
        onpress: ui.callback(Intent::ChangePin),
        ..Row::default()
    }
    .draw()
}

fn sensor(ui: &UiContext, view: AvailableSensor<SensorView>, busy: bool) -> Html {
    match view {
        AvailableSensor::Strong(view) => sensor_switch(ui, view, busy),
        AvailableSensor::Weak => weak_sensor(ui),
        AvailableSensor::None => Html::default(),
    }
}

fn sensor_switch(ui: &UiContext, view: SensorView, busy: bool) -> Html {
    let messages = ui.messages().sensor;
    Row {
        id: Some("sensor"),
        icon: Some(view.sensor.into()),
        label: messages.instead(view.sensor),
        note: Some(messages.hint),
        end: End::Switch(view.on),
        disabled: busy,
        onpress: ui.callback(if view.on { Intent::TurnOffSensor } else { Intent::TurnOnSensor }),
        ..Row::default()
    }
    .draw()
}

/// Renders the state of notifications and pushes, with the available actions.
fn notifications(ui: &UiContext, view: &SettingsView, busy: bool) -> Html {
    let messages = ui.messages().notification;
    let row = |id, label, intent: Intent| Row {
        id: Some(id),
        icon: Some(Icon::Bell),
        label,
        end: End::Here,
        disabled: busy,
        working: ui.awaits(&intent) || (id == "try-notification" && view.push.test == PushTest::Sent),
        onpress: ui.callback(intent),
        ..Row::default()
    };
    let row = match view.notifications {
        Notifications::Undecided => {
            Some(row("allow-notifications", messages.allow, Intent::AllowNotifications))
        }
        Notifications::On => Some(row("try-notification", messages.try_out, Intent::TryNotification)),
        Notifications::Off => None,
    };
    let test = view.push.test;
    let result = (test != PushTest::None).then(|| ui.messages().push.test(test));
    html! {
        <div class="card rows">
            <p role="status">{ messages.standing(view.notifications) }</p>
            { push_status(ui, &view.push) }
            { distributors(ui, &view.push) }
            { for row.map(Row::draw) }
            { for result.map(|result| html! { <p role="status">{ result }</p> }) }
        </div>
    }
}

/// Renders whether pushes arrive, and what prevents them.
fn push_status(ui: &UiContext, view: &PushView) -> Html {
    let messages = ui.messages().push;
    let sentences = [
        (view.way != PushWay::Unknown).then(|| messages.way(view.way).to_owned()),
        view.channel_off.then(|| messages.channel_off.to_owned()),
        view.restricted.then(|| messages.restricted.to_owned()),
        view.last_seconds_ago.map(|seconds| messages.last(seconds)),
        (view.dropped > 0).then(|| messages.dropped(view.dropped)),
    ];
    let lines = sentences.into_iter().flatten().map(|line| html! { <p class="soft">{ line }</p> });
    html! { <>{ for lines }</> }
}

/// Renders the choice of the push distributor, if there are at least two.
fn distributors(ui: &UiContext, view: &PushView) -> Html {
    if view.distributors.len() < 2 {
        return Html::default();
    }
    let names = view.distributors.iter().enumerate().map(|(at, distributor)| (at, distributor.name.clone()));
    let none = (usize::MAX, "–".to_owned());
    let chosen = view.distributors.iter().position(|distributor| distributor.chosen);
    let options: Vec<_> = chosen.is_none().then_some(none).into_iter().chain(names).collect();
    let ids: Vec<_> = view.distributors.iter().map(|distributor| distributor.id.clone()).collect();
    let intents = ui.intents.clone();
    let choose = Callback::from(move |at: usize| {
        if let Some(id) = ids.get(at) {
            intents.emit(Intent::ChooseDistributor { id: id.clone() });
        }
    });
    let label = ui.messages().push.through;
    select("distributor", label, options, chosen.unwrap_or(usize::MAX), choose)
}
