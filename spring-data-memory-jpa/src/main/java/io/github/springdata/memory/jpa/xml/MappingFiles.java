package io.github.springdata.memory.jpa.xml;

import java.lang.annotation.Annotation;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.springdata.memory.jpa.model.Annotations;
import io.github.springdata.memory.jpa.model.InvalidMappingException;
import io.github.springdata.memory.jpa.xml.XmlAnnotations.UnitDefaults;
import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import org.jspecify.annotations.Nullable;

/**
 * Mapping files of a persistence unit (Jakarta Persistence 3.2, chapter 12), of any
 * version of the specification. What they say of a class or an attribute stands in place
 * of its annotations.
 */
public final class MappingFiles {

	/**
	 * The file that is read where it is there, without being listed.
	 */
	private static final String DEFAULT = "META-INF/orm.xml";

	private static final Set<String> ELEMENTS = Set.of("description", "persistence-unit-metadata", "package", "schema",
			"catalog", "access");

	private final ClassLoader loader;

	private final FileProblems problems = new FileProblems();

	private final Callbacks callbacks = new Callbacks(this.problems);

	private final List<MappingFile> files = new ArrayList<>();

	/** What is looked at after the files were read. */
	private final List<Runnable> checks = new ArrayList<>();

	private final Map<Class<?>, ClassMapping> mappings = new LinkedHashMap<>();

	private final List<Annotation> declarations = new ArrayList<>();

	private MappingFiles(ClassLoader loader) {
		this.loader = loader;
	}

	/**
	 * Reads the mapping files of a unit, and {@code META-INF/orm.xml} if it is there.
	 * @param names the names of the files, which are resources
	 * @param loader loads the files and the classes that they name
	 * @return the annotations that they say, with those in the classes as far as the
	 * files leave them
	 * @throws InvalidMappingException if anything is wrong
	 */
	public static Annotations read(Collection<String> names, ClassLoader loader) {
		Set<String> all = new LinkedHashSet<>();
		names.forEach((name) -> all.add(name.startsWith("/") ? name.substring(1) : name));
		if (loader.getResource(DEFAULT) != null) {
			all.add(DEFAULT);
		}
		return all.isEmpty() ? Annotations.DECLARED : new MappingFiles(loader).read(all);
	}

	private Annotations read(Set<String> names) {
		names.forEach(this::parse);
		UnitDefaults defaults = defaults();
		this.files.forEach((file) -> read(file, defaults));
		Annotations annotations = new XmlAnnotations(this.mappings, this.callbacks, this.declarations, keys(),
				defaults);
		this.checks.forEach(Runnable::run);
		this.problems.raise();
		return annotations;
	}

	private void parse(String name) {
		URL location = this.loader.getResource(name);
		if (location == null) {
			this.problems.report(name, "is not there; add it to the class path, or remove it from the unit");
			return;
		}
		XmlElement root = new XmlParser(name, this.problems).parse(location);
		if (root != null) {
			ClassNames classes = new ClassNames(root.textOf("package"), this.loader, this.problems);
			this.files.add(new MappingFile(root, new AnnotationReader(classes, this.problems)));
			this.checks.add(() -> new XmlParser(name, this.problems).checkSchema(location, root));
		}
	}

	private UnitDefaults defaults() {
		boolean complete = this.files.stream()
			.flatMap((file) -> file.metadata().stream())
			.anyMatch((metadata) -> metadata.has("xml-mapping-metadata-complete"));
		boolean cascades = false;
		AccessType access = null;
		List<Class<?>> listeners = new ArrayList<>();
		for (MappingFile file : this.files) {
			for (XmlElement element : file.defaults()) {
				cascades |= element.has("cascade-persist");
				access = access(file, element, access);
				for (XmlElement group : element.all("entity-listeners")) {
					listeners.addAll(reader(file).listeners(group));
				}
			}
		}
		return new UnitDefaults(complete, access, cascades, List.copyOf(listeners));
	}

	private static @Nullable AccessType access(MappingFile file, XmlElement defaults, @Nullable AccessType known) {
		XmlElement element = defaults.find("access");
		Access access = (element != null) ? file.annotations().access(element.text(), element) : null;
		return (access != null) ? access.value() : known;
	}

	private ClassMappingReader reader(MappingFile file) {
		return new ClassMappingReader(file, file.annotations(), this.callbacks);
	}

	private void read(MappingFile file, UnitDefaults defaults) {
		Map<Class<? extends Annotation>, Annotation> ofUnit = new LinkedHashMap<>();
		file.annotations().readKnown(file.root(), ClassMappingReader.OF_UNIT, ofUnit);
		ofUnit.values().forEach((container) -> add(this.declarations, container));
		for (XmlElement element : file.root().children()) {
			if (ClassMappingReader.KINDS.containsKey(element.name())) {
				add(reader(file).read(element, defaults), element);
			}
			else if (!ELEMENTS.contains(element.name()) && !ClassMappingReader.OF_UNIT.containsKey(element.name())) {
				this.problems.report(element, "has <%s>, which is not known there; correct the name or remove it",
						element.name());
			}
		}
	}

	private static void add(List<Annotation> declarations, Annotation container) {
		List<Annotation> contents = Containers.contents(container);
		if (contents != null) {
			declarations.addAll(contents);
		}
	}

	private void add(@Nullable ClassMapping mapping, XmlElement element) {
		if (mapping != null && this.mappings.put(mapping.type(), mapping) != null) {
			this.problems.report(element, "maps %s, which is mapped before; keep one of them",
					mapping.type().getName());
		}
	}

	/**
	 * The names of queries, generators and the like in all files.
	 */
	private Set<String> keys() {
		Set<String> keys = new HashSet<>();
		this.declarations.forEach((declaration) -> keys.add(Containers.key(declaration)));
		this.mappings.values().forEach((mapping) -> mapping.own().forEach((type, annotation) -> {
			List<Annotation> contents = Containers.contents(annotation);
			boolean named = contents != null && ClassMappingReader.isOfUnit(contents.get(0).annotationType());
			if (contents != null && named) {
				contents.forEach((content) -> keys.add(Containers.key(content)));
			}
		}));
		keys.removeIf((key) -> key.endsWith(":"));
		return Set.copyOf(keys);
	}

}
