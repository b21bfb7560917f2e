//! Stops the build with one plain sentence when the styles and scripts that the program embeds have not been made.

use std::path::Path;

fn main() {
    println!("cargo::rerun-if-changed=assets/built");
    let made = ["app.css", "app.js", "components.js", "licences.txt", "mark.svg"]
        .iter()
        .all(|name| Path::new("assets/built").join(name).is_file());
    if !made {
        println!("cargo::error=the styles and scripts of the pages are not made yet: run `make assets`");
    }
}
