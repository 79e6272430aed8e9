package io.github.springdata.memory.jpa.model;

import java.io.Serializable;
import java.math.BigDecimal;
import java.net.URI;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumeratedValue;
import jakarta.persistence.Enumerated;
import jakarta.persistence.EnumType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Temporal;
import jakarta.persistence.TemporalType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ValueFormTests {

	private final EntityModel entity = Mappings.of(Everything.class).entity(Everything.class);

	@Test
	void arraysAndListsOfEnumsMayBeEnumerated() {
		EntityModel model = Mappings.of(Enumerations.class).entity(Enumerations.class);
		for (String name : List.of("array", "list")) {
			ValueForm form = ((BasicModel) model.find(name)).form();
			Object value = name.equals("array") ? new EnumType[] { EnumType.STRING }
					: new ArrayList<>(List.of(EnumType.STRING));
			assertThat(form.toJava(form.toStored(value))).isEqualTo(value).isNotSameAs(value);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "id", "bool", "character", "boxed", "text", "decimal", "uuid", "uri", "locale", "date",
			"dateTime", "zone", "type" })
	void storesImmutableValuesAsTheyAre(String attribute) {
		ValueForm form = form(attribute);
		assertThat(form).isInstanceOf(IdentityForm.class);
		assertThat(form.isIdentity()).isTrue();
		assertThat(form.storedType()).isEqualTo(form.javaType());
		assertThat(form.javaType().isPrimitive()).isFalse();
		Object value = new Object();
		assertThat(form.toStored(value)).isSameAs(value);
		assertThat(form.toJava(value)).isSameAs(value);
	}

	@Test
	void copiesArraysBothWays() {
		byte[] bytes = { 1, 2 };
		byte[] stored = (byte[]) form("bytes").toStored(bytes);
		assertThat(stored).isNotSameAs(bytes).isEqualTo(bytes);
		assertThat(form("bytes").toJava(stored)).isNotSameAs(stored).isEqualTo(bytes);
		assertThat((char[]) form("chars").toStored(new char[] { 'a' })).containsExactly('a');
		assertThat((Byte[]) form("boxedBytes").toStored(new Byte[] { 1, null })).containsExactly((byte) 1, null);
		assertThat((Character[]) form("boxedChars").toStored(new Character[] { 'a' })).containsExactly('a');
		assertThat(form("bytes").isIdentity()).isTrue();
	}

	@Test
	void keepsNull() {
		for (AttributeModel attribute : this.entity.attributes()) {
			assertThat(((BasicModel) attribute).form().toStored(null)).isNull();
			assertThat(((BasicModel) attribute).form().toJava(null)).isNull();
			assertThat(((BasicModel) attribute).form().toColumn(null)).isNull();
		}
	}

	@Test
	void copiesDates() {
		Date date = new Date(123456);
		Date stored = (Date) form("moment").toStored(date);
		date.setTime(1);
		assertThat(stored.getTime()).isEqualTo(123456);
		assertThat(form("moment").toStored(new Timestamp(7))).isExactlyInstanceOf(Date.class).isEqualTo(new Date(7));
	}

	@Test
	void keepsThePartOfDatesThatIsAskedFor() {
		Date value = Timestamp.valueOf("2020-05-06 07:08:09.123");
		assertThat(form("day").toStored(value)).isEqualTo(new Date(Timestamp.valueOf("2020-05-06 00:00:00").getTime()));
		assertThat(form("time").toStored(value))
			.isEqualTo(new Date(Timestamp.valueOf("1970-01-01 07:08:09").getTime()));
		Calendar calendar = Calendar.getInstance();
		calendar.setTime(value);
		assertThat(((Calendar) form("calendarDay").toStored(calendar)).get(Calendar.HOUR_OF_DAY)).isZero();
		assertThat(((Calendar) form("calendar").toStored(calendar))).isEqualTo(calendar).isNotSameAs(calendar);
	}

	@Test
	void storesDatesOfDatabasesInTheirPrecision() {
		java.sql.Date date = new java.sql.Date(Timestamp.valueOf("2020-05-06 07:08:09").getTime());
		assertThat(form("sqlDate").toStored(date)).isEqualTo(java.sql.Date.valueOf("2020-05-06"));
		Timestamp timestamp = Timestamp.valueOf("2020-05-06 07:08:09.123456789");
		assertThat(form("sqlTimestamp").toStored(timestamp)).isEqualTo(timestamp).isNotSameAs(timestamp);
	}

	@Test
	void saysWhichColumnsEnumsWouldHave() {
		assertThat(form("ordinal").toStored(Color.BLUE)).isSameAs(Color.BLUE);
		assertThat(form("ordinal").toColumn(Color.BLUE)).isEqualTo(1);
		assertThat(form("ordinal").fromColumn(1L)).isEqualTo(Color.BLUE);
		assertThat(form("name").toColumn(Color.BLUE)).isEqualTo("BLUE");
		assertThat(form("coded").toColumn(Coded.ONE)).isEqualTo("1");
		assertThat(form("numbered").toColumn(Numbered.TEN)).isEqualTo(10);
		assertThat(form("numbered").fromColumn(10L)).isEqualTo(Numbered.TEN);
		assertThat(form("coded").fromColumn("1")).isEqualTo(Coded.ONE);
		assertThatIllegalArgumentException().isThrownBy(() -> form("name").fromColumn("GREEN"))
			.withMessage("%s has no constant for GREEN; it has [RED, BLUE] for [RED, BLUE]", Color.class.getName());
	}

	@Test
	void serializesOtherValues() {
		Money money = new Money(3);
		Object stored = form("money").toStored(money);
		money.amount = 4;
		assertThat(form("money").isIdentity()).isFalse();
		assertThat(form("money").storedType()).isEqualTo(SerializedValue.class);
		Money read = (Money) form("money").toJava(stored);
		assertThat(read.amount).isEqualTo(3);
		assertThat(form("money").toJava(stored)).isNotSameAs(read);
		assertThat(stored).isEqualTo(form("money").toStored(new Money(3)))
			.hasSameHashCodeAs(form("money").toStored(new Money(3)))
			.isNotEqualTo(form("money").toStored(new Money(4)));
	}

	@Test
	void serializesCollectionsOfBasics() {
		List<String> list = new ArrayList<>(List.of("a"));
		Object stored = form("texts").toStored(list);
		list.add("b");
		assertThat(form("texts").toJava(stored)).isEqualTo(List.of("a"));
	}

	private ValueForm form(String attribute) {
		return Mappings.basic(this.entity, attribute).form();
	}

	enum Color {

		RED, BLUE

	}

	enum Coded {

		ONE("1"), TWO("2");

		@EnumeratedValue
		private final String code;

		Coded(String code) {
			this.code = code;
		}

	}

	enum Numbered {

		TEN(10), TWO(2);

		@EnumeratedValue
		private final int number;

		Numbered(int number) {
			this.number = number;
		}

	}

	static class Money implements Serializable {

		private int amount;

		Money(int amount) {
			this.amount = amount;
		}

	}

	@Entity
	static class Enumerations {

		@Id
		long id;

		@Enumerated
		EnumType[] array;

		@Enumerated(EnumType.STRING)
		ArrayList<EnumType> list;

	}

	@Entity
	static class Everything {

		@Id
		long id;

		boolean bool;

		char character;

		Integer boxed;

		@Lob
		String text;

		BigDecimal decimal;

		UUID uuid;

		URI uri;

		Locale locale;

		LocalDate date;

		LocalDateTime dateTime;

		ZoneId zone;

		Class<?> type;

		byte[] bytes;

		char[] chars;

		Byte[] boxedBytes;

		Character[] boxedChars;

		Date moment;

		@Temporal(TemporalType.DATE)
		Date day;

		@Temporal(TemporalType.TIME)
		Date time;

		Calendar calendar;

		@Temporal(TemporalType.DATE)
		Calendar calendarDay;

		java.sql.Date sqlDate;

		Timestamp sqlTimestamp;

		Color ordinal;

		@Enumerated(EnumType.STRING)
		Color name;

		Coded coded;

		Numbered numbered;

		Money money;

		List<String> texts;

	}

}
