package io.github.springdata.memory.jpa.model;

import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.jpa.model.Problems.Place;
import io.github.springdata.memory.jpa.model.SqlExpressions.UnreadableSqlException;
import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.Statement;

/**
 * Reader of the annotations of Hibernate that hold SQL, as far as the query language can
 * say the same: conditions on rows, computed attributes, and updates in place of
 * deletions.
 *
 * @param context the unit
 * @param entity the entity
 */
record SqlAnnotations(ReaderContext context, EntityModel entity) {

	private static final String REMEDY = "say it in words that the query language has too, over columns of the entity, or ask for the same in queries";

	void read() {
		this.entity.restrict(restriction(), deletion());
		for (AttributeModel attribute : this.entity.ownAttributes()) {
			if (attribute instanceof BasicModel basic && basic.sql() != null) {
				String sql = basic.sql();
				Expression formula = read("Formula", sql, place().at(basic.name()),
						(text) -> of(this.entity).value(text));
				if (formula != null) {
					basic.compute(formula);
				}
			}
		}
		for (PluralModel collection : Paths.collections(this.entity.ownAttributes())) {
			readCollection(collection);
		}
	}

	private Place place() {
		return this.context.problems().of(this.entity.type());
	}

	private static SqlExpressions of(EntityModel entity) {
		return new SqlExpressions(entity);
	}

	private static <T> @Nullable T read(String annotation, String sql, Place place, Function<String, T> reader) {
		try {
			return reader.apply(sql);
		}
		catch (UnreadableSqlException ex) {
			place.report("has Hibernate's @%s(\"%s\"), which nothing here can run: %s; %s", annotation, sql,
					ex.getMessage(), REMEDY);
			return null;
		}
	}

	/**
	 * The condition that stands at the class, or at a mapped superclass.
	 */
	private @Nullable Expression restriction() {
		for (Class<?> c = this.entity.type(); c != null; c = c.getSuperclass()) {
			String sql = HibernateAnnotations.of(this.context, c).restriction();
			if (sql != null && this.entity.parent() != null) {
				place()
					.report("has Hibernate's @SQLRestriction but is a subclass; only the root of a hierarchy can have "
							+ "one, so move it there");
				return null;
			}
			if (sql != null) {
				return read("SQLRestriction", sql, this.context.problems().of(c),
						(text) -> of(this.entity).condition(text));
			}
			if (this.context.isEntity(c) && c != this.entity.type() || this.entity.parent() != null) {
				return null;
			}
		}
		return null;
	}

	private void readCollection(PluralModel collection) {
		Place place = place().at(collection.name());
		String sql = HibernateAnnotations.of(this.context, element(collection)).restriction();
		if (sql == null) {
			return;
		}
		RelationModel relation = RelationCheck.relation(collection);
		if (relation == null) {
			place.report(
					"has Hibernate's @SQLRestriction, which is served for collections of entities alone; remove it, "
							+ "or ask for the same in queries");
			return;
		}
		collection.restrict(read("SQLRestriction", sql, place, (text) -> of(relation.target()).condition(text)));
	}

	private static AnnotatedElement element(PluralModel collection) {
		return (AnnotatedElement) collection.member();
	}

	private @Nullable DeletionModel deletion() {
		String sql = HibernateAnnotations.of(this.context, this.entity.type()).deletion();
		return (sql != null) ? read("SQLDelete", sql, place(), this::deletion) : null;
	}

	private DeletionModel deletion(String sql) {
		if (!(SqlExpressions.parse(sql) instanceof Statement.Update update)) {
			throw new UnreadableSqlException("it is no 'update'");
		}
		List<String> names = update.target().target();
		if (!names.get(names.size() - 1).equalsIgnoreCase(this.entity.root().table().name())) {
			throw new UnreadableSqlException("'%s' is not the table of the entity, which is '%s'",
					update.target().path(), this.entity.root().table().name());
		}
		checkRow(update.where());
		return new DeletionModel(update.assignments().stream().map(this::assignment).toList());
	}

	private DeletionModel.Assignment assignment(Statement.Assignment assignment) {
		SqlExpressions.Column column = of(this.entity).column(assignment.property().names());
		BasicModel attribute = column.attribute();
		if (attribute == null || this.entity.find(column.path()) != attribute) {
			throw new UnreadableSqlException("'%s' is no column of a basic attribute", assignment.property());
		}
		if (assignment.value() instanceof Expression.Literal literal) {
			Expression.Literal value = (Expression.Literal) SqlExpressions.literal(attribute, literal);
			return new DeletionModel.Assignment(attribute, value.value(), false);
		}
		if (assignment.value() instanceof Expression.Call call && call.arguments().isEmpty()) {
			return new DeletionModel.Assignment(attribute, null, true);
		}
		throw new UnreadableSqlException("'%s' is neither a literal nor the current time", assignment.value());
	}

	/**
	 * Makes sure that the condition is one on the id, and perhaps the version.
	 */
	private void checkRow(@Nullable Expression where) {
		List<String> asked = new ArrayList<>();
		List<Expression> conditions = (where instanceof Expression.Junction junction && junction.all())
				? junction.operands() : (where != null) ? List.of(where) : List.of();
		for (Expression condition : conditions) {
			if (!(condition instanceof Expression.Comparison comparison)
					|| !(comparison.left() instanceof Expression.Path path)
					|| !(comparison.right() instanceof Expression.Parameter)) {
				throw new UnreadableSqlException("'%s' is not a column that equals a parameter", condition);
			}
			asked.add(of(this.entity).column(path.names()).path());
		}
		List<String> ids = List.copyOf(Paths.leaves(this.entity.root().idAttributes()).keySet());
		BasicModel version = this.entity.version();
		boolean others = asked.stream()
			.anyMatch((path) -> !ids.contains(path) && (version == null || !path.equals(version.name())));
		if (others || !asked.containsAll(ids)) {
			throw new UnreadableSqlException("its condition must be one on the id %s and the version alone", ids);
		}
	}

}
