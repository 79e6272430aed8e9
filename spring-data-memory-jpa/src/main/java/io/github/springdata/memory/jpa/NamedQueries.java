package io.github.springdata.memory.jpa;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import io.github.springdata.memory.jpa.model.NamedQueryModel;
import io.github.springdata.memory.jpa.query.CompiledQuery;
import io.github.springdata.memory.jpa.query.MemoryQuery;
import io.github.springdata.memory.jpa.query.QueryCompiler;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQueryReference;
import org.jspecify.annotations.Nullable;

/**
 * Named queries of a factory: those that the mapping declares, and those that are added
 * later. Thread-safe.
 */
final class NamedQueries {

	private final QueryCompiler compiler;

	private final Map<String, Named> queries = new ConcurrentHashMap<>();

	NamedQueries(Map<String, NamedQueryModel> declared, QueryCompiler compiler) {
		this.compiler = compiler;
		for (NamedQueryModel model : declared.values()) {
			this.queries.put(model.name(), new Declared(model, compiler));
		}
	}

	/**
	 * Reports the queries of the mapping that are wrong.
	 */
	void check(Consumer<String> problems) {
		this.queries.forEach((name, named) -> {
			try {
				named.check();
			}
			catch (IllegalArgumentException ex) {
				problems.accept("Named query '%s' is not valid: %s".formatted(name, ex.getMessage()));
			}
		});
	}

	/**
	 * Named query.
	 */
	private sealed interface Named {

		<T> MemoryQuery<T> create(QueryAccess access, @Nullable Class<T> resultType);

		@Nullable Class<?> resultType();

		Map<String, Object> hints();

		default void check() {
		}

	}

	/**
	 * Query of the mapping.
	 */
	private record Declared(NamedQueryModel model, QueryCompiler compiler) implements Named {

		@Override
		public void check() {
			if (this.model.language() == NamedQueryModel.Language.PERSISTENCE) {
				this.compiler.compile(this.model.text());
			}
		}

		@Override
		@SuppressWarnings("unchecked")
		public <T> MemoryQuery<T> create(QueryAccess access, @Nullable Class<T> resultType) {
			if (this.model.language() != NamedQueryModel.Language.PERSISTENCE) {
				throw UnsupportedNativeQueries.refusal(
						"Named query '%s', which is %s,".formatted(this.model.name(),
								(this.model.language() == NamedQueryModel.Language.SQL) ? "SQL" : "a stored procedure"),
						"write it in the language of Jakarta Persistence");
			}
			Class<T> type = (resultType != null) ? resultType : (Class<T>) this.model.resultClass();
			MemoryQuery<T> query = new MemoryQuery<>(this.compiler.compile(this.model.text()), access, type);
			if (this.model.lockMode() != LockModeType.NONE) {
				query.setLockMode(this.model.lockMode());
			}
			this.model.hints().forEach(query::setHint);
			return query;
		}

		@Override
		public @Nullable Class<?> resultType() {
			return this.model.resultClass();
		}

		@Override
		public Map<String, Object> hints() {
			return this.model.hints();
		}

	}

	/**
	 * Query that was added.
	 */
	private record Added(CompiledQuery query, int first, int most, FlushModeType flushMode, LockModeType lockMode,
			Map<String, Object> hints) implements Named {

		@Override
		public <T> MemoryQuery<T> create(QueryAccess access, @Nullable Class<T> resultType) {
			MemoryQuery<T> created = new MemoryQuery<>(this.query, access, resultType);
			created.setFirstResult(this.first);
			created.setMaxResults(this.most);
			created.setFlushMode(this.flushMode);
			if (this.lockMode != LockModeType.NONE) {
				created.setLockMode(this.lockMode);
			}
			this.hints.forEach(created::setHint);
			return created;
		}

		@Override
		public @Nullable Class<?> resultType() {
			return null;
		}

	}

	/**
	 * Adds a query, in place of one that has the name.
	 */
	void add(String name, Query query) {
		MemoryQuery<?> own = query.unwrap(MemoryQuery.class);
		LockModeType lockMode = own.compiled().isSelection() ? own.getLockMode() : LockModeType.NONE;
		this.queries.put(name, new Added(own.compiled(), own.getFirstResult(), own.getMaxResults(), own.getFlushMode(),
				lockMode, own.getHints()));
	}

	/**
	 * Creates a query.
	 * @throws IllegalArgumentException if there is none of the name, or if it is wrong
	 */
	<T> MemoryQuery<T> create(String name, QueryAccess access, @Nullable Class<T> resultType) {
		Named named = this.queries.get(name);
		if (named == null) {
			throw new IllegalArgumentException(
					"There is no named query '%s'; there are %s".formatted(name, this.queries.keySet()));
		}
		return named.create(access, resultType);
	}

	@SuppressWarnings("unchecked")
	<T> MemoryQuery<T> create(TypedQueryReference<T> reference, QueryAccess access) {
		MemoryQuery<T> query = create(reference.getName(), access, (Class<T>) reference.getResultType());
		reference.getHints().forEach(query::setHint);
		return query;
	}

	/**
	 * The queries whose results are of a type.
	 */
	@SuppressWarnings("unchecked")
	<R> Map<String, TypedQueryReference<R>> named(Class<R> type) {
		Map<String, TypedQueryReference<R>> references = new LinkedHashMap<>();
		this.queries.forEach((name, named) -> {
			Class<?> result = named.resultType();
			if (result != null && type.isAssignableFrom(result)) {
				references.put(name, new Reference<>(name, (Class<? extends R>) result, named.hints()));
			}
		});
		return references;
	}

	/**
	 * Name of a query with what it results in.
	 */
	private record Reference<R>(String name, Class<? extends R> type,
			Map<String, Object> hints) implements TypedQueryReference<R> {

		@Override
		public String getName() {
			return this.name;
		}

		@Override
		public Class<? extends R> getResultType() {
			return this.type;
		}

		@Override
		public Map<String, Object> getHints() {
			return this.hints;
		}

	}

}
