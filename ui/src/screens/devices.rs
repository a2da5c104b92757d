//! Screen with the devices of a username.

use key_view::{DeviceKind, DeviceListView, DeviceView, DevicesView, Intent, SendTrouble};
use yew::{Callback, Html, component, html, use_state};

use super::ScreenProps;
use super::history::date;
use crate::components::button::{Button, Look};
use crate::components::foreign::foreign;
use crate::components::form::{Field, on_submit};
use crate::components::icon::{Icon, draw, emblem};
use crate::components::page::{heading, progress, top_bar};
use crate::ui_context::UiContext;

/// Renders the list of devices.
pub(crate) fn devices(ui: &UiContext, view: &DevicesView, key: String) -> Html {
    let messages = ui.messages();
    let content = match &view.list {
        DeviceListView::Loading => html! {
            <section class="panel">
                { emblem(Icon::PHONE, "calm working") }
                <p class="soft" role="status">{ messages.devices.loading }</p>
            </section>
        },
        DeviceListView::Failed(trouble) => html! {
            <section class="panel">
                { emblem(if *trouble == SendTrouble::Unreachable { Icon::OFFLINE } else { Icon::WARNING }, "warn") }
                <p id="problem" role="alert">{ messages.devices.failed(*trouble) }</p>
                { Button::try_again(ui, Look::Secondary).draw() }
            </section>
        },
        DeviceListView::Listed(devices) => html! {
            <ul class="cards">{ for devices.iter().map(|one| device(ui, one, view.busy)) }</ul>
        },
    };
    html! {
        <main {key} class="page" data-screen="devices" aria-busy={view.busy.then_some("true")}>
            { top_bar(ui, Html::default()) }
            <div class="body">
                { heading(messages.devices.heading) }
                <p class="soft">{ foreign(&view.username) }</p>
                { progress(view.busy, messages.controls.working) }
                { content }
            </div>
        </main>
    }
}

fn device(ui: &UiContext, device: &DeviceView, busy: bool) -> Html {
    let messages = ui.messages().devices;
    let icon = match device.kind {
        DeviceKind::Android | DeviceKind::Ios => Icon::PHONE,
        DeviceKind::Desktop | DeviceKind::Other => Icon::COMPUTER,
    };
    let disconnect = Button {
        icon: Some(Icon::CROSS),
        name: Some(messages.disconnect_from(&device.name)),
        disabled: busy,
        ..Button::new(
            Look::RowDanger,
            messages.disconnect,
            ui.callback(Intent::OpenRevoke { device: device.id.clone() }),
        )
    };
    let kind = if device.this { messages.this } else { messages.kind(device.kind) };
    let on = |at| date(ui.language, at);
    html! {
        <li key={device.id.clone()} class="card rows" data-device={if device.this { "this" } else { "other" }}>
            <div class="with-icon">
                { draw(icon) }
                <div class="account-name">
                    <p class="strong">{ foreign(&device.name) }</p>
                    <p class="soft">{ kind }</p>
                    <p class="soft">{ messages.connected(&on(device.enrolled_at)) }</p>
                    if !device.this {
                        <p class="soft">{ messages.seen(&on(device.seen_at)) }</p>
                    }
                </div>
            </div>
            if device.this {
                <Rename key={device.name.clone()} ui={ui.clone()} view={(device.name.clone(), busy)} />
            } else {
                { disconnect.draw() }
            }
        </li>
    }
}

/// The form that renames this device, with the name typed so far. Its view is the current name, and
/// whether an operation is in progress.
#[component]
fn Rename(ScreenProps { ui, view: (name, busy) }: &ScreenProps<(String, bool)>) -> Html {
    let messages = ui.messages().devices;
    let typed = use_state(|| name.clone());
    let field = Field {
        id: "device-name",
        label: messages.name,
        text: &typed,
        hint: None,
        invalid: false,
        disabled: *busy,
        autocomplete: "off",
        inputmode: "text",
    };
    let rename = ui.callback(Intent::RenameDevice { name: (*typed).clone() });
    let save = Button {
        id: Some("rename"),
        submit: true,
        disabled: *busy || *typed == *name,
        ..Button::new(Look::Secondary, messages.rename, Callback::noop())
    };
    let onsubmit = on_submit(move || rename.emit(()));
    html! { <form class="beside" novalidate=true {onsubmit}>{ field.draw() }{ save.draw() }</form> }
}
