package io.github.springdata.memory.jpa.xml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.github.springdata.memory.jpa.model.Annotations;
import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.BasicModel;
import io.github.springdata.memory.jpa.model.EmbeddedModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.InvalidMappingException;
import io.github.springdata.memory.jpa.model.LifecycleModel.Event;
import io.github.springdata.memory.jpa.model.ManagedModel;
import io.github.springdata.memory.jpa.model.MappingReader;
import io.github.springdata.memory.jpa.model.PersistenceModel;
import io.github.springdata.memory.jpa.model.PluralModel;
import io.github.springdata.memory.jpa.model.ToOneModel;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.PrePersist;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.UniqueConstraint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests of mappings that stand in XML.
 */
class MappingFilesTests {

	private static final String NESTED = MappingFilesTests.class.getName() + "$";

	private static final String HEAD = "<entity-mappings xmlns=\"https://jakarta.ee/xml/ns/persistence/orm\" version=\"3.2\">";

	@TempDir
	private Path directory;

	static class Plain {

		Long id;

		String name;

		int revision;

		State state;

		Place place;

		Plain parent;

		List<Plain> children;

		Set<String> tags;

		Map<String, Place> places;

		String note;

		List<String> calls = new ArrayList<>();

		void entering() {
			this.calls.add("method");
		}

	}

	enum State {

		NEW, OLD

	}

	static class Place {

		String street;

		String town;

	}

	static class Watcher {

		void watch(Object instance) {
			((Plain) instance).calls.add("listener");
		}

	}

	static class Upper implements AttributeConverter<String, String> {

		@Override
		public String convertToDatabaseColumn(String value) {
			return value.toUpperCase(Locale.ROOT);
		}

		@Override
		public String convertToEntityAttribute(String value) {
			return value;
		}

	}

	@Entity
	@Table(name = "ANNOTATED", uniqueConstraints = @UniqueConstraint(name = "one", columnNames = "title"))
	@NamedQuery(name = "first", query = "select a from Annotated a")
	@NamedQuery(name = "second", query = "select a from Annotated a")
	@SequenceGenerator(name = "numbers", sequenceName = "old")
	static class Annotated {

		private Long key;

		private String title;

		private String subtitle;

		@Id
		public Long getKey() {
			return this.key;
		}

		public void setKey(Long key) {
			this.key = key;
		}

		@Column(name = "the_title", length = 10)
		public String getTitle() {
			return this.title;
		}

		public void setTitle(String title) {
			this.title = title;
		}

		@Column(name = "the_subtitle")
		public String getSubtitle() {
			return this.subtitle;
		}

		public void setSubtitle(String subtitle) {
			this.subtitle = subtitle;
		}

		@Transient
		public String getBoth() {
			return this.title + this.subtitle;
		}

		@PrePersist
		void annotated() {
			this.title = "annotated";
		}

		void named() {
			this.title = "named";
		}

	}

	private ClassLoader loader(String name, String content) {
		try {
			Path file = this.directory.resolve(name);
			Files.createDirectories(file.getParent());
			Files.writeString(file, content);
			return new URLClassLoader(new URL[] { this.directory.toUri().toURL() }, getClass().getClassLoader());
		}
		catch (MalformedURLException ex) {
			throw new IllegalStateException(ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Annotations annotations(String content) {
		return MappingFiles.read(List.of("mapping.xml"),
				loader("mapping.xml", HEAD + content.replace("class=\"#", "class=\"" + NESTED) + "</entity-mappings>"));
	}

	private PersistenceModel read(String content, Class<?>... classes) {
		return new MappingReader(annotations(content)).read(List.of(classes));
	}

	private List<String> problems(String content) {
		InvalidMappingException ex = catchThrowableOfType(InvalidMappingException.class, () -> read(content));
		return (ex != null) ? ex.getProblems() : List.of();
	}

	private static BasicModel basic(ManagedModel owner, String name) {
		return (BasicModel) find(owner, name);
	}

	private static AttributeModel find(ManagedModel owner, String name) {
		AttributeModel attribute = owner.find(name);
		assertThat(attribute).describedAs(name).isNotNull();
		return attribute;
	}

	private EntityModel plain(String content, String attributes) {
		return read(
				"""
						<entity class="#Plain" access="FIELD">%s<attributes><id name="id"/>%s<transient name="calls"/></attributes></entity>
						<embeddable class="#Place" access="FIELD"/>"""
					.formatted(content, attributes))
			.entity(Plain.class);
	}

	private static final String REST = """
			<many-to-one name="parent"/><one-to-many name="children" mapped-by="parent"/>
			<element-collection name="tags"/><element-collection name="places"/>""";

	@Test
	void aClassWithoutAnnotationsIsMappedByXml() {
		EntityModel entity = plain("<table name=\"PLAIN_THINGS\"/>",
				"""
						<basic name="name" optional="false"><column name="label" length="40" nullable="false" unique="true"/></basic>
						<basic name="state"><enumerated>STRING</enumerated></basic>
						<version name="revision"/>"""
						+ REST
						+ """
								<embedded name="place"><attribute-override name="town"><column name="city"/></attribute-override></embedded>
								<transient name="note"/>""");
		assertThat(entity.table().name()).isEqualTo("PLAIN_THINGS");
		assertThat(basic(entity, "name").column().name()).isEqualTo("label");
		assertThat(basic(entity, "name").column().length()).isEqualTo(40);
		assertThat(basic(entity, "revision").isVersion()).isTrue();
		assertThat(basic(((EmbeddedModel) find(entity, "place")).embeddable(), "town").column().name())
			.isEqualTo("city");
		assertThat(entity.find("note")).isNull();
		assertThat(entity.find("calls")).isNull();
	}

	@Test
	void relationsAreMappedByXml() {
		EntityModel entity = plain("", """
				<many-to-one name="parent" fetch="LAZY" optional="false"><join-column name="up"/>
				<cascade><cascade-persist/><cascade-merge/></cascade></many-to-one>
				<one-to-many name="children" mapped-by="parent" orphan-removal="true">
				<cascade><cascade-all/></cascade></one-to-many>
				<element-collection name="tags"><column name="tag"/><collection-table name="TAGS"/></element-collection>
				<element-collection name="places"><map-key-column name="kind"/>
				<attribute-override name="town"><column name="city"/></attribute-override></element-collection>
				""");
		ToOneModel parent = (ToOneModel) find(entity, "parent");
		assertThat(parent.columns().get(0).name()).isEqualTo("up");
		assertThat(parent.fetch()).isEqualTo(FetchType.LAZY);
		assertThat(parent.relation().cascade()).containsExactlyInAnyOrder(CascadeType.PERSIST, CascadeType.MERGE);
		assertThat(((PluralModel) find(entity, "tags")).table()).isEqualTo("TAGS");
		assertThat(((PluralModel) find(entity, "places")).keyColumns().get(0).name()).isEqualTo("kind");
	}

	@Test
	void anAttributeInXmlReplacesItsAnnotationsAndTheOthersStay() {
		EntityModel entity = read(
				"""
						<entity class="#Annotated"><table name="OTHER"/><attributes><basic name="title"><column name="t"/></basic></attributes></entity>
						""",
				Annotated.class)
			.entity(Annotated.class);
		assertThat(entity.table().name()).isEqualTo("OTHER");
		assertThat(entity.table().indexes()).isEmpty();
		assertThat(basic(entity, "title").column().name()).isEqualTo("t");
		assertThat(basic(entity, "title").column().length()).isNotEqualTo(10);
		assertThat(basic(entity, "subtitle").column().name()).isEqualTo("the_subtitle");
		assertThat(entity.find("both")).isNull();
	}

	@Test
	void aCompleteClassHasNoAnnotations() {
		EntityModel entity = read(
				"""
						<entity class="#Annotated" metadata-complete="true" access="FIELD"><attributes><id name="key"/></attributes></entity>
						""",
				Annotated.class)
			.entity(Annotated.class);
		assertThat(entity.table().name()).isEqualTo("Annotated");
		assertThat(basic(entity, "subtitle").column().name()).isEqualTo("subtitle");
		assertThat(entity.lifecycle().has(Event.PRE_PERSIST)).isFalse();
	}

	@Test
	void aCompleteUnitHasNoAnnotations() {
		PersistenceModel model = read(
				"<persistence-unit-metadata><xml-mapping-metadata-complete/></persistence-unit-metadata>",
				Annotated.class);
		assertThat(model.entities()).isEmpty();
		assertThat(model.queries()).isEmpty();
	}

	@Test
	void queriesInXmlReplaceThoseOfTheSameNameWhereverTheyAreDeclared() {
		PersistenceModel model = read(
				"""
						<named-query name="first"><query>select a.title from Annotated a</query>
						<lock-mode>PESSIMISTIC_READ</lock-mode><hint name="h" value="v"/></named-query>
						<named-stored-procedure-query name="p" procedure-name="q"><parameter name="x" class="java.lang.String" mode="IN"/>
						</named-stored-procedure-query>
						<sql-result-set-mapping name="m"><column-result name="c" class="String"/></sql-result-set-mapping>
						""",
				Annotated.class);
		assertThat(model.queries()).containsOnlyKeys("first", "second", "p");
		assertThat(model.queries().get("first").text()).isEqualTo("select a.title from Annotated a");
		assertThat(model.queries().get("first").hints()).containsEntry("h", "v");
	}

	@Test
	void callbacksInXmlReplaceThoseOfTheSameEvent() {
		EntityModel entity = read("""
				<entity class="#Annotated"><pre-persist method-name="named"/></entity>""", Annotated.class)
			.entity(Annotated.class);
		Annotated instance = new Annotated();
		entity.lifecycle().fire(Event.PRE_PERSIST, instance);
		assertThat(instance.getTitle()).isEqualTo("named");
	}

	@Test
	void listenersOfTheUnitAreCalledBeforeMethodsUnlessAClassExcludesThem() {
		String unit = """
				<persistence-unit-metadata><persistence-unit-defaults><cascade-persist/><entity-listeners>
				<entity-listener class="#Watcher"><pre-persist method-name="watch"/></entity-listener>
				</entity-listeners></persistence-unit-defaults></persistence-unit-metadata>
				<entity class="#Plain">%s<pre-persist method-name="entering"/><attributes><id name="id"/>%s</attributes></entity>
				<embeddable class="#Place"/>""";
		assertThat(calls(unit.formatted("", REST))).containsExactly("listener", "method");
		assertThat(calls(unit.formatted("<exclude-default-listeners/>", REST))).containsExactly("method");
		ToOneModel parent = (ToOneModel) find(read(unit.formatted("", REST)).entity(Plain.class), "parent");
		assertThat(parent.relation().cascade()).containsExactly(CascadeType.PERSIST);
	}

	private List<String> calls(String content) {
		Plain instance = new Plain();
		read(content).entity(Plain.class).lifecycle().fire(Event.PRE_PERSIST, instance);
		return instance.calls;
	}

	@Test
	void convertersAreAppliedAsXmlSays() {
		EntityModel entity = read("""
				<entity class="#Annotated"/><converter class="#Upper" auto-apply="true"/>""", Annotated.class)
			.entity(Annotated.class);
		assertThat(basic(entity, "title").form().toStored("a")).isEqualTo("A");
	}

	@Test
	void namesOfClassesHaveThePackageOfTheFile() {
		Annotations annotations = annotations("<package>%s</package><entity class=\"MappingFilesTests$Annotated\"/>"
			.formatted(getClass().getPackageName()));
		assertThat(annotations.classes()).containsExactly(Annotated.class);
		assertThat(annotations.find(getClass().getPackage(), SequenceGenerator.class)).isNull();
	}

	@Test
	void filesOfEarlierVersionsAreRead() {
		for (String namespace : List.of("http://java.sun.com/xml/ns/persistence/orm",
				"http://xmlns.jcp.org/xml/ns/persistence/orm")) {
			Annotations annotations = MappingFiles.read(List.of("old.xml"),
					loader("old.xml",
							"<entity-mappings xmlns='%s' version='1.0'><entity class='%sPlain'/></entity-mappings>"
								.formatted(namespace, NESTED)));
			assertThat(annotations.classes()).containsExactly(Plain.class);
		}
	}

	@Test
	void theDefaultFileIsReadWhereItIsThere() {
		ClassLoader loader = loader("META-INF/orm.xml",
				HEAD + "<entity class='" + NESTED + "Plain'/></entity-mappings>");
		assertThat(MappingFiles.read(List.of(), loader).classes()).containsExactly(Plain.class);
		assertThat(MappingFiles.read(List.of("META-INF/orm.xml"), loader).classes()).containsExactly(Plain.class);
		assertThat(MappingFiles.read(List.of(), getClass().getClassLoader())).isSameAs(Annotations.DECLARED);
	}

	@Test
	void allThatIsWrongIsReportedTogetherWithItsLine() {
		assertThat(problems("""

				<entity class="no.Such"/>
				<entity class="#Plain" access="NOWHERE"><tabel/><pre-persist method-name="missing"/>
				<attributes><id name="nothing"/><basic name="name"><column length="long"/></basic>
				<bsic name="note"/></attributes></entity>
				<unknown/>""")).satisfiesExactlyInAnyOrder(
				(problem) -> assertThat(problem).startsWith("Mapping file mapping.xml:2 names the class 'no.Such'"),
				(problem) -> assertThat(problem).startsWith("Mapping file mapping.xml:3 has 'NOWHERE' in <entity>"),
				(problem) -> assertThat(problem).startsWith("Mapping file mapping.xml:3 has 'tabel' in <entity>"),
				(problem) -> assertThat(problem).startsWith("Mapping file mapping.xml:3 names the method 'missing'"),
				(problem) -> assertThat(problem).startsWith("Mapping file mapping.xml:4 has the attribute 'nothing'"),
				(problem) -> assertThat(problem).startsWith("Mapping file mapping.xml:4 has 'long' in <column>"),
				(problem) -> assertThat(problem).startsWith("Mapping file mapping.xml:5 has <bsic> among attributes"),
				(problem) -> assertThat(problem).startsWith("Mapping file mapping.xml:6 has <unknown>"));
	}

	@Test
	void theOrderOfElementsAndTheVersionAreChecked() {
		assertThat(problems("""

				<entity class="#Plain"><attributes><id name="id"/></attributes></entity>
				<named-query name="n"><query>from Plain</query></named-query>""")).singleElement()
			.asString()
			.startsWith("Mapping file mapping.xml:3 does not fit the schema of version 3.2: Invalid content was found "
					+ "starting with element '{named-query}'");
		InvalidMappingException ex = catchThrowableOfType(InvalidMappingException.class, () -> MappingFiles
			.read(List.of("new.xml"), loader("new.xml", HEAD.replace("3.2", "9.0") + "</entity-mappings>")));
		assertThat(ex.getProblems()).singleElement()
			.asString()
			.isEqualTo(
					"Mapping file new.xml:1 has version '9.0'; set it to one of [1.0, 2.0, 2.1, 2.2, 3.0, 3.1, 3.2]");
	}

	@Test
	void aFileThatIsNoMappingIsRefused() {
		assertThat(problems("<entity>")).singleElement().asString().contains("is not well-formed XML");
		assertThat(catchThrowableOfType(InvalidMappingException.class,
				() -> MappingFiles.read(List.of("other.xml", "missing.xml"), loader("other.xml", "<beans/>")))
			.getProblems()).hasSize(2)
			.anySatisfy((problem) -> assertThat(problem).contains("other.xml:1 begins with <beans>"))
			.anySatisfy((problem) -> assertThat(problem).contains("missing.xml is not there"));
	}

}
