package io.github.springdata.memory.jpa.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.persistence.AccessType;
import jakarta.persistence.CascadeType;
import jakarta.persistence.FetchType;

/**
 * Relation between two entities, {@code A} and {@code B}: a cell of the matrix.
 *
 * @param kind the kind
 * @param container what holds the instances of {@code B}
 * @param cascades what {@code A} passes on
 * @param orphanRemoval whether it removes orphans
 * @param access how attributes are read and written
 * @param fetch when {@code A} reads them
 */
record Shape(Kind kind, Container container, Set<CascadeType> cascades, boolean orphanRemoval, AccessType access,
		FetchType fetch) {

	/**
	 * Kind of relation, {@code _BI} for those that both sides have, owned by {@code A},
	 * and {@code _INVERSE} for those that {@code B} owns.
	 */
	enum Kind {

		ONE_TO_ONE("@OneToOne", ""), ONE_TO_ONE_BI("@OneToOne", "@OneToOne"),
		ONE_TO_ONE_INVERSE("@OneToOne", "@OneToOne"), MAPS_ID_INVERSE("@OneToOne", "@OneToOne @MapsId"),
		MANY_TO_ONE("@ManyToOne", ""), MANY_TO_ONE_BI("@ManyToOne", "@OneToMany"),
		ONE_TO_MANY_INVERSE("@OneToMany", "@ManyToOne"), JOIN_COLUMN("@OneToMany", ""), JOIN_TABLE("@OneToMany", ""),
		MANY_TO_MANY("@ManyToMany", ""), MANY_TO_MANY_BI("@ManyToMany", "@ManyToMany"),
		MANY_TO_MANY_INVERSE("@ManyToMany", "@ManyToMany");

		private final String there;

		private final String back;

		Kind(String there, String back) {
			this.there = there;
			this.back = back;
		}

		boolean isToMany() {
			return this.there.endsWith("Many");
		}

		boolean hasWayBack() {
			return !this.back.isEmpty();
		}

		boolean isBackToMany() {
			return this.back.endsWith("Many");
		}

		boolean isOneToOne() {
			return this.there.equals("@OneToOne");
		}

		boolean isOwnedByA() {
			return !name().endsWith("_INVERSE");
		}

		boolean mayRemoveOrphans() {
			return this.there.startsWith("@OneTo");
		}

		/**
		 * Whether what is owned may have one owner only.
		 */
		boolean isExclusive() {
			return this == JOIN_TABLE || this == JOIN_COLUMN || isOneToOne();
		}

	}

	/**
	 * What holds the other side.
	 */
	enum Container {

		ONE("B", ""), LIST("List<B>", " = new ArrayList<>()"), ORDERED("List<B>", " = new ArrayList<>()"),
		SET("Set<B>", " = new HashSet<>()"), MAP("Map<Integer, B>", " = new HashMap<>()");

		private final String type;

		private final String initial;

		Container(String type, String initial) {
			this.type = type;
			this.initial = initial;
		}

	}

	boolean cascades(CascadeType operation) {
		return this.cascades.contains(operation) || this.cascades.contains(CascadeType.ALL)
				|| (operation == CascadeType.REMOVE && this.orphanRemoval);
	}

	boolean isKeyedByNumber() {
		return this.container == Container.MAP && !this.kind.isOwnedByA();
	}

	static List<Shape> all() {
		List<Shape> all = new ArrayList<>();
		for (Kind kind : Kind.values()) {
			for (Container container : Container.values()) {
				boolean orders = container == Container.ORDERED && kind == Kind.MANY_TO_MANY_INVERSE;
				if (kind.isToMany() == (container != Container.ONE) && !orders) {
					addAll(all, kind, container);
				}
			}
		}
		return all;
	}

	private static void addAll(List<Shape> all, Kind kind, Container container) {
		List<Set<CascadeType>> cascades = new ArrayList<>(List.of(Set.of()));
		List.of(CascadeType.values()).forEach((cascade) -> cascades.add(Set.of(cascade)));
		for (AccessType access : AccessType.values()) {
			for (FetchType fetch : FetchType.values()) {
				for (Set<CascadeType> cascade : cascades) {
					all.add(new Shape(kind, container, cascade, false, access, fetch));
					if (kind.mayRemoveOrphans()) {
						all.add(new Shape(kind, container, cascade, true, access, fetch));
					}
				}
			}
		}
	}

	String name() {
		return (this.kind + "_" + this.container + "_"
				+ this.cascades.stream().map(Enum::name).collect(Collectors.joining())
				+ (this.orphanRemoval ? "_ORPHANS" : "") + "_" + this.access + "_" + this.fetch)
			.toLowerCase(Locale.ROOT);
	}

	/**
	 * The source text of {@code A} or {@code B}.
	 */
	String source(boolean a) {
		String id = "@Id" + ((!a && this.kind == Kind.MAPS_ID_INVERSE) ? ""
				: " @GeneratedValue(strategy = GenerationType.SEQUENCE)");
		StringBuilder body = new StringBuilder();
		body.append(attribute(id, "Long", "id", ""));
		body.append(attribute("", "int", "number", ""));
		body.append(attribute("", "int", "content", ""));
		String type = a ? this.container.type : this.kind.isBackToMany() ? "Set<A>" : "A";
		String name = a ? "b" : "a";
		boolean has = a || this.kind.hasWayBack();
		if (has) {
			String initial = a ? this.container.initial : this.kind.isBackToMany() ? " = new HashSet<>()" : "";
			body.append(attribute(a ? there() : back(), type, name, initial));
		}
		return """
				package shapes.%s;
				import jakarta.persistence.*;
				import java.util.*;
				@Entity
				@Access(AccessType.%s)
				public class %s implements io.github.springdata.memory.jpa.matrix.Node {
				%s
				public int number() { return number; }
				public void number(int x) { number = x; }
				public int content() { return content; }
				public void content(int x) { content = x; }
				public Object relation() { return %s; }
				@SuppressWarnings("unchecked")
				public void relation(Object x) { %s; }
				}
				""".formatted(name(), this.access, a ? "A" : "B", body, has ? read(name) : "null",
				has ? write(name, "(%s) x".formatted(type)) : "throw new IllegalStateException()");
	}

	private String read(String name) {
		return (this.access == AccessType.FIELD) ? name : "get%s()".formatted(name.toUpperCase(Locale.ROOT));
	}

	private String write(String name, String value) {
		return (this.access == AccessType.FIELD) ? name + " = " + value
				: "set%s(%s)".formatted(name.toUpperCase(Locale.ROOT), value);
	}

	private String attribute(String annotations, String type, String name, String initial) {
		String upper = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
		String getter = "%s public %s get%s() { return %s; }\n"
			.formatted((this.access == AccessType.PROPERTY) ? annotations : "", type, upper, name);
		return "%s private %s %s%s;\n".formatted((this.access == AccessType.FIELD) ? annotations : "", type, name,
				initial) + getter + "public void set%s(%s x) { %s = x; }\n".formatted(upper, type, name);
	}

	private String there() {
		String cascade = this.cascades.stream().map((type) -> "CascadeType." + type).collect(Collectors.joining());
		String mappedBy = this.kind.isOwnedByA() ? "" : ", mappedBy = \"a\"";
		String orphans = this.orphanRemoval ? ", orphanRemoval = true" : "";
		String column = (this.kind == Kind.JOIN_COLUMN) ? " @JoinColumn(name = \"a_id\")" : "";
		String order = switch (this.container) {
			case ORDERED -> " @OrderColumn";
			case MAP -> isKeyedByNumber() ? " @MapKey(name = \"number\")" : " @MapKeyColumn(name = \"place\")";
			default -> "";
		};
		return "%s(fetch = FetchType.%s, cascade = {%s}%s%s)%s%s".formatted(this.kind.there, this.fetch, cascade,
				mappedBy, orphans, column, order);
	}

	private String back() {
		return this.kind.back.replaceFirst("^@\\w+", "$0" + (this.kind.isOwnedByA() ? "(mappedBy = \"b\")" : ""));
	}

}
