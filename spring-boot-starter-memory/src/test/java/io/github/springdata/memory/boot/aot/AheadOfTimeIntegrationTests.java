package io.github.springdata.memory.boot.aot;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

import io.github.springdata.memory.boot.autoconfigure.DataMemoryAutoConfiguration;
import io.github.springdata.memory.boot.autoconfigure.DataMemoryReactiveAutoConfiguration;
import io.github.springdata.memory.boot.autoconfigure.DataMemoryReactiveRepositoriesAutoConfiguration;
import io.github.springdata.memory.boot.autoconfigure.DataMemoryReactiveTransactionManagerAutoConfiguration;
import io.github.springdata.memory.boot.autoconfigure.DataMemoryRepositoriesAutoConfiguration;
import io.github.springdata.memory.boot.autoconfigure.DataMemoryTransactionManagerAutoConfiguration;
import io.github.springdata.memory.core.event.BeforeSaveCallback;
import io.github.springdata.memory.reactive.EnableReactiveMemoryAuditing;
import io.github.springdata.memory.reactive.ReactiveBeforeSaveCallback;
import io.github.springdata.memory.repository.config.EnableMemoryAuditing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.TestCompiler;
import org.springframework.data.auditing.DateTimeProvider;
import org.springframework.data.domain.AuditorAware;
import org.springframework.data.domain.ReactiveAuditorAware;
import org.springframework.javapoet.ClassName;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Applications that are processed ahead of time, and started from what that generates.
 */
@CompileWithForkedClassLoader
class AheadOfTimeIntegrationTests {

	private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

	@Test
	void auditsWithBeansThatAreNamed() {
		run(ByName.class, AheadOfTimeIntegrationTests::assertAudited);
	}

	@Test
	void auditsTimesWithoutAnAuditor() {
		run(TimesOnly.class, (context) -> {
			Letter letter = context.getBean(Letters.class).save(new Letter("dear"));
			assertThat(letter.author).isNull();
			assertThat(letter.written).isNotNull().isEqualTo(letter.edited);
			Letter other = context.getBean(ReactiveLetters.class).save(new Letter("dear")).block();
			assertThat(other.author).isNull();
			assertThat(other.written).isNotNull();
		});
	}

	@Test
	void servesRepositoriesCallbacksAndAuditing() {
		run(ByType.class, (context) -> {
			assertAudited(context);
			context.getBean(Letters.class).deleteAll();
			Letters letters = context.getBean(Letters.class);
			letters.save(new Letter("dear"));
			assertThat(letters.findByTextStartingWith("dear")).extracting((letter) -> letter.text)
				.containsExactly("dear, sealed");
			assertThat(letters.textsOf("ann")).containsExactly("dear, sealed");
			assertThat(letters.archived()).isEqualTo(1);
			context.getBean(ReactiveLetters.class).save(new Letter("sir")).block();
			assertThat(context.getBean(ReactiveLetters.class)
				.findByAuthor("ann")
				.map((letter) -> letter.text)
				.collectList()
				.block()).containsExactly("dear, sealed", "sir, sealed");
		});
	}

	private static void assertAudited(GenericApplicationContext context) {
		assertAudited(context.getBean(Letters.class).save(new Letter("dear")));
		Letter letter = context.getBean(ReactiveLetters.class).save(new Letter("dear")).block();
		assertAudited(letter);
		letter.editor = null;
		assertAudited(context.getBean(ReactiveLetters.class).save(letter).block());
	}

	private static void assertAudited(@Nullable Letter letter) {
		assertThat(letter).isNotNull();
		assertThat(letter.author).isEqualTo("ann");
		assertThat(letter.editor).isEqualTo("ann");
		assertThat(letter.written).isEqualTo(NOON);
		assertThat(letter.edited).isEqualTo(NOON);
	}

	private static void run(Class<?> configuration, Consumer<GenericApplicationContext> test) {
		AnnotationConfigApplicationContext source = new AnnotationConfigApplicationContext();
		source.register(configuration);
		TestGenerationContext generated = new TestGenerationContext();
		ClassName initializer = new ApplicationContextAotGenerator().processAheadOfTime(source, generated);
		generated.writeGeneratedContent();
		TestCompiler.forSystem().with(generated).compile((compiled) -> {
			GenericApplicationContext context = new GenericApplicationContext();
			try (context) {
				initialize(compiled.getInstance(ApplicationContextInitializer.class, initializer.toString()), context);
				context.refresh();
				test.accept(context);
			}
		});
	}

	@SuppressWarnings("unchecked")
	private static void initialize(ApplicationContextInitializer<?> initializer, GenericApplicationContext context) {
		((ApplicationContextInitializer<GenericApplicationContext>) initializer).initialize(context);
	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage
	@ImportAutoConfiguration({ DataMemoryAutoConfiguration.class, DataMemoryTransactionManagerAutoConfiguration.class,
			DataMemoryRepositoriesAutoConfiguration.class, DataMemoryReactiveAutoConfiguration.class,
			DataMemoryReactiveTransactionManagerAutoConfiguration.class,
			DataMemoryReactiveRepositoriesAutoConfiguration.class })
	static class Application {

		@Bean
		BeforeSaveCallback<Letter> seal() {
			return Application::sealed;
		}

		@Bean
		ReactiveBeforeSaveCallback<Letter> reactiveSeal() {
			return (letter) -> Mono.just(sealed(letter));
		}

		private static Letter sealed(Letter letter) {
			letter.text = letter.text.endsWith("sealed") ? letter.text : letter.text + ", sealed";
			return letter;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableMemoryAuditing
	@EnableReactiveMemoryAuditing
	static class TimesOnly extends Application {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableMemoryAuditing
	@EnableReactiveMemoryAuditing
	static class ByType extends Application {

		@Bean
		AuditorAware<String> auditor() {
			return () -> Optional.of("ann");
		}

		@Bean
		ReactiveAuditorAware<String> reactiveAuditor() {
			return () -> Mono.just("ann");
		}

		@Bean
		DateTimeProvider clock() {
			return () -> Optional.of(NOON);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableMemoryAuditing(auditorAwareRef = "auditor", dateTimeProviderRef = "clock")
	@EnableReactiveMemoryAuditing(auditorAwareRef = "reactiveAuditor", dateTimeProviderRef = "clock")
	static class ByName extends Application {

		@Bean
		AuditorAware<String> auditor() {
			return () -> Optional.of("ann");
		}

		@Bean
		ReactiveAuditorAware<String> reactiveAuditor() {
			return () -> Mono.just("ann");
		}

		@Bean
		DateTimeProvider clock() {
			return () -> Optional.of(NOON);
		}

		@Bean
		AuditorAware<String> other() {
			return () -> Optional.of("bob");
		}

		@Bean
		ReactiveAuditorAware<String> reactiveOther() {
			return () -> Mono.just("bob");
		}

		@Bean
		DateTimeProvider otherClock() {
			return () -> Optional.of(NOON.plusSeconds(1));
		}

	}

}
