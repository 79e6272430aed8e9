package io.github.springdata.memory.jpa.lifecycle;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;

/**
 * Entities of which one refers to the other by relations of all kinds, each with another
 * cascade.
 */
final class Nodes {

	private Nodes() {
	}

	/**
	 * Relation of a source.
	 *
	 * @param put adds a target
	 * @param get reads what it leads to
	 */
	record Relation(BiConsumer<Source, Target> put, Function<Source, Collection<Target>> get) {
	}

	static final Map<String, Relation> RELATIONS = Map.ofEntries(
			one("none", (source, target) -> source.none = target, (source) -> source.none),
			one("persist", (source, target) -> source.persist = target, (source) -> source.persist),
			one("merge", (source, target) -> source.merge = target, (source) -> source.merge),
			one("remove", (source, target) -> source.remove = target, (source) -> source.remove),
			one("refresh", (source, target) -> source.refresh = target, (source) -> source.refresh),
			one("detach", (source, target) -> source.detach = target, (source) -> source.detach),
			one("all", (source, target) -> source.all = target, (source) -> source.all),
			one("allInEmbedded", (source, target) -> source.part = new Part(target), (source) -> source.part.all),
			many("listNone", (source) -> source.listNone), many("listPersist", (source) -> source.listPersist),
			many("setMerge", (source) -> source.setMerge), many("listRemove", (source) -> source.listRemove),
			many("setRefresh", (source) -> source.setRefresh), many("listDetach", (source) -> source.listDetach),
			many("columnAll", (source) -> source.columnAll),
			Map.entry("mapAll", new Relation((source, target) -> source.mapAll.put("key", target),
					(source) -> source.mapAll.values())));

	private static Map.Entry<String, Relation> one(String name, BiConsumer<Source, Target> put,
			Function<Source, Target> get) {
		return Map.entry(name, new Relation(put, (source) -> List.of(get.apply(source))));
	}

	private static Map.Entry<String, Relation> many(String name, Function<Source, Collection<Target>> get) {
		return Map.entry(name, new Relation((source, target) -> get.apply(source).add(target), get));
	}

	@Entity
	static class Target implements Serializable {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE)
		Long id;

		String name = "stored";

	}

	@Embeddable
	static class Part implements Serializable {

		@OneToOne(cascade = CascadeType.ALL)
		@JoinColumn(name = "part_all_id")
		Target all;

		Part() {
		}

		Part(Target all) {
			this.all = all;
		}

	}

	@Entity
	static class Source implements Serializable {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE)
		Long id;

		String name = "stored";

		@ManyToOne
		Target none;

		@ManyToOne(cascade = CascadeType.PERSIST)
		Target persist;

		@ManyToOne(cascade = CascadeType.MERGE)
		Target merge;

		@OneToOne(cascade = CascadeType.REMOVE)
		Target remove;

		@ManyToOne(cascade = CascadeType.REFRESH)
		Target refresh;

		@OneToOne(cascade = CascadeType.DETACH)
		Target detach;

		@OneToOne(cascade = CascadeType.ALL)
		Target all;

		@Embedded
		Part part = new Part();

		@ManyToMany
		List<Target> listNone = new ArrayList<>();

		@ManyToMany(cascade = CascadeType.PERSIST)
		List<Target> listPersist = new ArrayList<>();

		@ManyToMany(cascade = CascadeType.MERGE)
		Set<Target> setMerge = new HashSet<>();

		@OneToMany(cascade = CascadeType.REMOVE)
		List<Target> listRemove = new ArrayList<>();

		@OneToMany(cascade = CascadeType.REFRESH)
		Set<Target> setRefresh = new HashSet<>();

		@ManyToMany(cascade = CascadeType.DETACH)
		List<Target> listDetach = new ArrayList<>();

		@OneToMany(cascade = CascadeType.ALL)
		@JoinColumn(name = "source_id")
		List<Target> columnAll = new ArrayList<>();

		@OneToMany(cascade = CascadeType.ALL)
		Map<String, Target> mapAll = new HashMap<>();

	}

}
