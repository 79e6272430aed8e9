package io.github.springdata.memory.repository.support;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.store.MemoryStore;
import org.aopalliance.intercept.MethodInterceptor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aop.framework.Advised;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;

import static org.assertj.core.api.Assertions.assertThat;

class DirectQueriesIntegrationTests {

	private final MemoryRepositoryFactory factory = new MemoryRepositoryFactory(new MemoryTemplate(new MemoryStore()));

	@Test
	void standRightBeforeTheInterceptorThatConvertsResults() {
		List<String> interceptors = Arrays.stream(((Advised) this.factory.getRepository(Notes.class)).getAdvisors())
			.map((advisor) -> advisor.getAdvice().getClass().getSimpleName())
			.toList();
		assertThat(interceptors).containsSubsequence("DirectQueries", "QueryExecutorMethodInterceptor");
		assertThat(interceptors.indexOf("QueryExecutorMethodInterceptor") - interceptors.indexOf("DirectQueries"))
			.isOne();
	}

	@ParameterizedTest
	@ValueSource(strings = { "findByText", "readByText", "findFirstByText", "findOneByText", "countByText",
			"existsByText", "streamByText", "queryByText" })
	void runMethodsThatReturnTheResultAsItIs(String method) {
		assertThat(isDirect(method)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "getByText", "countByTextNot", "findTextByText", "findSetByText", "findViewsByText",
			"deleteByText" })
	void leaveMethodsWhoseResultIsConvertedAlone(String method) {
		assertThat(isDirect(method)).isFalse();
	}

	@Test
	void returnWhatIsDeclared() {
		Notes notes = this.factory.getRepository(Notes.class);
		notes.saveAll(List.of(new Note(1L, "a"), new Note(2L, "a"), new Note(3L, "b")));
		assertThat(notes.findByText("a")).hasSize(2);
		assertThat(notes.readByText("a", Limit.of(1))).hasSize(1);
		assertThat(notes.findFirstByText("b")).contains(new Note(3L, "b"));
		assertThat(notes.findOneByText("c")).isNull();
		assertThat(notes.countByText("a")).isEqualTo(2);
		assertThat(notes.existsByText("c")).isFalse();
		assertThat(notes.streamByText("a")).hasSize(2);
		assertThat(notes.queryByText("a", Pageable.ofSize(1)).getTotalElements()).isEqualTo(2);
		assertThat(notes.findSetByText("a")).hasSize(2);
	}

	@Test
	void runInsideOfAllOtherInterceptors() {
		List<String> calls = new ArrayList<>();
		this.factory.addRepositoryProxyPostProcessor(
				(proxy, repository) -> proxy.addAdvice((MethodInterceptor) (invocation) -> {
					calls.add(invocation.getMethod().getName());
					return invocation.proceed();
				}));
		this.factory.getRepository(Notes.class).findByText("a");
		assertThat(calls).containsExactly("findByText");
	}

	@Test
	void leaveRepositoriesAloneWhoseCallsAreListenedTo() {
		List<Method> calls = new ArrayList<>();
		this.factory.addInvocationListener((invocation) -> calls.add(invocation.getMethod()));
		this.factory.getRepository(Notes.class).findByText("a");
		assertThat(calls).extracting(Method::getName).containsExactly("findByText");
	}

	private boolean isDirect(String method) {
		Object repository = this.factory.getRepository(Notes.class);
		Method declared = Arrays.stream(Notes.class.getDeclaredMethods())
			.filter((candidate) -> candidate.getName().equals(method))
			.findFirst()
			.orElseThrow();
		return Arrays.stream(((Advised) repository).getAdvisors())
			.anyMatch((advisor) -> advisor.getAdvice() instanceof DirectQueries direct
					&& direct.matches(declared, Notes.class));
	}

	record Note(@Id Long id, String text) {

	}

	interface View {

		String getText();

	}

	interface Notes extends MemoryRepository<Note, Long> {

		List<Note> findByText(String text);

		Iterable<Note> readByText(String text, Limit limit);

		Optional<Note> findFirstByText(String text);

		@Nullable Note findOneByText(String text);

		long countByText(String text);

		boolean existsByText(String text);

		Stream<Note> streamByText(String text);

		Page<Note> queryByText(String text, Pageable page);

		Optional<View> getByText(String text);

		int countByTextNot(String text);

		List<String> findTextByText(String text);

		Set<Note> findSetByText(String text);

		List<View> findViewsByText(String text);

		long deleteByText(String text);

	}

}
