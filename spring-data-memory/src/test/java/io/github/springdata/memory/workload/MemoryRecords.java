package io.github.springdata.memory.workload;

import java.util.List;

import io.github.springdata.memory.mapping.UnitOfWorkMode;
import io.github.springdata.memory.repository.MemoryCriteriaExecutor;
import io.github.springdata.memory.repository.MemoryRepository;

/**
 * A repository of records, with criteria that are built at run time and no transaction
 * but that of the insert.
 */
public final class MemoryRecords implements Contender<RecordItem> {

	private final MemoryApplication<Items> application = new MemoryApplication<>(Items.class, UnitOfWorkMode.MANAGED);

	private final Items items = this.application.repository();

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
		return this.items.findAll(QuestionCriteria.of(question));
	}

	@Override
	public List<RecordItem> select(Question question, int limit) {
		return this.items.findBy(QuestionCriteria.of(question), (query) -> query.limit(limit).all());
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
	 * The repository.
	 */
	public interface Items extends MemoryRepository<RecordItem, Long>, MemoryCriteriaExecutor<RecordItem> {

	}

}
