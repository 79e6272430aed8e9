package io.github.springdata.memory.jpa.query;

import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collections;
import java.util.Date;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.springdata.memory.jpa.criteria.CriteriaStatement;
import io.github.springdata.memory.jpa.row.Row;
import io.github.springdata.memory.jpa.support.Hints;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.store.Deadline;
import jakarta.persistence.CacheRetrieveMode;
import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.NoResultException;
import jakarta.persistence.NonUniqueResultException;
import jakarta.persistence.Parameter;
import jakarta.persistence.TemporalType;
import jakarta.persistence.TypedQuery;
import org.jspecify.annotations.Nullable;

/**
 * A query of a persistence context.
 *
 * @param <X> the type of the results
 */
public final class MemoryQuery<X> implements TypedQuery<X> {

	private final CompiledQuery query;

	private final Supplier<CompiledQuery> whole;

	private final QueryContext context;

	private final ResultForm form;

	private final ParameterValues parameters;

	private Map<String, Object> hints = Map.of();

	private Hints understood = Hints.NONE;

	private int first;

	private int most = Integer.MAX_VALUE;

	private @Nullable FlushModeType flushMode;

	private LockModeType lockMode = LockModeType.NONE;

	/**
	 * Creates a query.
	 * @param query the compiled statement
	 * @param context the persistence context
	 * @param resultType the class of the results, or {@code null} if it is not said
	 * @throws IllegalArgumentException if the statement has no such results
	 */
	public MemoryQuery(CompiledQuery query, QueryContext context, @Nullable Class<X> resultType) {
		this(query, () -> query, context, ResultForm.of(query, resultType), Map.of(), Map.of());
	}

	private MemoryQuery(CompiledQuery query, Supplier<CompiledQuery> whole, QueryContext context, ResultForm form,
			Map<String, ? extends Parameter<?>> criteria, Map<String, Object> lifted) {
		this.query = query;
		this.whole = whole;
		this.context = context;
		this.form = form;
		this.parameters = new ParameterValues(query.parameters(), criteria, lifted);
	}

	/**
	 * Creates a query of a criteria statement.
	 * @param <X> the type of the results
	 * @param criteria the statement
	 * @param compiler the compiler of the unit
	 * @param context the persistence context
	 * @return the query
	 * @throws IllegalArgumentException if the statement does not fit the mapping
	 */
	public static <X> MemoryQuery<X> of(CriteriaStatement criteria, QueryCompiler compiler, QueryContext context) {
		LiftedValues lifted = LiftedValues.of(criteria.statement());
		CompiledQuery shared = compiler.compile(lifted);
		CompiledQuery run = (shared != null) ? shared : compiler.compile(criteria.statement());
		return new MemoryQuery<>(run, () -> compiler.compile(criteria.statement()), context, ResultForm.of(criteria),
				criteria.parameters(), (shared != null) ? lifted.values() : Map.of());
	}

	/**
	 * Checks that the context is open, for those methods whose failures leave the
	 * transaction as it is (section 3.11.1 of the specification).
	 */
	private void requireReadable() {
		if (!this.context.isOpen()) {
			throw new IllegalStateException("The entity manager is closed");
		}
	}

	/**
	 * The statement.
	 * @return the compiled statement with all values that criteria have in them
	 */
	public CompiledQuery compiled() {
		return this.whole.get();
	}

	@Override
	@SuppressWarnings("unchecked")
	public List<X> getResultList() {
		this.context.requireOpen();
		return (List<X>) guarded(() -> find(this.first, this.most));
	}

	private <T> T guarded(Supplier<T> action) {
		try {
			return action.get();
		}
		catch (IllegalStateException | NoResultException | NonUniqueResultException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw this.context.failed(ex);
		}
	}

	private List<@Nullable Object> find(int first, int most) {
		List<CompiledQuery.Part> parts = this.query.parts();
		if (this.lockMode != LockModeType.NONE) {
			this.context.requireTransaction();
		}
		this.context.beforeQuery(ownFlushMode(), this.query.tables());
		Deadline deadline = this.context.deadline(this.understood);
		if (parts.size() == 1) {
			return find(parts.get(0), first, most, deadline);
		}
		List<@Nullable Object> all = new ArrayList<>();
		int last = (int) Math.min((long) first + most, Integer.MAX_VALUE);
		for (CompiledQuery.Part part : parts) {
			if (all.size() < last) {
				all.addAll(find(part, 0, last - all.size(), deadline));
			}
		}
		return new ArrayList<>(all.subList(Math.min(first, all.size()), all.size()));
	}

	private List<@Nullable Object> find(CompiledQuery.Part part, int first, int most, @Nullable Deadline deadline) {
		SelectionLowering.Outer outer = part.required();
		@Nullable Object[] values = part.select().values(this.query.lowering().parameters().stored(this.parameters::require));
		QueryArguments arguments = QueryArguments.of(values);
		if (!outer.unique()) {
			arguments = arguments.withOffset(first).withLimit((most == Integer.MAX_VALUE) ? Query.UNLIMITED : most);
		}
		List<@Nullable Object[]> found = new ArrayList<>();
		part.select().forEach(this.context.tables(deadline), arguments, found::add);
		List<@Nullable Object> results = results(found, outer, deadline);
		return outer.unique() ? piece(results, first, most) : results;
	}

	private static List<@Nullable Object> piece(List<@Nullable Object> results, int first, int most) {
		List<@Nullable Object> unique = new ArrayList<>(new LinkedHashSet<>(identities(results)));
		List<@Nullable Object> all = unique.stream().map((identity) -> ((Identity) identity).value()).toList();
		int from = Math.min(first, all.size());
		return new ArrayList<>(all.subList(from, (int) Math.min((long) from + most, all.size())));
	}

	private static List<@Nullable Object> identities(List<@Nullable Object> results) {
		List<@Nullable Object> identities = new ArrayList<>();
		results.forEach((result) -> identities.add(new Identity(result)));
		return identities;
	}

	/**
	 * An instance that is equal only to itself.
	 */
	private record Identity(@Nullable Object value) {

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Identity identity && identity.value == this.value;
		}

		@Override
		public int hashCode() {
			return System.identityHashCode(this.value);
		}

	}

	private List<@Nullable Object> results(List<@Nullable Object[]> found, SelectionLowering.Outer outer,
			@Nullable Deadline deadline) {
		ResultReader reader = new ResultReader(this.query.lowering().rows(), this.context.loader(),
				this.query.lowering());
		List<@Nullable Object> results = new ArrayList<>(found.size());
		for (@Nullable
		Object[] columns : found) {
			check(deadline);
			@Nullable Object[] items = new @Nullable Object[outer.items().size()];
			for (int i = 0; i < items.length; i++) {
				items[i] = reader.read(outer.items().get(i).shape(), columns);
			}
			prepare(items, outer);
			results.add(this.form.create(items));
		}
		return results;
	}

	private static void check(@Nullable Deadline deadline) {
		if (deadline != null) {
			deadline.check();
		}
	}

	/**
	 * Locks the entities of a result, and loads what is fetched with them.
	 */
	private void prepare(@Nullable Object[] items, SelectionLowering.Outer outer) {
		for (SelectionLowering.Fetch fetch : outer.fetches()) {
			Object item = items[fetch.item()];
			if (item != null) {
				this.context.fetch(item, fetch.path());
			}
		}
		if (this.lockMode == LockModeType.NONE && this.understood.graph() == null) {
			return;
		}
		for (int i = 0; i < items.length; i++) {
			Object item = items[i];
			if (item != null && outer.items().get(i).shape() instanceof ResultShape.Value value && value.row()) {
				prepare(item);
			}
		}
	}

	private void prepare(Object entity) {
		if (this.lockMode != LockModeType.NONE) {
			this.context.lock(entity, this.lockMode);
		}
		if (this.understood.graph() != null) {
			this.context.load(entity, this.understood);
		}
	}

	@Override
	public Stream<X> getResultStream() {
		return getResultList().stream();
	}

	@Override
	public X getSingleResult() {
		List<X> results = single();
		if (results.isEmpty()) {
			throw new NoResultException("No result for: " + this.query.text());
		}
		return results.get(0);
	}

	@Override
	@SuppressWarnings("NullAway")
	public @Nullable X getSingleResultOrNull() {
		List<X> results = single();
		return results.isEmpty() ? null : results.get(0);
	}

	@SuppressWarnings("unchecked")
	private List<X> single() {
		this.context.requireOpen();
		List<X> results = (List<X>) guarded(() -> find(this.first, Math.min(this.most, 2)));
		if (results.size() > 1) {
			throw new NonUniqueResultException("More than one result for: " + this.query.text());
		}
		return results;
	}

	@Override
	public int executeUpdate() {
		this.context.requireOpen();
		CompiledQuery.Write write = this.query.write();
		this.context.requireTransaction();
		return guarded(() -> execute(write));
	}

	private int execute(CompiledQuery.Write write) {
		this.context.beforeQuery(ownFlushMode(), this.query.tables());
		Deadline deadline = this.context.deadline(this.understood);
		@Nullable Object[] values = this.query.select()
			.values(this.query.lowering().parameters().stored(this.parameters::require));
		List<RowChange> changes = new ArrayList<>();
		Set<Object> rows = Collections.newSetFromMap(new IdentityHashMap<>());
		this.query.select().forEach(this.context.tables(deadline), QueryArguments.of(values), (found) -> {
			check(deadline);
			Row row = (Row) Objects.requireNonNull(found[0]);
			if (rows.add(row)) {
				changes.add(new RowChange(write.type(), row, write.deletes() ? null : changed(write, row, found)));
			}
		});
		this.context.write(changes);
		return changes.size();
	}

	private static Row changed(CompiledQuery.Write write, Row row, @Nullable Object[] found) {
		@Nullable Object[] values = Row.values(row, write.type().columns().size());
		for (int i = 0; i < write.assignments().size(); i++) {
			write.assignments().get(i).apply(write.type(), values, found[i + 1]);
		}
		return write.type().create(values);
	}

	@Override
	public MemoryQuery<X> setMaxResults(int maxResult) {
		this.context.requireOpen();
		if (maxResult < 0) {
			throw new IllegalArgumentException("The greatest number of results must not be negative: " + maxResult);
		}
		this.most = maxResult;
		return this;
	}

	@Override
	public int getMaxResults() {
		this.context.requireOpen();
		return this.most;
	}

	@Override
	public MemoryQuery<X> setFirstResult(int startPosition) {
		this.context.requireOpen();
		if (startPosition < 0) {
			throw new IllegalArgumentException("The first result must not be negative: " + startPosition);
		}
		this.first = startPosition;
		return this;
	}

	@Override
	public int getFirstResult() {
		this.context.requireOpen();
		return this.first;
	}

	@Override
	public MemoryQuery<X> setHint(String hintName, Object value) {
		this.context.requireOpen();
		this.understood = this.understood.with(hintName, value);
		this.hints = this.hints.isEmpty() ? new LinkedHashMap<>() : this.hints;
		this.hints.put(hintName, value);
		return this;
	}

	@Override
	public Map<String, Object> getHints() {
		this.context.requireOpen();
		return Collections.unmodifiableMap(this.hints);
	}

	@Override
	public <T> MemoryQuery<X> setParameter(Parameter<T> param, @Nullable T value) {
		this.context.requireOpen();
		this.parameters.set(this.parameters.own(param), value);
		return this;
	}

	@Override
	public MemoryQuery<X> setParameter(Parameter<Calendar> param, @Nullable Calendar value, TemporalType type) {
		this.context.requireOpen();
		this.parameters.set(this.parameters.own(param), value, type);
		return this;
	}

	@Override
	public MemoryQuery<X> setParameter(Parameter<Date> param, @Nullable Date value, TemporalType type) {
		this.context.requireOpen();
		this.parameters.set(this.parameters.own(param), value, type);
		return this;
	}

	@Override
	public MemoryQuery<X> setParameter(String name, @Nullable Object value) {
		this.context.requireOpen();
		this.parameters.set(this.parameters.find(name), value);
		return this;
	}

	@Override
	public MemoryQuery<X> setParameter(String name, @Nullable Calendar value, TemporalType type) {
		this.context.requireOpen();
		this.parameters.set(this.parameters.find(name), value, type);
		return this;
	}

	@Override
	public MemoryQuery<X> setParameter(String name, @Nullable Date value, TemporalType type) {
		this.context.requireOpen();
		this.parameters.set(this.parameters.find(name), value, type);
		return this;
	}

	@Override
	public MemoryQuery<X> setParameter(int position, @Nullable Object value) {
		this.context.requireOpen();
		this.parameters.set(this.parameters.find(position), value);
		return this;
	}

	@Override
	public MemoryQuery<X> setParameter(int position, @Nullable Calendar value, TemporalType type) {
		this.context.requireOpen();
		this.parameters.set(this.parameters.find(position), value, type);
		return this;
	}

	@Override
	public MemoryQuery<X> setParameter(int position, @Nullable Date value, TemporalType type) {
		this.context.requireOpen();
		this.parameters.set(this.parameters.find(position), value, type);
		return this;
	}

	@Override
	public Set<Parameter<?>> getParameters() {
		requireReadable();
		return this.parameters.all();
	}

	@Override
	public Parameter<?> getParameter(String name) {
		requireReadable();
		return this.parameters.seen(this.parameters.find(name));
	}

	@Override
	public <T> Parameter<T> getParameter(String name, Class<T> type) {
		requireReadable();
		return ParameterValues.typed(this.parameters.find(name), type);
	}

	@Override
	public Parameter<?> getParameter(int position) {
		requireReadable();
		return this.parameters.find(position);
	}

	@Override
	public <T> Parameter<T> getParameter(int position, Class<T> type) {
		requireReadable();
		return ParameterValues.typed(this.parameters.find(position), type);
	}

	@Override
	public boolean isBound(Parameter<?> param) {
		this.context.requireOpen();
		return this.parameters.isBound(param);
	}

	@Override
	@SuppressWarnings({ "unchecked", "NullAway" })
	public <T> @Nullable T getParameterValue(Parameter<T> param) {
		requireReadable();
		return (T) this.parameters.require(this.parameters.own(param));
	}

	@Override
	@SuppressWarnings("NullAway")
	public @Nullable Object getParameterValue(String name) {
		requireReadable();
		return this.parameters.require(this.parameters.find(name));
	}

	@Override
	@SuppressWarnings("NullAway")
	public @Nullable Object getParameterValue(int position) {
		requireReadable();
		return this.parameters.require(this.parameters.find(position));
	}

	@Override
	public MemoryQuery<X> setFlushMode(FlushModeType flushMode) {
		this.context.requireOpen();
		this.flushMode = flushMode;
		return this;
	}

	@Override
	public FlushModeType getFlushMode() {
		this.context.requireOpen();
		FlushModeType own = ownFlushMode();
		return (own != null) ? own : this.context.flushMode();
	}

	private @Nullable FlushModeType ownFlushMode() {
		return (this.flushMode != null) ? this.flushMode : this.understood.flushMode();
	}

	@Override
	public MemoryQuery<X> setLockMode(LockModeType lockMode) {
		this.context.requireOpen();
		requireSelection();
		this.lockMode = lockMode;
		return this;
	}

	private void requireSelection() {
		if (!this.query.isSelection()) {
			throw new IllegalStateException("Only a 'select' has a lock mode: " + this.query.text());
		}
	}

	@Override
	public LockModeType getLockMode() {
		requireReadable();
		requireSelection();
		return this.lockMode;
	}

	@Override
	public MemoryQuery<X> setCacheRetrieveMode(CacheRetrieveMode mode) {
		this.context.requireOpen();
		this.understood = this.understood.with(mode);
		return this;
	}

	@Override
	public MemoryQuery<X> setCacheStoreMode(CacheStoreMode mode) {
		this.context.requireOpen();
		this.understood = this.understood.with(mode);
		return this;
	}

	@Override
	public CacheRetrieveMode getCacheRetrieveMode() {
		this.context.requireOpen();
		CacheRetrieveMode own = this.understood.retrieveMode();
		return (own != null) ? own : this.context.hints().effectiveRetrieveMode();
	}

	@Override
	public CacheStoreMode getCacheStoreMode() {
		this.context.requireOpen();
		CacheStoreMode own = this.understood.storeMode();
		return (own != null) ? own : this.context.hints().effectiveStoreMode();
	}

	@Override
	public MemoryQuery<X> setTimeout(@Nullable Integer timeout) {
		this.context.requireOpen();
		this.understood = this.understood.withQueryTimeout(timeout);
		return this;
	}

	@Override
	@SuppressWarnings("NullAway")
	public @Nullable Integer getTimeout() {
		this.context.requireOpen();
		Integer own = this.understood.queryTimeout();
		return (own != null) ? own : this.context.hints().queryTimeout();
	}

	@Override
	public <T> T unwrap(Class<T> type) {
		this.context.requireOpen();
		return type.isInstance(this) ? type.cast(this)
				: type.isInstance(this.query) ? type.cast(this.query) : this.context.unwrap(type);
	}

	@Override
	public String toString() {
		return this.query.text();
	}

}
