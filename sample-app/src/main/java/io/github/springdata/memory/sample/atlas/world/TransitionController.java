package io.github.springdata.memory.sample.atlas.world;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.web.PageableDefault;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Transitions, between two dates, after an instant, counted by year, and as a file.
 */
@RestController
@RequestMapping("/api/transitions")
class TransitionController {

	private static final int FIRST_YEAR = 1800;

	private static final int LAST_YEAR = 2100;

	private final TransitionRepository transitions;

	private final Zones clocks;

	private final Clock clock;

	TransitionController(TransitionRepository transitions, Zones clocks, Clock clock) {
		this.transitions = transitions;
		this.clocks = clocks;
		this.clock = clock;
	}

	@GetMapping
	Page<TransitionView> between(@RequestParam LocalDate from, @RequestParam LocalDate to,
			@RequestParam @Nullable String zone, @PageableDefault(size = 20, sort = "at") Pageable pageable) {
		requireOrder(from, to);
		Instant first = from.atStartOfDay().toInstant(ZoneOffset.UTC);
		Instant last = to.atTime(LocalTime.MAX).toInstant(ZoneOffset.UTC);
		return between(first, last, zone, pageable).map(TransitionView::of);
	}

	private Page<Transition> between(Instant first, Instant last, @Nullable String zone, Pageable pageable) {
		if (zone == null) {
			return this.transitions.findByAtBetween(first, last, pageable);
		}
		this.clocks.requireZone(zone);
		return this.transitions.findByZoneAndAtBetween(zone, first, last, pageable);
	}

	@GetMapping("/next")
	SliceView<TransitionView> next(@RequestParam String zone, @RequestParam @Nullable Instant after,
			@PageableDefault(size = 5) Pageable pageable) {
		this.clocks.requireZone(zone);
		Instant instant = (after != null) ? after : this.clock.instant();
		return SliceView
			.of(this.transitions.findByZoneAndAtGreaterThanOrderByAt(zone, instant, pageable).map(TransitionView::of));
	}

	@GetMapping("/count-by-year")
	List<YearCount> countByYear(@RequestParam @Min(FIRST_YEAR) @Max(LAST_YEAR) int from,
			@RequestParam @Min(FIRST_YEAR) @Max(LAST_YEAR) int to, @RequestParam @Nullable String zone) {
		requireOrder(from, to);
		if (zone != null) {
			this.clocks.requireZone(zone);
		}
		return IntStream.rangeClosed(from, to).mapToObj((year) -> new YearCount(year, count(year, zone))).toList();
	}

	private long count(int year, @Nullable String zone) {
		return (zone != null) ? this.transitions.countByZoneAndYear(zone, year) : this.transitions.countByYear(year);
	}

	@GetMapping(path = "/export", produces = "text/csv")
	void export(@RequestParam String zone, HttpServletResponse response) throws IOException {
		this.clocks.requireZone(zone);
		response.setContentType("text/csv;charset=UTF-8");
		PrintWriter writer = response.getWriter();
		writer.println("zone,at,previousOffset,offset,daylightSaving");
		try (Stream<Transition> rows = this.transitions.findByZoneOrderByAt(zone)) {
			rows.map(TransitionView::of).map(TransitionView::toCsv).forEach(writer::println);
		}
	}

	private <T extends Comparable<? super T>> void requireOrder(T from, T to) {
		if (from.compareTo(to) > 0) {
			throw new InvalidRequestException("'from' is " + from + ", after 'to', which is " + to);
		}
	}

}
