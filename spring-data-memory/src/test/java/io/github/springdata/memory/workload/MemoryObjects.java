package io.github.springdata.memory.workload;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import io.github.springdata.memory.mapping.UnitOfWorkMode;
import io.github.springdata.memory.repository.MemoryCriteriaExecutor;
import io.github.springdata.memory.repository.MemoryRepository;

/**
 * A repository of mutable entities, with criteria that are built at run time, each
 * operation in a transaction of its own.
 */
public final class MemoryObjects implements Contender<ObjectItem> {

	private final MemoryApplication<Items> application;

	private final Items items;

	/**
	 * Creates a contender.
	 * @param mode what a transaction does with the instances that it loaded
	 */
	public MemoryObjects(UnitOfWorkMode mode) {
		this.application = new MemoryApplication<>(Items.class, mode);
		this.items = this.application.repository();
	}

	private <V> V within(Supplier<V> action) {
		return Objects.requireNonNull(this.application.transactions().execute((status) -> action.get()));
	}

	@Override
	public ObjectItem create(Workload.Item item) {
		return new ObjectItem(item.name(), item.active(), item.category(), item.price(), item.cost());
	}

	@Override
	public void insert(List<ObjectItem> added) {
		within(() -> this.items.saveAll(added));
	}

	@Override
	public List<ObjectItem> select(Question question) {
		return within(() -> this.items.findAll(QuestionCriteria.of(question)));
	}

	@Override
	public List<ObjectItem> select(Question question, int limit) {
		return within(() -> this.items.findBy(QuestionCriteria.of(question), (query) -> query.limit(limit).all()));
	}

	@Override
	public void update(Workload.Update update) {
		within(() -> {
			ObjectItem item = this.items.findById(update.id()).orElseThrow();
			item.change(update);
			return this.items.save(item);
		});
	}

	@Override
	public void delete(Long id) {
		this.application.transactions().executeWithoutResult((status) -> this.items.deleteById(id));
	}

	@Override
	public List<ObjectItem> all() {
		return this.items.findAll();
	}

	@Override
	public void close() {
		this.application.close();
	}

	/**
	 * The repository.
	 */
	public interface Items extends MemoryRepository<ObjectItem, Long>, MemoryCriteriaExecutor<ObjectItem> {

	}

}
