package io.github.springdata.memory.jpa.row;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.SoftReference;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Class loader of the generated classes of a persistence unit. Units that have the same
 * rows share them, so that a store can outlive a factory, and code is compiled once.
 */
final class RowClassLoader extends ClassLoader {

	private static final Map<ClassLoader, Map<String, SoftReference<RowClassLoader>>> LOADERS = new WeakHashMap<>();

	private final Map<String, byte[]> code;

	private final Map<String, MethodHandle> factories = new ConcurrentHashMap<>();

	private RowClassLoader(ClassLoader parent, Map<String, byte[]> code) {
		super(parent);
		this.code = Map.copyOf(code);
	}

	/**
	 * The loader for classes.
	 * @param parent the loader of the application's classes
	 * @param code the code of the classes by their names
	 */
	static RowClassLoader of(ClassLoader parent, SortedMap<String, byte[]> code) {
		String digest = digest(code);
		synchronized (LOADERS) {
			Map<String, SoftReference<RowClassLoader>> known = LOADERS.computeIfAbsent(parent,
					(key) -> new ConcurrentHashMap<>());
			SoftReference<RowClassLoader> reference = known.get(digest);
			RowClassLoader loader = (reference != null) ? reference.get() : null;
			if (loader == null) {
				loader = new RowClassLoader(parent, code);
				known.put(digest, new SoftReference<>(loader));
			}
			return loader;
		}
	}

	private static String digest(SortedMap<String, byte[]> code) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			code.values().forEach(digest::update);
			return HexFormat.of().formatHex(digest.digest());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	@Override
	protected Class<?> findClass(String name) throws ClassNotFoundException {
		byte[] bytes = this.code.get(name);
		if (bytes == null) {
			throw new ClassNotFoundException(name);
		}
		return defineClass(name, bytes, 0, bytes.length);
	}

	/**
	 * Loads a generated class.
	 */
	Class<?> load(String name) {
		try {
			return loadClass(name);
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException("No class was generated of the name " + name, ex);
		}
	}

	/**
	 * What makes rows of a generated class.
	 */
	MethodHandle factory(String name) {
		return this.factories.computeIfAbsent(name, (key) -> findFactory(load(key)));
	}

	private static MethodHandle findFactory(Class<?> type) {
		try {
			return MethodHandles.publicLookup()
				.findStatic(type, RowClassWriter.FACTORY, MethodType.methodType(Row.class, Object[].class));
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("No factory was generated in " + type, ex);
		}
	}

}
