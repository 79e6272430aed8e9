package io.github.springdata.memory.query.value;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleBiFunction;

import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.ScoringFunction;
import org.springframework.data.domain.VectorScoringFunctions;

/**
 * Distance of two vectors from each other, and how that makes a similarity between 0 and
 * 1. Cosine and dot product are turned round, so that the nearest vector always has the
 * smallest distance.
 */
enum VectorMetric {

	/** One minus the cosine of the angle; one where a vector has no direction. */
	COSINE(VectorScoringFunctions.COSINE, VectorMetric::cosine, (distance) -> (2 - distance) / 2),

	/** The length of the difference. */
	EUCLIDEAN(VectorScoringFunctions.EUCLIDEAN, VectorMetric::euclidean, (distance) -> 1 / (1 + distance * distance)),

	/** The negative inner product. Similarities are those of vectors of length 1. */
	DOT_PRODUCT(VectorScoringFunctions.DOT_PRODUCT, VectorMetric::negativeProduct, (distance) -> (1 - distance) / 2),

	/** The sum of the differences. */
	TAXICAB(VectorScoringFunctions.TAXICAB, VectorMetric::taxicab, (distance) -> 1 / (1 + distance)),

	/** The number of components that differ. */
	HAMMING(VectorScoringFunctions.HAMMING, VectorMetric::hamming, (distance) -> 1 / (1 + distance));

	private final ScoringFunction function;

	private final ToDoubleBiFunction<double[], IntToDoubleFunction> distance;

	private final DoubleUnaryOperator similarity;

	VectorMetric(ScoringFunction function, ToDoubleBiFunction<double[], IntToDoubleFunction> distance,
			DoubleUnaryOperator similarity) {
		this.function = function;
		this.distance = distance;
		this.similarity = similarity;
	}

	/**
	 * The metric of a scoring function.
	 * @return the metric, {@link #COSINE} if the function is unspecified, or {@code null}
	 * if it is not a known one
	 */
	static @Nullable VectorMetric of(ScoringFunction function) {
		if (function == ScoringFunction.unspecified()) {
			return COSINE;
		}
		return Arrays.stream(values()).filter((metric) -> metric.function.equals(function)).findAny().orElse(null);
	}

	ScoringFunction function() {
		return this.function;
	}

	/**
	 * The distance between two vectors.
	 * @param a the components of one vector
	 * @param b gives the components of the other, of which there are as many
	 */
	double distance(double[] a, IntToDoubleFunction b) {
		return this.distance.applyAsDouble(a, b);
	}

	/**
	 * The similarity of vectors at a distance.
	 */
	double similarity(double distance) {
		return this.similarity.applyAsDouble(distance);
	}

	private static double cosine(double[] a, IntToDoubleFunction b) {
		double product = 0;
		double normA = 0;
		double normB = 0;
		for (int i = 0; i < a.length; i++) {
			double other = b.applyAsDouble(i);
			product += a[i] * other;
			normA += a[i] * a[i];
			normB += other * other;
		}
		double norms = Math.sqrt(normA) * Math.sqrt(normB);
		return (norms == 0) ? 1 : 1 - product / norms;
	}

	private static double euclidean(double[] a, IntToDoubleFunction b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++) {
			double difference = a[i] - b.applyAsDouble(i);
			sum += difference * difference;
		}
		return Math.sqrt(sum);
	}

	private static double negativeProduct(double[] a, IntToDoubleFunction b) {
		double product = 0;
		for (int i = 0; i < a.length; i++) {
			product += a[i] * b.applyAsDouble(i);
		}
		return -product;
	}

	private static double taxicab(double[] a, IntToDoubleFunction b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++) {
			sum += Math.abs(a[i] - b.applyAsDouble(i));
		}
		return sum;
	}

	private static double hamming(double[] a, IntToDoubleFunction b) {
		int count = 0;
		for (int i = 0; i < a.length; i++) {
			count += (a[i] != b.applyAsDouble(i)) ? 1 : 0;
		}
		return count;
	}

}
