use super::reading::Reading;
use super::{Dialect, Names, candidates_in};
use crate::detect::assignment::Grammar;
use crate::detect::example::fill;

/// How `text` reads.
fn read(text: &str, dialect: Dialect) -> String {
    let mut names = Names::new();
    let mut reading = Reading::new(text, 0, &mut names);
    match dialect {
        Dialect::Code => reading.code(),
        _ => {
            let mut start = 0;
            for line in text.split_inclusive('\n') {
                reading.shell(start..start + line.len());
                start += line.len();
            }
        }
    }
    reading.done().0
}

#[test]
fn a_literal_stands_where_its_name_is() {
    for (text, expected) in [
        ("k <- \"x1\"\nf(k, g = k, k = 2)", "k <- \"x1\"\nf(\"x1\", g = \"x1\", k = 2)"),
        ("const s = \"x1\"\nc = f(\"h\", s; db=\"shop\")", "const s = \"x1\"\nc = f(\"h\", \"x1\"; db=\"shop\")"),
        ("t: string = 'x1';\nf(`Bearer ${t}`, o.t, t(1))", "t: string = 'x1';\nf(`Bearer x1`, o.t, t(1))"),
        ("$t = 'x1'\nf($t, $o.t, \"a $t\")", "$t = 'x1'\nf(\"x1\", $o.t, \"a x1\")"),
        ("SET @p = 'x1';\nBY @p, a@p", "SET @p = 'x1';\nBY \"x1\", a@p"),
        ("\\set p 'x1'\nBY :'p'", "\\set p 'x1'\nBY 'x1'"),
        ("var t string = \"x1\"\nf(t)", "var t string = \"x1\"\nf(\"x1\")"),
        ("p = \"\"\"x1\"\"\"\nf(p)", "p = \"\"\"x1\"\"\"\nf(\"x1\")"),
        ("\"x1\" -> z\nf(z)", "\"x1\" -> z\nf(\"x1\")"),
        ("a = \"x1\"\nb = a\nf(b)", "a = \"x1\"\nb = \"x1\"\nf(\"x1\")"),
    ] {
        assert_eq!(read(text, Dialect::Code), expected);
    }
}

#[test]
fn members_are_known_by_their_own_name() {
    for (text, expected) in [
        ("const c = { k: 'x1', q: 1 };\nf(c.k, c.q, d.k(1))", "const c = { k: 'x1', q: 1 };\nf(\"x1\", c.q, d.k(1))"),
        ("const c = {\n  k: 'x1'\n};\nf(`a ${c.k}`)", "const c = {\n  k: 'x1'\n};\nf(`a x1`)"),
        ("cfg <- list(k = \"x1\")\nf(cfg$k)", "cfg <- list(k = \"x1\")\nf(\"x1\")"),
        ("this.k = 'x1';\nf('a ' + this.k)", "this.k = 'x1';\nf('a x1')"),
        ("c = {k: 'x1'}\nf(c.k.length, c.k.trim())", "c = {k: 'x1'}\nf(c.k.length, \"x1\".trim())"),
        ("c = {value: 'x1'}\nf(c.value)", "c = {value: 'x1'}\nf(c.value)"),
    ] {
        assert_eq!(read(text, Dialect::Code), expected);
    }
}

#[test]
fn what_is_put_together_is_one_text() {
    for (text, expected) in [
        ("p = \"x1\";\nc = \"a=\" + p + \";b\";", "p = \"x1\";\nc = \"a=x1;b\";"),
        ("p = \"x1\"\nc = p + '@h'", "p = \"x1\"\nc = 'x1@h'"),
        ("p = \"x1\"\nf(paste0(\"a=\", p))", "p = \"x1\"\nf(paste0(\"a=x1\"))"),
        ("p = \"x1\"\nf(sprintf(\"a %s\", p))", "p = \"x1\"\nf(sprintf(\"a x1\", ))"),
        ("p = \"x1\"\nf(\"a:\" + p + \"@\" + h + y)", "p = \"x1\"\nf(\"a:x1@hy\")"),
        ("p = \"x1\"\nf(\"a\", p)", "p = \"x1\"\nf(\"a\", \"x1\")"),
    ] {
        assert_eq!(read(text, Dialect::Code), expected);
    }
}

#[test]
fn the_last_that_a_name_was_given_counts() {
    for text in ["k = \"x1\"\nk = read(1)\nf(k)", "k = \"x1\" + y\nf(k)", "f(k = \"x1\")\nf(k)", "k == \"x1\"\nf(k)"] {
        assert_eq!(read(text, Dialect::Code), text);
    }
    for text in ["T=x1\nT=$(get)\nf $T", "f --T=x1\nf $T", "T=${Y}\nf $T", "%env T={t}\nf $T"] {
        assert_eq!(read(text, Dialect::Shell), text);
    }
}

#[test]
fn the_shell_puts_in_what_has_a_dollar() {
    for (text, expected) in [
        ("T=x1 U='a b'\nf -p$T \"${U}\" T $TT", "T=x1 U='a b'\nf -px1 \"a b\" T $TT"),
        ("export T=\"x1$\" && f $T", "export T=\"x1$\" && f x1$"),
        ("T=${T:-x1}\nf $T", "T=${T:-x1}\nf x1"),
        ("%env T x1\n!f $T", "%env T x1\n!f x1"),
        ("os.environ['T'] = 'x1'\n!f $T", "os.environ['T'] = 'x1'\n!f x1"),
    ] {
        assert_eq!(read(text, Dialect::Shell), expected);
    }
}

#[test]
fn a_candidate_stands_where_the_literal_does() {
    let secret = fill("{alnum:40}", "variable");
    let text = format!("k <- \"bob:{secret}\"\nh <- add_headers(Authorization = paste(\"Bearer\", k))\nx <- \"{secret}\"");
    let found = candidates_in(&text, 3, Dialect::Code, Grammar::Code, &mut Names::new());
    let taken: Vec<(usize, &str)> = found.iter().map(|(literal, own)| (literal.part, &text[own.range.clone()])).collect();
    assert_eq!(taken, [(3, format!("bob:{secret}").as_str())]);
    assert!(candidates_in(&text[..60], 3, Dialect::Code, Grammar::Code, &mut Names::new()).is_empty(), "nothing refers to it");
}

#[test]
fn nothing_is_read_beyond_its_end() {
    for text in ["", "$", "k", "\"", "k = ", "k = \"", "->", "é = 'é'\nf(é, \"${é}\")", "k='é'\nf(\"é$k\")", "\"a\" + "] {
        for end in (0..=text.len()).filter(|end| text.is_char_boundary(*end)) {
            read(&text[..end], Dialect::Code);
            read(&text[..end], Dialect::Shell);
        }
    }
}

#[test]
fn a_text_is_put_together_from_others() {
    for (text, expected) in [
        ("U=me\nP=x1\nA=\"$U:${P}\"\nf -u \"$A\"", "U=me\nP=x1\nA=\"me:x1\"\nf -u \"me:x1\""),
        ("P=x1\nA=$P$Q\nf $A", "P=x1\nA=x1$Q\nf $A"),
    ] {
        assert_eq!(read(text, Dialect::Shell), expected);
    }
    assert_eq!(read("u = \"x1\"\ns = \"me:$u\"\nf(s)", Dialect::Code), "u = \"x1\"\ns = \"me:x1\"\nf(\"me:x1\")");
    // it does not grow without end
    let doubled = format!("A=x1\n{}f $A", "A=$A$A\n".repeat(100));
    assert!(read(&doubled, Dialect::Shell).len() < 200_000);
}
