package io.github.springdata.memory.calls;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * Small plots side by side in one SVG, rows across and nanoseconds upwards, both in
 * powers of ten.
 */
final class LogLogPlots {

	private static final int COLUMNS = 2;

	private static final int PANEL_WIDTH = 400;

	private static final int PANEL_HEIGHT = 260;

	private static final int LEFT = 70;

	private static final int TOP = 46;

	private static final int WIDTH = 300;

	private static final int HEIGHT = 170;

	private static final String STYLE = """
			<style>
			text { font: 11px sans-serif; fill: #333 }
			.title { font-weight: bold; font-size: 12px }
			.y { text-anchor: end }
			.x { text-anchor: middle }
			.grid { stroke: #ddd }
			polyline { fill: none; stroke-width: 1.5 }
			polyline.expected { stroke: #999; stroke-dasharray: 4 4 }
			polyline.hand { stroke: #d9822b }
			polyline.ours { stroke: #1f6feb; stroke-width: 2 }
			circle.hand, text.hand { fill: #b5651d }
			circle.ours, text.ours { fill: #1f6feb }
			circle.expected { display: none }
			text.expected { fill: #777 }
			</style>
			""";

	private final StringBuilder svg = new StringBuilder();

	private LogLogPlots() {
	}

	/**
	 * Draws panels, two in a row.
	 */
	static String draw(List<Panel> panels) {
		LogLogPlots plots = new LogLogPlots();
		int width = COLUMNS * PANEL_WIDTH;
		int height = (panels.size() + COLUMNS - 1) / COLUMNS * PANEL_HEIGHT;
		plots.add("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' width='%d' height='%d'>", width, height,
				width, height);
		plots.svg.append(STYLE);
		plots.add("<rect width='100%%' height='100%%' fill='white'/>");
		for (int i = 0; i < panels.size(); i++) {
			plots.add("<g transform='translate(%d %d)'>", i % COLUMNS * PANEL_WIDTH, i / COLUMNS * PANEL_HEIGHT);
			plots.draw(panels.get(i));
			plots.add("</g>");
		}
		plots.add("</svg>");
		return plots.svg.toString();
	}

	private void draw(Panel panel) {
		Scale x = Scale.of(panel.lines().stream().flatMap((line) -> line.points().keySet().stream()).toList());
		Scale y = Scale.of(panel.lines().stream().flatMap((line) -> line.points().values().stream()).toList());
		text("title", LEFT, TOP - 28, panel.title());
		for (int power = x.from(); power <= x.to(); power++) {
			double at = LEFT + x.share(Math.pow(10, power)) * WIDTH;
			line(at, TOP, at, TOP + HEIGHT);
			text("x", at, TOP + HEIGHT + 16, String.format(Locale.ROOT, "%,.0f", Math.pow(10, power)));
		}
		for (int power = y.from(); power <= y.to(); power++) {
			double at = TOP + HEIGHT - y.share(Math.pow(10, power)) * HEIGHT;
			line(LEFT, at, LEFT + WIDTH, at);
			text("y", LEFT - 6, at + 4, time(power));
		}
		int legend = LEFT;
		for (Line line : panel.lines()) {
			draw(line, x, y);
			text(line.style(), legend, TOP - 10, line.title());
			legend += 16 + 6 * line.title().length();
		}
	}

	private void draw(Line line, Scale x, Scale y) {
		List<double[]> points = line.points()
			.entrySet()
			.stream()
			.map((entry) -> point(entry, x, y))
			.toList();
		add("<polyline class='%s' points='%s'/>", line.style(),
				points.stream()
					.map((point) -> String.format(Locale.ROOT, "%.1f,%.1f", point[0], point[1]))
					.collect(Collectors.joining(" ")));
		points.forEach(
				(point) -> add("<circle class='%s' cx='%.1f' cy='%.1f' r='3'/>", line.style(), point[0], point[1]));
	}

	private static double[] point(Map.Entry<Long, Double> entry, Scale x, Scale y) {
		return new double[] { LEFT + x.share(entry.getKey()) * WIDTH, TOP + HEIGHT - y.share(entry.getValue()) * HEIGHT };
	}

	private void line(double x1, double y1, double x2, double y2) {
		add("<line class='grid' x1='%.1f' y1='%.1f' x2='%.1f' y2='%.1f'/>", x1, y1, x2, y2);
	}

	private void text(String style, double x, double y, String text) {
		add("<text class='%s' x='%.1f' y='%.1f'>%s</text>", style, x, y, text);
	}

	private void add(String format, Object... arguments) {
		this.svg.append(String.format(Locale.ROOT, format, arguments)).append('\n');
	}

	private static String time(int power) {
		String[] units = { "ns", "µs", "ms", "s" };
		int unit = Math.max(0, Math.min(units.length - 1, power / 3));
		return String.format(Locale.ROOT, (power < 0) ? "%.1f %s" : "%.0f %s", Math.pow(10, power - 3 * unit),
				units[unit]);
	}

	/**
	 * One plot.
	 *
	 * @param title what is measured
	 * @param lines what is drawn, the topmost last
	 */
	record Panel(String title, List<Line> lines) {

	}

	/**
	 * Points that are connected.
	 *
	 * @param title the name in the legend
	 * @param style {@code expected}, {@code hand} or {@code ours}
	 * @param points nanoseconds by rows
	 */
	record Line(String title, String style, SortedMap<Long, Double> points) {

	}

	/**
	 * Whole powers of ten, at least one, around the numbers of an axis.
	 */
	private record Scale(int from, int to) {

		static Scale of(List<? extends Number> numbers) {
			double[] logs = numbers.stream().mapToDouble((number) -> Math.log10(number.doubleValue())).sorted().toArray();
			int from = (int) Math.floor(logs[0] + 1e-9);
			return new Scale(from, Math.max(from + 1, (int) Math.ceil(logs[logs.length - 1] - 1e-9)));
		}

		double share(double number) {
			return (Math.log10(number) - this.from) / (this.to - this.from);
		}

	}

}
