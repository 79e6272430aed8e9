package io.github.springdata.memory.mapping;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Classes that a test compiles itself, for the options of the compiler, or for libraries
 * that are not on the class path.
 */
public final class CompiledSources extends ClassLoader {

	private final Map<String, ByteArrayOutputStream> classes;

	private CompiledSources(Map<String, ByteArrayOutputStream> classes) {
		super(CompiledSources.class.getClassLoader());
		this.classes = classes;
	}

	/**
	 * Compiles sources without names of parameters.
	 * @param sources qualified name to text
	 */
	public static CompiledSources of(Map<String, String> sources) {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
		Map<String, ByteArrayOutputStream> classes = new HashMap<>();
		StandardJavaFileManager standard = compiler.getStandardFileManager(diagnostics, null, null);
		List<Source> units = sources.entrySet().stream().map((e) -> new Source(e.getKey(), e.getValue())).toList();
		boolean done = compiler.getTask(null, new Memory(standard, classes), diagnostics,
				List.of("-proc:none", "-classpath", System.getProperty("java.class.path") + classPath()), null, units)
			.call();
		assertThat(done).as("%s", diagnostics.getDiagnostics()).isTrue();
		return new CompiledSources(classes);
	}

	/**
	 * Where the library and Spring Data are, if the virtual machine was started without
	 * them.
	 */
	private static String classPath() {
		StringBuilder path = new StringBuilder();
		for (Class<?> type : List.of(MemoryEntity.class, CompiledSources.class,
				org.springframework.data.annotation.Id.class, org.jspecify.annotations.NonNull.class)) {
			path.append(java.io.File.pathSeparator)
				.append(new java.io.File(
						URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()))
					.getPath());
		}
		return path.toString();
	}

	@Override
	protected Class<?> findClass(String name) throws ClassNotFoundException {
		ByteArrayOutputStream bytes = this.classes.get(name);
		if (bytes == null) {
			throw new ClassNotFoundException(name);
		}
		return defineClass(name, bytes.toByteArray(), 0, bytes.size());
	}

	public Class<?> type(String name) {
		try {
			return loadClass(name);
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static final class Source extends SimpleJavaFileObject {

		private final String text;

		Source(String name, String text) {
			super(URI.create("string:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
			this.text = text;
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) {
			return this.text;
		}

	}

	private static final class Memory extends ForwardingJavaFileManager<StandardJavaFileManager> {

		private final Map<String, ByteArrayOutputStream> classes;

		Memory(StandardJavaFileManager manager, Map<String, ByteArrayOutputStream> classes) {
			super(manager);
			this.classes = classes;
		}

		@Override
		public JavaFileObject getJavaFileForOutput(JavaFileManager.Location location, String name,
				JavaFileObject.Kind kind, FileObject sibling) {
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			this.classes.put(name, bytes);
			return new SimpleJavaFileObject(URI.create("bytes:///" + name), kind) {

				@Override
				public OutputStream openOutputStream() {
					return bytes;
				}

			};
		}

	}

}
