package io.github.springdata.memory.mapping;

import io.github.springdata.memory.mapping.state.Proxies;
import io.github.springdata.memory.mapping.state.Copiers;
import io.github.springdata.memory.mapping.state.CopyingEntityState;
import io.github.springdata.memory.mapping.state.EntityState;
import io.github.springdata.memory.mapping.state.PropertyReader;

import org.jspecify.annotations.Nullable;

import org.springframework.data.core.TypeInformation;
import org.springframework.data.mapping.PersistentEntity;
import org.springframework.data.mapping.model.Property;
import org.springframework.data.mapping.model.SimpleTypeHolder;

/**
 * The twin of a mapping context for the mode {@link UnitOfWorkMode#SHARED}. Its entities
 * read the paths of instances and of {@link SharedRow}s alike.
 */
final class SharingMappingContext extends MemoryMappingContext {

	private final MemoryMappingContext twin;

	SharingMappingContext(MemoryMappingContext twin) {
		super(twin.getStoredForms());
		this.twin = twin;
		setSimpleTypeHolder(twin.getSimpleTypes());
	}

	@Override
	public MemoryMappingContext forUnitOfWork(UnitOfWorkMode mode) {
		return (mode == UnitOfWorkMode.SHARED) ? this : this.twin;
	}

	@Override
	Copiers createCopiers() {
		return Copiers.sharing(getStoredForms(), this::isEntity);
	}

	private boolean isEntity(Class<?> type) {
		if (Proxies.isProxy(type)) {
			return false;
		}
		MemoryPersistentEntity<?> entity = getPersistentEntity(type);
		return entity != null && entity.hasIdProperty();
	}

	@Override
	EntityState createState(Class<?> type) {
		return new SharedEntityState(new CopyingEntityState(type, getCopiers()));
	}

	@Override
	@Nullable String claimTable(MemoryPersistentEntity<?> entity) {
		return this.twin.claimTable(entity);
	}

	@Override
	boolean hasTable(Class<?> type) {
		return this.twin.hasTable(type);
	}

	@Override
	EntityCopies getCopies() {
		return this.twin.getCopies();
	}

	@Override
	protected <T> MemoryPersistentEntity<T> createPersistentEntity(TypeInformation<T> typeInformation) {
		Proxies.refuse(typeInformation.getType());
		return new SharedEntity<>(typeInformation, this);
	}

	@Override
	protected MemoryPersistentProperty createPersistentProperty(Property property, MemoryPersistentEntity<?> owner,
			SimpleTypeHolder simpleTypeHolder) {
		return new SharedProperty(property, owner, simpleTypeHolder);
	}

	private static final class SharedEntity<T> extends BasicMemoryPersistentEntity<T> {

		SharedEntity(TypeInformation<T> information, SharingMappingContext context) {
			super(information, context);
		}

		@Override
		public boolean isInstance(Object row) {
			return super.isInstance(SharedRow.instanceOf(row));
		}

		@Override
		PathReader ofRow(PathReader path) {
			return SharedPath.ofInstance(path);
		}

		@Override
		PathReader ofSavedState(PathReader path) {
			return SharedPath.ofSavedState(path);
		}

		@Override
		Class<?> getRowType() {
			return SharedRow.class;
		}

	}

	/**
	 * A property of which the id and the version of a row are those that were saved.
	 */
	private static final class SharedProperty extends BasicMemoryPersistentProperty {

		SharedProperty(Property property, PersistentEntity<?, MemoryPersistentProperty> owner,
				SimpleTypeHolder simpleTypeHolder) {
			super(property, owner, simpleTypeHolder);
		}

		@Override
		PropertyReader createReader() {
			PropertyReader reader = super.createReader();
			boolean ofRow = isIdProperty() || isVersionProperty();
			return ofRow ? (bean) -> reader.read(SharedRow.stateOf(bean)) : reader;
		}

	}

}
