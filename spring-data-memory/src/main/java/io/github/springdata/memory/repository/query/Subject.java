package io.github.springdata.memory.repository.query;

import java.util.function.Predicate;

import org.springframework.data.geo.Point;
import org.springframework.data.repository.query.parser.Part;
import org.springframework.data.repository.query.parser.PartTree;

/**
 * Subject of a query method, by its name or by its text: what it asks for.
 *
 * @param kind what is done with the matches
 * @param distinct whether the name drops equal projections
 * @param text whether the query is written as text
 * @param nearPoint whether the name has one condition that measures from a point
 * @param nearVector whether the name has one condition that measures by a vector
 */
record Subject(Kind kind, boolean distinct, boolean text, boolean nearPoint, boolean nearVector) {

	static Subject of(MemoryQueryMethod method, PartTree tree) {
		return new Subject(kind(method, tree), tree.isDistinct(), false, isNear(tree, Subject::isNearPoint),
				isNear(tree, Subject::isNearVector));
	}

	private static Kind kind(MemoryQueryMethod method, PartTree tree) {
		Kind kind = tree.isCountProjection() ? Kind.COUNT
				: tree.isExistsProjection() ? Kind.EXISTS : tree.isDelete() ? Kind.DELETE : Kind.FIND;
		if (method.takesUpdate()) {
			return update(method, kind);
		}
		if (method.isModifying() && kind != Kind.DELETE) {
			throw new IllegalArgumentException(
					"@Modifying marks methods that write, and this one finds; remove it, give it a @Query that writes, name it delete..By, or update..By with a parameter of type Update");
		}
		return kind;
	}

	private static Kind update(MemoryQueryMethod method, Kind kind) {
		if (kind != Kind.FIND || method.getParameters().hasScrollPositionParameter()
				|| method.getParameters().hasDynamicProjection()) {
			throw new IllegalArgumentException(
					"a parameter of type Update changes what a method finds; name it update..By or find..By, and let it take no Class and no ScrollPosition");
		}
		return Kind.UPDATE;
	}

	/**
	 * Whether one condition measures all results.
	 */
	private static boolean isNear(PartTree tree, Predicate<Part> near) {
		return tree.stream().count() == 1 && tree.getParts().stream().anyMatch(near);
	}

	private static boolean isNearPoint(Part part) {
		return part.getType() == Part.Type.NEAR
				&& Point.class.isAssignableFrom(part.getProperty().getLeafProperty().getType());
	}

	private static boolean isNearVector(Part part) {
		return (part.getType() == Part.Type.NEAR || part.getType() == Part.Type.WITHIN)
				&& !Point.class.isAssignableFrom(part.getProperty().getLeafProperty().getType());
	}

	static Subject of(DeclaredText text) {
		Kind kind = text.count() ? Kind.COUNT : text.exists() ? Kind.EXISTS : Kind.FIND;
		return new Subject(kind, false, true, false, false);
	}

	/**
	 * Use that is made of the matches.
	 */
	enum Kind {

		FIND, COUNT, EXISTS, DELETE, UPDATE

	}

}
