package io.github.springdata.memory.jpa.model;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;

import io.github.springdata.memory.jpa.model.PluralModel.Container;
import io.github.springdata.memory.jpa.model.PluralModel.Plurality;

/**
 * Reader of an attribute with many values.
 *
 * @param source the attribute
 */
record PluralReader(AttributeSource source) {

	private static final Map<Class<?>, Container> CONTAINERS = Map.of(Collection.class, Container.COLLECTION,
			List.class, Container.LIST, Set.class, Container.SET, SortedSet.class, Container.SORTED_SET,
			NavigableSet.class, Container.SORTED_SET, Map.class, Container.MAP, SortedMap.class, Container.SORTED_MAP,
			NavigableMap.class, Container.SORTED_MAP, Iterable.class, Container.COLLECTION);

	/**
	 * What all three annotations say.
	 */
	private record Declared(Class<?> target, FetchType fetch, CascadeType[] cascade, String mappedBy,
			boolean orphanRemoval, boolean manyToMany) {

		static Declared of(AttributeSource source) {
			OneToMany oneToMany = source.find(OneToMany.class);
			if (oneToMany != null) {
				return of(oneToMany);
			}
			ManyToMany manyToMany = source.find(ManyToMany.class);
			if (manyToMany != null) {
				return of(manyToMany);
			}
			ElementCollection elements = source.find(ElementCollection.class);
			boolean typed = elements != null && elements.targetClass() != void.class;
			return new Declared((typed && elements != null) ? elements.targetClass() : void.class,
					(elements != null) ? elements.fetch() : FetchType.LAZY, new CascadeType[0], "", false, false);
		}

		private static Declared of(OneToMany relation) {
			return new Declared(relation.targetEntity(), relation.fetch(), relation.cascade(), relation.mappedBy(),
					relation.orphanRemoval(), false);
		}

		private static Declared of(ManyToMany relation) {
			return new Declared(relation.targetEntity(), relation.fetch(), relation.cascade(), relation.mappedBy(),
					false, true);
		}

	}

	@Nullable PluralModel read() {
		Container container = CONTAINERS.get(this.source.member().rawType());
		if (container == null) {
			this.source.report("has values of %s; declare it as Collection, List, Set or Map, whose implementation is "
					+ "chosen when it is loaded", this.source.member().rawType().getName());
			return null;
		}
		Declared declared = Declared.of(this.source);
		ResolvableType type = elementType(container, declared.target());
		return (type != null) ? read(container, declared, type) : null;
	}

	private @Nullable PluralModel read(Container container, Declared declared, ResolvableType type) {
		Overrides overrides = this.source.scope()
			.overrides()
			.within(this.source.context(), this.source.member().element(), this.source.name() + ".");
		ElementModel element = this.source.has(ElementCollection.class) ? element(type, overrides)
				: entity(type.resolve(Object.class), declared);
		MapKeyReader keys = new MapKeyReader(this.source, overrides);
		ElementModel key = (container.isMap() && !keys.isAttribute()) ? keys.read() : null;
		if (element == null || container.isMap() && key == null && !keys.isAttribute()) {
			return null;
		}
		overrides.reportUnused(this.source.place(), Set.of("key", "value", "element")::contains);
		return complete(new PluralModel(this.source.declaration(declared.fetch()), container, element,
				new Plurality(PluralColumns.link(this.source, declared.mappedBy()), key,
						container.isMap() ? keys.attribute() : null, List.of(), this.source.has(OrderColumn.class),
						null, List.of(), List.of(), List.of(), List.of())));
	}

	private PluralModel complete(PluralModel attribute) {
		if (this.source.scope().entity() != null) {
			PluralColumns columns = new PluralColumns(this.source, this.source.scope().entity());
			this.source.context().later().add(() -> columns.complete(attribute));
		}
		return attribute;
	}

	private @Nullable ResolvableType elementType(Container container, Class<?> target) {
		if (target != void.class) {
			return ResolvableType.forClass(target);
		}
		boolean map = container.isMap();
		Class<?> collection = map ? Map.class
				: (this.source.member().rawType() == Iterable.class) ? Iterable.class : Collection.class;
		ResolvableType type = this.source.member().argument(collection, map ? 1 : 0);
		if (type.resolve() == null) {
			this.source.report("does not say what its elements are; declare a type argument, or %s",
					this.source.has(ElementCollection.class) ? "targetClass" : "targetEntity");
			return null;
		}
		return type;
	}

	private @Nullable ElementModel entity(Class<?> target, Declared declared) {
		if (this.source.has(CollectionTable.class)) {
			this.source.report("has @CollectionTable, which is for @ElementCollection; use @JoinTable");
		}
		RelationModel relation = new RelationReader(this.source).read(target, declared.mappedBy(), declared.cascade(),
				declared.orphanRemoval());
		return (relation != null) ? new ElementModel.Entity(relation, declared.manyToMany()) : null;
	}

	private @Nullable ElementModel element(ResolvableType type, Overrides overrides) {
		Class<?> element = type.resolve(Object.class);
		if (this.source.context().isEntity(element)) {
			this.source.report("is an @ElementCollection of the entity %s; annotate it with @OneToMany or @ManyToMany",
					element.getName());
			return null;
		}
		ElementReader reader = new ElementReader(this.source, overrides);
		return reader.read(type, ElementReader.Part.ofValues(this.source), "value.", "element.", "");
	}

}
