package io.github.springdata.memory.jpa.relational;

import java.util.Locale;
import java.util.Set;

/**
 * Names of tables and columns in statements.
 */
final class SqlNames {

	/** What H2 reserves. */
	private static final Set<String> RESERVED = Set.of("all", "and", "any", "array", "as", "asymmetric",
			"authorization", "between", "both", "case", "cast", "check", "constraint", "cross", "day", "default",
			"distinct", "else", "end", "except", "exists", "false", "fetch", "for", "foreign", "from", "full", "group",
			"groups", "having", "hour", "if", "ilike", "in", "inner", "intersect", "interval", "is", "join", "key",
			"leading", "left", "like", "limit", "localtime", "minus", "minute", "month", "natural", "not", "null",
			"offset", "on", "or", "order", "over", "partition", "primary", "qualify", "range", "regexp", "right", "row",
			"rownum", "rows", "second", "select", "set", "some", "symmetric", "table", "to", "top", "trailing", "true",
			"union", "unique", "unknown", "user", "using", "value", "values", "when", "where", "window", "with",
			"year");

	private SqlNames() {
	}

	/**
	 * A name as a statement has it: in quotes if it could not be without.
	 */
	static String of(String name) {
		return (RESERVED.contains(name.toLowerCase(Locale.ROOT)) || !name.matches("[A-Za-z_][A-Za-z0-9_]*"))
				? '"' + name + '"' : name;
	}

}
