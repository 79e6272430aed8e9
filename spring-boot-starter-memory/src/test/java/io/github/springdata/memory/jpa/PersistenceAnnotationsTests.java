package io.github.springdata.memory.jpa;

import java.lang.annotation.Annotation;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.mapping.InvalidEntityException;
import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.reactive.ReactiveMemoryRepository;
import io.github.springdata.memory.reactive.ReactiveMemoryRepositoryFactory;
import io.github.springdata.memory.reactive.ReactiveMemoryTemplate;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PrePersist;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import org.hibernate.annotations.CreationTimestamp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.asm.AnnotationVisitor;
import org.springframework.asm.ClassWriter;
import org.springframework.asm.FieldVisitor;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.Type;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.data.annotation.Id;
import org.springframework.data.jpa.repository.Lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * All annotations of Jakarta Persistence and of Hibernate, on a class of the memory
 * store.
 */
class PersistenceAnnotationsTests {

	/** What stands in others, or where no stored class is. */
	private static final Set<ElementType> PLACES = Set.of(ElementType.TYPE, ElementType.FIELD, ElementType.METHOD);

	/** Annotations of Jakarta Persistence that are read, or make no difference here. */
	private static final Set<String> READ = Set.of("Access", "AttributeOverride", "AttributeOverrides", "Basic",
			"Cacheable", "CollectionTable", "Column", "DiscriminatorColumn", "DiscriminatorValue", "ElementCollection",
			"Embeddable", "Embedded", "EmbeddedId", "Entity", "Enumerated", "GeneratedValue", "Id", "Inheritance",
			"Lob", "MapKeyColumn", "MapKeyEnumerated", "MapKeyTemporal", "MappedSuperclass", "OrderColumn",
			"SequenceGenerator", "SequenceGenerators", "Table", "TableGenerator", "TableGenerators", "Temporal",
			"Transient", "Version");

	static Stream<Class<?>> annotations() throws Exception {
		List<Class<?>> annotations = new ArrayList<>();
		for (String place : List.of("jakarta/persistence", "org/hibernate/annotations")) {
			CachingMetadataReaderFactory reader = new CachingMetadataReaderFactory();
			for (Resource resource : new PathMatchingResourcePatternResolver()
				.getResources("classpath*:" + place + "/*.class")) {
				MetadataReader metadata = reader.getMetadataReader(resource);
				if (metadata.getClassMetadata().isAnnotation() && metadata.getClassMetadata().isIndependent()) {
					annotations.add(Class.forName(metadata.getClassMetadata().getClassName()));
				}
			}
		}
		return annotations.stream().filter((annotation) -> isVisible(annotation) && !places(annotation).isEmpty());
	}

	static Stream<Class<?>> refused() throws Exception {
		return annotations().filter((annotation) -> !isRead(annotation));
	}

	static Stream<Class<?>> read() throws Exception {
		return annotations().filter(PersistenceAnnotationsTests::isRead);
	}

	private static boolean isRead(Class<?> annotation) {
		return annotation.getPackageName().equals(Column.class.getPackageName())
				&& READ.contains(annotation.getSimpleName());
	}

	@Test
	void areAllTried() throws Exception {
		assertThat(annotations()).hasSizeGreaterThan(150).contains(Column.class, CreationTimestamp.class);
		assertThat(read()).hasSameSizeAs(READ);
	}

	@ParameterizedTest
	@MethodSource("read")
	void isRefusedForNothingButItsUseIfItIsRead(Class<? extends Annotation> annotation) {
		for (ElementType place : places(annotation)) {
			Class<?> type = new Generated(annotation, place).define();
			Throwable refusal = catchThrowable(() -> new MemoryMappingContext().getEntity(type));
			assertThat(String.valueOf(refusal)).as("%s", place).doesNotContain("which is not read here");
		}
	}

	@ParameterizedTest
	@MethodSource("refused")
	void isRefusedByName(Class<? extends Annotation> annotation) {
		for (ElementType place : places(annotation)) {
			Class<?> type = new Generated(annotation, place).define();
			assertThatExceptionOfType(InvalidEntityException.class).as("%s", place)
				.isThrownBy(() -> new MemoryMappingContext().getEntity(type))
				.satisfies((ex) -> assertThat(ex.getProblems()).singleElement()
					.asString()
					.contains(type.getName(),
							"%s of %s".formatted(annotation.getSimpleName(), annotation.getPackageName()), "; "));
		}
	}

	@Test
	void areRefusedTogetherWhenTheRepositoryIsCreated() {
		MemoryRepositoryFactory factory = new MemoryRepositoryFactory(new MemoryTemplate(new MemoryStore()));
		assertThatExceptionOfType(InvalidEntityException.class).isThrownBy(() -> factory.getRepository(Users.class))
			.withMessageContaining(
					"Property 'boss' of " + User.class.getName() + " has @ManyToOne of jakarta.persistence")
			.withMessageContaining("Method 'stamp' of " + Base.class.getName() + " has @PrePersist")
			.withMessageContaining(User.class.getName() + " has @EntityListeners")
			.withMessageContaining("use spring-data-memory-jpa")
			.satisfies((ex) -> assertThat(((InvalidEntityException) ex).getProblems()).hasSize(3));
	}

	@Test
	void areRefusedOnMethodsOfRepositories() {
		MemoryRepositoryFactory factory = new MemoryRepositoryFactory(new MemoryTemplate(new MemoryStore()));
		ReactiveMemoryRepositoryFactory reactive = new ReactiveMemoryRepositoryFactory(
				new ReactiveMemoryTemplate(new MemoryStore()));
		Stream.<Runnable>of(() -> factory.getRepository(Notes.class), () -> reactive.getRepository(ReactiveNotes.class))
			.forEach((creation) -> assertThatIllegalArgumentException().isThrownBy(creation::run)
				.withMessageContaining("Notes")
				.withMessageContaining("Method 'findByText' has @Query of org.springframework.data.jpa.repository")
				.withMessageContaining("use @Query of io.github.springdata.memory.repository")
				.withMessageContaining("Method 'findById' has @Lock of org.springframework.data.jpa.repository"));
	}

	record Note(@Id Long id, String text) {
	}

	interface Notes extends MemoryRepository<Note, Long> {

		@org.springframework.data.jpa.repository.Query("from Note n where n.text <> ?1")
		List<Note> findByText(String text);

		@Override
		@Lock(LockModeType.PESSIMISTIC_WRITE)
		Optional<Note> findById(Long id);

	}

	interface ReactiveNotes extends ReactiveMemoryRepository<Note, Long> {

		@org.springframework.data.jpa.repository.Query("from Note n where n.text <> ?1")
		Flux<Note> findByText(String text);

		@Override
		@Lock(LockModeType.PESSIMISTIC_WRITE)
		Mono<Note> findById(Long id);

	}

	private static boolean isVisible(Class<?> annotation) {
		Retention retention = annotation.getAnnotation(Retention.class);
		return retention != null && retention.value() == RetentionPolicy.RUNTIME;
	}

	private static List<ElementType> places(Class<?> annotation) {
		Target target = annotation.getAnnotation(Target.class);
		return (target != null) ? Stream.of(target.value()).filter(PLACES::contains).toList() : List.copyOf(PLACES);
	}

	@MappedSuperclass
	static class Base {

		@Version
		Long version;

		@PrePersist
		void stamp() {
		}

	}

	@Entity
	@EntityListeners(Object.class)
	static class User extends Base {

		@Id
		@GeneratedValue
		Long id;

		@Column(unique = true, nullable = false)
		String email;

		@Transient
		String password;

		@ManyToOne
		User boss;

	}

	interface Users extends MemoryRepository<User, Long> {

	}

	/**
	 * A class with an id, a property and one annotation, whose attributes are empty.
	 */
	private record Generated(Class<? extends Annotation> annotation, ElementType place) {

		Class<?> define() {
			String name = "generated/With" + this.annotation.getSimpleName();
			ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
			writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
			if (this.place == ElementType.TYPE) {
				fill(writer.visitAnnotation(Type.getDescriptor(this.annotation), true));
			}
			FieldVisitor id = writer.visitField(0, "id", "Ljava/lang/Long;", null, null);
			id.visitAnnotation(Type.getDescriptor(Id.class), true).visitEnd();
			id.visitEnd();
			FieldVisitor field = writer.visitField(0, "name", "Ljava/lang/String;", null, null);
			if (this.place == ElementType.FIELD) {
				fill(field.visitAnnotation(Type.getDescriptor(this.annotation), true));
			}
			field.visitEnd();
			constructor(writer);
			getter(writer, name);
			writer.visitEnd();
			return new Loader().define(name.replace('/', '.'), writer.toByteArray());
		}

		private void fill(AnnotationVisitor target) {
			for (Method attribute : this.annotation.getDeclaredMethods()) {
				Class<?> type = attribute.getReturnType();
				if (attribute.getDefaultValue() != null) {
					continue;
				}
				if (type.isArray()) {
					target.visitArray(attribute.getName()).visitEnd();
				}
				else if (type.isEnum()) {
					target.visitEnum(attribute.getName(), Type.getDescriptor(type),
							((Enum<?>) type.getEnumConstants()[0]).name());
				}
				else if (type.isAnnotation()) {
					target.visitAnnotation(attribute.getName(), Type.getDescriptor(type)).visitEnd();
				}
				else {
					target.visit(attribute.getName(), value(type));
				}
			}
			target.visitEnd();
		}

		private static Object value(Class<?> type) {
			if (type == Class.class) {
				return Type.getType(Object.class);
			}
			return (type == String.class) ? "" : Array.get(Array.newInstance(type, 1), 0);
		}

		private static void constructor(ClassWriter writer) {
			MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
			code.visitCode();
			code.visitVarInsn(Opcodes.ALOAD, 0);
			code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
			code.visitInsn(Opcodes.RETURN);
			code.visitMaxs(0, 0);
			code.visitEnd();
		}

		private void getter(ClassWriter writer, String owner) {
			MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, "getName", "()Ljava/lang/String;", null, null);
			if (this.place == ElementType.METHOD) {
				fill(code.visitAnnotation(Type.getDescriptor(this.annotation), true));
			}
			code.visitCode();
			code.visitVarInsn(Opcodes.ALOAD, 0);
			code.visitFieldInsn(Opcodes.GETFIELD, owner, "name", "Ljava/lang/String;");
			code.visitInsn(Opcodes.ARETURN);
			code.visitMaxs(0, 0);
			code.visitEnd();
		}

	}

	private static final class Loader extends ClassLoader {

		Loader() {
			super(PersistenceAnnotationsTests.class.getClassLoader());
		}

		Class<?> define(String name, byte[] bytes) {
			return defineClass(name, bytes, 0, bytes.length);
		}

	}

}
