//! Spend pages under load: a hundred requests a second from a client on the same machine.

use crate::client::{Ask, load};
use crate::report::Report;
use crate::{Arguments, Trouble, queries};
use actions::Guildhall;
use actions::people::{NewPerson, SignInAnswer};
use domain::access::{Role, Scope};
use domain::councils::Council;
use domain::spend::Dimension;
use std::collections::BTreeMap;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// Requests a second, and for how many seconds.
const LOAD: (u32, u32) = (100, 60);
/// Requests a second while each council's first page is asked for.
const FIRST_A_SECOND: u32 = 10;
/// Councils that somebody is signed in to.
const COUNCILS: usize = 100;
const LISTEN: &str = "127.0.0.1:18431";
const PASSWORD: &str = "copper-kettle-meadow";

/// Serves the Guildhall and asks for its pages.
pub fn measure(asked: &Arguments, report: &mut Report) -> Result<(), Trouble> {
    tokio::runtime::Runtime::new()?.block_on(async {
        let guildhall = queries::open(asked).await?;
        let asks = asks(&guildhall).await?;
        let mut server = serve(asked)?;
        let measured = under_load(asks).await;
        server.kill()?;
        server.wait()?;
        let (first, took) = measured?;
        let first = first.into_iter().map(|(_, took)| took).collect();
        report.add("pages_first", of_hundred(first, 99), None, "ms");
        let all: Vec<Duration> = took.iter().map(|(_, took)| *took).collect();
        for (name, part) in [("pages_p50", 50), ("pages", 99), ("pages_max", 100)] {
            report.add(name, of_hundred(all.clone(), part), None, "ms");
        }
        let mut by_page: BTreeMap<&str, Vec<Duration>> = BTreeMap::new();
        for (path, took) in &took {
            by_page.entry(path.split('?').next().unwrap_or(path)).or_default().push(*took);
        }
        for (page, took) in by_page {
            report.add(&format!("p99 {page}"), of_hundred(took, 99), None, "ms");
        }
        Ok(())
    })
}

/// So many hundredths of the answers took no longer than this, in milliseconds.
fn of_hundred(mut took: Vec<Duration>, part: usize) -> f64 {
    took.sort_unstable();
    let at = (took.len() * part).div_ceil(100).saturating_sub(1);
    took.get(at).map_or(f64::NAN, |took| took.as_secs_f64() * 1000.0)
}

type Took = Vec<(String, Duration)>;

/// How long the first page of each council took after the start, and then all pages under load.
async fn under_load(asks: Vec<Ask>) -> Result<(Took, Took), Trouble> {
    for _ in 0..100 {
        if tokio::net::TcpStream::connect(LISTEN).await.is_ok() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    let first: Vec<Ask> = asks.iter().filter(|ask| ask.path == "/spend").cloned().collect();
    let seconds = u32::try_from(first.len())?.div_ceil(FIRST_A_SECOND);
    let first = load(LISTEN.to_owned(), first, (FIRST_A_SECOND, seconds)).await?;
    Ok((first, load(LISTEN.to_owned(), asks, LOAD).await?))
}

fn serve(asked: &Arguments) -> Result<Child, Trouble> {
    let mut command = Command::new(&asked.guildhall);
    command.args(["serve", "--listen", LISTEN, "--secure-cookies", "off", "--at"]).arg(asked.guildhall_folder());
    Ok(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?)
}

/// The pages asked for, council by council: each council's pages with a session of its own.
async fn asks(guildhall: &Guildhall) -> Result<Vec<Ask>, Trouble> {
    let councils = store::councils::all(&guildhall.store).await?;
    let mut asks = Vec::new();
    for council in councils.iter().take(COUNCILS) {
        let cookie = signed_in(guildhall, &somebody(guildhall, council).await?).await?;
        let scope = Scope::of_operator(council.id);
        let suppliers =
            store::spend::figures(&guildhall.store, &scope, Dimension::Supplier, &store::spend::Span::default())
                .await?;
        let supplier = suppliers.first().map_or_else(String::new, |first| first.key.replace(' ', "+"));
        let pages = [
            "/spend".to_owned(),
            "/spend/by/service".to_owned(),
            "/spend/by/category".to_owned(),
            "/spend/by/supplier".to_owned(),
            format!("/spend/supplier?key={supplier}"),
            "/spend/calendar".to_owned(),
        ];
        asks.extend(pages.map(|path| Ask { path, cookie: cookie.clone() }));
    }
    // Every page of every council in another order, so that no council's pages come in a row.
    let stride = 37;
    let count = asks.len();
    Ok((0..count).filter_map(|at| asks.get(at * stride % count).cloned()).collect())
}

/// A person who may see a council's payments, and no other's.
async fn somebody(guildhall: &Guildhall, council: &Council) -> Result<String, Trouble> {
    let email = format!("somebody@{}.example", council.code);
    let scope = Scope::of_operator(council.id);
    if !store::people::of_council(&guildhall.store, &scope)
        .await?
        .iter()
        .any(|person| person.email.as_deref() == Some(&email))
    {
        let typed = NewPerson {
            name: "Somebody".to_owned(),
            email: email.clone(),
            password: PASSWORD.to_owned(),
            roles: vec![Role::HeadOfProcurement],
        };
        actions::people::add(guildhall, &scope, &typed).await?;
    }
    Ok(email)
}

async fn signed_in(guildhall: &Guildhall, email: &str) -> Result<String, Trouble> {
    let SignInAnswer::Welcome { token } = actions::people::sign_in(guildhall, email, PASSWORD).await? else {
        return Err("nobody could sign in".into());
    };
    Ok(format!("guildhall={token}"))
}
