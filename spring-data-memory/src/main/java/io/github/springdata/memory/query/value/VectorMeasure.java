package io.github.springdata.memory.query.value;

import io.github.springdata.memory.mapping.PathReader;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.Score;
import org.springframework.data.domain.Similarity;
import org.springframework.data.domain.Vector;

/**
 * Distances from a vector. Values are vectors, or arrays of {@code float} or
 * {@code double}, of as many dimensions.
 *
 * @param center the components of the vector
 * @param metric how vectors are measured
 * @param similarity whether scores are similarities, not distances
 */
public record VectorMeasure(double[] center, VectorMetric metric, boolean similarity) implements Measure {

	/**
	 * Whether each value of a path is a vector.
	 * @param path the path
	 * @return whether it is
	 */
	public static boolean isVector(PathReader path) {
		Class<?> type = path.leaf().getType();
		boolean array = type == float[].class || type == double[].class;
		return array || (Vector.class.isAssignableFrom(path.type()) && !path.isMultiValued());
	}

	@Override
	public double distance(Object value) {
		Object components = (value instanceof Vector vector) ? vector.getSource() : value;
		if (components instanceof float[] floats) {
			requireDimensions(floats.length);
			return this.metric.distance(this.center, (i) -> floats[i]);
		}
		double[] doubles = (components instanceof double[] array) ? array : ((Vector) value).toDoubleArray();
		requireDimensions(doubles.length);
		return this.metric.distance(this.center, (i) -> doubles[i]);
	}

	private void requireDimensions(int dimensions) {
		if (dimensions != this.center.length) {
			throw new InvalidDataAccessApiUsageException(
					"A vector of %d dimensions cannot be compared with a stored one of %d; both need the same number"
						.formatted(this.center.length, dimensions));
		}
	}

	/**
	 * The score of a distance.
	 * @param distance the distance as it is measured
	 * @return the score
	 */
	public Score toScore(double distance) {
		return this.similarity ? Similarity.raw(this.metric.similarity(distance), this.metric.function())
				: Score.of(distance, this.metric.function());
	}

	@Override
	public String toString() {
		return "a vector by " + this.metric.function().getName();
	}

}
