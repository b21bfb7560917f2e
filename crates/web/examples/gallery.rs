//! Prints one page with every part and chart: `cargo run -p web --example gallery > index.html`.

use std::io::Write;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let page = web::components::gallery::gallery()?;
    std::io::stdout().write_all(page.as_bytes())?;
    Ok(())
}
