package io.github.springdata.memory.jpa.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import jakarta.persistence.EnumType;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;
import org.springframework.data.util.Lazy;
import org.springframework.util.ClassUtils;

import io.github.springdata.memory.jpa.model.Problems.Place;

/**
 * Registry of the converters of a persistence unit.
 */
final class ConverterRegistry {

	private final Instances instances;

	private final Map<Class<?>, Entry> entries = new LinkedHashMap<>();

	private final List<Entry> automatic = new ArrayList<>();

	ConverterRegistry(Instances instances) {
		this.instances = instances;
	}

	/**
	 * Converter with the types of its arguments.
	 */
	private record Entry(Class<?> converter, ResolvableType java, ResolvableType stored,
			Lazy<AttributeConverter<Object, Object>> instance) {

		boolean isFor(ResolvableType type) {
			return boxed(this.java) == boxed(type)
					&& (!this.java.hasGenerics() || this.java.toString().equals(type.toString()));
		}

		static Class<?> boxed(ResolvableType type) {
			return ClassUtils.resolvePrimitiveIfNecessary(type.resolve(Object.class));
		}

	}

	/**
	 * Adds a converter of the unit.
	 * @param converter a class with {@code @Converter}
	 */
	void add(Class<?> converter, Converter annotation, Place place) {
		Entry entry = entry(converter, place);
		if (entry != null && annotation.autoApply()) {
			this.automatic.add(entry);
		}
	}

	private @Nullable Entry entry(Class<?> converter, Place place) {
		if (!AttributeConverter.class.isAssignableFrom(converter)) {
			place.report("has @Converter but is no converter; implement AttributeConverter");
			return null;
		}
		return this.entries.computeIfAbsent(converter, (key) -> create(key, place.problems().of(key)));
	}

	@SuppressWarnings("unchecked")
	private Entry create(Class<?> converter, Place itself) {
		this.instances.check(itself);
		ResolvableType type = ResolvableType.forClass(converter).as(AttributeConverter.class);
		return new Entry(converter, type.getGeneric(0), type.getGeneric(1),
				Lazy.of(() -> (AttributeConverter<Object, Object>) this.instances.create(converter)));
	}

	/**
	 * The form of a type that a converter is applied to of itself.
	 * @param type the type of the values
	 * @param place the attribute
	 * @return the form, or {@code null} if there is no such converter
	 */
	@Nullable ValueForm findAutomatic(ResolvableType type, Place place) {
		List<Entry> found = new ArrayList<>();
		for (Entry entry : this.automatic) {
			if (entry.isFor(type)) {
				found.add(entry);
			}
		}
		if (found.size() > 1) {
			place.report("could be converted by %s and by %s; choose one with @Convert",
					found.get(0).converter().getName(), found.get(1).converter().getName());
		}
		return found.isEmpty() ? null : form(found.get(0), type, place);
	}

	/**
	 * The form of a type with a converter that is named.
	 * @param type the type of the values
	 * @param converter the class of the converter
	 * @param place the attribute
	 * @return the form, or {@code null} if it was reported that there is none
	 */
	@Nullable ValueForm find(ResolvableType type, Class<?> converter, Place place) {
		Entry entry = entry(converter, place);
		if (entry == null) {
			return null;
		}
		Class<?> values = Entry.boxed(type);
		Class<?> expected = Entry.boxed(entry.java());
		if (!expected.isAssignableFrom(values) && !values.isAssignableFrom(expected)) {
			place.report("has values of %s, but its converter %s is for %s; name another one in @Convert",
					values.getName(), converter.getName(), expected.getName());
		}
		return form(entry, type, place);
	}

	private @Nullable ValueForm form(Entry entry, ResolvableType type, Place place) {
		Class<?> stored = entry.stored().resolve(Object.class);
		ValueForm form = ValueForms.of(stored, null, EnumType.ORDINAL);
		if (form == null) {
			place.report("has the converter %s to %s, which cannot be stored; convert to a basic type",
					entry.converter().getName(), stored.getName());
			return null;
		}
		return new ConvertedForm(Entry.boxed(type), entry.instance(), form);
	}

}
