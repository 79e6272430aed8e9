package io.github.springdata.memory.jpa.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map.Entry;

import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.jpa.model.PluralModel.OrderItem;

/**
 * Reader of the order in which elements are loaded.
 *
 * @param source the attribute
 */
record OrderReader(AttributeSource source) {

	List<OrderItem> read(PluralModel attribute) {
		OrderBy order = this.source.find(OrderBy.class);
		if (order == null) {
			return List.of();
		}
		if (this.source.has(OrderColumn.class)) {
			this.source.report("has @OrderBy and @OrderColumn; keep one of them");
		}
		ManagedModel elements = elements(attribute);
		return order.value().isBlank() ? natural(elements) : items(order.value(), elements);
	}

	private static @Nullable ManagedModel elements(PluralModel attribute) {
		if (attribute.element() instanceof ElementModel.Entity entity) {
			return entity.relation().target();
		}
		return (attribute.element() instanceof ElementModel.Embedded embedded) ? embedded.embeddable() : null;
	}

	/**
	 * The order by id, or by the element itself.
	 */
	private static List<OrderItem> natural(@Nullable ManagedModel elements) {
		if (elements instanceof EntityModel entity) {
			return Paths.leaves(entity.root().idAttributes())
				.keySet()
				.stream()
				.map((path) -> new OrderItem(path, true))
				.toList();
		}
		return (elements != null) ? List.of() : List.of(new OrderItem("", true));
	}

	private List<OrderItem> items(String text, @Nullable ManagedModel elements) {
		List<OrderItem> items = new ArrayList<>();
		for (String part : text.split(",", -1)) {
			String[] words = part.trim().split("\\s+");
			String last = words[words.length - 1].toUpperCase(Locale.ROOT);
			boolean directed = last.equals("ASC") || last.equals("DESC");
			int names = words.length - (directed ? 1 : 0);
			if (names > 1 || names == 0 && elements != null || words[0].isEmpty()) {
				this.source.report("has @OrderBy(\"%s\"), where '%s' is not a name with ASC or DESC", text,
						part.trim());
				continue;
			}
			String path = path((names == 0) ? "" : words[0], elements);
			if (path != null) {
				items.add(new OrderItem(path, !last.equals("DESC")));
			}
		}
		return List.copyOf(items);
	}

	private @Nullable String path(String name, @Nullable ManagedModel elements) {
		if (elements == null) {
			return name.isEmpty() ? "" : unknown(name, "basic values, which have no attributes");
		}
		AttributeModel attribute = Paths.find(elements, name);
		if (attribute instanceof BasicModel || attribute instanceof ToOneModel) {
			return name;
		}
		String physical = this.source.physical(name);
		return Paths.leaves(elements.attributes())
			.entrySet()
			.stream()
			.filter((leaf) -> leaf.getValue() instanceof BasicModel basic
					&& basic.column().name().equalsIgnoreCase(physical))
			.map(Entry::getKey)
			.findFirst()
			.orElseGet(() -> unknown(name, elements.type().getName()));
	}

	private @Nullable String unknown(String name, String elements) {
		this.source.report("is ordered by '%s', which is no basic attribute of %s; correct @OrderBy", name, elements);
		return null;
	}

}
