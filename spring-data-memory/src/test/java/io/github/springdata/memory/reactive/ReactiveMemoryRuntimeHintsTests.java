package io.github.springdata.memory.reactive;

import java.net.URL;
import java.net.URLClassLoader;

import org.junit.jupiter.api.Test;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;

class ReactiveMemoryRuntimeHintsTests {

	private final RuntimeHints hints = new RuntimeHints();

	@Test
	void registersTheBaseClassOfRepositoriesAndTheCallbacks() {
		SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories")
			.load(RuntimeHintsRegistrar.class)
			.forEach((registrar) -> registrar.registerHints(this.hints, getClass().getClassLoader()));
		assertThat(RuntimeHintsPredicates.reflection().onType(SimpleReactiveMemoryRepository.class))
			.accepts(this.hints);
		assertThat(RuntimeHintsPredicates.reflection().onType(ReactiveBeforeConvertCallback.class)).accepts(this.hints);
	}

	@Test
	void registersNothingWithoutReactor() throws Exception {
		try (URLClassLoader jdkAlone = new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader())) {
			new ReactiveMemoryRuntimeHints().registerHints(this.hints, jdkAlone);
		}
		assertThat(this.hints.reflection().typeHints()).isEmpty();
	}

}
