package io.github.springdata.memory.query.language;

import java.util.List;

import io.github.springdata.memory.query.language.Token.Kind;
import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.Selection;
import io.github.springdata.memory.query.syntax.Statement;
import io.github.springdata.memory.query.syntax.StatementParser;

import org.springframework.util.Assert;

/**
 * Parser of Jakarta's query language: the core language JCQL, whole, and from JPQL what
 * makes sense without a database.
 *
 * <pre>
 * statement  : (update | delete | insert | selection) END
 * update     : 'update' (path ('as'? NAME)?)? 'set' path '=' expression (',' path '=' expression)* where?
 * delete     : 'delete' ('from'? path ('as'? NAME)?)? where?
 * insert     : 'insert' 'into'? path '(' path (',' path)* ')' ('values' row (',' row)* | selection)
 * row        : '(' expression (',' expression)* ')'
 * where      : 'where' expression
 * </pre>
 *
 * The rest of the grammar stands with the classes that read it: {@link SelectionParser},
 * {@link ExpressionParser}, {@link PrimaryParser}. Keywords and names of functions are in
 * any case. A name that is a keyword stands in back quotes, unless it follows a dot.
 */
public final class JakartaStatementParser implements StatementParser {

	/**
	 * Creates a parser. It may be used by several threads.
	 */
	public JakartaStatementParser() {
	}

	@Override
	public Statement parse(String text) {
		Assert.notNull(text, "Text must not be null");
		return new Reader(new Tokens(text)).statement();
	}

	/**
	 * Reader of one text.
	 */
	private static final class Reader {

		private static final String PROPERTY = "the name of a property";

		private final Tokens tokens;

		private final SelectionParser selections;

		Reader(Tokens tokens) {
			this.tokens = tokens;
			this.selections = new SelectionParser(tokens);
		}

		Statement statement() {
			Statement statement = start();
			if (this.tokens.atAny("union", "intersect", "except")) {
				throw this.tokens.failure(this.tokens.location(),
						"a side of a set operation that has an order, a limit or an offset stands in parentheses");
			}
			if (this.tokens.peek().kind() != Kind.END) {
				throw this.tokens.expected("the end of the text", "where", "group", "having", "order", "limit",
						"offset", "union", "join", "and", "or", "set", "from");
			}
			return statement;
		}

		private Statement start() {
			if (this.tokens.accept("update")) {
				return update();
			}
			if (this.tokens.accept("delete")) {
				return delete();
			}
			if (this.tokens.accept("insert")) {
				return insert();
			}
			if (!this.tokens.atAny("select", "from", "where", "group", "order", "limit", "offset", "fetch", "(")) {
				throw this.tokens.expected("'select', 'from', 'where', 'order by', 'update', 'delete' or 'insert'",
						"select", "from", "where", "order", "update", "delete", "insert");
			}
			return new Statement.Select(this.tokens.text(), this.selections.selection());
		}

		private Statement update() {
			Selection.Source target = this.selections.target(!this.tokens.at("set"));
			this.tokens.expect("set");
			List<Statement.Assignment> assignments = this.tokens.list(this::assignment);
			return new Statement.Update(this.tokens.text(), target, assignments, this.selections.where());
		}

		private Statement.Assignment assignment() {
			Expression.Path property = this.tokens.path(PROPERTY);
			this.tokens.expect("=");
			return new Statement.Assignment(property, this.selections.expressions().expression());
		}

		private Statement delete() {
			boolean named = this.tokens.accept("from") || !(this.tokens.at("where") || atEnd());
			Selection.Source target = this.selections.target(named);
			return new Statement.Delete(this.tokens.text(), target, this.selections.where());
		}

		private boolean atEnd() {
			return this.tokens.peek().kind() == Kind.END;
		}

		private Statement insert() {
			this.tokens.accept("into");
			Selection.Source target = this.selections.target(!this.tokens.at("("));
			this.tokens.expect("(");
			List<Expression.Path> properties = this.tokens.list(() -> this.tokens.path(PROPERTY));
			this.tokens.expect(")");
			if (this.tokens.accept("values")) {
				return new Statement.Insert(this.tokens.text(), target, properties, this.tokens.list(this::row), null);
			}
			if (!this.tokens.atAny("select", "from")) {
				throw this.tokens.expected("'values' or 'select'", "values", "select");
			}
			return new Statement.Insert(this.tokens.text(), target, properties, List.of(), this.selections.selection());
		}

		private List<Expression> row() {
			this.tokens.expect("(");
			List<Expression> row = this.tokens.list(this.selections.expressions()::expression);
			this.tokens.expect(")");
			return row;
		}

	}

}
