package io.github.springdata.memory.store.isolation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static io.github.springdata.memory.store.isolation.Mutant.never;
import static io.github.springdata.memory.store.isolation.Mutant.without;

/**
 * The store without each of its safeguards in turn, with the probes that find out.
 */
final class Mutants {

	private final Map<Mutant, List<Probe>> probes = new LinkedHashMap<>();

	private Mutants() {
	}

	static Map<Mutant, List<Probe>> all() {
		Mutants mutants = new Mutants();
		mutants.addReads();
		mutants.addOutcomes();
		mutants.addWrites();
		mutants.addForks();
		mutants.addSavepoints();
		mutants.addTables();
		mutants.addLimits();
		mutants.addCommits();
		mutants.addSnapshots();
		mutants.addFaults();
		return mutants.probes;
	}

	private void caught(Mutant mutant, Probe... probes) {
		this.probes.put(mutant, List.of(probes));
	}

	private void addReads() {
		caught(without("validation of reads", "Transaction", "validateReads", "validate/3"), Probe.SCENARIOS,
				Probe.READS, Probe.INTERLEAVINGS, Probe.RANDOM_HISTORIES, Probe.THREADS_SERIALIZABLE);
		caught(never("reads of serializable transactions", "Transaction", "get", "tracksReads/0"), Probe.SCENARIOS,
				Probe.READS, Probe.INTERLEAVINGS, Probe.RANDOM_HISTORIES, Probe.THREADS_SERIALIZABLE);
		caught(without("ids", "Transaction", "get", "addId/1"), Probe.SCENARIOS, Probe.READS, Probe.INTERLEAVINGS,
				Probe.RANDOM_HISTORIES);
		caught(never("comparison of ids", "ReadSet", "validate", "contains/1").onlyAt(1), Probe.SCENARIOS, Probe.READS);
		caught(without("precision of ids", "ReadSet", "validate", "contains/1").onlyAt(1), Probe.READS);
		caught(without("predicates", "Transaction", "table", "addPredicate/1"), Probe.SCENARIOS, Probe.READS,
				Probe.INTERLEAVINGS, Probe.RANDOM_HISTORIES);
		caught(never("comparison with predicates", "ReadSet", "covers", "test/1"), Probe.SCENARIOS, Probe.READS,
				Probe.INTERLEAVINGS, Probe.RANDOM_HISTORIES);
		caught(without("precision of predicates", "ReadSet", "covers", "test/1"), Probe.READS);
		caught(without("reads of a whole table", "Transaction", "table", "addEverything/0"), Probe.READS);
		caught(without("old state of rows", "ReadSet", "validate", "validate/2").onlyAt(1), Probe.READS,
				Probe.INTERLEAVINGS, Probe.RANDOM_HISTORIES);
		caught(without("new state of rows", "ReadSet", "validate", "validate/2").onlyAt(2), Probe.SCENARIOS,
				Probe.READS, Probe.INTERLEAVINGS, Probe.RANDOM_HISTORIES);
		caught(without("lineage of slots", "ReadSet", "validate", "hasLineageOf/1"), Probe.COMPACTION);
		caught(never("reads across a compaction", "ReadSet", "validate", "validateById/3"), Probe.COMPACTION);
	}

	private void addOutcomes() {
		caught(without("ids and keys found taken", "Transaction", "write", "noteProbe/2"), Probe.READS);
		caught(without("ids found taken", "Transaction", "noteProbe", "addId/1"), Probe.READS);
		caught(without("keys found taken", "Transaction", "noteProbe", "addKey/2"), Probe.READS);
		caught(without("outcome of updates", "Transaction", "update", "noteOutcome/4"), Probe.READS);
		caught(without("outcome of deletes", "Transaction", "delete", "noteOutcome/4"), Probe.READS);
		caught(without("outcome of writes of several rows", "Transaction", "changes", "noteOutcome/4"), Probe.READS);
		caught(without("outcome of writes of several rows that are refused", "Transaction", "noteRefused", "addKeys/3"),
				Probe.READS);
		caught(without("ids of rows that are not inserted", "Transaction", "noteRefused", "addId/1"), Probe.READS);
		caught(without("ids of several rows", "Transaction", "changes", "addId/1"), Probe.READS);
		caught(without("ids found absent", "Transaction", "noteOutcome", "addId/1"), Probe.READS);
		caught(without("keys given up", "Transaction", "noteOutcome", "addKeys/3"), Probe.READS);
		caught(without("ids of rows saved unchanged", "Transaction", "confirm", "addId/1"), Probe.READS);
		caught(without("what is taken back", "Transaction", "rollbackTo", "noteUndone/2"), Probe.READS);
		caught(without("the id of the only write taken back", "Workspace", "noteUndone", "addId/1"), Probe.READS);
		caught(without("the keys of the only write taken back", "Workspace", "noteUndone", "addKeys/3"), Probe.READS);
		caught(without("writes taken back", "Workspace", "noteUndone", "addUndone/2"), Probe.READS);
		caught(never("comparison with keys", "ReadSet", "validate", "hasKeyOf/1"), Probe.READS);
		caught(never("comparison with writes taken back", "ReadSet", "validate", "undid/2"), Probe.READS);
		caught(never("ids of writes taken back", "ReadSet", "undid", "concern/1"), Probe.READS);
		caught(never("keys of writes taken back", "ReadSet", "undid", "tookKeyOf/1"), Probe.READS);
		caught(without("exemption of null", "ReadSet$Undone", "tookKeyOf", "constrains/1"), Probe.READS);
		caught(never("keys that rows keep", "ReadSet$Undone", "tookKeyOf", "allMatch/1"), Probe.READS);
		caught(never("reads of searches for references", "Transaction", "checkUnreferenced", "tracksReads/0"),
				Probe.STORE);
	}

	private void addWrites() {
		caught(without("first committer wins", "Workspace", "resolve", "readCommitted"), Probe.SCENARIOS, Probe.WRITES,
				Probe.THREADS_REPEATABLE_READ);
		caught(never("versions of rows at read committed", "Workspace", "resolve", "versioned/0"), Probe.WRITES);
		caught(never("versions of rows saved unchanged", "Workspace", "rebase", "versioned/0"), Probe.WRITES);
		caught(never("silence about rows saved unchanged at read committed", "Workspace", "rebase", "readCommitted"),
				Probe.WRITES);
		caught(without("rows saved unchanged", "Transaction", "update", "confirm/3"), Probe.WRITES);
		caught(without("rows saved unchanged among others", "Transaction", "changes", "confirm/2"), Probe.WRITES);
		caught(without("memory of rows saved unchanged", "Workspace", "confirm", "put/2"), Probe.WRITES);
		caught(without("check of rows saved unchanged", "Workspace", "rebase", "forEach/1"), Probe.WRITES);
		caught(without("commit of rows saved unchanged", "Workspace", "isWritten", "size/0"), Probe.WRITES);
		caught(never("refusal of writes when read-only", "Transaction", "write", "readOnly"), Probe.WRITES);
		caught(never("refusal of unchanged rows when read-only", "Transaction", "update", "readOnly"), Probe.WRITES);
		caught(never("refusal of deletes when read-only", "Transaction", "delete", "readOnly"), Probe.WRITES);
		caught(without("newest state at read committed", "Transaction", "workspace", "refresh/1"), Probe.SCENARIOS,
				Probe.WRITES);
		caught(without("memory of rows that others have changed since at read committed", "Workspace", "noteLost",
				"put/2"), Probe.WRITES);
		caught(without("check of rows that others have changed since at read committed", "Workspace", "start", "get/1"),
				Probe.WRITES);
		caught(without("newest state of another table at read committed", "Transaction", "base", "isolation"),
				Probe.WRITES);
		caught(without("refusal of what is over", "Transaction", "workspace", "checkActive/0"), Probe.STORE);
		caught(without("refusal of savepoints of what is over", "Transaction", "savepoint", "checkActive/0"),
				Probe.STORE);
		caught(without("refusal of commits of what is over", "Transaction", "commit", "checkActive/0"), Probe.STORE);
		caught(without("end after a commit", "Transaction", "commit", "end/0"), Probe.STORE);
		caught(without("end after a rollback", "Transaction", "rollback", "end/0"), Probe.STORE);
		caught(without("giving up of writes", "Transaction", "end", "=active"), Probe.STORE);
	}

	private void addForks() {
		caught(without("a single write before later ones", "Workspace", "editor", "apply/1"), Probe.WRITES);
		caught(without("a single write in reads", "Workspace", "get", "deferred"), Probe.WRITES);
		caught(without("a single write in the growth", "Workspace", "growth", "deferred"), Probe.STORE);
		caught(without("a new view after a write", "Workspace", "editor", "=edited"), Probe.WRITES);
		caught(without("a new difference after a write", "Workspace", "editor", "=changes"), Probe.WRITES);
		caught(without("owner token of vectors", "collection.PersistentVector$Transient", "persistent", "=owner"),
				Probe.STORE);
		caught(without("owner token of maps", "collection.PersistentHashMap$Transient", "persistent", "renewOwner/0"),
				Probe.STORE);
		caught(without("owner token of maps of numbers", "collection.PersistentIntMap$Transient", "persistent",
				"=token"), Probe.STORE);
		caught(without("owner token of trees", "collection.BPlusTree$Transient", "persistent", "renewOwner/0"),
				Probe.STORE);
		caught(without("owner token of slot sets", "collection.SlotSet$Editor", "handOver", "=owner"), Probe.STORE);
		caught(without("handing over of slot sets", "index.HashIndexEditor", "freeze", "handOver/0"), Probe.STORE);
	}

	private void addSavepoints() {
		caught(without("check of savepoints", "Transaction", "checkValid", "contains/1"), Probe.WRITES);
		caught(without("end of later savepoints", "Transaction", "rollbackTo", "forgetAfter/1"), Probe.WRITES);
		caught(without("end of released savepoints", "Transaction", "release", "pop/0"), Probe.WRITES);
		caught(without("going back", "Transaction", "rollbackTo", "restore/1"), Probe.WRITES);
		caught(without("base of a state", "Workspace", "restore", "=base"), Probe.WRITES);
		caught(without("view of a state", "Workspace", "restore", "=view"), Probe.WRITES);
		caught(without("rows saved unchanged of a state", "Workspace", "restore", "=confirmed"), Probe.WRITES);
		caught(without("rows that others have changed of a state", "Workspace", "restore", "=lost"), Probe.WRITES);
		caught(without("end of the editor", "Workspace", "restore", "=editor"), Probe.WRITES);
		caught(without("end of a single write", "Workspace", "restore", "=deferred"), Probe.WRITES);
		caught(without("end of a difference", "Workspace", "restore", "=changes"), Probe.WRITES);
		caught(without("state before several rows", "Transaction", "goBack", "restore/1"), Probe.WRITES);
	}

	private void addTables() {
		caught(never("a taken id at the first write", "Table", "insertion", "contains/1"), Probe.WRITES);
		caught(without("a taken key at the first write", "Table", "checked", "checkUnique/3"), Probe.WRITES);
		caught(never("a taken id at a later write", "TableEditor", "insert", "contains/1"), Probe.WRITES);
		caught(without("a taken key at a later insert", "TableEditor", "insert", "checkUnique/2"), Probe.UNIQUE_KEYS,
				Probe.WRITES);
		caught(without("a taken key at a later update", "TableEditor", "replace", "checkUnique/2"), Probe.WRITES);
		caught(without("a taken id among several rows", "TableEditor", "append", "checkFree/2"), Probe.WRITES);
		caught(without("unique keys of inserted rows", "TableEditor", "addAll", "addAllUnique/3"), Probe.WRITES);
		caught(without("other keys of inserted rows", "TableEditor", "addAll", "addAll/2"), Probe.WRITES);
		caught(without("old keys at a later update", "TableEditor", "replace", "remove/2"), Probe.WRITES);
		caught(without("new keys at a later update", "TableEditor", "replace", "add/2"), Probe.WRITES);
		caught(without("old keys at a later delete", "TableEditor", "delete", "removeKeys/2"), Probe.WRITES);
		caught(without("old rows at a later delete", "TableEditor", "delete", "remove/1").onlyAt(1), Probe.WRITES);
		caught(without("old ids at a later delete", "TableEditor", "delete", "remove/1").onlyAt(2), Probe.WRITES);
		caught(without("removal of old keys", "TableEditor", "apply", "detach/1"), Probe.WRITES,
				Probe.RANDOM_HISTORIES);
		caught(without("second check of unique keys", "TableEditor", "addUnique", "checkUnique/3"), Probe.WRITES,
				Probe.STORE);
		caught(without("slots after a compaction", "Table", "compact", "put/2"), Probe.COMPACTION);
		caught(without("slots in indexes after a compaction", "Table", "compact", "renumber/1"), Probe.COMPACTION);
		caught(without("compaction", "Workspace", "compacted", "compact/0"), Probe.COMPACTION);
		caught(without("compaction on top of another commit", "Workspace", "publish", "compact/0"), Probe.COMPACTION);
	}

	private void addLimits() {
		caught(without("limit of rows at the statement", "Transaction", "insert", "checkEntries/1"), Probe.STORE);
		caught(without("own rows in the limit", "Transaction", "entries", "growth/0"), Probe.STORE);
		caught(without("limit of rows at commit", "MemoryStore", "replace", "checkEntries/2"), Probe.STORE);
		caught(without("limit of writes", "Transaction", "write", "checkWrites/1"), Probe.STORE);
		caught(without("count of writes", "Transaction", "write", "=writes"), Probe.STORE);
		caught(without("count of several writes", "Transaction", "writeTogether", "=writes"), Probe.STORE);
		caught(without("count of writes refused", "Transaction", "goBack", "=writes"), Probe.STORE);
		caught(without("limits of several writes", "Transaction", "writeTogether", "checkWritten/1"), Probe.STORE);
	}

	private void addCommits() {
		caught(without("atomic swap", "CommitSection", "alone", "lock/0", "unlock/0"), Probe.THREADS_SERIALIZABLE,
				Probe.THREADS_REPEATABLE_READ);
		caught(without("atomic swap of single writes", "CommitSection", "pass", "tryLock/0", "serveAndLeave/0"),
				Probe.THREADS_SERIALIZABLE, Probe.THREADS_REPEATABLE_READ);
		caught(without("swap of the validated version", "MemoryStore", "replace", "test/1"), Probe.THREADS_SERIALIZABLE,
				Probe.READS);
		caught(without("validation in the section", "MemoryStore", "commitAlone", "accept/1"), Probe.READS);
		caught(without("refusal of nested commits", "MemoryStore", "commit", "begin/0"), Probe.STORE);
		caught(without("refusal of nested changes", "CommitSection", "change", "refuseNested/0"), Probe.STORE);
		caught(without("refusal of nested commits that do not wait", "CommitSection", "tryAlone", "refuseNested/0"),
				Probe.STORE);
		caught(without("one commit at a time that does not wait", "CommitSection", "begin", "=reserved"), Probe.STORE);
		caught(without("end of a commit that does not wait", "CommitSection", "tryAlone", "=reserved").onlyAt(2),
				Probe.STORE);
		caught(without("check of references", "MemoryStore", "replace", "check/2"), Probe.STORE);
		caught(without("check of targets", "References", "check", "checkTargets/3"), Probe.STORE);
		caught(without("check of sources", "References", "check", "checkSources/4"), Probe.STORE);
		caught(without("check of targets at the statement", "Transaction", "checkReferences", "checkTargets/3"),
				Probe.STORE);
		caught(without("check of sources at the statement", "Transaction", "checkUnreferenced", "checkSources/4"),
				Probe.STORE);
		caught(without("news for listeners", "MemoryStore", "replace", "replaced/2"), Probe.STORE);
		caught(without("calls of listeners after commits", "MemoryStore", "publish", "tellListeners/0"), Probe.STORE);
		caught(without("calls of listeners after restores", "MemoryStore", "restore", "tellListeners/0"), Probe.STORE);
		caught(without("silence after the end of a registration", "CommitFeed", "remove", "close/0", "remove/1"),
				Probe.STORE);
		caught(without("memory of versions", "CommitFeed", "replaced", "remember/1"), Probe.STORE);
	}

	private void addSnapshots() {
		caught(without("sequences of snapshots", "MemoryStore", "snapshot", "withSequences/1"), Probe.STORE);
		caught(without("sequences of restores", "MemoryStore", "restore", "set/1"), Probe.STORE);
		caught(without("sequences of forks", "MemoryStore", "fork", "set/1"), Probe.STORE);
		caught(without("restart of sequences", "Sequences", "set", "forEach/1").onlyAt(1), Probe.STORE);
		caught(without("progress of sequences", "MemoryStore", "advanceId", "advance/1"), Probe.STORE);
		caught(without("ids about to be used", "MemoryStore", "nextId", "advance/1"), Probe.STORE);
		caught(without("ids handed out before one set by hand", "Sequence", "jump", "=handedOut"), Probe.STORE);
		caught(without("ids set by hand", "Sequence", "jump", "=setByHand"), Probe.STORE);
		caught(without("the end of a sequence", "Sequence", "isAtEnd", "set/1"), Probe.STORE);
		caught(without("comparison of ids across a restore", "ChangeSet", "rows", "merge/3").onlyAt(1), Probe.STORE);
	}

	private void addFaults() {
		caught(without("refusal to go on after a fault", "Transaction", "workspace", "checkIntact/1"), Probe.FAULTS);
		caught(without("refusal to commit after a fault", "Transaction", "written", "checkIntact/1"), Probe.FAULTS);
		caught(without("no refresh after a fault", "Transaction", "workspace", "isIntact/0"), Probe.FAULTS);
		caught(without("notice of faults in inserts", "TableEditor", "insert", "=intact").onlyAt(1), Probe.FAULTS);
		caught(without("notice of faults in updates", "TableEditor", "replace", "=intact").onlyAt(1), Probe.FAULTS);
		caught(without("notice of faults in deletes", "TableEditor", "delete", "=intact").onlyAt(1), Probe.FAULTS);
		caught(without("way back after faults in several rows", "Transaction", "goBack", "restore/1"), Probe.FAULTS);
	}

}
