package io.github.springdata.memory.repository.query;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.QueryCreationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Paths that lead through maps, optional values, arrays and embedded objects.
 */
class MapAndOptionalIntegrationTests {

	private final MemoryOperations operations = new MemoryTemplate(new MemoryStore());

	private final MemoryRepositoryFactory factory = new MemoryRepositoryFactory(this.operations);

	private final Products products = this.factory.getRepository(Products.class);

	@BeforeEach
	void fill() {
		this.products.saveAll(List.of(
				new Product("chair", Map.of("color", "red", "size", "L"), Map.of("de", new Price(10)),
						Optional.of("seat"), Optional.of(new Maker("Acme", new Seat("Oslo"))), new int[] { 1, 2 }),
				new Product("table", Map.of("color", "blue"), Map.of("de", new Price(50), "fr", new Price(60)),
						Optional.empty(), Optional.empty(), new int[] { 2, 3 }),
				new Product("lamp", Map.of(), Map.of(), Optional.of("LIGHT"),
						Optional.of(new Maker("Bolt", new Seat("Rome"))), new int[0])));
	}

	@Test
	void findsByTheValuesOfMaps() {
		assertNames(this.products.findByAttributes("red"), "chair");
		assertNames(this.products.findByAttributesContaining("blue"), "table");
		assertNames(this.products.findByAttributesValueStartingWith("b"), "table");
		assertNames(this.products.findByPricesAmountGreaterThan(45), "table");
		assertNames(this.products.findByPrices_Amount(10), "chair");
		assertNames(this.products.findByAttributesIsEmpty(), "lamp");
		assertNames(this.products.findByAttributesNotContaining("red"), "table", "lamp");
	}

	@Test
	void findsByTheKeysOfMaps() {
		assertNames(this.products.findByAttributesKey("size"), "chair");
		assertNames(this.products.findByAttributes_KeyIgnoreCase("COLOR"), "chair", "table");
		assertNames(this.products.findByPricesKeyInAndAttributesKeyOrNickname(List.of("fr"), "color", "LIGHT"), "table",
				"lamp");
		assertNames(this.products.findByPricesKeyNotContaining("fr"), "chair", "lamp");
		assertThat(this.products.countByPricesKey("de")).isEqualTo(2);
	}

	@Test
	void findsAndSortsByTheValueOfOneKey() {
		assertNames(this.operations.query(Product.class)
			.matching(Criteria.where("attributes[color]").is("red").or("prices[fr].amount").greaterThan(10))
			.all(), "chair", "table");
		assertNames(this.products.findAll(Sort.by("attributes[color]").descending()), "chair", "table", "lamp");
		assertNames(this.operations.query(Product.class).matching(Criteria.where("attributes[color]").isNull()).all(),
				"lamp");
	}

	@Test
	void findsByOptionalValuesAndThroughThem() {
		assertNames(this.products.findByNickname("seat"), "chair");
		assertNames(this.products.findByNicknameIgnoreCase("light"), "lamp");
		assertNames(this.products.findByNicknameIsNull(), "table");
		assertNames(this.products.findByMakerName("Acme"), "chair");
		assertNames(this.products.findByMakerSeatTownStartingWith("R"), "lamp");
		assertNames(this.products.findByMaker_Seat_Town("Oslo"), "chair");
		assertNames(this.products.findByOrderByNicknameDesc(), "chair", "lamp", "table");
	}

	@Test
	void findsByTheElementsOfArrays() {
		assertNames(this.products.findByCodes(2), "chair", "table");
		assertNames(this.products.findByCodesContaining(3), "table");
		assertNames(this.products.findByCodesIn(List.of(1, 9)), "chair");
		assertNames(this.products.findByCodesIsEmpty(), "lamp");
	}

	@Test
	void refusesKeysOfWhatIsNoMap() {
		assertThatExceptionOfType(QueryCreationException.class)
			.isThrownBy(() -> this.factory.getRepository(KeyOfText.class))
			.withMessageContaining("findByNameKey")
			.withMessageContaining("No property 'key'");
		assertThatExceptionOfType(QueryCreationException.class)
			.isThrownBy(() -> this.factory.getRepository(NumberForKey.class))
			.withMessageContaining("attributes.key");
	}

	private static void assertNames(Iterable<Product> found, String... names) {
		assertThat(found).extracting(Product::name).containsExactly(names);
	}

	record Price(int amount) {
	}

	record Seat(String town) {
	}

	record Maker(String name, Seat seat) {
	}

	record Product(@Id String name, Map<String, String> attributes, Map<String, Price> prices,
			Optional<String> nickname, Optional<Maker> maker, int @Nullable [] codes) {
	}

	interface Products extends MemoryRepository<Product, String> {

		List<Product> findByAttributes(String value);

		List<Product> findByAttributesContaining(String value);

		List<Product> findByAttributesNotContaining(String value);

		List<Product> findByAttributesValueStartingWith(String prefix);

		List<Product> findByPricesAmountGreaterThan(int amount);

		List<Product> findByPrices_Amount(int amount);

		List<Product> findByAttributesIsEmpty();

		List<Product> findByAttributesKey(String key);

		List<Product> findByAttributes_KeyIgnoreCase(String key);

		List<Product> findByPricesKeyInAndAttributesKeyOrNickname(List<String> keys, String key, String nickname);

		List<Product> findByPricesKeyNotContaining(String key);

		long countByPricesKey(String key);

		List<Product> findByNickname(String nickname);

		List<Product> findByNicknameIgnoreCase(String nickname);

		List<Product> findByNicknameIsNull();

		List<Product> findByMakerName(String name);

		List<Product> findByMakerSeatTownStartingWith(String prefix);

		List<Product> findByMaker_Seat_Town(String town);

		List<Product> findByOrderByNicknameDesc();

		List<Product> findByCodes(int code);

		List<Product> findByCodesContaining(int code);

		List<Product> findByCodesIn(List<Integer> codes);

		List<Product> findByCodesIsEmpty();

	}

	interface KeyOfText extends Repository<Product, String> {

		List<Product> findByNameKey(String key);

	}

	interface NumberForKey extends Repository<Product, String> {

		List<Product> findByAttributesKey(int key);

	}

}
