package io.github.springdata.memory.store.isolation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import io.github.springdata.memory.store.MemoryStore;

/**
 * Loads the store and its checkers once more, with a safeguard switched off.
 */
final class MutantClassLoader extends ClassLoader {

	private static final String PREFIX = MemoryStore.class.getPackageName() + ".";

	private final Map<String, byte[]> changed;

	private MutantClassLoader(Map<String, byte[]> changed) {
		super(MutantClassLoader.class.getClassLoader());
		this.changed = changed;
	}

	/**
	 * A class loader that changes nothing.
	 */
	static MutantClassLoader unchanged() {
		return new MutantClassLoader(Map.of());
	}

	/**
	 * A class loader with a safeguard switched off.
	 * @throws IllegalStateException if there is nothing to switch off
	 */
	static MutantClassLoader with(Mutant mutant) {
		String name = PREFIX + mutant.type();
		return new MutantClassLoader(Map.of(name, mutant.apply(read(name))));
	}

	/**
	 * Runs a probe on the store of this class loader.
	 */
	List<String> run(Probe probe) {
		try {
			Object[] probes = loadClass(Probe.class.getName()).getEnumConstants();
			List<String> findings = new ArrayList<>();
			((List<?>) ((Supplier<?>) probes[probe.ordinal()]).get()).forEach((it) -> findings.add(it.toString()));
			return findings;
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
		if (!name.startsWith(PREFIX)) {
			return super.loadClass(name, resolve);
		}
		synchronized (getClassLoadingLock(name)) {
			Class<?> loaded = findLoadedClass(name);
			return (loaded != null) ? loaded : define(name);
		}
	}

	private Class<?> define(String name) {
		byte[] changed = this.changed.get(name);
		byte[] code = (changed != null) ? changed : read(name);
		return defineClass(name, code, 0, code.length);
	}

	private static byte[] read(String name) {
		String file = "/%s.class".formatted(name.replace('.', '/'));
		try (InputStream input = MutantClassLoader.class.getResourceAsStream(file)) {
			return Objects.requireNonNull(input, () -> "There is no " + file).readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
