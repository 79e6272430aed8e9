package io.github.springdata.memory.query.language;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.Location;
import io.github.springdata.memory.query.syntax.Selection.SetOperation;
import io.github.springdata.memory.query.syntax.Selection.Source;
import io.github.springdata.memory.query.syntax.Selection;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Sort;

/**
 * Parser of selections. No clause has to be there; the entity that is not named is the
 * one that the text is used for.
 *
 * <pre>
 * selection  : combined ('order' 'by' order (',' order)*)? ('limit' sum)? ('offset' sum)? limited?
 * combined   : intersected (('union' | 'except') 'all'? intersected)*
 * intersected: body ('intersect' 'all'? body)*
 * body       : '(' selection ')'
 *            | ('select' 'distinct'? item (',' item)*)? ('from' source (',' source)*)? ('where' expression)?
 *              ('group' 'by' expression (',' expression)*)? ('having' expression)?
 * item       : (expression | 'new' path '(' item (',' item)* ')') ('as'? NAME)?
 * source     : (joined | member) ('as'? NAME)? join*
 * member     : 'in' ('(' joined ')' | joined)
 * join       : ('inner'? | ('left' | 'right' | 'full') 'outer'? | 'cross') 'join' 'fetch'? joined
 *              ('as'? NAME)? (('on' | 'with') expression)?
 * joined     : path | 'treat' '(' path 'as' path ')'
 * order      : expression ('asc' | 'desc')? ('nulls' ('first' | 'last'))?
 * limited    : 'fetch' ('first' | 'next') sum ('row' | 'rows') 'only'
 * </pre>
 */
final class SelectionParser {

	private final Tokens tokens;

	private final ExpressionParser expressions;

	SelectionParser(Tokens tokens) {
		this.tokens = tokens;
		this.expressions = new ExpressionParser(tokens, this::selection);
	}

	ExpressionParser expressions() {
		return this.expressions;
	}

	Selection selection() {
		return this.tokens.nested(() -> {
			Selection.Body body = combined();
			List<Selection.Order> orders = this.tokens.accept("order", "by") ? this.tokens.list(this::order)
					: List.of();
			Expression limit = this.tokens.accept("limit") ? this.expressions.sum() : null;
			Expression offset = offset();
			if (limit == null) {
				limit = fetch();
			}
			boolean whole = orders.isEmpty() && limit == null && offset == null;
			return (whole && body instanceof Selection.Piece piece) ? piece.selection()
					: new Selection(body, orders, limit, offset);
		});
	}

	private @Nullable Expression offset() {
		if (!this.tokens.accept("offset")) {
			return null;
		}
		Expression offset = this.expressions.sum();
		if (this.tokens.atAny("row", "rows")) {
			this.tokens.next();
		}
		return offset;
	}

	private @Nullable Expression fetch() {
		if (!this.tokens.accept("fetch")) {
			return null;
		}
		expectAny("first", "next");
		Expression limit = this.expressions.sum();
		expectAny("row", "rows");
		this.tokens.expect("only");
		return limit;
	}

	private void expectAny(String one, String other) {
		if (!this.tokens.atAny(one, other)) {
			throw this.tokens.expected("'%s' or '%s'".formatted(one, other), one, other);
		}
		this.tokens.next();
	}

	private Selection.Body combined() {
		return combination(() -> combination(this::body, SetOperation.Kind.INTERSECT), SetOperation.Kind.UNION,
				SetOperation.Kind.EXCEPT);
	}

	private Selection.Body combination(Supplier<Selection.Body> operand, SetOperation.Kind... kinds) {
		Selection.Body result = operand.get();
		List<SetOperation.Kind> chain = new ArrayList<>();
		Location location = this.tokens.location();
		SetOperation.Kind kind = kind(kinds);
		while (kind != null) {
			this.tokens.checkSize(chain, Tokens.MAX_CHAIN);
			chain.add(kind);
			result = new SetOperation(kind, this.tokens.accept("all"), result, operand.get(), location);
			location = this.tokens.location();
			kind = kind(kinds);
		}
		return result;
	}

	private SetOperation.@Nullable Kind kind(SetOperation.Kind... kinds) {
		for (SetOperation.Kind kind : kinds) {
			if (this.tokens.accept(kind.name())) {
				return kind;
			}
		}
		return null;
	}

	private Selection.Body body() {
		Location location = this.tokens.location();
		if (!this.tokens.accept("(")) {
			return block();
		}
		Selection selection = selection();
		this.tokens.expect(")");
		boolean whole = selection.orders().isEmpty() && selection.limit() == null && selection.offset() == null;
		return whole ? selection.body() : new Selection.Piece(selection, location);
	}

	private Selection.QueryBlock block() {
		Location location = this.tokens.location();
		boolean select = this.tokens.accept("select");
		boolean distinct = select && this.tokens.accept("distinct");
		List<Selection.Item> items = select ? this.tokens.list(this::item) : List.of();
		List<Source> sources = this.tokens.accept("from") ? sources()
				: List.of(new Source(Source.Kind.ROOT, List.of(), null, Selection.THIS, null, location));
		Expression where = where();
		List<Expression> groupBy = this.tokens.accept("group", "by") ? this.tokens.list(this.expressions::expression)
				: List.of();
		Expression having = this.tokens.accept("having") ? this.expressions.expression() : null;
		return new Selection.QueryBlock(distinct, items, sources, where, groupBy, having);
	}

	@Nullable Expression where() {
		return this.tokens.accept("where") ? this.expressions.expression() : null;
	}

	private Selection.Item item() {
		Expression expression = (this.tokens.at("new") && !this.tokens.peek(1).is(".")) ? instance()
				: this.expressions.expression();
		return new Selection.Item(expression, alias("the name of the item"));
	}

	private @Nullable String alias(String what) {
		return this.tokens.accept("as") ? this.tokens.alias(what)
				: this.tokens.atAlias() ? this.tokens.next().text() : null;
	}

	private Expression instance() {
		Location location = this.tokens.location();
		this.tokens.next();
		String type = String.join(".", this.tokens.names("the name of a class"));
		this.tokens.expect("(");
		List<Expression> arguments = this.tokens
			.nested(() -> this.tokens.list(this::item).stream().map(Selection.Item::expression).toList());
		this.tokens.expect(")");
		return new Expression.Instance(type, arguments, location);
	}

	private List<Source> sources() {
		List<Source> sources = new ArrayList<>();
		do {
			this.tokens.checkSize(sources, Tokens.MAX_DEPTH);
			sources.add(root(sources.isEmpty()));
			joins(sources);
		}
		while (this.tokens.accept(","));
		return sources;
	}

	/**
	 * Reads a source that is not joined by a keyword: an entity, or the elements of a
	 * collection, also in the older form of a join.
	 */
	private Source root(boolean first) {
		Location location = this.tokens.location();
		if (!this.tokens.at("in") || !(this.tokens.peek(1).is("(") || this.tokens.peek(2).is("."))) {
			return source(joined(), Source.Kind.ROOT, false, location);
		}
		this.tokens.next();
		boolean open = this.tokens.accept("(");
		Joined joined = joined();
		if (open) {
			this.tokens.expect(")");
		}
		return source(joined, first ? Source.Kind.ROOT : Source.Kind.INNER, false, location);
	}

	private void joins(List<Source> sources) {
		Source.Kind kind = join();
		while (kind != null) {
			this.tokens.checkSize(sources, Tokens.MAX_DEPTH);
			boolean fetch = this.tokens.at("fetch") && !this.tokens.peek(1).is(".") && this.tokens.accept("fetch");
			Location location = this.tokens.location();
			sources.add(source(joined(), kind, fetch, location));
			kind = join();
		}
	}

	private Source.@Nullable Kind join() {
		if (this.tokens.accept("cross", "join")) {
			return Source.Kind.ROOT;
		}
		if (this.tokens.accept("join") || this.tokens.accept("inner", "join")) {
			return Source.Kind.INNER;
		}
		for (Source.Kind kind : List.of(Source.Kind.LEFT, Source.Kind.RIGHT, Source.Kind.FULL)) {
			if (this.tokens.accept(kind.name(), "join") || this.tokens.accept(kind.name(), "outer", "join")) {
				return kind;
			}
		}
		return null;
	}

	/**
	 * What is joined: the parts of a {@link Source} that its path makes.
	 */
	private record Joined(@Nullable Expression origin, List<String> target, @Nullable String subclass) {

		static Joined of(Expression path, @Nullable String subclass) {
			if (path instanceof Expression.Path names) {
				return new Joined(null, names.names(), subclass);
			}
			return (path instanceof Expression.Property property)
					? new Joined(property.owner(), property.names(), subclass) : new Joined(path, List.of(), subclass);
		}

	}

	private Joined joined() {
		if (!this.tokens.peek(1).is("(")) {
			return new Joined(null, this.tokens.names("the name of an entity or a collection"), null);
		}
		Expression path = this.expressions.qualified();
		return (path instanceof Expression.Treat treat) ? Joined.of(treat.operand(), treat.type())
				: Joined.of(path, null);
	}

	private Source source(Joined joined, Source.Kind kind, boolean fetch, Location location) {
		String variable = variable();
		boolean on = kind != Source.Kind.ROOT && (this.tokens.accept("on") || this.tokens.accept("with"));
		return new Source(kind, joined.origin(), joined.target(), joined.subclass(), variable,
				on ? this.expressions.expression() : null, fetch, location);
	}

	private String variable() {
		String alias = alias("a variable");
		return (alias != null) ? alias : Selection.THIS;
	}

	/**
	 * Reads the target of a statement that writes.
	 */
	Source target(boolean named) {
		Location location = this.tokens.location();
		if (!named) {
			return new Source(Source.Kind.ROOT, List.of(), null, Selection.THIS, null, location);
		}
		List<String> target = this.tokens.names("the name of an entity");
		return new Source(Source.Kind.ROOT, target, null, variable(), null, location);
	}

	private Selection.Order order() {
		Expression expression = this.expressions.expression();
		boolean ascending = !this.tokens.accept("desc");
		if (ascending) {
			this.tokens.accept("asc");
		}
		Sort.NullHandling nulls = Sort.NullHandling.NATIVE;
		if (this.tokens.accept("nulls")) {
			nulls = this.tokens.at("first") ? Sort.NullHandling.NULLS_FIRST : Sort.NullHandling.NULLS_LAST;
			expectAny("first", "last");
		}
		return new Selection.Order(expression, ascending, nulls);
	}

}
