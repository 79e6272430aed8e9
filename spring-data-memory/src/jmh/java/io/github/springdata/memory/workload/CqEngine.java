package io.github.springdata.memory.workload;

import java.util.ArrayList;
import java.util.List;

import com.googlecode.cqengine.ConcurrentIndexedCollection;
import com.googlecode.cqengine.IndexedCollection;
import com.googlecode.cqengine.attribute.SimpleAttribute;
import com.googlecode.cqengine.index.hash.HashIndex;
import com.googlecode.cqengine.index.navigable.NavigableIndex;
import com.googlecode.cqengine.index.unique.UniqueIndex;
import com.googlecode.cqengine.query.Query;
import com.googlecode.cqengine.query.QueryFactory;
import com.googlecode.cqengine.query.option.QueryOptions;
import com.googlecode.cqengine.resultset.ResultSet;

import static com.googlecode.cqengine.query.QueryFactory.equal;
import static com.googlecode.cqengine.query.QueryFactory.greaterThan;
import static com.googlecode.cqengine.query.QueryFactory.in;
import static com.googlecode.cqengine.query.QueryFactory.lessThan;
import static com.googlecode.cqengine.query.QueryFactory.lessThanOrEqualTo;
import static com.googlecode.cqengine.query.QueryFactory.not;

/**
 * An indexed collection of CQEngine, with the same three indexes.
 */
final class CqEngine implements Contender<RecordItem> {

	private static final SimpleAttribute<RecordItem, Long> ID = new SimpleAttribute<>("id") {
		@Override
		public Long getValue(RecordItem item, QueryOptions options) {
			return item.id();
		}
	};

	private static final SimpleAttribute<RecordItem, Boolean> ACTIVE = new SimpleAttribute<>("active") {
		@Override
		public Boolean getValue(RecordItem item, QueryOptions options) {
			return item.active();
		}
	};

	private static final SimpleAttribute<RecordItem, String> CATEGORY = new SimpleAttribute<>("category") {
		@Override
		public String getValue(RecordItem item, QueryOptions options) {
			return item.category();
		}
	};

	private static final SimpleAttribute<RecordItem, Double> PRICE = new SimpleAttribute<>("price") {
		@Override
		public Double getValue(RecordItem item, QueryOptions options) {
			return item.price();
		}
	};

	private static final SimpleAttribute<RecordItem, Double> COST = new SimpleAttribute<>("cost") {
		@Override
		public Double getValue(RecordItem item, QueryOptions options) {
			return item.cost();
		}
	};

	private final IndexedCollection<RecordItem> items = new ConcurrentIndexedCollection<>();

	private long lastId;

	CqEngine() {
		this.items.addIndex(UniqueIndex.onAttribute(ID));
		this.items.addIndex(HashIndex.onAttribute(ACTIVE));
		this.items.addIndex(HashIndex.onAttribute(CATEGORY));
		this.items.addIndex(NavigableIndex.onAttribute(PRICE));
	}

	@Override
	public RecordItem create(Workload.Item item) {
		return new RecordItem(++this.lastId, item.name(), item.active(), item.category(), item.price(), item.cost());
	}

	@Override
	public void insert(List<RecordItem> added) {
		this.items.addAll(added);
	}

	@Override
	public List<RecordItem> select(Question question) {
		List<RecordItem> found = new ArrayList<>();
		try (ResultSet<RecordItem> results = this.items.retrieve(query(question))) {
			results.forEach(found::add);
		}
		return found;
	}

	@Override
	public List<RecordItem> select(Question question, int limit) {
		try (ResultSet<RecordItem> results = this.items.retrieve(query(question))) {
			return results.stream().limit(limit).toList();
		}
	}

	@Override
	public void update(Workload.Update update) {
		RecordItem before = find(update.id());
		this.items.update(List.of(before), List.of(before.change(update)));
	}

	@Override
	public void delete(Long id) {
		this.items.remove(find(id));
	}

	private RecordItem find(Long id) {
		try (ResultSet<RecordItem> results = this.items.retrieve(equal(ID, id))) {
			return results.uniqueResult();
		}
	}

	@Override
	public List<RecordItem> all() {
		return List.copyOf(this.items);
	}

	private static Query<RecordItem> query(Question question) {
		Shape shape = question.shape();
		List<Query<RecordItem>> parts = new ArrayList<>(4);
		switch (shape.active()) {
			case ANY -> {
			}
			case IS -> parts.add(equal(ACTIVE, question.active()));
			case IS_NOT -> parts.add(not(equal(ACTIVE, question.active())));
		}
		switch (shape.category()) {
			case ANY -> {
			}
			case IN -> parts.add(in(CATEGORY, question.categories()));
			case NOT_IN -> parts.add(not(in(CATEGORY, question.categories())));
		}
		add(parts, PRICE, shape.price(), question.price());
		add(parts, COST, shape.cost(), question.cost());
		return switch (parts.size()) {
			case 0 -> QueryFactory.all(RecordItem.class);
			case 1 -> parts.get(0);
			default -> QueryFactory.and(parts.get(0), parts.get(1), parts.subList(2, parts.size()));
		};
	}

	private static void add(List<Query<RecordItem>> parts, SimpleAttribute<RecordItem, Double> attribute,
			Shape.Comparison comparison, double bound) {
		switch (comparison) {
			case ANY -> {
			}
			case LESS -> parts.add(lessThan(attribute, bound));
			case LESS_OR_EQUAL -> parts.add(lessThanOrEqualTo(attribute, bound));
			case GREATER -> parts.add(greaterThan(attribute, bound));
		}
	}

}
