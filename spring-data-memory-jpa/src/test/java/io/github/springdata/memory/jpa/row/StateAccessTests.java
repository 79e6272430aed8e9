package io.github.springdata.memory.jpa.row;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import io.github.springdata.memory.jpa.docs.Book;
import io.github.springdata.memory.jpa.model.Annotations;
import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.MappingReader;
import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
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

	private static EntityModel entity(Class<?> type) {
		return new MappingReader(Annotations.DECLARED).read(List.of(type)).entity(type);
	}

	private static StateAccess access(EntityModel entity) {
		AttributeModel[] attributes = entity.attributes().toArray(AttributeModel[]::new);
		boolean[] read = new boolean[attributes.length];
		Arrays.fill(read, true);
		return new StateAccess(entity.type(), entity::create, attributes, read);
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

}
