package io.github.springdata.memory.workload;

import java.util.ArrayList;
import java.util.List;

/**
 * A hand-written list that is scanned for everything.
 */
public final class ListScan implements Contender<PlainItem> {

	private final List<PlainItem> items = new ArrayList<>();

	@Override
	public PlainItem create(Workload.Item item) {
		return new PlainItem(item);
	}

	@Override
	public void insert(List<PlainItem> added) {
		for (PlainItem item : added) {
			item.id = this.items.size() + 1L;
			this.items.add(item);
		}
	}

	@Override
	public List<PlainItem> select(Question question) {
		return select(question, Integer.MAX_VALUE);
	}

	@Override
	public List<PlainItem> select(Question question, int limit) {
		List<PlainItem> result = new ArrayList<>();
		for (PlainItem item : this.items) {
			if (question.matches(item)) {
				result.add(item);
				if (result.size() == limit) {
					break;
				}
			}
		}
		return result;
	}

	@Override
	public void update(Workload.Update update) {
		for (PlainItem item : this.items) {
			if (item.id == update.id()) {
				item.name = update.name();
				item.price = update.price();
				return;
			}
		}
	}

	@Override
	public void delete(Long id) {
		this.items.removeIf((item) -> item.id == id);
	}

	@Override
	public List<PlainItem> all() {
		return this.items;
	}

}
