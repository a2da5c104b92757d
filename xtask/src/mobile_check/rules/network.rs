//! Forbids cleartext at the platform level. The app's own connections are made in Rust and have
//! tests of their own; these rules cover the WebView and libraries.

use anyhow::{Result, ensure};
use roxmltree::Document;

use crate::mobile_check::project::{MANIFEST, Project, XCODE, android, elements, expect_android};
use crate::mobile_check::rule::{Rule, change};

const RELEASE: &str = "gen/android/app/src/main/res/xml/network_security_config.xml";
const DEBUG: &str = "gen/android/app/src/debug/res/xml/network_security_config.xml";

/// The phone itself, and the host of an emulator.
const LOCAL_HOSTS: &[&str] = &["127.0.0.1", "localhost", "10.0.2.2"];

pub(super) const RULES: &[Rule] = &[
    Rule {
        control: "MASVS-NETWORK-1",
        requirement: "cleartext is allowed only in debug builds, to this machine",
        holds: cleartext_is_limited_to_local_debug_hosts,
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
        requirement: "App Transport Security of iOS has no exceptions",
        holds: app_transport_security_has_no_exception,
        broken_by: &[change(
            XCODE,
            "        LSRequiresIPhoneOS: true",
            "        LSRequiresIPhoneOS: true\n        NSAppTransportSecurity: {NSAllowsLocalNetworking: true}",
        )],
    },
    Rule {
        control: "MASVS-NETWORK-2",
        requirement: "certificates installed on the phone are not trusted",
        holds: user_certificates_are_not_trusted,
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

fn cleartext_is_limited_to_local_debug_hosts(project: &Project<'_>) -> Result<()> {
    project.xml(MANIFEST, |manifest| {
        for application in elements(manifest, "application") {
            expect_android(application, "networkSecurityConfig", "@xml/network_security_config")?;
            ensure!(
                android(application, "usesCleartextTraffic") != Some("true"),
                "the manifest allows cleartext"
            );
        }
        Ok(())
    })?;
    project.xml(RELEASE, |config| expect_cleartext_hosts(config, &[]))?;
    project.xml(DEBUG, |config| expect_cleartext_hosts(config, LOCAL_HOSTS))
}

fn expect_cleartext_hosts(config: &Document<'_>, where_to: &[&str]) -> Result<()> {
    let permits =
        |element: &roxmltree::Node<'_, '_>| element.attribute("cleartextTrafficPermitted") == Some("true");
    let bases: Vec<_> =
        elements(config, "base-config").map(|base| base.attribute("cleartextTrafficPermitted")).collect();
    ensure!(bases == [Some("false")], "the base configuration allows cleartext: {bases:?}");
    let open: Vec<_> = config.descendants().filter(permits).flat_map(|open| open.children()).collect();
    let domains: Vec<_> =
        open.iter().filter(|node| node.is_element()).filter_map(|domain| domain.text()).collect();
    ensure!(domains == where_to, "cleartext is allowed to {domains:?}");
    let subdomains = open.iter().any(|domain| domain.attribute("includeSubdomains") == Some("true"));
    ensure!(!subdomains, "cleartext is allowed to subdomains");
    Ok(())
}

fn app_transport_security_has_no_exception(project: &Project<'_>) -> Result<()> {
    ensure!(!project.text(XCODE)?.contains("NSAppTransportSecurity"), "there is an exception");
    Ok(())
}

fn user_certificates_are_not_trusted(project: &Project<'_>) -> Result<()> {
    for file in [RELEASE, DEBUG] {
        project.xml(file, |config| {
            let sources: Vec<_> =
                elements(config, "certificates").map(|certificates| certificates.attribute("src")).collect();
            ensure!(sources == [Some("system")], "trusted certificates are {sources:?}");
            ensure!(
                elements(config, "debug-overrides").next().is_none(),
                "debug-overrides trust other certificates"
            );
            Ok(())
        })?;
    }
    Ok(())
}
