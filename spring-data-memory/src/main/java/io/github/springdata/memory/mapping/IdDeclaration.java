package io.github.springdata.memory.mapping;

import org.jspecify.annotations.Nullable;

/**
 * Source of ids, as annotations declare it.
 *
 * @param strategy the strategy
 * @param generator the name of a generator, empty for none
 */
record IdDeclaration(IdStrategy strategy, String generator) {

	static final IdDeclaration DEFAULT = new IdDeclaration(IdStrategy.AUTO, "");

	static final IdDeclaration ASSIGNED = new IdDeclaration(IdStrategy.ASSIGNED, "");

	/**
	 * Says why ids of a type cannot come from here.
	 * @param id the id property
	 * @return the problem, or {@code null} if they can
	 */
	@Nullable String problem(MemoryPersistentProperty id) {
		if (!this.generator.isEmpty() && this.strategy != IdStrategy.AUTO) {
			return "Id '%s' has both strategy %s and generator '%s'; remove one of them".formatted(id.getName(),
					this.strategy, this.generator);
		}
		return this.strategy.supports(id.getType()) ? null
				: "Id '%s' is of type %s, which strategy %s does not support; use another strategy or a generator"
					.formatted(id.getName(), id.getType().getTypeName(), this.strategy);
	}

}
