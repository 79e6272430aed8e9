package io.github.springdata.memory.mapping.state;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

import org.jspecify.annotations.Nullable;

import org.springframework.asm.ClassWriter;
import org.springframework.asm.Label;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.Type;
import org.springframework.util.ClassUtils;

/**
 * Generator of readers of fields. Each is a hidden class that belongs to the nest of the
 * class with the field, so that it reads a private field as that class itself does, and
 * the virtual machine inlines it where it is the only one. The reader of a public field
 * of another class loader's class, whose nest is closed, is a class beside it.
 */
final class GeneratedReader {

	private GeneratedReader() {
	}

	/**
	 * Generates a reader.
	 * @param field the field to read
	 * @throws ReflectiveOperationException if the module of the field's class is closed
	 * @throws LinkageError if the field's class loader does not see this module
	 */
	static PropertyReader of(Field field) throws ReflectiveOperationException {
		Class<?> host = field.getDeclaringClass();
		boolean isPublic = Modifier.isPublic(field.getModifiers()) && Modifier.isPublic(host.getModifiers());
		return (PropertyReader) ((isPublic && GeneratedClasses.isNestClosed(host))
				? GeneratedClasses.beside(host, generate(field))
				: GeneratedClasses.instance(host, field, () -> generate(field)));
	}

	private static byte[] generate(Field field) {
		String name = Type.getInternalName(field.getDeclaringClass()) + "$$" + field.getName() + "Reader";
		ClassWriter writer = GeneratedClasses.begin(name, PropertyReader.class);
		writeRead(writer, field);
		writeReadAll(writer, field, Object.class);
		Class<?> number = number(field.getType());
		if (number != null) {
			writeReadAll(writer, field, number);
		}
		writer.visitEnd();
		return writer.toByteArray();
	}

	private static void writeRead(ClassWriter writer, Field field) {
		MethodVisitor code = GeneratedClasses.begin(writer, "read", Object.class, Object.class);
		code.visitVarInsn(Opcodes.ALOAD, 1);
		writeGet(code, field);
		writeBoxing(code, field.getType());
		code.visitInsn(Opcodes.ARETURN);
		GeneratedClasses.end(code);
	}

	private static void writeGet(MethodVisitor code, Field field) {
		code.visitTypeInsn(Opcodes.CHECKCAST, Type.getInternalName(field.getDeclaringClass()));
		GeneratedClasses.access(code, Opcodes.GETFIELD, field);
	}

	/**
	 * The type of number that values are read as, many at a time, {@code null} if they
	 * are no primitive numbers.
	 */
	private static @Nullable Class<?> number(Class<?> type) {
		if (type == double.class || type == float.class) {
			return double.class;
		}
		boolean whole = type == long.class || type == int.class || type == short.class || type == byte.class;
		return whole ? long.class : null;
	}

	/**
	 * Writes a loop over an array of objects that fills an array of values.
	 */
	private static void writeReadAll(ClassWriter writer, Field field, Class<?> type) {
		Class<?> result = (type == Object.class) ? void.class : boolean.class;
		MethodVisitor code = GeneratedClasses.begin(writer, "readAll", result, Object[].class, type.arrayType(),
				int.class);
		Label loop = new Label();
		Label end = new Label();
		code.visitInsn(Opcodes.ICONST_0);
		code.visitVarInsn(Opcodes.ISTORE, 4);
		code.visitLabel(loop);
		code.visitFrame(Opcodes.F_APPEND, 1, new Object[] { Opcodes.INTEGER }, 0, null);
		code.visitVarInsn(Opcodes.ILOAD, 4);
		code.visitVarInsn(Opcodes.ILOAD, 3);
		code.visitJumpInsn(Opcodes.IF_ICMPGE, end);
		writeElement(code, field, type);
		code.visitIincInsn(4, 1);
		code.visitJumpInsn(Opcodes.GOTO, loop);
		code.visitLabel(end);
		code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
		if (result == boolean.class) {
			code.visitInsn(Opcodes.ICONST_1);
		}
		code.visitInsn(Type.getType(result).getOpcode(Opcodes.IRETURN));
		GeneratedClasses.end(code);
	}

	private static void writeElement(MethodVisitor code, Field field, Class<?> type) {
		code.visitVarInsn(Opcodes.ALOAD, 2);
		code.visitVarInsn(Opcodes.ILOAD, 4);
		code.visitVarInsn(Opcodes.ALOAD, 1);
		code.visitVarInsn(Opcodes.ILOAD, 4);
		code.visitInsn(Opcodes.AALOAD);
		writeGet(code, field);
		if (type == Object.class) {
			writeBoxing(code, field.getType());
		}
		else if (field.getType() == float.class) {
			code.visitInsn(Opcodes.F2D);
		}
		else if (type == long.class && field.getType() != long.class) {
			code.visitInsn(Opcodes.I2L);
		}
		code.visitInsn(Type.getType(type).getOpcode(Opcodes.IASTORE));
	}

	private static void writeBoxing(MethodVisitor code, Class<?> type) {
		if (type.isPrimitive()) {
			Type boxed = Type.getType(ClassUtils.resolvePrimitiveIfNecessary(type));
			code.visitMethodInsn(Opcodes.INVOKESTATIC, boxed.getInternalName(), "valueOf",
					Type.getMethodDescriptor(boxed, Type.getType(type)), false);
		}
	}

}
