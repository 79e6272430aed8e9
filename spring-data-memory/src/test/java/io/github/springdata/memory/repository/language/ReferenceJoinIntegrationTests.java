package io.github.springdata.memory.repository.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.springdata.memory.Seeds;
import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.mapping.AggregateReference;
import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.mapping.ReferenceTo;
import io.github.springdata.memory.query.syntax.InvalidStatementException;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.Query;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.repository.support.QueryPlans;
import io.github.springdata.memory.store.MemoryStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.data.repository.query.QueryCreationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Joins and paths over references, against a computation by hand.
 */
class ReferenceJoinIntegrationTests {

	private static final long SEED = Seeds.seed();

	private static final MemoryTemplate OPERATIONS = new MemoryTemplate(new MemoryStore());

	private static final List<Owner> OWNERS;

	private static final List<Account> ACCOUNTS;

	private static final List<Transfer> TRANSFERS;

	static {
		Random random = Seeds.random(SEED);
		OWNERS = OPERATIONS.insertAll(List.of(new Owner(null, "ada", "Rome"), new Owner(null, "bob", null),
				new Owner(null, "cleo", "Rome"), new Owner(null, "dan", "Oslo")));
		List<Account> accounts = new ArrayList<>();
		for (int i = 0; i < 12; i++) {
			accounts
				.add(new Account(null, random.nextInt(4) == 0 ? null : AggregateReference.to(1L + random.nextInt(5)),
						random.nextInt(100)));
		}
		ACCOUNTS = OPERATIONS.insertAll(accounts);
		List<Transfer> transfers = new ArrayList<>();
		for (int i = 0; i < 60; i++) {
			transfers
				.add(new Transfer(null, random.nextInt(4) == 0 ? null : AggregateReference.to(1L + random.nextInt(14)),
						random.nextInt(4) == 0 ? null : 1L + random.nextInt(4), random.nextInt(50),
						random.nextInt(5) == 0 ? null
								: random.longs(random.nextInt(4), 1, 6)
									.<AggregateReference<Owner, Long>>mapToObj(AggregateReference::to)
									.toList(),
						List.of(new Part(AggregateReference.to(1L + random.nextInt(4)), i))));
		}
		TRANSFERS = OPERATIONS.insertAll(transfers);
	}

	record Owner(@Id @Nullable Long id, String name, @Nullable String city) {
	}

	record Account(@Id @Nullable Long id, @Nullable AggregateReference<Owner, Long> owner, @Indexed int balance) {
	}

	record Part(AggregateReference<Owner, Long> owner, int share) {
	}

	record Transfer(@Id @Nullable Long id, @Nullable AggregateReference<Account, Long> account,
			@ReferenceTo(Owner.class) @Nullable Long clerkId, int amount,
			@Nullable List<AggregateReference<Owner, Long>> watchers, List<Part> parts) {
	}

	record Case(String text, List<?> expected) {

		@Override
		public String toString() {
			return this.text;
		}

	}

	private static @Nullable Account account(Transfer transfer) {
		return find(ACCOUNTS, transfer.account());
	}

	private static @Nullable Owner owner(@Nullable Account account) {
		return (account != null) ? find(OWNERS, account.owner()) : null;
	}

	private static <T> @Nullable T find(List<T> all, @Nullable AggregateReference<T, Long> reference) {
		return (reference != null && reference.id() <= all.size()) ? all.get((int) (reference.id() - 1)) : null;
	}

	private static @Nullable Owner clerk(Transfer transfer) {
		return (transfer.clerkId() != null) ? OWNERS.get((int) (transfer.clerkId() - 1)) : null;
	}

	private static List<Owner> watchers(Transfer transfer) {
		List<Owner> owners = new ArrayList<>();
		if (transfer.watchers() != null) {
			transfer.watchers().forEach((watcher) -> {
				Owner owner = find(OWNERS, watcher);
				if (owner != null) {
					owners.add(owner);
				}
			});
		}
		return owners;
	}

	private static List<@Nullable Object> row(@Nullable Object... values) {
		return Arrays.asList(values);
	}

	private static Case results(String text, Collection<?> expected) {
		return new Case(text, new ArrayList<>(expected));
	}

	private static Case where(String condition, Predicate<Transfer> truth) {
		return results("select t.id from Transfer t where " + condition,
				TRANSFERS.stream().filter(truth).map(Transfer::id).toList());
	}

	private static boolean isAda(@Nullable Owner owner) {
		return owner != null && owner.name().equals("ada");
	}

	static Stream<Case> joins() {
		List<Object> left = new ArrayList<>();
		List<Object> rich = new ArrayList<>();
		List<Object> watched = new ArrayList<>();
		List<Object> romans = new ArrayList<>();
		for (Transfer transfer : TRANSFERS) {
			Account account = account(transfer);
			left.add(row(transfer.id(), (account != null) ? account.balance() : null));
			rich.add(row(transfer.id(), (account != null && account.balance() > 50) ? account.id() : null));
			watchers(transfer).forEach((watcher) -> watched.add(row(transfer.id(), watcher.name())));
			List<Owner> some = watchers(transfer).stream().filter((w) -> "Rome".equals(w.city())).toList();
			romans.addAll(some.isEmpty() ? List.of(row(transfer.id(), null))
					: some.stream().map((w) -> row(transfer.id(), w)).toList());
		}
		return Stream.of(
				results("select t.id, a.balance from Transfer t join t.account a",
						TRANSFERS.stream()
							.filter((t) -> account(t) != null)
							.map((t) -> row(t.id(), account(t).balance()))
							.toList()),
				results("select t.id, a.balance from Transfer t left join t.account a", left),
				results("select t.id, a.id from Transfer t left join t.account a on a.balance > 50", rich),
				results("select a from Transfer t join t.account as a where a.balance between 20 and 60",
						TRANSFERS.stream()
							.map(ReferenceJoinIntegrationTests::account)
							.filter((a) -> a != null && a.balance() >= 20 && a.balance() <= 60)
							.toList()),
				results("select t.id from Transfer t join t.account a join a.owner o where o.name = 'ada'",
						TRANSFERS.stream().filter((t) -> isAda(owner(account(t)))).map(Transfer::id).toList()),
				results("select t.id, w.name from Transfer t join t.watchers w", watched),
				results("select t.id, w.name from Transfer t, in (t.watchers) as w", watched),
				results("select t.id from Transfer t join t.account.owner o where o.name = 'ada'",
						TRANSFERS.stream().filter((t) -> isAda(owner(account(t)))).map(Transfer::id).toList()),
				results("select t.id, w from Transfer t left join t.watchers w on w.city = 'Rome'", romans),
				results("select t.id, c.name from Transfer t join t.clerkId c",
						TRANSFERS.stream()
							.filter((t) -> t.clerkId() != null)
							.map((t) -> row(t.id(), clerk(t).name()))
							.toList()),
				results("select p.share, o.name from Transfer t join t.parts p join p.owner o where t.amount > 20",
						TRANSFERS.stream()
							.filter((t) -> t.amount() > 20)
							.flatMap((t) -> t.parts().stream())
							.map((p) -> row(p.share(), find(OWNERS, p.owner()).name()))
							.toList()),
				results("select o.name from Owner o where exists (select 1 from Account a where a.owner = o and a.balance > 50)",
						OWNERS.stream()
							.filter((o) -> ACCOUNTS.stream().anyMatch((a) -> owner(a) == o && a.balance() > 50))
							.map(Owner::name)
							.toList()),
				results("select o.name, a.id from Owner o join Account a on a.owner = o", OWNERS.stream()
					.flatMap((o) -> ACCOUNTS.stream().filter((a) -> owner(a) == o).map((a) -> row(o.name(), a.id())))
					.toList()),
				results("select o.name, t.id from Owner o join Transfer t on o member of t.watchers",
						OWNERS.stream()
							.flatMap((o) -> TRANSFERS.stream()
								.filter((t) -> watchers(t).contains(o))
								.map((t) -> row(o.name(), t.id())))
							.toList()),
				results("select o.name, t.id from Owner o left join Transfer t on o.id member of t.watchers and t.amount > 45",
						OWNERS.stream()
							.flatMap((o) -> orNull(TRANSFERS.stream()
								.filter((t) -> t.amount() > 45 && watchers(t).contains(o))
								.map(Transfer::id)
								.toList()).map((id) -> row(o.name(), id)))
							.toList()),
				results("select t.id from Transfer t where exists (select 1 from t.watchers w where w.name = 'ada')",
						TRANSFERS.stream()
							.filter((t) -> watchers(t).stream().anyMatch(ReferenceJoinIntegrationTests::isAda))
							.map(Transfer::id)
							.toList()));
	}

	private static Stream<@Nullable Long> orNull(List<Long> ids) {
		return ids.isEmpty() ? Stream.of((Long) null) : ids.stream();
	}

	static Stream<Case> paths() {
		Map<String, Long> byOwner = new LinkedHashMap<>();
		TRANSFERS.forEach((transfer) -> {
			Owner owner = owner(account(transfer));
			if (owner != null) {
				byOwner.merge(owner.name(), (long) transfer.amount(), Long::sum);
			}
		});
		Comparator<Transfer> byBalance = Comparator.comparing((Transfer t) -> -account(t).balance());
		return Stream.of(where("t.account.balance > 50", (t) -> account(t) != null && account(t).balance() > 50),
				where("t.account.owner.name = 'ada'", (t) -> isAda(owner(account(t)))),
				where("t.account.owner.name = 'ada' or t.account.owner.city = 'Oslo'",
						(t) -> isAda(owner(account(t)))
								|| (owner(account(t)) != null && "Oslo".equals(owner(account(t)).city()))),
				where("not (t.account.balance > 50)", (t) -> account(t) != null && account(t).balance() <= 50),
				where("t.account.balance > 50 or t.amount >= 0", (t) -> account(t) != null),
				where("t.account.owner.city is null",
						(t) -> owner(account(t)) != null && owner(account(t)).city() == null),
				where("t.account.owner is null", (t) -> account(t) != null && account(t).owner() == null),
				where("t.account.owner.id = 2",
						(t) -> account(t) != null && account(t).owner() != null && account(t).owner().id() == 2),
				where("t.account.id = 3", (t) -> t.account() != null && t.account().id() == 3),
				where("t.account is null", (t) -> t.account() == null),
				where("t.clerkId.name like 'b%'", (t) -> clerk(t) != null && clerk(t).name().startsWith("b")),
				where("t.clerkId.name = t.account.owner.name",
						(t) -> clerk(t) != null && owner(account(t)) == clerk(t)),
				where("exists (select 1 from Account a where a.owner.name = t.clerkId.name)",
						(t) -> clerk(t) != null && ACCOUNTS.stream().anyMatch((a) -> owner(a) == clerk(t))),
				where("not exists (select 1 from Account a where a.owner.name = t.clerkId.name)",
						(t) -> clerk(t) == null || ACCOUNTS.stream().noneMatch((a) -> owner(a) == clerk(t))),
				where("t.account in (select a from Account a where a.owner.name = 'ada')",
						(t) -> isAda(owner(account(t)))),
				where("2 member of t.watchers",
						(t) -> t.watchers() != null && t.watchers().contains(AggregateReference.to(2L))),
				where("t.amount < 0 or length('x') + t.amount > 0 and 2 member of t.watchers",
						(t) -> t.watchers() != null && t.watchers().contains(AggregateReference.to(2L))),
				where("exists (select 1 from Owner o where o member of t.watchers and o.name = 'ada')",
						(t) -> watchers(t).stream().anyMatch(ReferenceJoinIntegrationTests::isAda)),
				results("select account.balance from Transfer where amount > 25",
						TRANSFERS.stream()
							.filter((t) -> account(t) != null && t.amount() > 25)
							.map((t) -> account(t).balance())
							.toList()),
				results("select t.id, t.account.owner.city from Transfer t",
						TRANSFERS.stream()
							.filter((t) -> owner(account(t)) != null)
							.map((t) -> row(t.id(), owner(account(t)).city()))
							.toList()),
				results("select t from Transfer t where t.account is not null order by t.account.balance desc, t.id limit 9",
						TRANSFERS.stream()
							.filter((t) -> account(t) != null)
							.sorted(byBalance.thenComparing(Transfer::id))
							.limit(9)
							.toList()),
				results("select t.account.owner.name, sum(t.amount) from Transfer t group by t.account.owner.name",
						byOwner.entrySet().stream().map((e) -> row(e.getKey(), e.getValue())).toList()),
				results("select t.account.owner.name as n from Transfer t group by t.account.owner having count(*) > 3 order by n",
						TRANSFERS.stream()
							.map((t) -> owner(account(t)))
							.filter((o) -> o != null)
							.collect(Collectors.groupingBy(Owner::name, Collectors.counting()))
							.entrySet()
							.stream()
							.filter((e) -> e.getValue() > 3)
							.map(Map.Entry::getKey)
							.sorted()
							.toList()),
				results("select max(t.account.balance) from Transfer t",
						Arrays.asList(TRANSFERS.stream()
							.map(ReferenceJoinIntegrationTests::account)
							.filter((a) -> a != null)
							.map(Account::balance)
							.max(Comparator.naturalOrder())
							.orElse(null))),
				results("select t.account from Transfer t where t.amount > 30",
						TRANSFERS.stream()
							.filter((t) -> t.amount() > 30)
							.map(Transfer::account)
							.collect(Collectors.toCollection(ArrayList::new))),
				results("select t.account.id from Transfer t where t.amount > 30",
						TRANSFERS.stream()
							.filter((t) -> t.amount() > 30)
							.map((t) -> (t.account() != null) ? t.account().id() : null)
							.collect(Collectors.toCollection(ArrayList::new))));
	}

	@ParameterizedTest
	@MethodSource({ "joins", "paths" })
	void findsWhatIsComputedByHand(Case example) {
		List<?> found = OPERATIONS.query(example.text(), Object.class)
			.stream()
			.map((result) -> (result instanceof Object[] items) ? Arrays.asList(items) : result)
			.collect(Collectors.toCollection(ArrayList::new));
		assertThat(found).as("%s, -Dseed=%d", example, SEED).isEqualTo(example.expected());
	}

	@Test
	void joinsTwiceWhatACollectionRefersToTwice() {
		MemoryTemplate operations = new MemoryTemplate(new MemoryStore());
		operations.insertAll(List.of(new Owner(1L, "ada", null), new Owner(2L, "bob", null)));
		List<AggregateReference<Owner, Long>> twice = List.of(AggregateReference.to(1L), AggregateReference.to(2L),
				AggregateReference.to(1L), AggregateReference.to(7L));
		operations.insert(new Transfer(null, null, null, 1, twice, List.of()));
		assertThat(operations.query("select w.name from Transfer t join t.watchers w", String.class))
			.containsExactly("ada", "bob", "ada");
		assertThat(operations.query("select w.name from Transfer t left join t.watchers w on w.id > 5", String.class))
			.containsExactly((String) null);
	}

	@Test
	void showsHowReferencesAreJoined() {
		MemoryTemplate operations = new MemoryTemplate(new MemoryStore());
		operations.insertAll(OWNERS);
		operations.insertAll(ACCOUNTS);
		operations.insertAll(TRANSFERS);
		Plans plans = new MemoryRepositoryFactory(operations).getRepository(Plans.class);
		assertThat(QueryPlans.explain(plans, "few", 1L).toString()).contains("IndexJoin(a.id = t.account)")
			.doesNotContain("FullScan");
		assertThat(QueryPlans.explain(plans, "many").toString()).contains("HashJoin(a.id = t.account)");
		assertThat(QueryPlans.explain(plans, "path").toString()).contains("HashJoin(t.account.id = t.account)")
			.contains("IndexRange(balance: (95, +inf))");
		assertThat(QueryPlans.explain(plans, "several").toString()).contains("Join(w.id member of t.watchers)");
		assertThat(QueryPlans.explain(plans, "entities").toString()).contains("Join(t.account = a)");
	}

	interface Plans extends MemoryRepository<Transfer, Long> {

		@Query("select a from Transfer t join t.account a where t.id = :id")
		List<Account> few(Long id);

		@Query("select a from Transfer t join t.account a")
		List<Account> many();

		@Query("select t from Transfer t where t.account.balance > 95")
		List<Transfer> path();

		@Query("select w from Transfer t join t.watchers w")
		List<Owner> several();

		@Query("select t from Account a join Transfer t on t.account = a")
		List<Transfer> entities();

	}

	interface Transfers extends MemoryRepository<Transfer, Long> {

		@Query("where account = :account")
		List<Transfer> of(AggregateReference<Account, Long> account);

		@Query("where account = :account")
		List<Transfer> of(Account account);

		@Query("where account in :accounts")
		List<Transfer> ofAny(Collection<Account> accounts);

		@Query("where account in :accounts or amount < 0 and length('x') = 1")
		List<Transfer> ofAny(List<AggregateReference<Account, Long>> accounts);

		@Query("select t from Transfer t where t.account.owner = :#{#owner}")
		List<Transfer> ofOwner(Owner owner);

		@Query("where :watcher member of watchers")
		List<Transfer> watchedBy(Owner watcher);

		@Query("select t from Transfer t join t.account a where a in :accounts")
		List<Transfer> joined(List<Account> accounts);

		@Query("select t from Transfer t where t.account.owner is not null")
		Page<Transfer> pages(Pageable page);

	}

	private static List<Transfer> transfers(Predicate<Transfer> condition) {
		return TRANSFERS.stream().filter(condition).toList();
	}

	@Test
	void takesEntitiesAndReferencesAsArguments() {
		Transfers repository = new MemoryRepositoryFactory(OPERATIONS).getRepository(Transfers.class);
		Account account = ACCOUNTS.get(2);
		Account other = ACCOUNTS.get(4);
		List<Transfer> expected = transfers((t) -> account(t) == account);
		List<Transfer> both = transfers((t) -> account(t) == account || account(t) == other);
		assertThat(repository.of(account)).isEqualTo(expected);
		assertThat(repository.of(AggregateReference.<Account, Long>to(account.id()))).isEqualTo(expected);
		assertThat(repository.ofAny((Collection<Account>) List.of(account, other))).isEqualTo(both);
		assertThat(repository.ofAny(List.of(AggregateReference.<Account, Long>to(3L), AggregateReference.to(5L))))
			.isEqualTo(both);
		assertThat(repository.joined(List.of(account, other))).isEqualTo(both);
		assertThat(repository.ofOwner(OWNERS.get(1))).isEqualTo(transfers((t) -> owner(account(t)) == OWNERS.get(1)));
		assertThat(repository.watchedBy(OWNERS.get(1)))
			.isEqualTo(transfers((t) -> watchers(t).contains(OWNERS.get(1))));
	}

	@Test
	void countsPagesOfAPathOverReferences() {
		Transfers repository = new MemoryRepositoryFactory(OPERATIONS).getRepository(Transfers.class);
		List<Transfer> all = transfers((t) -> account(t) != null && account(t).owner() != null);
		Page<Transfer> page = repository.pages(PageRequest.of(0, 2, Sort.by("amount").and(Sort.by("id"))));
		assertThat(page.getTotalElements()).isEqualTo(all.size());
		assertThat(page.getContent()).isEqualTo(all.stream()
			.sorted(Comparator.comparing(Transfer::amount).thenComparing(Transfer::id))
			.limit(2)
			.toList());
	}

	@Test
	void changesRowsByPathsOverReferences() {
		MemoryTemplate operations = new MemoryTemplate(new MemoryStore());
		operations.insertAll(OWNERS);
		operations.insertAll(ACCOUNTS);
		operations.insertAll(TRANSFERS);
		long rich = transfers((t) -> account(t) != null && account(t).balance() > 40).size();
		assertThat(
				operations.execute("update Transfer t set t.amount = t.account.balance where t.account.balance > 40"))
			.isEqualTo(rich);
		assertThat(operations.query("select count(*) from Transfer t where t.amount = t.account.balance", Long.class)
			.get(0)).isGreaterThanOrEqualTo(rich);
		operations.execute("update Transfer set account = :account where id = 1",
				Map.of("account", AggregateReference.to(5L)));
		operations
			.execute("update Transfer t set t.account = (select a.id from Account a where a.id = 6) where t.id = 2");
		operations.execute("update Transfer t set t.account = null where t.id = 3");
		assertThat(operations.query("select account from Transfer where id < 4 order by id", AggregateReference.class))
			.containsExactly(AggregateReference.to(5L), AggregateReference.to(6L), null);
		operations.execute(
				"insert into Transfer (account, amount, parts) select t.account, 1000, t.parts from Transfer t where t.id < 4");
		assertThat(
				operations.query("select t.account.id from Transfer t where t.amount = 1000 order by t.id", Long.class))
			.containsExactly(5L, 6L, null);
		long linked = operations.query("select t.account.balance from Transfer t", Integer.class).size();
		assertThat(operations.execute("delete from Transfer t where t.account.balance >= 0")).isEqualTo(linked);
	}

	static Stream<Arguments> mistakes() {
		return Stream.of(
				Arguments.of("select t.account.ownr from Transfer t",
						"column 8: No property 'ownr' found for type 'Account'; Did you mean 'owner'"),
				Arguments.of("select a from Transfer t join t.acount a",
						"column 31: No property 'acount' found for type 'Transfer'; Did you mean '"),
				Arguments.of("select a from Transfer t join t.amount a",
						"column 31: 't.amount' must be a collection or a reference, but is a Integer"),
				Arguments.of("select t.watchers.name from Transfer t",
						"path 't.watchers.name' leads through a collection; join 't.watchers'"),
				Arguments.of("select a from Account a left join Transfer t on t.account.balance = a.balance",
						"a path over a reference cannot stand in the condition of a left join: 't.account.balance = a.balance'; join the reference itself first, or use a subquery"),
				Arguments.of("select o from Transfer t left join t.account.owner o",
						"column 36: a left join cannot start behind a reference: 't.account.owner'"),
				Arguments.of("select t from Transfer t, Owner o where t.account = o",
						"cannot compare the id of Account with the id of Owner in 't.account = o'"),
				Arguments.of("select t from Transfer t where t.account in (select o from Owner o)",
						"cannot compare the id of Account with the id of Owner"),
				Arguments.of("select t from Transfer t where t.account.owner = 'ada'",
						"cannot compare a Long with a String in 't.account.owner = 'ada''"),
				Arguments.of("select t.account.balance, count(*) from Transfer t group by t.amount",
						"'t.account.balance' may differ within a group"),
				Arguments.of("update Transfer t set t.account.balance = 3",
						"'t.account.balance' is a property of another entity"));
	}

	@ParameterizedTest
	@MethodSource("mistakes")
	void refusesMistakesWithTheirPlace(String text, String problem) {
		assertThatExceptionOfType(InvalidStatementException.class)
			.isThrownBy(() -> OPERATIONS.statements().select(text, Transfer.class, Object.class))
			.withMessageContaining(problem)
			.withMessageContaining("^");
	}

	interface Wrong extends MemoryRepository<Transfer, Long> {

		@Query("where account = :owner")
		List<Transfer> of(Owner owner);

	}

	@Test
	void refusesAnEntityOfAnotherTypeAsParameter() {
		MemoryRepositoryFactory factory = new MemoryRepositoryFactory(OPERATIONS);
		assertThatExceptionOfType(QueryCreationException.class).isThrownBy(() -> factory.getRepository(Wrong.class))
			.withMessageContaining("is needed here");
	}

}
