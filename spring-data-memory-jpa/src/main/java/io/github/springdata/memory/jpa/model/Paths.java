package io.github.springdata.memory.jpa.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Paths of attributes through embeddables.
 */
final class Paths {

	private Paths() {
	}

	/**
	 * Finds an attribute.
	 * @param path names of attributes with dots between them
	 * @return the attribute, or {@code null} if there is none
	 */
	static @Nullable AttributeModel find(ManagedModel owner, String path) {
		int dot = path.indexOf('.');
		AttributeModel attribute = owner.find((dot < 0) ? path : path.substring(0, dot));
		if (dot < 0 || attribute == null) {
			return attribute;
		}
		return (attribute instanceof EmbeddedModel embedded) ? find(embedded.embeddable(), path.substring(dot + 1))
				: null;
	}

	/**
	 * All attributes with a single value that is not embedded, by their paths.
	 */
	static Map<String, AttributeModel> leaves(List<AttributeModel> attributes) {
		Map<String, AttributeModel> leaves = new LinkedHashMap<>();
		collect("", attributes, leaves);
		return leaves;
	}

	private static void collect(String prefix, List<AttributeModel> attributes, Map<String, AttributeModel> leaves) {
		for (AttributeModel attribute : attributes) {
			String path = prefix + attribute.name();
			if (attribute instanceof EmbeddedModel embedded) {
				collect(path + ".", embedded.embeddable().attributes(), leaves);
			}
			else if (!(attribute instanceof PluralModel)) {
				leaves.put(path, attribute);
			}
		}
	}

	/**
	 * All collections, also those of embeddables.
	 */
	static List<PluralModel> collections(List<AttributeModel> attributes) {
		List<PluralModel> collections = new ArrayList<>();
		for (AttributeModel attribute : attributes) {
			if (attribute instanceof PluralModel plural) {
				collections.add(plural);
			}
			if (attribute instanceof EmbeddedModel embedded) {
				collections.addAll(collections(embedded.embeddable().attributes()));
			}
		}
		return collections;
	}

	/**
	 * The columns of attributes, without those of inverse sides and collections.
	 */
	static List<ColumnModel> columns(List<AttributeModel> attributes) {
		List<ColumnModel> columns = new ArrayList<>();
		for (AttributeModel leaf : leaves(attributes).values()) {
			columns.addAll(columns(leaf));
		}
		return columns;
	}

	static List<ColumnModel> columns(AttributeModel leaf) {
		if (leaf instanceof ToOneModel reference) {
			return reference.columns();
		}
		return (leaf instanceof BasicModel basic) ? List.of(basic.column()) : columns(List.of(leaf));
	}

}
