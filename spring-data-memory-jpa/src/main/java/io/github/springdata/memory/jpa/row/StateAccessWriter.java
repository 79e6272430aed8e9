package io.github.springdata.memory.jpa.row;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.asm.ClassWriter;
import org.springframework.asm.Label;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.Type;
import org.springframework.util.ClassUtils;

/**
 * Writer of classes that access members of a class, private ones included: hidden classes
 * that are nest mates of it. They implement interfaces of the JDK alone, as its class
 * loader may have no others.
 */
final class StateAccessWriter {

	private static final String OBJECT = "java/lang/Object";

	private static final String VALUES = "[Ljava/lang/Object;";

	private final Class<?> owner;

	private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS | ClassWriter.COMPUTE_FRAMES);

	private StateAccessWriter(Class<?> owner) {
		this.owner = owner;
	}

	/**
	 * Member that holds an attribute.
	 *
	 * @param index the index of the attribute among all values
	 * @param getter the field or the getter
	 * @param setter the field or the setter, {@code null} for the component of a record
	 * @param read whether the attribute is read too
	 */
	record Slot(int index, Member getter, @Nullable Member setter, boolean read) {

		boolean isAccessible(Class<?> owner) {
			return isPlain(this.getter) && (this.setter == null || (this.setter.getDeclaringClass() == owner
					&& isPlain(this.setter) && (this.setter instanceof Method || !isFinal(this.setter))));
		}

		private static boolean isPlain(Member member) {
			return !(member instanceof Method method) || method.getExceptionTypes().length == 0;
		}

		private static boolean isFinal(Member member) {
			return Modifier.isFinal(member.getModifiers());
		}

	}

	/**
	 * Generates the access to members of a class.
	 * @return the access, or {@code null} if members cannot be accessed but by reflection
	 */
	@SuppressWarnings("unchecked")
	static StateAccess.@Nullable Part write(Class<?> owner, List<Slot> slots) {
		if (owner.isInterface() || !slots.stream().allMatch((slot) -> slot.isAccessible(owner))) {
			return null;
		}
		Object access = define(owner, new StateAccessWriter(owner).code(slots));
		if (access == null) {
			return null;
		}
		BiFunction<Object, @Nullable Object[], Object> reader = (BiFunction<Object, @Nullable Object[], Object>) access;
		return new StateAccess.Part(reader::apply, (BiConsumer<Object, @Nullable Object[]>) access, true);
	}

	/**
	 * Generates what creates instances of a class.
	 * @return the constructor, or {@code null} if none can be called but by reflection
	 */
	@SuppressWarnings("unchecked")
	static @Nullable Supplier<Object> constructor(Class<?> owner) {
		return isConstructible(owner) ? (Supplier<Object>) define(owner, new StateAccessWriter(owner).code()) : null;
	}

	/**
	 * Generates what creates records.
	 * @param owner the class of the records
	 * @param places where the value of a component is, by its name; if that is -1, or the
	 * value missing where it is primitive, the component keeps its default
	 * @return creates a record of an array of values, or is {@code null} if that is
	 * possible but by reflection
	 */
	@SuppressWarnings("unchecked")
	static @Nullable Function<@Nullable Object[], Object> factory(Class<?> owner, ToIntFunction<String> places) {
		Object factory = define(owner, new StateAccessWriter(owner).code(owner.getRecordComponents(), places));
		return (Function<@Nullable Object[], Object>) factory;
	}

	private static boolean isConstructible(Class<?> owner) {
		try {
			return !Modifier.isAbstract(owner.getModifiers())
					&& owner.getDeclaredConstructor().getExceptionTypes().length == 0;
		}
		catch (NoSuchMethodException ex) {
			return false;
		}
	}

	private static @Nullable Object define(Class<?> owner, byte[] code) {
		try {
			Constructor<?> constructor = MethodHandles.privateLookupIn(owner, MethodHandles.lookup())
				.defineHiddenClass(code, true, MethodHandles.Lookup.ClassOption.NESTMATE)
				.lookupClass()
				.getDeclaredConstructor();
			constructor.setAccessible(true);
			return constructor.newInstance();
		}
		catch (ReflectiveOperationException | LinkageError | UnsupportedOperationException ex) {
			return null;
		}
	}

	private byte[] code() {
		begin(Supplier.class);
		MethodVisitor code = this.writer.visitMethod(Opcodes.ACC_PUBLIC, "get", "()Ljava/lang/Object;", null, null);
		code.visitCode();
		code.visitTypeInsn(Opcodes.NEW, Type.getInternalName(this.owner));
		code.visitInsn(Opcodes.DUP);
		code.visitMethodInsn(Opcodes.INVOKESPECIAL, Type.getInternalName(this.owner), "<init>", "()V", false);
		end(code, Opcodes.ARETURN);
		this.writer.visitEnd();
		return this.writer.toByteArray();
	}

	private byte[] code(RecordComponent[] components, ToIntFunction<String> places) {
		begin(Function.class);
		MethodVisitor code = this.writer.visitMethod(Opcodes.ACC_PUBLIC, "apply",
				"(Ljava/lang/Object;)Ljava/lang/Object;", null, null);
		code.visitCode();
		code.visitVarInsn(Opcodes.ALOAD, 1);
		code.visitTypeInsn(Opcodes.CHECKCAST, VALUES);
		code.visitVarInsn(Opcodes.ASTORE, 4);
		code.visitTypeInsn(Opcodes.NEW, Type.getInternalName(this.owner));
		code.visitInsn(Opcodes.DUP);
		for (RecordComponent component : components) {
			loadOrDefault(code, component.getType(), places.applyAsInt(component.getName()));
		}
		code.visitMethodInsn(Opcodes.INVOKESPECIAL, Type.getInternalName(this.owner), "<init>",
				Type.getMethodDescriptor(Type.VOID_TYPE,
						Stream.of(components).map(RecordComponent::getType).map(Type::getType).toArray(Type[]::new)),
				false);
		end(code, Opcodes.ARETURN);
		this.writer.visitEnd();
		return this.writer.toByteArray();
	}

	private static void loadOrDefault(MethodVisitor code, Class<?> type, int place) {
		Label given = new Label();
		Label after = new Label();
		if (place < 0) {
			loadDefault(code, type);
			return;
		}
		if (type.isPrimitive()) {
			load(code, place);
			code.visitJumpInsn(Opcodes.IFNONNULL, given);
			loadDefault(code, type);
			code.visitJumpInsn(Opcodes.GOTO, after);
			code.visitLabel(given);
		}
		load(code, place);
		convert(code, type);
		code.visitLabel(after);
	}

	private static void loadDefault(MethodVisitor code, Class<?> type) {
		code.visitInsn(switch (Type.getType(type).getSort()) {
			case Type.OBJECT, Type.ARRAY -> Opcodes.ACONST_NULL;
			case Type.LONG -> Opcodes.LCONST_0;
			case Type.FLOAT -> Opcodes.FCONST_0;
			case Type.DOUBLE -> Opcodes.DCONST_0;
			default -> Opcodes.ICONST_0;
		});
	}

	private void begin(Class<?>... interfaces) {
		this.writer.visit(Opcodes.V17, Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC,
				Type.getInternalName(this.owner) + "$State", null, OBJECT,
				Stream.of(interfaces).map(Type::getInternalName).toArray(String[]::new));
		writeConstructor();
	}

	private byte[] code(List<Slot> slots) {
		begin(BiFunction.class, BiConsumer.class);
		MethodVisitor reader = begin("apply", "(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;");
		slots.stream().filter(Slot::read).forEach((slot) -> read(reader, slot));
		reader.visitInsn(Opcodes.ACONST_NULL);
		end(reader, Opcodes.ARETURN);
		MethodVisitor writer = begin("accept", "(Ljava/lang/Object;Ljava/lang/Object;)V");
		slots.stream().filter((slot) -> slot.setter() != null).forEach((slot) -> write(writer, slot));
		end(writer, Opcodes.RETURN);
		this.writer.visitEnd();
		return this.writer.toByteArray();
	}

	private void writeConstructor() {
		MethodVisitor code = this.writer.visitMethod(0, "<init>", "()V", null, null);
		code.visitCode();
		code.visitVarInsn(Opcodes.ALOAD, 0);
		code.visitMethodInsn(Opcodes.INVOKESPECIAL, OBJECT, "<init>", "()V", false);
		end(code, Opcodes.RETURN);
	}

	/**
	 * Begins a method that has the instance and the values in its third and fourth
	 * variables.
	 */
	private MethodVisitor begin(String name, String descriptor) {
		MethodVisitor code = this.writer.visitMethod(Opcodes.ACC_PUBLIC, name, descriptor, null, null);
		code.visitCode();
		code.visitVarInsn(Opcodes.ALOAD, 1);
		code.visitTypeInsn(Opcodes.CHECKCAST, Type.getInternalName(this.owner));
		code.visitVarInsn(Opcodes.ASTORE, 3);
		code.visitVarInsn(Opcodes.ALOAD, 2);
		code.visitTypeInsn(Opcodes.CHECKCAST, VALUES);
		code.visitVarInsn(Opcodes.ASTORE, 4);
		return code;
	}

	private static void end(MethodVisitor code, int instruction) {
		code.visitInsn(instruction);
		code.visitMaxs(0, 0);
		code.visitEnd();
	}

	private void read(MethodVisitor code, Slot slot) {
		code.visitVarInsn(Opcodes.ALOAD, 4);
		code.visitLdcInsn(slot.index());
		code.visitVarInsn(Opcodes.ALOAD, 3);
		Class<?> type = access(code, slot.getter(), Opcodes.GETFIELD);
		if (type.isPrimitive()) {
			Type wrapper = Type.getType(ClassUtils.resolvePrimitiveIfNecessary(type));
			code.visitMethodInsn(Opcodes.INVOKESTATIC, wrapper.getInternalName(), "valueOf",
					Type.getMethodDescriptor(wrapper, Type.getType(type)), false);
		}
		code.visitInsn(Opcodes.AASTORE);
	}

	private void write(MethodVisitor code, Slot slot) {
		Member setter = slot.setter();
		Class<?> type = (setter instanceof Method method) ? method.getParameterTypes()[0]
				: (setter instanceof Field field) ? field.getType() : Object.class;
		Label after = new Label();
		if (type.isPrimitive()) {
			load(code, slot.index());
			code.visitJumpInsn(Opcodes.IFNULL, after);
		}
		code.visitVarInsn(Opcodes.ALOAD, 3);
		load(code, slot.index());
		convert(code, type);
		if (setter != null) {
			access(code, setter, Opcodes.PUTFIELD);
		}
		code.visitLabel(after);
	}

	private static void load(MethodVisitor code, int index) {
		code.visitVarInsn(Opcodes.ALOAD, 4);
		code.visitLdcInsn(index);
		code.visitInsn(Opcodes.AALOAD);
	}

	private static void convert(MethodVisitor code, Class<?> type) {
		if (!type.isPrimitive()) {
			code.visitTypeInsn(Opcodes.CHECKCAST, Type.getInternalName(type));
			return;
		}
		boolean number = type != boolean.class && type != char.class;
		String wrapper = Type.getInternalName(number ? Number.class : ClassUtils.resolvePrimitiveIfNecessary(type));
		code.visitTypeInsn(Opcodes.CHECKCAST, wrapper);
		code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, wrapper, type.getName() + "Value",
				Type.getMethodDescriptor(Type.getType(type)), false);
	}

	/**
	 * Accesses a member.
	 * @return the type of the field, or what the method returns
	 */
	private Class<?> access(MethodVisitor code, Member member, int instruction) {
		String owner = Type.getInternalName(this.owner);
		if (member instanceof Field field) {
			code.visitFieldInsn(instruction, owner, field.getName(), Type.getDescriptor(field.getType()));
			return field.getType();
		}
		Method method = (Method) member;
		code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, method.getName(), Type.getMethodDescriptor(method), false);
		Type returned = Type.getReturnType(method);
		if (instruction == Opcodes.PUTFIELD && returned.getSort() != Type.VOID) {
			code.visitInsn((returned.getSize() == 2) ? Opcodes.POP2 : Opcodes.POP);
		}
		return method.getReturnType();
	}

}
