//! The rows of the table test themselves; the rest of the detector is tested on whole notebooks in `tests/`.

use super::candidate::candidates;
use super::example::fill;
use super::rule::{Pattern, Rule};
use super::*;

/// The ids of the rules that fire on `text`, taken as output (the loosest reading).
fn fired(text: &str) -> Vec<&'static str> {
    candidates(text, Grammar::Loose).into_iter().map(|found| found.rule.id).collect()
}

#[test]
fn a_mark_is_no_name_of_what_comes_after_it() {
    for text in
        ["token = [redacted:credential]|DASG5hQ2mLr7TzB4nWc8Yp", "| [redacted:password] | Quartz-Falcon7 |", "[redacted:password]  Fal7con"]
    {
        assert_eq!(fired(text), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn a_plain_word_is_a_password_where_nothing_else_can_stand() {
    for text in [
        "password = kittenhammer\nhost = pg\n",
        "connecting with db_password=violet host=pg",
        "LOGIN_PASSWORD | birchwood\n",
        "<code>pwd</code>: <code>saffrondelta</code>",
        "<Login><Password>RocketHammer7296</Password></Login>",
    ] {
        assert_eq!(fired(text), ["password"], "{text}");
    }
    for text in [
        "password = required\n",
        "use_password=True",
        "  12     password = entered\n",
        "connect(db_password=entered, port=1)",
        "| DB_PASSWORD | Name of the database |",
        "| USER_PASSWORD | EMAIL |",
        "DB_PASSWORD | configured\n",
        "<code>password</code>: <code>string</code>",
        "<label>Password</label> <b>Username</b>",
        "${TOKEN:?missing-0123456789}",
    ] {
        assert_eq!(fired(text), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn a_made_up_secret_is_one_word() {
    let found = |text: &str| candidates(text, Grammar::Code).len();
    for text in
        ["secret = \"monkeysilver\".encode()", "pw = 'kittenhammer'", "headers = {'Authorization': 'SSWS 00n3mdUdDyKnybF8kyytN19jb'}"]
    {
        assert_eq!(found(text), 1, "{text}");
    }
    for text in [
        "secret = 'classified'", "pw = 'pairwise'", "secret = 'warehouse-db-name'", "secret = 'huggingface'",
        "auth = 'oauth2-client-credentials'", "smtp_auth = 'cram-md5'", "auth = 'aws-sigv4-signing'", "token = 'BTC-USDT'",
        "mnemonic = 'MOVAPS'", "session_cookie = 'sessionid'",
    ] {
        assert_eq!(found(text), 0, "{text}");
    }
}

#[test]
fn any_text_is_survived() {
    let heads = [
        "password", "!mysql -u a -p", "dbConnect(", "- name: TOKEN\n  value", "\"é\" -> token", "curl -u",
        "INSERT INTO t (x, password) VALUES", "│ key",
    ];
    let tails = [
        "", "é", " é", "\\é", "='é", "(\"é", ", 'é", ": é1", " for é is ", "\n\té", " │é", ")", "('é',", "<é>", "\\", " 'a\\'é", "::", "|",
        " – é", "=é\n",
    ];
    for head in heads {
        for first in tails {
            for second in tails {
                let text = format!("{head}{first}{second}");
                for grammar in [Grammar::Code, Grammar::Loose, Grammar::Shell] {
                    for found in candidates(&text, grammar) {
                        assert!(text.get(found.range.clone()).is_some(), "{text}");
                    }
                }
            }
        }
    }
    // what is near is counted in bytes
    let many = "é".repeat(5000);
    for ends in [
        "curl -u a:|", "|  password\nab", " |,password,x\n1,2", "| -u a -p b", "echo |b| chpasswd", "input_pw |", "login('a', '|",
        "password=|",
    ] {
        for shift in ["", "x"] {
            let long = ends.replace('|', &format!("{shift}{many}"));
            for grammar in [Grammar::Code, Grammar::Loose, Grammar::Shell] {
                assert!(candidates(&long, grammar).iter().all(|found| long.get(found.range.clone()).is_some()), "{ends}");
            }
        }
    }
}

#[test]
fn rows() {
    let mut wrong = Vec::new();
    let by_name = [&rules::general::PASSWORD, &rules::general::CREDENTIAL];
    for rule in rules::all().chain(by_name) {
        for (n, template) in rule.fires.iter().enumerate() {
            let text = fill(template, &format!("{}/{n}", rule.id));
            if !fired(&text).contains(&rule.id) {
                wrong.push(format!("{}: should fire on `{template}`, fired: {:?}", rule.id, fired(&text)));
            }
        }
        for (n, template) in rule.silent.iter().enumerate() {
            let text = fill(template, &format!("{}/silent/{n}", rule.id));
            if fired(&text).contains(&rule.id) {
                wrong.push(format!("{}: should be silent on `{template}`", rule.id));
            }
        }
    }
    wrong.extend(rules::fields().flat_map(|field| field.rules).flat_map(shape_faults));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A check speaks in half a sentence, and has its doubts about what was put together at random or cut off.
#[test]
fn checks_explain_themselves_and_survive_any_text() {
    let checked: Vec<_> = rules::all().filter_map(|rule| Some((rule, rule.check?))).collect();
    assert!(checked.len() >= 55, "{}", checked.len());
    for (rule, check) in checked {
        assert!(!check.says.is_empty() && !check.says.ends_with('.') && !check.says.contains('\n'), "{}", rule.id);
        for text in ["", "é", "eyJ", "a_b.c-d", "-----BEGIN x-----é-----END x-----", &"A".repeat(500)] {
            assert_ne!((check.of)(text), super::rule::Structure::Valid, "{}: {text}", rule.id);
        }
    }
}

/// What is wrong with a row apart from what it matches.
fn shape_faults(rule: &Rule) -> Vec<String> {
    let mut faults = Vec::new();
    let mut fault = |what: &str| faults.push(format!("{}: {what}", rule.id));
    if patterns::compile(rule.pattern).is_none() {
        fault("the expression does not compile");
    }
    if rule.fires.len() < 2 || rule.silent.is_empty() {
        fault("needs two texts that fire and one that does not");
    }
    let general = !rule.told.is_empty();
    if !general && rule.keywords.is_empty() || rule.keywords.iter().any(|keyword| keyword.len() < 3 || *keyword != keyword.to_lowercase()) {
        fault("keywords are lower case and of three bytes or more");
    }
    if rule.name.is_empty() || rule.revoke.is_empty() {
        fault("needs a name, and where to revoke");
    }
    if !rule.source.is_empty() && !is_address(rule.source) {
        fault("the source is an https address");
    }
    if rules::fields().flat_map(|field| field.rules).filter(|other| other.id == rule.id).count() > 1 {
        fault("the id stands twice");
    }
    if matches!(rule.pattern, Pattern::Named(_)) && rule.pattern_text().len() < 4 {
        fault("the value's expression takes anything");
    }
    // what no one provider issues is revoked at no one address
    let of_no_one = rules::named(rule.id).is_some_and(|(field, _)| field.title.ends_with("of no one provider"));
    let phrase = !rule.revoke.contains("://") && !rule.revoke.ends_with('.');
    if !is_address(rule.revoke) && !(phrase && (general || of_no_one)) {
        fault("is revoked at an https address, or in a phrase without one where no one provider issues it");
    }
    faults
}

fn is_address(text: &str) -> bool {
    text.starts_with("https://") && !text.contains(char::is_whitespace)
}

/// A notebook whose one cell has `source` and two outputs.
fn notebook_of(source: &str) -> String {
    let source = source.replace('\\', "\\\\").replace('\n', "\\n").replace('"', "\\\"");
    let printed = r#"{"output_type": "stream", "name": "stdout", "text": ["[1, 2]"]}"#;
    let result = r#"{"output_type": "execute_result", "execution_count": 1, "metadata": {}, "data": {"text/plain": ["[1, 2]"]}}"#;
    format!(
        r#"{{"cells": [{{"cell_type": "code", "metadata": {{}}, "source": "{source}", "outputs": [{printed}, {result}]}}], "metadata": {{}}}}"#
    )
}

#[test]
fn rows_that_go_by_the_program() {
    for rule in [&rules::general::RESPONSE_PAYLOAD, &rules::general::ENVIRONMENT_DUMP] {
        let cells = rule.fires.iter().map(|cell| (cell, true)).chain(rule.silent.iter().map(|cell| (cell, false)));
        for (cell, fires) in cells {
            let found = crate::scan(notebook_of(cell).as_bytes()).unwrap();
            assert_eq!(found.iter().any(|finding| finding.rule == rule.id), fires, "{}: {cell}", rule.id);
        }
    }
}
