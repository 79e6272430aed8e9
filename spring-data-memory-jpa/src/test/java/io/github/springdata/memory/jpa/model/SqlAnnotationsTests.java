package io.github.springdata.memory.jpa.model;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.annotations.FilterDef;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.SQLDelete;
import org.hibernate.annotations.SQLRestriction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

class SqlAnnotationsTests {

	private final SqlExpressions expressions = new SqlExpressions(
			Mappings.inSnakeCase(Thing.class, Owner.class).entity(Thing.class));

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			is_gone = false                                 | gone = false
			IS_GONE = 0                                     | gone = false
			"is_gone" <> 1                                  | gone <> true
			things.is_gone = 'false'                        | gone = false
			{alias}.state in ('ON', 'OFF')                  | state in (ON, OFF)
			level between 0 and 1                           | level between ON and OFF
			flag = 'N'                                      | flag = false
			flag is not null and not (state = 'ON')         | (flag is not null and not (state = ON))
			owner_id = 4 or owner_id is null                | (owner.id = 4 or owner.id is null)
			place_city like 'A%'                            | place.city like 'A%'
			lower(name) = 'x''?'                            | lower(name) = 'x''?'
			case state when 'ON' then 1 else 2 end = 1      | case state when ON then 1 else 2 end = 1
			a_date < now()                                  | aDate < local datetime
			""")
	void readsConditionsOverColumnsAsOnesOverAttributes(String sql, String expected) {
		assertThat(this.expressions.condition(sql)).hasToString(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					gone = false                             | 'gone' is no column of it; it has [a_date, flag, id, is_gone, level, name, owner_id, place_city, state]
					other.state = 'ON'                       | 'other.state' is no column of it
					state = 'BLUE'                           | has no constant for BLUE
					is_gone = 'perhaps'                      | 'perhaps' is neither true nor false in the column of 'gone'
					id in (select 1 from x)                  | a subquery cannot stand there
					exists (select 1 from x)                 | a subquery cannot stand there
					id = ?                                   | a parameter cannot stand there
					id = :x                                  | a parameter cannot stand there
					count(id) = 1                            | the aggregate 'count' cannot stand there
					function('soundex', name) = 'x'          | the function 'soundex' cannot stand there
					size(id) = 1                             | the function 'size' cannot stand there
					is_gone = false order by id              | 'is_gone = false order by id' is more than one expression
					is_gone = false group by id              | 'is_gone = false group by id' is more than one expression
					is_gone ~ 1                              | unexpected character '~'
					""")
	void refusesWhatTheLanguageCannotSay(String sql, String problem) {
		assertThatExceptionOfType(SqlExpressions.UnreadableSqlException.class)
			.isThrownBy(() -> this.expressions.condition(sql))
			.withMessageContaining(problem);
	}

	@Test
	void readsUpdatesInPlaceOfDeletions() {
		DeletionModel deletion = Mappings.of(Erased.class).entity(Erased.class).deletion();
		assertThat(deletion.assignments())
			.extracting((assignment) -> assignment.attribute().name(), DeletionModel.Assignment::value,
					DeletionModel.Assignment::now)
			.containsExactly(tuple("gone", true, false), tuple("since", null, true));
	}

	@Test
	void reportsProblemsAtTheirPlaces() {
		assertThat(Mappings.problems(Wrong.class, Below.class)).extracting((problem) -> problem.replaceAll(";.*", ""))
			.containsExactlyInAnyOrder(
					"Class %s has Hibernate's @SQLDelete(\"update Other set id = 1 where id = ?\"), which nothing here can run: 'Other' is not the table of the entity, which is 'Wrong'"
						.formatted(Wrong.class.getName()),
					"Class %s has Hibernate's @FilterDef(autoEnabled = true), which is not served here"
						.formatted(Wrong.class.getName()),
					"Attribute 'tags' of %s has Hibernate's @SQLRestriction, which is served for collections of entities alone"
						.formatted(Wrong.class.getName()),
					"Attribute 'id' of %s has Hibernate's @Formula, which is served for attributes of entities that are neither id nor version"
						.formatted(Wrong.class.getName()),
					"Class %s has Hibernate's @SQLRestriction but is a subclass".formatted(Below.class.getName()),
					"Class %s has Hibernate's @SQLDelete(\"update Wrong set name = 'x' where name = ?\"), which nothing here can run: its condition must be one on the id [id] and the version alone"
						.formatted(Below.class.getName()));
	}

	enum State {

		ON, OFF

	}

	static class YesNo implements AttributeConverter<Boolean, String> {

		@Override
		public String convertToDatabaseColumn(Boolean value) {
			return (value == null) ? null : value ? "Y" : "N";
		}

		@Override
		public Boolean convertToEntityAttribute(String column) {
			return (column == null) ? null : column.equals("Y");
		}

	}

	@Embeddable
	static class Place {

		@Column(name = "place_city")
		String city;

	}

	@Entity
	static class Owner {

		@Id
		long id;

	}

	@Entity
	@Table(name = "things")
	static class Thing {

		@Id
		long id;

		@Column(name = "is_gone")
		boolean gone;

		@Enumerated(EnumType.STRING)
		State state;

		@Enumerated
		State level;

		@Convert(converter = YesNo.class)
		Boolean flag;

		String name;

		LocalDateTime aDate;

		Place place;

		@ManyToOne
		Owner owner;

	}

	@Entity
	@SQLDelete(sql = "update \"Erased\" set gone = 1, since = current_timestamp where version = ? and id = ?")
	static class Erased {

		@Id
		long id;

		@Version
		int version;

		boolean gone;

		Instant since;

	}

	@Entity
	@Inheritance
	@FilterDef(name = "f", autoEnabled = true)
	@SQLDelete(sql = "update Other set id = 1 where id = ?")
	static class Wrong {

		@Id
		@Formula("1")
		long id;

		String name;

		@ElementCollection
		@SQLRestriction("x = 1")
		Set<String> tags;

		@ElementCollection
		List<String> others = new ArrayList<>();

	}

	@Entity
	@SQLRestriction("id = 1")
	@SQLDelete(sql = "update Wrong set name = 'x' where name = ?")
	static class Below extends Wrong {

	}

}
