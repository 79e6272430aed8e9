package io.github.springdata.memory.jpa.query;

import io.github.springdata.memory.jpa.model.Annotations;
import io.github.springdata.memory.jpa.model.MappingReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class InvalidQueryTests {

	private final QueryFixture fixture = new QueryFixture(new MappingReader(Annotations.DECLARED).read(Shop.CLASSES));

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					select c from Custumer c | no entity 'Custumer'
					select c from Customer c where c.nam = 'x' | Customer has no attribute 'nam', in 'c.nam'; did you mean 'name'
					select d from Customer c | no attribute 'd'
					select c from Customer c where c.address.town = 'x' | Address has no attribute 'town', in 'c.address.town'
					select c.purchases.total from Customer c | path 'c.purchases.total' leads through a collection; join 'c.purchases'
					select c from Customer c where c.name.first = 'x' | 'c.name' is a String and has no attribute 'first'
					select c from Customer c where c.name > 5 | cannot compare a String with a Integer in 'c.name > 5'
					select c from Customer c where c = 'x' | cannot compare a Customer with a String in 'c = 'x''
					select c from Customer c where c.status = NICE | nor is it a constant of Status
					select c from Customer c, Customer c | variable 'c' is used twice
					select c from Customer c where | expected
					select index(t) from Bought p join p.tags t | position
					select key(l) from Bought p join p.lines l | 'key' needs a variable that is joined from a map
					select new Nothing(c) from Customer c | no class 'Nothing'; give the name with its package
					select c from Customer c where type(c.name) = Book | 'type' needs an entity, but 'c.name' is a String
					select p from Bought p where version(p) = 1 | Bought has no version
					select c from Customer c where c.purchases = 1 | 'c.purchases' is a collection; join it
					select count(c.phones) from Customer c | 'c.phones' is a collection; join it
					select c from Customer c where c.name is empty | 'c.name' must be a collection, but is a String
					update Customer c set c.purchases = null | expected an attribute that is stored with Customer
					update Customer c set c.referrer.name = 'x' | expected an attribute that is stored with Customer
					insert into Customer (id) values (1) | 'insert' is no statement of Jakarta Persistence
					select c from Customer c where exists (select n from io.github.springdata.memory.jpa.query.Shop$Named n) | is the class of several entities, [Tag, Customer]; it can stand only in the outermost 'from'
					delete from io.github.springdata.memory.jpa.query.Shop$Named | is the class of several entities
					select n from io.github.springdata.memory.jpa.query.Shop$Named n limit 2 | call setMaxResults
					select n.age from io.github.springdata.memory.jpa.query.Shop$Named n | Tag has no attribute 'age'
					update Customer c set c.age = 2.7 | cannot assign '2.7' to 'c.age', which is a Integer; cast it
					update Customer c set c.age = c.age * 1.5 | cannot assign '(c.age * 1.5)' to 'c.age', which is a Integer
					update Line l set l.quantity = 1.5 | cannot assign '1.5' to 'l.quantity', which is a Integer
					update Customer c set c.name = c.age | cannot assign 'c.age' to 'c.name', which is a String
					update Customer c set c.vip = 'maybe' | cannot assign ''maybe'' to 'c.vip', which is a Boolean
					update Customer c set c.status = 1 | cannot assign '1' to 'c.status', which is a Status
					update Bought b set b.day = local datetime | cannot assign 'local datetime' to 'b.day', which is a LocalDate
					update Customer c set c.referrer = 1 | cannot assign '1' to 'c.referrer', which is a Customer
					update Customer c set c.referrer = c.address | cannot assign 'c.address' to 'c.referrer', which is a Customer
					select t from Tag t where t.name member of t.purchases | cannot compare a String with a Purchase in 't.name member of t.purchases'
					select c from Customer c where 'x' member of c.purchases | cannot compare a String with a Purchase in ''x' member of c.purchases'
					select c from Customer c where c.status > 5 | in 'c.status > 5'
					select c from Customer c where upper(c.status) > 5 | in 'upper(c.status) > 5'
					select c from Customer c where size(c.purchases) = 'x' | in 'size(c.purchases) = 'x''
					select p from Bought p join p.labels l where key(l) > 5 | in 'key(l) > 5'
					select c from Customer c where type(c) = 5 | in 'type(c) = 5'
					select p from Product p where treat(p as Book).pages = 'x' | in 'treat(p as Book).pages = 'x''
					select c from Customer c left join c.purchases p on p.customer.referrer.name = 5 | in 'p.customer.referrer.name = 5'
					select c from Customer c where c.name in (select p from Bought p) | in 'c.name in (select p from Bought p)'
					select c from Customer c where c.address = 'x' | cannot compare a Address with a String in 'c.address = 'x''
					select treat(p as Customer) from Product p | Customer is no subclass of Product
					""")
	void theMessageNamesWhatTheTextNames(String text, String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.fixture.compiler.compile(text))
			.withMessageStartingWith("Query text, line 1, column ")
			.withMessageContaining(message)
			.withMessageContaining("^");
	}

}
