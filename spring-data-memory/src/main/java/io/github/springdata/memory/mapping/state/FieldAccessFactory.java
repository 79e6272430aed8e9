package io.github.springdata.memory.mapping.state;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.core.NativeDetector;

/**
 * Factory of the accesses by which copiers and readers reach the members of classes: by
 * generated code, by method handles or, where classes cannot be defined at run time, by
 * reflection.
 */
public interface FieldAccessFactory {

	/**
	 * Whether code is generated that copies and compares all fields of a class at once.
	 * @return whether it is
	 */
	default boolean isGenerating() {
		return false;
	}

	/**
	 * Gives access to a field.
	 * @param field an instance field
	 * @return the access
	 * @throws UncopyableValueException if the module of its class does not open it
	 */
	FieldAccess field(Field field);

	/**
	 * Checks that there is access to a field.
	 * @param field an instance field
	 * @throws UncopyableValueException if the module of its class does not open it
	 */
	default void check(Field field) {
		ReflectiveAccessFactory.open(field, field.getDeclaringClass());
	}

	/**
	 * Copies and compares a group of fields that hold values only.
	 * @param compared the fields to compare
	 * @param copied the fields to copy
	 * @return the group
	 */
	PlainFields plainFields(List<Field> compared, List<Field> copied);

	/**
	 * Gives access to a constructor or static method.
	 * @param executable creates an instance
	 * @return what calls it
	 */
	Invoker invoker(Executable executable);

	/**
	 * The fastest way that the platform has.
	 * @return generated code, or reflection where no class can be defined
	 */
	static FieldAccessFactory create() {
		return NativeDetector.inNativeImage() ? new ReflectiveAccessFactory() : new GeneratingAccessFactory();
	}

	/**
	 * Copier and comparer of fields that hold values only.
	 */
	interface PlainFields {

		/**
		 * Copies the fields.
		 * @param source the object to copy from
		 * @param target the object to copy to
		 */
		void copy(Object source, Object target);

		/**
		 * Whether the fields of two objects have equal values.
		 * @param a an object
		 * @param b another one
		 * @return whether they have
		 */
		boolean same(Object a, Object b);

	}

	/**
	 * Creator of an instance.
	 */
	interface Invoker {

		/**
		 * Creates an instance.
		 * @param arguments the arguments
		 * @return the instance
		 * @throws Throwable what the constructor or method throws
		 */
		@Nullable Object invoke(@Nullable Object[] arguments) throws Throwable;

	}

	/**
	 * Names a member in errors.
	 * @param executable a constructor or method
	 * @return the name
	 */
	static String describe(Executable executable) {
		String type = executable.getDeclaringClass().getSimpleName();
		return (executable instanceof Constructor) ? "the constructor of " + type
				: "the method %s.%s".formatted(type, executable.getName());
	}

}
