package io.github.springdata.memory.guide;

import java.time.Instant;
import java.util.Optional;

import io.github.springdata.memory.core.IdGenerator;
import io.github.springdata.memory.core.event.BeforeConvertCallback;
import io.github.springdata.memory.mapping.MemoryCustomConversions;
import io.github.springdata.memory.repository.config.EnableMemoryAuditing;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.auditing.DateTimeProvider;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.domain.AuditorAware;

// tag::auditing[]
@Configuration(proxyBeanMethods = false)
@EnableMemoryAuditing(dateTimeProviderRef = "clock")
class EntitiesApplication {

	@Bean
	DateTimeProvider clock() {
		return () -> Optional.of(Instant.parse("2026-01-01T00:00:00Z"));
	}

	@Bean
	AuditorAware<String> auditor() {
		return () -> Optional.of("ada");
	}
	// end::auditing[]

	// tag::generator[]
	@Bean
	IdGenerator<BuyerNumber> buyerNumbers() {
		return (entity, sequence) -> new BuyerNumber(((Buyer) entity).country(), sequence.getAsLong());
	}
	// end::generator[]

	// tag::callback[]
	@Bean
	BeforeConvertCallback<Invoice> trim() {
		return (invoice) -> {
			invoice.text = invoice.text.strip();
			return invoice;
		};
	}
	// end::callback[]

	// tag::conversions[]
	@Bean
	MemoryCustomConversions memoryCustomConversions() {
		return MemoryCustomConversions.of(new AmountToLong(), new LongToAmount());
	}

	@WritingConverter
	static class AmountToLong implements Converter<Amount, Long> {

		@Override
		public Long convert(Amount amount) {
			return amount.cents();
		}

	}

	@ReadingConverter
	static class LongToAmount implements Converter<Long, Amount> {

		@Override
		public Amount convert(Long cents) {
			return new Amount(cents);
		}

	}
	// end::conversions[]

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Automatic {

	}

}
