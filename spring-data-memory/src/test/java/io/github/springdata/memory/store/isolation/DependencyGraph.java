package io.github.springdata.memory.store.isolation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * A directed graph over the numbers from zero, for the search of cycles.
 */
final class DependencyGraph {

	private final List<List<Integer>> successors = new ArrayList<>();

	DependencyGraph(int nodes) {
		for (int i = 0; i < nodes; i++) {
			addNode();
		}
	}

	DependencyGraph(DependencyGraph other) {
		other.successors.forEach((nodes) -> this.successors.add(new ArrayList<>(nodes)));
	}

	int addNode() {
		this.successors.add(new ArrayList<>());
		return this.successors.size() - 1;
	}

	/**
	 * Adds an edge. One from a node to itself means nothing and is left out.
	 */
	void addEdge(int from, int to) {
		if (from != to) {
			this.successors.get(from).add(to);
		}
	}

	/**
	 * The nodes in an order that all edges follow. Those that lie on a cycle or behind
	 * one are left out.
	 */
	List<Integer> sorted() {
		int[] predecessors = new int[this.successors.size()];
		this.successors.forEach((nodes) -> nodes.forEach((node) -> predecessors[node]++));
		List<Integer> sorted = new ArrayList<>();
		for (int node = 0; node < predecessors.length; node++) {
			if (predecessors[node] == 0) {
				sorted.add(node);
			}
		}
		for (int i = 0; i < sorted.size(); i++) {
			for (int successor : this.successors.get(sorted.get(i))) {
				if (--predecessors[successor] == 0) {
					sorted.add(successor);
				}
			}
		}
		return sorted;
	}

	/**
	 * The nodes that lie on a cycle or behind one.
	 */
	List<Integer> cyclic() {
		BitSet cyclic = new BitSet();
		cyclic.set(0, this.successors.size());
		sorted().forEach(cyclic::clear);
		return cyclic.stream().boxed().toList();
	}

	/**
	 * The position of each node in an order that all edges follow.
	 */
	int[] positions() {
		int[] positions = new int[this.successors.size()];
		int position = 0;
		for (int node : sorted()) {
			positions[node] = position++;
		}
		return positions;
	}

	/**
	 * Whether a path leads from one node to another.
	 * @param positions the positions of the nodes in a graph without cycles
	 */
	boolean reaches(int from, int to, int[] positions) {
		BitSet seen = new BitSet();
		Deque<Integer> open = new ArrayDeque<>();
		open.push(from);
		while (!open.isEmpty()) {
			int node = open.pop();
			if (node == to) {
				return true;
			}
			for (int successor : this.successors.get(node)) {
				if (positions[successor] <= positions[to] && !seen.get(successor)) {
					seen.set(successor);
					open.push(successor);
				}
			}
		}
		return false;
	}

}
