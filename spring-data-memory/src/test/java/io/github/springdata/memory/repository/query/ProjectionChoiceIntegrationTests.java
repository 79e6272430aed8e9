package io.github.springdata.memory.repository.query;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.repository.MemoryCriteriaExecutor;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.Query;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.FluentQuery.FetchableFluentQuery;
import org.springframework.data.repository.query.QueryCreationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Which types results can be projected to, and what is said of others.
 */
class ProjectionChoiceIntegrationTests {

	private static final String REMEDY = "for the values of one property name it in the subject, as in findNameBy...";

	private final MemoryTemplate operations = new MemoryTemplate(new MemoryStore());

	private final MemoryRepositoryFactory factory = new MemoryRepositoryFactory(this.operations);

	private final Shops shops = this.factory.getRepository(Shops.class);

	ProjectionChoiceIntegrationTests() {
		this.shops.insert(new Shop("Corner", 3, new Address("Rome", "Via Appia")));
	}

	@Test
	void accessorsAreNamedLikePropertiesOrGetters() {
		assertThat(this.shops.findNamesByStaff(3)).extracting(ShopName::name).containsExactly("Corner");
		assertThat(this.shops.namesOf(3)).extracting(ShopName::name).containsExactly("Corner");
		assertThat(this.shops.itemsOf(3)).extracting(ShopName::name).containsExactly("Corner");
		Mixed mixed = this.shops.findMixedByStaff(3).orElseThrow();
		assertThat(mixed.name()).isEqualTo("Corner");
		assertThat(mixed.getStaff()).isEqualTo(3);
		assertThat(mixed.getAddress().getCity()).isEqualTo("Rome");
		assertThat(mixed.title()).isEqualTo("Corner (3)");
	}

	@Test
	void refusesMethodsThatAreNoAccessors() {
		assertThatExceptionOfType(QueryCreationException.class)
			.isThrownBy(() -> this.factory.getRepository(Asking.class))
			.withMessageContaining("findByStaff")
			.withMessageContaining("Method 'named' of projection")
			.withMessageContaining("give it a @Value expression or a body");
		assertThatIllegalArgumentException().isThrownBy(() -> this.operations.query(Shop.class).as(Asked.class).all())
			.withMessageContaining("Method 'named' of projection");
	}

	@Test
	void refusesNamesOfPropertiesWhereTheObjectItselfIsRead() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.operations.query(Shop.class).as(Open.class).all())
			.withMessageContaining("Method 'name' of projection")
			.withMessageContaining("needs the name of a getter");
	}

	@Test
	void namesTheMethodWhoseCallChoosesAnImpossibleResult() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.shops.findByStaff(3, String.class))
			.withMessageContaining("Query method 'Shops.findByStaff' cannot have results of type java.lang.String")
			.withMessageContaining(REMEDY);
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.shops.findByStaff(3, Unfit.class))
			.withMessageContaining(
					"Query method 'Shops.findByStaff' cannot have results of type " + Unfit.class.getName())
			.withMessageContaining("colour");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.shops.chosen(3, String.class))
			.withMessageContaining("Query method 'Shops.chosen' cannot have results of type java.lang.String");
		assertThat(this.shops.findNameByStaff(3, String.class)).containsExactly("Corner");
	}

	@Test
	void fluentQueriesTakeTypeAndPropertiesInAnyOrder() {
		Place rome = new Place("Corner", "Rome");
		assertThat(find((query) -> query.as(Place.class).project("name", "address.city").all())).containsExactly(rome);
		assertThat(find((query) -> query.project("name", "address.city").as(Place.class).all())).containsExactly(rome);
		assertThat(find((query) -> query.as(String.class).project("address.city").all())).containsExactly("Rome");
		assertThat(find((query) -> query.project("address.city").as(String.class).all())).containsExactly("Rome");
	}

	private <R> List<R> find(Function<FetchableFluentQuery<Shop>, List<R>> query) {
		return this.shops.findBy(Criteria.where("staff").is(3), query);
	}

	static class Shop {

		@Id
		String name;

		int staff;

		Address address;

		Shop(String name, int staff, Address address) {
			this.name = name;
			this.staff = staff;
			this.address = address;
		}

		public String getName() {
			return this.name;
		}

		public int getStaff() {
			return this.staff;
		}

		public Address getAddress() {
			return this.address;
		}

	}

	record Address(String city, String street) {

	}

	interface ShopName {

		String name();

	}

	interface Mixed {

		String name();

		int getStaff();

		City getAddress();

		default String title() {
			return name() + " (" + getStaff() + ")";
		}

	}

	interface City {

		String getCity();

	}

	interface Asked {

		String named(String prefix);

	}

	interface Open {

		String name();

		@Value("#{target.staff + 1}")
		int more();

	}

	interface Unfit {

		String colour();

	}

	record Place(String name, String city) {

	}

	interface Shops extends MemoryRepository<Shop, String>, MemoryCriteriaExecutor<Shop> {

		List<ShopName> findNamesByStaff(int staff);

		Optional<Mixed> findMixedByStaff(int staff);

		@Query("select s from Shop s where s.staff = ?1")
		List<ShopName> namesOf(int staff);

		@Query("select s.name as name, s.staff as staff from Shop s where s.staff = ?1")
		List<ShopName> itemsOf(int staff);

		<T> List<T> findByStaff(int staff, Class<T> type);

		<T> List<T> findNameByStaff(int staff, Class<T> type);

		@Query("select s from Shop s where s.staff = ?1")
		<T> List<T> chosen(int staff, Class<T> type);

	}

	interface Asking extends Repository<Shop, String> {

		List<Asked> findByStaff(int staff);

	}

}
