package io.github.springdata.memory;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The library works where none of the libraries is there that it can do without.
 */
class OptionalDependenciesTests {

	private static final List<String> HIDDEN = List.of("com.querydsl.", "io.vavr.", "reactor.", "org.reactivestreams.",
			"jakarta.validation.", "jakarta.persistence.", "org.hibernate.", "kotlin.", "io.reactivex.", "io.smallrye.",
			"com.fasterxml.", "tools.jackson.", "jakarta.el.", "org.h2.", "org.assertj.",
			"org.springframework.data.relational.");

	@Test
	void createsAndCallsRepositoriesWithoutThem() throws Exception {
		try (HidingClassLoader loader = new HidingClassLoader(HIDDEN)) {
			assertThat(call(loader)).isEqualTo(new LeanApplication().call());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "com.querydsl.", "reactor." })
	void createsAndCallsRepositoriesWithoutOneOfThem(String hidden) throws Exception {
		try (HidingClassLoader loader = new HidingClassLoader(List.of(hidden))) {
			assertThat(call(loader)).isEqualTo(new LeanApplication().call());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "com.querydsl.core.types.Predicate", "io.vavr.control.Option",
			"reactor.core.publisher.Mono", "jakarta.validation.Validator" })
	void areHidden(String name) throws IOException {
		try (HidingClassLoader loader = new HidingClassLoader(HIDDEN)) {
			assertThatExceptionOfType(ClassNotFoundException.class).isThrownBy(() -> loader.loadClass(name));
			assertThat(getClass().getClassLoader()).satisfies((visible) -> visible.loadClass(name));
		}
	}

	private static Object call(ClassLoader loader) throws Exception {
		Thread thread = Thread.currentThread();
		ClassLoader original = thread.getContextClassLoader();
		thread.setContextClassLoader(loader);
		try {
			Class<?> application = loader.loadClass(LeanApplication.class.getName());
			assertThat(application).isNotSameAs(LeanApplication.class);
			return ((Callable<?>) application.getDeclaredConstructor().newInstance()).call();
		}
		finally {
			thread.setContextClassLoader(original);
		}
	}

	/**
	 * Loads all classes of the class path anew, but for some that it does not find.
	 */
	private static final class HidingClassLoader extends URLClassLoader {

		private final List<String> hidden;

		HidingClassLoader(List<String> hidden) {
			super(classPath(), ClassLoader.getPlatformClassLoader());
			this.hidden = hidden;
		}

		private static URL[] classPath() {
			String[] entries = System.getProperty("java.class.path").split(File.pathSeparator);
			return Arrays.stream(entries).map(HidingClassLoader::url).toArray(URL[]::new);
		}

		private static URL url(String entry) {
			try {
				return new File(entry).toURI().toURL();
			}
			catch (MalformedURLException ex) {
				throw new IllegalArgumentException(ex);
			}
		}

		@Override
		protected Class<?> findClass(String name) throws ClassNotFoundException {
			if (this.hidden.stream().anyMatch(name::startsWith)) {
				throw new ClassNotFoundException(name);
			}
			return super.findClass(name);
		}

	}

}
