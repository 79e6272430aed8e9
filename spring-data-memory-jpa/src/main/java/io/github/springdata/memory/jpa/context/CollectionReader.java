package io.github.springdata.memory.jpa.context;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.ElementModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.PluralModel;
import io.github.springdata.memory.jpa.row.Row;
import jakarta.persistence.FetchType;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;

/**
 * Reader of collections and maps.
 */
final class CollectionReader {

	private final PersistenceContext context;

	private final InstanceReader instances;

	CollectionReader(PersistenceContext context, InstanceReader instances) {
		this.context = context;
		this.instances = instances;
	}

	/**
	 * Creates the collection of an instance, to be read when it is first asked for, or as
	 * soon as all instances around are there.
	 */
	Object attach(ManagedEntity owner, PluralModel plural, String name, @Nullable Object stored) {
		LazyContent lazy = lazy(owner, plural, name, stored);
		if (plural.element() instanceof ElementModel.Entity element
				&& Relations.isTracked(plural, element.relation())) {
			owner.note(plural, () -> {
				lazy.load();
				return lazy.source().loaded();
			});
		}
		if (!plural.type().isInstance(lazy)) {
			return plain(plural, lazy);
		}
		if (plural.fetch() == FetchType.EAGER) {
			this.context.later(lazy::load);
		}
		return lazy;
	}

	/**
	 * A collection of a class that the attribute names, filled later.
	 */
	@SuppressWarnings("unchecked")
	private Object plain(PluralModel plural, LazyContent lazy) {
		try {
			Constructor<?> constructor = ReflectionUtils.accessibleConstructor(plural.type());
			Object collection = constructor.newInstance();
			this.context.later(() -> {
				if (collection instanceof Map<?, ?> map) {
					((Map<Object, Object>) map).putAll((Map<?, ?>) lazy);
				}
				else {
					((Collection<Object>) collection).addAll((Collection<?>) lazy);
				}
			});
			return collection;
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(
					"No instance of the collection %s of %s can be made".formatted(plural.type().getName(), plural),
					ex);
		}
	}

	private LazyContent lazy(ManagedEntity owner, PluralModel plural, String name, @Nullable Object stored) {
		return switch (plural.container()) {
			case COLLECTION, LIST -> new LazyList<>(source(owner, plural, name, stored, Function.identity()));
			case SET -> new LazySet<>(source(owner, plural, name, stored, LinkedHashSet::new));
			case SORTED_SET -> new LazySortedSet<>(source(owner, plural, name, stored, TreeSet::new));
			case MAP -> new LazyMap<>(entries(owner, plural, name, stored, Function.identity()));
			case SORTED_MAP -> new LazySortedMap<>(entries(owner, plural, name, stored, TreeMap::new));
		};
	}

	private <C> ContentSource<C> source(ManagedEntity owner, PluralModel plural, String name, @Nullable Object stored,
			Function<List<Object>, C> form) {
		return new ContentSource<>(name, stored, () -> form
			.apply(this.context.reading(owner, plural, (managed, reader) -> reader.elements(managed, plural, stored))));
	}

	private <C> ContentSource<C> entries(ManagedEntity owner, PluralModel plural, String name, @Nullable Object stored,
			Function<Map<Object, Object>, C> form) {
		return new ContentSource<>(name, stored, () -> form
			.apply(this.context.reading(owner, plural, (managed, reader) -> reader.entries(managed, plural, stored))));
	}

	List<Object> elements(ManagedEntity owner, PluralModel plural, @Nullable Object stored) {
		List<Object> elements = new ArrayList<>();
		if (plural.link() != PluralModel.Link.OWNER) {
			TargetPlan plan = this.context.unit().plan(plural);
			for (Row row : rows(owner, plan)) {
				add(this.context.read(plan.type(), row), elements);
			}
		}
		else if (stored != null) {
			addStored(owner, plural, (List<?>) stored, elements);
		}
		this.context.fill();
		sort(elements, plural);
		return elements;
	}

	private void addStored(ManagedEntity owner, PluralModel plural, List<?> stored, List<Object> elements) {
		HiddenReferences hidden = new HiddenReferences(this.context);
		for (Object id : stored) {
			if (hidden.isHidden(plural, id)) {
				continue;
			}
			if (plural.element() instanceof ElementModel.Entity model) {
				add(this.context.referred(model.relation().target(), id), elements);
				continue;
			}
			Object element = element(owner, plural.element(), id);
			if (element != null) {
				elements.add(element);
			}
		}
	}

	private static void add(ManagedEntity element, List<Object> elements) {
		if (!element.isRemoved()) {
			elements.add(element.instance());
		}
	}

	Map<Object, Object> entries(ManagedEntity owner, PluralModel plural, @Nullable Object stored) {
		Map<Object, Object> entries = new LinkedHashMap<>();
		ElementModel key = plural.key();
		if (plural.keyAttribute() != null) {
			elements(owner, plural, stored).forEach((element) -> entries.put(key(plural, element), element));
		}
		else if (plural.link() == PluralModel.Link.OWNER) {
			Map<?, ?> map = (stored != null) ? (Map<?, ?>) stored : Map.of();
			HiddenReferences hidden = new HiddenReferences(this.context);
			map.forEach((k, v) -> {
				if (!hidden.isHidden(plural, v)) {
					entries.put(element(owner, Objects.requireNonNull(key), k), element(owner, plural.element(), v));
				}
			});
		}
		else {
			TargetPlan plan = this.context.unit().plan(plural);
			for (Row row : rows(owner, plan)) {
				entries.put(element(owner, Objects.requireNonNull(key), Objects.requireNonNull(row.get(plan.key()))),
						this.context.load(plan.type(), row));
			}
		}
		return entries;
	}

	private static Object key(PluralModel plural, Object element) {
		EntityModel target = target(plural);
		String name = Objects.requireNonNull(plural.keyAttribute());
		AttributeModel attribute = name.isEmpty() ? target.id().single() : Objects.requireNonNull(target.find(name));
		return Objects.requireNonNull(attribute.access().get(element));
	}

	private static EntityModel target(PluralModel plural) {
		return ((ElementModel.Entity) plural.element()).relation().target();
	}

	/**
	 * The rows of the elements, where these, or the rows of the other side, have links.
	 */
	private List<Row> rows(ManagedEntity owner, TargetPlan plan) {
		return plan.elements(this.context.rowsBy(plan.type(), plan.path(), Objects.requireNonNull(owner.id())));
	}

	private @Nullable Object element(ManagedEntity owner, ElementModel model, Object stored) {
		if (model instanceof ElementModel.Basic basic) {
			return basic.form().toJava(stored);
		}
		if (model instanceof ElementModel.Embedded nested) {
			return this.instances.embedded(owner, nested.embeddable(), (Row) stored, true);
		}
		Object element = this.context.reference(((ElementModel.Entity) model).relation().target(), stored);
		this.context.fill();
		return element;
	}

	private static void sort(List<Object> elements, PluralModel plural) {
		if (!plural.orderBy().isEmpty()) {
			elements.sort(new AttributeOrder(plural));
		}
	}

}
