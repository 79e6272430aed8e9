package io.github.springdata.memory.boot.test;

import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.TableDefinition;
import io.github.springdata.memory.store.Transaction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;
import org.springframework.test.context.transaction.TransactionalTestExecutionListener;
import org.springframework.util.ReflectionUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

class RestoreMemoryStoreTestExecutionListenerTests {

	private final RestoreMemoryStoreTestExecutionListener listener = new RestoreMemoryStoreTestExecutionListener();

	private final GenericApplicationContext context = new GenericApplicationContext();

	private final TestContext testContext = mock(TestContext.class);

	private final Map<String, Object> attributes = new LinkedHashMap<>();

	@BeforeEach
	void keepAttributes() {
		willAnswer((call) -> this.attributes.put(call.getArgument(0), call.getArgument(1))).given(this.testContext)
			.setAttribute(anyString(), any());
		given(this.testContext.removeAttribute(anyString()))
			.willAnswer((call) -> this.attributes.remove(call.<String>getArgument(0)));
		given(this.testContext.getApplicationContext()).willReturn(this.context);
	}

	@Test
	void isRegisteredForEveryTest() {
		FailureHandler othersMayBeMissing = FailureHandler.handleMessage((message, failure) -> {
		});
		assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
			.load(TestExecutionListener.class, othersMayBeMissing))
			.hasAtLeastOneElementOfType(RestoreMemoryStoreTestExecutionListener.class);
	}

	@Test
	void enclosesTheTransactionOfTheTest() {
		assertThat(this.listener.getOrder()).isLessThan(new TransactionalTestExecutionListener().getOrder());
	}

	@Test
	void restoresAllStoresOfAnAnnotatedClass() {
		runTest(Annotated.class, "plain", true);
	}

	@Test
	void restoresAllStoresOfAnAnnotatedMethod() {
		runTest(Plain.class, "annotated", true);
	}

	@Test
	void restoresAllStoresOfANestedClass() {
		runTest(Annotated.Inside.class, "plain", true);
	}

	@Test
	void leavesOtherTestsAlone() {
		runTest(Plain.class, "plain", false);
		verify(this.testContext, never()).getApplicationContext();
	}

	@Test
	void namesTheRemedyWhenThereIsNoStore() {
		this.context.refresh();
		willRun(Annotated.class, "plain");
		assertThatIllegalStateException().isThrownBy(() -> this.listener.beforeTestMethod(this.testContext))
			.withMessageContaining(Annotated.class.getName())
			.withMessageContaining("@AutoConfigureDataMemory");
	}

	private void runTest(Class<?> type, String method, boolean restored) {
		MemoryStore first = registerStore("first");
		MemoryStore second = registerStore("second");
		this.context.refresh();
		willRun(type, method);
		this.listener.beforeTestMethod(this.testContext);
		insertRow(first);
		insertRow(second);
		this.listener.afterTestMethod(this.testContext);
		assertThat(this.attributes).isEmpty();
		assertThat(rows(first)).isEqualTo(restored ? 0 : 1);
		assertThat(rows(second)).isEqualTo(restored ? 0 : 1);
	}

	private MemoryStore registerStore(String name) {
		MemoryStore store = new MemoryStore();
		store.define(TableDefinition.of("words", String.class, (word) -> word, List.of()));
		this.context.registerBean(name, MemoryStore.class, () -> store);
		return store;
	}

	private static void insertRow(MemoryStore store) {
		Transaction transaction = store.begin();
		transaction.insert("words", "one");
		transaction.commit();
	}

	private static int rows(MemoryStore store) {
		return store.snapshot().table("words").size();
	}

	private void willRun(Class<?> type, String name) {
		Method method = ReflectionUtils.findMethod(type, name);
		given(this.testContext.getTestClass()).willAnswer((call) -> type);
		given(this.testContext.getTestMethod()).willReturn(method);
	}

	@RestoreMemoryStore
	static class Annotated {

		void plain() {
		}

		@Nested
		class Inside {

			void plain() {
			}

		}

	}

	static class Plain {

		void plain() {
		}

		@RestoreMemoryStore
		void annotated() {
		}

	}

}
