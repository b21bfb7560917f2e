//! Invented postcode directories and facts about suppliers.

use crate::TestApp;
use actions::Failure;
use actions::reference::{LoadWish, Loaded};
use domain::access::Scope;
use domain::councils::Council;
use domain::suppliers::{FactsMapping, PostcodeKind, SmeDefinition};
use store::suppliers::FactsFile;

/// A postcode directory in the layout of recent editions: postcode, district, county, region, month it was ended.
/// An empty area is none; the country follows the district.
#[must_use]
pub fn directory_csv(rows: &[(&str, &str, &str, &str, &str)]) -> String {
    let mut text =
        "pcd7,pcd8,pcds,dointr,doterm,cty25cd,lad25cd,lad25nm,wd25cd,ctry25cd,rgn25cd,lat,long\r\n".to_owned();
    let none = |code: &str| if code.is_empty() { "E99999999".to_owned() } else { code.to_owned() };
    for (postcode, district, county, region, ended) in rows {
        let country = match district.chars().next() {
            Some('W') => "W92000004",
            Some('N') => "N92000002",
            Some('L') => "L93000001",
            _ => "E92000001",
        };
        text.push_str(&format!(
            "{},{postcode},{postcode},199501,{ended},{},{district},Area {district},E05000001,{country},{},,\r\n",
            postcode.replace(' ', ""),
            none(county),
            none(region)
        ));
    }
    text
}

/// A small directory about a district `E07000901` in the county `E10000901` and the region `E12000901`.
pub const DIRECTORY: &[(&str, &str, &str, &str, &str)] = &[
    ("WX1 1AA", "E07000901", "E10000901", "E12000901", ""),
    ("WX1 1AB", "E07000901", "E10000901", "E12000901", "202406"),
    ("BK1 1AA", "E07000902", "E10000901", "E12000901", ""),
    ("QX1 1AA", "E06000905", "", "E12000901", ""),
    ("QZ1 1AA", "E06000906", "", "E12000902", ""),
    ("JE1 1AA", "L99999999", "", "", ""),
];

impl TestApp {
    /// Loads a postcode directory.
    ///
    /// # Errors
    /// What `actions` answers.
    pub async fn load_postcodes(&self, name: &str, content: &[u8], wish: LoadWish) -> Result<Loaded, Failure> {
        let path = self.folder().join(name);
        std::fs::write(&path, content).unwrap();
        let mut quiet = |_, _, _| ();
        actions::reference::load_postcodes(&self.guildhall, &path, name, wish, &mut quiet).await
    }

    /// Receives a facts file and reads it.
    pub async fn receive_facts(&self, council: &Council, name: &str, content: &[u8]) -> FactsFile {
        let scope = Scope::of_operator(council.id);
        let received = self.guildhall.files.receive_all(content).unwrap();
        let mapping = FactsMapping {
            postcode_kind: Some(PostcodeKind::Site),
            sme_definition: Some(SmeDefinition::ProcurementAct),
            ..FactsMapping::default()
        };
        let (file, _) = actions::suppliers::receive(&self.guildhall, &scope, name, &received, mapping).await.unwrap();
        self.run_jobs().await;
        store::suppliers::file(&self.guildhall.store, &scope, file).await.unwrap().unwrap()
    }

    /// Receives, reads and takes in a facts file; answers its number.
    pub async fn bring_in_facts(&self, council: &Council, name: &str, content: &str) -> i64 {
        let file = self.receive_facts(council, name, content.as_bytes()).await;
        actions::suppliers::ask_load(&self.guildhall, &Scope::of_operator(council.id), file.id, true).await.unwrap();
        self.run_jobs().await;
        file.id
    }
}
