//! Forbids cleartext at the platform level. The app's own connections are made in Rust and have
//! tests of their own; these rules cover the WebView and libraries.

use anyhow::{Result, ensure};
use roxmltree::Document;

use crate::mobile_check::project::{MANIFEST, Project, XCODE, android, elements, expect_android};
use crate::mobile_check::rule::{Rule, change};

const RELEASE: &str = "gen/android/app/src/main/res/xml/network_security_config.xml";
const DEBUG: &str = "gen/android/app/src/debug/res/xml/network_security_config.xml";

/// The phone itself, and the host of an emulator.
const NEAR: &[&str] = &["127.0.0.1", "localhost", "10.0.2.2"];

pub(super) const RULES: &[Rule] = &[
    Rule {
        control: "MASVS-NETWORK-1",
        says: "cleartext is for debug builds, and there for the machine itself only",
        holds: nothing_goes_in_the_open,
        broken_by: &[
            change(MANIFEST, r#"android:networkSecurityConfig="@xml/network_security_config""#, ""),
            change(
                MANIFEST,
                "android:allowBackup",
                r#"android:usesCleartextTraffic="true" android:allowBackup"#,
            ),
            change(RELEASE, r#"cleartextTrafficPermitted="false""#, r#"cleartextTrafficPermitted="true""#),
            change(
                RELEASE,
                "</network-security-config>",
                r#"<domain-config cleartextTrafficPermitted="true"><domain>a</domain></domain-config></network-security-config>"#,
            ),
            change(DEBUG, r#"<base-config cleartextTrafficPermitted="false">"#, "<base-config>"),
            change(DEBUG, ">10.0.2.2<", ">10.0.2.3<"),
            change(DEBUG, r#"includeSubdomains="false""#, r#"includeSubdomains="true""#),
        ],
    },
    Rule {
        control: "MASVS-NETWORK-1",
        says: "on iOS App Transport Security has no exception",
        holds: app_transport_security_has_no_exception,
        broken_by: &[change(
            XCODE,
            "        LSRequiresIPhoneOS: true",
            "        LSRequiresIPhoneOS: true\n        NSAppTransportSecurity: {NSAllowsLocalNetworking: true}",
        )],
    },
    Rule {
        control: "MASVS-NETWORK-2",
        says: "no certificate that somebody put on the phone is believed",
        holds: no_certificate_of_the_owner_is_believed,
        broken_by: &[
            change(RELEASE, r#"src="system""#, r#"src="user""#),
            change(
                DEBUG,
                r#"<certificates src="system" />"#,
                r#"<certificates src="system" /><certificates src="user" />"#,
            ),
            change(RELEASE, "</network-security-config>", "<debug-overrides /></network-security-config>"),
        ],
    },
];

fn nothing_goes_in_the_open(project: &Project<'_>) -> Result<()> {
    project.xml(MANIFEST, |manifest| {
        for application in elements(manifest, "application") {
            expect_android(application, "networkSecurityConfig", "@xml/network_security_config")?;
            ensure!(android(application, "usesCleartextTraffic") != Some("true"), "cleartext is asked for");
        }
        Ok(())
    })?;
    project.xml(RELEASE, |config| permits_in_the_open(config, &[]))?;
    project.xml(DEBUG, |config| permits_in_the_open(config, NEAR))
}

fn permits_in_the_open(config: &Document<'_>, where_to: &[&str]) -> Result<()> {
    let permits =
        |element: &roxmltree::Node<'_, '_>| element.attribute("cleartextTrafficPermitted") == Some("true");
    let bases: Vec<_> =
        elements(config, "base-config").map(|base| base.attribute("cleartextTrafficPermitted")).collect();
    ensure!(bases == [Some("false")], "elsewhere cleartext is {bases:?}");
    let open: Vec<_> = config.descendants().filter(permits).flat_map(|open| open.children()).collect();
    let domains: Vec<_> =
        open.iter().filter(|node| node.is_element()).filter_map(|domain| domain.text()).collect();
    ensure!(domains == where_to, "cleartext goes to {domains:?}");
    let subdomains = open.iter().any(|domain| domain.attribute("includeSubdomains") == Some("true"));
    ensure!(!subdomains, "cleartext goes to subdomains");
    Ok(())
}

fn app_transport_security_has_no_exception(project: &Project<'_>) -> Result<()> {
    ensure!(!project.text(XCODE)?.contains("NSAppTransportSecurity"), "there is one");
    Ok(())
}

fn no_certificate_of_the_owner_is_believed(project: &Project<'_>) -> Result<()> {
    for file in [RELEASE, DEBUG] {
        project.xml(file, |config| {
            let sources: Vec<_> =
                elements(config, "certificates").map(|certificates| certificates.attribute("src")).collect();
            ensure!(sources == [Some("system")], "believed is {sources:?}");
            ensure!(elements(config, "debug-overrides").next().is_none(), "debugging believes others");
            Ok(())
        })?;
    }
    Ok(())
}
