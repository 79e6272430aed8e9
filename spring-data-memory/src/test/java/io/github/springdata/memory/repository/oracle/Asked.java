package io.github.springdata.memory.repository.oracle;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.core.EntityQuery;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.query.execution.QueryPlan;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Window;

/**
 * One query in one way to ask, run in all ways to run it.
 */
final class Asked {

	private final EntityQuery<Gauge> query;

	private final QueryArguments arguments;

	private final Question question;

	private final int size;

	private final boolean keys;

	private final List<String> differences = new ArrayList<>();

	Asked(EntityQuery<Gauge> query, boolean keys, @Nullable Object[] values, Question question, int size) {
		this.query = query;
		this.keys = keys;
		this.arguments = QueryArguments.of(values);
		this.question = question;
		this.size = 1 + size;
	}

	/**
	 * Where the results are not those of the naive evaluation.
	 */
	List<String> differences(int rows) {
		List<Gauge> all = this.question.sorted();
		rows("list", all, this.query.list(this.arguments));
		rows("stream", all, this.query.stream(this.arguments).toList());
		is("count", (long) all.size(), this.query.count(this.arguments));
		is("exists", !all.isEmpty(), this.query.exists(this.arguments));
		piece(all);
		pages(all);
		windows("offset", all, ScrollPosition.offset());
		if (this.keys) {
			List<Gauge> sorted = this.question.found()
				.stream()
				.sorted(this.question.order().comparator().thenComparing(Gauge::id))
				.toList();
			windows("keys", sorted, ScrollPosition.keyset());
			windows("keys backward", sorted.stream().toList(), ScrollPosition.keyset().backward());
		}
		plans(all, rows);
		return this.differences;
	}

	private void piece(List<Gauge> all) {
		QueryArguments piece = this.arguments.withOffset(this.size / 2).withLimit(this.size);
		List<Gauge> expected = all.stream().skip(this.size / 2).limit(this.size).toList();
		rows("piece", expected, this.query.list(piece));
		QueryPlan plan = this.query.explain(piece);
		is("rows of the plan of a piece", (long) expected.size(), plan.rowsReturned());
	}

	private void pages(List<Gauge> all) {
		PageRequest request = PageRequest.of(1, this.size);
		List<Gauge> expected = all.stream().skip(this.size).limit(this.size).toList();
		Page<Gauge> page = this.query.page(this.arguments, request);
		rows("page", expected, page.getContent());
		is("total", (long) all.size(), page.getTotalElements());
		Slice<Gauge> slice = this.query.slice(this.arguments, request);
		rows("slice", expected, slice.getContent());
		is("has next", all.size() > 2L * this.size, slice.hasNext());
	}

	private void windows(String what, List<Gauge> all, ScrollPosition start) {
		boolean backward = start instanceof org.springframework.data.domain.KeysetScrollPosition keys
				&& keys.scrollsBackward();
		List<Gauge> found = new ArrayList<>();
		ScrollPosition position = start;
		Window<Gauge> window;
		int rounds = 0;
		do {
			window = this.query.scroll(this.arguments.withLimit(this.size * 3), position);
			if (window.isEmpty()) {
				break;
			}
			found.addAll(backward ? 0 : found.size(), window.getContent());
			position = window.positionAt(backward ? 0 : window.size() - 1);
			if (backward) {
				position = ((org.springframework.data.domain.KeysetScrollPosition) position).backward();
			}
		}
		while (window.hasNext() && rounds++ < 500);
		rows("windows by " + what, all, found);
	}

	private void plans(List<Gauge> all, int rows) {
		QueryPlan plan = this.query.explain(this.arguments);
		is("rows of the plan", (long) all.size(), plan.rowsReturned());
		within("rows examined", all.size(), plan.rowsExamined(), rows);
		is("rows of the plan of a count", (long) all.size(), this.query.explainCount(this.arguments).rowsReturned());
		QueryPlan exists = this.query.explainExists(this.arguments);
		is("rows of the plan of an exists", (long) Math.min(1, all.size()), exists.rowsReturned());
	}

	private void within(String what, long least, long found, long most) {
		if (found < least || found > most) {
			this.differences.add("%s: expected between %d and %d, found %d".formatted(what, least, most, found));
		}
	}

	private void rows(String what, List<Gauge> expected, List<Gauge> found) {
		is(what, ids(expected), ids(found));
	}

	private static List<Long> ids(List<Gauge> gauges) {
		return gauges.stream().map(Gauge::id).toList();
	}

	private void is(String what, Object expected, Object found) {
		if (!expected.equals(found)) {
			this.differences.add("%s: expected %s, found %s".formatted(what, expected, found));
		}
	}

}
