//! Flags, environment and the configuration file.

use crate::program::{Program, Ran};

#[test]
fn serve_help_names_every_setting_with_its_variable_and_key() {
    let program = Program::new();
    let ran = program.run(&["serve", "--help"]).done();
    for setting in ["listen", "secure-cookies", "upload-limit-megabytes", "log-level", "log-format", "metrics"] {
        let variable = format!("GUILDHALL_{}", setting.to_uppercase().replace('-', "_"));
        for text in [format!("--{setting}"), variable, format!("{setting} = ")] {
            assert!(ran.out.contains(&text), "{text} is not in:\n{}", ran.out);
        }
    }
    for setting in ["mail-url", "mail-from", "public-address"] {
        let variable = format!("GUILDHALL_{}", setting.to_uppercase().replace('-', "_"));
        assert!(ran.out.contains(&variable) && ran.out.contains(&format!("{setting} = ")), "{setting}:\n{}", ran.out);
    }
    assert!(ran.out.contains("GUILDHALL_DATABASE") && ran.out.contains("database = "));
}

#[test]
fn the_folder_is_the_flags_the_environments_or_the_persons_data_folder() {
    let program = Program::new();
    let add = ["council", "add", "--name", "Ostley District Council"];
    let flag = program.folder().join("flag");
    program.run(&[&add[..], &["--at", &flag.display().to_string()]].concat()).done();
    assert!(flag.join("records.sqlite").is_file() && !program.at().exists(), "a flag comes before the environment");
    let data = program.folder().join("data");
    Ran::of(program.bare_command(&add).env("XDG_DATA_HOME", &data).output().unwrap()).done();
    assert!(data.join("guildhall/records.sqlite").is_file());
    Ran::of(program.bare_command(&add).env("HOME", program.folder()).output().unwrap()).done();
    assert!(program.folder().join(".local/share/guildhall/records.sqlite").is_file());
    Ran::of(program.bare_command(&add).output().unwrap()).wrong_use().complains("--at FOLDER");
}

#[test]
fn a_configuration_file_that_cannot_be_understood_is_named() {
    let program = Program::with_council();
    std::fs::write(program.at().join("guildhall.toml"), "lissten = \"127.0.0.1:1\"\n").unwrap();
    program.run(&["council", "list"]).refused().complains("guildhall.toml").complains("lissten");
    let other = program.file("other.toml", "metrics = false\n");
    program.run(&["council", "list", "--config", &other]).done().says("wynmarch");
    program.run(&["council", "list", "--config", "nowhere.toml"]).refused().complains("nowhere.toml");
}
