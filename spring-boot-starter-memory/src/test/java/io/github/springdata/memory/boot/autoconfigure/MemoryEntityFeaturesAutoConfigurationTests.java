package io.github.springdata.memory.boot.autoconfigure;

import java.util.UUID;

import io.github.springdata.memory.core.IdGenerator;
import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.core.event.ValidatingEntityCallback;
import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.mapping.MemoryCustomConversions;
import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.query.Criteria;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.annotation.Id;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the beans that entities are generated, converted and validated with.
 */
class MemoryEntityFeaturesAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataMemoryAutoConfiguration.class,
				DataMemoryTransactionManagerAutoConfiguration.class, DataMemoryValidationAutoConfiguration.class));

	@Test
	void storesValuesInTheFormThatConversionsSay() {
		this.runner.withUserConfiguration(Conversions.class).run((context) -> {
			assertThat(context.getBean(MemoryMappingContext.class).hasCustomConversions()).isTrue();
			MemoryTemplate template = context.getBean(MemoryTemplate.class);
			Offer offer = template.insert(new Offer(null, new Money(5)));
			assertThat(template.query(Offer.class).matching(Criteria.where("price").greaterThan(4L)).all())
				.containsExactly(offer);
		});
	}

	@Test
	void storesValuesAsTheyAreWithoutConversions() {
		this.runner
			.run((context) -> assertThat(context.getBean(MemoryMappingContext.class).hasCustomConversions()).isFalse());
	}

	@Test
	void leavesAMappingContextOfTheApplicationItsConversions() {
		this.runner.withUserConfiguration(OwnContext.class)
			.run((context) -> assertThat(context).hasSingleBean(MemoryMappingContext.class).hasNotFailed());
	}

	@Test
	void takesIdsFromGenerators() {
		this.runner.withUserConfiguration(Generators.class).run((context) -> {
			MemoryTemplate template = context.getBean(MemoryTemplate.class);
			assertThat(template.insert(new Token(null, "a")).id())
				.isEqualTo(IdGenerator.sequentialUuid().generateId(new Token(null, "a"), () -> 1));
		});
	}

	@Test
	void validatesEntitiesIfThereIsAValidator() {
		this.runner.withUserConfiguration(WithValidator.class).run((context) -> {
			assertThat(context).hasSingleBean(ValidatingEntityCallback.class);
			MemoryTemplate template = context.getBean(MemoryTemplate.class);
			assertThatExceptionOfType(ConstraintViolationException.class)
				.isThrownBy(() -> template.insert(new Token(null, "")));
			assertThat(template.count(Token.class)).isZero();
		});
	}

	@Test
	void doesNotValidateWithoutAValidator() {
		this.runner.run((context) -> {
			assertThat(context).doesNotHaveBean(ValidatingEntityCallback.class);
			assertThat(context.getBean(MemoryTemplate.class).insert(new Token(null, "")).id()).isNotNull();
		});
	}

	@Test
	void doesNotValidateWithoutTheValidationApi() {
		this.runner.withClassLoader(new FilteredClassLoader("jakarta.validation"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("memoryValidatingEntityCallback"));
	}

	@Test
	void backsOffFromAValidationOfTheApplication() {
		this.runner.withUserConfiguration(WithValidator.class, OwnValidation.class).run((context) -> {
			assertThat(context).hasSingleBean(ValidatingEntityCallback.class).hasBean("ownValidation");
			assertThat(context).doesNotHaveBean("memoryValidatingEntityCallback");
		});
	}

	record Money(long cents) {

	}

	record Offer(@Id @Nullable Long id, @Indexed Money price) {

	}

	record Token(@Id @Nullable UUID id, @NotBlank String text) {

	}

	@Configuration(proxyBeanMethods = false)
	static class Conversions {

		@Bean
		MemoryCustomConversions memoryCustomConversions() {
			return MemoryCustomConversions.of(new MoneyToLong(), new LongToMoney());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnContext {

		@Bean
		MemoryMappingContext mappingContext() {
			return new MemoryMappingContext(MemoryCustomConversions.of(new MoneyToLong(), new LongToMoney()));
		}

		@Bean
		MemoryCustomConversions memoryCustomConversions() {
			return MemoryCustomConversions.of();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Generators {

		@Bean
		IdGenerator<UUID> uuids() {
			return IdGenerator.sequentialUuid();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class WithValidator {

		@Bean
		Validator validator() {
			return Validation.buildDefaultValidatorFactory().getValidator();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnValidation {

		@Bean
		ValidatingEntityCallback ownValidation(Validator validator) {
			return new ValidatingEntityCallback(validator);
		}

	}

	@WritingConverter
	static class MoneyToLong implements Converter<Money, Long> {

		@Override
		public Long convert(Money money) {
			return money.cents();
		}

	}

	@ReadingConverter
	static class LongToMoney implements Converter<Long, Money> {

		@Override
		public Money convert(Long cents) {
			return new Money(cents);
		}

	}

}
