package io.github.springdata.memory.jpa;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.github.springdata.memory.jpa.context.EntityValidation;
import io.github.springdata.memory.jpa.model.LifecycleModel.Event;
import io.github.springdata.memory.jpa.model.PersistenceModel;
import jakarta.persistence.PersistenceException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.NoProviderFoundException;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.groups.Default;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Validation by Bean Validation, whose validator is made when the first instance is
 * validated, unless the unit demands one.
 */
final class BeanValidation implements EntityValidation {

	/** The property for a factory of validators. */
	static final String FACTORY = "jakarta.persistence.validation.factory";

	private static final String GROUP = "jakarta.persistence.validation.group.";

	private final Map<Event, Class<?>[]> groups;

	private final Supplier<@Nullable ValidatorFactory> given;

	private final Supplier<ValidatorFactory> defaults;

	private final LoadedAttributes limits;

	private @Nullable ValidatorFactory own;

	private @Nullable Validator validator;

	private volatile boolean started;

	private BeanValidation(Map<Event, Class<?>[]> groups, Supplier<@Nullable ValidatorFactory> given,
			Supplier<ValidatorFactory> defaults, LoadedAttributes limits) {
		this.groups = groups;
		this.given = given;
		this.defaults = defaults;
		this.limits = limits;
	}

	/**
	 * The validation of a unit.
	 * @param properties the properties of the unit
	 * @param model its mapping
	 * @param loader loads the classes of groups
	 * @param demanded whether it is a failure if there is no provider
	 * @param defaults makes a factory unless the properties have one
	 * @throws PersistenceException if the unit demands a validation that there is not, or
	 * if a property has a value that it does not take
	 */
	static BeanValidation of(Map<String, Object> properties, PersistenceModel model, ClassLoader loader,
			boolean demanded, Supplier<ValidatorFactory> defaults) {
		Object given = properties.get(FACTORY);
		if (given != null && !(given instanceof ValidatorFactory)) {
			throw new PersistenceException(
					"Property '%s' is '%s'; set it to a ValidatorFactory".formatted(FACTORY, given));
		}
		BeanValidation validation = new BeanValidation(groups(properties, loader), () -> {
			ValidatorFactory bean = (properties.get(MemoryJpaProperties.BEAN_FACTORY) instanceof BeanFactory beans)
					? beans.getBeanProvider(ValidatorFactory.class).getIfUnique() : null;
			return (given != null) ? (ValidatorFactory) given : bean;
		}, defaults, new LoadedAttributes(model));
		if (demanded && validation.validator() == null) {
			throw new PersistenceException(UnitSettings.NO_VALIDATION);
		}
		return validation;
	}

	private static Map<Event, Class<?>[]> groups(Map<String, Object> properties, ClassLoader loader) {
		Map<Event, Class<?>[]> groups = new EnumMap<>(Event.class);
		for (Event event : Set.of(Event.PRE_PERSIST, Event.PRE_UPDATE, Event.PRE_REMOVE)) {
			String property = GROUP + event.name().toLowerCase(Locale.ROOT).replace('_', '-');
			Object value = properties.get(property);
			groups.put(event, (value != null) ? groups(property, value, loader)
					: (event == Event.PRE_REMOVE) ? new Class<?>[0] : new Class<?>[] { Default.class });
		}
		return groups;
	}

	private static Class<?>[] groups(String property, Object value, ClassLoader loader) {
		if (value instanceof Class<?>[] classes) {
			return classes;
		}
		return (value instanceof Class<?> type) ? new Class<?>[] { type }
				: Arrays.stream(StringUtils.tokenizeToStringArray(value.toString(), ","))
					.map((name) -> group(property, name, loader))
					.toArray(Class<?>[]::new);
	}

	private static Class<?> group(String property, String name, ClassLoader loader) {
		try {
			return ClassUtils.forName(name, loader);
		}
		catch (ClassNotFoundException | LinkageError ex) {
			throw new PersistenceException(
					"Property '%s' has the group %s, which is not there; correct its name".formatted(property, name),
					ex);
		}
	}

	/**
	 * The factory of the provider that is there.
	 * @return the factory, or {@code null} if there is no provider
	 */
	private @Nullable ValidatorFactory defaultFactory() {
		try {
			return this.defaults.get();
		}
		catch (NoProviderFoundException ex) {
			return null;
		}
		catch (ValidationException ex) {
			throw new PersistenceException("Bean Validation cannot start: %s; add what it misses, or set '%s' to none"
				.formatted(ex.getMessage(), UnitSettings.VALIDATION_MODE), ex);
		}
	}

	private @Nullable Validator validator() {
		if (!this.started) {
			start();
		}
		return this.validator;
	}

	private synchronized void start() {
		if (this.started) {
			return;
		}
		ValidatorFactory factory = this.given.get();
		if (factory == null) {
			this.own = defaultFactory();
			factory = this.own;
		}
		if (factory != null) {
			this.validator = factory.usingContext().traversableResolver(this.limits).getValidator();
		}
		this.started = true;
	}

	@Override
	public void validate(Event event, Object instance) {
		Class<?>[] groups = this.groups.get(event);
		Validator validator = (groups == null || groups.length == 0) ? null : validator();
		if (validator == null) {
			return;
		}
		Set<ConstraintViolation<Object>> violations = validator.validate(instance, groups);
		if (!violations.isEmpty()) {
			throw new ConstraintViolationException(message(event, instance, violations),
					new LinkedHashSet<>(violations));
		}
	}

	private static String message(Event event, Object instance, Set<ConstraintViolation<Object>> violations) {
		return "An instance of %s is not valid to be %s: %s".formatted(instance.getClass().getName(), switch (event) {
			case PRE_UPDATE -> "updated";
			case PRE_REMOVE -> "removed";
			default -> "persisted";
		}, violations.stream()
			.map((violation) -> "'%s' %s".formatted(violation.getPropertyPath(), violation.getMessage()))
			.sorted()
			.collect(Collectors.joining(", ")));
	}

	@Override
	public synchronized void close() {
		if (this.own != null) {
			this.own.close();
		}
	}

}
