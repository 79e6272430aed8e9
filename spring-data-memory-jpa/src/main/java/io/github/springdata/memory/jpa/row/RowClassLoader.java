package io.github.springdata.memory.jpa.row;

import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;

import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.store.TableDefinition;

import org.springframework.asm.Type;

/**
 * Class loader of the generated classes of a persistence unit. Units that have the same
 * rows share them, so that a store can outlive a factory, and code is compiled once.
 */
final class RowClassLoader extends ClassLoader {

	private static final Map<ClassLoader, Map<Long, SoftReference<RowClassLoader>>> LOADERS = new WeakHashMap<>();

	private final Map<String, byte[]> code;

	private final Map<Type, Class<?>> types = new ConcurrentHashMap<>();

	private final Map<Type, Row> prototypes = new ConcurrentHashMap<>();

	private final RowMappingContext context = new RowMappingContext();

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
		long checksum = checksum(code);
		synchronized (LOADERS) {
			Map<Long, SoftReference<RowClassLoader>> known = LOADERS.computeIfAbsent(parent, (key) -> new HashMap<>());
			SoftReference<RowClassLoader> reference = known.get(checksum);
			RowClassLoader loader = (reference != null) ? reference.get() : null;
			if (loader == null || !loader.has(code)) {
				loader = new RowClassLoader(parent, code);
				known.put(checksum, new SoftReference<>(loader));
			}
			return loader;
		}
	}

	private static long checksum(SortedMap<String, byte[]> code) {
		CRC32 checksum = new CRC32();
		code.values().forEach(checksum::update);
		return checksum.getValue();
	}

	private boolean has(SortedMap<String, byte[]> code) {
		return this.code.size() == code.size() && code.entrySet()
			.stream()
			.allMatch((entry) -> Arrays.equals(entry.getValue(), this.code.get(entry.getKey())));
	}

	/**
	 * Loads a class. Nobody else has classes of the packages of rows, so that the class
	 * path is not searched for those that are not there.
	 */
	@Override
	protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
		if (name.startsWith(RowTypesBuilder.PACKAGE_NAME) && !this.code.containsKey(name)) {
			throw new ClassNotFoundException(name);
		}
		return super.loadClass(name, resolve);
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
	 * Loads a class that was generated, or that the columns of one are of.
	 */
	Class<?> load(Type type) {
		Class<?> known = this.types.get(type);
		return (known != null) ? known : this.types.computeIfAbsent(type, this::find);
	}

	private Class<?> find(Type type) {
		String name = (type.getSort() == Type.ARRAY) ? type.getDescriptor().replace('/', '.') : type.getClassName();
		try {
			return Class.forName(name, false, this);
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException("No class was generated of the name " + name, ex);
		}
	}

	/**
	 * A row of a generated class, without values, to make others of.
	 * @param columns the number of columns
	 */
	Row prototype(Type type, int columns) {
		return this.prototypes.computeIfAbsent(type, (key) -> create(load(key), columns));
	}

	private static Row create(Class<?> type, int columns) {
		try {
			return (Row) type.getMethod(RowClassWriter.FACTORY, Object[].class)
				.invoke(null, (Object) new Object[columns]);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("No factory was generated in " + type, ex);
		}
	}

	/**
	 * Has a table defined without a look at its class.
	 */
	void define(TableDefinition table) {
		this.context.tables.putIfAbsent(table.type(), table);
	}

	/**
	 * What the library knows of the classes, the same for all units that have them. It
	 * learns of each when that is first asked for.
	 */
	MemoryMappingContext context() {
		return this.context;
	}

	/**
	 * Context of rows, which has the definitions of their tables already.
	 */
	private static final class RowMappingContext extends MemoryMappingContext {

		private final Map<Class<?>, TableDefinition> tables = new ConcurrentHashMap<>();

		@Override
		protected TableDefinition defineTable(MemoryPersistentEntity<?> entity) {
			TableDefinition known = this.tables.get(entity.getType());
			return (known != null) ? known : super.defineTable(entity);
		}

	}

}
