package io.github.springdata.memory.startup;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Starts of one application, each in a virtual machine of its own.
 */
final class Start {

	private static final String PACKAGE = Start.class.getPackageName();

	private final Path table;

	private final Path application;

	/**
	 * Starts an application.
	 * @param directory where the applications are built, each in a directory of its name
	 */
	Start(Path directory, Applications application) {
		this.table = directory.resolve("table").resolve("target");
		this.application = directory.resolve(application.name().toLowerCase(Locale.ROOT)).resolve("target");
	}

	/**
	 * The milliseconds from the start of the process until the application is ready.
	 */
	long untilReady() throws IOException, InterruptedException {
		return millis("Started Application", classPath("classes", "classpath"), PACKAGE + ".Application");
	}

	/**
	 * The milliseconds that its test takes, the virtual machine and the end of it
	 * included.
	 */
	long untilTested() throws IOException, InterruptedException {
		String classPath = String.join(File.pathSeparator, this.table.resolve("test-classes").toString(),
				this.application.resolve("test-classes").toString(), classPath("classes", "test-classpath"));
		return millis(null, classPath, OneTest.class.getName(), PACKAGE + ".ItemsTests");
	}

	private String classPath(String classes, String file) throws IOException {
		return this.application.resolve(classes) + File.pathSeparator
				+ Files.readString(this.application.resolve(file));
	}

	private static long millis(String awaited, String classPath, String... command)
			throws IOException, InterruptedException {
		long start = System.nanoTime();
		Process process = new ProcessBuilder(command(classPath, command)).redirectErrorStream(true).start();
		long ready = 0;
		StringBuilder output = new StringBuilder();
		try (BufferedReader reader = process.inputReader()) {
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				if (awaited != null && ready == 0 && line.contains(awaited)) {
					ready = System.nanoTime();
				}
				output.append(line).append('\n');
			}
		}
		int status = process.waitFor();
		long end = (awaited != null) ? ready : System.nanoTime();
		if (status != 0 || end == 0) {
			throw new IllegalStateException("%s failed:%n%s".formatted(String.join(" ", command), output));
		}
		return TimeUnit.NANOSECONDS.toMillis(end - start);
	}

	private static List<String> command(String classPath, String... command) {
		List<String> java = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-classpath", classPath));
		java.addAll(List.of(command));
		return java;
	}

}
