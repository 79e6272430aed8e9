package io.github.springdata.memory.mapping.state;

import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;

import org.springframework.asm.ClassWriter;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.Type;
import org.springframework.util.ClassUtils;

/**
 * Generator of writers, hidden classes as a {@link GeneratedReader} is one: of fields
 * that are not final, and of components of records, which call the canonical constructor
 * with all the others as they are.
 */
record GeneratedWriter(String owner, Field field, ClassWriter writer) {

	static GeneratedWriter of(Field field) {
		String owner = Type.getInternalName(field.getDeclaringClass());
		ClassWriter writer = GeneratedClasses.begin(owner + "$$" + field.getName() + "Writer", PropertyWriter.class);
		return new GeneratedWriter(owner, field, writer);
	}

	/**
	 * Generates a writer of a field.
	 * @param field the field, not final
	 * @throws ReflectiveOperationException if the module of the field's class is closed
	 * @throws LinkageError if the field's class loader does not see this module
	 */
	static PropertyWriter ofField(Field field) throws ReflectiveOperationException {
		GeneratedWriter generated = GeneratedWriter.of(field);
		MethodVisitor code = generated.beginWrite();
		code.visitVarInsn(Opcodes.ALOAD, 3);
		generated.loadValue(code);
		GeneratedClasses.access(code, Opcodes.PUTFIELD, field);
		code.visitVarInsn(Opcodes.ALOAD, 1);
		return generated.end(code);
	}

	/**
	 * Generates a writer of a component of a record.
	 * @param field the field of the component
	 * @throws ReflectiveOperationException if the module of the record is closed
	 * @throws LinkageError if the record's class loader does not see this module
	 */
	static PropertyWriter ofRecord(Field field) throws ReflectiveOperationException {
		GeneratedWriter generated = GeneratedWriter.of(field);
		MethodVisitor code = generated.beginWrite();
		code.visitTypeInsn(Opcodes.NEW, generated.owner);
		code.visitInsn(Opcodes.DUP);
		for (RecordComponent component : field.getDeclaringClass().getRecordComponents()) {
			generated.loadComponent(code, component);
		}
		code.visitMethodInsn(Opcodes.INVOKESPECIAL, generated.owner, GeneratedClasses.CONSTRUCTOR,
				Type.getConstructorDescriptor(CanonicalConstructor.of(field.getDeclaringClass())), false);
		return generated.end(code);
	}

	private MethodVisitor beginWrite() {
		MethodVisitor code = GeneratedClasses.begin(this.writer, "write", Object.class, Object.class, Object.class);
		code.visitVarInsn(Opcodes.ALOAD, 1);
		code.visitTypeInsn(Opcodes.CHECKCAST, this.owner);
		code.visitVarInsn(Opcodes.ASTORE, 3);
		return code;
	}

	private void loadComponent(MethodVisitor code, RecordComponent component) {
		if (component.getName().equals(this.field.getName())) {
			loadValue(code);
			return;
		}
		code.visitVarInsn(Opcodes.ALOAD, 3);
		code.visitFieldInsn(Opcodes.GETFIELD, this.owner, component.getName(), Type.getDescriptor(component.getType()));
	}

	private void loadValue(MethodVisitor code) {
		Class<?> type = this.field.getType();
		String boxed = Type.getInternalName(ClassUtils.resolvePrimitiveIfNecessary(type));
		code.visitVarInsn(Opcodes.ALOAD, 2);
		code.visitTypeInsn(Opcodes.CHECKCAST, boxed);
		if (type.isPrimitive()) {
			code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, boxed, type.getName() + "Value",
					MethodType.methodType(type).toMethodDescriptorString(), false);
		}
	}

	private PropertyWriter end(MethodVisitor code) throws ReflectiveOperationException {
		code.visitInsn(Opcodes.ARETURN);
		GeneratedClasses.end(code);
		this.writer.visitEnd();
		return (PropertyWriter) GeneratedClasses.instance(this.field.getDeclaringClass(), this.writer.toByteArray());
	}

}
