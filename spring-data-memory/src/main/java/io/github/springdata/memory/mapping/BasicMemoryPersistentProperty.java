package io.github.springdata.memory.mapping;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

import io.github.springdata.memory.mapping.state.PropertyReader;
import io.github.springdata.memory.mapping.state.PropertyReaders;
import io.github.springdata.memory.mapping.state.PropertyWriter;
import io.github.springdata.memory.mapping.state.PropertyWriters;

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

	@Override
	public boolean isTransient() {
		Field field = getField();
		return super.isTransient() || (field != null && Modifier.isTransient(field.getModifiers()));
	}

	@Override
	protected Association<MemoryPersistentProperty> createAssociation() {
		return new Association<>(this, null);
	}

}
