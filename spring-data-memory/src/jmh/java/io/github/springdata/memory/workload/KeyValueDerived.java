package io.github.springdata.memory.workload;

import java.util.List;

import org.springframework.data.domain.Limit;
import org.springframework.data.keyvalue.core.KeyValueTemplate;
import org.springframework.data.keyvalue.repository.KeyValueRepository;
import org.springframework.data.keyvalue.repository.support.KeyValueRepositoryFactory;
import org.springframework.data.map.MapKeyValueAdapter;

/**
 * A repository of Spring Data KeyValue over maps, with derived methods. Has neither
 * transactions nor indexes, and gives ids of its own choice, so that they are set before.
 */
final class KeyValueDerived implements Contender<PeerItem> {

	private static final DerivedMethods<Items, PeerItem> METHODS = DerivedMethods.define(Items.class, PeerItem.class);

	private final Items items = new KeyValueRepositoryFactory(new KeyValueTemplate(new MapKeyValueAdapter()))
		.getRepository(METHODS.type());

	private long lastId;

	@Override
	public PeerItem create(Workload.Item item) {
		PeerItem created = new PeerItem(item);
		created.setId(++this.lastId);
		return created;
	}

	@Override
	public void insert(List<PeerItem> added) {
		this.items.saveAll(added);
	}

	@Override
	public List<PeerItem> select(Question question) {
		return METHODS.select(this.items, question, Limit.unlimited());
	}

	@Override
	public List<PeerItem> select(Question question, int limit) {
		return METHODS.select(this.items, question, Limit.of(limit));
	}

	@Override
	public void update(Workload.Update update) {
		PeerItem item = this.items.findById(update.id()).orElseThrow();
		item.change(update);
		this.items.save(item);
	}

	@Override
	public void delete(Long id) {
		this.items.deleteById(id);
	}

	@Override
	public List<PeerItem> all() {
		return this.items.findAll();
	}

	/**
	 * Interface that the generated repository extends.
	 */
	public interface Items extends KeyValueRepository<PeerItem, Long> {

	}

}
