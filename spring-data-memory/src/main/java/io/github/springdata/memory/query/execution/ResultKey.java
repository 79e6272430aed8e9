package io.github.springdata.memory.query.execution;

import java.util.List;
import java.util.function.Function;

import io.github.springdata.memory.query.value.ValueKey;
import org.jspecify.annotations.Nullable;

/**
 * Key that equal results have in common: entities are equal if their ids are, everything
 * else by {@link ValueKey}.
 */
final class ResultKey {

	private final @Nullable Function<Object, @Nullable Object>[] identities;

	@SuppressWarnings("unchecked")
	ResultKey(List<ResultColumn> columns) {
		this.identities = columns.stream().map(ResultColumn::identity).toArray(Function[]::new);
	}

	@Nullable Object of(ResultRow row) {
		@Nullable Object[] items = row.items();
		if (items.length == 1) {
			return ValueKey.ofNullable(identity(items[0], 0));
		}
		@Nullable Object[] identities = new @Nullable Object[items.length];
		for (int i = 0; i < items.length; i++) {
			identities[i] = identity(items[i], i);
		}
		return ValueKey.ofAll(identities);
	}

	private @Nullable Object identity(@Nullable Object item, int index) {
		Function<Object, @Nullable Object> identity = this.identities[index];
		return (item != null && identity != null) ? identity.apply(item) : item;
	}

}
