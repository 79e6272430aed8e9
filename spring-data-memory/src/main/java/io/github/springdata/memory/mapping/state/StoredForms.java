package io.github.springdata.memory.mapping.state;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.data.convert.CustomConversions;

import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.support.GenericConversionService;

/**
 * The types whose values are stored in another form.
 */
public final class StoredForms {

	private final Map<Class<?>, Optional<StoredForm>> forms = new ConcurrentHashMap<>();

	private volatile @Nullable Converters converters;

	/**
	 * Creates forms without any conversion.
	 */
	public StoredForms() {
	}

	/**
	 * Sets the conversions, before any form is asked for.
	 * @param conversions the conversions
	 */
	public void use(CustomConversions conversions) {
		GenericConversionService service = new GenericConversionService();
		conversions.registerConvertersIn(service);
		this.forms.clear();
		this.converters = new Converters(conversions, service);
	}

	/**
	 * Whether every type is stored as it is.
	 * @return whether no conversions are set
	 */
	public boolean isEmpty() {
		return this.converters == null;
	}

	/**
	 * The stored form of the values of a type.
	 * @param type the declared type, or the class of a value
	 * @return {@code null} if they are stored as they are
	 */
	public @Nullable StoredForm of(Class<?> type) {
		Converters converters = this.converters;
		return (converters != null) ? this.forms.computeIfAbsent(type, converters::form).orElse(null) : null;
	}

	/**
	 * Says why values of a type cannot be stored in another form.
	 * @return the problem, or {@code null} if they can, or are stored as they are
	 */
	@Nullable String problem(String path, Class<?> type) {
		Converters converters = this.converters;
		StoredForm form = of(type);
		if (converters == null || form == null || converters.conversions.hasCustomReadTarget(form.stored(), type)) {
			return null;
		}
		return "Property '%s' is stored as %s, but there is no converter back to %s; add one with @ReadingConverter"
			.formatted(path, form.stored().getName(), type.getName());
	}

	/**
	 * Converters that forms are made of.
	 *
	 * @param conversions the types and their converters
	 * @param service converts
	 */
	private record Converters(CustomConversions conversions, GenericConversionService service) {

		Optional<StoredForm> form(Class<?> type) {
			return this.conversions.getCustomWriteTarget(type)
				.map((stored) -> new StoredForm(type, stored, this.service));
		}

	}

}
