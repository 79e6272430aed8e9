package io.github.springdata.memory.query.value;

import org.springframework.data.geo.Metric;
import org.springframework.data.geo.Metrics;
import org.springframework.data.geo.Point;

/**
 * Distance of two points from each other.
 */
enum PointMetric {

	/** The Euclidean distance, in the unit of the coordinates. */
	PLANE {

		@Override
		double distance(Point a, Point b) {
			return Math.hypot(a.getX() - b.getX(), a.getY() - b.getY());
		}

	},

	/**
	 * The great-circle distance in radians, by the haversine formula. X is the longitude,
	 * y the latitude, both in degrees.
	 */
	SPHERE {

		@Override
		double distance(Point a, Point b) {
			double latitudes = haversine(Math.toRadians(a.getY() - b.getY()));
			double longitudes = haversine(Math.toRadians(a.getX() - b.getX()));
			double chord = latitudes
					+ Math.cos(Math.toRadians(a.getY())) * Math.cos(Math.toRadians(b.getY())) * longitudes;
			return 2 * Math.asin(Math.sqrt(Math.min(1, chord)));
		}

	};

	/**
	 * How distances in a unit are measured.
	 */
	static PointMetric of(Metric unit) {
		return (unit == Metrics.NEUTRAL) ? PLANE : SPHERE;
	}

	abstract double distance(Point a, Point b);

	private static double haversine(double angle) {
		double sine = Math.sin(angle / 2);
		return sine * sine;
	}

}
