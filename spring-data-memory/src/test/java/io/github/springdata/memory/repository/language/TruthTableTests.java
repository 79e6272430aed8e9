package io.github.springdata.memory.repository.language;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.store.MemoryStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The truth tables of three-valued logic, for conditions that are served by the planner
 * and for those that are computed.
 */
class TruthTableTests {

	private static final List<@Nullable Boolean> TRUTHS = truths();

	private static List<@Nullable Boolean> truths() {
		List<@Nullable Boolean> truths = new ArrayList<>(List.of(true, false));
		truths.add(null);
		return truths;
	}

	private final MemoryTemplate operations = new MemoryTemplate(new MemoryStore());

	record Pair(@Id @Nullable Long id, @Nullable Boolean a, @Nullable Boolean b) {

	}

	/**
	 * Forms of a condition that is as true as the property of the name.
	 */
	static Stream<String> forms() {
		return Stream.of("%s", "%s = true", "coalesce(%1$s, %1$s)", "not (not %s)", "%s <> false", "%s in (true)",
				"not (%s = false)");
	}

	@ParameterizedTest
	@MethodSource("forms")
	void followsKleenesTables(String form) {
		String a = form.formatted("a");
		String b = form.formatted("b");
		for (Boolean left : TRUTHS) {
			check("not (" + a + ")", left, null, (left != null) ? !left : null);
			for (Boolean right : TRUTHS) {
				Boolean and = (Boolean.FALSE.equals(left) || Boolean.FALSE.equals(right)) ? Boolean.FALSE
						: (left == null || right == null) ? null : Boolean.TRUE;
				Boolean or = (Boolean.TRUE.equals(left) || Boolean.TRUE.equals(right)) ? Boolean.TRUE
						: (left == null || right == null) ? null : Boolean.FALSE;
				check("(" + a + ") and (" + b + ")", left, right, and);
				check("(" + a + ") or (" + b + ")", left, right, or);
			}
		}
	}

	private void check(String condition, @Nullable Boolean a, @Nullable Boolean b, @Nullable Boolean truth) {
		this.operations.deleteAll(Pair.class);
		this.operations.insert(new Pair(null, a, b));
		boolean met = !this.operations.query("where " + condition, Pair.class).isEmpty();
		boolean negationMet = !this.operations.query("where not (" + condition + ")", Pair.class).isEmpty();
		assertThat(List.of(met, negationMet)).as("%s for a=%s, b=%s", condition, a, b)
			.isEqualTo(List.of(Boolean.TRUE.equals(truth), Boolean.FALSE.equals(truth)));
	}

	@Test
	void comparisonsWithNullAreUnknown() {
		this.operations.insert(new Pair(null, null, true));
		for (String condition : List.of("a = b", "a <> b", "a = null", "b in (null)", "b not in (null)",
				"a between b and b", "a = all (select p.a from Pair p)", "b in (select p.a from Pair p)",
				"b not in (select p.a from Pair p)")) {
			assertThat(this.operations.query("where " + condition, Pair.class)).as(condition).isEmpty();
			assertThat(this.operations.query("where not (" + condition + ")", Pair.class)).as("not (%s)", condition)
				.isEmpty();
		}
	}

}
