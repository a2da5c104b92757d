//! Screen with the devices of a username.

use key_view::{DeviceKind, DeviceListView, DeviceView, DevicesView, Intent, SendTrouble};
use yew::{Component, Context, Html, Properties, SubmitEvent, html};

use super::history::date;
use crate::components::button::{Button, Look};
use crate::components::field::Field;
use crate::components::heading::heading;
use crate::components::icon::{Icon, draw, emblem};
use crate::components::problem::progress;
use crate::components::row::{End, Row};
use crate::components::top_bar::top_bar;
use crate::components::try_again::try_again;
use crate::ui_context::UiContext;

/// Renders the list of devices.
pub(crate) fn devices(ui: &UiContext, view: &DevicesView, key: String) -> Html {
    let messages = ui.messages();
    let content = match &view.list {
        DeviceListView::Loading => html! {
            <section class="quiet-panel">
                { emblem(Icon::Phone, "calm working") }
                <p class="soft" role="status">{ messages.devices.loading }</p>
            </section>
        },
        DeviceListView::Failed(trouble) => html! {
            <section class="quiet-panel">
                { emblem(if *trouble == SendTrouble::Unreachable { Icon::Offline } else { Icon::Warning }, "warn") }
                <p id="problem" role="alert">{ messages.devices.failed(*trouble) }</p>
                { try_again(ui, Look::Secondary) }
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
                <p class="soft">{ &view.username }</p>
                { progress(view.busy, messages.controls.working) }
                { content }
            </div>
        </main>
    }
}

fn device(ui: &UiContext, device: &DeviceView, busy: bool) -> Html {
    let messages = ui.messages().devices;
    let icon = match device.kind {
        DeviceKind::Android | DeviceKind::Ios => Icon::Phone,
        DeviceKind::Desktop => Icon::Screen,
    };
    let disconnect = Row {
        icon: Some(Icon::Cross),
        label: messages.disconnect,
        name: Some(messages.disconnect_from(&device.name)),
        end: End::Destructive,
        disabled: busy,
        onpress: ui.callback(Intent::AskRevoke { device: device.id.clone() }),
        ..Row::default()
    };
    let kind = if device.this { messages.this } else { messages.kind(device.kind) };
    let on = |at| date(ui.language, at);
    html! {
        <li key={device.id.clone()} class="card rows" data-device={if device.this { "this" } else { "other" }}>
            <div class="with-icon">
                { draw(icon) }
                <div class="account-name">
                    <p class="strong">{ &device.name }</p>
                    <p class="soft">{ kind }</p>
                    <p class="soft">{ messages.connected(&on(device.enrolled_at)) }</p>
                    if !device.this {
                        <p class="soft">{ messages.seen(&on(device.seen_at)) }</p>
                    }
                </div>
            </div>
            if device.this {
                <Rename key={device.name.clone()} ui={ui.clone()} name={device.name.clone()} {busy} />
            } else {
                { disconnect.draw() }
            }
        </li>
    }
}

/// Properties of the form that renames this phone.
#[derive(Properties, PartialEq)]
struct RenameProps {
    ui: UiContext,
    name: String,
    busy: bool,
}

/// The form, with the name typed so far.
struct Rename {
    name: String,
}

/// Messages of the form.
enum Message {
    Typed(String),
    Send,
}

impl Component for Rename {
    type Message = Message;
    type Properties = RenameProps;

    fn create(context: &Context<Self>) -> Self {
        Self { name: context.props().name.clone() }
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Typed(name) => self.name = name,
            Message::Send => {
                context.props().ui.intents.emit(Intent::RenameDevice { name: self.name.clone() })
            }
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let (RenameProps { ui, name, busy }, link) = (context.props(), context.link());
        let messages = ui.messages().devices;
        let field = Field {
            id: "device-name",
            label: messages.name,
            typed: &self.name,
            ontype: link.callback(Message::Typed),
            hint: None,
            invalid: false,
            disabled: *busy,
            autocomplete: "off",
            inputmode: "text",
        };
        let save = Button {
            id: Some("rename"),
            label: messages.rename,
            submit: true,
            disabled: *busy || self.name == *name,
            ..Button::default()
        };
        let onsubmit = link.callback(|event: SubmitEvent| {
            event.prevent_default();
            Message::Send
        });
        html! { <form class="beside" novalidate=true {onsubmit}>{ field.draw() }{ save.draw() }</form> }
    }
}
