package io.github.springdata.memory.mapping.state;

import java.util.Optional;

/**
 * Copier of what an {@link Optional} holds.
 */
final class OptionalCopier implements Copier {

	@Override
	public Object copy(Object source, boolean frozen, CopyRun run) {
		Object content = ((Optional<?>) source).orElse(null);
		Object copy = run.copy(content, frozen);
		return (copy != content) ? Optional.ofNullable(copy) : source;
	}

	@Override
	public boolean same(Object a, Object b, Comparison comparison) {
		return b instanceof Optional<?> other && comparison.same(((Optional<?>) a).orElse(null), other.orElse(null));
	}

}
