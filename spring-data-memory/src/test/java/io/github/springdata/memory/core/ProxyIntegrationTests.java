package io.github.springdata.memory.core;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import net.bytebuddy.ByteBuddy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.mapping.UnitOfWorkMode;
import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.reactive.ReactiveMemoryTemplate;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.target.HotSwappableTargetSource;
import org.springframework.cglib.proxy.Enhancer;
import org.springframework.cglib.proxy.MethodInterceptor;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Example;
import org.springframework.data.projection.SpelAwareProxyProjectionFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for proxies in place of instances.
 */
class ProxyIntegrationTests {

	private final MemoryStore store = new MemoryStore();

	private final MemoryTemplate ops = new MemoryTemplate(this.store);

	private final Clients clients = new MemoryRepositoryFactory(this.ops).getRepository(Clients.class);

	static Stream<Arguments> proxies() throws Exception {
		Client target = new Client();
		target.id = 5L;
		target.name = "ada";
		return Stream.of(Arguments.of("of Spring, by class", spring(target, true)),
				Arguments.of("of Spring, by interface", spring(target, false)),
				Arguments.of("of Spring, with a changing target", changing(target)),
				Arguments.of("by CGLIB",
						Enhancer.create(Client.class, (MethodInterceptor) (self, method, arguments, call) -> null)),
				Arguments.of("by Byte Buddy", generated(null)),
				Arguments.of("of Hibernate, by name", generated(Client.class.getName() + "$HibernateProxy$Ab12")),
				Arguments.of("mock, by name", generated(Client.class.getName() + "$MockitoMock$12")),
				Arguments.of("projection",
						new SpelAwareProxyProjectionFactory().createProjection(Named.class, Map.of("name", "x"))));
	}

	private static Object spring(Client target, boolean byClass) {
		ProxyFactory factory = new ProxyFactory(target);
		factory.setProxyTargetClass(byClass);
		return factory.getProxy();
	}

	private static Object changing(Client target) {
		ProxyFactory factory = new ProxyFactory();
		factory.setTargetSource(new HotSwappableTargetSource(target));
		factory.setProxyTargetClass(true);
		return factory.getProxy();
	}

	private static Object generated(@Nullable String name) throws Exception {
		ByteBuddy generator = new ByteBuddy();
		var builder = generator.subclass(Client.class);
		return ((name != null) ? builder.name(name) : builder).make()
			.load(ProxyIntegrationTests.class.getClassLoader())
			.getLoaded()
			.getDeclaredConstructor()
			.newInstance();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("proxies")
	void isRefusedByName(String description, Object proxy) {
		for (UnitOfWorkMode mode : UnitOfWorkMode.values()) {
			MemoryTemplate template = new MemoryTemplate(new MemoryStore(), new MemoryMappingContext(), mode);
			refused(() -> template.save(proxy));
			refused(() -> template.insert(proxy));
			refused(() -> template.saveAll(List.of(proxy)));
			refused(() -> template.insertAll(List.of(proxy)));
			refused(() -> template.delete(proxy));
			refused(() -> template.deleteAll(List.of(proxy)));
			refused(() -> template.count(proxy.getClass()));
			assertThat(template.getStore().statistics()).isEmpty();
		}
		refused(() -> new ReactiveMemoryTemplate(this.store).save(proxy).block());
		refused(() -> new ReactiveMemoryTemplate(this.store).delete(proxy).block());
		assertThat(this.ops.count(Client.class)).isZero();
		assertThat(this.store.statistics()).hasSize(1);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("proxies")
	void isRefusedByRepositoriesAndAsAnExample(String description, Object proxy) {
		if (proxy instanceof Client client) {
			refused(() -> this.clients.save(client));
			refused(() -> this.clients.saveAll(List.of(client)));
			refused(() -> this.clients.insert(client));
			refused(() -> this.clients.delete(client));
			refused(() -> this.clients.findAll(Example.of(client)));
			refused(() -> this.clients.count(Example.of(client)));
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SHARED")
	void isRefusedWithinAnInstance(UnitOfWorkMode mode) {
		MemoryTemplate template = new MemoryTemplate(this.store, new MemoryMappingContext(), mode);
		Client client = new Client();
		client.address = (Address) new ProxyFactory(new Address()).getProxy();
		assertThat(client.address.getClass()).isNotSameAs(Address.class);
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> template.save(client))
			.withMessageContaining("address")
			.withMessageContaining("proxy")
			.withMessageContaining(Address.class.getName());
		Address proxy = client.address;
		refused(() -> this.clients.findAll(Example.of(client)));
		client.address = null;
		client.others = List.of(proxy);
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> template.save(client))
			.withMessageContaining("others")
			.withMessageContaining("proxy");
		client.others = List.of();
		template.save(client);
		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> template.update(Client.class).apply(Update.update("address", proxy)))
			.withMessageContaining("proxy");
		assertThat(template.findAll(Client.class)).singleElement().extracting("address").isNull();
	}

	@Test
	void anInstanceOfAnOrdinarySubclassIsNone() {
		assertThat(this.ops.save(new SpecialClient()).id).isEqualTo(1);
	}

	private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(action)
			.withMessageContaining("proxy")
			.withMessageMatching("(?s).*(Client|Named|Address).*");
	}

	interface Clients extends MemoryRepository<Client, Long> {

	}

	interface Named {

		String getName();

	}

	static class SpecialClient extends Client {

	}

	/** Public, for the sake of generated subclasses. */
	public static class Client implements Named {

		@Id
		@Nullable Long id;

		String name = "";

		@Nullable Address address;

		List<Address> others = List.of();

		public Client() {
		}

		@Override
		public String getName() {
			return this.name;
		}

	}

	static class Address {

		String street = "";

	}

}
