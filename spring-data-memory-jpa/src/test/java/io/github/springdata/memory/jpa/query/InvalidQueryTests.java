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
					select treat(p as Customer) from Product p | Customer is no subclass of Product
					""")
	void theMessageNamesWhatTheTextNames(String text, String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.fixture.compiler.compile(text))
			.withMessageStartingWith("Query text, line 1, column ")
			.withMessageContaining(message)
			.withMessageContaining("^");
	}

}
