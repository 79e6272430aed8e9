package io.github.springdata.memory.jpa.relational;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.ElementModel;
import io.github.springdata.memory.jpa.model.EmbeddedModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.PluralModel;

import jakarta.persistence.InheritanceType;

/**
 * Tables of a database that the mapping of entities names.
 */
final class EntityTables {

	private EntityTables() {
	}

	/**
	 * The tables of entities and of their collections.
	 * @return the names, compared without regard to case
	 */
	static Set<String> of(Collection<EntityModel> entities) {
		Set<String> tables = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		for (EntityModel entity : entities) {
			tables.add(entity.table().name());
			tables.addAll(entity.table().secondary().keySet());
			addCollections(entity.ownAttributes(), tables);
		}
		return tables;
	}

	/**
	 * The tables of an entity and of all entities below it.
	 */
	static Set<String> ofHierarchy(EntityModel entity) {
		Set<String> tables = of(List.of(entity));
		entity.children().forEach((child) -> tables.addAll(ofHierarchy(child)));
		return tables;
	}

	private static void addCollections(List<AttributeModel> attributes, Set<String> tables) {
		for (AttributeModel attribute : attributes) {
			if (attribute instanceof EmbeddedModel nested) {
				addCollections(nested.embeddable().attributes(), tables);
			}
			if (attribute instanceof PluralModel plural && plural.table() != null) {
				tables.add(plural.table());
			}
		}
	}

	/**
	 * The table of the attributes that an entity declares.
	 */
	static String own(EntityModel entity) {
		return ((entity.inheritance() == InheritanceType.SINGLE_TABLE) ? entity.root() : entity).table().name();
	}

	/**
	 * The table that has the columns of a collection that has no table: that of its
	 * elements.
	 */
	static String target(PluralModel collection) {
		return own(((ElementModel.Entity) collection.element()).relation().target());
	}

}
