package io.github.springdata.memory.mapping.state;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.core.KotlinDetector;
import org.springframework.core.NativeDetector;
import org.springframework.data.mapping.InstanceCreatorMetadata;
import org.springframework.data.mapping.PersistentEntity;
import org.springframework.data.mapping.PersistentProperty;
import org.springframework.data.mapping.PersistentPropertyAccessor;
import org.springframework.data.mapping.PreferredConstructor;

/**
 * Factory of the writers of properties. Spring Data's accessor has every way to set a
 * property, but looks for it at each call; so there is generated code for the two that
 * matter, fields that are not final and components of records. It does the same.
 */
public final class PropertyWriters {

	private PropertyWriters() {
	}

	/**
	 * The fastest writer of a property.
	 * @param <P> the type of the property
	 * @param property the property
	 * @return the writer
	 */
	public static <P extends PersistentProperty<P>> PropertyWriter of(P property) {
		PropertyWriter accessor = ofAccessor(property);
		if (NativeDetector.inNativeImage()) {
			return accessor;
		}
		try {
			PropertyWriter generated = generated(property);
			return (generated != null) ? generated : accessor;
		}
		catch (ReflectiveOperationException | LinkageError | RuntimeException ex) {
			return accessor;
		}
	}

	/**
	 * A writer that lets Spring Data find the way.
	 */
	static PropertyWriter ofAccessor(PersistentProperty<?> property) {
		return (bean, value) -> {
			PersistentPropertyAccessor<Object> accessor = property.getOwner().getPropertyAccessor(bean);
			accessor.setProperty(property, value);
			return accessor.getBean();
		};
	}

	private static <P extends PersistentProperty<P>> @Nullable PropertyWriter generated(P property)
			throws ReflectiveOperationException {
		Field field = property.getField();
		if (field == null || property.usePropertyAccess()) {
			return null;
		}
		if (!Modifier.isFinal(field.getModifiers())) {
			return property.isImmutable() ? null : GeneratedWriter.ofField(field);
		}
		return isCreatedWhole(property) ? GeneratedWriter.ofRecord(field) : null;
	}

	/**
	 * Whether Spring Data would call the canonical constructor with the components of a
	 * record.
	 */
	private static <P extends PersistentProperty<P>> boolean isCreatedWhole(P property) {
		PersistentEntity<?, P> owner = property.getOwner();
		Class<?> type = owner.getType();
		if (!type.isRecord() || property.getWither() != null || KotlinDetector.isKotlinType(type)) {
			return false;
		}
		InstanceCreatorMetadata<P> creator = owner.getInstanceCreatorMetadata();
		return creator instanceof PreferredConstructor<?, ?> preferred
				&& preferred.getConstructor().equals(CanonicalConstructor.of(type))
				&& Stream.of(type.getRecordComponents())
					.allMatch((component) -> owner.getPersistentProperty(component.getName()) != null);
	}

}
