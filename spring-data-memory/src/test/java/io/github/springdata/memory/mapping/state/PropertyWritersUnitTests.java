package io.github.springdata.memory.mapping.state;

import java.util.List;
import java.util.stream.Stream;

import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.mapping.MemoryPersistentProperty;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.data.annotation.AccessType;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Transient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link PropertyWriters}: what generated code does is what Spring Data does.
 */
class PropertyWritersUnitTests {

	private static final MemoryMappingContext CONTEXT = new MemoryMappingContext();

	private static final List<Object> VALUES = List.of(1, 2L, (short) 3, (byte) 4, 'c', true, 1.5f, 2.5, "s");

	@Test
	void setsFieldsOfAllTypes() {
		for (Object value : VALUES) {
			MemoryPersistentProperty property = property(Bean.class, name(value));
			assertThat(isGenerated(PropertyWriters.of(property))).isTrue();
			for (PropertyWriter writer : writers(property).toList()) {
				Bean bean = new Bean();
				assertThat(writer.write(bean, value)).isSameAs(bean);
				assertThat(property.getReader().read(bean)).isEqualTo(value);
			}
		}
	}

	@Test
	void createsRecordsWithComponentsOfAllTypes() {
		for (Object value : VALUES) {
			MemoryPersistentProperty property = property(All.class, name(value));
			assertThat(isGenerated(PropertyWriters.of(property))).isTrue();
			All bean = new All(9, 9, (short) 9, (byte) 9, '9', false, 9, 9, "9");
			List<Object> written = writers(property).map((writer) -> writer.write(bean, value)).toList();
			assertThat(written.get(0)).isEqualTo(written.get(1)).isNotEqualTo(bean);
			assertThat(property.getReader().read(written.get(0))).isEqualTo(value);
		}
	}

	private static String name(Object value) {
		return "a" + value.getClass().getSimpleName();
	}

	@Test
	void setsNullsAndInheritedFields() {
		MemoryPersistentProperty property = property(Sub.class, "aString");
		for (PropertyWriter writer : writers(property).toList()) {
			Sub bean = new Sub();
			writer.write(bean, null);
			assertThat(property.getReader().read(bean)).isNull();
		}
	}

	@ParameterizedTest
	@MethodSource("others")
	void leavesAllOtherWaysToSpringData(Object bean, Object expected) {
		MemoryPersistentProperty property = property(bean.getClass(), "id");
		PropertyWriter writer = PropertyWriters.of(property);
		assertThat(isGenerated(writer)).isFalse();
		assertThat(writer.write(bean, 7L)).hasToString(expected.toString());
	}

	static Stream<Object[]> others() {
		return Stream.of(new Object[] { new Withered(1L, "a"), "Withered[id=7, text=a!]" },
				new Object[] { new Setter(), "7!" }, new Object[] { new Final(1L), "Final 7" },
				new Object[] { new Partial(1L, "a"), "Partial[id=7, text=a]" });
	}

	@Test
	void refusesInstancesOfOtherClasses() {
		for (PropertyWriter writer : writers(property(All.class, "aLong")).toList()) {
			assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> writer.write("other", 7L));
		}
	}

	private static Stream<PropertyWriter> writers(MemoryPersistentProperty property) {
		return Stream.of(PropertyWriters.of(property), PropertyWriters.ofAccessor(property));
	}

	private static boolean isGenerated(PropertyWriter writer) {
		return writer.getClass().getNestHost() != PropertyWriters.class;
	}

	private static MemoryPersistentProperty property(Class<?> type, String name) {
		return CONTEXT.getRequiredPersistentEntity(type).getRequiredPersistentProperty(name);
	}

	private record All(int aInteger, long aLong, short aShort, byte aByte, char aCharacter, boolean aBoolean,
			float aFloat, double aDouble, String aString) {
	}

	private static class Bean {

		private int aInteger;

		private long aLong;

		private short aShort;

		private byte aByte;

		private char aCharacter;

		private boolean aBoolean;

		private float aFloat;

		private double aDouble;

		private @Nullable String aString = "x";

	}

	private static final class Sub extends Bean {

	}

	record Withered(@Id Long id, String text) {

		Withered withId(Long id) {
			return new Withered(id, this.text + "!");
		}

	}

	record Partial(@Id Long id, String text) {

		@PersistenceCreator
		Partial(String text, Long id) {
			this(id, text);
		}

	}

	@AccessType(AccessType.Type.PROPERTY)
	public static final class Setter {

		@Transient
		private String hidden = "";

		private Long id = 0L;

		public Long getId() {
			return this.id;
		}

		public void setId(Long id) {
			this.id = id;
			this.hidden = id + "!";
		}

		@Override
		public String toString() {
			return this.hidden;
		}

	}

	static final class Final {

		@Id
		private final Long id;

		Final(Long id) {
			this.id = id;
		}

		@Override
		public String toString() {
			return "Final " + this.id;
		}

	}

}
