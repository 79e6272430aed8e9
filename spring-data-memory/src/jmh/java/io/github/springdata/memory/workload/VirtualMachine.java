package io.github.springdata.memory.workload;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A virtual machine of its own for one measurement, with this one's class path.
 */
final class VirtualMachine {

	private final String heap;

	/**
	 * Creates one with a heap of constant size.
	 * @param heap the size, as in {@code -Xmx}
	 */
	VirtualMachine(String heap) {
		this.heap = heap;
	}

	/**
	 * Runs a main class.
	 * @return the lines that it printed
	 */
	List<String> run(Class<?> main, String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(
				Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xms" + this.heap,
				"-Xmx" + this.heap, "-XX:+AlwaysPreTouch", "-classpath", System.getProperty("java.class.path"),
				main.getName()));
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (process.waitFor() != 0) {
			throw new IllegalStateException("%s failed:%n%s".formatted(String.join(" ", arguments), output));
		}
		return output.lines().toList();
	}

}
