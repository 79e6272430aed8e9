package io.github.springdata.memory.jpa.row;

import java.util.List;
import java.util.StringJoiner;

import io.github.springdata.memory.mapping.CompoundIndex;
import io.github.springdata.memory.mapping.CompoundIndexes;
import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.mapping.MemoryEntity;
import io.github.springdata.memory.mapping.ReferenceTo;
import io.github.springdata.memory.store.index.IndexKind;
import org.jspecify.annotations.Nullable;

import org.springframework.asm.AnnotationVisitor;
import org.springframework.asm.ClassWriter;
import org.springframework.asm.FieldVisitor;
import org.springframework.asm.Handle;
import org.springframework.asm.Label;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.RecordComponentVisitor;
import org.springframework.asm.Type;
import org.springframework.data.annotation.Id;

/**
 * Writer of the classes of rows. The row of an entity is a class with a field for each
 * column, annotated as the library reads it, that one static method fills; the row of an
 * embeddable is a record, which is equal to another one by its values.
 */
final class RowClassWriter {

	/** The method that makes a row of the values of all columns. */
	static final String FACTORY = "of";

	static final String FACTORY_DESCRIPTOR = "([Ljava/lang/Object;)" + Type.getDescriptor(Row.class);

	private static final String OBJECT = "java/lang/Object";

	private static final String CONSTRUCTOR = "<init>";

	private static final Handle BOOTSTRAP = new Handle(Opcodes.H_INVOKESTATIC, "java/lang/runtime/ObjectMethods",
			"bootstrap",
			"(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/TypeDescriptor;Ljava/lang/Class;Ljava/lang/String;[Ljava/lang/invoke/MethodHandle;)Ljava/lang/Object;",
			false);

	private final Type type;

	private final List<RowColumn> columns;

	private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);

	private RowClassWriter(Type type, List<RowColumn> columns) {
		this.type = type;
		this.columns = columns;
	}

	/**
	 * Writes the class of an entity's rows.
	 * @param type the name of the class
	 * @param table the name of the table
	 * @param columns the columns
	 * @param id the number of the column with the id
	 * @param indexes the indexes over several columns
	 */
	static byte[] entity(Type type, String table, List<RowColumn> columns, int id, List<CompoundKey> indexes) {
		RowClassWriter row = new RowClassWriter(type, columns);
		row.begin(Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL, OBJECT, Row.class);
		AnnotationVisitor entity = row.writer.visitAnnotation(Type.getDescriptor(MemoryEntity.class), true);
		entity.visit("name", table);
		entity.visitEnd();
		row.writeIndexes(indexes);
		for (int i = 0; i < columns.size(); i++) {
			row.writeField(columns.get(i), (i == id) ? Id.class : null, Opcodes.ACC_PUBLIC);
		}
		row.writeConstructor();
		row.writeFactory();
		return row.end();
	}

	/**
	 * Writes the record of an embeddable.
	 * @param type the name of the class
	 * @param columns the components
	 */
	static byte[] embedded(Type type, List<RowColumn> columns) {
		RowClassWriter row = new RowClassWriter(type, columns);
		row.begin(Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_RECORD, "java/lang/Record", EmbeddedRow.class);
		for (RowColumn column : columns) {
			row.writeComponent(column);
		}
		row.writeCanonicalConstructor();
		row.writeCanonicalFactory();
		row.writeObjectMethods();
		return row.end();
	}

	private void begin(int access, String superclass, Class<? extends Row> kind) {
		this.writer.visit(Opcodes.V17, access, this.type.getInternalName(), null, superclass,
				new String[] { Type.getInternalName(kind) });
	}

	private byte[] end() {
		writeGet();
		writeCopy();
		writeCreate();
		this.writer.visitEnd();
		return this.writer.toByteArray();
	}

	private void writeIndexes(List<CompoundKey> indexes) {
		if (indexes.isEmpty()) {
			return;
		}
		AnnotationVisitor all = this.writer.visitAnnotation(Type.getDescriptor(CompoundIndexes.class), true);
		AnnotationVisitor array = all.visitArray("value");
		for (CompoundKey key : indexes) {
			AnnotationVisitor index = array.visitAnnotation(null, Type.getDescriptor(CompoundIndex.class));
			index.visit("name", key.name());
			index.visit("unique", key.unique());
			AnnotationVisitor paths = index.visitArray("properties");
			for (String path : key.paths()) {
				paths.visit(null, path);
			}
			paths.visitEnd();
			index.visitEnd();
		}
		array.visitEnd();
		all.visitEnd();
	}

	private void writeField(RowColumn column, @Nullable Class<?> mark, int access) {
		ColumnType type = column.type();
		FieldVisitor field = this.writer.visitField(access, column.name(), type.type().getDescriptor(),
				type.signature(), null);
		if (mark != null) {
			field.visitAnnotation(Type.getDescriptor(mark), true).visitEnd();
		}
		if (type.reference() != null) {
			AnnotationVisitor reference = field.visitAnnotation(Type.getDescriptor(ReferenceTo.class), true);
			reference.visit("value", type.reference());
			reference.visitEnd();
		}
		writeIndex(field, type.index());
		field.visitEnd();
	}

	private static void writeIndex(FieldVisitor field, ColumnType.@Nullable ColumnIndex index) {
		if (index == null) {
			return;
		}
		AnnotationVisitor annotation = field.visitAnnotation(Type.getDescriptor(Indexed.class), true);
		annotation.visit("unique", index.unique());
		annotation.visitEnum("kind", Type.getDescriptor(IndexKind.class),
				(index.ordered() ? IndexKind.SORTED : IndexKind.HASH).name());
		annotation.visitEnd();
	}

	private void writeComponent(RowColumn column) {
		ColumnType type = column.type();
		RecordComponentVisitor component = this.writer.visitRecordComponent(column.name(), type.type().getDescriptor(),
				type.signature());
		component.visitEnd();
		writeField(column, null, Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL);
		MethodVisitor code = this.writer.visitMethod(Opcodes.ACC_PUBLIC, column.name(),
				Type.getMethodDescriptor(type.type()), null, null);
		code.visitCode();
		loadField(code, column);
		code.visitInsn(type.type().getOpcode(Opcodes.IRETURN));
		finish(code);
	}

	private void loadField(MethodVisitor code, RowColumn column) {
		code.visitVarInsn(Opcodes.ALOAD, 0);
		code.visitFieldInsn(Opcodes.GETFIELD, this.type.getInternalName(), column.name(),
				column.type().type().getDescriptor());
	}

	private void writeConstructor() {
		MethodVisitor code = this.writer.visitMethod(Opcodes.ACC_PUBLIC, CONSTRUCTOR, "()V", null, null);
		code.visitCode();
		code.visitVarInsn(Opcodes.ALOAD, 0);
		code.visitMethodInsn(Opcodes.INVOKESPECIAL, OBJECT, CONSTRUCTOR, "()V", false);
		code.visitInsn(Opcodes.RETURN);
		finish(code);
	}

	private MethodVisitor beginFactory() {
		MethodVisitor code = this.writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, FACTORY,
				FACTORY_DESCRIPTOR, null, null);
		code.visitCode();
		code.visitTypeInsn(Opcodes.NEW, this.type.getInternalName());
		code.visitInsn(Opcodes.DUP);
		return code;
	}

	/**
	 * Writes the method that has rows made by the static one.
	 */
	private void writeCreate() {
		MethodVisitor code = this.writer.visitMethod(Opcodes.ACC_PUBLIC, "create", FACTORY_DESCRIPTOR, null, null);
		code.visitCode();
		code.visitVarInsn(Opcodes.ALOAD, 1);
		code.visitMethodInsn(Opcodes.INVOKESTATIC, this.type.getInternalName(), FACTORY, FACTORY_DESCRIPTOR, false);
		code.visitInsn(Opcodes.ARETURN);
		finish(code);
	}

	private void writeFactory() {
		MethodVisitor code = beginFactory();
		code.visitMethodInsn(Opcodes.INVOKESPECIAL, this.type.getInternalName(), CONSTRUCTOR, "()V", false);
		for (int i = 0; i < this.columns.size(); i++) {
			code.visitInsn(Opcodes.DUP);
			loadValue(code, i);
			code.visitFieldInsn(Opcodes.PUTFIELD, this.type.getInternalName(), this.columns.get(i).name(),
					this.columns.get(i).type().type().getDescriptor());
		}
		code.visitInsn(Opcodes.ARETURN);
		finish(code);
	}

	private void writeCanonicalFactory() {
		MethodVisitor code = beginFactory();
		for (int i = 0; i < this.columns.size(); i++) {
			loadValue(code, i);
		}
		code.visitMethodInsn(Opcodes.INVOKESPECIAL, this.type.getInternalName(), CONSTRUCTOR, canonical(), false);
		code.visitInsn(Opcodes.ARETURN);
		finish(code);
	}

	private void loadValue(MethodVisitor code, int index) {
		code.visitVarInsn(Opcodes.ALOAD, 0);
		code.visitLdcInsn(index);
		code.visitInsn(Opcodes.AALOAD);
		code.visitTypeInsn(Opcodes.CHECKCAST, this.columns.get(index).type().type().getInternalName());
	}

	private String canonical() {
		StringBuilder descriptor = new StringBuilder("(");
		for (RowColumn column : this.columns) {
			descriptor.append(column.type().type().getDescriptor());
		}
		return descriptor.append(")V").toString();
	}

	private void writeCanonicalConstructor() {
		MethodVisitor code = this.writer.visitMethod(Opcodes.ACC_PUBLIC, CONSTRUCTOR, canonical(), null, null);
		for (RowColumn column : this.columns) {
			code.visitParameter(column.name(), 0);
		}
		code.visitCode();
		code.visitVarInsn(Opcodes.ALOAD, 0);
		code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Record", CONSTRUCTOR, "()V", false);
		int local = 1;
		for (RowColumn column : this.columns) {
			Type type = column.type().type();
			code.visitVarInsn(Opcodes.ALOAD, 0);
			code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), local);
			code.visitFieldInsn(Opcodes.PUTFIELD, this.type.getInternalName(), column.name(), type.getDescriptor());
			local += type.getSize();
		}
		code.visitInsn(Opcodes.RETURN);
		finish(code);
	}

	private void writeGet() {
		MethodVisitor code = this.writer.visitMethod(Opcodes.ACC_PUBLIC, "get", "(I)Ljava/lang/Object;", null, null);
		code.visitCode();
		Label otherwise = new Label();
		if (!this.columns.isEmpty()) {
			Label[] cases = new Label[this.columns.size()];
			for (int i = 0; i < cases.length; i++) {
				cases[i] = new Label();
			}
			code.visitVarInsn(Opcodes.ILOAD, 1);
			code.visitTableSwitchInsn(0, cases.length - 1, otherwise, cases);
			for (int i = 0; i < cases.length; i++) {
				target(code, cases[i]);
				loadField(code, this.columns.get(i));
				code.visitInsn(Opcodes.ARETURN);
			}
			target(code, otherwise);
		}
		code.visitTypeInsn(Opcodes.NEW, "java/lang/IndexOutOfBoundsException");
		code.visitInsn(Opcodes.DUP);
		code.visitVarInsn(Opcodes.ILOAD, 1);
		code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/IndexOutOfBoundsException", CONSTRUCTOR, "(I)V", false);
		code.visitInsn(Opcodes.ATHROW);
		finish(code);
	}

	private void writeCopy() {
		MethodVisitor code = this.writer.visitMethod(Opcodes.ACC_PUBLIC, "copyTo", "([Ljava/lang/Object;)V", null,
				null);
		code.visitCode();
		for (int i = 0; i < this.columns.size(); i++) {
			code.visitVarInsn(Opcodes.ALOAD, 1);
			code.visitLdcInsn(i);
			loadField(code, this.columns.get(i));
			code.visitInsn(Opcodes.AASTORE);
		}
		code.visitInsn(Opcodes.RETURN);
		finish(code);
	}

	/**
	 * Begins what is jumped to, where the stack is empty and the locals are the
	 * parameters.
	 */
	private static void target(MethodVisitor code, Label label) {
		code.visitLabel(label);
		code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
	}

	private void writeObjectMethods() {
		writeObjectMethod("equals", "(Ljava/lang/Object;)Z", Opcodes.IRETURN);
		writeObjectMethod("hashCode", "()I", Opcodes.IRETURN);
		writeObjectMethod("toString", "()Ljava/lang/String;", Opcodes.ARETURN);
	}

	private void writeObjectMethod(String name, String descriptor, int opcode) {
		MethodVisitor code = this.writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL, name, descriptor, null,
				null);
		code.visitCode();
		code.visitVarInsn(Opcodes.ALOAD, 0);
		if (name.equals("equals")) {
			code.visitVarInsn(Opcodes.ALOAD, 1);
		}
		Object[] arguments = new Object[2 + this.columns.size()];
		arguments[0] = this.type;
		StringJoiner names = new StringJoiner(";");
		for (int i = 0; i < this.columns.size(); i++) {
			RowColumn column = this.columns.get(i);
			names.add(column.name());
			arguments[i + 2] = new Handle(Opcodes.H_GETFIELD, this.type.getInternalName(), column.name(),
					column.type().type().getDescriptor(), false);
		}
		arguments[1] = names.toString();
		code.visitInvokeDynamicInsn(name, "(" + this.type.getDescriptor() + descriptor.substring(1), BOOTSTRAP,
				arguments);
		code.visitInsn(opcode);
		finish(code);
	}

	private static void finish(MethodVisitor code) {
		code.visitMaxs(0, 0);
		code.visitEnd();
	}

	/**
	 * Index over several columns.
	 *
	 * @param name the name
	 * @param paths the paths of the columns
	 * @param unique whether keys are unique
	 */
	record CompoundKey(String name, List<String> paths, boolean unique) {
	}

}
