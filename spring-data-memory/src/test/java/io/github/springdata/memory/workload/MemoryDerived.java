package io.github.springdata.memory.workload;

import java.util.List;

import io.github.springdata.memory.mapping.UnitOfWorkMode;
import io.github.springdata.memory.repository.MemoryRepository;

import org.springframework.data.domain.Limit;

/**
 * A repository of records with derived methods, and no transaction but that of the
 * insert.
 */
public final class MemoryDerived implements Contender<RecordItem> {

	private static final DerivedMethods<RecordItems, RecordItem> METHODS = DerivedMethods.define(RecordItems.class,
			RecordItem.class);

	private final MemoryApplication<? extends RecordItems> application = new MemoryApplication<>(METHODS.type(),
			UnitOfWorkMode.MANAGED);

	private final RecordItems items = this.application.repository();

	@Override
	public RecordItem create(Workload.Item item) {
		return RecordItem.of(item);
	}

	@Override
	public void insert(List<RecordItem> added) {
		this.application.transactions().executeWithoutResult((status) -> this.items.saveAll(added));
	}

	@Override
	public List<RecordItem> select(Question question) {
		return METHODS.select(this.items, question, Limit.unlimited());
	}

	@Override
	public List<RecordItem> select(Question question, int limit) {
		return METHODS.select(this.items, question, Limit.of(limit));
	}

	@Override
	public void update(Workload.Update update) {
		this.items.save(this.items.findById(update.id()).orElseThrow().change(update));
	}

	@Override
	public void delete(Long id) {
		this.items.deleteById(id);
	}

	@Override
	public List<RecordItem> all() {
		return this.items.findAll();
	}

	@Override
	public void close() {
		this.application.close();
	}

	/**
	 * What the generated repository extends.
	 */
	public interface RecordItems extends MemoryRepository<RecordItem, Long> {

	}

}
