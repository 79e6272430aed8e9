package io.github.springdata.memory.mapping.state;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodHandles.Lookup.ClassOption;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.springframework.asm.ClassWriter;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.Type;

/**
 * Definition of generated classes in the nests of the classes that they have to do with.
 * What was generated is defined once, however many mapping contexts ask for it, so that
 * the virtual machine compiles it once, and has one implementation where there is one. It
 * goes when the class goes in whose nest it is.
 */
final class GeneratedClasses {

	/**
	 * The name of each constructor in code.
	 */
	static final String CONSTRUCTOR = "<init>";

	private static final ClassValue<Map<Object, Object>> INSTANCES = new PerClass<>(
			(host) -> new ConcurrentHashMap<>());

	private GeneratedClasses() {
	}

	/**
	 * An instance of a generated class, the same each time.
	 * @param host the class in whose nest the code is defined
	 * @param code a class without state, with a constructor that takes nothing
	 * @throws ReflectiveOperationException if the module of the host is closed
	 * @throws LinkageError if the class loader of the host does not see this module
	 */
	static Object instance(Class<?> host, byte[] code) throws ReflectiveOperationException {
		return instance(host, ByteBuffer.wrap(code), () -> code);
	}

	/**
	 * An instance of a generated class, the same each time.
	 * @param host the class in whose nest the code is defined
	 * @param key stands for the code, which is generated only if it is not there
	 * @param code generates the code
	 * @throws ReflectiveOperationException if the module of the host is closed
	 * @throws LinkageError if the class loader of the host does not see this module
	 */
	static Object instance(Class<?> host, Object key, Supplier<byte[]> code) throws ReflectiveOperationException {
		Map<Object, Object> instances = INSTANCES.get(host);
		Object known = instances.get(key);
		if (known != null) {
			return known;
		}
		Object created = create(host, code.get());
		Object earlier = instances.putIfAbsent(key, created);
		return (earlier != null) ? earlier : created;
	}

	/**
	 * Whether nothing can be defined in the nest of a class, as its class loader is not
	 * the one of this module.
	 */
	static boolean isNestClosed(Class<?> host) throws ReflectiveOperationException {
		return !MethodHandles.privateLookupIn(host, MethodHandles.lookup()).hasFullPrivilegeAccess();
	}

	/**
	 * An instance of a generated class that is defined beside another one, the same each
	 * time.
	 * @param neighbour the class in whose package the code is defined
	 * @param code a public class without state, with a public constructor that takes
	 * nothing
	 * @throws ReflectiveOperationException if the module of the neighbour is closed
	 * @throws LinkageError if the class loader of the neighbour does not see this module
	 */
	static Object beside(Class<?> neighbour, byte[] code) throws ReflectiveOperationException {
		Map<Object, Object> instances = INSTANCES.get(neighbour);
		ByteBuffer key = ByteBuffer.wrap(code);
		synchronized (instances) {
			Object known = instances.get(key);
			if (known == null) {
				known = MethodHandles.privateLookupIn(neighbour, MethodHandles.lookup())
					.defineClass(code)
					.getConstructor()
					.newInstance();
				instances.put(key, known);
			}
			return known;
		}
	}

	/**
	 * Begins the code of a class whose constructor takes nothing.
	 * @param name the internal name of the class
	 * @param type the interface that it implements
	 * @return takes the methods; stack sizes are computed
	 */
	static ClassWriter begin(String name, Class<?> type) {
		ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
		String superclass = Type.getInternalName(Object.class);
		writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC, name, null,
				superclass, new String[] { Type.getInternalName(type) });
		MethodVisitor code = begin(writer, CONSTRUCTOR, void.class);
		code.visitVarInsn(Opcodes.ALOAD, 0);
		code.visitMethodInsn(Opcodes.INVOKESPECIAL, superclass, CONSTRUCTOR, "()V", false);
		code.visitInsn(Opcodes.RETURN);
		end(code);
		return writer;
	}

	/**
	 * Begins a method.
	 */
	static MethodVisitor begin(ClassWriter writer, String name, Class<?> result, Class<?>... parameters) {
		MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, name,
				MethodType.methodType(result, parameters).toMethodDescriptorString(), null, null);
		code.visitCode();
		return code;
	}

	/**
	 * Reads or sets a field.
	 * @param opcode the instruction
	 */
	static void access(MethodVisitor code, int opcode, Field field) {
		code.visitFieldInsn(opcode, Type.getInternalName(field.getDeclaringClass()), field.getName(),
				Type.getDescriptor(field.getType()));
	}

	/**
	 * Ends a method.
	 */
	static void end(MethodVisitor code) {
		code.visitMaxs(0, 0);
		code.visitEnd();
	}

	private static Object create(Class<?> host, byte[] code) throws ReflectiveOperationException {
		Lookup lookup = MethodHandles.privateLookupIn(host, MethodHandles.lookup())
			.defineHiddenClass(code, true, ClassOption.NESTMATE);
		try {
			return (Object) lookup.findConstructor(lookup.lookupClass(), MethodType.methodType(void.class)).invoke();
		}
		catch (Throwable ex) {
			throw new ReflectiveOperationException(ex);
		}
	}

}
