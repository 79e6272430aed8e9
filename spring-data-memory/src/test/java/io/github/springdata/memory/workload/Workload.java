package io.github.springdata.memory.workload;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.github.springdata.memory.Seeds;
import io.github.springdata.memory.workload.Shape.Comparison;
import io.github.springdata.memory.workload.Shape.Equality;
import io.github.springdata.memory.workload.Shape.Membership;

/**
 * What every contender has to do: insert all items, answer all questions, first with all
 * rows and then with a few, change some items by id, delete some by id. The same seed
 * gives the same workload. A question gets about 27 percent of the rows, on the average.
 *
 * @param items what to insert, in this order
 * @param questions what to ask
 * @param updates what to change
 * @param deletes the ids of what to delete, each once
 */
public record Workload(List<Item> items, List<Question> questions, List<Update> updates, List<Long> deletes) {

	/**
	 * The seed of the published figures.
	 */
	public static final long SEED = 42;

	/**
	 * The categories of the items.
	 */
	public static final List<String> CATEGORIES = IntStream.rangeClosed(1, 11)
		.mapToObj((i) -> "category-" + i)
		.toList();

	/**
	 * The share of the questions that compare a property.
	 */
	private static final double ASKED = 0.56;

	private static final int CENTS = 10_000;

	/**
	 * Draws a workload.
	 * @param rows the number of items
	 * @param operations the number of questions, of updates and of deletes
	 * @param seed the seed
	 */
	public static Workload draw(int rows, int operations, long seed) {
		Random random = Seeds.random(seed);
		List<Item> items = IntStream.rangeClosed(1, rows).mapToObj((i) -> item(i, random)).toList();
		List<Question> questions = IntStream.range(0, operations).mapToObj((i) -> question(random)).toList();
		List<Long> ids = new ArrayList<>(LongStream.rangeClosed(1, rows).boxed().toList());
		Collections.shuffle(ids, random);
		List<Update> updates = IntStream.range(0, operations)
			.mapToObj((i) -> new Update(ids.get(rows - 1 - i), "Changed " + i, amount(random)))
			.toList();
		return new Workload(items, questions, updates, List.copyOf(ids.subList(0, operations)));
	}

	private static Item item(int number, Random random) {
		return new Item("Item " + number, random.nextBoolean(), CATEGORIES.get(random.nextInt(CATEGORIES.size())),
				amount(random), amount(random));
	}

	private static Question question(Random random) {
		Shape shape = new Shape(choose(Equality.values(), random), choose(Membership.values(), random),
				choose(Comparison.values(), random), choose(Comparison.values(), random));
		List<String> categories = new ArrayList<>(CATEGORIES);
		Collections.shuffle(categories, random);
		return new Question(shape, random.nextBoolean(), List.copyOf(categories.subList(0, 1 + random.nextInt(10))),
				amount(random), amount(random));
	}

	private static <V> V choose(V[] values, Random random) {
		return (random.nextDouble() < ASKED) ? values[1 + random.nextInt(values.length - 1)] : values[0];
	}

	private static double amount(Random random) {
		return random.nextInt(CENTS) / 100.0;
	}

	/**
	 * What is inserted.
	 */
	public record Item(String name, boolean active, String category, double price, double cost) {

	}

	/**
	 * A change of one item.
	 */
	public record Update(Long id, String name, double price) {

	}

}
