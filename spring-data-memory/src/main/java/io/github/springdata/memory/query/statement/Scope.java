package io.github.springdata.memory.query.statement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.springdata.memory.mapping.PathReader;
import org.jspecify.annotations.Nullable;

/**
 * The variables of a selection and, after them, those of the selections around it.
 */
final class Scope {

	private final @Nullable Scope parent;

	private final Map<String, Variable> variables = new LinkedHashMap<>();

	private final Map<String, Variable> spellings = new HashMap<>();

	private final List<Link> links = new ArrayList<>();

	private final Map<Variable, Integer> companions = new HashMap<>();

	Scope(@Nullable Scope parent) {
		this.parent = parent;
	}

	/**
	 * Adds a variable.
	 * @return whether its name was free in this selection
	 */
	boolean add(Variable variable) {
		return this.variables.putIfAbsent(variable.name(), variable) == null;
	}

	@Nullable Variable find(String name) {
		Variable found = this.variables.getOrDefault(name, this.spellings.get(name));
		return (found != null || this.parent == null) ? found : this.parent.find(name);
	}

	/**
	 * Finds a variable whose name differs in case, and keeps that spelling for it. It is
	 * for names that are none of anything else.
	 * @return whether there is one
	 */
	boolean respell(String name) {
		Variable found = this.variables.values()
			.stream()
			.filter((variable) -> variable.name().equalsIgnoreCase(name))
			.findFirst()
			.orElse(null);
		if (found != null) {
			this.spellings.put(name, found);
		}
		return found != null || (this.parent != null && this.parent.respell(name));
	}

	/**
	 * The variables of this selection, in the order of their sources.
	 */
	Collection<Variable> variables() {
		return this.variables.values();
	}

	/**
	 * The variable whose properties need not be qualified.
	 */
	@Nullable Variable first() {
		return this.variables.isEmpty() ? null : this.variables.values().iterator().next();
	}

	@Nullable Scope parent() {
		return this.parent;
	}

	/**
	 * The row that a reference leads to, where a path goes on from there.
	 *
	 * @param parent the variable that the reference is a property of
	 * @param reference reads the reference
	 * @param variable the row
	 */
	record Link(Variable parent, PathReader reference, Variable variable) {

	}

	/**
	 * The variable for the row that a reference leads to, the same whenever it is asked
	 * for.
	 * @param variable makes the variable
	 */
	Variable link(Variable parent, PathReader reference, Supplier<Variable> variable) {
		for (Link link : this.links) {
			if (link.parent() == parent && link.reference().path().equals(reference.path())) {
				return link.variable();
			}
		}
		Link link = new Link(parent, reference, variable.get());
		this.links.add(link);
		return link.variable();
	}

	/**
	 * The links of this selection, each after that which it starts from.
	 */
	List<Link> links() {
		return this.links;
	}

	/**
	 * The link that a variable belongs to, or {@code null}.
	 */
	@Nullable Link linkOf(Variable variable) {
		return this.links.stream().filter((link) -> link.variable() == variable).findFirst().orElse(null);
	}

	/**
	 * The slot of the key, or the position, of what a variable stands for, the same
	 * whenever it is asked for.
	 * @param variable an element of a map or a list
	 * @param slot makes the slot
	 */
	int companion(Variable variable, IntSupplier slot) {
		if (this.parent != null && !this.variables.containsValue(variable)) {
			return this.parent.companion(variable, slot);
		}
		return this.companions.computeIfAbsent(variable, (key) -> slot.getAsInt());
	}

	/**
	 * The slot of the key, or the position, of what a variable stands for, or -1 if
	 * nobody asks for it.
	 */
	int companion(Variable variable) {
		return this.companions.getOrDefault(variable, -1);
	}

	/**
	 * The slots of the rows that references lead to.
	 */
	long linked() {
		return bits(this.links.stream().map(Link::variable));
	}

	/**
	 * The slots of the variables of this selection.
	 */
	long own() {
		return bits(this.variables.values().stream()) | linked();
	}

	private static long bits(Stream<Variable> variables) {
		return variables.mapToLong(Variable::bit).reduce(0, (a, b) -> a | b);
	}

}
