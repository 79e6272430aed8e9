package io.github.springdata.memory.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.github.springdata.memory.mapping.state.CanonicalConstructor;
import io.github.springdata.memory.mapping.state.EntityState;
import io.github.springdata.memory.mapping.state.PropertyReader;
import io.github.springdata.memory.store.TableDefinition;
import org.jspecify.annotations.Nullable;

import org.springframework.data.core.TypeInformation;
import org.springframework.data.domain.Persistable;
import org.springframework.data.mapping.InstanceCreatorMetadata;
import org.springframework.data.mapping.PersistentProperty;
import org.springframework.data.mapping.PersistentPropertyAccessor;
import org.springframework.data.mapping.model.BasicPersistentEntity;
import org.springframework.data.util.Lazy;
import org.springframework.data.util.Streamable;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;

/**
 * An entity described by annotations.
 *
 * @param <T> the type
 */
class BasicMemoryPersistentEntity<T> extends BasicPersistentEntity<T, MemoryPersistentProperty>
		implements MemoryPersistentEntity<T> {

	private static final int MAX_PATHS = 1_000;

	/** Longer paths are not kept, as whoever asks for one may ask for many. */
	private static final int MAX_LENGTH = 200;

	private final MemoryMappingContext context;

	private final Class<?> tableType;

	private final String tableName;

	private final UnitOfWorkMode[] unitOfWork;

	private final List<MemoryPersistentProperty> unstoredProperties = new ArrayList<>();

	private final Map<String, PathReader> paths = new ConcurrentHashMap<>();

	private final EntityState state;

	private final PropertyConstraints constraints;

	private final String entityName;

	private final Lazy<List<MemoryPersistentProperty>> insertOnly = Lazy
		.of(() -> storedProperties(this).stream().filter(MappingAnnotations::isInsertOnly).toList());

	private final Lazy<EmbeddedObjects> embedded;

	private final Lazy<TableDefinition> ownTable;

	private final Lazy<List<String>> idPaths;

	private final Lazy<Optional<MemoryPersistentProperty>> newMarker = Lazy.of(this::findNewMarker);

	private final Lazy<List<MemoryPersistentProperty>> kept = Lazy.of(this::findKept);

	private final Lazy<InstanceCreatorMetadata<MemoryPersistentProperty>> canonicalCreator = Lazy
		.of(() -> CanonicalConstructor.of(this));

	BasicMemoryPersistentEntity(TypeInformation<T> information, MemoryMappingContext context) {
		super(information);
		this.context = context;
		this.tableType = MappingAnnotations.tableType(information.getType());
		this.tableName = MappingAnnotations.tableName(this.tableType);
		this.entityName = MappingAnnotations.entityName(information.getType());
		this.unitOfWork = MappingAnnotations.declaredUnitOfWork(this.tableType);
		this.state = context.createState(information.getType());
		this.constraints = new PropertyConstraints(context, this);
		this.idPaths = Lazy.of(() -> IdOrder.paths(context, this));
		this.embedded = Lazy.of(() -> EmbeddedObjects.of(context, this));
		this.ownTable = Lazy.of(() -> context.defineTable(this));
	}

	/**
	 * Returns what creates instances: for a record the canonical constructor, unless
	 * another one that is annotated takes all of its components.
	 */
	@Override
	public @Nullable InstanceCreatorMetadata<MemoryPersistentProperty> getInstanceCreatorMetadata() {
		InstanceCreatorMetadata<MemoryPersistentProperty> creator = getDeclaredCreator();
		return (getType().isRecord() && !takesAllComponents(creator)) ? this.canonicalCreator.get() : creator;
	}

	private boolean takesAllComponents(@Nullable InstanceCreatorMetadata<MemoryPersistentProperty> creator) {
		return creator != null && creator.getParameterCount() == getType().getRecordComponents().length;
	}

	/**
	 * What Spring Data would create instances with.
	 */
	@Nullable InstanceCreatorMetadata<MemoryPersistentProperty> getDeclaredCreator() {
		return super.getInstanceCreatorMetadata();
	}

	@Override
	public <B> PersistentPropertyAccessor<B> getPropertyAccessor(B bean) {
		PersistentPropertyAccessor<B> accessor = super.getPropertyAccessor(bean);
		List<MemoryPersistentProperty> kept = this.kept.get();
		return kept.isEmpty() ? accessor : new KeepingPropertyAccessor<>(accessor, kept, super::getPropertyAccessor);
	}

	/**
	 * The properties that an instance does not have from its constructor, if there are
	 * others that it can only have from there.
	 */
	private List<MemoryPersistentProperty> findKept() {
		Streamable<MemoryPersistentProperty> properties = Streamable.of(this);
		boolean recreates = properties.stream()
			.anyMatch((property) -> property.isImmutable() && isCreatorArgument(property));
		return recreates ? properties.filter((property) -> !isCreatorArgument(property)).toList() : List.of();
	}

	@Override
	public boolean isCreatorArgument(PersistentProperty<?> property) {
		InstanceCreatorMetadata<MemoryPersistentProperty> creator = getInstanceCreatorMetadata();
		return creator != null && creator.isCreatorParameter(property);
	}

	@Override
	public void addPersistentProperty(MemoryPersistentProperty property) {
		super.addPersistentProperty(property);
		if (!property.isWritable()) {
			this.unstoredProperties.add(property);
		}
	}

	/**
	 * The properties that are not part of the state: transient and read-only ones.
	 */
	static List<MemoryPersistentProperty> unstoredProperties(MemoryPersistentEntity<?> entity) {
		return ((BasicMemoryPersistentEntity<?>) entity).unstoredProperties;
	}

	static List<MemoryPersistentProperty> storedProperties(MemoryPersistentEntity<?> entity) {
		return Streamable.of(entity).filter((property) -> !unstoredProperties(entity).contains(property)).toList();
	}

	/**
	 * Whether a bean is new by Spring Data's rules: unless it is {@link Persistable}, if
	 * its version, or else its id, is {@code null} or a primitive zero. Spring Data's own
	 * way to the value is a longer one.
	 */
	@Override
	public boolean isNew(Object bean) {
		Optional<MemoryPersistentProperty> marker = this.newMarker.get();
		if (marker.isEmpty() || !getType().isInstance(bean)) {
			return super.isNew(bean);
		}
		Object value = marker.get().getReader().read(bean);
		return value == null
				|| (marker.get().getType().isPrimitive() && value instanceof Number number && number.longValue() == 0);
	}

	private Optional<MemoryPersistentProperty> findNewMarker() {
		MemoryPersistentProperty marker = hasVersionProperty() ? getVersionProperty() : getIdProperty();
		return Optional.ofNullable(marker)
			.filter((property) -> !Persistable.class.isAssignableFrom(getType())
					&& isNumberOrObject(property.getType()));
	}

	private static boolean isNumberOrObject(Class<?> type) {
		return Number.class.isAssignableFrom(ClassUtils.resolvePrimitiveIfNecessary(type)) || !type.isPrimitive();
	}

	@Override
	public String getTableName() {
		return this.tableName;
	}

	@Override
	public Class<?> getTableType() {
		return this.tableType;
	}

	@Override
	public @Nullable UnitOfWorkMode getUnitOfWork() {
		return (this.unitOfWork.length > 0) ? this.unitOfWork[0] : null;
	}

	/**
	 * All modes that are declared, of which there should be one at most.
	 */
	UnitOfWorkMode[] getDeclaredUnitsOfWork() {
		return this.unitOfWork;
	}

	@Override
	public TableDefinition getTableDefinition() {
		TableDefinition own = this.ownTable.get();
		return isTableRoot() ? own : this.context.getRequiredPersistentEntity(this.tableType).getTableDefinition();
	}

	/**
	 * A value that nobody else can change.
	 */
	Object own(Object value) {
		return this.context.own(value);
	}

	@Override
	public EntityState getState() {
		this.ownTable.get();
		return this.state;
	}

	@Override
	public PropertyReader getIdReader() {
		this.ownTable.get();
		return Identifiers.reader(getRequiredIdProperty());
	}

	@Override
	public Object getIdKey(Object id) {
		MemoryPersistentProperty property = getRequiredIdProperty();
		return Identifiers.isKey(property) ? id : Identifiers.key(property, id);
	}

	@Override
	public List<String> getIdPaths() {
		return this.idPaths.get();
	}

	@Override
	public IdStrategy getIdStrategy() {
		this.ownTable.get();
		return idDeclaration().strategy().resolve(getRequiredIdProperty().getType());
	}

	@Override
	public boolean isIdStrategyDeclared() {
		return idDeclaration().strategy() != IdStrategy.AUTO;
	}

	@Override
	public @Nullable String getIdGeneratorName() {
		String generator = idDeclaration().generator();
		return generator.isEmpty() ? null : generator;
	}

	private IdDeclaration idDeclaration() {
		return MappingAnnotations.id(getRequiredIdProperty());
	}

	@Override
	public List<EntityReference> getReferences() {
		return new ReferenceResolver(this.context, this).resolve((problem) -> {
		});
	}

	@Override
	public boolean hasConstraints() {
		return this.constraints.areThere();
	}

	@Override
	public List<String> findNulls(Object instance) {
		return this.constraints.findNulls(instance);
	}

	@Override
	public List<String> findExcesses(Object instance) {
		return this.constraints.findExcesses(instance);
	}

	@Override
	public Map<MemoryPersistentProperty, @Nullable Object> findReplaced(Object instance) {
		return this.embedded.get().findReplaced(instance);
	}

	@Override
	public List<MemoryPersistentProperty> getInsertOnlyProperties() {
		return this.insertOnly.get();
	}

	@Override
	public String getEntityName() {
		return this.entityName;
	}

	@Override
	public @Nullable String findEqualityProblem(Object value) {
		return ComparableValues.areAll(value.getClass()) ? null
				: new ComparableValues(this.context.getCopiers()).problem(value);
	}

	@Override
	public boolean isEmpty(@Nullable Object value) {
		return new EmptyObjects(this.context).isEmpty(value);
	}

	@Override
	public PathReader getPath(String dottedPath) {
		Assert.hasText(dottedPath, "Path must not be empty");
		PathReader known = this.paths.get(dottedPath);
		if (known != null) {
			return known;
		}
		PathReader path = ofRow(PathResolver.resolve(this.context, this, dottedPath));
		if (dottedPath.length() <= MAX_LENGTH && this.paths.size() < MAX_PATHS) {
			this.paths.put(dottedPath, path);
		}
		return path;
	}

	/**
	 * The path from a row, where that is not an instance.
	 * @param path the path from an instance
	 */
	PathReader ofRow(PathReader path) {
		return path;
	}

	/**
	 * The path from the state that a row was saved with.
	 * @param path a path of this entity
	 */
	PathReader ofSavedState(PathReader path) {
		return path;
	}

	/**
	 * The class of the rows, as far as the table has it.
	 */
	Class<?> getRowType() {
		return getType();
	}

}
