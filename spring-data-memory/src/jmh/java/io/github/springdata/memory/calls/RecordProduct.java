package io.github.springdata.memory.calls;

import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.store.index.IndexKind;
import io.github.springdata.memory.workload.Row;
import io.github.springdata.memory.workload.Workload;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;

/**
 * The product as an immutable entity.
 */
@SuppressWarnings("NullAway")
record RecordProduct(@Id @Nullable Long id, @Indexed(unique = true, kind = IndexKind.HASH) String name, boolean active,
		@Indexed(kind = IndexKind.HASH) String category, @Indexed double price, double cost) implements Row {

	RecordProduct(@Nullable Long id, Workload.Item item) {
		this(id, item.name(), item.active(), item.category(), item.price(), item.cost());
	}

}
