//! Appearance outside the interface: icons and splash screen.

use std::fs;
use std::io::BufReader;

use anyhow::{Context as _, Result, bail, ensure};

use crate::mobile_check::project::{GRADLE, Project, RESOURCES, expect_code};
use crate::mobile_check::rule::{BUILDS, Rule, change};

const ICON: &str = "src-tauri/icons/icon.svg";
const TOKENS: &str = "ui/styles/tokens.css";
const ASSETS: &str = "gen/apple/Assets.xcassets";
const ICONS: &str = "gen/apple/Assets.xcassets/AppIcon.appiconset/Contents.json";
const GROUND: &str = "gen/apple/Assets.xcassets/Ground.colorset/Contents.json";

/// Files that draw the mark.
const MARKS: &[&str] = &[
    ICON,
    "gen/apple/Assets.xcassets/Mark.imageset/mark.svg",
    "gen/apple/Assets.xcassets/Mark.imageset/mark-dark.svg",
    "gen/android/app/src/main/res/drawable/mark.xml",
    "gen/android/app/src/main/res/drawable/ic_launcher_foreground.xml",
];

pub(super) const RULES: &[Rule] = &[
    Rule {
        control: BUILDS,
        requirement: "texts of libraries are included only in the app's languages",
        holds: |project| {
            let filters = "localeFilters += listOf(\"en\", \"fi\", \"sv\")";
            expect_code(&project.code(GRADLE)?, filters)
        },
        broken_by: &[change(GRADLE, "listOf(\"en\", \"fi\", \"sv\")", "listOf(\"en\")")],
    },
    Rule {
        control: BUILDS,
        requirement: "the mark has one path everywhere, and the icon has adaptive and monochrome layers",
        holds: mark_is_the_same_everywhere,
        broken_by: &[
            change(ICON, "M15.5,3.8", "M15.5,3.9"),
            change("gen/android/app/src/main/res/drawable/mark.xml", "M15.5,3.8", "M15.5,3.9"),
            change(
                "gen/android/app/src/main/res/mipmap-anydpi/ic_launcher_round.xml",
                "<monochrome android:drawable=\"@drawable/ic_launcher_foreground\" />",
                "",
            ),
        ],
    },
    Rule {
        control: BUILDS,
        requirement: "each iOS icon has its size and is opaque",
        holds: ios_icons_have_their_size_and_are_opaque,
        broken_by: &[
            change(ICONS, "AppIcon-20x20@3x.png", "AppIcon-20x20@2x.png"),
            change(ICONS, "\"size\" : \"83.5x83.5\"", "\"size\" : \"83x83\""),
        ],
    },
    Rule {
        control: BUILDS,
        requirement: "the splash has the interface's colours, light and dark",
        holds: splash_has_the_colours_of_the_interface,
        broken_by: &[
            change(TOKENS, "--ground: #f3f6f5", "--ground: #ffffff"),
            change("gen/android/app/src/main/res/values-night/colors.xml", "#FF0D1413", "#FF000000"),
            change(
                "gen/android/app/src/main/res/values/colors.xml",
                "name=\"accent\">#FF0B6352",
                "name=\"accent\">#FF000000",
            ),
            change("gen/apple/Assets.xcassets/Mark.imageset/mark-dark.svg", "#5cc8ab", "#5cc8ff"),
            change(GROUND, "\"red\" : \"0x0D\"", "\"red\" : \"0x0E\""),
        ],
    },
];

fn mark_is_the_same_everywhere(project: &Project<'_>) -> Result<()> {
    let drawn = |file: &str| {
        project.xml(file, |picture| {
            let path =
                picture.descendants().find(|node| node.has_tag_name("path")).context("there is no path")?;
            let data = path.attributes().find(|one| matches!(one.name(), "d" | "pathData"));
            Ok(data.context("the path is empty")?.value().to_owned())
        })
    };
    let mark = drawn(ICON)?;
    for file in MARKS {
        ensure!(drawn(file)? == mark, "{file} draws a different mark");
    }
    for icon in ["ic_launcher", "ic_launcher_round"] {
        project.xml(&format!("{RESOURCES}/mipmap-anydpi/{icon}.xml"), |icon| {
            let layers: Vec<_> = icon.root_element().children().filter(|node| node.is_element()).collect();
            let names: Vec<_> = layers.iter().map(|layer| layer.tag_name().name()).collect();
            ensure!(names == ["background", "foreground", "monochrome"], "the icon has the layers {names:?}");
            Ok(())
        })?;
    }
    Ok(())
}

fn ios_icons_have_their_size_and_are_opaque(project: &Project<'_>) -> Result<()> {
    let icons = project.json(ICONS)?;
    for icon in icons["images"].as_array().context("there are no icons")? {
        let text = |key: &str| icon[key].as_str().unwrap_or_default();
        let number = |text: &str| text.parse::<f64>().with_context(|| format!("{text:?} is no number"));
        let side = number(text("size").split('x').next().unwrap_or_default())?;
        let pixels = side * number(text("scale").trim_end_matches('x'))?;
        let name = text("filename");
        let picture = fs::File::open(project.path(&format!("{ASSETS}/AppIcon.appiconset/{name}")));
        let reader = png::Decoder::new(BufReader::new(picture.context(name.to_owned())?)).read_info();
        let reader = reader.with_context(|| format!("{name} is no picture"))?;
        let (width, height) = reader.info().size();
        ensure!([width, height].map(f64::from) == [pixels; 2], "{name} is {width} wide, not {pixels}");
        ensure!(reader.info().color_type == png::ColorType::Rgb, "{name} is transparent");
    }
    Ok(())
}

fn splash_has_the_colours_of_the_interface(project: &Project<'_>) -> Result<()> {
    let tokens = project.text(TOKENS)?;
    let (light, dark) =
        tokens.split_once("data-appearance=\"dark\"").context("there is no dark appearance")?;
    let ground = project.json(GROUND)?;
    for (tokens, values, mark, index) in
        [(light, "values", "mark", 0), (dark, "values-night", "mark-dark", 1)]
    {
        let (background, accent) = (token(tokens, "ground")?, token(tokens, "accent")?);
        let colors = project.text(&format!("{RESOURCES}/{values}/colors.xml"))?;
        for (name, color) in [("ground", background), ("accent", accent)] {
            let expected = format!("name=\"{name}\">#FF{}<", color.to_uppercase());
            ensure!(colors.contains(&expected), "Android's {name} in {values} is not #{color}");
        }
        let picture = project.text(&format!("{ASSETS}/Mark.imageset/{mark}.svg"))?;
        ensure!(picture.contains(&format!("stroke=\"#{accent}\"")), "{mark} is not #{accent}");
        let parts = &ground["colors"][index]["color"]["components"];
        let found = ["red", "green", "blue"]
            .map(|part| parts[part].as_str().unwrap_or_default().trim_start_matches("0x"));
        ensure!(
            found.concat().eq_ignore_ascii_case(background),
            "the background of iOS is {found:?}, not #{background}"
        );
    }
    Ok(())
}

fn token<'a>(tokens: &'a str, name: &str) -> Result<&'a str> {
    let Some((_, after)) = tokens.split_once(&format!("--{name}: #")) else {
        bail!("no colour is called {name}")
    };
    after.split(';').next().with_context(|| format!("{name} has no colour"))
}
