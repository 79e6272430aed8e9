package io.github.springdata.memory.repository.vocabulary;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.mapping.InvalidEntityException;
import io.github.springdata.memory.mapping.MemoryEntity;
import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.mapping.UnitOfWorkMode;
import io.github.springdata.memory.repository.Query;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryTransactionManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;
import org.springframework.data.relational.core.mapping.InsertOnlyProperty;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Sequence;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for aggregates that are annotated with Spring Data Relational.
 */
class RelationalEntitiesIntegrationTests {

	private final MemoryStore store = new MemoryStore();

	private final MemoryMappingContext context = new MemoryMappingContext();

	private final MemoryRepositoryFactory factory = new MemoryRepositoryFactory(
			new MemoryTemplate(this.store, this.context));

	private final Kits kits = this.factory.getRepository(Kits.class);

	@Test
	void tablesHaveTheirNames() {
		assertThat(this.context.getEntity(Kit.class).getTableName()).isEqualTo("toys.kit");
		assertThat(this.context.getEntity(Shop.class).getTableName()).isEqualTo("shop");
		assertThat(this.context.getEntity(Branch.class).getTableName()).isEqualTo("branches");
	}

	@Test
	void subclassesHaveTablesOfTheirOwn() {
		assertThat(this.context.getEntity(Branch.class).getTableType()).isEqualTo(Branch.class);
	}

	@Test
	void partsWithTablesBelongToTheAggregate() {
		Kit kit = new Kit("Car");
		kit.manual = new Manual("Put it together");
		kit.parts.add(new Part("wheel"));
		kit.models.put("suv", new Model("with doors"));
		Kit saved = this.kits.save(kit);
		assertThat(saved.id).isOne();
		saved.parts.add(new Part("door"));
		this.kits.save(saved);
		Kit found = this.kits.findById(1L).orElseThrow();
		assertThat(found.manual.text).isEqualTo("Put it together");
		assertThat(found.parts).extracting((part) -> part.name).containsExactlyInAnyOrder("wheel", "door");
		assertThat(found.models).containsOnlyKeys("suv");
		assertThat(this.kits.findByPartsName("door")).hasSize(1);
		assertThat(this.kits.findByModelsText("with doors")).hasSize(1);
	}

	@Test
	void textsUseTheNameOfTheTable() {
		this.kits.save(new Kit("Car"));
		assertThat(this.kits.names()).containsExactly("Car");
	}

	@Test
	void embeddedObjectsWithoutAValueAreWhatTheirPropertySays() {
		Kit kit = new Kit("Car");
		kit.size = new Size(null, null);
		kit.box = null;
		Kit saved = this.kits.save(kit);
		assertThat(saved.size).isNull();
		assertThat(saved.box).isEqualTo(new Size(null, null));
		Kit found = this.kits.findById(1L).orElseThrow();
		assertThat(found.size).isNull();
		assertThat(found.shape).isNull();
		assertThat(found.box).isEqualTo(new Size(null, null));
		found.size = new Size(1, null);
		found.box = new Size(null, 2);
		this.kits.save(found);
		assertThat(this.kits.findBySizeWidth(1)).singleElement().satisfies((one) -> {
			assertThat(one.size).isEqualTo(new Size(1, null));
			assertThat(one.box).isEqualTo(new Size(null, 2));
		});
	}

	@Test
	void recordsAreEmbeddedAndKeepWhatIsWrittenOnce() {
		Shop shop = new Shop(null, "Rome", "first", new Size(null, null));
		Shops shops = this.factory.getRepository(Shops.class);
		Shop saved = shops.save(shop);
		assertThat(saved).isEqualTo(new Shop(1L, "Rome", "first", null));
		assertThat(shops.save(new Shop(1L, "Paris", "second", new Size(3, 4))))
			.isEqualTo(new Shop(1L, "Paris", "first", new Size(3, 4)));
		assertThat(shops.findById(1L)).contains(new Shop(1L, "Paris", "first", new Size(3, 4)));
		assertThat(shops.save(new Shop(7L, "Oslo", "new", null)).opened()).isEqualTo("new");
	}

	@Test
	void whatIsWrittenOnceStaysInAUnitOfWork() {
		Shops shops = this.factory.getRepository(Shops.class);
		new TransactionTemplate(new MemoryTransactionManager(this.store)).executeWithoutResult((status) -> {
			Shop saved = shops.save(new Shop(null, "Rome", "first", null));
			shops.save(new Shop(saved.id(), "Paris", "second", null));
		});
		assertThat(shops.findAll()).containsExactly(new Shop(1L, "Paris", "first", null));
	}

	@Test
	void whatCannotBeWrittenOnceIsRefused() {
		assertThatExceptionOfType(InvalidEntityException.class).isThrownBy(() -> this.context.getEntity(Shared.class))
			.withMessageContaining(
					"Property 'opened' is written by inserts only, which is not possible in mode SHARED");
		assertThatExceptionOfType(InvalidEntityException.class).isThrownBy(() -> this.context.getEntity(Nested.class))
			.withMessageContaining(
					"Property 'door.opened' is written by inserts only, which only properties of the entity");
	}

	interface Kits extends ListCrudRepository<Kit, Long> {

		List<Kit> findByPartsName(String name);

		List<Kit> findByModelsText(String text);

		List<Kit> findBySizeWidth(int width);

		@Query("select k.name from Kit k")
		List<String> names();

	}

	interface Shops extends ListCrudRepository<Shop, Long> {

	}

	@Table(schema = "toys", name = "kit")
	static class Kit {

		@Id
		@Sequence("kit_numbers")
		@Nullable Long id;

		@Column("title")
		String name;

		@Nullable Manual manual;

		@MappedCollection(idColumn = "kit")
		Set<Part> parts = new HashSet<>();

		@MappedCollection(keyColumn = "name")
		Map<String, Model> models = new HashMap<>();

		@Embedded.Nullable(prefix = "size_")
		@Nullable Size size;

		@Embedded(onEmpty = OnEmpty.USE_NULL)
		@Nullable Size shape;

		@Embedded.Empty
		@Nullable Size box;

		Kit(String name) {
			this.name = name;
		}

	}

	@Table("manual")
	static class Manual {

		@Id
		@Nullable Long id;

		String text;

		Manual(String text) {
			this.text = text;
		}

	}

	@Table
	static class Part {

		String name;

		Part(String name) {
			this.name = name;
		}

	}

	record Model(String text) {
	}

	record Size(@Nullable Integer width, @Nullable Integer height) {
	}

	@Table
	record Shop(@Id @Nullable Long id, String city, @InsertOnlyProperty String opened,
			@Embedded.Nullable @Nullable Size size) {
	}

	@MemoryEntity(unitOfWork = UnitOfWorkMode.SHARED)
	static class Shared {

		@Id
		@Nullable Long id;

		@InsertOnlyProperty
		@Nullable String opened;

	}

	record Door(@InsertOnlyProperty String opened) {
	}

	record Nested(@Id @Nullable Long id, Door door) {
	}

	@Table("places")
	static class Place {

		@Id
		@Nullable Long id;

	}

	@Table("branches")
	static class Branch extends Place {

	}

}
