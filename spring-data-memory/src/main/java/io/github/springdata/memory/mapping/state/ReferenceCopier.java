package io.github.springdata.memory.mapping.state;

/**
 * Copier that leaves objects that are not part of the state as they are: they are shared,
 * and compared by identity.
 */
final class ReferenceCopier implements Copier {

	static final ReferenceCopier INSTANCE = new ReferenceCopier();

	private ReferenceCopier() {
	}

	@Override
	public Object copy(Object source, boolean frozen, CopyRun run) {
		return source;
	}

	@Override
	public boolean same(Object a, Object b, Comparison comparison) {
		return a == b;
	}

}
