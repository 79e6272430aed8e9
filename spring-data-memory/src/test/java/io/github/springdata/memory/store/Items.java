package io.github.springdata.memory.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.store.index.IndexDefinition;
import io.github.springdata.memory.store.index.IndexKind;
import io.github.springdata.memory.store.index.IndexedProperty;

/**
 * The table that tests of the store work on.
 */
final class Items {

	static final String TABLE = "items";

	private Items() {
	}

	record Item(Long id, @Nullable String name, String category, double price) {

		static Item of(long id, int price) {
			return new Item(id, "name-" + id, "category-" + id % 3, price);
		}

		Item withPrice(double price) {
			return new Item(this.id, this.name, this.category, price);
		}

		Item withName(@Nullable String name) {
			return new Item(this.id, name, this.category, this.price);
		}

	}

	static TableDefinition definition() {
		return definition(TABLE);
	}

	static TableDefinition definition(String name) {
		return TableDefinition.of(name, Item.class, (row) -> ((Item) row).id(),
				List.of(index("name", IndexKind.HASH, true, String.class, Item::name),
						index("category", IndexKind.HASH, false, String.class, Item::category),
						index("price", IndexKind.SORTED, false, Double.class, Item::price), byCategoryAndPrice()));
	}

	static IndexDefinition index(String name, IndexKind kind, boolean unique, Class<?> type,
			Function<Item, @Nullable Object> reader) {
		return IndexDefinition.of(name, kind, unique, List.of(property(name, type, reader)));
	}

	private static IndexDefinition byCategoryAndPrice() {
		return IndexDefinition.of("category_price", IndexKind.SORTED, false, List
			.of(property("category", String.class, Item::category), property("price", Double.class, Item::price)));
	}

	private static IndexedProperty property(String name, Class<?> type, Function<Item, @Nullable Object> reader) {
		return new IndexedProperty(name, false, type, (row) -> reader.apply((Item) row));
	}

	static MemoryStore store() {
		MemoryStore store = new MemoryStore();
		store.define(definition());
		return store;
	}

	static MemoryStore storeWith(Item... items) {
		MemoryStore store = store();
		inTransaction(store, (transaction) -> {
			for (Item item : items) {
				transaction.insert(TABLE, item);
			}
		});
		return store;
	}

	static void inTransaction(MemoryStore store, Consumer<Transaction> work) {
		Transaction transaction = store.begin();
		work.accept(transaction);
		transaction.commit();
	}

	static List<Object> rows(Table table) {
		List<Object> rows = new ArrayList<>();
		table.rows().forEach((slot, row) -> rows.add(row));
		return rows;
	}

	static List<Object> rows(MemoryStore store) {
		return rows(store.table(TABLE));
	}

}
