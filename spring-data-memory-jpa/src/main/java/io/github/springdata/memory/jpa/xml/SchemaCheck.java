package io.github.springdata.memory.jpa.xml;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.stax.StAXSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;

import jakarta.persistence.Persistence;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Check of mapping files against the schema of their version, which the API has on the
 * class path.
 */
final class SchemaCheck {

	/**
	 * The schemas by the versions that files declare. Earlier versions are read without
	 * one.
	 */
	private static final Map<String, String> SCHEMAS = Map.of("2.2", "orm_2_2.xsd", "3.0", "orm_3_0.xsd", "3.1",
			"orm_3_1.xsd", "3.2", "orm_3_2.xsd");

	private static final Map<String, Schema> LOADED = new ConcurrentHashMap<>();

	private SchemaCheck() {
	}

	/**
	 * What does not fit the schema.
	 *
	 * @param line the line
	 * @param message what is wrong
	 */
	record Misfit(int line, String message) {
	}

	/**
	 * Checks a file.
	 * @param version the version that it declares
	 * @param file a reader at the beginning of the file
	 * @return what is wrong; nothing if there is no schema of the version
	 */
	static List<Misfit> check(String version, XMLStreamReader file) throws IOException, XMLStreamException {
		List<Misfit> misfits = new ArrayList<>();
		try {
			Schema schema = schema(version);
			if (schema != null) {
				Validator validator = schema.newValidator();
				validator.setErrorHandler(new Collector(misfits));
				validator.validate(new StAXSource(file));
			}
		}
		catch (SAXException ex) {
			throw new XMLStreamException(ex);
		}
		return misfits;
	}

	private static @Nullable Schema schema(String version) throws SAXException {
		String name = SCHEMAS.get(version);
		URL location = (name != null) ? Persistence.class.getResource(name) : null;
		if (location == null) {
			return null;
		}
		Schema known = LOADED.get(version);
		if (known == null) {
			SchemaFactory factory = SchemaFactory.newDefaultInstance();
			factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
			known = factory.newSchema(location);
			LOADED.put(version, known);
		}
		return known;
	}

	/**
	 * Collector of misfits.
	 *
	 * @param misfits takes them
	 */
	private record Collector(List<Misfit> misfits) implements ErrorHandler {

		private void add(SAXParseException ex) {
			String message = String.valueOf(ex.getMessage())
				.replaceAll("^cvc-[\\w.-]+: ", "")
				.replaceAll("\"https?://[^\"]+\":", "");
			this.misfits.add(new Misfit(ex.getLineNumber(), message));
		}

		@Override
		public void warning(SAXParseException exception) {
			add(exception);
		}

		@Override
		public void error(SAXParseException exception) {
			add(exception);
		}

		@Override
		public void fatalError(SAXParseException exception) {
			add(exception);
		}

	}

}
