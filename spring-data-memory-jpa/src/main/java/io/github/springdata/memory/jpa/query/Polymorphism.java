package io.github.springdata.memory.jpa.query;

import java.util.ArrayList;
import java.util.List;

import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.query.syntax.Selection;
import io.github.springdata.memory.query.syntax.Selection.Source;

/**
 * Selections from classes and interfaces that several entities are of, as Hibernate has
 * them: one selection for each entity.
 */
final class Polymorphism {

	private final Lowering lowering;

	Polymorphism(Lowering lowering) {
		this.lowering = lowering;
	}

	/**
	 * The selections that a selection stands for, whose results come one after the other.
	 */
	List<Selection> expand(Selection selection) {
		if (selection.body() instanceof Selection.QueryBlock block) {
			for (int i = 0; i < block.sources().size(); i++) {
				List<EntityModel> entities = entities(block, i);
				if (entities.size() > 1) {
					return expand(selection, block, i, entities);
				}
			}
		}
		return List.of(selection);
	}

	private List<EntityModel> entities(Selection.QueryBlock block, int index) {
		Source source = block.sources().get(index);
		String name = String.join(".", source.target());
		boolean joined = source.origin() != null || source.target().isEmpty()
				|| block.sources()
					.subList(0, index)
					.stream()
					.anyMatch((before) -> before.variable().equalsIgnoreCase(source.target().get(0)));
		return (joined || this.lowering.find(name) != null) ? List.of() : this.lowering.below(name);
	}

	private List<Selection> expand(Selection selection, Selection.QueryBlock block, int index,
			List<EntityModel> entities) {
		Source source = block.sources().get(index);
		if (selection.limit() != null || selection.offset() != null) {
			throw this.lowering.failure(source.location(),
					"'limit' and 'offset' do not go with '%s', the class of several entities; call setMaxResults and setFirstResult"
						.formatted(source.path()));
		}
		List<Selection> all = new ArrayList<>();
		for (EntityModel entity : entities) {
			List<Source> sources = new ArrayList<>(block.sources());
			sources.set(index, new Source(source.kind(), null, List.of(entity.name()), source.subclass(),
					source.variable(), source.on(), source.fetch(), source.location()));
			Selection.QueryBlock one = new Selection.QueryBlock(block.distinct(), block.items(), sources, block.where(),
					block.groupBy(), block.having());
			all.addAll(expand(new Selection(one, selection.orders(), null, null)));
		}
		return all;
	}

}
