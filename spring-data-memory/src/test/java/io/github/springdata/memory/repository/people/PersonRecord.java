package io.github.springdata.memory.repository.people;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.springframework.data.annotation.Id;

public record PersonRecord(@Id Long id, String name, int age, boolean active, String city, BigDecimal balance,
		LocalDate birthday, Color color, List<String> tags, Address address) implements Human {

	@Override
	public PersonRecord state() {
		return this;
	}

}
