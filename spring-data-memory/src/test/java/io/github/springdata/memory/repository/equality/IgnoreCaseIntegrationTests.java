package io.github.springdata.memory.repository.equality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.query.Criteria.CriteriaStep;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.index.IndexKeys;
import io.github.springdata.memory.store.index.IndexKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Ignoring case means what {@link String#equalsIgnoreCase} does, for every code point and
 * every operator.
 */
class IgnoreCaseIntegrationTests {

	/** Code points whose cases are equal only by way of both mappings. */
	private static final List<Integer> NEITHER_LOWER_NOR_UPPER = List.of(0x130);

	private final MemoryOperations operations = new MemoryTemplate(new MemoryStore());

	/** Code points by what they are without their case. */
	private final Map<Integer, List<Integer>> groups = new HashMap<>();

	record Letter(@Id Integer id, String plain, @Indexed(ignoreCase = true) String sorted,
			@Indexed(ignoreCase = true, kind = IndexKind.HASH) String hashed) {
	}

	@BeforeEach
	void groupCodePoints() {
		codePoints().forEach((point) -> this.groups
			.computeIfAbsent(Character.toLowerCase(Character.toUpperCase(point)), (key) -> new ArrayList<>())
			.add(point));
		this.groups.values().removeIf((members) -> members.size() == 1);
	}

	private static IntStream codePoints() {
		return IntStream.rangeClosed(0, Character.MAX_CODE_POINT);
	}

	private static String text(int point) {
		return "<" + Character.toString(point) + ">";
	}

	@Test
	void everyCodePointFoldsAsStringsWithoutCaseAreEqual() {
		codePoints().forEach((point) -> {
			String text = text(point);
			for (int other : new int[] { Character.toUpperCase(point), Character.toLowerCase(point),
					Character.toTitleCase(point), point ^ 0x20, point + 1, point ^ 0x400 }) {
				String changed = text(Math.min(other, Character.MAX_CODE_POINT));
				assertThat(IndexKeys.fold(text).equals(IndexKeys.fold(changed))).as("%x and %x", point, other)
					.isEqualTo(text.equalsIgnoreCase(changed));
			}
			assertThat(IndexKeys.fold(text)).hasSameSizeAs(text);
		});
	}

	@Test
	void halvesOfPairsStayAsTheyAre() {
		for (String text : List.of("\uD801", "\uDC00", "\uDC00\uD801", "a\uD801b", "\uD801\uD801\uDC00")) {
			assertThat(IndexKeys.fold(text).equals(IndexKeys.fold(text.toLowerCase(Locale.ROOT)))).isTrue();
			assertThat(IndexKeys.fold(text.toUpperCase(Locale.ROOT)).equalsIgnoreCase(text)).isTrue();
		}
	}

	@Test
	void allOperatorsAgree() {
		insertAllOfGroups();
		this.groups.values().forEach((members) -> members.forEach((point) -> {
			String point1 = text(point);
			List<Integer> expected = members;
			for (String property : List.of("plain", "sorted", "hashed")) {
				CriteriaStep step = where(property);
				assertFound(step.is(point1), expected);
				assertFound(step.in(List.of(point1, "none")), expected);
			}
		}));
	}

	@Test
	void allPatternsAgree() {
		insertAllOfGroups();
		List<Letter> all = this.operations.findAll(Letter.class);
		this.groups.values().forEach((members) -> {
			int point = members.get(members.size() - 1);
			String whole = text(point);
			String letter = Character.toString(point);
			for (String property : List.of("plain", "sorted")) {
				CriteriaStep step = where(property);
				assertFound(step.startingWith("<" + letter), members);
				assertFound(step.endingWith(letter + ">"), members);
				assertFound(step.containing(letter), members);
				assertFound(step.like(whole), members);
				assertFound(step.like("<" + letter + "%"), members);
				assertFound(step.like("%" + letter + "_"), members);
				assertFound(step.matches("<\\Q" + letter + "\\E>"), members);
			}
			String ilike = "select id from Letter where plain ilike ?1";
			assertThat(this.operations.query(ilike, Integer.class, whole)).containsExactlyInAnyOrderElementsOf(members);
			assertThat(this.operations.query("select id from Letter where concat(plain, '') ilike ?1", Integer.class,
					"%" + letter + ">"))
				.containsExactlyInAnyOrderElementsOf(members);
		});
		assertThat(all).hasSize(this.groups.values().stream().mapToInt(List::size).sum());
	}

	@Test
	void sortsAgreeWithIndexes() {
		insertAllOfGroups();
		List<Integer> sorted = sorted("sorted");
		assertThat(sorted("plain")).isEqualTo(sorted);
		assertThat(sorted).isEqualTo(this.operations.findAll(Letter.class)
			.stream()
			.sorted(Comparator.comparing((letter) -> IndexKeys.fold(letter.plain())))
			.map(Letter::id)
			.toList());
	}

	/**
	 * The functions map text to text, as Unicode wants it. Comparing what they return
	 * ignores case, but for what differs in both forms.
	 */
	@Test
	void lowerOrUpperAgreesButForFewCodePoints() {
		TreeSet<Integer> others = new TreeSet<>();
		this.groups.forEach((folded, members) -> members.forEach((point) -> {
			String a = text(point);
			String b = text(folded);
			boolean lower = a.toLowerCase(Locale.ROOT).equals(b.toLowerCase(Locale.ROOT));
			boolean upper = a.toUpperCase(Locale.ROOT).equals(b.toUpperCase(Locale.ROOT));
			if (!lower && !upper) {
				others.add(point);
			}
			if (point != (int) folded && point < 0x500) {
				this.operations.save(new Letter(1, a, a, a));
				assertThat(
						this.operations.query("select id from Letter where lower(plain) = lower(?1)", Integer.class, b))
					.hasSize(lower ? 1 : 0);
				assertThat(
						this.operations.query("select id from Letter where upper(plain) = upper(?1)", Integer.class, b))
					.hasSize(upper ? 1 : 0);
			}
		}));
		assertThat(others).containsExactlyElementsOf(NEITHER_LOWER_NOR_UPPER);
	}

	private void insertAllOfGroups() {
		List<Letter> letters = new ArrayList<>();
		this.groups.values().forEach((members) -> members.forEach((point) -> {
			String text = text(point);
			letters.add(new Letter(point, text, text, text));
		}));
		this.operations.insertAll(letters);
	}

	private void assertFound(Criteria criteria, List<Integer> expected) {
		Query query = Query.query(criteria.ignoreCase(true));
		assertThat(this.operations.query(Letter.class).matching(query).all()).extracting(Letter::id)
			.as("%s", query)
			.containsExactlyInAnyOrderElementsOf(expected);
	}

	private List<Integer> sorted(String property) {
		Sort sort = Sort.by(Sort.Order.by(property).ignoreCase());
		return this.operations.query(Letter.class).sort(sort).all().stream().map(Letter::id).toList();
	}

}
