package io.github.springdata.memory.mapping.state;

import java.lang.reflect.Field;

import org.springframework.asm.ClassWriter;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.Type;
import org.springframework.util.ClassUtils;

/**
 * Generator of readers of fields. Each is a hidden class that belongs to the nest of the
 * class with the field, so that it reads a private field as that class itself does, and
 * the virtual machine inlines it where it is the only one.
 */
final class GeneratedReader {

	private static final String READ = "read";

	private GeneratedReader() {
	}

	/**
	 * Generates a reader.
	 * @param field the field to read
	 * @throws ReflectiveOperationException if the module of the field's class is closed
	 * @throws LinkageError if the field's class loader does not see this module
	 */
	static PropertyReader of(Field field) throws ReflectiveOperationException {
		return (PropertyReader) GeneratedClasses.instance(field.getDeclaringClass(), generate(field));
	}

	private static byte[] generate(Field field) {
		String name = Type.getInternalName(field.getDeclaringClass()) + "$$" + field.getName() + "Reader";
		ClassWriter writer = GeneratedClasses.begin(name, PropertyReader.class);
		writeRead(writer, field);
		writer.visitEnd();
		return writer.toByteArray();
	}

	private static void writeRead(ClassWriter writer, Field field) {
		String owner = Type.getInternalName(field.getDeclaringClass());
		MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, READ, "(Ljava/lang/Object;)Ljava/lang/Object;",
				null, null);
		code.visitCode();
		code.visitVarInsn(Opcodes.ALOAD, 1);
		code.visitTypeInsn(Opcodes.CHECKCAST, owner);
		code.visitFieldInsn(Opcodes.GETFIELD, owner, field.getName(), Type.getDescriptor(field.getType()));
		writeBoxing(code, field.getType());
		code.visitInsn(Opcodes.ARETURN);
		code.visitMaxs(0, 0);
		code.visitEnd();
	}

	private static void writeBoxing(MethodVisitor code, Class<?> type) {
		if (type.isPrimitive()) {
			Type boxed = Type.getType(ClassUtils.resolvePrimitiveIfNecessary(type));
			code.visitMethodInsn(Opcodes.INVOKESTATIC, boxed.getInternalName(), "valueOf",
					Type.getMethodDescriptor(boxed, Type.getType(type)), false);
		}
	}

}
