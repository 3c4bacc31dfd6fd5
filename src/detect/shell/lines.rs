//! A script as a shell reads it: pipelines of commands, and the words of each.
//!
//! Quotes are undone, and what `$(…)` runs stays in its word. Reading is bounded by the text, and never fails: what is not
//! understood is a word.

use std::borrow::Cow;

/// A command: its words, and where what it says goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Command<'t> {
    pub(super) words: Vec<Cow<'t, str>>,
    /// The text after `<<<`.
    pub(super) fed: Option<Cow<'t, str>>,
    /// Whether what it says goes to a file, or nowhere.
    pub(super) is_away: bool,
}

/// The pipelines of `script`, each of commands of which the next reads what the last says.
pub(super) fn pipelines(script: &str) -> Vec<Vec<Command<'_>>> {
    let mut reader = Reader { text: script, at: 0, ends: Vec::new() };
    let mut pipelines = vec![vec![Command::default()]];
    while reader.at < script.len() {
        match reader.next() {
            Token::Word(word) => last(&mut pipelines).words.push(word),
            Token::Fed(word) => last(&mut pipelines).fed = Some(word),
            Token::Away => last(&mut pipelines).is_away = true,
            Token::Pipe => {
                if let Some(pipeline) = pipelines.last_mut() {
                    pipeline.push(Command::default());
                }
            }
            Token::End => pipelines.push(vec![Command::default()]),
            Token::Nothing => {}
        }
    }
    pipelines
}

fn last<'a, 't>(pipelines: &'a mut Vec<Vec<Command<'t>>>) -> &'a mut Command<'t> {
    if pipelines.last().is_none_or(Vec::is_empty) {
        pipelines.push(vec![Command::default()]);
    }
    let at = pipelines.len() - 1;
    let place = pipelines[at].len() - 1;
    &mut pipelines[at][place]
}

enum Token<'t> {
    Word(Cow<'t, str>),
    Fed(Cow<'t, str>),
    Away,
    Pipe,
    End,
    Nothing,
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    /// What ends the texts that start with the next line: `<<EOF`.
    ends: Vec<Cow<'t, str>>,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn next(&mut self) -> Token<'t> {
        let rest = self.rest();
        let first = rest.chars().next().unwrap_or('\n');
        let take = |this: &mut Self, len: usize, token: Token<'t>| {
            this.at += len;
            token
        };
        match first {
            '\\' if rest.starts_with("\\\n") => take(self, 2, Token::Nothing),
            '\n' => {
                self.at += 1;
                self.past_texts();
                Token::End
            }
            c if c.is_whitespace() => take(self, c.len_utf8(), Token::Nothing),
            '#' => {
                let line = rest.find('\n').unwrap_or(rest.len());
                take(self, line, Token::Nothing)
            }
            '|' if rest.starts_with("||") => take(self, 2, Token::End),
            '|' => {
                let len = if rest.starts_with("|&") { 2 } else { 1 };
                take(self, len, Token::Pipe)
            }
            ';' => take(self, 1, Token::End),
            '&' if rest.starts_with("&>") => {
                self.at += 2;
                self.target(1)
            }
            '&' => take(self, if rest.starts_with("&&") { 2 } else { 1 }, Token::End),
            '(' | ')' => take(self, 1, Token::End),
            '<' if rest.starts_with("<<<") => {
                self.at += 3;
                Token::Fed(self.word())
            }
            '<' if rest.starts_with("<<") => {
                self.at += 2;
                if self.rest().starts_with('-') {
                    self.at += 1;
                }
                let end = self.word();
                self.ends.push(end);
                Token::Nothing
            }
            '<' if rest.starts_with("<(") => take(self, 1, Token::Nothing),
            '<' => {
                self.at += 1;
                self.word();
                Token::Nothing
            }
            '>' => {
                self.at += 1;
                self.target(1)
            }
            digit if digit.is_ascii_digit() && rest[1..].starts_with('>') => {
                self.at += 2;
                self.target(digit as u8 - b'0')
            }
            _ => Token::Word(self.word()),
        }
    }

    /// Where the stream with the number `stream` goes.
    fn target(&mut self, stream: u8) -> Token<'t> {
        while self.rest().starts_with(['>', '|']) {
            self.at += 1;
        }
        if self.rest().starts_with('&') {
            // to where another stream goes
            self.at += 1;
            self.word();
            return Token::Nothing;
        }
        let target = self.word();
        let is_shown = target == "/dev/stdout" || target == "/dev/stderr" || target == "/dev/tty";
        if stream == 1 && !is_shown { Token::Away } else { Token::Nothing }
    }

    /// The word that comes next, past blanks, without its quotes.
    fn word(&mut self) -> Cow<'t, str> {
        self.at += self.rest().len() - self.rest().trim_start_matches([' ', '\t']).len();
        // most are plain
        let ends = |byte: &u8| byte.is_ascii_whitespace() || b"|;&()<>".contains(byte);
        let rest = self.rest();
        let plain = rest.bytes().take_while(|byte| !ends(byte) && !b"\\'\"`$".contains(byte) && byte.is_ascii()).count();
        if rest.as_bytes().get(plain).is_none_or(ends) {
            self.at += plain;
            return Cow::Borrowed(&rest[..plain]);
        }
        let mut word = String::new();
        while let Some(char) = self.rest().chars().next() {
            match char {
                '\\' if self.rest().starts_with("\\\n") => self.at += 2,
                '\\' => {
                    self.at += 1;
                    if let Some(next) = self.rest().chars().next() {
                        word.push(next);
                        self.at += next.len_utf8();
                    }
                }
                '\'' => {
                    let end = self.rest()[1..].find('\'').map_or(self.rest().len(), |end| end + 1);
                    word.push_str(self.rest().get(1..end).unwrap_or_default());
                    self.at += (end + 1).min(self.rest().len());
                }
                '"' => self.double_quoted(&mut word),
                '$' if self.rest().starts_with("$(") => self.run(&mut word),
                '`' => {
                    let end = self.rest()[1..].find('`').map_or(self.rest().len(), |end| end + 2);
                    let inside = self.rest().get(1..end - 1).unwrap_or_default();
                    word.push_str(&format!("$({inside})"));
                    self.at += end.min(self.rest().len());
                }
                c if c.is_whitespace() || "|;&()<>".contains(c) => break,
                c => {
                    word.push(c);
                    self.at += c.len_utf8();
                }
            }
        }
        Cow::Owned(word)
    }

    fn double_quoted(&mut self, word: &mut String) {
        self.at += 1;
        while let Some(char) = self.rest().chars().next() {
            match char {
                '"' => {
                    self.at += 1;
                    return;
                }
                '\\' if self.rest()[1..].starts_with(['"', '\\', '$', '`', '\n']) => {
                    word.push_str(&self.rest()[1..2]);
                    self.at += 2;
                }
                '$' if self.rest().starts_with("$(") => self.run(word),
                c => {
                    word.push(c);
                    self.at += c.len_utf8();
                }
            }
        }
    }

    /// What `$(…)` runs, as it is written.
    fn run(&mut self, word: &mut String) {
        let rest = self.rest();
        let end = (3 + end_of_run(&rest[2..])).min(rest.len());
        word.push_str(&rest[..end]);
        self.at += end;
    }

    /// Past the texts that the line before announced.
    fn past_texts(&mut self) {
        for end in std::mem::take(&mut self.ends) {
            while self.at < self.text.len() {
                let line = self.rest().split_inclusive('\n').next().unwrap_or_default();
                let is_end = line.trim() == end;
                self.at += line.len();
                if is_end {
                    break;
                }
            }
        }
    }
}

/// The commands that `word` runs to fill it, what is in `$(…)`: the outermost, which hold the others.
pub(super) fn runs(word: &str) -> impl Iterator<Item = &str> {
    let mut rest = word;
    std::iter::from_fn(move || {
        let inside = &rest[rest.find("$(")? + 2..];
        let end = end_of_run(inside);
        rest = inside.get(end + 1..).unwrap_or_default();
        Some(&inside[..end])
    })
}

/// Where the bracket is that ends the command at the start of `text`, which goes on to its end without one.
fn end_of_run(text: &str) -> usize {
    let mut depth = 1;
    let mut quote = None;
    for (at, char) in text.char_indices() {
        match (quote, char) {
            (Some(open), close) if open == close => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') => quote = Some(char),
            (None, '(') => depth += 1,
            (None, ')') if depth == 1 => return at,
            (None, ')') => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::{pipelines, runs};

    fn read(script: &str) -> Vec<Vec<Vec<String>>> {
        let words = |pipeline: Vec<super::Command<'_>>| {
            pipeline.into_iter().map(|command| command.words.into_iter().map(Into::into).collect()).collect()
        };
        pipelines(script)
            .into_iter()
            .map(words)
            .filter(|pipeline: &Vec<Vec<String>>| pipeline.iter().any(|words| !words.is_empty()))
            .collect()
    }

    #[test]
    fn a_script_has_the_commands_that_a_shell_sees() {
        assert_eq!(read("a 'b | c' \"d; e\" | f && g"), [vec![vec!["a", "b | c", "d; e"], vec!["f"]], vec![vec!["g"]]]);
        assert_eq!(read("a \\\n  b # c\nd"), [[["a", "b"].as_slice()], [["d"].as_slice()]]);
        assert_eq!(read("a <<EOF\nb c\nEOF\nd"), [[["a"]], [["d"]]]);
        assert_eq!(read("x=$(a | b)"), [[["x=$(a | b)"]]]);
        assert_eq!(read("echo \"$(a \"b\")\" `c`"), [[["echo", "$(a \"b\")", "$(c)"]]]);
        assert_eq!(read("a 2>/dev/null | b 2>&1"), [[["a"], ["b"]]]);
        assert!(pipelines("a > x")[0][0].is_away);
        assert!(!pipelines("a > /dev/stderr 2> x")[0][0].is_away);
        assert_eq!(pipelines("a <<< 'b c'")[0][0].fed.as_deref(), Some("b c"));
        assert_eq!(runs("x $(a $(b)) $(c) y").collect::<Vec<_>>(), ["a $(b)", "c"]);
        for script in ["'", "\"", "$(", "`", "a <<", "a >", "\\", "é'é\"é`é$(é", "((", "|||", "a <<E\n"] {
            read(script);
        }
    }
}
