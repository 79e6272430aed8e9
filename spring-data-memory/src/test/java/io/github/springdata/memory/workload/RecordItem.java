package io.github.springdata.memory.workload;

import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.store.index.IndexKind;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;

/**
 * The item as an immutable entity.
 */
@SuppressWarnings("NullAway")
public record RecordItem(@Id @Nullable Long id, String name, @Indexed(kind = IndexKind.HASH) boolean active,
		@Indexed(kind = IndexKind.HASH) String category, @Indexed double price, double cost) implements Row {

	static RecordItem of(Workload.Item item) {
		return new RecordItem(null, item.name(), item.active(), item.category(), item.price(), item.cost());
	}

	RecordItem change(Workload.Update update) {
		return new RecordItem(this.id, update.name(), this.active, this.category, update.price(), this.cost);
	}

}
