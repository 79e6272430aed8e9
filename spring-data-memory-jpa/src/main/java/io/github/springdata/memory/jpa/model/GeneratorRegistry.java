package io.github.springdata.memory.jpa.model;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.HashMap;
import java.util.Map;

import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.SequenceGenerators;
import jakarta.persistence.TableGenerator;
import jakarta.persistence.TableGenerators;
import org.jspecify.annotations.Nullable;

/**
 * Registry of the generators of ids of a persistence unit. One of a name that stands
 * nearer to the id prevails.
 */
final class GeneratorRegistry {

	private final Map<String, Generator> generators = new HashMap<>();

	/**
	 * Generator of ids.
	 *
	 * @param sequence the name that numbers are counted under
	 * @param initial the first number
	 * @param allocation the number of ids taken at once
	 * @param strategy the strategy of Hibernate's generator, {@code null} for others
	 */
	record Generator(String sequence, long initial, int allocation, @Nullable String strategy) {
	}

	/**
	 * Adds all generators that a class, its package and the ids among its members
	 * declare.
	 */
	void addAll(ReaderContext context, Class<?> type) {
		Package declaring = type.getPackage();
		if (declaring != null) {
			for (Map.Entry<String, Generator> generator : declared(context, declaring).entrySet()) {
				this.generators.putIfAbsent(generator.getKey(), generator.getValue());
			}
		}
		this.generators.putAll(declared(context, type));
		addMembers(context, type.getDeclaredFields());
		addMembers(context, type.getDeclaredMethods());
	}

	private void addMembers(ReaderContext context, AnnotatedElement[] members) {
		for (AnnotatedElement member : members) {
			if (context.has(member, Id.class) || context.has(member, GeneratedValue.class)) {
				this.generators.putAll(declared(context, member));
			}
		}
	}

	void add(Annotation declaration) {
		if (declaration instanceof SequenceGenerator sequence) {
			this.generators.put(sequence.name(), of(sequence));
		}
		if (declaration instanceof TableGenerator table) {
			this.generators.put(table.name(), of(table));
		}
	}

	/**
	 * The generators that stand at an element.
	 */
	static Map<String, Generator> declared(ReaderContext context, AnnotatedElement element) {
		Map<String, Generator> declared = new HashMap<>();
		for (SequenceGenerator generator : context.findAll(element, SequenceGenerator.class,
				SequenceGenerators.class)) {
			declared.put(generator.name(), of(generator));
		}
		for (TableGenerator generator : context.findAll(element, TableGenerator.class, TableGenerators.class)) {
			declared.put(generator.name(), of(generator));
		}
		for (Map.Entry<String, Map<String, @Nullable Object>> generator : HibernateAnnotations.of(context, element)
			.generators()
			.entrySet()) {
			declared.put(generator.getKey(), ofHibernate(generator.getKey(), generator.getValue()));
		}
		return declared;
	}

	private static Generator of(SequenceGenerator generator) {
		String name = generator.sequenceName().isEmpty() ? generator.name() : generator.sequenceName();
		return new Generator(name, generator.initialValue(), generator.allocationSize(), null);
	}

	private static Generator of(TableGenerator generator) {
		String row = generator.pkColumnValue().isEmpty() ? generator.name() : generator.pkColumnValue();
		String table = generator.table().isEmpty() ? "" : generator.table() + ".";
		return new Generator(table + row, generator.initialValue() + 1L, generator.allocationSize(), null);
	}

	private static Generator ofHibernate(String name, Map<String, @Nullable Object> attributes) {
		Object type = attributes.get("type");
		Object strategy = attributes.get("strategy");
		boolean typed = type instanceof Class<?> generator && !generator.isInterface();
		Map<String, String> parameters = HibernateAnnotations.parameters(attributes);
		return new Generator(parameters.getOrDefault("sequence_name", name),
				Long.parseLong(parameters.getOrDefault("initial_value", "1")),
				Integer.parseInt(parameters.getOrDefault("increment_size", "50")),
				(typed && type != null) ? ((Class<?>) type).getName() : String.valueOf(strategy));
	}

	@Nullable Generator find(String name) {
		return this.generators.get(name);
	}

}
