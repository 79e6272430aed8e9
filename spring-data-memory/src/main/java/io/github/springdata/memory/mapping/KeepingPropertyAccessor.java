package io.github.springdata.memory.mapping;

import java.util.List;
import java.util.function.Function;

import io.github.springdata.memory.mapping.state.ValueTypes;

import org.jspecify.annotations.Nullable;

import org.springframework.data.mapping.MappingException;
import org.springframework.data.mapping.PersistentProperty;
import org.springframework.data.mapping.PersistentPropertyAccessor;
import org.springframework.util.ObjectUtils;

/**
 * An access to properties that loses none of them where setting one makes an instance
 * anew: those that the constructor does not take are carried over.
 *
 * @param <T> the type of the instance
 * @param accessor sets single properties
 * @param kept the properties that a new instance has to be given
 * @param accessors makes another such access
 */
record KeepingPropertyAccessor<T>(PersistentPropertyAccessor<T> accessor, List<MemoryPersistentProperty> kept,
		Function<T, PersistentPropertyAccessor<T>> accessors) implements PersistentPropertyAccessor<T> {

	@Override
	public void setProperty(PersistentProperty<?> property, @Nullable Object value) {
		T before = this.accessor.getBean();
		this.accessor.setProperty(property, value);
		if (this.accessor.getBean() == before || property.getWither() != null) {
			return;
		}
		for (MemoryPersistentProperty other : this.kept) {
			if (!other.isImmutable()) {
				this.accessor.setProperty(other, other.getReader().read(before));
			}
			else if (!same(other, before, this.accessor.getBean()) && isLost(other, property, before)) {
				throw new MappingException(
						"Property '%s' of %s is final and its constructor does not take it, so that its value would be lost where '%s' is set; add a parameter, or make the field not final"
							.formatted(other.getName(), other.getOwner().getType().getName(), property.getName()));
			}
		}
	}

	private static boolean same(MemoryPersistentProperty property, Object a, Object b) {
		return !ValueTypes.isDeclaredValue(property.getType())
				|| ObjectUtils.nullSafeEquals(property.getReader().read(a), property.getReader().read(b));
	}

	/**
	 * Whether an instance that is made anew of the same properties has another value, so
	 * that it is not derived from them.
	 */
	private boolean isLost(MemoryPersistentProperty property, PersistentProperty<?> set, T before) {
		PersistentPropertyAccessor<T> again = this.accessors.apply(before);
		again.setProperty(set, again.getProperty(set));
		return !same(property, before, again.getBean());
	}

	@Override
	public @Nullable Object getProperty(PersistentProperty<?> property) {
		return this.accessor.getProperty(property);
	}

	@Override
	public T getBean() {
		return this.accessor.getBean();
	}

}
