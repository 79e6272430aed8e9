package io.github.springdata.memory.jpa.matrix;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import io.github.springdata.memory.jpa.Seeds;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Relations of all kinds, with all cascades, access and fetch types: random operations
 * are run on an entity manager and on a naive model side by side.
 * <p>
 * A run takes some of the shapes at random, {@code -Dshapes} says how many,
 * {@code -Dsequences} how many sequences of operations each gets, and {@code -Dseed}
 * repeats a run.
 */
class RelationMatrixTests {

	private static final int LENGTH = 40;

	private final Random random = Seeds.random(Seeds.seed());

	@Test
	void entityManagersDoWhatTheModelDoes(@TempDir Path directory) throws IOException {
		List<Shape> shapes = some(Integer.getInteger("shapes", 70));
		GeneratedEntities entities = new GeneratedEntities(shapes, directory);
		int sequences = Integer.getInteger("sequences", 15);
		long steps = 0;
		List<String> failures = new ArrayList<>();
		for (Shape shape : shapes) {
			try {
				steps += run(shape, entities, sequences);
			}
			catch (AssertionError ex) {
				failures.add(ex.getMessage());
			}
		}
		assertThat(failures).as("%d shapes with -Dseed=%d", failures.size(), Seeds.seed()).isEmpty();
		assertThat(steps).as("steps before what is not defined").isGreaterThan(shapes.size() * sequences * LENGTH / 2L);
	}

	private List<Shape> some(int count) {
		List<Shape> all = new ArrayList<>(Shape.all());
		String only = System.getProperty("shape");
		if (only != null) {
			all.removeIf((shape) -> !shape.name().matches(only));
		}
		Collections.shuffle(all, this.random);
		return all.subList(0, Math.min(count, all.size()));
	}

	private long run(Shape shape, GeneratedEntities entities, int sequences) {
		long steps = 0;
		try (EntityManagerFactory factory = entities.factory(shape)) {
			for (int i = 0; i < sequences; i++) {
				factory.getSchemaManager().truncate();
				steps += new Sequence(shape, entities, factory, Seeds.random(this.random.nextLong())).run(LENGTH);
			}
		}
		return steps;
	}

}
