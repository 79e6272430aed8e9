package io.github.springdata.memory.jpa.model;

import java.util.HashMap;
import java.util.Map;

/**
 * Check that the entities of a hierarchy have different discriminators.
 *
 * @param context the unit
 */
record DiscriminatorCheck(ReaderContext context) {

	void run() {
		Map<String, EntityModel> first = new HashMap<>();
		for (EntityModel entity : this.context.model().entities()) {
			if (entity.discriminator() == null || entity.isAbstract()) {
				continue;
			}
			EntityModel other = first.putIfAbsent(entity.root().type().getName() + " " + entity.discriminator(),
					entity);
			if (other != null) {
				this.context.problems()
					.of(entity.type())
					.report("has the discriminator '%s' of %s; give one of them another @DiscriminatorValue",
							entity.discriminator(), other.type().getName());
			}
		}
	}

}
