package io.github.springdata.memory.query.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

import io.github.springdata.memory.store.Table;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table that are joined to the tuples of one execution.
 *
 * <h2>Index or hash table</h2> Where the id or an index finds the rows that equal a
 * value, rows are looked up there for the first tuples, so that a join of few tuples
 * reads no more than it needs. Once so many were looked up that reading the whole table
 * would have cost as much, its rows are put into a hash table, which serves the others.
 * So a join costs at most twice what the better of the two would, without knowing the
 * number of tuples.
 */
final class JoinedRows {

	/**
	 * What a look-up in an index costs, in rows read.
	 */
	private static final int LOOKUP_COST = 4;

	private final TableStep step;

	private final Execution execution;

	private final Table table;

	private final @Nullable Function<Object, List<Object>> index;

	private final Predicate<Object> test;

	private long lookups;

	private final KeyTable keys = new KeyTable(1);

	/** The rows with each of the keys. */
	private final List<List<Object>> hashed = new ArrayList<>();

	private final Function<Object, List<Object>> lookup = this::lookUp;

	private boolean isHashed;

	private @Nullable List<Object> all;

	private @Nullable Cursor<Object> read;

	JoinedRows(TableStep step, Execution execution) {
		this.step = step;
		this.execution = execution;
		this.table = execution.table(step.entity());
		this.index = (step.key() != null) ? KeyLookup.of(this.table, step.entity(), step.key().reader()) : null;
		this.test = (this.index != null) ? step.rows().matcher(execution.arguments()) : (row) -> true;
	}

	/**
	 * The rows that may be joined to a tuple.
	 */
	List<Object> of(Tuple tuple) {
		JoinKey key = this.step.key();
		if (key == null) {
			return all();
		}
		if (!this.isHashed && this.index != null && this.lookups * LOOKUP_COST <= this.table.size() + LOOKUP_COST) {
			this.lookups++;
			return filtered(key.rows(tuple, this.index));
		}
		hash(key);
		return key.rows(tuple, this.lookup);
	}

	private List<Object> lookUp(Object value) {
		this.keys.put(0, value);
		return rows(this.keys.find());
	}

	/**
	 * Whether the rows are in a hash table, where many keys can be looked for at a time.
	 */
	boolean isHashed() {
		return this.isHashed;
	}

	/**
	 * Looks for keys in the hash table.
	 * @param numbers takes the numbers of their {@link #rows}
	 */
	void findAll(KeyPart[] key, int count, int[] numbers) {
		this.keys.findAll(key, count, numbers);
	}

	List<Object> rows(int number) {
		return (number >= 0) ? this.hashed.get(number) : List.of();
	}

	private List<Object> filtered(List<Object> rows) {
		List<Object> passed = new ArrayList<>(rows.size());
		for (Object row : rows) {
			if (this.test.test(row)) {
				passed.add(row);
			}
		}
		return passed;
	}

	private List<Object> all() {
		List<Object> all = this.all;
		if (all == null) {
			Cursor<Object> rows = this.step.rows()
				.cursor(this.table, this.execution.arguments(), this.execution.name());
			all = rows.readAll();
			this.read = rows;
			this.all = all;
		}
		return all;
	}

	private void hash(JoinKey key) {
		if (this.isHashed) {
			return;
		}
		for (Object row : all()) {
			this.execution.step();
			if (key.reader().isMultiValued()) {
				key.reader().readEach(row, (value) -> addOnce(value, row));
			}
			else {
				addOnce(key.reader().reader().read(row), row);
			}
		}
		this.all = List.of();
		this.isHashed = true;
	}

	/**
	 * Adds a row to those with a key, unless it has the key twice.
	 */
	private void addOnce(@Nullable Object value, Object row) {
		if (value == null) {
			return;
		}
		this.keys.put(0, value);
		int number = this.keys.add();
		if (number == this.hashed.size()) {
			this.hashed.add(new ArrayList<>(1));
		}
		List<Object> rows = this.hashed.get(number);
		if (rows.isEmpty() || rows.get(rows.size() - 1) != row) {
			rows.add(row);
		}
	}

	/**
	 * How the rows were found.
	 */
	QueryPlan.Kind kind() {
		if (this.step.key() == null) {
			return QueryPlan.Kind.NESTED_LOOP;
		}
		boolean indexed = !this.isHashed && this.index != null;
		return indexed ? QueryPlan.Kind.INDEX_JOIN : QueryPlan.Kind.HASH_JOIN;
	}

	/**
	 * How the table was read, or {@code null} if it was not read as a whole.
	 */
	@Nullable QueryPlan explainRead() {
		return (this.read != null) ? this.read.explain() : null;
	}

}
