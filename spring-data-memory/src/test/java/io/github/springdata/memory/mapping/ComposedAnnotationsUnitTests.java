package io.github.springdata.memory.mapping;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.github.springdata.memory.store.index.IndexDefinition;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Transient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for annotations that stand on other annotations, or on methods that are
 * overridden.
 */
class ComposedAnnotationsUnitTests {

	private final MemoryMappingContext context = new MemoryMappingContext();

	@Test
	void annotationsOnAnnotationsOfAFieldCount() {
		MemoryPersistentEntity<Ticket> entity = this.context.getEntity(Ticket.class);
		assertThat(entity.getRequiredIdProperty().getName()).isEqualTo("number");
		assertThat(entity.getTableDefinition().indexes()).singleElement().satisfies((index) -> {
			assertThat(index.properties().get(0).path()).isEqualTo("holder");
			assertThat(index).extracting(IndexDefinition::unique).isEqualTo(true);
		});
	}

	@Test
	void annotationsOfOverriddenMethodsCount() {
		MemoryPersistentEntity<Seat> entity = this.context.getEntity(Seat.class);
		assertThat(entity.getRequiredIdProperty().getName()).isEqualTo("id");
		assertThat(entity.getPersistentProperty("label")).isNull();
	}

	record Ticket(@Number Long number, @Searched String holder, String plain) {

	}

	@Id
	@Target(ElementType.FIELD)
	@Retention(RetentionPolicy.RUNTIME)
	@interface Number {

	}

	@Distinguishing
	@Target(ElementType.FIELD)
	@Retention(RetentionPolicy.RUNTIME)
	@interface Searched {

	}

	@Indexed(unique = true)
	@Target({ ElementType.FIELD, ElementType.ANNOTATION_TYPE })
	@Retention(RetentionPolicy.RUNTIME)
	@interface Distinguishing {

	}

	static class Place {

		String label = "";

		@Transient
		public String getLabel() {
			return this.label;
		}

	}

	static class Seat extends Place {

		@Id
		Long id;

		@Override
		public String getLabel() {
			return "seat " + this.label;
		}

	}

}
