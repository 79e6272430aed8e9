package io.github.springdata.memory.store.isolation;

import java.util.Set;

import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.ClassWriter;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.SpringAsmInfo;
import org.springframework.asm.Type;

/**
 * A way to switch off a safeguard of the store, in its compiled form: within a method,
 * uses of some other methods and fields do nothing, or always give the same: what is not
 * boolean is zero or {@code null}, but a method that gives the type that it belongs to
 * gives the object it is called on.
 *
 * @param safeguard what is switched off
 * @param type the simple name of the class
 * @param method the method, or where the lambda expressions stand
 * @param members names of fields that are read, like {@code size}, or written, like
 * {@code =size}, and names of methods with their number of parameters, like {@code put/2}
 * @param occurrence which of the uses in the method, from 1; zero for all
 * @param result what they give if they are boolean
 */
record Mutant(String safeguard, String type, String method, Set<String> members, int occurrence, boolean result) {

	/**
	 * Uses do nothing, or give {@code true}.
	 */
	static Mutant without(String safeguard, String type, String method, String... members) {
		return new Mutant(safeguard, type, method, Set.of(members), 0, true);
	}

	/**
	 * Uses give {@code false}.
	 */
	static Mutant never(String safeguard, String type, String method, String... members) {
		return new Mutant(safeguard, type, method, Set.of(members), 0, false);
	}

	Mutant onlyAt(int occurrence) {
		return new Mutant(this.safeguard, this.type, this.method, this.members, occurrence, this.result);
	}

	/**
	 * The class without the safeguard.
	 * @throws IllegalStateException if there is nothing to switch off
	 */
	byte[] apply(byte[] original) {
		ClassReader reader = new ClassReader(original);
		ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
		ClassEdit edit = new ClassEdit(writer);
		reader.accept(edit, 0);
		if (edit.edits == 0) {
			throw new IllegalStateException("There is no %s in %s.%s any more; adapt the mutant '%s'"
				.formatted(this.members, this.type, this.method, this.safeguard));
		}
		return writer.toByteArray();
	}

	@Override
	public String toString() {
		return this.safeguard;
	}

	private final class ClassEdit extends ClassVisitor {

		private int edits;

		ClassEdit(ClassVisitor target) {
			super(SpringAsmInfo.ASM_VERSION, target);
		}

		@Override
		public MethodVisitor visitMethod(int access, String name, String descriptor, String signature,
				String[] exceptions) {
			MethodVisitor target = super.visitMethod(access, name, descriptor, signature, exceptions);
			boolean affected = name.equals(Mutant.this.method) || name.startsWith("lambda$" + Mutant.this.method + "$");
			return affected ? new MethodEdit(this, target) : target;
		}

	}

	private final class MethodEdit extends MethodVisitor {

		private final ClassEdit owner;

		private int uses;

		MethodEdit(ClassEdit owner, MethodVisitor target) {
			super(SpringAsmInfo.ASM_VERSION, target);
			this.owner = owner;
		}

		@Override
		public void visitMethodInsn(int opcode, String type, String name, String descriptor, boolean isInterface) {
			Type[] parameters = Type.getArgumentTypes(descriptor);
			if (!isAffected("%s/%d".formatted(name, parameters.length))) {
				super.visitMethodInsn(opcode, type, name, descriptor, isInterface);
				return;
			}
			for (int i = parameters.length - 1; i >= 0; i--) {
				visitInsn((parameters[i].getSize() == 2) ? Opcodes.POP2 : Opcodes.POP);
			}
			Type result = Type.getReturnType(descriptor);
			if (opcode != Opcodes.INVOKESTATIC) {
				if (result.equals(Type.getObjectType(type))) {
					return;
				}
				visitInsn(Opcodes.POP);
			}
			pushResultFor(result);
		}

		@Override
		public void visitFieldInsn(int opcode, String type, String name, String descriptor) {
			if (opcode == Opcodes.GETFIELD && isAffected(name)) {
				visitInsn(Opcodes.POP);
				pushResultFor(Type.getType(descriptor));
			}
			else if (opcode == Opcodes.PUTFIELD && isAffected("=" + name)) {
				visitInsn((Type.getType(descriptor).getSize() == 2) ? Opcodes.POP2 : Opcodes.POP);
				visitInsn(Opcodes.POP);
			}
			else {
				super.visitFieldInsn(opcode, type, name, descriptor);
			}
		}

		private boolean isAffected(String member) {
			if (!Mutant.this.members.contains(member)) {
				return false;
			}
			this.uses++;
			boolean affected = Mutant.this.occurrence == 0 || Mutant.this.occurrence == this.uses;
			this.owner.edits += affected ? 1 : 0;
			return affected;
		}

		private void pushResultFor(Type type) {
			switch (type.getSort()) {
				case Type.VOID -> {
				}
				case Type.BOOLEAN -> visitInsn(Mutant.this.result ? Opcodes.ICONST_1 : Opcodes.ICONST_0);
				case Type.INT -> visitInsn(Opcodes.ICONST_0);
				case Type.LONG -> visitInsn(Opcodes.LCONST_0);
				case Type.OBJECT -> visitInsn(Opcodes.ACONST_NULL);
				default -> throw new IllegalStateException("What gives %s cannot be switched off".formatted(type));
			}
		}

	}

}
