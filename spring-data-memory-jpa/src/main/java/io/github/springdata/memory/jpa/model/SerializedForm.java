package io.github.springdata.memory.jpa.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;

import jakarta.persistence.PersistenceException;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Form of values that are stored serialized, and read anew each time.
 *
 * @param javaType the class of values
 */
record SerializedForm(Class<?> javaType) implements ValueForm {

	@Override
	public Class<?> storedType() {
		return SerializedValue.class;
	}

	@Override
	public boolean isIdentity() {
		return false;
	}

	@Override
	public @Nullable Object toStored(@Nullable Object value) {
		if (value == null) {
			return null;
		}
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ObjectOutputStream output = new ObjectOutputStream(bytes)) {
			output.writeObject(value);
		}
		catch (IOException ex) {
			throw new PersistenceException(
					"A value of %s cannot be serialized: %s".formatted(value.getClass().getName(), ex), ex);
		}
		return new SerializedValue(bytes.toByteArray());
	}

	@Override
	public @Nullable Object toJava(@Nullable Object stored) {
		if (stored == null) {
			return null;
		}
		try (ObjectInputStream input = new LoaderInput(((SerializedValue) stored).bytes(), this.javaType)) {
			return input.readObject();
		}
		catch (IOException | ClassNotFoundException ex) {
			throw new PersistenceException(
					"A value of %s cannot be read again: %s".formatted(this.javaType.getName(), ex), ex);
		}
	}

	/**
	 * Input that finds the classes that the declared class sees.
	 */
	private static final class LoaderInput extends ObjectInputStream {

		private final @Nullable ClassLoader loader;

		LoaderInput(byte[] bytes, Class<?> type) throws IOException {
			super(new ByteArrayInputStream(bytes));
			this.loader = (type.getClassLoader() != null) ? type.getClassLoader() : ClassUtils.getDefaultClassLoader();
		}

		@Override
		protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
			try {
				return Class.forName(description.getName(), false, this.loader);
			}
			catch (ClassNotFoundException ex) {
				return super.resolveClass(description);
			}
		}

	}

}
