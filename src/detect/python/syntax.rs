//! The one place that knows ruff: source to [`Step`]s, with error recovery.
//!
//! The parser's interface is not stable, so it is pinned exactly and nothing of it leaves this file. It may panic on
//! malformed input; whoever calls gets `None` then, as for code that nests deeper than anybody writes.

use super::nesting;
use super::tree::{Branch, Call, Class, Definition, Expr, Name, Parameter, Piece, Step, Takes};
use super::value::Origin;
use compact_str::format_compact;
use ruff_python_ast as ast;
use ruff_python_parser::{Mode, ParseOptions, parse_unchecked};
use ruff_text_size::{Ranged, TextRange};
use smallvec::smallvec;
use std::cell::Cell;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

/// The statements of the cell `source` from the byte `body` on, where its cell magic ends; `None` where it cannot be
/// parsed at all. Places are counted from the start of `source`.
pub(super) fn parse(source: &str, body: usize) -> Option<Vec<Step>> {
    let source = source.get(body..)?;
    with_statements(source, |_, statements| {
        let mut steps = Vec::new();
        Translator { source, offset: body }.block(statements, &mut steps);
        steps
    })
}

/// Whether the cell `source` is Python from the byte `body` on: `None` where it cannot be without an error, `Some(false)` where it
/// may as well be another language.
pub(super) fn is_python(source: &str, body: usize) -> Option<bool> {
    with_statements(source.get(body..)?, |is_valid, statements| is_valid.then(|| statements.iter().any(is_unmistakable)))?
}

/// What `work` makes of the statements of `source`, given whether they are all of it.
fn with_statements<T>(source: &str, work: impl FnOnce(bool, &[ast::Stmt]) -> T) -> Option<T> {
    if nesting::is_extreme(source) {
        return None;
    }
    PARSES.set(true);
    let parsed = catch_unwind(AssertUnwindSafe(|| {
        let parsed = parse_unchecked(source, ParseOptions::from(Mode::Ipython));
        let is_valid = parsed.errors().is_empty();
        match parsed.into_syntax() {
            ast::Mod::Module(module) => work(is_valid, &module.body),
            ast::Mod::Expression(_) => work(is_valid, &[]),
        }
    }));
    PARSES.set(false);
    parsed.ok()
}

thread_local! {
    static PARSES: Cell<bool> = const { Cell::new(false) };
}

/// Whether this thread is at work on a cell's syntax: a panic is caught then.
pub(in crate::detect) fn is_parsing() -> bool {
    PARSES.get()
}

/// Whether no other language has `statement`: a block after a colon, or an import that is not Julia's or Java's as well.
fn is_unmistakable(statement: &ast::Stmt) -> bool {
    use ast::Stmt as S;
    let is_own = |name: &ast::Alias| {
        let is_lower = !name.name.contains(char::is_uppercase);
        is_lower && (name.asname.is_some() || !name.name.contains('.'))
    };
    match statement {
        S::FunctionDef(_) | S::ClassDef(_) | S::For(_) | S::While(_) | S::If(_) | S::With(_) | S::Try(_) | S::ImportFrom(_) => true,
        S::Import(one) => one.names.iter().any(is_own),
        _ => false,
    }
}

struct Translator<'s> {
    source: &'s str,
    /// What to add to ruff's offsets.
    offset: usize,
}

fn range(range: TextRange) -> Range<usize> {
    range.start().to_usize()..range.end().to_usize()
}

impl Translator<'_> {
    fn block(&self, body: &[ast::Stmt], steps: &mut Vec<Step>) {
        body.iter().for_each(|statement| self.statement(statement, steps));
    }

    fn statement(&self, statement: &ast::Stmt, steps: &mut Vec<Step>) {
        use ast::Stmt as S;
        match statement {
            S::Expr(one) => steps.push(match &*one.value {
                // what a generator yields is what it gives
                ast::Expr::Yield(_) | ast::Expr::YieldFrom(_) => Step::Return(self.expr(&one.value)),
                value => Step::Show(self.expr(value)),
            }),
            S::Assign(one) => steps.push(Step::Assign(self.exprs(&one.targets), self.expr(&one.value))),
            S::AnnAssign(one) => {
                if let Some(value) = &one.value {
                    steps.push(Step::Assign(vec![self.expr(&one.target)], self.expr(value)));
                }
            }
            S::AugAssign(one) => {
                let target = self.expr(&one.target);
                let joined = Expr::Joined(vec![target.clone(), self.expr(&one.value)]);
                steps.push(Step::Assign(vec![target], joined));
            }
            S::Return(one) => steps.extend(one.value.as_deref().map(|value| Step::Return(self.expr(value)))),
            S::FunctionDef(one) => {
                self.decorators(&one.decorator_list, steps);
                let parameters = self.parameters(&one.parameters);
                let decorators = one.decorator_list.iter().map(|one| self.expr(&one.expression)).collect();
                let body = self.body(&one.body);
                steps.push(Step::Function(Rc::new(Definition { name: Name::new(&one.name), decorators, parameters, body })));
            }
            S::ClassDef(one) => {
                self.decorators(&one.decorator_list, steps);
                let bases = one.bases().iter().filter_map(|base| self.expr(base).path()).collect();
                let fields = one.body.iter().filter_map(field).collect();
                steps.push(Step::Class(Class { name: Name::new(&one.name), bases, fields, body: self.body(&one.body) }));
            }
            S::For(one) => {
                steps.push(Step::Loop(self.expr(&one.target), self.expr(&one.iter), self.body(&one.body)));
                self.block(&one.orelse, steps);
            }
            S::While(one) => {
                steps.push(Step::Assign(Vec::new(), self.expr(&one.test)));
                self.block(&one.body, steps);
                self.block(&one.orelse, steps);
            }
            S::If(one) => {
                steps.extend([Step::Assign(Vec::new(), self.expr(&one.test)), Step::Branch(Branch::Fork)]);
                self.block(&one.body, steps);
                for clause in &one.elif_else_clauses {
                    steps.push(Step::Branch(Branch::Or));
                    steps.extend(clause.test.as_ref().map(|test| Step::Assign(Vec::new(), self.expr(test))));
                    self.block(&clause.body, steps);
                }
                let has_else = one.elif_else_clauses.last().is_some_and(|clause| clause.test.is_none());
                steps.push(Step::Branch(Branch::Join(has_else)));
            }
            S::With(one) => {
                let mut captured = None;
                for item in &one.items {
                    let target = item.optional_vars.as_deref().map(|target| self.expr(target));
                    let value = self.expr(&item.context_expr);
                    match &value {
                        Expr::Call(call) if call.callee.label().is_some_and(|label| CAPTURING.contains(&label.as_str())) => {
                            captured = Some(target.or_else(|| call.arguments.first().cloned()));
                        }
                        _ => steps.push(Step::Assign(target.into_iter().collect(), value)),
                    }
                }
                match captured {
                    Some(target) => steps.push(Step::Capture(target, self.body(&one.body))),
                    None => self.block(&one.body, steps),
                }
            }
            S::Try(one) => {
                steps.push(Step::Branch(Branch::Fork));
                self.block(&one.body, steps);
                self.block(&one.orelse, steps);
                for ast::ExceptHandler::ExceptHandler(handler) in &one.handlers {
                    steps.push(Step::Branch(Branch::Or));
                    if let Some(name) = &handler.name {
                        let answer = handler.type_.as_deref().map_or(Origin::Unknown, |kind| match self.expr(kind) {
                            Expr::List(kinds) => kinds.iter().map(answer_of).max().unwrap_or_default(),
                            kind => answer_of(&kind),
                        });
                        steps.push(Step::Caught(Name::new(name), answer));
                    }
                    self.block(&handler.body, steps);
                }
                steps.push(Step::Branch(Branch::Join(false)));
                self.block(&one.finalbody, steps);
            }
            S::Match(one) => {
                let subject = self.expr(&one.subject);
                steps.push(Step::Assign(Vec::new(), subject.clone()));
                steps.push(Step::Branch(Branch::Fork));
                for case in &one.cases {
                    steps.push(Step::Branch(Branch::Or));
                    let mut names = Vec::new();
                    captures(&case.pattern, &mut names);
                    if !names.is_empty() {
                        // any part of the subject, for the analysis
                        let part = Expr::Item(Box::new(subject.clone()), Box::new(Expr::Other(Vec::new())));
                        steps.push(Step::Assign(names.into_iter().map(Expr::Name).collect(), part));
                    }
                    self.block(&case.body, steps);
                }
                steps.push(Step::Branch(Branch::Join(false)));
            }
            S::Global(one) => steps.push(Step::Global(one.names.iter().map(Name::new).collect())),
            S::Nonlocal(one) => steps.push(Step::Global(one.names.iter().map(Name::new).collect())),
            S::Assert(one) => {
                steps.push(Step::Assign(Vec::new(), self.expr(&one.test)));
                steps.extend(one.msg.as_deref().map(|message| Step::Raise(self.expr(message))));
            }
            S::Raise(one) => steps.extend(one.exc.as_deref().map(|value| Step::Raise(self.expr(value)))),
            S::Import(one) => {
                steps.extend(one.names.iter().map(|name| match &name.asname {
                    Some(own) => Step::Import(Name::new(own), Name::new(&name.name)),
                    // `import a.b` makes `a` known
                    None => {
                        let first = name.name.split('.').next().unwrap_or_default();
                        Step::Import(first.into(), first.into())
                    }
                }));
            }
            S::ImportFrom(one) => {
                let Some(module) = &one.module else { return };
                steps.extend(one.names.iter().map(|name| {
                    let own = Name::new(name.asname.as_ref().unwrap_or(&name.name));
                    Step::Import(own, format_compact!("{module}.{}", name.name))
                }));
            }
            S::IpyEscapeCommand(one) => match self.timed(one) {
                Some(timed) => steps.extend(timed),
                None => steps.extend(command(one.kind, &one.value)),
            },
            _ => {}
        }
    }

    fn body(&self, body: &[ast::Stmt]) -> Vec<Step> {
        let mut steps = Vec::new();
        self.block(body, &mut steps);
        steps
    }

    /// What decorators are called with is given to them before the definition.
    fn decorators(&self, decorators: &[ast::Decorator], steps: &mut Vec<Step>) {
        let calls = decorators.iter().filter(|one| one.expression.is_call_expr());
        steps.extend(calls.map(|one| Step::Assign(Vec::new(), self.expr(&one.expression))));
    }

    /// The statement in `%time statement`.
    fn timed(&self, magic: &ast::StmtIpyEscapeCommand) -> Option<Vec<Step>> {
        const TIMING: &[&str] = &["time", "timeit", "prun", "memit"];
        let (name, statement) = magic.value.split_once(' ').filter(|_| magic.kind == ast::IpyEscapeKind::Magic)?;
        let end = range(magic.range()).end;
        let start =
            end.checked_sub(statement.len()).filter(|start| TIMING.contains(&name) && self.source.get(*start..end) == Some(statement))?;
        let parsed = parse_unchecked(statement, ParseOptions::from(Mode::Module));
        let ast::Mod::Module(module) = parsed.into_syntax() else { return None };
        Some(Translator { source: statement, offset: self.offset + start }.body(&module.body))
    }

    fn exprs<'e>(&self, list: impl IntoIterator<Item = &'e ast::Expr>) -> Vec<Expr> {
        list.into_iter().map(|one| self.expr(one)).collect()
    }

    fn expr(&self, expr: &ast::Expr) -> Expr {
        use ast::Expr as E;
        match expr {
            E::StringLiteral(one) => {
                Expr::Text(one.value.iter().map(|part| self.piece(range(part.content_range()), &part.value)).collect())
            }
            E::BytesLiteral(one) => {
                let text = |part: &ast::BytesLiteral| String::from_utf8_lossy(&part.value).into_owned();
                Expr::Text(one.value.iter().map(|part| self.piece(range(part.content_range()), &text(part))).collect())
            }
            E::FString(one) => Expr::Joined(one.value.iter().flat_map(|part| self.f_string_part(part)).collect()),
            E::Name(one) => Expr::Name(Name::new(&one.id)),
            E::Attribute(one) => Expr::Attribute(Box::new(self.expr(&one.value)), Name::new(&one.attr)),
            E::Subscript(one) => Expr::Item(Box::new(self.expr(&one.value)), Box::new(self.expr(&one.slice))),
            E::Call(one) => {
                let callee = self.expr(&one.func);
                let path = callee.path().unwrap_or_default();
                let arguments = self.exprs(&one.arguments.args);
                let keyword = |word: &ast::Keyword| (word.arg.as_ref().map(Name::new), self.expr(&word.value));
                let keywords = one.arguments.keywords.iter().map(keyword).collect();
                Expr::Call(Box::new(Call { callee, path, arguments, keywords }))
            }
            E::List(one) => Expr::List(self.exprs(&one.elts)),
            E::Tuple(one) => Expr::List(self.exprs(&one.elts)),
            E::Set(one) => Expr::List(self.exprs(&one.elts)),
            E::Dict(one) => {
                Expr::Dict(one.items.iter().map(|item| (item.key.as_ref().map(|key| self.expr(key)), self.expr(&item.value))).collect())
            }
            E::BoolOp(one) => Expr::Choice(self.exprs(&one.values)),
            E::If(one) => Expr::Choice(self.exprs([&*one.body, &*one.orelse])),
            E::BinOp(one) if one.op == ast::Operator::Mod => Expr::Percent(Box::new(self.expr(&one.left)), Box::new(self.expr(&one.right))),
            E::BinOp(one) => {
                let sides = self.exprs([&*one.left, &*one.right]);
                match one.op {
                    // `a + b + c` is one text
                    ast::Operator::Add => Expr::Joined(sides.into_iter().flat_map(Expr::into_parts).collect()),
                    ast::Operator::Div | ast::Operator::BitOr => Expr::Joined(sides),
                    _ => Expr::Other(sides),
                }
            }
            E::Compare(one) => Expr::Compare(std::iter::once(&*one.left).chain(&one.comparators).map(|side| self.expr(side)).collect()),
            E::Named(one) => Expr::Bind(Box::new(self.expr(&one.target)), Box::new(self.expr(&one.value))),
            E::Lambda(one) => {
                let parameters = one.parameters.as_deref().map_or_else(Vec::new, |parameters| self.parameters(parameters));
                Expr::Lambda(parameters, Box::new(self.expr(&one.body)))
            }
            E::ListComp(one) => self.each(self.expr(&one.elt), &one.generators),
            E::SetComp(one) => self.each(self.expr(&one.elt), &one.generators),
            E::Generator(one) => self.each(self.expr(&one.elt), &one.generators),
            E::DictComp(one) => {
                let value = self.expr(&one.value);
                let entry = match one.key.as_deref() {
                    Some(key) => Expr::Keyed(Box::new(self.expr(key)), Box::new(value)),
                    None => value,
                };
                self.each(entry, &one.generators)
            }
            E::Await(one) => self.expr(&one.value),
            E::Starred(one) => Expr::Spread(Box::new(self.expr(&one.value))),
            E::NumberLiteral(one) => match &one.value {
                ast::Number::Int(number) => Expr::Number(number.as_usize().unwrap_or(usize::MAX)),
                _ => Expr::Number(usize::MAX),
            },
            E::YieldFrom(one) => self.expr(&one.value),
            E::Yield(one) => one.value.as_deref().map_or(Expr::Other(Vec::new()), |value| self.expr(value)),
            E::UnaryOp(one) => Expr::Other(vec![self.expr(&one.operand)]),
            E::IpyEscapeCommand(one) if matches!(one.kind, ast::IpyEscapeKind::Shell | ast::IpyEscapeKind::ShCap) => {
                Expr::Shell(one.value.to_string())
            }
            _ => Expr::Other(Vec::new()),
        }
    }

    fn piece(&self, range: Range<usize>, text: &str) -> Piece {
        debug_assert!(self.source.get(range.clone()).is_some(), "ruff's ranges lie in the source");
        Piece { range: range.start + self.offset..range.end + self.offset, text: text.into() }
    }

    fn f_string_part(&self, part: &ast::FStringPart) -> Vec<Expr> {
        match part {
            ast::FStringPart::Literal(literal) => vec![Expr::Text(smallvec![self.piece(range(literal.content_range()), &literal.value)])],
            ast::FStringPart::FString(part) => part.elements.iter().map(|element| self.interpolated(element)).collect(),
        }
    }

    fn interpolated(&self, element: &ast::InterpolatedStringElement) -> Expr {
        match element {
            ast::InterpolatedStringElement::Literal(literal) => Expr::Text(smallvec![self.piece(range(literal.range()), &literal.value)]),
            ast::InterpolatedStringElement::Interpolation(hole) => self.expr(&hole.expression),
        }
    }

    fn each(&self, element: Expr, loops: &[ast::Comprehension]) -> Expr {
        let condition = |one: &ast::Expr| (Expr::Other(Vec::new()), self.expr(one));
        let of_loop = |one: &ast::Comprehension| {
            let conditions: Vec<(Expr, Expr)> = one.ifs.iter().map(condition).collect();
            std::iter::once((self.expr(&one.target), self.expr(&one.iter))).chain(conditions)
        };
        let loops = loops.iter().flat_map(of_loop).collect();
        Expr::Each(Box::new(element), loops)
    }

    fn parameters(&self, parameters: &ast::Parameters) -> Vec<Parameter> {
        let one = |one: &ast::ParameterWithDefault| Parameter {
            name: Name::new(&one.parameter.name),
            default: one.default.as_deref().map(|value| self.expr(value)),
            takes: Takes::One,
        };
        let many = |many: &Option<Box<ast::Parameter>>, takes| {
            many.as_deref().map(|many| Parameter { name: Name::new(&many.name), default: None, takes })
        };
        let placed = parameters.posonlyargs.iter().chain(&parameters.args).map(one);
        let named = parameters.kwonlyargs.iter().map(one);
        placed.chain(many(&parameters.vararg, Takes::Rest)).chain(named).chain(many(&parameters.kwarg, Takes::Words)).collect()
    }
}

/// Context managers that keep what is printed in their block.
const CAPTURING: &[&str] = &["redirect_stdout", "redirect_stderr", "capture_output", "StdoutCapture", "Capturing"];

/// Errors that have a server's answer in them, by the end of their name.
const ANSWERS: &[&str] = &[
    "HTTPError", "HttpError", "HTTPStatusError", "HTTPException", "APIError", "APIStatusError", "ApiError", "ApiException",
    "APIResponseError", "ClientError", "BadRequestError", "NotFoundError", "RateLimitError", "AuthenticationError",
    "PermissionDeniedError", "InternalServerError", "UnprocessableEntityError", "InvalidRequestError", "OpenAIError", "RestException",
    "StripeError", "GithubException", "ResponseError", "TransportError", "RequestError", "GraphQLError", "TransportQueryError",
];

/// What of a server's answer errors of the class `kind` have: Amazon's have its data.
fn answer_of(kind: &Expr) -> Origin {
    match kind.label() {
        Some(label) if label == "ClientError" => Origin::Payload,
        Some(label) if ANSWERS.iter().any(|end| label.ends_with(end)) => Origin::Response,
        _ => Origin::Unknown,
    }
}

/// The names that `pattern` binds.
fn captures(pattern: &ast::Pattern, names: &mut Vec<Name>) {
    use ast::Pattern as P;
    let mut add = |name: &Option<ast::Identifier>| names.extend(name.as_ref().map(Name::new));
    match pattern {
        P::MatchStar(one) => add(&one.name),
        P::MatchAs(one) => {
            add(&one.name);
            one.pattern.iter().for_each(|pattern| captures(pattern, names));
        }
        P::MatchMapping(one) => {
            add(&one.rest);
            one.patterns.iter().for_each(|pattern| captures(pattern, names));
        }
        P::MatchSequence(one) => one.patterns.iter().for_each(|pattern| captures(pattern, names)),
        P::MatchOr(one) => one.patterns.iter().for_each(|pattern| captures(pattern, names)),
        P::MatchClass(one) => {
            one.arguments.patterns.iter().for_each(|pattern| captures(pattern, names));
            one.arguments.keywords.iter().for_each(|word| captures(&word.pattern, names));
        }
        P::MatchValue(_) | P::MatchSingleton(_) => {}
    }
}

/// The name of the field that a line of a class's body declares: `name: type`, with a default or without.
fn field(statement: &ast::Stmt) -> Option<Name> {
    let ast::Stmt::AnnAssign(one) = statement else { return None };
    one.target.as_name_expr().map(|name| Name::new(&name.id))
}

fn command(kind: ast::IpyEscapeKind, text: &str) -> Option<Step> {
    match kind {
        ast::IpyEscapeKind::Shell => Some(Step::Shell(text.to_owned())),
        // its lines are the result
        ast::IpyEscapeKind::ShCap => Some(Step::Show(Expr::Shell(text.to_owned()))),
        ast::IpyEscapeKind::Magic | ast::IpyEscapeKind::Magic2 => Some(Step::Magic(text.to_owned())),
        _ => None,
    }
}
