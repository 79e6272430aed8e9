package io.github.springdata.memory.jpa.model;

import java.lang.reflect.Modifier;
import java.util.List;

import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.PrimaryKeyJoinColumns;
import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.jpa.model.EntityModel.Hierarchy;

/**
 * Reader of what distinguishes an entity from others of its hierarchy.
 *
 * @param context the unit
 * @param type the class of the entity
 */
record HierarchyReader(ReaderContext context, Class<?> type) {

	private static final int CHARACTER = 1;

	/**
	 * Reads what distinguishes the entity.
	 * @param name the name of the entity
	 * @param parent the entity above, {@code null} if there is none
	 */
	Hierarchy read(String name, @Nullable EntityModel parent) {
		Inheritance inheritance = this.context.find(this.type, Inheritance.class);
		InheritanceType strategy = (inheritance != null) ? inheritance.strategy()
				: (parent != null) ? parent.inheritance() : InheritanceType.SINGLE_TABLE;
		DiscriminatorColumn column = this.context.find(this.type, DiscriminatorColumn.class);
		DiscriminatorType kind = (column != null) ? column.discriminatorType()
				: (parent != null) ? parent.discriminatorType() : DiscriminatorType.STRING;
		return new Hierarchy(strategy, column(column, parent, strategy), kind, value(name, kind), joinColumns());
	}

	private List<String> joinColumns() {
		return this.context.findAll(this.type, PrimaryKeyJoinColumn.class, PrimaryKeyJoinColumns.class)
			.stream()
			.map(PrimaryKeyJoinColumn::name)
			.filter((name) -> !name.isEmpty())
			.map(this.context.naming()::physical)
			.toList();
	}

	private @Nullable String column(@Nullable DiscriminatorColumn declared, @Nullable EntityModel parent,
			InheritanceType strategy) {
		if (declared != null || parent == null && strategy == InheritanceType.SINGLE_TABLE) {
			return this.context.naming().physical((declared != null) ? declared.name() : "DTYPE");
		}
		return (parent != null) ? parent.discriminatorColumn() : null;
	}

	private @Nullable String value(String name, DiscriminatorType kind) {
		DiscriminatorValue declared = this.context.find(this.type, DiscriminatorValue.class);
		if (declared == null) {
			boolean named = kind == DiscriminatorType.STRING && !Modifier.isAbstract(this.type.getModifiers());
			return named ? name : null;
		}
		check(declared.value(), kind);
		return declared.value();
	}

	private void check(String value, DiscriminatorType kind) {
		boolean fits = switch (kind) {
			case STRING -> true;
			case CHAR -> value.length() == CHARACTER;
			case INTEGER -> value.matches("-?\\d{1,10}") || value.equals("null") || value.equals("not null");
		};
		if (!fits) {
			this.context.problems()
				.of(this.type)
				.report("has @DiscriminatorValue(\"%s\"), but discriminators are of type %s; give it another value, or change "
						+ "discriminatorType", value, kind);
		}
	}

}
