//! States of the list of devices.

use key_view::{DeviceKind, DeviceListView, DeviceView, DevicesView, DisconnectTarget, Screen, SendTrouble};

use super::people::{LONG_DEVICE, LONG_USERNAME, MAIJA, MARCH};
use super::{State, confirming};

pub(super) fn listed() -> DevicesView {
    let kinds = every!(DeviceKind { Android, Ios, Desktop, Other });
    let devices =
        kinds.map(|(name, kind)| DeviceView { this: kind == DeviceKind::Android, ..device(name, kind) });
    with(DeviceListView::Listed(devices.into()))
}

pub(super) fn states() -> Vec<State> {
    let lists = every!(DeviceListView {
        Loading,
        Failed(SendTrouble::Unreachable),
        Listed(vec![DeviceView { this: true, ..device("Pixel 10", DeviceKind::Android) }]),
    });
    let troubles = every!(SendTrouble { Unreachable, BackendFailed });
    let long = || {
        let named = |this| DeviceView { this, ..device(LONG_DEVICE, DeviceKind::Ios) };
        let list =
            DeviceListView::Listed(vec![named(true), DeviceView { id: "other".into(), ..named(false) }]);
        DevicesView { username: LONG_USERNAME.into(), ..with(list) }
    };
    let asking = |name: &str, device: &str, view| {
        let target = DisconnectTarget::Device { id: device.into(), name: device.into() };
        confirming(&format!("devices {name}"), Screen::Devices(view), target)
    };
    let devices =
        [("of every kind", listed()), ("busy", DevicesView { busy: true, ..listed() }), ("long", long())];
    let asked = [
        asking("disconnecting", "Ios", listed()),
        asking("disconnecting long", LONG_DEVICE, long()),
        asking("disconnecting busy", "Ios", DevicesView { busy: true, ..listed() }),
    ];
    let failed = troubles.map(|(name, trouble)| (name, with(DeviceListView::Failed(trouble))));
    let devices = devices.into_iter().chain(lists.map(|(name, list)| (name, with(list)))).chain(failed);
    [super::states("devices", Screen::Devices, devices), asked.into()].concat()
}

fn with(list: DeviceListView) -> DevicesView {
    DevicesView { username: MAIJA.into(), list, busy: false }
}

fn device(name: &str, kind: DeviceKind) -> DeviceView {
    DeviceView {
        id: name.into(),
        name: name.into(),
        kind,
        this: false,
        enrolled_at: MARCH,
        seen_at: MARCH + 86_400,
    }
}
