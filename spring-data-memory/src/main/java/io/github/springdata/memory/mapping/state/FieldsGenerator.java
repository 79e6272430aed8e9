package io.github.springdata.memory.mapping.state;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import org.springframework.asm.ClassWriter;
import org.springframework.asm.Label;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.Type;

/**
 * Generator of {@link GeneratedFields}.
 *
 * <h2>What is generated</h2> A hidden class in the nest of the class whose objects are
 * copied. It reads and writes private fields, and calls private constructors, by the same
 * instructions as that class itself, so that the virtual machine compiles a copy to a row
 * of loads and stores. What a field holds that is not a value is passed to a function,
 * which copies or compares it by its run-time class.
 *
 * <h2>What is not</h2> Private fields of a superclass are out of reach from the nest of
 * the subclass; they get a generated class of their own. Final fields cannot be written
 * by any code but a constructor.
 *
 * <h2>Frames</h2> Each method has one branch target at most, with an empty stack and
 * known locals, so that its frame is written by hand; nothing has to be loaded to compute
 * it.
 */
final class FieldsGenerator {

	private static final String OBJECT = Type.getInternalName(Object.class);

	private static final String FUNCTION = Type.getInternalName(UnaryOperator.class);

	private static final String PREDICATE = Type.getInternalName(BiPredicate.class);

	private static final int FIRST_PART = 6;

	private final Class<?> type;

	private final String owner;

	private final String name;

	private final List<StateField> fields;

	private final Creation creation;

	private final ClassWriter writer;

	private FieldsGenerator(Class<?> type, List<StateField> fields, Creation creation) {
		this.type = type;
		this.owner = Type.getInternalName(type);
		this.name = this.owner + "$$Fields";
		this.fields = fields;
		this.creation = creation;
		this.writer = GeneratedClasses.begin(this.name, GeneratedFields.class);
	}

	/**
	 * Generates access to fields of a class.
	 * @param type the class in whose nest the access is generated
	 * @param fields the fields, which must be accessible from there
	 * @param creation how objects are created
	 * @throws ReflectiveOperationException if the module of the class is closed
	 * @throws LinkageError if the class loader of the class does not see this module
	 */
	static GeneratedFields generate(Class<?> type, List<StateField> fields, Creation creation)
			throws ReflectiveOperationException {
		byte[] code = new FieldsGenerator(type, fields, creation).write();
		return (GeneratedFields) GeneratedClasses.instance(type, code);
	}

	private byte[] write() {
		writeCopy();
		writeAssignPlain();
		writeAssign();
		writeSamePlain();
		writeSameDeep();
		this.writer.visitEnd();
		return this.writer.toByteArray();
	}

	private void writeCopy() {
		MethodVisitor code = GeneratedClasses.begin(this.writer, "copy", Object.class, Object.class, boolean.class,
				UnaryOperator.class, UnaryOperator.class);
		if (this.creation.executable() == null) {
			code.visitVarInsn(Opcodes.ALOAD, 1);
		}
		else {
			cast(code, 1, 5);
			if (this.creation.sharesUnchanged()) {
				writeParts(code);
			}
			writeCreation(code, this.creation.executable());
		}
		code.visitInsn(Opcodes.ARETURN);
		GeneratedClasses.end(code);
	}

	/**
	 * Copies all parts into variables, and returns the source if they are what they were.
	 */
	private void writeParts(MethodVisitor code) {
		List<StateField> parts = deep();
		for (int i = 0; i < parts.size(); i++) {
			writePart(code, parts.get(i), parts.get(i).isFreezable() ? 4 : 3, 5);
			code.visitVarInsn(Opcodes.ASTORE, FIRST_PART + i);
		}
		Label create = new Label();
		code.visitVarInsn(Opcodes.ILOAD, 2);
		code.visitJumpInsn(Opcodes.IFNE, create);
		for (int i = 0; i < parts.size(); i++) {
			code.visitVarInsn(Opcodes.ALOAD, FIRST_PART + i);
			get(code, parts.get(i), 5);
			code.visitJumpInsn(Opcodes.IF_ACMPNE, create);
		}
		code.visitVarInsn(Opcodes.ALOAD, 1);
		code.visitInsn(Opcodes.ARETURN);
		code.visitLabel(create);
		Object[] locals = locals(parts);
		code.visitFrame(Opcodes.F_FULL, locals.length, locals, 0, new Object[0]);
	}

	private Object[] locals(List<StateField> parts) {
		List<Object> locals = new ArrayList<>(
				List.of(this.name, OBJECT, Opcodes.INTEGER, FUNCTION, FUNCTION, this.owner));
		parts.forEach((part) -> locals.add(Type.getInternalName(part.field().getType())));
		return locals.toArray();
	}

	private void writeCreation(MethodVisitor code, Executable executable) {
		if (executable instanceof Constructor<?>) {
			code.visitTypeInsn(Opcodes.NEW, this.owner);
			code.visitInsn(Opcodes.DUP);
		}
		Class<?>[] parameters = executable.getParameterTypes();
		for (int i = 0; i < parameters.length; i++) {
			writeArgument(code, this.creation.arguments()[i], parameters[i]);
		}
		call(code, executable);
		if (!this.creation.sharesUnchanged()) {
			code.visitVarInsn(Opcodes.ASTORE, 6);
			plain().stream().filter(this.creation::assigns).forEach((field) -> {
				code.visitVarInsn(Opcodes.ALOAD, 6);
				get(code, field, 5);
				put(code, field);
			});
			code.visitVarInsn(Opcodes.ALOAD, 6);
		}
	}

	private void writeArgument(MethodVisitor code, @Nullable StateField field, Class<?> parameter) {
		if (field == null) {
			code.visitInsn(zero(parameter));
		}
		else if (field.isPlain()) {
			get(code, field, 5);
		}
		else if (this.creation.sharesUnchanged()) {
			code.visitVarInsn(Opcodes.ALOAD, FIRST_PART + deep().indexOf(field));
		}
		else {
			writePart(code, field, 3, 5);
		}
		if (field != null && field.field().getType() != parameter) {
			code.visitTypeInsn(Opcodes.CHECKCAST, Type.getInternalName(parameter));
		}
	}

	private static int zero(Class<?> type) {
		if (!type.isPrimitive()) {
			return Opcodes.ACONST_NULL;
		}
		if (type == long.class) {
			return Opcodes.LCONST_0;
		}
		if (type == float.class) {
			return Opcodes.FCONST_0;
		}
		return (type == double.class) ? Opcodes.DCONST_0 : Opcodes.ICONST_0;
	}

	private void call(MethodVisitor code, Executable executable) {
		if (executable instanceof Method method) {
			code.visitMethodInsn(Opcodes.INVOKESTATIC, Type.getInternalName(method.getDeclaringClass()),
					method.getName(), Type.getMethodDescriptor(method), method.getDeclaringClass().isInterface());
			code.visitTypeInsn(Opcodes.CHECKCAST, this.owner);
		}
		else {
			code.visitMethodInsn(Opcodes.INVOKESPECIAL, this.owner, GeneratedClasses.CONSTRUCTOR,
					Type.getConstructorDescriptor((Constructor<?>) executable), false);
		}
	}

	private void writeAssignPlain() {
		MethodVisitor code = GeneratedClasses.begin(this.writer, "assignPlain", void.class, Object.class, Object.class);
		cast(code, 1, 3);
		cast(code, 2, 4);
		plain().stream().filter(this.creation::assigns).forEach((field) -> {
			code.visitVarInsn(Opcodes.ALOAD, 4);
			get(code, field, 3);
			put(code, field);
		});
		code.visitInsn(Opcodes.RETURN);
		GeneratedClasses.end(code);
	}

	private void writeAssign() {
		MethodVisitor code = GeneratedClasses.begin(this.writer, "assign", void.class, Object.class, Object.class,
				UnaryOperator.class);
		cast(code, 1, 4);
		cast(code, 2, 5);
		deep().stream().filter(this.creation::assigns).forEach((field) -> {
			code.visitVarInsn(Opcodes.ALOAD, 5);
			writePart(code, field, 3, 4);
			put(code, field);
		});
		code.visitInsn(Opcodes.RETURN);
		GeneratedClasses.end(code);
	}

	private void writeSamePlain() {
		MethodVisitor code = GeneratedClasses.begin(this.writer, "samePlain", boolean.class, Object.class,
				Object.class);
		writeComparison(code, 3, plain());
	}

	private void writeSameDeep() {
		MethodVisitor code = GeneratedClasses.begin(this.writer, "sameDeep", boolean.class, Object.class, Object.class,
				BiPredicate.class);
		writeComparison(code, 4, deep());
	}

	private void writeComparison(MethodVisitor code, int a, List<StateField> fields) {
		cast(code, 1, a);
		cast(code, 2, a + 1);
		Label different = new Label();
		fields.forEach((field) -> writeComparison(code, field, a, different));
		code.visitInsn(Opcodes.ICONST_1);
		code.visitInsn(Opcodes.IRETURN);
		if (!fields.isEmpty()) {
			code.visitLabel(different);
			code.visitFrame(Opcodes.F_APPEND, 2, new Object[] { this.owner, this.owner }, 0, null);
			code.visitInsn(Opcodes.ICONST_0);
			code.visitInsn(Opcodes.IRETURN);
		}
		GeneratedClasses.end(code);
	}

	private void writeComparison(MethodVisitor code, StateField field, int a, Label different) {
		if (!field.isPlain()) {
			code.visitVarInsn(Opcodes.ALOAD, 3);
		}
		Class<?> type = field.field().getType();
		get(code, field, a);
		writeBits(code, type);
		get(code, field, a + 1);
		writeBits(code, type);
		if (!field.isPlain()) {
			code.visitMethodInsn(Opcodes.INVOKEINTERFACE, PREDICATE, "test", "(Ljava/lang/Object;Ljava/lang/Object;)Z",
					true);
			code.visitJumpInsn(Opcodes.IFEQ, different);
		}
		else if (type.isPrimitive()) {
			writeComparison(code, type, different);
		}
		else {
			code.visitMethodInsn(Opcodes.INVOKESTATIC, Type.getInternalName(Objects.class), "equals",
					"(Ljava/lang/Object;Ljava/lang/Object;)Z", false);
			code.visitJumpInsn(Opcodes.IFEQ, different);
		}
	}

	/**
	 * Replaces a floating-point number by its bits, which are equal exactly if the
	 * numbers {@linkplain Double#compare compare} as equal.
	 */
	private static void writeBits(MethodVisitor code, Class<?> type) {
		if (type == double.class) {
			code.visitMethodInsn(Opcodes.INVOKESTATIC, Type.getInternalName(Double.class), "doubleToLongBits", "(D)J",
					false);
		}
		else if (type == float.class) {
			code.visitMethodInsn(Opcodes.INVOKESTATIC, Type.getInternalName(Float.class), "floatToIntBits", "(F)I",
					false);
		}
	}

	private static void writeComparison(MethodVisitor code, Class<?> type, Label different) {
		if (type == long.class || type == double.class) {
			code.visitInsn(Opcodes.LCMP);
			code.visitJumpInsn(Opcodes.IFNE, different);
		}
		else {
			code.visitJumpInsn(Opcodes.IF_ICMPNE, different);
		}
	}

	/**
	 * Loads the copy of a part.
	 * @param function the variable with the function that copies
	 * @param source the variable with the object
	 */
	private void writePart(MethodVisitor code, StateField field, int function, int source) {
		code.visitVarInsn(Opcodes.ALOAD, function);
		get(code, field, source);
		code.visitMethodInsn(Opcodes.INVOKEINTERFACE, FUNCTION, "apply", "(Ljava/lang/Object;)Ljava/lang/Object;",
				true);
		code.visitTypeInsn(Opcodes.CHECKCAST, Type.getInternalName(field.field().getType()));
	}

	private void cast(MethodVisitor code, int from, int to) {
		code.visitVarInsn(Opcodes.ALOAD, from);
		code.visitTypeInsn(Opcodes.CHECKCAST, this.owner);
		code.visitVarInsn(Opcodes.ASTORE, to);
	}

	private void get(MethodVisitor code, StateField field, int variable) {
		code.visitVarInsn(Opcodes.ALOAD, variable);
		GeneratedClasses.access(code, Opcodes.GETFIELD, field.field());
	}

	private static void put(MethodVisitor code, StateField field) {
		GeneratedClasses.access(code, Opcodes.PUTFIELD, field.field());
	}

	private List<StateField> plain() {
		return this.fields.stream().filter(StateField::isPlain).toList();
	}

	private List<StateField> deep() {
		return this.fields.stream().filter((field) -> !field.isPlain()).toList();
	}

	/**
	 * Way in which objects are created.
	 *
	 * @param executable creates them, {@code null} if the generated code does not
	 * @param arguments what each argument is read from, {@code null} if it has no state
	 * @param sharesUnchanged whether an object of which nothing was copied is returned as
	 * it is
	 */
	record Creation(@Nullable Executable executable, @Nullable StateField[] arguments, boolean sharesUnchanged) {

		static final Creation NONE = new Creation(null, new StateField[0], false);

		/**
		 * Whether a field is set after creation.
		 */
		boolean assigns(StateField field) {
			return !this.sharesUnchanged && !field.isFinal();
		}

	}

}
