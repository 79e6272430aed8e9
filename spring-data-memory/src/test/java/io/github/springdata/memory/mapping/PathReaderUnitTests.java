package io.github.springdata.memory.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Transient;
import org.springframework.data.core.PropertyReferenceException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link PathReader}.
 */
class PathReaderUnitTests {

	private final MemoryPersistentEntity<Order> entity = new MemoryMappingContext().getEntity(Order.class);

	@Test
	void readsProperties() {
		PathReader path = this.entity.getPath("count");
		assertThat(path.read(order())).isEqualTo(3);
		assertThat(path.type()).isEqualTo(Integer.class);
		assertThat(path.path()).isEqualTo("count");
		assertThat(path.leaf().getName()).isEqualTo("count");
		assertThat(path.isMultiValued()).isFalse();
	}

	@Test
	void readsNestedProperties() {
		PathReader path = this.entity.getPath("customer.address.city");
		assertThat(path.read(order())).isEqualTo("Bonn");
		assertThat(path.type()).isEqualTo(String.class);
		assertThat(path.leaf().getName()).isEqualTo("city");
	}

	@Test
	void readsKeysValuesAndEntriesOfMaps() {
		MemoryPersistentEntity<Shelf> shelves = new MemoryMappingContext().getEntity(Shelf.class);
		Shelf shelf = new Shelf(1L, Map.of("a.b", 1), Map.of(7, new Label("seven")), Optional.of(Map.of("x", "y")));
		assertThat(shelves.getPath("counts.key").type()).isEqualTo(String.class);
		assertThat(shelves.getPath("counts.key").anyMatch(shelf, "a.b"::equals)).isTrue();
		assertThat(shelves.getPath("counts.value").anyMatch(shelf, (value) -> Integer.valueOf(1).equals(value)))
			.isTrue();
		assertThat(shelves.getPath("counts[a.b]").read(shelf)).isEqualTo(1);
		assertThat(shelves.getPath("counts[a.b]").isMultiValued()).isFalse();
		assertThat(shelves.getPath("counts[c]").read(shelf)).isNull();
		assertThat(shelves.getPath("labels.key").type()).isEqualTo(Integer.class);
		assertThat(shelves.getPath("labels[7].text").read(shelf)).isEqualTo("seven");
		assertThat(shelves.getPath("labels.value.text").anyMatch(shelf, "seven"::equals)).isTrue();
		assertThat(shelves.getPath("labels.text").anyMatch(shelf, "seven"::equals)).isTrue();
		assertThat(shelves.getPath("names[x]").read(shelf)).isEqualTo("y");
		assertThat(shelves.getPath("names.key").anyMatch(shelf, "x"::equals)).isTrue();
		assertThatExceptionOfType(PropertyReferenceException.class).isThrownBy(() -> shelves.getPath("id[x]"))
			.withMessageContaining("no map");
		assertThatExceptionOfType(PropertyReferenceException.class).isThrownBy(() -> shelves.getPath("labels[x].text"))
			.withMessageContaining("Key [x] of map 'labels' is no Integer");
		assertThatExceptionOfType(PropertyReferenceException.class).isThrownBy(() -> shelves.getPath("labels.keys"));
		assertThatExceptionOfType(PropertyReferenceException.class).isThrownBy(() -> shelves.getPath("id.key"));
	}

	record Label(String text) {
	}

	record Shelf(@Id Long id, Map<String, Integer> counts, Map<Integer, Label> labels,
			Optional<Map<String, String>> names) {
	}

	@Test
	void readsNullBelowANullPart() {
		Order order = order();
		order.customer = null;
		assertThat(this.entity.getPath("customer.address.city").read(order)).isNull();
		assertThat(values("customer.address.city", order)).containsExactly((Object) null);
	}

	@Test
	void readsTheContentOfOptionals() {
		Order order = order();
		assertThat(this.entity.getPath("note").read(order)).isEqualTo("n");
		assertThat(this.entity.getPath("note").type()).isEqualTo(String.class);
		assertThat(this.entity.getPath("previous.city").read(order)).isEqualTo("Rome");
		order.note = Optional.empty();
		order.previous = null;
		assertThat(this.entity.getPath("note").read(order)).isNull();
		assertThat(this.entity.getPath("previous.city").read(order)).isNull();
	}

	@Test
	void readsInheritedPrivateFields() {
		assertThat(this.entity.getPath("createdBy").read(order())).isEqualTo("me");
	}

	@Test
	void readsCollectionsAsTheyAre() {
		Order order = order();
		PathReader path = this.entity.getPath("tags");
		assertThat(path.isMultiValued()).isTrue();
		assertThat(path.type()).isEqualTo(String.class);
		assertThat(path.read(order)).isSameAs(order.tags);
		assertThat(values("tags", order)).containsExactly("a", null, "b");
	}

	@Test
	void readsAllValuesThroughCollections() {
		PathReader path = this.entity.getPath("lines.product.name");
		assertThat(path.isMultiValued()).isTrue();
		assertThat(path.type()).isEqualTo(String.class);
		assertThat(path.read(order())).isEqualTo(Arrays.asList("hammer", null, "nail"));
		assertThat(values("lines.product.name", order())).containsExactly("hammer", null, "nail");
		assertThat(values("lines.codes", order())).containsExactly(1, 2);
	}

	@Test
	void readsArraysAndMapValues() {
		assertThat(values("numbers", order())).containsExactly(1, 2);
		assertThat(this.entity.getPath("numbers").type()).isEqualTo(Integer.class);
		assertThat(values("addresses.city", order())).containsExactly("Bonn", "Rome");
		assertThat(this.entity.getPath("blob").isMultiValued()).isFalse();
		assertThat(this.entity.getPath("blob").read(order())).isInstanceOf(byte[].class);
	}

	@Test
	void nullCollectionsHaveNoValues() {
		Order order = order();
		order.tags = null;
		order.lines = null;
		assertThat(values("tags", order)).isEmpty();
		assertThat(values("lines.product.name", order)).isEmpty();
		assertThat(this.entity.getPath("tags").read(order)).isNull();
	}

	@Test
	void stopsAtTheFirstMatch() {
		List<@Nullable Object> seen = new ArrayList<>();
		assertThat(this.entity.getPath("numbers").anyMatch(order(), seen::add)).isTrue();
		assertThat(seen).containsExactly(1);
		assertThat(this.entity.getPath("numbers").anyMatch(order(), (value) -> false)).isFalse();
	}

	@Test
	void suggestsSimilarNames() {
		assertThatExceptionOfType(PropertyReferenceException.class).isThrownBy(() -> this.entity.getPath("cuont"))
			.withMessageContaining("No property 'cuont' found for type 'Order'")
			.withMessageContaining("'count'");
		assertThatExceptionOfType(PropertyReferenceException.class)
			.isThrownBy(() -> this.entity.getPath("customer.address.citi"))
			.withMessageContaining("'Address'")
			.withMessageContaining("'city'")
			.withMessageContaining("customer.address");
		assertThatExceptionOfType(PropertyReferenceException.class)
			.isThrownBy(() -> this.entity.getPath("customer.address.city.length"));
	}

	@Test
	void saysWhyTransientPropertiesCannotBeRead() {
		assertThatExceptionOfType(PropertyReferenceException.class).isThrownBy(() -> this.entity.getPath("total"))
			.withMessageContaining("'total' of type 'Order' is transient");
	}

	@Test
	void refusesEmptyPaths() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.entity.getPath(""));
		assertThatExceptionOfType(PropertyReferenceException.class).isThrownBy(() -> this.entity.getPath("customer."));
	}

	@Test
	void resolvesAPathOnce() {
		assertThat(this.entity.getPath("count")).isSameAs(this.entity.getPath("count"));
	}

	private List<@Nullable Object> values(String path, Order order) {
		List<@Nullable Object> values = new ArrayList<>();
		this.entity.getPath(path).readEach(order, values::add);
		return values;
	}

	private static Order order() {
		Order order = new Order();
		order.count = 3;
		order.customer = new Customer(new Address("Bonn"));
		order.note = Optional.of("n");
		order.previous = Optional.of(new Address("Rome"));
		order.tags = Arrays.asList("a", null, "b");
		order.lines = Arrays.asList(new Line(new Product("hammer"), List.of(1)), null,
				new Line(new Product("nail"), List.of(2)));
		order.numbers = new int[] { 1, 2 };
		order.addresses = new LinkedHashMap<>();
		order.addresses.put("a", new Address("Bonn"));
		order.addresses.put("b", new Address("Rome"));
		order.blob = new byte[0];
		return order;
	}

	abstract static class Audited {

		private String createdBy = "me";

	}

	static class Order extends Audited {

		@Id
		private Long id;

		private int count;

		private Customer customer;

		private Optional<String> note;

		private Optional<Address> previous;

		private List<String> tags;

		private List<Line> lines;

		private int[] numbers;

		private Map<String, Address> addresses;

		private byte[] blob;

		@Transient
		private String total;

	}

	record Customer(Address address) {
	}

	static class Address {

		private String city;

		Address(String city) {
			this.city = city;
		}

		String getCity() {
			throw new IllegalStateException("State is read from fields");
		}

	}

	record Line(Product product, List<Integer> codes) {
	}

	record Product(String name) {
	}

}
