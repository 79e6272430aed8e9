package io.github.springdata.memory.mapping.state;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.github.springdata.memory.mapping.CompiledSources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.util.ReflectionUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link PropertyReaders}, generated and reflective ones.
 */
class PropertyReadersUnitTests {

	static List<Function<Field, PropertyReader>> fieldReaders() {
		return List.of(PropertyReaders::ofField, PropertyReaders::reflective);
	}

	static List<Function<Method, PropertyReader>> getterReaders() {
		return List.of(PropertyReaders::ofGetter, PropertyReaders::reflective);
	}

	@ParameterizedTest
	@MethodSource("fieldReaders")
	void readsFieldsOfAllTypes(Function<Field, PropertyReader> readers) {
		Object[] expected = { 1, 2L, (short) 3, (byte) 4, 'c', true, 1.5f, 2.5, "s" };
		Field[] fields = Bean.class.getDeclaredFields();
		for (int i = 0; i < expected.length; i++) {
			assertThat(readers.apply(fields[i]).read(new Bean())).as(fields[i].getName()).isEqualTo(expected[i]);
		}
	}

	@ParameterizedTest
	@MethodSource("fieldReaders")
	void readsInheritedFieldsOfASubclass(Function<Field, PropertyReader> readers) throws Exception {
		assertThat(readers.apply(Bean.class.getDeclaredField("text")).read(new Bean() {
		})).isEqualTo("s");
	}

	@ParameterizedTest
	@MethodSource("fieldReaders")
	void readsComponentsOfRecords(Function<Field, PropertyReader> readers) throws Exception {
		assertThat(readers.apply(Point.class.getDeclaredField("x")).read(new Point(5))).isEqualTo(5);
	}

	@ParameterizedTest
	@MethodSource("fieldReaders")
	void readsFieldsOfManyObjects(Function<Field, PropertyReader> readers) {
		Object[] beans = { new Bean(), new Bean() {
		}, null };
		for (Field field : Bean.class.getDeclaredFields()) {
			PropertyReader reader = readers.apply(field);
			Object[] values = new Object[3];
			reader.readAll(beans, values, 2);
			assertThat(values).as(field.getName()).containsExactly(reader.read(beans[0]), reader.read(beans[1]), null);
		}
	}

	@Test
	void readsPrimitiveNumbersOfManyObjects() {
		Object[] beans = { new Bean(), new Bean() };
		for (Field field : Bean.class.getDeclaredFields()) {
			PropertyReader reader = PropertyReaders.ofField(field);
			Object value = reader.read(beans[0]);
			long[] wholes = new long[2];
			double[] doubles = new double[2];
			boolean whole = value instanceof Integer || value instanceof Long || value instanceof Short
					|| value instanceof Byte;
			assertThat(reader.readAll(beans, wholes, 2)).as(field.getName()).isEqualTo(whole);
			assertThat(reader.readAll(beans, doubles, 2)).isEqualTo(value instanceof Double || value instanceof Float);
			long expected = whole ? ((Number) value).longValue() : 0;
			assertThat(wholes).containsExactly(expected, expected);
			double floating = (value instanceof Double || value instanceof Float) ? ((Number) value).doubleValue() : 0;
			assertThat(doubles).containsExactly(floating, floating);
		}
	}

	@Test
	void generatesReadersThatNeedNoHandle() throws Exception {
		Field field = Bean.class.getDeclaredField("text");
		assertThat(PropertyReaders.ofField(field).getClass().isHidden()).isTrue();
		assertThat(GeneratedReader.of(field).getClass().getNestHost()).isEqualTo(getClass());
	}

	@Test
	void generatesReadersOfPublicFieldsOfOtherClassLoaders() throws Exception {
		Class<?> type = CompiledSources
			.of(Map.of("other.Item",
					"package other; public class Item { public int price = 3; private int cost = 2; }"))
			.type("other.Item");
		Object item = type.getConstructor().newInstance();
		PropertyReader price = PropertyReaders.ofField(type.getDeclaredField("price"));
		assertThat(price.read(item)).isEqualTo(3);
		assertThat(price.getClass().getClassLoader()).isSameAs(type.getClassLoader());
		assertThat(PropertyReaders.ofField(type.getDeclaredField("price"))).isSameAs(price);
		assertThat(PropertyReaders.ofField(type.getDeclaredField("cost")).read(item)).isEqualTo(2);
	}

	@Test
	void definesOneClassForAllReadersOfAField() throws Exception {
		PropertyReader reader = PropertyReaders.ofField(Bean.class.getDeclaredField("text"));
		assertThat(PropertyReaders.ofField(Bean.class.getDeclaredField("text"))).isSameAs(reader);
	}

	@ParameterizedTest
	@MethodSource("fieldReaders")
	void refusesInstancesOfOtherClasses(Function<Field, PropertyReader> readers) throws Exception {
		PropertyReader reader = readers.apply(Point.class.getDeclaredField("x"));
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> reader.read("other"));
	}

	@ParameterizedTest
	@MethodSource("getterReaders")
	void readsThroughGetters(Function<Method, PropertyReader> readers) {
		assertThat(readers.apply(method("getPrimitive")).read(new Bean())).isEqualTo(1);
		assertThat(readers.apply(method("getText")).read(new Bean())).isEqualTo("s");
	}

	@ParameterizedTest
	@MethodSource("getterReaders")
	void letsExceptionsOfGettersThrough(Function<Method, PropertyReader> readers) {
		PropertyReader reader = readers.apply(method("getBroken"));
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> reader.read(new Bean()));
	}

	private static Method method(String name) {
		Method method = ReflectionUtils.findMethod(Bean.class, name);
		assertThat(method).isNotNull();
		return method;
	}

	static class Bean {

		private int a = 1;

		private long b = 2;

		private short c = 3;

		private byte d = 4;

		private char e = 'c';

		private boolean f = true;

		private float g = 1.5f;

		private double h = 2.5;

		private String text = "s";

		private int getPrimitive() {
			return this.a;
		}

		String getText() {
			return this.text;
		}

		public String getBroken() {
			throw new IllegalStateException("broken");
		}

	}

	record Point(int x) {
	}

}
