package io.github.springdata.memory.mapping;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

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

/**
 * A property described by annotations. Fields with the {@code transient} modifier are
 * transient too.
 */
class BasicMemoryPersistentProperty extends AnnotationBasedPersistentProperty<MemoryPersistentProperty>
		implements MemoryPersistentProperty {

	/** Found when needed; any number of threads may find it. */
	private @Nullable PropertyReader reader;

	private @Nullable PropertyWriter writer;

	BasicMemoryPersistentProperty(Property property, PersistentEntity<?, MemoryPersistentProperty> owner,
			SimpleTypeHolder simpleTypeHolder) {
		super(property, owner, simpleTypeHolder);
	}

	@Override
	public PropertyReader getReader() {
		PropertyReader reader = this.reader;
		if (reader == null) {
			reader = createReader();
			this.reader = reader;
		}
		return reader;
	}

	@Override
	public PropertyWriter getWriter() {
		PropertyWriter writer = this.writer;
		if (writer == null) {
			writer = PropertyWriters.of(this);
			this.writer = writer;
		}
		return writer;
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
