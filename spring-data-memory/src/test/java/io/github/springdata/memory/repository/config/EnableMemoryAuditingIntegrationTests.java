package io.github.springdata.memory.repository.config;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.core.event.BeforeConvertCallback;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryTransactionManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.annotation.Order;
import org.springframework.data.annotation.CreatedBy;
import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.LastModifiedBy;
import org.springframework.data.annotation.LastModifiedDate;
import org.springframework.data.annotation.Version;
import org.springframework.data.auditing.DateTimeProvider;
import org.springframework.data.domain.Auditable;
import org.springframework.data.domain.AuditorAware;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for auditing through repositories. The clock goes on by a minute each time that
 * it is read.
 */
class EnableMemoryAuditingIntegrationTests {

	private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

	@Test
	void setsWhoCreatedAndChangedAnEntityAndWhen() {
		run(Audited.class, (context) -> {
			Docs docs = context.getBean(Docs.class);
			Doc doc = docs.save(new Doc("a"));
			assertThat(doc.createdBy).isEqualTo("ada");
			assertThat(doc.created).isEqualTo(minute(1));
			assertThat(doc.changedBy).isEqualTo("ada");
			assertThat(doc.changed).isEqualTo(minute(1));
			context.getBean(Auditor.class).name = "bob";
			doc.text = "b";
			docs.save(doc);
			Doc stored = docs.findById(doc.id).orElseThrow();
			assertThat(stored.createdBy).isEqualTo("ada");
			assertThat(stored.created).isEqualTo(minute(1));
			assertThat(stored.changedBy).isEqualTo("bob");
			assertThat(stored.changed).isEqualTo(minute(2));
		});
	}

	@Test
	void auditsWhatIsChangedWithoutASave() {
		run(Audited.class, (context) -> {
			Docs docs = context.getBean(Docs.class);
			Long id = docs.save(new Doc("a")).id;
			transaction(context).executeWithoutResult((status) -> docs.findById(id).orElseThrow().text = "b");
			Doc stored = docs.findById(id).orElseThrow();
			assertThat(stored.changed).isEqualTo(minute(2));
			assertThat(stored.created).isEqualTo(minute(1));
			transaction(context).executeWithoutResult((status) -> docs.findById(id).orElseThrow().text = "b");
			assertThat(docs.findById(id).orElseThrow().changed).isEqualTo(minute(2));
		});
	}

	@Test
	void takesAuditMetadataBackInARollback() {
		run(Audited.class, (context) -> {
			Docs docs = context.getBean(Docs.class);
			Doc doc = new Doc("a");
			transaction(context).executeWithoutResult((status) -> {
				docs.save(doc);
				assertThat(doc.created).isNotNull();
				status.setRollbackOnly();
			});
			assertThat(doc).usingRecursiveComparison().isEqualTo(new Doc("a"));
			docs.save(doc);
			assertThat(doc.created).isEqualTo(minute(2));
		});
	}

	@Test
	void auditsRecordsAndEmbeddedMetadata() {
		run(Audited.class, (context) -> {
			Pages pages = context.getBean(Pages.class);
			Page page = pages.save(new Page(null, null, "a", new Metadata(null, null)));
			assertThat(page.metadata().created()).isEqualTo(minute(1));
			assertThat(page.metadata().by()).isEqualTo("ada");
			Page changed = pages.save(new Page(page.id(), page.version(), "b", page.metadata()));
			assertThat(changed.metadata().created()).isEqualTo(minute(1));
			assertThat(pages.findById(page.id())).contains(changed);
		});
	}

	@Test
	void countsAnEntityWithAnIdAsCreatedWhenItIsInserted() {
		run(Audited.class, (context) -> {
			Codes codes = context.getBean(Codes.class);
			assertThat(codes.insert(new Code("a")).created).isEqualTo(minute(1));
			Code saved = codes.save(new Code("b"));
			assertThat(saved.created).isEqualTo(minute(2));
			codes.save(saved);
			assertThat(saved.created).isEqualTo(minute(2));
			assertThat(saved.changed).isEqualTo(minute(3));
		});
	}

	@Test
	void auditsAuditables() {
		run(Audited.class, (context) -> {
			Tasks tasks = context.getBean(Tasks.class);
			Task task = tasks.save(new Task());
			assertThat(task.getCreatedDate()).contains(minute(1));
			assertThat(task.getCreatedBy()).contains("ada");
			tasks.save(task);
			assertThat(task.getLastModifiedDate()).contains(minute(2));
		});
	}

	@Test
	void leavesDatesOutIfAsked() {
		run(WithoutDates.class, (context) -> {
			Doc doc = context.getBean(Docs.class).save(new Doc("a"));
			assertThat(doc.created).isNull();
			assertThat(doc.createdBy).isEqualTo("ada");
		});
	}

	@Test
	void leavesChangesOutOfACreationIfAsked() {
		run(WithoutModification.class, (context) -> {
			Docs docs = context.getBean(Docs.class);
			Doc doc = docs.saveAll(List.of(new Doc("a"))).get(0);
			assertThat(doc.created).isEqualTo(minute(1));
			assertThat(doc.changed).isNull();
			docs.save(doc);
			assertThat(doc.changed).isEqualTo(minute(2));
		});
	}

	@Test
	void callsOtherCallbacksBeforeAndAfterByTheirOrder() {
		run(Audited.class, (context) -> {
			Doc doc = context.getBean(Docs.class).save(new Doc("order"));
			assertThat(doc.seen).isEqualTo("before: null, after: " + minute(1));
		}, Ordered.class);
	}

	@Test
	void auditsNothingIfNotEnabled() {
		run(Store.class, (context) -> assertThat(context.getBean(Docs.class).save(new Doc("a")).created).isNull());
	}

	@Test
	void failsAtTheStartForAnUnknownAuditor() {
		assertThatExceptionOfType(org.springframework.beans.BeansException.class)
			.isThrownBy(() -> run(Unknown.class, (context) -> context.getBean(Docs.class).save(new Doc("a"))))
			.withStackTraceContaining("nobody");
	}

	private static Instant minute(int minutes) {
		return START.plus(minutes, ChronoUnit.MINUTES);
	}

	private static TransactionTemplate transaction(AnnotationConfigApplicationContext context) {
		return new TransactionTemplate(context.getBean(MemoryTransactionManager.class));
	}

	private static void run(Class<?> configuration, Consumer<AnnotationConfigApplicationContext> test,
			Class<?>... more) {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.register(configuration);
			context.register(Store.class);
			if (more.length > 0) {
				context.register(more);
			}
			context.refresh();
			test.accept(context);
		}
	}

	interface Docs extends MemoryRepository<Doc, Long> {

	}

	interface Pages extends MemoryRepository<Page, Long> {

	}

	interface Codes extends MemoryRepository<Code, String> {

	}

	interface Tasks extends MemoryRepository<Task, Long> {

	}

	static class Doc {

		@Id
		Long id;

		@Version
		Integer version;

		String text;

		String seen;

		@CreatedBy
		String createdBy;

		@CreatedDate
		Instant created;

		@LastModifiedBy
		String changedBy;

		@LastModifiedDate
		Instant changed;

		Doc() {
		}

		Doc(String text) {
			this.text = text;
		}

	}

	record Metadata(@CreatedDate @Nullable Instant created, @CreatedBy @Nullable String by) {

	}

	record Page(@Id @Nullable Long id, @Version @Nullable Long version, String text, Metadata metadata,
			Map<String, List<Metadata>> history) {

		Page(@Nullable Long id, @Nullable Long version, String text, Metadata metadata) {
			this(id, version, text, metadata, Map.of("draft", List.of()));
		}

	}

	static class Code {

		@Id
		String code;

		@CreatedDate
		Instant created;

		@LastModifiedDate
		Instant changed;

		Code() {
		}

		Code(String code) {
			this.code = code;
		}

	}

	static class Task implements Auditable<String, Long, Instant> {

		@Id
		Long id;

		String createdBy;

		Instant createdDate;

		String lastModifiedBy;

		Instant lastModifiedDate;

		@Override
		public @Nullable Long getId() {
			return this.id;
		}

		@Override
		public boolean isNew() {
			return this.id == null;
		}

		@Override
		public Optional<String> getCreatedBy() {
			return Optional.ofNullable(this.createdBy);
		}

		@Override
		public void setCreatedBy(String createdBy) {
			this.createdBy = createdBy;
		}

		@Override
		public Optional<Instant> getCreatedDate() {
			return Optional.ofNullable(this.createdDate);
		}

		@Override
		public void setCreatedDate(Instant creationDate) {
			this.createdDate = creationDate;
		}

		@Override
		public Optional<String> getLastModifiedBy() {
			return Optional.ofNullable(this.lastModifiedBy);
		}

		@Override
		public void setLastModifiedBy(String lastModifiedBy) {
			this.lastModifiedBy = lastModifiedBy;
		}

		@Override
		public Optional<Instant> getLastModifiedDate() {
			return Optional.ofNullable(this.lastModifiedDate);
		}

		@Override
		public void setLastModifiedDate(Instant lastModifiedDate) {
			this.lastModifiedDate = lastModifiedDate;
		}

	}

	static class Auditor implements AuditorAware<String> {

		private String name = "ada";

		@Override
		public Optional<String> getCurrentAuditor() {
			return Optional.of(this.name);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableMemoryRepositories(considerNestedRepositories = true,
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE,
					classes = { Docs.class, Pages.class, Codes.class, Tasks.class }))
	static class Store {

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

	}

	static class Clock {

		@Bean
		Auditor auditor() {
			return new Auditor();
		}

		@Bean
		DateTimeProvider clock() {
			AtomicInteger minutes = new AtomicInteger();
			return () -> Optional.of(minute(minutes.incrementAndGet()));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableMemoryAuditing(auditorAwareRef = "auditor", dateTimeProviderRef = "clock")
	static class Audited extends Clock {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableMemoryAuditing(setDates = false)
	static class WithoutDates extends Clock {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableMemoryAuditing(modifyOnCreate = false, dateTimeProviderRef = "clock")
	static class WithoutModification extends Clock {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableMemoryAuditing(auditorAwareRef = "nobody")
	static class Unknown {

	}

	@Configuration(proxyBeanMethods = false)
	static class Ordered {

		@Bean
		First first() {
			return new First();
		}

		@Bean
		Last last() {
			return new Last();
		}

	}

	@Order(1)
	static class First implements BeforeConvertCallback<Doc> {

		@Override
		public Doc onBeforeConvert(Doc doc) {
			doc.seen = "before: " + doc.created;
			return doc;
		}

	}

	@Order(200)
	static class Last implements BeforeConvertCallback<Doc> {

		@Override
		public Doc onBeforeConvert(Doc doc) {
			doc.seen += ", after: " + doc.created;
			return doc;
		}

	}

}
