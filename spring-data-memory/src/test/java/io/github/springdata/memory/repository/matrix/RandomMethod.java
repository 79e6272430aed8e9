package io.github.springdata.memory.repository.matrix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import net.bytebuddy.description.type.TypeDescription.Generic;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;

/**
 * A query method of several conditions, with an order and limits, drawn at random.
 *
 * @param number distinguishes methods
 * @param subject what precedes the number in the name
 * @param top the limit in the name, or {@link Integer#MAX_VALUE}
 * @param alternatives the conditions, joined by And within and by Or between the lists
 * @param order the order in the name, perhaps none
 * @param cut the type of the last parameter, or nothing
 */
record RandomMethod(int number, String subject, int top, List<List<MatrixCase>> alternatives, Sort order,
		Class<?> cut) {

	private static final List<MatrixCase> CONDITIONS = MatrixCase.all()
		.stream()
		.filter((matrixCase) -> matrixCase.connector().isEmpty() && matrixCase.keyword() != MatrixKeyword.NEAR)
		.toList();

	private static final List<MatrixProperty> SORTABLE = MatrixProperty.ALL.stream()
		.filter((property) -> property.isSingle() && property.isOrdered())
		.toList();

	static RandomMethod draw(Random random, int number) {
		List<List<MatrixCase>> alternatives = several(random,
				() -> several(random, () -> CONDITIONS.get(random.nextInt(CONDITIONS.size()))));
		int top = (random.nextInt(4) == 0) ? 1 + random.nextInt(9) : Integer.MAX_VALUE;
		String subject = (random.nextInt(4) == 0) ? "findDistinct" : "find";
		Sort order = (random.nextBoolean()) ? sort(random, false) : Sort.unsorted();
		Class<?> cut = List.of(void.class, Sort.class, Pageable.class, Limit.class).get(random.nextInt(4));
		return new RandomMethod(number, subject, top, alternatives, order, cut);
	}

	private static <E> List<E> several(Random random, Supplier<E> element) {
		return Stream.generate(element).limit(1 + random.nextInt(3)).toList();
	}

	private static Sort sort(Random random, boolean refined) {
		return Sort.by(several(random, () -> {
			Sort.Order order = new Sort.Order(Sort.Direction.values()[random.nextInt(2)],
					SORTABLE.get(random.nextInt(SORTABLE.size())).path());
			return refined ? order.with(Sort.NullHandling.values()[random.nextInt(3)]) : order;
		}));
	}

	String name() {
		String predicate = this.alternatives.stream()
			.map((conditions) -> conditions.stream().map(MatrixCase::condition).collect(Collectors.joining("And")))
			.collect(Collectors.joining("Or"));
		String orderBy = this.order.stream()
			.map((order) -> property(order).name() + (order.isAscending() ? "Asc" : "Desc"))
			.collect(Collectors.joining());
		String limit = (this.top < Integer.MAX_VALUE) ? "Top" + this.top : "";
		return this.subject + limit + "Nr" + this.number + "By" + predicate
				+ (orderBy.isEmpty() ? "" : "OrderBy" + orderBy);
	}

	List<Generic> parameters() {
		List<Generic> parameters = new ArrayList<>();
		this.alternatives.forEach((conditions) -> conditions
			.forEach((condition) -> parameters.addAll(MatrixRepositories.parameters(condition))));
		if (this.cut != void.class) {
			parameters.add(Generic.Builder.of(this.cut).build());
		}
		return parameters;
	}

	/**
	 * A call and what it has to find.
	 */
	Call call(Random random, List<Sample> samples) {
		List<@Nullable Object> arguments = new ArrayList<>();
		Set<Long> found = new HashSet<>();
		for (List<MatrixCase> conditions : this.alternatives) {
			List<Sample> all = new ArrayList<>(samples);
			for (MatrixCase condition : conditions) {
				List<@Nullable Object> own = condition.arguments(random, samples);
				all.removeIf((sample) -> !condition.holds(sample, own));
				arguments.addAll(own);
			}
			all.forEach((sample) -> found.add(sample.id()));
		}
		return cut(random, arguments, samples.stream().filter((sample) -> found.contains(sample.id())).toList());
	}

	private Call cut(Random random, List<@Nullable Object> arguments, List<Sample> matches) {
		Sort sort = sort(random, true);
		Pageable page = PageRequest.of(random.nextInt(3), 1 + random.nextInt(8), sort);
		boolean sorted = this.cut == Sort.class || this.cut == Pageable.class;
		List<Sample> found = new ArrayList<>(matches);
		found.sort(comparator(sorted ? this.order.and(sort) : this.order));
		Stream<Sample> top = found.stream().limit(this.top);
		if (this.cut == Sort.class) {
			arguments.add(sort);
		}
		if (this.cut == Pageable.class) {
			arguments.add(page);
			top = top.skip(page.getOffset()).limit(page.getPageSize());
		}
		if (this.cut == Limit.class) {
			Limit limit = random.nextBoolean() ? Limit.unlimited() : Limit.of(1 + random.nextInt(8));
			arguments.add(limit);
			top = limit.isLimited() ? top.limit(limit.max()) : top;
		}
		return new Call(arguments, top.toList());
	}

	private static Comparator<Sample> comparator(Sort sort) {
		Comparator<Sample> comparator = (left, right) -> 0;
		for (Sort.Order order : sort) {
			Comparator<Object> values = order.isAscending() ? MatrixKeyword::compare
					: (left, right) -> MatrixKeyword.compare(right, left);
			boolean nullsFirst = (order.getNullHandling() == Sort.NullHandling.NATIVE) ? order.isAscending()
					: order.getNullHandling() == Sort.NullHandling.NULLS_FIRST;
			comparator = comparator.thenComparing(property(order).read(),
					nullsFirst ? Comparator.nullsFirst(values) : Comparator.nullsLast(values));
		}
		return comparator;
	}

	private static MatrixProperty property(Sort.Order order) {
		return SORTABLE.stream()
			.filter((property) -> property.path().equals(order.getProperty()))
			.findFirst()
			.orElseThrow();
	}

	/**
	 * A call of a method.
	 *
	 * @param arguments its arguments
	 * @param expected what it has to find
	 */
	record Call(List<@Nullable Object> arguments, List<Sample> expected) {
	}

}
