package io.github.springdata.memory.jpa.matrix;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import io.github.springdata.memory.jpa.MemoryPersistenceProvider;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;

/**
 * Entities of shapes, compiled from their source text.
 */
final class GeneratedEntities {

	private final ClassLoader classes;

	GeneratedEntities(List<Shape> shapes, Path directory) throws IOException {
		List<Path> files = new ArrayList<>();
		for (Shape shape : shapes) {
			Path folder = Files.createDirectories(directory.resolve("shapes").resolve(shape.name()));
			files.add(Files.writeString(folder.resolve("A.java"), shape.source(true)));
			files.add(Files.writeString(folder.resolve("B.java"), shape.source(false)));
		}
		compile(files, directory);
		this.classes = new URLClassLoader(new URL[] { directory.toUri().toURL() }, Node.class.getClassLoader());
	}

	private static void compile(List<Path> files, Path directory) throws IOException {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		StringWriter messages = new StringWriter();
		try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
			List<String> options = List.of("-d", directory.toString(), "-proc:none", "-nowarn", "-parameters",
					"-classpath",
					location(Node.class) + System.getProperty("path.separator") + location(EntityManagerFactory.class));
			if (!compiler.getTask(messages, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
				.call()) {
				throw new IllegalStateException(messages.toString());
			}
		}
	}

	private static Path location(Class<?> type) {
		return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
	}

	Class<? extends Node> type(Shape shape, boolean a) {
		try {
			return Class.forName("shapes.%s.%s".formatted(shape.name(), a ? "A" : "B"), true, this.classes)
				.asSubclass(Node.class);
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	EntityManagerFactory factory(Shape shape) {
		return new PersistenceConfiguration(shape.name()).provider(MemoryPersistenceProvider.class.getName())
			.managedClass(type(shape, true))
			.managedClass(type(shape, false))
			.createEntityManagerFactory();
	}

}
