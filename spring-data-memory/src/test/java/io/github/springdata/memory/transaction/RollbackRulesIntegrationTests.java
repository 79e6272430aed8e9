package io.github.springdata.memory.transaction;

import java.io.FileNotFoundException;
import java.io.IOException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.annotation.Id;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.store.MemoryStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@SpringJUnitConfig
@ExtendWith(NothingLeftBound.class)
class RollbackRulesIntegrationTests {

	@Autowired
	private MemoryTemplate template;

	@Autowired
	private Service service;

	@Test
	void rollsBackOnAnUncheckedException() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.service.failByDefault(new IllegalArgumentException("by purpose")));
		assertThat(this.template.count(Note.class)).isZero();
	}

	@Test
	void rollsBackOnAnError() {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> this.service.failByDefault(new AssertionError("by purpose")));
		assertThat(this.template.count(Note.class)).isZero();
	}

	@Test
	void commitsOnACheckedException() {
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> this.service.failByDefault(new IOException("by purpose")));
		assertThat(this.template.count(Note.class)).isOne();
	}

	@Test
	void rollsBackOnACheckedExceptionThatIsNamed() {
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> this.service.failWithRules(new IOException("by purpose")));
		assertThat(this.template.count(Note.class)).isZero();
	}

	@Test
	void commitsOnAnExceptionThatIsExcepted() {
		assertThatExceptionOfType(FileNotFoundException.class)
			.isThrownBy(() -> this.service.failWithRules(new FileNotFoundException("by purpose")));
		assertThat(this.template.count(Note.class)).isOne();
	}

	@BeforeEach
	void clear() {
		this.template.deleteAll(Note.class);
	}

	record Note(@Id Long id, String text) {
	}

	static class Service {

		private final MemoryTemplate template;

		Service(MemoryTemplate template) {
			this.template = template;
		}

		@Transactional
		public <X extends Throwable> void failByDefault(X failure) throws X {
			this.template.insert(new Note(null, "written"));
			throw failure;
		}

		@Transactional(rollbackFor = IOException.class, noRollbackFor = FileNotFoundException.class)
		public <X extends Throwable> void failWithRules(X failure) throws X {
			this.template.insert(new Note(null, "written"));
			throw failure;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement
	static class Config {

		@Bean
		MemoryStore memoryStore() {
			return new MemoryStore();
		}

		@Bean
		MemoryTemplate memoryTemplate(MemoryStore store) {
			return new MemoryTemplate(store);
		}

		@Bean
		MemoryTransactionManager memoryTransactionManager(MemoryStore store) {
			return new MemoryTransactionManager(store);
		}

		@Bean
		Service service(MemoryTemplate template) {
			return new Service(template);
		}

	}

}
