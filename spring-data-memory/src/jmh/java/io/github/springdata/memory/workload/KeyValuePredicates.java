package io.github.springdata.memory.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.springframework.data.keyvalue.core.KeyValueTemplate;
import org.springframework.data.keyvalue.core.query.KeyValueQuery;
import org.springframework.data.map.MapKeyValueAdapter;

/**
 * Spring Data KeyValue over maps, with predicates written by hand. Has neither
 * transactions nor indexes, and gives ids of its own choice, so that they are set before.
 */
final class KeyValuePredicates implements Contender<PeerItem> {

	private final KeyValueTemplate template = new KeyValueTemplate(new MapKeyValueAdapter());

	private long lastId;

	@Override
	public PeerItem create(Workload.Item item) {
		PeerItem created = new PeerItem(item);
		created.setId(++this.lastId);
		return created;
	}

	@Override
	public void insert(List<PeerItem> added) {
		added.forEach(this.template::insert);
	}

	@Override
	public List<PeerItem> select(Question question) {
		return find(new KeyValueQuery<>((Predicate<PeerItem>) question::matches));
	}

	@Override
	public List<PeerItem> select(Question question, int limit) {
		KeyValueQuery<Predicate<PeerItem>> query = new KeyValueQuery<>(question::matches);
		query.setRows(limit);
		return find(query);
	}

	private List<PeerItem> find(KeyValueQuery<Predicate<PeerItem>> query) {
		List<PeerItem> found = new ArrayList<>();
		this.template.find(query, PeerItem.class).forEach(found::add);
		return found;
	}

	@Override
	public void update(Workload.Update update) {
		PeerItem item = this.template.findById(update.id(), PeerItem.class).orElseThrow();
		item.change(update);
		this.template.update(item);
	}

	@Override
	public void delete(Long id) {
		this.template.delete(id, PeerItem.class);
	}

	@Override
	public List<PeerItem> all() {
		List<PeerItem> found = new ArrayList<>();
		this.template.findAll(PeerItem.class).forEach(found::add);
		return found;
	}

}
