package io.github.springdata.memory.mapping;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Optional;

import io.github.springdata.memory.mapping.state.FieldAnnotations;
import io.github.springdata.memory.mapping.state.NativeAnnotations;
import io.github.springdata.memory.mapping.state.PropertyReader;
import io.github.springdata.memory.mapping.state.PropertyReaders;
import io.github.springdata.memory.mapping.state.PropertyWriter;
import io.github.springdata.memory.mapping.state.PropertyWriters;
import org.jspecify.annotations.Nullable;

import org.springframework.data.mapping.Association;
import org.springframework.data.mapping.PersistentEntity;
import org.springframework.data.mapping.model.AnnotationBasedPersistentProperty;
import org.springframework.data.mapping.model.Property;
import org.springframework.data.mapping.model.SimpleTypeHolder;
import org.springframework.data.util.Lazy;

/**
 * A property described by annotations. Fields with the {@code transient} modifier are
 * transient too.
 */
class BasicMemoryPersistentProperty extends AnnotationBasedPersistentProperty<MemoryPersistentProperty>
		implements MemoryPersistentProperty {

	/** Found when needed; any number of threads may find it. */
	private final Lazy<PropertyReader> reader = Lazy.of(this::createReader);

	private final Lazy<PropertyWriter> writer = Lazy.of(() -> PropertyWriters.of(this));

	/** Found when needed; any number of threads may find it. */
	private @Nullable NativeAnnotations natives;

	private @Nullable Boolean notNull;

	private final Lazy<Optional<ValueLimits>> limits = Lazy
		.of(() -> Optional.ofNullable(MappingAnnotations.limits(this)));

	BasicMemoryPersistentProperty(Property property, PersistentEntity<?, MemoryPersistentProperty> owner,
			SimpleTypeHolder simpleTypeHolder) {
		super(property, owner, simpleTypeHolder);
	}

	@Override
	public PropertyReader getReader() {
		return this.reader.get();
	}

	@Override
	public PropertyWriter getWriter() {
		return this.writer.get();
	}

	@Override
	public Object own(Object value) {
		return ((BasicMemoryPersistentEntity<?>) getOwner()).own(value);
	}

	PropertyReader createReader() {
		return PropertyReaders.of(this);
	}

	@Override
	public boolean isNullable() {
		return !MappingAnnotations.isNotNullInKotlin(this);
	}

	/**
	 * Whether a value must be there.
	 */
	boolean isNotNull() {
		Boolean notNull = this.notNull;
		if (notNull == null) {
			notNull = MappingAnnotations.isNotNull(this);
			this.notNull = notNull;
		}
		return notNull;
	}

	/**
	 * The limits of the values, or {@code null} if there are none.
	 */
	@Nullable ValueLimits getLimits() {
		return this.limits.get().orElse(null);
	}

	@Override
	public boolean isIdProperty() {
		return super.isIdProperty() || MappingAnnotations.isNativeId(this);
	}

	@Override
	public boolean isVersionProperty() {
		return super.isVersionProperty() || MappingAnnotations.has(this, NativeAnnotations.VERSION);
	}

	@Override
	public boolean isTransient() {
		Field field = getField();
		return super.isTransient() || (field != null && Modifier.isTransient(field.getModifiers()))
				|| MappingAnnotations.has(this, NativeAnnotations.TRANSIENT);
	}

	/**
	 * The annotations of other modules on this property.
	 */
	NativeAnnotations getNatives() {
		NativeAnnotations natives = this.natives;
		if (natives == null) {
			natives = NativeAnnotations.of(getField(), getGetter(), getSetter());
			this.natives = natives;
		}
		return natives;
	}

	@Override
	public <A extends Annotation> @Nullable A findAnnotation(Class<A> annotationType) {
		return mayHave(annotationType) ? super.findAnnotation(annotationType) : null;
	}

	@Override
	public boolean isAnnotationPresent(Class<? extends Annotation> annotationType) {
		return mayHave(annotationType) && super.isAnnotationPresent(annotationType);
	}

	/**
	 * Whether it is worth a search for an annotation, which takes long: a field that
	 * nothing else gives access to has what stands on it, and nothing inherited.
	 */
	private boolean mayHave(Class<? extends Annotation> annotationType) {
		Field field = getField();
		return field == null || getGetter() != null || getSetter() != null
				|| FieldAnnotations.mayStandOn(field, annotationType);
	}

	@Override
	protected Association<MemoryPersistentProperty> createAssociation() {
		return new Association<>(this, null);
	}

}
