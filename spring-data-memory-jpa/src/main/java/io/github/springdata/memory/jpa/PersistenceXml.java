package io.github.springdata.memory.jpa;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import jakarta.persistence.PersistenceException;
import jakarta.persistence.SharedCacheMode;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

import org.springframework.core.io.UrlResource;
import org.springframework.util.ClassUtils;
import org.springframework.util.ResourceUtils;
import org.springframework.util.StringUtils;
import org.springframework.util.xml.DomUtils;

/**
 * Reader of {@code META-INF/persistence.xml} (Jakarta Persistence 3.2, section 8.2.1).
 */
final class PersistenceXml {

	private static final String LOCATION = "META-INF/persistence.xml";

	private static final String PROVIDER = "jakarta.persistence.provider";

	private static final List<String> ELEMENTS = List.of("description", "provider", "qualifier", "scope",
			"jta-data-source", "non-jta-data-source", "mapping-file", "jar-file", "class", "exclude-unlisted-classes",
			"shared-cache-mode", "validation-mode", "properties");

	private final ClassLoader loader;

	PersistenceXml(ClassLoader loader) {
		this.loader = loader;
	}

	/**
	 * Finds a unit that this provider is to serve.
	 * @param name the name of the unit
	 * @param given the properties of the call, which may name the provider
	 * @return the unit, or {@code null} if there is none, or if it is another provider's
	 */
	@Nullable UnitDefinition find(String name, Map<?, ?> given) {
		try {
			List<Found> found = new ArrayList<>();
			for (URL location : new LinkedHashSet<>(Collections.list(this.loader.getResources(LOCATION)))) {
				for (Element unit : DomUtils.getChildElementsByTagName(parse(location), "persistence-unit")) {
					if (unit.getAttribute("name").equals(name) && isOurs(unit, given)) {
						found.add(new Found(unit, location));
					}
				}
			}
			if (found.size() > 1) {
				throw new PersistenceException("There are several persistence units '%s', in %s; give each another name"
					.formatted(name, found.stream().map(Found::location).distinct().toList()));
			}
			return found.isEmpty() ? null : definition(found.get(0).unit(), found.get(0).location());
		}
		catch (IOException ex) {
			throw new PersistenceException("%s could not be read".formatted(LOCATION), ex);
		}
	}

	/**
	 * Unit and the file that it is in.
	 */
	private record Found(Element unit, URL location) {
	}

	private static Element parse(URL location) {
		try (InputStream content = location.openStream()) {
			DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
			factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
			return factory.newDocumentBuilder().parse(content).getDocumentElement();
		}
		catch (IOException | SAXException | ParserConfigurationException ex) {
			throw new PersistenceException("%s is no persistence.xml: %s".formatted(location, ex.getMessage()), ex);
		}
	}

	private static boolean isOurs(Element unit, Map<?, ?> given) {
		Object asked = given.get(PROVIDER);
		String provider = (asked != null) ? asked.toString() : DomUtils.getChildElementValueByTagName(unit, "provider");
		return !StringUtils.hasText(provider) || provider.trim().equals(MemoryPersistenceProvider.class.getName());
	}

	private UnitDefinition definition(Element unit, URL location) {
		check(unit, location);
		Map<String, Object> properties = new LinkedHashMap<>();
		for (Element group : DomUtils.getChildElementsByTagName(unit, "properties")) {
			DomUtils.getChildElementsByTagName(group, "property")
				.forEach((property) -> properties.put(property.getAttribute("name"), property.getAttribute("value")));
		}
		String validation = DomUtils.getChildElementValueByTagName(unit, "validation-mode");
		if (StringUtils.hasText(validation)) {
			properties.putIfAbsent(UnitSettings.VALIDATION_MODE, validation.trim());
		}
		return new UnitDefinition(unit.getAttribute("name"), classes(unit, location), texts(unit, "mapping-file"),
				this.loader, cacheMode(unit), properties);
	}

	private static SharedCacheMode cacheMode(Element unit) {
		String mode = DomUtils.getChildElementValueByTagName(unit, "shared-cache-mode");
		return StringUtils.hasText(mode) ? SharedCacheMode.valueOf(mode.trim().toUpperCase(Locale.ROOT))
				: SharedCacheMode.UNSPECIFIED;
	}

	/**
	 * Reports all that is wrong with a unit.
	 */
	private void check(Element unit, URL location) {
		List<String> problems = new ArrayList<>();
		for (Element child : DomUtils.getChildElements(unit)) {
			String name = (child.getLocalName() != null) ? child.getLocalName() : child.getTagName();
			if (!ELEMENTS.contains(name)) {
				problems.add("Element '%s' is unknown; use one of %s".formatted(name, ELEMENTS));
			}
		}
		texts(unit, "class").stream()
			.filter((name) -> !ClassUtils.isPresent(name, this.loader))
			.forEach((name) -> problems
				.add("Class %s is not there; correct its name, or add it to the class path".formatted(name)));
		texts(unit, "jar-file").stream()
			.filter((name) -> archive(name, location) == null)
			.forEach((name) -> problems.add("There is no jar-file '%s'; correct its path, which starts at %s"
				.formatted(name, parent(root(location)))));
		if (unit.getAttribute("transaction-type").trim().equals("JTA")) {
			problems.add(UnitSettings.NO_JTA);
		}
		List<String> modes = Arrays.stream(SharedCacheMode.values()).map(Enum::name).toList();
		texts(unit, "shared-cache-mode").stream()
			.filter((mode) -> !modes.contains(mode.toUpperCase(Locale.ROOT)))
			.forEach((mode) -> problems
				.add("There is no shared-cache-mode '%s'; set it to one of %s".formatted(mode, modes)));
		if (!problems.isEmpty()) {
			throw new PersistenceException("Persistence unit '%s' of %s is not valid:%n - %s"
				.formatted(unit.getAttribute("name"), location, String.join("%n - ".formatted(), problems)));
		}
	}

	private List<Class<?>> classes(Element unit, URL location) {
		List<Class<?>> classes = new ArrayList<>();
		texts(unit, "class").forEach((name) -> classes.add(ClassUtils.resolveClassName(name, this.loader)));
		String exclude = DomUtils.getChildElementValueByTagName(unit, "exclude-unlisted-classes");
		boolean listed = DomUtils.getChildElementsByTagName(unit, "exclude-unlisted-classes").isEmpty()
				? !classes.isEmpty() : !"false".equals(exclude);
		if (!listed) {
			classes.addAll(new ManagedClassScan(this.loader).scan(root(location)));
		}
		texts(unit, "jar-file").forEach((name) -> classes
			.addAll(new ManagedClassScan(this.loader).scan(Objects.requireNonNull(archive(name, location)))));
		return classes.stream().distinct().toList();
	}

	/**
	 * The directory or archive that a file is in.
	 */
	private static String root(URL persistenceXml) {
		String location = persistenceXml.toString();
		return location.substring(0, location.length() - LOCATION.length());
	}

	private static String parent(String root) {
		String path = root.startsWith(ResourceUtils.JAR_URL_PREFIX)
				? root.substring(ResourceUtils.JAR_URL_PREFIX.length(), root.indexOf(ResourceUtils.JAR_URL_SEPARATOR))
				: root.substring(0, root.length() - 1);
		return path.substring(0, path.lastIndexOf('/') + 1);
	}

	/**
	 * The place of an archive, which is beside that of the unit, or within its directory.
	 * @return the place, or {@code null} if there is none
	 */
	private static @Nullable String archive(String name, URL location) {
		for (String start : List.of(parent(root(location)), root(location))) {
			try {
				URL archive = ResourceUtils.toURL(start + name);
				if (new UrlResource(archive).exists()) {
					return archive.toString();
				}
			}
			catch (MalformedURLException ex) {
				return null;
			}
		}
		return null;
	}

	private static List<String> texts(Element unit, String name) {
		return DomUtils.getChildElementsByTagName(unit, name)
			.stream()
			.map((element) -> DomUtils.getTextValue(element).trim())
			.toList();
	}

}
