package io.github.springdata.memory.query;

import org.junit.jupiter.api.Test;

import org.springframework.data.domain.Limit;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Query} and {@link Update}.
 */
class QueryUnitTests {

	@Test
	void emptyQueryFindsEverything() {
		assertThat(Query.empty().getCriteria().isEmpty()).isTrue();
		assertThat(Query.empty().isLimited()).isFalse();
		assertThat(Query.empty().getScrollPosition()).isNull();
		assertThat(Query.query(Criteria.empty())).isEqualTo(Query.empty());
	}

	@Test
	void changesReturnAnotherQuery() {
		Query query = Query.query(where("a").is(1));
		Query changed = query.sort(Sort.by("b")).limit(5).offset(10).project("a", "b");
		assertThat(query).hasToString("where a = 1");
		assertThat(changed).hasToString("select a, b where a = 1 order by b: ASC offset 10 limit 5");
		assertThat(changed.limit(Limit.unlimited()).isLimited()).isFalse();
	}

	@Test
	void sortsAddUp() {
		assertThat(Query.empty().sort(Sort.by("a")).sort(Sort.by("b")).getSort()).isEqualTo(Sort.by("a", "b"));
	}

	@Test
	void takesAPage() {
		Query query = Query.empty().with(PageRequest.of(2, 10, Sort.by("a")));
		assertThat(query.getOffset()).isEqualTo(20);
		assertThat(query.getLimit()).isEqualTo(10);
		assertThat(query.getSort()).isEqualTo(Sort.by("a"));
		assertThat(Query.empty().with(Pageable.unpaged())).isEqualTo(Query.empty());
	}

	@Test
	void keepsAScrollPosition() {
		assertThat(Query.empty().with(ScrollPosition.offset(3)).getScrollPosition())
			.isEqualTo(ScrollPosition.offset(3));
	}

	@Test
	void refusesNegativeNumbers() {
		assertThatIllegalArgumentException().isThrownBy(() -> Query.empty().limit(-1));
		assertThatIllegalArgumentException().isThrownBy(() -> Query.empty().offset(-1));
	}

	@Test
	void updateCollectsAssignmentsInOrder() {
		Update update = Update.update("b", 1).set("a", Operand.parameter(0)).set("b", null);
		assertThat(update).hasToString("set b = null, a = ?1");
		assertThat(update.getAssignments()).containsOnlyKeys("b", "a");
		assertThat(update).isEqualTo(Update.update("b", null).set("a", Operand.parameter(0)));
	}

}
