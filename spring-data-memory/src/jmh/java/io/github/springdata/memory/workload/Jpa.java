package io.github.springdata.memory.workload;

import java.util.List;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;

/**
 * A repository of Spring Data JPA with Hibernate and H2 in memory, with derived methods
 * or specifications, JDBC batches, and a transaction for each operation.
 */
final class Jpa implements Contender<PeerItem> {

	private static final DerivedMethods<Items, PeerItem> METHODS = DerivedMethods.define(Items.class, PeerItem.class);

	private final JpaApplication<? extends Items> application = new JpaApplication<>(METHODS.type(), PeerItem.class);

	private final Items items = this.application.repository();

	private final boolean derived;

	Jpa(boolean derived) {
		this.derived = derived;
	}

	@Override
	public PeerItem create(Workload.Item item) {
		return new PeerItem(item);
	}

	@Override
	public void insert(List<PeerItem> added) {
		this.application.transactions().executeWithoutResult((status) -> this.items.saveAll(added));
	}

	@Override
	public List<PeerItem> select(Question question) {
		return this.derived ? METHODS.select(this.items, question, Limit.unlimited())
				: this.items.findAll(specification(question));
	}

	@Override
	public List<PeerItem> select(Question question, int limit) {
		return this.derived ? METHODS.select(this.items, question, Limit.of(limit))
				: this.items.findBy(specification(question), (query) -> query.limit(limit).all());
	}

	private static Specification<PeerItem> specification(Question question) {
		Shape shape = question.shape();
		return (root, query, builder) -> builder.and(
				switch (shape.active()) {
					case ANY -> builder.conjunction();
					case IS -> builder.equal(root.get("active"), question.active());
					case IS_NOT -> builder.notEqual(root.get("active"), question.active());
				}, switch (shape.category()) {
					case ANY -> builder.conjunction();
					case IN -> root.get("category").in(question.categories());
					case NOT_IN -> root.get("category").in(question.categories()).not();
				}, comparison(builder, root, "price", shape.price(), question.price()),
				comparison(builder, root, "cost", shape.cost(), question.cost()));
	}

	private static Predicate comparison(CriteriaBuilder builder, Root<PeerItem> root, String name,
			Shape.Comparison comparison, double bound) {
		return switch (comparison) {
			case ANY -> builder.conjunction();
			case LESS -> builder.lessThan(root.get(name), bound);
			case LESS_OR_EQUAL -> builder.lessThanOrEqualTo(root.get(name), bound);
			case GREATER -> builder.greaterThan(root.get(name), bound);
		};
	}

	@Override
	public void update(Workload.Update update) {
		this.application.transactions().executeWithoutResult(
				(status) -> this.items.findById(update.id()).orElseThrow().change(update));
	}

	@Override
	public void delete(Long id) {
		this.items.deleteById(id);
	}

	@Override
	public List<PeerItem> all() {
		return this.items.findAll();
	}

	@Override
	public void close() {
		this.application.close();
	}

	/**
	 * Interface that the generated repository extends.
	 */
	public interface Items extends JpaRepository<PeerItem, Long>, JpaSpecificationExecutor<PeerItem> {

	}

}
