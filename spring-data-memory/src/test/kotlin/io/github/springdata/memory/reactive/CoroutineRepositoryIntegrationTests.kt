package io.github.springdata.memory.reactive

import io.github.springdata.memory.mapping.Indexed
import io.github.springdata.memory.store.MemoryStore
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flowOf
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.runBlocking
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatExceptionOfType
import org.assertj.core.api.Assertions.assertThatIllegalStateException
import org.junit.jupiter.api.BeforeEach
import org.junit.jupiter.api.Test
import org.springframework.beans.factory.annotation.Autowired
import org.springframework.context.annotation.Bean
import org.springframework.context.annotation.ComponentScan.Filter
import org.springframework.context.annotation.Configuration
import org.springframework.context.annotation.FilterType
import org.springframework.dao.DuplicateKeyException
import org.springframework.dao.IncorrectResultSizeDataAccessException
import org.springframework.dao.OptimisticLockingFailureException
import org.springframework.data.annotation.Id
import org.springframework.data.annotation.Version
import org.springframework.data.domain.AbstractAggregateRoot
import org.springframework.data.domain.Sort
import org.springframework.data.repository.kotlin.CoroutineCrudRepository
import org.springframework.data.repository.kotlin.CoroutineSortingRepository
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig
import org.springframework.transaction.annotation.EnableTransactionManagement
import org.springframework.transaction.annotation.Transactional
import org.springframework.transaction.event.TransactionalEventListener
import org.springframework.transaction.reactive.TransactionalOperator
import org.springframework.transaction.reactive.executeAndAwait

/**
 * Repositories whose methods are suspending functions, and transactions around these.
 */
@SpringJUnitConfig
class CoroutineRepositoryIntegrationTests(
	@param:Autowired private val teas: Teas,
	@param:Autowired private val shop: TeaShop,
	@param:Autowired private val brews: Brews,
	@param:Autowired private val listener: Listener,
	@param:Autowired private val transactions: TransactionalOperator
) {

	@BeforeEach
	fun fill() = runBlocking<Unit> {
		teas.deleteAll()
		teas.saveAll(listOf(Tea(name = "assam", price = 1), Tea(name = "ceylon", price = 2), Tea(name = "sencha", price = 3)))
			.toList()
	}

	@Test
	fun givesAnImmutableEntityItsIdAndVersionInACopy() = runBlocking<Unit> {
		val tea = Tea(name = "oolong", price = 4)
		val saved = teas.save(tea)
		assertThat(tea.id).isNull()
		assertThat(saved).isEqualTo(tea.copy(id = saved.id, version = saved.version))
		assertThat(saved.id).isNotNull()
		assertThat(teas.findById(saved.id!!)).isEqualTo(saved)
	}

	@Test
	fun updatesByACopyAndRefusesAStaleOne() = runBlocking<Unit> {
		val old = teas.findByName("assam")!!
		val updated = teas.save(old.copy(price = 9))
		assertThat(updated.version).isGreaterThan(old.version)
		assertThat(teas.findByName("assam")).isEqualTo(updated)
		assertThatExceptionOfType(OptimisticLockingFailureException::class.java)
			.isThrownBy { runBlocking { teas.save(old.copy(price = 8)) } }
	}

	@Test
	fun derivesSuspendingQueries() = runBlocking<Unit> {
		assertThat(teas.findByName("sencha")?.price).isEqualTo(3)
		assertThat(teas.findByName("mate")).isNull()
		assertThat(teas.countByPriceGreaterThan(1)).isEqualTo(2)
		assertThat(teas.existsByName("ceylon")).isTrue()
		assertThat(teas.findAllByPriceLessThan(3).map { it.name }).containsExactly("assam", "ceylon")
		assertThat(teas.removeByPriceLessThan(3)).isEqualTo(2)
		assertThat(teas.count()).isEqualTo(1)
		assertThatExceptionOfType(IncorrectResultSizeDataAccessException::class.java)
			.isThrownBy { runBlocking { teas.save(Tea(name = "bancha", price = 3)); teas.findOneByPrice(3) } }
	}

	@Test
	fun publishesDomainEventsAfterTheCommitOfAPlainSave() = runBlocking<Unit> {
		brews.save(Brew(name = "mate").ready())
		brews.saveAll(listOf(Brew(name = "rooibos").ready())).toList()
		assertThat(listener.heard).containsExactly("mate", "rooibos")
	}

	@Test
	fun derivesFlows() = runBlocking<Unit> {
		assertThat(teas.findByPriceGreaterThanOrderByPriceDesc(1).map { it.name }.toList())
			.containsExactly("sencha", "ceylon")
		assertThat(teas.findAll(Sort.by("name").descending()).take(1).toList().single().name).isEqualTo("sencha")
		assertThat(teas.findNamesByPriceLessThan(2).map { it.name }.toList()).containsExactly("assam")
	}

	@Test
	fun savesAFlowAllOrNothing() = runBlocking<Unit> {
		val flow = flowOf(Tea(name = "mate", price = 5), Tea(name = "assam", price = 6))
		assertThatExceptionOfType(DuplicateKeyException::class.java)
			.isThrownBy { runBlocking { teas.saveAll(flow).toList() } }
		assertThat(teas.count()).isEqualTo(3)
	}

	@Test
	fun rollsATransactionalSuspendingFunctionBack() = runBlocking<Unit> {
		assertThatIllegalStateException().isThrownBy { runBlocking { shop.raiseAndFail("assam") } }
			.withMessage("by purpose")
		assertThat(teas.findByName("assam")?.price).isEqualTo(1)
		assertThat(shop.raise("assam").price).isEqualTo(2)
		assertThat(teas.findByName("assam")?.price).isEqualTo(2)
	}

	@Test
	fun collectsAFlowInTheTransactionOfTheFunctionThatReturnsIt() = runBlocking<Unit> {
		assertThat(shop.raiseAllAndShow().map { it.price }.toList()).containsExactly(2, 3, 4)
		assertThat(teas.findAll().map { it.price }.toList()).containsExactly(2, 3, 4)
	}

	@Test
	fun executesABlockInATransactionAndAwaitsIt() = runBlocking<Unit> {
		val count = transactions.executeAndAwait {
			teas.save(Tea(name = "mate", price = 5))
			teas.count()
		}
		assertThat(count).isEqualTo(4)
		transactions.executeAndAwait {
			teas.deleteAll()
			it.setRollbackOnly()
		}
		assertThat(teas.count()).isEqualTo(4)
	}

	@Test
	fun servesChildrenOfATransactionalCoroutineInItsTransaction() = runBlocking<Unit> {
		transactions.executeAndAwait {
			coroutineScope {
				(1..20).map { async { teas.save(Tea(name = "tea $it", price = it)) } }.awaitAll()
			}
			assertThat(teas.count()).isEqualTo(23)
			it.setRollbackOnly()
		}
		assertThat(teas.count()).isEqualTo(3)
	}

	data class Tea(
		@Id val id: Long? = null,
		@Version val version: Long = 0,
		@Indexed(unique = true) val name: String,
		val price: Int
	)

	interface NameOnly {

		val name: String

	}

	// tag::coroutine-repository[]
	interface Teas : CoroutineCrudRepository<Tea, Long>, CoroutineSortingRepository<Tea, Long> {

		suspend fun findByName(name: String): Tea?

		suspend fun findOneByPrice(price: Int): Tea?

		suspend fun countByPriceGreaterThan(price: Int): Long

		suspend fun existsByName(name: String): Boolean

		suspend fun findAllByPriceLessThan(price: Int): List<Tea>

		suspend fun removeByPriceLessThan(price: Int): Int

		fun findByPriceGreaterThanOrderByPriceDesc(price: Int): Flow<Tea>

		fun findNamesByPriceLessThan(price: Int): Flow<NameOnly>

	}
	// end::coroutine-repository[]

	interface Brews : CoroutineCrudRepository<Brew, Long>

	data class Ready(val name: String)

	class Brew(@field:Id var id: Long? = null, val name: String) : AbstractAggregateRoot<Brew>() {

		fun ready(): Brew {
			registerEvent(Ready(name))
			return this
		}

	}

	class Listener {

		val heard = mutableListOf<String>()

		@TransactionalEventListener
		fun hear(event: Ready) {
			heard.add(event.name)
		}

	}

	open class TeaShop(private val teas: Teas) {

		// tag::coroutine-transaction[]
		@Transactional
		open suspend fun raise(name: String): Tea {
			val tea = teas.findByName(name)!!
			return teas.save(tea.copy(price = tea.price + 1))
		}
		// end::coroutine-transaction[]

		@Transactional
		open suspend fun raiseAndFail(name: String): Tea {
			raise(name)
			throw IllegalStateException("by purpose")
		}

		@Transactional
		open fun raiseAllAndShow(): Flow<Tea> = teas.findAll().map { raise(it.name) }

	}

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement
	@EnableReactiveMemoryRepositories(
		considerNestedRepositories = true,
		includeFilters = [Filter(type = FilterType.ASSIGNABLE_TYPE, classes = [Teas::class, Brews::class])]
	)
	open class Config {

		@Bean
		open fun memoryStore() = MemoryStore()

		@Bean
		open fun reactiveMemoryTemplate(store: MemoryStore) = ReactiveMemoryTemplate(store)

		@Bean
		open fun reactiveMemoryTransactionManager(store: MemoryStore) = ReactiveMemoryTransactionManager(store)

		@Bean
		open fun transactionalOperator(manager: ReactiveMemoryTransactionManager) = TransactionalOperator.create(manager)

		@Bean
		open fun teaShop(teas: Teas) = TeaShop(teas)

		@Bean
		open fun listener() = Listener()

	}

}
