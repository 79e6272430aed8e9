package io.github.springdata.memory.mapping;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import io.github.springdata.memory.mapping.state.Proxies;
import io.github.springdata.memory.mapping.state.Copiers;
import io.github.springdata.memory.mapping.state.CopyingEntityState;
import io.github.springdata.memory.mapping.state.EntityState;
import io.github.springdata.memory.mapping.state.StoredForms;
import io.github.springdata.memory.mapping.state.ValueTypes;
import io.github.springdata.memory.store.TableDefinition;
import org.jspecify.annotations.Nullable;

import org.springframework.data.core.TypeInformation;
import org.springframework.data.domain.ManagedTypes;
import org.springframework.data.mapping.MappingException;
import org.springframework.data.mapping.PersistentPropertyPaths;
import org.springframework.data.mapping.context.AbstractMappingContext;
import org.springframework.data.mapping.model.Property;
import org.springframework.data.mapping.model.SimpleTypeHolder;
import org.springframework.data.util.Lazy;
import org.springframework.util.Assert;

/**
 * Registry of all entities and the objects nested in them. Entities that are given as
 * managed types are checked when the context is initialized, others when first used.
 */
public class MemoryMappingContext extends AbstractMappingContext<MemoryPersistentEntity<?>, MemoryPersistentProperty> {

	private final StoredForms forms;

	private final Copiers copiers;

	private final Lazy<MemoryMappingContext> sharing = Lazy.of(() -> new SharingMappingContext(this));

	private final Map<String, Class<?>> tables = new ConcurrentHashMap<>();

	private final EntityCopies copies = new EntityCopies();

	private ManagedTypes managedTypes = ManagedTypes.empty();

	private SimpleTypeHolder simpleTypes = MemorySimpleTypes.HOLDER;

	/**
	 * Creates a context without entities; they are added as they are asked for.
	 */
	public MemoryMappingContext() {
		this(new StoredForms());
	}

	/**
	 * Creates a context without entities, some of whose values are stored in another
	 * form.
	 * @param conversions convert to the stored form and back
	 */
	public MemoryMappingContext(MemoryCustomConversions conversions) {
		this();
		setCustomConversions(conversions);
	}

	/**
	 * Sets which values are stored in another form.
	 * @param conversions convert to the stored form and back
	 * @throws IllegalStateException if there are entities already
	 */
	public final void setCustomConversions(MemoryCustomConversions conversions) {
		Assert.notNull(conversions, "Conversions must not be null");
		Assert.state(getPersistentEntities().isEmpty(),
				"Conversions must be set before there are entities; give them to the constructor");
		this.forms.use(conversions);
		setSimpleTypeHolder(conversions.getSimpleTypeHolder());
	}

	/**
	 * Whether conversions were set.
	 * @return {@code true} if some values may be stored in another form
	 */
	public boolean hasCustomConversions() {
		return !this.forms.isEmpty();
	}

	StoredForms getStoredForms() {
		return this.forms;
	}

	MemoryMappingContext(StoredForms forms) {
		this.forms = forms;
		this.copiers = createCopiers();
		setSimpleTypeHolder(MemorySimpleTypes.HOLDER);
	}

	Copiers createCopiers() {
		return Copiers.refusing(this.forms, this::refusal);
	}

	@Override
	public void setSimpleTypeHolder(SimpleTypeHolder simpleTypes) {
		super.setSimpleTypeHolder(simpleTypes);
		this.simpleTypes = simpleTypes;
	}

	SimpleTypeHolder getSimpleTypes() {
		return this.simpleTypes;
	}

	@Override
	public void setManagedTypes(ManagedTypes managedTypes) {
		super.setManagedTypes(managedTypes);
		this.managedTypes = managedTypes;
	}

	/**
	 * Adds the managed types and checks them.
	 * @throws InvalidEntityException if the mapping of one of them has problems
	 */
	@Override
	public void initialize() {
		super.initialize();
		this.managedTypes.forEach(this::getEntity);
	}

	/**
	 * Returns the entity for a type, checked.
	 * @param <T> the type
	 * @param type a class or record with an id
	 * @return the entity
	 * @throws InvalidEntityException if the mapping of the type has problems
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if it is the
	 * class of a proxy
	 */
	public <T> MemoryPersistentEntity<T> getEntity(Class<T> type) {
		Assert.notNull(type, "Type must not be null");
		MemoryPersistentEntity<T> entity = require(type);
		UnitOfWorkMode declared = entity.getUnitOfWork();
		MemoryMappingContext other = (declared != null) ? forUnitOfWork(declared) : this;
		if (other != this) {
			return other.getEntity(type);
		}
		entity.getTableDefinition();
		return entity;
	}

	@SuppressWarnings("unchecked")
	private <T> MemoryPersistentEntity<T> require(Class<T> type) {
		try {
			return (MemoryPersistentEntity<T>) getRequiredPersistentEntity(type);
		}
		catch (MappingException ex) {
			Proxies.refuse(type);
			throw ex;
		}
	}

	/**
	 * Returns the context with rows as a mode has them. In the mode
	 * {@link UnitOfWorkMode#SHARED} rows are not instances of the types, but
	 * {@link SharedRow}s. A mode that an entity itself declares takes precedence.
	 * @param mode the mode
	 * @return the same context for all modes with one form of rows, perhaps this one
	 */
	public MemoryMappingContext forUnitOfWork(UnitOfWorkMode mode) {
		Assert.notNull(mode, "Mode must not be null");
		return (mode == UnitOfWorkMode.SHARED) ? this.sharing.get() : this;
	}

	/**
	 * Finds properties of an entity and of all objects nested in it that are described
	 * here. Collections within collections are not.
	 */
	@Override
	public <T> PersistentPropertyPaths<T, MemoryPersistentProperty> findPersistentPropertyPaths(Class<T> type,
			Predicate<? super MemoryPersistentProperty> predicate) {
		return doFindPersistentPropertyPaths(type, predicate,
				(property) -> !property.isAssociation() && getPersistentEntity(property) != null);
	}

	/**
	 * A value of a property, or one to compare with, that nobody else can change. To be
	 * asked for whatever is kept longer than the call that it came with.
	 * @param value the value
	 * @return the value itself if it is immutable, else a copy, made as in stored rows;
	 * of a class that cannot be stored the value itself
	 */
	public Object own(Object value) {
		Class<?> type = value.getClass();
		return (type == String.class || type == Long.class || type == Integer.class) ? value : this.copiers.own(value);
	}

	/**
	 * Defines the table of an entity when it is first used.
	 * @param entity an entity of this context
	 * @return the table of the entity, without that of its topmost class
	 * @throws InvalidEntityException if the mapping has problems
	 */
	protected TableDefinition defineTable(MemoryPersistentEntity<?> entity) {
		return new EntityValidation(this, (BasicMemoryPersistentEntity<?>) entity, new LinkedHashSet<>()).validate();
	}

	EntityState createState(Class<?> type) {
		return new CopyingEntityState(type, this.copiers);
	}

	Copiers getCopiers() {
		return this.copiers;
	}

	/**
	 * Reserves the name of an entity's table for its topmost class.
	 * @return the problem if another class has it
	 */
	@Nullable String claimTable(MemoryPersistentEntity<?> entity) {
		Class<?> owner = this.tables.putIfAbsent(entity.getTableName(), entity.getTableType());
		return (owner == null || owner == entity.getTableType()) ? null
				: "Table '%s' belongs to %s already; name another table with @MemoryEntity"
					.formatted(entity.getTableName(), owner.getName());
	}

	/**
	 * Whether a class is known to have a table, without a look into a store.
	 * @param type the topmost class of a table
	 */
	boolean hasTable(Class<?> type) {
		return MappingAnnotations.isEntity(type) || this.tables.containsValue(type)
				|| this.managedTypes.toList().contains(type);
	}

	/**
	 * The entities that are parts of others.
	 */
	EntityCopies getCopies() {
		return this.copies;
	}

	private @Nullable String refusal(Class<?> type) {
		Class<?> table = MappingAnnotations.tableType(type);
		return (!ValueTypes.isPlatform(type) && hasTable(table)) ? this.copies.refusal(type) : null;
	}

	@Override
	protected boolean shouldCreatePersistentEntityFor(TypeInformation<?> type) {
		Class<?> raw = type.getType();
		return super.shouldCreatePersistentEntityFor(type) && !raw.isArray() && !ValueTypes.isPlatform(raw);
	}

	@Override
	protected <T> MemoryPersistentEntity<T> createPersistentEntity(TypeInformation<T> typeInformation) {
		Proxies.refuse(typeInformation.getType());
		return new BasicMemoryPersistentEntity<>(typeInformation, this);
	}

	@Override
	protected MemoryPersistentProperty createPersistentProperty(Property property, MemoryPersistentEntity<?> owner,
			SimpleTypeHolder simpleTypeHolder) {
		return new BasicMemoryPersistentProperty(property, owner, simpleTypeHolder);
	}

}
