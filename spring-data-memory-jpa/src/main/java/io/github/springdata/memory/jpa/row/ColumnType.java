package io.github.springdata.memory.jpa.row;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.asm.Type;

/**
 * Type of a column, with what its field in the generated class is annotated with.
 *
 * @param type the type of the field
 * @param arguments the types of elements, or of keys and values; none for a single value
 * @param reference the row class whose ids the column holds, or {@code null}
 * @param index the index, or {@code null} for none
 */
record ColumnType(Type type, List<Type> arguments, @Nullable Type reference, @Nullable ColumnIndex index) {

	private static final Type LIST = Type.getType(List.class);

	private static final Type MAP = Type.getType(Map.class);

	static ColumnType of(Type type) {
		return new ColumnType(type, List.of(), null, null);
	}

	static ColumnType listOf(Type element) {
		return new ColumnType(LIST, List.of(element), null, null);
	}

	static ColumnType mapOf(Type key, Type value) {
		return new ColumnType(MAP, List.of(key, value), null, null);
	}

	ColumnType referringTo(Type reference) {
		return new ColumnType(this.type, this.arguments, reference, this.index);
	}

	ColumnType indexed(@Nullable ColumnIndex index) {
		return new ColumnType(this.type, this.arguments, this.reference, index);
	}

	/**
	 * The generic signature of the field.
	 * @return the signature, or {@code null} if the type has no arguments
	 */
	@Nullable String signature() {
		if (this.arguments.isEmpty()) {
			return null;
		}
		StringBuilder signature = new StringBuilder("L").append(this.type.getInternalName()).append('<');
		for (Type argument : this.arguments) {
			signature.append(argument.getDescriptor());
		}
		return signature.append(">;").toString();
	}

	/**
	 * Index of a single column.
	 *
	 * @param unique whether keys are unique
	 * @param ordered whether it is in the order of its keys
	 */
	record ColumnIndex(boolean unique, boolean ordered) {
	}

}
