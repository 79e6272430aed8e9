package io.github.springdata.memory.query.value;

import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.springframework.data.geo.Box;
import org.springframework.data.geo.Circle;
import org.springframework.data.geo.Point;
import org.springframework.data.geo.Polygon;
import org.springframework.data.geo.Shape;

/**
 * Test whether points lie inside shapes or on their borders.
 */
public final class Shapes {

	private Shapes() {
	}

	/**
	 * The test for a shape.
	 * @param shape the shape
	 * @return the test, or {@code null} for an unknown kind of shape
	 */
	public static @Nullable Predicate<Object> inside(Shape shape) {
		if (shape instanceof Box box) {
			return (point) -> contains(box, (Point) point);
		}
		if (shape instanceof Polygon polygon) {
			List<Point> corners = List.copyOf(polygon.getPoints());
			return (point) -> contains(corners, (Point) point);
		}
		DistanceRange radius = (shape instanceof Circle circle) ? DistanceRange.of(circle.getRadius()) : null;
		return (radius != null) ? radius.around(((Circle) shape).getCenter()) : null;
	}

	private static boolean contains(Box box, Point point) {
		Point a = box.getFirst();
		Point b = box.getSecond();
		return isBetween(point.getX(), a.getX(), b.getX()) && isBetween(point.getY(), a.getY(), b.getY());
	}

	private static boolean isBetween(double value, double a, double b) {
		return Math.min(a, b) <= value && value <= Math.max(a, b);
	}

	/**
	 * Counts the edges that a ray to the right meets.
	 */
	private static boolean contains(List<Point> corners, Point point) {
		boolean inside = false;
		Point from = corners.get(corners.size() - 1);
		for (Point to : corners) {
			if (isOnEdge(point, from, to)) {
				return true;
			}
			inside ^= isLeftOfEdge(point, from, to);
			from = to;
		}
		return inside;
	}

	private static boolean isOnEdge(Point point, Point from, Point to) {
		double cross = (to.getX() - from.getX()) * (point.getY() - from.getY())
				- (to.getY() - from.getY()) * (point.getX() - from.getX());
		return cross == 0 && isBetween(point.getX(), from.getX(), to.getX())
				&& isBetween(point.getY(), from.getY(), to.getY());
	}

	private static boolean isLeftOfEdge(Point point, Point from, Point to) {
		boolean spans = (from.getY() > point.getY()) != (to.getY() > point.getY());
		return spans && point.getX() < from.getX()
				+ (to.getX() - from.getX()) * (point.getY() - from.getY()) / (to.getY() - from.getY());
	}

}
