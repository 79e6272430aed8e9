package io.github.springdata.memory.aot;

import java.util.List;

import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.repository.people.PeopleConfiguration;
import io.github.springdata.memory.repository.people.Person;
import io.github.springdata.memory.repository.people.PersonRecord;
import io.github.springdata.memory.repository.people.PersonRepository;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.repository.support.SimpleMemoryRepository;
import org.junit.jupiter.api.Test;

import org.springframework.aop.SpringProxy;
import org.springframework.aop.framework.Advised;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.core.DecoratingProxy;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.core.support.RepositoryFactorySupport;
import org.springframework.javapoet.ClassName;
import org.springframework.transaction.interceptor.TransactionalProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

class MemoryRuntimeHintsTests {

	@Test
	void isRegistered() {
		List<RuntimeHintsRegistrar> registrars = SpringFactoriesLoader
			.forResourceLocation("META-INF/spring/aot.factories")
			.load(RuntimeHintsRegistrar.class);
		assertThat(registrars).hasAtLeastOneElementOfType(MemoryRuntimeHints.class);
	}

	@Test
	void tellsSpringDataOfTheModule() {
		assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
			.load(RepositoryFactorySupport.class,
					SpringFactoriesLoader.ArgumentResolver.of(MemoryOperations.class, mock(MemoryOperations.class))))
			.hasAtLeastOneElementOfType(MemoryRepositoryFactory.class);
	}

	@Test
	void registersTheBaseClass() {
		RuntimeHints hints = new RuntimeHints();
		new MemoryRuntimeHints().registerHints(hints, null);
		assertThat(RuntimeHintsPredicates.reflection().onType(SimpleMemoryRepository.class)).accepts(hints);
	}

	@Test
	void repositoriesAreProcessedAheadOfTime() {
		RuntimeHints hints = process();
		assertThat(RuntimeHintsPredicates.reflection().onType(Person.class)).accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onType(PersonRecord.class)).accepts(hints);
		assertThat(RuntimeHintsPredicates.proxies()
			.forInterfaces(PersonRepository.class, Repository.class, TransactionalProxy.class, Advised.class,
					DecoratingProxy.class)
			.or(RuntimeHintsPredicates.proxies()
				.forInterfaces(PersonRepository.class, SpringProxy.class, Advised.class, DecoratingProxy.class)))
			.accepts(hints);
	}

	private static RuntimeHints process() {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.register(PeopleConfiguration.class);
		DefaultGenerationContext generation = new DefaultGenerationContext(
				new ClassNameGenerator(ClassName.get("example", "Application")), new InMemoryGeneratedFiles());
		new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
		return generation.getRuntimeHints();
	}

}
