package io.github.springdata.memory.repository.query;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.reactive.ReactiveMemoryRepository;
import io.github.springdata.memory.reactive.ReactiveMemoryRepositoryFactory;
import io.github.springdata.memory.reactive.ReactiveMemoryTemplate;
import io.github.springdata.memory.reactive.ReactiveMemoryTransactionManager;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.Modifying;
import io.github.springdata.memory.repository.Query;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.repository.support.QueryPlans;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryTransactionManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.core.PropertyReferenceException;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.data.repository.query.QueryCreationException;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Derived methods that change what they find by an {@link Update} among their arguments,
 * and {@link Modifying} at derived methods.
 */
class UpdateArgumentIntegrationTests {

	private static final Update UP = Update.update("points", 100);

	private final MemoryStore store = new MemoryStore();

	private final MemoryTemplate ops = new MemoryTemplate(this.store);

	private final Players players = new MemoryRepositoryFactory(this.ops).getRepository(Players.class);

	private final ReactivePlayers reactive = new ReactiveMemoryRepositoryFactory(new ReactiveMemoryTemplate(this.store))
		.getRepository(ReactivePlayers.class);

	@BeforeEach
	void insertRows() {
		for (int i = 0; i < 6; i++) {
			this.ops.insert(new Player("p" + i, (i % 2 == 0) ? "red" : "blue", i));
		}
	}

	private List<String> changed() {
		return this.players.findAll()
			.stream()
			.filter((player) -> player.points == 100)
			.map((player) -> player.name)
			.toList();
	}

	@Test
	void updatesAllMatches() {
		assertThat(this.players.updateByTeam("red", UP)).isEqualTo(3);
		assertThat(changed()).containsExactly("p0", "p2", "p4");
		assertThat(this.players.updateByTeam("green", UP)).isZero();
	}

	@Test
	void everyFormOfTheName() {
		assertThat(this.players.updateAllByTeam(UP, "red")).isEqualTo(3);
		this.players.findAndSetPointsByName("p1", UP);
		assertThat(this.players.updatePlayersByPointsLessThanAndTeam(4, "blue", UP.set("team", "gold"))).isEqualTo(1);
		assertThat(this.players.findByTeam("gold")).extracting((player) -> player.name).containsExactly("p3");
	}

	@Test
	void orderAndLimitSayWhichOnes() {
		assertThat(this.players.updateFirstByTeamOrderByPointsDesc("red", UP)).isEqualTo(1);
		assertThat(changed()).containsExactly("p4");
		assertThat(this.players.updateTop2ByOrderByPoints(UP)).isEqualTo(2);
		assertThat(changed()).containsExactly("p0", "p1", "p4");
		assertThat(this.players.updateByTeam("blue", UP, Limit.of(1), Sort.by("name").descending())).isEqualTo(1);
		assertThat(changed()).containsExactly("p0", "p1", "p4", "p5");
	}

	@Test
	void takesPartInTheTransactionAndInManagedInstances() {
		new TransactionTemplate(new MemoryTransactionManager(this.store)).executeWithoutResult((status) -> {
			Player player = this.players.findByTeam("red").get(0);
			assertThat(this.players.updateByTeam("red", UP)).isEqualTo(3);
			assertThat(player.points).isEqualTo(100);
			status.setRollbackOnly();
		});
		assertThat(changed()).isEmpty();
	}

	@Test
	void countsVersions() {
		this.players.updateByTeam("red", UP);
		assertThat(this.players.findByTeam("red")).extracting((player) -> player.version).containsOnly(2);
	}

	@Test
	void tellsHowMatchesAreFound() {
		assertThat(QueryPlans.explain(this.players, (players) -> players.updateByTeam("red", UP)).toString())
			.contains("FullScan");
		assertThat(changed()).isEmpty();
	}

	@Test
	void saysWhatIsWrongWithAnUpdate() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.players.updateByTeam("red", null))
			.withMessageContaining("Update must not be null");
		assertThatExceptionOfType(PropertyReferenceException.class)
			.isThrownBy(() -> this.players.updateByTeam("red", Update.update("pointz", 1)))
			.withMessageContaining("pointz");
		assertThat(changed()).isEmpty();
	}

	@Test
	void updatesReactively() {
		assertThat(this.reactive.updateByTeam("red", UP).block()).isEqualTo(3);
		assertThat(changed()).containsExactly("p0", "p2", "p4");
		this.reactive.updateFirstByTeam("blue", Mono.just(UP)).block();
		assertThat(changed()).containsExactly("p0", "p1", "p2", "p4");
		assertThat(this.reactive.findByNameAndPoints("p3", 3, UP).block()).isEqualTo(1);
		TransactionalOperator operator = TransactionalOperator.create(new ReactiveMemoryTransactionManager(this.store));
		assertThat(operator.execute((status) -> {
			status.setRollbackOnly();
			return this.reactive.updateByTeam("blue", Update.update("points", 7));
		}).blockLast()).isEqualTo(3);
		assertThat(this.players.findAll()).noneMatch((player) -> player.points == 7);
	}

	@Test
	void doesNothingBeforeASubscription() {
		this.reactive.updateByTeam("red", UP);
		assertThat(changed()).isEmpty();
	}

	@Test
	void modifyingIsHarmlessWhereRowsAreWritten() {
		assertThat(this.players.deleteByName("p0")).isEqualTo(1);
		assertThat(this.players.removeByName("p1")).extracting((player) -> player.name).containsExactly("p1");
		assertThat(this.players.updateByName("p2", UP)).isEqualTo(1);
		assertThat(this.reactive.deleteByName("p3").block()).isEqualTo(1);
		assertThat(this.players.count()).isEqualTo(3);
	}

	@ParameterizedTest
	@ValueSource(classes = { ModifyingFind.class, ModifyingCount.class, ModifyingExists.class, ModifyingStream.class })
	void modifyingIsRefusedWhereRowsAreFound(Class<?> repository) {
		assertThatExceptionOfType(QueryCreationException.class)
			.isThrownBy(() -> new MemoryRepositoryFactory(this.ops).getRepository(repository))
			.withMessageContaining("@Modifying marks methods that write");
	}

	@Test
	void modifyingIsRefusedWhereRowsAreFoundReactively() {
		assertThatExceptionOfType(QueryCreationException.class)
			.isThrownBy(() -> new ReactiveMemoryRepositoryFactory(new ReactiveMemoryTemplate(this.store))
				.getRepository(ReactiveModifyingFind.class))
			.withMessageContaining("@Modifying marks methods that write");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "ReturnsEntities | must return void, long or int",
			"ReturnsEntity | must return void, long or int", "ReturnsBoolean | must return void, long or int",
			"Counts | changes what a method finds", "Deletes | changes what a method finds",
			"Exists | changes what a method finds", "Scrolls | changes what a method finds",
			"Projects | changes what a method finds", "Texts | takes no Update",
			"TwoUpdates | 2 parameters of type Update", "WithoutUpdate | update..By with a parameter of type Update",
			"UnknownProperty | No property 'nme'", "ReturnsStream | must return void, long or int" })
	void refusesWrongCombinationsAtTheStart(String repository, String message) throws Exception {
		Class<?> type = Class.forName(getClass().getName() + "$" + repository);
		assertThatExceptionOfType(QueryCreationException.class)
			.isThrownBy(() -> new MemoryRepositoryFactory(this.ops).getRepository(type))
			.withMessageContaining(message);
	}

	interface Players extends MemoryRepository<Player, Long> {

		List<Player> findByTeam(String team);

		long updateByTeam(String team, @Nullable Update update);

		int updateByTeam(String team, Update update, Limit limit, Sort sort);

		int updateAllByTeam(Update update, String team);

		void findAndSetPointsByName(String name, Update update);

		Integer updatePlayersByPointsLessThanAndTeam(int points, String team, Update update);

		long updateFirstByTeamOrderByPointsDesc(String team, Update update);

		long updateTop2ByOrderByPoints(Update update);

		@Modifying
		long deleteByName(String name);

		@Modifying
		List<Player> removeByName(String name);

		@Modifying
		long updateByName(String name, Update update);

	}

	interface ReactivePlayers extends ReactiveMemoryRepository<Player, Long> {

		Mono<Long> updateByTeam(String team, Update update);

		Mono<Void> updateFirstByTeam(String team, Mono<Update> update);

		Mono<Integer> findByNameAndPoints(String name, int points, Update update);

		@Modifying
		Mono<Long> deleteByName(String name);

	}

	interface ModifyingFind extends MemoryRepository<Player, Long> {

		@Modifying
		List<Player> findByName(String name);

	}

	interface ModifyingCount extends MemoryRepository<Player, Long> {

		@Modifying
		long countByName(String name);

	}

	interface ModifyingExists extends MemoryRepository<Player, Long> {

		@Modifying
		boolean existsByName(String name);

	}

	interface ModifyingStream extends MemoryRepository<Player, Long> {

		@Modifying
		Stream<Player> streamByName(String name);

	}

	interface ReactiveModifyingFind extends ReactiveMemoryRepository<Player, Long> {

		@Modifying
		Flux<Player> findByName(String name);

	}

	interface ReturnsEntities extends MemoryRepository<Player, Long> {

		List<Player> updateByName(String name, Update update);

	}

	interface ReturnsEntity extends MemoryRepository<Player, Long> {

		Optional<Player> findAndSetByName(String name, Update update);

	}

	interface ReturnsBoolean extends MemoryRepository<Player, Long> {

		boolean updateByName(String name, Update update);

	}

	interface ReturnsStream extends MemoryRepository<Player, Long> {

		Stream<Player> updateByName(String name, Update update);

	}

	interface Counts extends MemoryRepository<Player, Long> {

		long countByName(String name, Update update);

	}

	interface Deletes extends MemoryRepository<Player, Long> {

		long deleteByName(String name, Update update);

	}

	interface Exists extends MemoryRepository<Player, Long> {

		boolean existsByName(String name, Update update);

	}

	interface Scrolls extends MemoryRepository<Player, Long> {

		Window<Player> findByName(String name, Update update, ScrollPosition position);

	}

	interface Projects extends MemoryRepository<Player, Long> {

		<T> List<T> findByName(String name, Update update, Class<T> type);

	}

	interface Texts extends MemoryRepository<Player, Long> {

		@Query("from Player where name = ?1")
		List<Player> named(String name, Update update);

	}

	interface TwoUpdates extends MemoryRepository<Player, Long> {

		long updateByName(String name, Update first, Update second);

	}

	interface WithoutUpdate extends MemoryRepository<Player, Long> {

		long updateByName(String name);

	}

	interface UnknownProperty extends MemoryRepository<Player, Long> {

		long updateByNme(String name, Update update);

	}

	static class Player {

		@Id
		private @Nullable Long id;

		private String name;

		private String team;

		private int points;

		@Version
		private int version;

		Player() {
		}

		Player(String name, String team, int points) {
			this.name = name;
			this.team = team;
			this.points = points;
		}

	}

}
