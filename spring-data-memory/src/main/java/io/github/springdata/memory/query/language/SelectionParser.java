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
 * selection  : combined ('order' 'by' order (',' order)*)? ('limit' sum)? ('offset' sum)? fetch?
 * combined   : intersected (('union' | 'except') 'all'? intersected)*
 * intersected: body ('intersect' 'all'? body)*
 * body       : '(' combined ')'
 *            | ('select' 'distinct'? item (',' item)*)? ('from' source (',' (source | member))*)? ('where' expression)?
 *              ('group' 'by' expression (',' expression)*)? ('having' expression)?
 * item       : (expression | 'new' path '(' item (',' item)* ')') ('as'? NAME)?
 * source     : path ('as'? NAME)? join*
 * member     : 'in' '(' path ')' ('as'? NAME)? join*
 * join       : ('inner'? | 'left' 'outer'? | 'cross') 'join' joined ('as'? NAME)? ('on' expression)?
 * joined     : path | 'treat' '(' path 'as' path ')'
 * order      : expression ('asc' | 'desc')? ('nulls' ('first' | 'last'))?
 * fetch      : 'fetch' ('first' | 'next') sum ('row' | 'rows') 'only'
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
			List<Selection.Order> orders = this.tokens.accept("order", "by") ? list(this::order) : List.of();
			Expression limit = this.tokens.accept("limit") ? this.expressions.sum() : null;
			Expression offset = offset();
			if (limit == null) {
				limit = fetch();
			}
			return new Selection(body, orders, limit, offset);
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
		if (!this.tokens.at("(")) {
			return block();
		}
		this.tokens.next();
		Selection.Body body = this.tokens.nested(this::combined);
		this.tokens.expect(")");
		return body;
	}

	private Selection.QueryBlock block() {
		Location location = this.tokens.location();
		boolean select = this.tokens.accept("select");
		boolean distinct = select && this.tokens.accept("distinct");
		List<Selection.Item> items = select ? list(this::item) : List.of();
		List<Source> sources = this.tokens.accept("from") ? sources()
				: List.of(new Source(Source.Kind.ROOT, List.of(), null, Selection.THIS, null, location));
		Expression where = where();
		List<Expression> groupBy = this.tokens.accept("group", "by") ? list(this.expressions::expression) : List.of();
		Expression having = this.tokens.accept("having") ? this.expressions.expression() : null;
		return new Selection.QueryBlock(distinct, items, sources, where, groupBy, having);
	}

	@Nullable Expression where() {
		return this.tokens.accept("where") ? this.expressions.expression() : null;
	}

	private <T> List<T> list(Supplier<T> member) {
		List<T> members = new ArrayList<>();
		members.add(member.get());
		while (this.tokens.accept(",")) {
			this.tokens.checkSize(members, Tokens.MAX_LIST);
			members.add(member.get());
		}
		return members;
	}

	private Selection.Item item() {
		Expression expression = (this.tokens.at("new") && !this.tokens.peek(1).is(".")) ? instance()
				: this.expressions.expression();
		boolean named = this.tokens.accept("as") || this.tokens.atName();
		return new Selection.Item(expression, named ? this.tokens.name("the name of the item") : null);
	}

	private Expression instance() {
		Location location = this.tokens.location();
		this.tokens.next();
		String type = String.join(".", this.tokens.names("the name of a class"));
		this.tokens.expect("(");
		List<Expression> arguments = this.tokens
			.nested(() -> list(this::item).stream().map(Selection.Item::expression).toList());
		this.tokens.expect(")");
		return new Expression.Instance(type, arguments, location);
	}

	private List<Source> sources() {
		List<Source> sources = new ArrayList<>();
		do {
			this.tokens.checkSize(sources, Tokens.MAX_DEPTH);
			sources.add((!sources.isEmpty() && this.tokens.accept("in", "(")) ? member() : source(Source.Kind.ROOT));
			joins(sources);
		}
		while (this.tokens.accept(","));
		return sources;
	}

	/**
	 * Reads the elements of a collection in the older form of a join.
	 */
	private Source member() {
		Location location = this.tokens.location();
		List<String> path = this.tokens.names("the path of a collection");
		this.tokens.expect(")");
		return new Source(Source.Kind.INNER, path, null, variable(), null, location);
	}

	private void joins(List<Source> sources) {
		Source.Kind kind = join();
		while (kind != null) {
			this.tokens.checkSize(sources, Tokens.MAX_DEPTH);
			sources.add(source(kind));
			kind = join();
		}
	}

	private Source.@Nullable Kind join() {
		if (this.tokens.atAny("right", "full") && (this.tokens.peek(1).is("join") || this.tokens.peek(1).is("outer"))) {
			throw this.tokens.failure(this.tokens.location(),
					"right and full joins are not supported; turn the join round, and use a left join");
		}
		Source.Kind kind = null;
		if (this.tokens.accept("cross", "join")) {
			kind = Source.Kind.ROOT;
		}
		else if (this.tokens.accept("left", "join") || this.tokens.accept("left", "outer", "join")) {
			kind = Source.Kind.LEFT;
		}
		else if (this.tokens.accept("join") || this.tokens.accept("inner", "join")) {
			kind = Source.Kind.INNER;
		}
		if (kind != null && this.tokens.at("fetch")) {
			throw this.tokens.failure(this.tokens.location(),
					"fetch joins are not supported: entities are always read whole; leave out the join");
		}
		return kind;
	}

	private Source source(Source.Kind kind) {
		Location location = this.tokens.location();
		boolean treated = kind != Source.Kind.ROOT && this.tokens.accept("treat", "(");
		List<String> target = this.tokens.names("the name of an entity or a collection");
		String subclass = treated ? this.expressions.subclass() : null;
		String variable = variable();
		Expression on = (kind != Source.Kind.ROOT && this.tokens.accept("on")) ? this.expressions.expression() : null;
		return new Source(kind, target, subclass, variable, on, location);
	}

	private String variable() {
		boolean named = this.tokens.accept("as") || this.tokens.atName();
		return named ? this.tokens.name("a variable") : Selection.THIS;
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
