package io.github.springdata.memory.mapping.state;

import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.springdata.memory.mapping.state.FieldsGenerator.Creation;
import org.jspecify.annotations.Nullable;

/**
 * Copier and comparer by generated code. What that cannot do, setting final fields and
 * passing private fields of superclasses to a creator, is done part by part.
 *
 * @param parts the fields, one by one
 * @param creating whether creation is generated
 * @param own the fields of the class, and of superclasses that it can see
 * @param inherited the fields of other superclasses
 * @param finals the final fields that the creator does not take
 */
record GeneratedObjectFields(PartFields parts, boolean creating, GeneratedFields own, GeneratedFields[] inherited,
		FieldAccessor[] finals) implements ObjectFields {

	/**
	 * Generates access to fields.
	 * @param parts the fields
	 * @param valueObject whether objects are created only if a part changes
	 * @return the generated access, or the parts if a class loader or a module does not
	 * let classes be defined
	 */
	static ObjectFields of(PartFields parts, boolean valueObject) {
		try {
			return generate(parts, valueObject);
		}
		catch (ReflectiveOperationException | LinkageError | RuntimeException ex) {
			return parts;
		}
	}

	private static ObjectFields generate(PartFields parts, boolean valueObject) throws ReflectiveOperationException {
		Class<?> type = parts.layout().type();
		Map<Class<?>, List<StateField>> byHost = new LinkedHashMap<>(Map.of(type, new ArrayList<>()));
		for (StateField field : parts.layout().fields()) {
			Class<?> host = isAccessible(field.field(), type) ? type : field.field().getDeclaringClass();
			byHost.computeIfAbsent(host, (key) -> new ArrayList<>()).add(field);
		}
		Creation creation = creation(parts, valueObject);
		List<GeneratedFields> generated = new ArrayList<>();
		for (Map.Entry<Class<?>, List<StateField>> entry : byHost.entrySet()) {
			Creation ownCreation = (entry.getKey() == type) ? creation
					: new Creation(null, creation.arguments(), false);
			generated.add(FieldsGenerator.generate(entry.getKey(), entry.getValue(), ownCreation));
		}
		FieldAccessor[] finals = valueObject ? new FieldAccessor[0] : finals(parts);
		return new GeneratedObjectFields(parts, creation.executable() != null, generated.get(0),
				generated.subList(1, generated.size()).toArray(GeneratedFields[]::new), finals);
	}

	private static boolean isAccessible(Field field, Class<?> type) {
		Class<?> owner = field.getDeclaringClass();
		if (owner.isNestmateOf(type)) {
			return true;
		}
		return !Modifier.isPrivate(field.getModifiers()) && owner.getClassLoader() == type.getClassLoader()
				&& owner.getPackageName().equals(type.getPackageName());
	}

	private static Creation creation(PartFields parts, boolean valueObject) {
		if (valueObject && (parts.isFlat() || !parts.isCreatable())) {
			return Creation.NONE;
		}
		@Nullable StateField[] arguments = Stream.of(parts.creation().arguments())
			.map((part) -> (part != null) ? part.field() : null)
			.toArray(StateField[]::new);
		Executable executable = parts.creation().creator().executable();
		boolean callable = executable.getDeclaringClass().isNestmateOf(parts.layout().type());
		for (int i = 0; i < arguments.length; i++) {
			callable &= arguments[i] == null
					|| isPassable(arguments[i], executable.getParameterTypes()[i], parts.layout().type());
		}
		return new Creation(callable ? executable : null, arguments, valueObject);
	}

	private static boolean isPassable(StateField field, Class<?> parameter, Class<?> type) {
		Class<?> fieldType = field.field().getType();
		return isAccessible(field.field(), type)
				&& (fieldType == parameter || (!fieldType.isPrimitive() && !parameter.isPrimitive()));
	}

	private static FieldAccessor[] finals(PartFields parts) {
		List<FieldAccessor> fixed = List.of(parts.creation().fixed());
		return parts.parts()
			.stream()
			.filter((part) -> part.field().isFinal() && !fixed.contains(part))
			.toArray(FieldAccessor[]::new);
	}

	@Override
	public boolean isFlat() {
		return this.parts.isFlat() && this.finals.length == 0;
	}

	@Override
	public boolean isCreatedFromParts() {
		return this.parts.isCreatedFromParts();
	}

	@Override
	public Object create(Object source, CopyRun run) {
		if (!this.creating) {
			Object copy = this.parts.instantiate(source, run);
			assignPlain(source, copy);
			return copy;
		}
		Object copy = this.own.copy(source, true, run, run);
		for (GeneratedFields fields : this.inherited) {
			fields.assignPlain(source, copy);
		}
		return copy;
	}

	@Override
	public Object recreate(Object source, boolean always, CopyRun run) {
		return this.creating ? this.own.copy(source, always, run, run.freezing())
				: this.parts.recreate(source, always, run);
	}

	@Override
	public void assignPlain(Object source, Object target) {
		this.own.assignPlain(source, target);
		for (GeneratedFields fields : this.inherited) {
			fields.assignPlain(source, target);
		}
	}

	@Override
	public void assign(Object source, Object target, CopyRun run) {
		for (GeneratedFields fields : this.inherited) {
			fields.assign(source, target, run);
		}
		this.own.assign(source, target, run);
		for (FieldAccessor part : this.finals) {
			part.copyInto(source, target, run);
		}
	}

	@Override
	public void assignFixed(Object source, Object target, CopyRun run) {
		this.parts.assignFixed(source, target, run);
	}

	@Override
	public boolean samePlain(Object a, Object b) {
		for (GeneratedFields fields : this.inherited) {
			if (!fields.samePlain(a, b)) {
				return false;
			}
		}
		return this.own.samePlain(a, b);
	}

	@Override
	public boolean sameDeep(Object a, Object b, Comparison comparison) {
		for (GeneratedFields fields : this.inherited) {
			if (!fields.sameDeep(a, b, comparison)) {
				return false;
			}
		}
		return this.own.sameDeep(a, b, comparison);
	}

}
