package io.github.springdata.memory.store.isolation;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.store.IsolationLevel;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.ReferenceDefinition;
import io.github.springdata.memory.store.StoreException;
import io.github.springdata.memory.store.StoreLimitExceededException;
import io.github.springdata.memory.store.StoreLimits;
import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.TableDefinition;
import io.github.springdata.memory.store.Transaction;
import io.github.springdata.memory.store.UniqueKeyViolationException;
import io.github.springdata.memory.store.WriteConflictException;
import io.github.springdata.memory.store.index.IndexDefinition;
import io.github.springdata.memory.store.index.IndexKind;
import io.github.springdata.memory.store.index.IndexedProperty;

/**
 * A store with accounts 1 and 2, of ann and of bob, for safeguards.
 */
final class Ledger {

	static final String TABLE = "accounts";

	/** Another table, whose amounts are ids of accounts. */
	static final String CARDS = "cards";

	static final Account ANN = new Account(1, "ann", 10);

	static final Account BOB = new Account(2, "bob", 20);

	static final IndexDefinition OWNER = index("owner", IndexKind.HASH, true, Account::owner);

	static final IndexDefinition AMOUNT = index("amount", IndexKind.SORTED, false, Account::amount);

	static final IndexDefinition LETTERS = IndexDefinition.of("letters", IndexKind.SORTED, false,
			List.of(IndexedProperty.ofEach("letters", true, Character.class, (row, values) -> {
				String owner = ((Account) row).owner();
				for (int i = 0; owner != null && i < owner.length(); i++) {
					values.accept(owner.charAt(i));
				}
			})));

	private static final TableDefinition DEFINITION = TableDefinition.of(TABLE, Account.class,
			(row) -> ((Account) row).id(), List.of(OWNER, AMOUNT, LETTERS));

	private final MemoryStore store;

	Ledger() {
		this(StoreLimits.unlimited(), DEFINITION);
	}

	private Ledger(StoreLimits limits, TableDefinition definition) {
		this.store = new MemoryStore(limits);
		this.store.define(definition);
		commit((transaction) -> {
			transaction.insert(TABLE, ANN);
			transaction.insert(TABLE, BOB);
		});
	}

	static Ledger withCards() {
		Ledger ledger = new Ledger();
		ledger.store.define(TableDefinition.of(CARDS, Account.class, (row) -> ((Account) row).id(), List.of(AMOUNT))
			.withReferences(List.of(new ReferenceDefinition("amount", TABLE))));
		return ledger;
	}

	static Ledger limited(StoreLimits limits) {
		return new Ledger(limits, DEFINITION);
	}

	static Ledger versioned() {
		return new Ledger(StoreLimits.unlimited(), DEFINITION.withVersion());
	}

	private static IndexDefinition index(String name, IndexKind kind, boolean unique,
			Function<Account, @Nullable Object> reader) {
		return IndexDefinition.of(name, kind, unique,
				List.of(new IndexedProperty(name, false, Comparable.class, (row) -> reader.apply((Account) row))));
	}

	MemoryStore store() {
		return this.store;
	}

	Transaction serializable() {
		return this.store.begin(IsolationLevel.SERIALIZABLE, false);
	}

	Transaction repeatableRead() {
		return this.store.begin(IsolationLevel.REPEATABLE_READ, false);
	}

	Transaction readCommitted() {
		return this.store.begin(IsolationLevel.READ_COMMITTED, false);
	}

	/**
	 * Lets another transaction commit.
	 */
	void commit(Consumer<Transaction> work) {
		Transaction transaction = serializable();
		work.accept(transaction);
		transaction.commit();
	}

	static void insert(Transaction transaction, int id, @Nullable String owner, int amount) {
		transaction.insert(TABLE, new Account(id, owner, amount));
	}

	static void update(Transaction transaction, int id, @Nullable String owner, int amount) {
		transaction.update(TABLE, new Account(id, owner, amount));
	}

	static List<Object> search(Transaction transaction, Predicate<Account> predicate) {
		Predicate<Object> onRows = (row) -> predicate.test((Account) row);
		return rows(transaction.table(TABLE, onRows)).stream().filter(onRows).toList();
	}

	static List<Object> rows(Table table) {
		List<Object> rows = new ArrayList<>();
		table.rows().forEach((slot, row) -> rows.add(row));
		return rows;
	}

	List<Object> rows() {
		return rows(this.store.table(TABLE));
	}

	/**
	 * The result of an attempt, in a word or two.
	 */
	static String attempt(Runnable action) {
		try {
			action.run();
			return "ok";
		}
		catch (WriteConflictException ex) {
			return "%s %s".formatted(ex.getReason(), ex.getId());
		}
		catch (UniqueKeyViolationException ex) {
			return "DUPLICATE %s".formatted(ex.getKey());
		}
		catch (StoreLimitExceededException ex) {
			return "LIMIT";
		}
		catch (StoreException | IllegalStateException | IllegalArgumentException | NoSuchElementException ex) {
			return ex.getClass().getSimpleName();
		}
	}

	/**
	 * The result of a commit, with the rows as they are then.
	 */
	String end(Transaction transaction) {
		return "%s %s".formatted(attempt(transaction::commit), rows());
	}

	record Account(int id, @Nullable String owner, int amount) {

		boolean isOwnedBy(String owner) {
			return Objects.equals(this.owner, owner);
		}

		@Override
		public String toString() {
			return "%d:%s:%d".formatted(this.id, this.owner, this.amount);
		}

	}

}
