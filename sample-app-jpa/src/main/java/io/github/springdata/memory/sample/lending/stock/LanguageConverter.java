package io.github.springdata.memory.sample.lending.stock;

import java.util.stream.Stream;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/**
 * Converter of languages to their codes.
 */
@Converter
public class LanguageConverter implements AttributeConverter<Language, String> {

	@Override
	public String convertToDatabaseColumn(Language language) {
		return (language != null) ? language.code() : null;
	}

	@Override
	public Language convertToEntityAttribute(String code) {
		return Stream.of(Language.values()).filter((language) -> language.code().equals(code)).findFirst().orElse(null);
	}

}
