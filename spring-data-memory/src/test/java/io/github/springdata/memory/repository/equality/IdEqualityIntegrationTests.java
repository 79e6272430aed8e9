package io.github.springdata.memory.repository.equality;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;

import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.mapping.InvalidEntityException;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.store.MemoryStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Ids of types whose equality takes a closer look.
 */
class IdEqualityIntegrationTests {

	private final MemoryOperations operations = new MemoryTemplate(new MemoryStore());

	record ByCurrency(@Id Currency id, String text) {
	}

	record ByZone(@Id TimeZone id, String text) {
	}

	record ByClass(@Id Class<?> id, String text) {
	}

	record ByNumber(@Id Number id, String text) {
	}

	record ByDecimal(@Id BigDecimal id, String text) {
	}

	record ByShape(@Id Shape id, String text) {
	}

	record ByToken(@Id Token id, String text) {
	}

	record ByObject(@Id Object id, String text) {
	}

	record ByDate(@Id Date id, String text) {
	}

	record ByBytes(@Id byte[] id) {
	}

	record BySignature(@Id Signature id) {
	}

	record ByBlob(@Id Shape.Blob id) {
	}

	/**
	 * An entity, another with an equal id, and one with another id.
	 */
	static Stream<Arguments> ids() {
		return Stream.of(Arguments.of(new ByCurrency(Currency.getInstance("EUR"), "a"),
				new ByCurrency(Currency.getInstance("EUR"), "b"), new ByCurrency(Currency.getInstance("USD"), "c")),
				Arguments.of(new ByZone(TimeZone.getTimeZone("UTC"), "a"), new ByZone(TimeZone.getTimeZone("UTC"), "b"),
						new ByZone(TimeZone.getTimeZone("Asia/Tokyo"), "c")),
				Arguments.of(new ByClass(String.class, "a"), new ByClass(String.class, "b"),
						new ByClass(Long.class, "c")),
				Arguments.of(new ByNumber(1, "a"), new ByNumber(1.0, "b"), new ByNumber(2L, "c")),
				Arguments.of(new ByDecimal(new BigDecimal("1.0"), "a"), new ByDecimal(new BigDecimal("1.00"), "b"),
						new ByDecimal(new BigDecimal("1.01"), "c")),
				Arguments.of(new ByShape(new Shape.Circle(1), "a"), new ByShape(new Shape.Circle(1), "b"),
						new ByShape(new Shape.Square(1), "c")),
				Arguments.of(new ByToken(new Token.Named("x"), "a"), new ByToken(new Token.Named("x"), "b"),
						new ByToken(Token.Nothing.INSTANCE, "c")),
				Arguments.of(new ByDate(new Timestamp(5), "a"), new ByDate(new Timestamp(5), "b"),
						new ByDate(new Date(6), "c")),
				Arguments.of(new ByObject("x", "a"), new ByObject("x", "b"), new ByObject("y", "c")),
				Arguments.of(new ByObject(1, "a"), new ByObject(1L, "b"), new ByObject(2.5, "c")));
	}

	@ParameterizedTest
	@MethodSource("ids")
	void equalIdsAreOneRow(Object first, Object same, Object other) {
		Class<?> type = first.getClass();
		this.operations.insert(first);
		this.operations.insert(other);
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> this.operations.insert(same));
		Object id = id(same);
		assertThat(this.operations.findById(id, type)).isEqualTo(Optional.of(first));
		assertThat(this.operations.existsById(id, type)).isTrue();
		assertThat(list(type, id)).isEqualTo(List.of(first));
		assertThat(this.operations.query("from %s where id = ?1".formatted(type.getSimpleName()), type, id))
			.isEqualTo(List.of(first));
		assertThat(this.operations.query("select b.text from %1$s a join %1$s b on a.id = b.id where a.text = 'a'"
			.formatted(type.getSimpleName()), String.class)).containsExactly("a");
		this.operations.save(same);
		assertThat(this.operations.count(type)).isEqualTo(2);
		assertThat(this.operations.findById(id(first), type)).isEqualTo(Optional.of(same));
		this.operations.deleteById(id(first), type);
		assertThat(this.operations.findAll(type)).isEqualTo(List.of(other));
	}

	private List<?> list(Class<?> type, Object id) {
		return this.operations.query(type).matching(Query.query(where("id").is(id))).all();
	}

	private static Object id(Object entity) {
		try {
			return entity.getClass().getDeclaredMethod("id").invoke(entity);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void idsThatCannotBeFoundAreRefused() {
		for (Object id : new Object[] { new Shape.Blob(1), new byte[] { 1 }, new Signature("x", new byte[] { 1 }),
				List.of(new Object()) }) {
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
				.isThrownBy(() -> this.operations.insert(new ByObject(id, "a")))
				.withMessageContaining("by which no row could be found");
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
				.isThrownBy(() -> this.operations.findById(id, ByObject.class));
		}
		assertThat(this.operations.count(ByObject.class)).isZero();
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.operations.insert(new ByShape(new Shape.Blob(1), "a")));
	}

	@Test
	void aDateAndATimestampOfOneMomentAreOneId() {
		this.operations.insert(new ByDate(new Date(5), "a"));
		assertThatExceptionOfType(DuplicateKeyException.class)
			.isThrownBy(() -> this.operations.insert(new ByDate(new Timestamp(5), "b")));
		assertThat(this.operations.findById(new Timestamp(5), ByDate.class)).isPresent();
		assertThat(this.operations.query("from ByDate where id = ?1", ByDate.class, new Timestamp(5))).hasSize(1);
		Timestamp finer = new Timestamp(5);
		finer.setNanos(finer.getNanos() + 1);
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.operations.insert(new ByDate(finer, "c")))
			.withMessageContaining("nanoseconds");
	}

	@Test
	void typesThatCannotBeIdsAreRefusedAtTheStart() {
		refuses(ByBytes.class, "byte[]");
		refuses(BySignature.class, "has an array in it");
		refuses(ByBlob.class, "no equals method");
	}

	private void refuses(Class<?> type, String why) {
		assertThatExceptionOfType(InvalidEntityException.class).isThrownBy(() -> this.operations.findAll(type))
			.withMessageContaining(why);
	}

}
