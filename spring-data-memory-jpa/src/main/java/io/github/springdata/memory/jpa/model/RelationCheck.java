package io.github.springdata.memory.jpa.model;

import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Locale;

import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinColumns;
import jakarta.persistence.JoinTable;
import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.jpa.model.Problems.Place;

/**
 * Check that the two sides of the relations of an entity fit.
 *
 * @param context the unit
 * @param entity the entity
 */
record RelationCheck(ReaderContext context, EntityModel entity) {

	void run() {
		Paths.leaves(this.entity.ownAttributes()).forEach((path, leaf) -> {
			if (leaf instanceof ToOneModel reference && reference.relation().mappedBy() != null) {
				checkInverse(path, reference, reference.relation(), reference.relation().mappedBy());
			}
		});
		for (PluralModel collection : Paths.collections(this.entity.ownAttributes())) {
			if (collection.element() instanceof ElementModel.Entity element) {
				check(collection, element);
			}
		}
	}

	private void check(PluralModel collection, ElementModel.Entity element) {
		EntityModel target = this.context.model().find(element.relation().type());
		if (collection.mirrored() != null) {
			return;
		}
		if (element.relation().mappedBy() != null) {
			checkInverse(collection.name(), collection, element.relation(), element.relation().mappedBy());
		}
		else if (target != null && collection.link() == PluralModel.Link.TARGET) {
			Paths.leaves(target.attributes()).forEach((path, leaf) -> share(collection, path, leaf));
		}
		else if (target != null && element.manyToMany()) {
			checkOwners(collection, target);
		}
	}

	/**
	 * Notes that a reference of the target is in the columns of this collection.
	 */
	private static void share(PluralModel collection, String path, AttributeModel leaf) {
		List<String> columns = collection.columns().stream().map(ColumnModel::name).toList();
		if (leaf instanceof ToOneModel reference
				&& reference.columns().stream().map(ColumnModel::name).toList().equals(columns)) {
			collection.share(path);
		}
	}

	private Place place(String path) {
		return this.context.problems().of(this.entity.type()).at(path);
	}

	private void checkInverse(String path, AttributeModel inverse, RelationModel relation, String mappedBy) {
		EntityModel target = this.context.model().find(relation.type());
		if (target == null) {
			return;
		}
		AnnotatedElement member = (AnnotatedElement) inverse.member();
		if (this.context.has(member, JoinColumn.class) || this.context.has(member, JoinColumns.class)
				|| this.context.has(member, JoinTable.class)) {
			place(path)
				.report("is mapped by '%s' of %s and has columns of its own; remove mappedBy, or @JoinColumn and "
						+ "@JoinTable", mappedBy, target.type().getName());
		}
		AttributeModel owning = Paths.find(target, mappedBy);
		if (owning == null) {
			place(path).report("is mapped by '%s', but %s has no such attribute; name the attribute that refers to %s",
					mappedBy, target.type().getName(), this.entity.type().getName());
			return;
		}
		checkOwner(place(path), inverse, owning);
	}

	private void checkOwner(Place place, AttributeModel inverse, AttributeModel owning) {
		RelationModel relation = relation(owning);
		String name = "'%s' of %s".formatted(owning.name(), owning.owner().type().getName());
		if (relation == null || !fits(inverse, owning)) {
			place.report("is mapped by %s, which is not the other side of such a relation; %s", name, remedy(inverse));
			return;
		}
		if (relation.mappedBy() != null) {
			place.report("is mapped by %s, which is mapped by '%s' itself; remove mappedBy from the side that owns the "
					+ "relation", name, relation.mappedBy());
		}
		if (!refersToThis(relation)) {
			place.report("is mapped by %s, which refers to %s and not to %s; name the attribute that does", name,
					relation.type().getName(), this.entity.type().getName());
		}
		RelationModel own = relation(inverse);
		if (own != null && own.deleteCascades() && owning instanceof ToOneModel reference) {
			reference.deleteWithTarget();
		}
	}

	/**
	 * Whether a relation is to this entity, or to another one of the same table.
	 */
	private boolean refersToThis(RelationModel relation) {
		EntityModel other = this.context.model().find(relation.type());
		return relation.type().isAssignableFrom(this.entity.type())
				|| this.entity.type().isAssignableFrom(relation.type())
				|| other != null && other.table().name().equalsIgnoreCase(this.entity.table().name());
	}

	private static boolean fits(AttributeModel inverse, AttributeModel owning) {
		if (inverse instanceof ToOneModel) {
			return owning instanceof ToOneModel;
		}
		boolean manyToMany = ((PluralModel) inverse).element() instanceof ElementModel.Entity entity
				&& entity.manyToMany();
		return manyToMany ? owning instanceof PluralModel other
				&& other.element() instanceof ElementModel.Entity element && element.manyToMany()
				: owning instanceof ToOneModel;
	}

	private static String remedy(AttributeModel inverse) {
		if (inverse instanceof ToOneModel) {
			return "name an attribute with @OneToOne";
		}
		boolean manyToMany = ((PluralModel) inverse).element() instanceof ElementModel.Entity entity
				&& entity.manyToMany();
		return manyToMany ? "name an attribute with @ManyToMany" : "name an attribute with @ManyToOne";
	}

	static @Nullable RelationModel relation(AttributeModel attribute) {
		if (attribute instanceof ToOneModel reference) {
			return reference.relation();
		}
		return (attribute instanceof PluralModel plural && plural.element() instanceof ElementModel.Entity entity)
				? entity.relation() : null;
	}

	/**
	 * Finds the collection of the other side that owns the same table: one of both stores
	 * the links, the other one shows and writes them there.
	 */
	private void checkOwners(PluralModel collection, EntityModel target) {
		for (PluralModel other : Paths.collections(target.attributes())) {
			RelationModel back = relation(other);
			if (other != collection && other.link() == PluralModel.Link.OWNER && back != null
					&& back.type() == this.entity.type() && collection.table() != null
					&& collection.table().equalsIgnoreCase(other.table())) {
				mirror(collection, other, target);
			}
		}
	}

	private void mirror(PluralModel collection, PluralModel other, EntityModel target) {
		boolean later = this.entity.type().getName().compareTo(target.type().getName()) > 0;
		boolean opposite = names(collection.columns()).equals(names(other.elementColumns()))
				&& names(collection.elementColumns()).equals(names(other.columns()));
		boolean shown = opposite && canShow(collection, other, target);
		boolean shows = opposite && canShow(other, collection, this.entity);
		if (shown && (later || !shows)) {
			collection.mirror(other);
		}
		else if (shows) {
			other.mirror(collection);
		}
		else if (!later) {
			place(collection.name()).report(
					"and '%s' of %s both own the relation in table '%s'; add mappedBy to one of them", other.name(),
					target.type().getName(), collection.table());
		}
	}

	private static List<String> names(List<ColumnModel> columns) {
		return columns.stream().map((column) -> column.name().toLowerCase(Locale.ROOT)).toList();
	}

	/**
	 * Whether a collection has nothing of its own that the other one would have to store.
	 */
	private static boolean canShow(PluralModel collection, PluralModel owner, EntityModel entity) {
		return !collection.isOrdered() && !collection.container().isMap() && !owner.container().isMap()
				&& entity.find(owner.name()) == owner;
	}

}
