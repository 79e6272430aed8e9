package io.github.springdata.memory.core

import io.github.springdata.memory.query.Criteria.where
import io.github.springdata.memory.query.Update
import io.github.springdata.memory.repository.MemoryCriteriaExecutor
import io.github.springdata.memory.repository.MemoryRepository
import io.github.springdata.memory.repository.Modifying
import io.github.springdata.memory.repository.Query
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory
import io.github.springdata.memory.store.MemoryStore
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatExceptionOfType
import org.junit.jupiter.api.BeforeEach
import org.junit.jupiter.api.Test
import org.springframework.dao.DataIntegrityViolationException
import org.springframework.data.annotation.Id
import org.springframework.data.annotation.Version

/**
 * Entities that are Kotlin classes, whose types say what may be null.
 */
class KotlinEntityIntegrationTests {

	private val operations = MemoryTemplate(MemoryStore())

	private val teas = MemoryRepositoryFactory(operations).getRepository(Teas::class.java)

	@BeforeEach
	fun fill() {
		teas.saveAll(listOf(Tea(name = "assam", origin = Origin("in")), Tea(name = "sencha", note = "green", origin = Origin("jp"))))
		operations.insert(Pot("red", 2))
	}

	@Test
	fun refusesNullForWhatIsNotNullable() {
		for (path in listOf("name", "price", "origin", "origin.country", "kind")) {
			refused(path) { operations.update(Tea::class.java).apply(Update.update(path, null)) }
			refused(path) { teas.update(where("price").greaterThanOrEquals(0), Update.update("note", "x").set(path, null)) }
		}
		refused("name") { teas.rename(null) }
		refused("name") { operations.execute("update Tea t set t.name = null") }
		refused("color") { operations.update(Pot::class.java).apply(Update.update("color", null)) }
		assertThat(teas.findAll()).extracting<String> { it.name }.containsExactly("assam", "sencha")
		assertThat(teas.findAll()).extracting<String?> { it.note }.containsExactly(null, "green")
		assertThat(operations.findAll(Pot::class.java)).extracting<String> { it.color }.containsExactly("red")
	}

	@Test
	fun allowsNullForWhatIsNullable() {
		assertThat(operations.update(Tea::class.java).apply(Update.update("note", null))).isEqualTo(2)
		assertThat(operations.execute("update Tea t set t.note = null, t.name = 'x'")).isEqualTo(2)
		assertThat(teas.findAll()).extracting<String?> { it.note }.containsOnlyNulls()
	}

	@Test
	fun namesWhatTheConstructorRefuses() {
		assertThatExceptionOfType(DataIntegrityViolationException::class.java)
			.isThrownBy { operations.update(Tea::class.java).apply(Update.update("price", -1)) }
			.withMessageContaining("'price'")
			.withMessageContaining("must not be negative")
	}

	@Test
	fun keepsPropertiesThatTheConstructorDoesNotTake() {
		val tea = Tea(name = "oolong", origin = Origin("cn"))
		tea.rating = 5
		val saved = teas.insert(tea)
		assertThat(saved.rating).isEqualTo(5)
		assertThat(teas.findById(saved.id!!)).get().extracting("rating", "version").containsExactly(5, 0L)
		operations.update(Tea::class.java).apply(Update.update("note", "y"))
		assertThat(teas.findById(saved.id)).get().extracting("rating", "note").containsExactly(5, "y")
	}

	@Test
	fun refusesNullInAProjection() {
		assertThatExceptionOfType(DataIntegrityViolationException::class.java)
			.isThrownBy { operations.query(Tea::class.java).`as`(Noted::class.java).all() }
			.withMessageContaining("Noted")
			.withMessageContaining("note")
		assertThat(operations.query(Tea::class.java).matching(where("note").isNotNull()).`as`(Noted::class.java).all())
			.containsExactly(Noted("green"))
	}

	private fun refused(path: String, call: () -> Unit) {
		assertThatExceptionOfType(DataIntegrityViolationException::class.java).isThrownBy { call() }
			.withMessageContaining("'" + path.substringAfter('.') + "'")
			.withMessageContaining("null")
	}

	data class Origin(val country: String)

	enum class Kind { BLACK, GREEN }

	data class Tea(
		@Id val id: Long? = null,
		@Version val version: Long? = null,
		val name: String,
		val price: Int = 1,
		val note: String? = null,
		val origin: Origin,
		val kind: Kind = Kind.BLACK
	) {

		var rating: Int = 0

		init {
			require(price >= 0) { "must not be negative" }
		}
	}

	class Pot(var color: String, val size: Int) {

		@Id
		var id: Long? = null
	}

	data class Noted(val note: String)

	interface Teas : MemoryRepository<Tea, Long>, MemoryCriteriaExecutor<Tea> {

		@Modifying
		@Query("update Tea t set t.name = :name")
		fun rename(name: String?): Int
	}
}
