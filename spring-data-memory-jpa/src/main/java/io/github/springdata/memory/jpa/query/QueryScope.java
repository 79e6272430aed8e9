package io.github.springdata.memory.jpa.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.Selection;
import org.jspecify.annotations.Nullable;

/**
 * The variables of a selection and, after them, those of the selections around it; with
 * the sources of rows that are made of it.
 */
final class QueryScope {

	private final @Nullable QueryScope parent;

	private final Map<String, Term> variables = new LinkedHashMap<>();

	private final Map<String, Term> implied = new HashMap<>();

	private final List<Selection.Source> sources = new ArrayList<>();

	private final List<Expression> conditions = new ArrayList<>();

	private boolean closed;

	private boolean multiplied;

	QueryScope(@Nullable QueryScope parent) {
		this.parent = parent;
	}

	@Nullable QueryScope parent() {
		return this.parent;
	}

	/**
	 * Adds a variable.
	 * @return whether its name was free
	 */
	boolean add(String name, Term term) {
		return this.variables.putIfAbsent(name, term) == null;
	}

	/**
	 * Finds a variable, whose name may differ in case.
	 */
	@Nullable Term find(String name) {
		Term found = this.variables.get(name);
		if (found == null) {
			found = this.variables.entrySet()
				.stream()
				.filter((variable) -> variable.getKey().equalsIgnoreCase(name))
				.map(Map.Entry::getValue)
				.findFirst()
				.orElse(null);
		}
		return (found != null || this.parent == null) ? found : this.parent.find(name);
	}

	/**
	 * The variable whose attributes need not be qualified.
	 */
	@Nullable Term first() {
		return this.variables.isEmpty() ? null : this.variables.values().iterator().next();
	}

	/**
	 * Finds the row that was joined for a path.
	 * @param path the path of a reference
	 * @param variable the name of the variable that it starts from
	 */
	@Nullable Term implied(String path, String variable) {
		Term found = this.implied.get(path);
		boolean own = found != null || this.variables.containsKey(variable) || this.implied.containsKey(variable);
		return (own || this.parent == null) ? found : this.parent.implied(path, variable);
	}

	void imply(String path, Term row) {
		this.implied.put(path, row);
	}

	void add(Selection.Source source) {
		this.sources.add(source);
	}

	List<Selection.Source> sources() {
		return this.sources;
	}

	/**
	 * Adds a condition of a join that rows joined later are needed for.
	 */
	void require(Expression condition) {
		this.conditions.add(condition);
	}

	List<Expression> conditions() {
		return this.conditions;
	}

	/**
	 * Whether no source may be added, as in the condition of a left join.
	 */
	boolean isClosed() {
		return this.closed;
	}

	void close(boolean closed) {
		this.closed = closed;
	}

	/**
	 * Whether each row of the first source is found once.
	 */
	boolean isSingle() {
		return !this.multiplied;
	}

	/**
	 * Notes that rows may be found more than once.
	 */
	void multiply() {
		this.multiplied = true;
	}

}
