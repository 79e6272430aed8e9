package io.github.springdata.memory.mapping;

import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import io.github.springdata.memory.store.index.IndexDefinition;
import io.github.springdata.memory.store.index.IndexKeys;
import io.github.springdata.memory.store.index.IndexKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Transient;
import org.springframework.data.annotation.Version;
import org.springframework.data.mapping.PersistentPropertyAccessor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MemoryPersistentEntity}.
 */
class MemoryPersistentEntityUnitTests {

	private final MemoryMappingContext context = new MemoryMappingContext();

	@Test
	void namesTheTableLikeTheClassByDefault() {
		assertThat(this.context.getEntity(Plain.class).getTableName()).isEqualTo("plain");
	}

	@Test
	void namesTheTableAsAnnotated() {
		assertThat(this.context.getEntity(Animal.class).getTableName()).isEqualTo("animals");
		assertThat(this.context.getEntity(Named.class).getTableName()).isEqualTo("other");
	}

	@Test
	void subclassesShareTheTableOfTheNearestAnnotatedClass() {
		MemoryPersistentEntity<Dog> dog = this.context.getEntity(Dog.class);
		assertThat(dog.getTableName()).isEqualTo("animals");
		assertThat(dog.getTableType()).isEqualTo(Animal.class);
		assertThat(dog.isTableRoot()).isFalse();
		assertThat(dog.getTableDefinition()).isSameAs(this.context.getEntity(Animal.class).getTableDefinition());
		assertThat(dog.getTableDefinition().type()).isEqualTo(Animal.class);
		assertThat(dog.isInstance(new Dog())).isTrue();
		assertThat(dog.isInstance(new Animal())).isFalse();
		assertThat(dog.getIdReader().read(new Dog())).isNull();
	}

	@Test
	void inheritsFieldsOfAbstractSuperclasses() {
		Plain plain = new Plain();
		plain.id = 7L;
		MemoryPersistentEntity<Plain> entity = this.context.getEntity(Plain.class);
		assertThat(entity.getIdReader().read(plain)).isEqualTo(7L);
		assertThat(entity.getTableDefinition().idOf(plain)).isEqualTo(7L);
		assertThat(entity.getTableType()).isEqualTo(Plain.class);
	}

	@Test
	void choosesTheIdStrategyByType() {
		assertThat(strategy(Plain.class)).isEqualTo(IdStrategy.SEQUENCE);
		assertThat(strategy(PrimitiveId.class)).isEqualTo(IdStrategy.SEQUENCE);
		assertThat(strategy(IntegerId.class)).isEqualTo(IdStrategy.SEQUENCE);
		assertThat(strategy(UuidId.class)).isEqualTo(IdStrategy.UUID);
		assertThat(strategy(StringId.class)).isEqualTo(IdStrategy.UUID);
		assertThat(strategy(RecordId.class)).isEqualTo(IdStrategy.ASSIGNED);
		assertThat(strategy(DateId.class)).isEqualTo(IdStrategy.ASSIGNED);
		assertThat(strategy(GenericId.class)).isEqualTo(IdStrategy.UUID);
	}

	private IdStrategy strategy(Class<?> type) {
		return this.context.getEntity(type).getIdStrategy();
	}

	@Test
	void definesAnIndexPerAnnotatedProperty() {
		List<IndexDefinition> indexes = this.context.getEntity(Item.class).getTableDefinition().indexes();
		assertThat(indexes).extracting(IndexDefinition::name)
			.containsExactlyInAnyOrder("sku", "category", "address.city", "category_address.city", "byPrice");
	}

	@Test
	void indexesReadKeysFromRows() {
		Item item = new Item();
		item.sku = "A-1";
		item.category = "tools";
		item.address = new Address("Bonn");
		item.price = 3;
		assertThat(index("sku").unique()).isTrue();
		assertThat(index("sku").kind()).isEqualTo(IndexKind.HASH);
		assertThat(index("sku").key(item)).isEqualTo("a-1");
		assertThat(index("category").kind()).isEqualTo(IndexKind.SORTED);
		assertThat(index("address.city").key(item)).isEqualTo("Bonn");
		assertThat(index("byPrice").unique()).isTrue();
		assertThat(index("byPrice").properties().get(0).type()).isEqualTo(Double.class);
		assertThat(index("category_address.city").key(item))
			.isEqualTo(index("category_address.city").keyOf("tools", "Bonn"));
	}

	@Test
	void indexesOfANullNestedObjectReadNull() {
		assertThat(index("address.city").key(new Item())).isEqualTo(index("address.city").keyOf((Object) null));
	}

	private IndexDefinition index(String name) {
		return this.context.getEntity(Item.class)
			.getTableDefinition()
			.indexes()
			.stream()
			.filter((index) -> index.name().equals(name))
			.findFirst()
			.orElseThrow();
	}

	@Test
	void indexesTheElementsOfCollectionsArraysAndMaps() {
		Post post = new Post(1L, List.of("b", "A", "a", "B"), new Integer[] { 3, null, 3 },
				Map.of("home", new Address("Bonn"), "work", new Address("Bonn")), Optional.of(Set.of("x")));
		Map<String, List<Object>> keys = new TreeMap<>();
		for (IndexDefinition index : this.context.getEntity(Post.class).getTableDefinition().indexes()) {
			assertThat(index.multiValued()).isTrue();
			keys.put(index.name(), index.keys(post));
		}
		assertThat(keys).containsOnlyKeys("tags", "ranks", "addresses.city", "marks")
			.containsEntry("tags", List.of("a", "b"))
			.containsEntry("ranks", List.of(3, IndexKeys.NULL))
			.containsEntry("addresses.city", List.of("Bonn"))
			.containsEntry("marks", List.of("x"));
	}

	@Test
	void indexesNothingOfAnAbsentCollection() {
		for (IndexDefinition index : this.context.getEntity(Post.class).getTableDefinition().indexes()) {
			assertThat(index.keys(new Post(1L, null, null, null, Optional.empty()))).isEmpty();
		}
	}

	@Test
	void indexesOfANestedEntityStayWithItsOwnTable() {
		assertThat(this.context.getEntity(Order.class).getTableDefinition().indexes()).isEmpty();
	}

	@Test
	void indexesDeclaredBySuperclassesBelongToTheTable() {
		assertThat(this.context.getEntity(Dog.class).getTableDefinition().indexes()).extracting(IndexDefinition::name)
			.containsExactly("name", "name_id");
	}

	@Test
	void treatsFieldsWithTheTransientModifierAsTransient() {
		MemoryPersistentEntity<Plain> entity = this.context.getEntity(Plain.class);
		assertThat(entity.getPersistentProperty("cached")).isNull();
		assertThat(entity.getPersistentProperty("computed")).isNull();
	}

	@Test
	void setsIdsOfRecordsThroughSpringDataAccessors() {
		PersistentPropertyAccessor<UuidId> accessor = this.context.getEntity(UuidId.class)
			.getPropertyAccessor(new UuidId(null, "x"));
		UUID id = new UUID(1, 2);
		accessor.setProperty(this.context.getEntity(UuidId.class).getRequiredIdProperty(), id);
		assertThat(accessor.getBean()).isEqualTo(new UuidId(id, "x"));
	}

	@Test
	void setsIdsOfRecordsWithSeveralConstructorsThroughTheCanonicalOne() {
		MemoryPersistentEntity<Numbered> entity = this.context.getEntity(Numbered.class);
		PersistentPropertyAccessor<Numbered> accessor = entity.getPropertyAccessor(new Numbered("x"));
		accessor.setProperty(entity.getRequiredIdProperty(), 7L);
		assertThat(accessor.getBean()).isEqualTo(new Numbered(7L, "x", List.of()));
		assertThat(entity.isCreatorArgument(entity.getRequiredIdProperty())).isTrue();
	}

	@Test
	void setsIdsOfImmutableClassesThroughWithMethods() {
		MemoryPersistentEntity<WithId> entity = this.context.getEntity(WithId.class);
		PersistentPropertyAccessor<WithId> accessor = entity.getPropertyAccessor(new WithId(null));
		accessor.setProperty(entity.getRequiredIdProperty(), 3L);
		assertThat(entity.getIdReader().read(accessor.getBean())).isEqualTo(3L);
	}

	abstract static class Base {

		@Id
		Long id;

	}

	static class Plain extends Base {

		String name;

		transient String cached;

		@Transient
		String computed;

	}

	@MemoryEntity("animals")
	@CompoundIndex(properties = { "name", "id" })
	static class Animal {

		@Id
		Long id;

		@Indexed
		String name;

	}

	static class Dog extends Animal {

		String breed;

	}

	@MemoryEntity(name = "other")
	record Named(@Id String id) {
	}

	static class PrimitiveId {

		@Id
		long id;

	}

	static class IntegerId {

		@Id
		Integer id;

	}

	record UuidId(@Id UUID id, String name) {
	}

	record Numbered(@Id Long id, String name, List<String> tags) {

		Numbered(String name) {
			this(null, name, List.of());
		}

	}

	record StringId(@Id String id) {
	}

	record Key(String a, int b) {
	}

	record RecordId(@Id Key id) {
	}

	record DateId(@Id Date id) {
	}

	abstract static class GenericBase<I> {

		@Id
		I id;

	}

	static class GenericId extends GenericBase<UUID> {

		@Version
		Integer version;

	}

	record WithId(@Id Long id) {

		WithId withId(Long id) {
			return new WithId(id);
		}

	}

	@CompoundIndex(properties = { "category", "address.city" })
	@CompoundIndex(properties = { "price", "category" }, unique = true, name = "byPrice")
	static class Item {

		@Id
		Long id;

		@Indexed(unique = true, kind = IndexKind.HASH, ignoreCase = true)
		String sku;

		@Indexed
		String category;

		double price;

		Address address;

	}

	record Post(@Id Long id, @Indexed(ignoreCase = true) @Nullable List<String> tags,
			@Indexed(kind = IndexKind.HASH) Integer @Nullable [] ranks, @Nullable Map<String, Address> addresses,
			@Indexed(unique = true) Optional<Set<String>> marks) {

	}

	record Address(@Indexed String city) {
	}

	record Order(@Id Long id, Item item, List<Item> more) {
	}

}
