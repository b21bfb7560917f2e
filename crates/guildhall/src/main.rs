//! The program: it reads its configuration, wires the crates together and carries out commands.
//!
//! It holds no rule and speaks no SQL and no HTML. Each command is a file of `commands`.

mod arguments;
mod commands;
mod configuration;
mod folder;
mod logs;
mod outcome;
mod post;
mod show;
mod terminal;

use clap::Parser;
use outcome::Trouble;
use std::process::ExitCode;

/// Memory is asked for in large pieces on every core at once while tables come in; this allocator keeps what was given
/// back for the next piece, where the system's takes it from the machine anew.
#[cfg(not(target_env = "msvc"))]
#[global_allocator]
static MEMORY: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    let asked = arguments::Arguments::parse();
    let done = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => {
            let done = runtime.block_on(commands::carry_out(asked));
            // Work that is under way on a thread is not waited for: its job is begun again after its lease.
            runtime.shutdown_background();
            done
        }
        Err(fault) => Err(Trouble::from(fault)),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            if let Some(said) = trouble.said() {
                terminal::complain(said);
            }
            ExitCode::from(trouble.exit_code())
        }
    }
}
