//! What cells show, and on which stream.

use super::call::Called;
use super::flow::Flow;
use super::library::{self, Shown};
use super::tree::Expr;
use super::value::{Fragment, Origin, Value, reading};
use compact_str::format_compact;
use std::rc::Rc;

impl Flow {
    /// Notes that a call shows what it is given, in `shown` or where its `file=` says.
    pub(super) fn show_arguments(&mut self, shown: Shown, called: &Called<'_>) -> Value {
        let values = called.arguments.iter().chain(called.keywords.iter().map(|(_, value)| *value));
        let origin = values.map(|value| self.origin_of_text(value)).max().unwrap_or_default();
        let file = called.call.keywords.iter().find(|(name, _)| matches!(name.as_deref(), Some("file" | "stream"))).map(|(_, file)| file);
        match file.map(|file| (file, file.path())) {
            Some((_, Some(path))) if path.ends_with("stderr") => self.show(Shown::Logged, origin),
            Some((_, Some(path))) if path.ends_with("stdout") => self.show(shown, origin),
            Some((file, _)) => self.keep_in(file, Value::from(origin)),
            None => self.show(shown, origin),
        }
        self.reveal_arguments(shown, called);
        Value::default()
    }

    /// Where what stands in the text of `value` comes from: an object of the notebook's has its own word for it.
    pub(super) fn origin_of_text(&mut self, value: &Value) -> Origin {
        const TEXTS: &[&str] = &["__repr__", "__str__", "_repr_html_", "_repr_markdown_", "__rich__"];
        let Some(class) = value.class().cloned() else { return value.origin };
        let texts = TEXTS.iter().filter_map(|name| self.method(&class, name)).collect::<Vec<_>>();
        let own = texts.iter().map(|text| self.own_call(text, Some(Rc::clone(&class)), &[], &[]).origin).max();
        own.unwrap_or(value.origin)
    }

    /// Where what an error says comes from: from itself, or from what it is made of.
    pub(super) fn origin_of_error(&mut self, error: &Expr) -> Origin {
        let itself = self.eval(error).origin;
        let made = match error {
            Expr::Call(call) if !library::named(&call.callee.label().unwrap_or_default()).reduces() => {
                let given = call.arguments.iter().chain(call.keywords.iter().map(|(_, value)| value));
                self.quietly(|flow| flow.eval_all(given)).origin
            }
            _ => Origin::Unknown,
        };
        match itself.max(made) {
            said @ (Origin::Environment | Origin::Response | Origin::Payload) => said,
            _ => Origin::Unknown,
        }
    }

    /// Notes that an answer whose reason was given by the notebook is made an error of, which says it.
    pub(super) fn raise_reason(&mut self, answer: &Expr) {
        let reason = answer.path().and_then(|path| self.lookup(&format_compact!("{path}.reason"))).map(|reason| reason.origin);
        self.show(Shown::Raised, reason.unwrap_or_default());
    }

    /// The arguments of a call that shows them, one after the other with spaces between.
    fn reveal_arguments(&mut self, shown: Shown, called: &Called<'_>) {
        let written = called.call.arguments.iter().zip(called.arguments);
        let fragments: Vec<_> = written.map(|(expr, value)| self.fragments(expr, value)).collect();
        if fragments.iter().all(Option::is_none) {
            return;
        }
        let all = fragments.into_iter().zip(called.arguments).map(|(own, value)| match own {
            Some(own) => own.to_vec(),
            None => vec![value.text().map_or(Fragment::Any, |text| Fragment::Text(text.into()))],
        });
        let text = all.collect::<Vec<_>>().join(&Fragment::Text(" ".into()));
        self.reveal(shown, reading(text));
    }
}
