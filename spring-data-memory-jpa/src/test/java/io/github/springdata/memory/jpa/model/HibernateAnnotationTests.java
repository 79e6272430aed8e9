package io.github.springdata.memory.jpa.model;

import java.time.Instant;
import java.util.List;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.CurrentTimestamp;
import org.hibernate.annotations.DynamicInsert;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.annotations.OptimisticLockType;
import org.hibernate.annotations.OptimisticLocking;
import org.hibernate.annotations.SQLDelete;
import org.hibernate.annotations.SQLRestriction;
import org.hibernate.annotations.UpdateTimestamp;
import org.junit.jupiter.api.Test;

import io.github.springdata.memory.jpa.model.BasicModel.Timestamp;

import static org.assertj.core.api.Assertions.assertThat;

class HibernateAnnotationTests {

	private final EntityModel entity = Mappings.of(Served.class).entity(Served.class);

	@Test
	void readsTimestamps() {
		assertThat(Mappings.basic(this.entity, "created").timestamp()).isEqualTo(Timestamp.CREATION);
		assertThat(Mappings.basic(this.entity, "updated").timestamp()).isEqualTo(Timestamp.UPDATE);
		assertThat(Mappings.basic(this.entity, "current").timestamp()).isEqualTo(Timestamp.UPDATE);
		assertThat(Mappings.basic(this.entity, "name").timestamp()).isEqualTo(Timestamp.NONE);
	}

	@Test
	void readsNaturalIds() {
		assertThat(Mappings.basic(this.entity, "name").isNaturalId()).isTrue();
		assertThat(Mappings.basic(this.entity, "created").isNaturalId()).isFalse();
	}

	@Test
	void readsWhatIsImmutable() {
		assertThat(this.entity.isImmutable()).isTrue();
		assertThat(Mappings.basic(this.entity, "fixed").column().updatable()).isFalse();
	}

	@Test
	void refusesWhatHoldsSqlByName() {
		String type = Refused.class.getName();
		String remedy = "; say it in words that the query language has too, over columns of the entity, or ask for the same in queries";
		assertThat(Mappings.problems(Refused.class)).containsExactlyInAnyOrder("Class " + Above.class.getName()
				+ " has Hibernate's @SQLRestriction(\"a = 1\"), which nothing here can run: 'a' is no column of it; it has [(id + (select 1 from x)), id, setToNull_id, typed]"
				+ remedy,
				"Class " + type
						+ " has Hibernate's @SQLDelete(\"delete from x\"), which nothing here can run: it is no 'update'"
						+ remedy,
				"Class " + type
						+ " has Hibernate's @OptimisticLocking(ALL), which is not served here; add a @Version attribute",
				"Attribute 'computed' of " + type
						+ " has Hibernate's @Formula(\"id + (select 1 from x)\"), which nothing here can run: a subquery cannot stand there"
						+ remedy,
				"Attribute 'typed' of " + type
						+ " has Hibernate's @JavaType, which needs types of Hibernate; use @Convert with an AttributeConverter",
				"Attribute 'setToNull' of " + type
						+ " has Hibernate's @OnDelete(SET_NULL), which is not served here; use CASCADE or remove it",
				"Attribute 'fixed' of " + type
						+ " has Hibernate's @Immutable, which is not served for relations and collections; remove it");
	}

	@Entity
	@DynamicInsert
	@DynamicUpdate
	@Immutable
	@BatchSize(size = 3)
	@Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
	static class Served {

		@Id
		long id;

		@CreationTimestamp
		Instant created;

		@UpdateTimestamp
		Instant updated;

		@CurrentTimestamp
		Instant current;

		@NaturalId
		String name;

		@Immutable
		String fixed;

		@OneToMany
		@Fetch(FetchMode.SUBSELECT)
		@BatchSize(size = 3)
		List<Served> others;

	}

	@MappedSuperclass
	@SQLRestriction("a = 1")
	static class Above {

		@Id
		long id;

	}

	@Entity
	@SQLDelete(sql = "delete from x")
	@OptimisticLocking(type = OptimisticLockType.ALL)
	static class Refused extends Above {

		@Formula("id + (select 1 from x)")
		int computed;

		@org.hibernate.annotations.JavaType(org.hibernate.type.descriptor.java.StringJavaType.class)
		String typed;

		@ManyToOne
		@OnDelete(action = OnDeleteAction.SET_NULL)
		Refused setToNull;

		@OneToMany
		@Immutable
		List<Refused> fixed;

	}

}
