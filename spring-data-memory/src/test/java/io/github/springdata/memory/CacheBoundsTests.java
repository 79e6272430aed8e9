package io.github.springdata.memory;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.repository.MemoryCriteriaExecutor;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;
import org.springframework.data.core.PropertyPath;
import org.springframework.data.domain.Example;
import org.springframework.data.domain.ExampleMatcher;
import org.springframework.data.domain.Sort;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Whatever is asked for, and however often, no map and no collection of the library
 * becomes larger than its bound.
 */
class CacheBoundsTests {

	private static final int MORE_THAN_ANY_BOUND = 1_500;

	private static final int MANY = 3_000;

	private final MemoryTemplate operations = new MemoryTemplate(new MemoryStore());

	private final Leaves leaves = new MemoryRepositoryFactory(this.operations).getRepository(Leaves.class);

	@Test
	void badPathsAreNotKept() {
		assertBounded((text) -> {
			for (String path : List.of(text, "text." + text, "parent.parent." + text, text + "[key]",
					"labels[" + text)) {
				assertThat(catchThrowable(() -> this.leaves.findAll(Sort.by(path)))).isNotNull();
				assertThat(catchThrowable(() -> this.leaves.findAll(Criteria.where(path).is(1)))).isNotNull();
			}
			assertThat(catchThrowable(() -> this.leaves.findAll(
					Example.of(new Leaf(1L, "a", Map.of(), null), ExampleMatcher.matching().withIgnorePaths(text)))))
				.isNotNull();
			assertThat(catchThrowable(() -> this.operations.update(Leaf.class).apply(Update.update(text, 1))))
				.isNotNull();
		});
	}

	@Test
	void validPathsShapesAndTextsAreKeptUpToTheirBounds() {
		this.operations.insert(new Leaf(1L, "a", Map.of(), null));
		assertBounded((text) -> {
			String path = "labels[" + text + "]";
			this.leaves.findAll(Sort.by(path));
			this.leaves.findByText(text, Sort.by("parent." + path));
			this.leaves.count(Criteria.where(path).is(text));
			this.operations.query(Leaf.class).matching(Criteria.where(path).is(text)).all();
			this.operations.query("where text = '" + text + "'", Leaf.class);
		});
	}

	private void assertBounded(Consumer<String> use) {
		repeat("a", MORE_THAN_ANY_BOUND, use);
		long before = entries();
		repeat("b", MANY, use);
		assertThat(entries()).isLessThanOrEqualTo(before);
	}

	private static void repeat(String prefix, int times, Consumer<String> use) {
		for (int i = 0; i < times; i++) {
			use.accept(prefix + i);
		}
	}

	/**
	 * Entries of all caches, those of the factory of paths of Spring Data included.
	 */
	private long entries() {
		List<Class<?>> classes = new ArrayList<>(Reachable.classesBeside(MemoryTemplate.class));
		classes.add(ClassUtils.resolveClassName(PropertyPath.class.getPackageName() + ".SimplePropertyPath", null));
		return Reachable.entries(Set.copyOf(classes), this.operations, handler(this.leaves));
	}

	private static Object handler(Object proxy) {
		return Proxy.getInvocationHandler(proxy);
	}

	record Leaf(@Id Long id, @Nullable String text, Map<String, String> labels, @Nullable Leaf parent) {
	}

	interface Leaves extends MemoryRepository<Leaf, Long>, MemoryCriteriaExecutor<Leaf> {

		List<Leaf> findByText(String text, Sort sort);

	}

}
