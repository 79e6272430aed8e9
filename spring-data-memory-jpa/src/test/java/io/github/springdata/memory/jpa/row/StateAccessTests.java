package io.github.springdata.memory.jpa.row;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.springdata.memory.jpa.docs.Book;
import io.github.springdata.memory.jpa.model.Annotations;
import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.EmbeddableModel;
import io.github.springdata.memory.jpa.model.EmbeddedModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.MappingReader;
import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Transient;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link StateAccess} and the code that is generated for it.
 */
class StateAccessTests {

	@MappedSuperclass
	abstract static class Numbered {

		@Id
		private Long id;

		private boolean active = true;

	}

	@Entity
	static class Plain extends Numbered {

		private byte small;

		private char letter = 'x';

		private long big;

		private double ratio;

		private String name;

		private final String fixed = new String("fixed");

	}

	@Entity
	@Access(AccessType.PROPERTY)
	static class Methods {

		private Long number;

		private int calls;

		private int hidden;

		@Id
		public Long getNumber() {
			return this.number;
		}

		public Methods setNumber(Long number) {
			this.number = number;
			return this;
		}

		protected int getHidden() {
			return this.hidden;
		}

		protected void setHidden(int hidden) {
			this.calls++;
			this.hidden = hidden;
		}

	}

	@Entity
	@Access(AccessType.PROPERTY)
	static class Refusing {

		private Long number;

		@Id
		public Long getNumber() {
			return this.number;
		}

		public void setNumber(Long number) throws IOException {
			throw new IOException("Refused " + number);
		}

	}

	@Embeddable
	record Amount(BigDecimal value, boolean rounded, @Transient long cents, String currency) {

		Amount {
			if ("none".equals(currency)) {
				throw new IllegalArgumentException("No currency");
			}
		}

	}

	@Entity
	static class Priced {

		@Id
		private Long id;

		@Embedded
		private Amount amount;

	}

	private static EntityModel entity(Class<?> type) {
		return new MappingReader(Annotations.DECLARED).read(List.of(type)).entity(type);
	}

	private static StateAccess access(EntityModel entity) {
		AttributeModel[] attributes = entity.attributes().toArray(AttributeModel[]::new);
		boolean[] read = new boolean[attributes.length];
		Arrays.fill(read, true);
		int[] places = IntStream.range(0, attributes.length).toArray();
		return StateAccess.of(entity, attributes, places, attributes.length, read);
	}

	private static int index(EntityModel entity, String name) {
		return entity.attributes().indexOf(entity.find(name));
	}

	@Test
	void writesAndReadsTheSameByReflectionAndByGeneratedCode() {
		EntityModel entity = entity(Plain.class);
		StateAccess access = access(entity);
		for (int i = 0; i < 2 * StateAccess.THRESHOLD; i++) {
			Object[] values = new Object[entity.attributes().size()];
			values[index(entity, "id")] = (long) i;
			values[index(entity, "small")] = (byte) i;
			values[index(entity, "big")] = (long) i << 32;
			values[index(entity, "ratio")] = i / 3.0;
			values[index(entity, "name")] = "Name " + i;
			values[index(entity, "fixed")] = "Fixed " + i;
			Object instance = access.create();
			access.write(instance, values);
			Object[] read = access.read(instance);
			assertThat(read[index(entity, "letter")]).isEqualTo('x');
			assertThat(read[index(entity, "active")]).isEqualTo(true);
			values[index(entity, "letter")] = 'x';
			values[index(entity, "active")] = true;
			assertThat(read).isEqualTo(values);
		}
	}

	@Test
	void generatesCodeOnceThereWereEnoughInstances() {
		EntityModel entity = entity(Methods.class);
		StateAccess access = access(entity);
		Object[] values = new Object[2];
		values[index(entity, "number")] = 5L;
		values[index(entity, "hidden")] = 7;
		Methods instance = (Methods) access.create();
		for (int i = 0; i < StateAccess.THRESHOLD; i++) {
			assertThat(access.isGenerated()).isFalse();
			access.write(instance, values);
		}
		assertThat(access.isGenerated()).isTrue();
		assertThat(instance.calls).isEqualTo(StateAccess.THRESHOLD);
		assertThat(access.read(instance)).isEqualTo(values);
		assertThat(access.create()).isInstanceOf(Methods.class).isNotSameAs(instance);
	}

	@Test
	void generatesCodeForClassesOfOtherPackages() {
		StateAccess access = access(entity(Book.class));
		Object instance = access.create();
		for (int i = 0; i < StateAccess.THRESHOLD; i++) {
			access.read(instance);
		}
		assertThat(access.isGenerated()).isTrue();
		assertThat(access.create()).isInstanceOf(Book.class);
		assertThat(access.read(instance)).hasSameSizeAs(access.read(access.create()));
	}

	@Test
	void accessesByReflectionWhatThrowsCheckedExceptions() {
		StateAccess access = access(entity(Refusing.class));
		Refusing instance = new Refusing();
		for (int i = 0; i < 2 * StateAccess.THRESHOLD; i++) {
			assertThatIllegalStateException().isThrownBy(() -> access.write(instance, new Object[] { 1L }))
				.withStackTraceContaining("Refused 1");
		}
	}

	@Test
	void createsRecordsByReflectionAndByGeneratedCode() {
		EmbeddableModel embeddable = ((EmbeddedModel) entity(Priced.class).find("amount")).embeddable();
		AttributeModel[] attributes = embeddable.attributes().toArray(AttributeModel[]::new);
		StateAccess access = StateAccess.of(embeddable, attributes, new boolean[attributes.length]);
		List<String> names = Stream.of(attributes).map(AttributeModel::name).toList();
		for (int i = 0; i < 2 * StateAccess.THRESHOLD; i++) {
			Object[] values = access.empty();
			values[names.indexOf("value")] = BigDecimal.valueOf(i);
			values[names.indexOf("rounded")] = (i % 2 == 0) ? true : null;
			values[names.indexOf("currency")] = (i % 3 == 0) ? "EUR" : null;
			Amount expected = new Amount(BigDecimal.valueOf(i), i % 2 == 0, 0, (i % 3 == 0) ? "EUR" : null);
			assertThat(access.create(values)).isEqualTo(expected);
			values[names.indexOf("currency")] = "none";
			assertThatIllegalArgumentException().isThrownBy(() -> access.create(values)).withMessage("No currency");
		}
		assertThat(access.isGenerated()).isTrue();
	}

}
