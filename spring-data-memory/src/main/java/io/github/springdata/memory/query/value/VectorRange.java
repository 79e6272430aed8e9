package io.github.springdata.memory.query.value;

import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Range;
import org.springframework.data.domain.Score;
import org.springframework.data.domain.ScoringFunction;
import org.springframework.data.domain.Similarity;
import org.springframework.data.domain.Vector;

/**
 * Distances or similarities of vectors between two bounds.
 *
 * @param bounds the bounds
 * @param metric how vectors are measured
 * @param similarity whether the bounds are similarities, not distances
 */
public record VectorRange(Range<Double> bounds, VectorMetric metric, boolean similarity) {

	/**
	 * Reads a condition's operand.
	 * @param limit a scoring function, a greatest distance, a smallest similarity, a
	 * range of either, or {@code null} for any vector
	 * @return the range, or {@code null} if it is something else, or of a scoring
	 * function that is not known
	 */
	public static @Nullable VectorRange of(@Nullable Object limit) {
		if (limit == null) {
			return of(Range.unbounded(), ScoringFunction.unspecified(), false);
		}
		if (limit instanceof ScoringFunction function) {
			return of(Range.unbounded(), function, false);
		}
		if (limit instanceof Similarity similarity) {
			return of(Range.rightUnbounded(Range.Bound.inclusive(similarity.getValue())), similarity.getFunction(),
					true);
		}
		if (limit instanceof Score score) {
			return of(Range.leftUnbounded(Range.Bound.inclusive(score.getValue())), score.getFunction(), false);
		}
		return (limit instanceof Range<?> range) ? of(range) : null;
	}

	private static @Nullable VectorRange of(Range<?> range) {
		Object lower = range.getLowerBound().getValue().orElse(null);
		Object upper = range.getUpperBound().getValue().orElse(null);
		Object any = (lower != null) ? lower : upper;
		if (!(any instanceof Score score) || (upper != null && !isAlike(score, upper))) {
			return null;
		}
		return of(range.map((bound) -> ((Score) bound).getValue()), score.getFunction(), score instanceof Similarity);
	}

	private static boolean isAlike(Score score, Object other) {
		return other.getClass() == score.getClass() && ((Score) other).getFunction().equals(score.getFunction());
	}

	private static @Nullable VectorRange of(Range<Double> bounds, ScoringFunction function, boolean similarity) {
		VectorMetric metric = VectorMetric.of(function);
		return (metric != null) ? new VectorRange(bounds, metric, similarity) : null;
	}

	/**
	 * The vectors in this range.
	 * @param center the vector that scores are measured from
	 * @return the test for a vector
	 */
	public Predicate<Object> around(Vector center) {
		VectorMeasure measure = measure(center);
		return (value) -> contains(measure.distance(value));
	}

	/**
	 * The measure of distances from a vector.
	 * @param center the vector
	 * @return the measure
	 */
	public VectorMeasure measure(Vector center) {
		return new VectorMeasure(center.toDoubleArray(), this.metric, this.similarity);
	}

	private boolean contains(double distance) {
		return this.bounds.contains(this.similarity ? this.metric.similarity(distance) : distance);
	}

}
