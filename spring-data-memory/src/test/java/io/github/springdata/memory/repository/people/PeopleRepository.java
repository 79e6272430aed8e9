package io.github.springdata.memory.repository.people;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.github.springdata.memory.repository.MemoryRepository;

import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Range;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.util.Streamable;

/**
 * Every keyword and every kind of result.
 */
@NoRepositoryBean
public interface PeopleRepository<T extends Human> extends MemoryRepository<T, Long> {

	List<T> findByName(String name);

	List<T> findByNameIs(String name);

	List<T> findByNameEquals(String name);

	List<T> findByNameNot(String name);

	List<T> findByNameIsNot(String name);

	List<T> findByNameAndCity(String name, String city);

	List<T> findByNameOrCity(String name, String city);

	List<T> findByNameOrCityAndAge(String name, String city, int age);

	List<T> findByNameAndCityOrAgeAndActiveTrue(String name, String city, int age);

	List<T> findByAgeLessThan(int age);

	List<T> findByAgeIsLessThanEqual(Integer age);

	List<T> findByAgeGreaterThan(long age);

	List<T> findByAgeGreaterThanEqual(int age);

	List<T> findByBalanceGreaterThanEqual(BigDecimal balance);

	List<T> findByBalance(BigDecimal balance);

	List<T> findByBirthdayBefore(LocalDate date);

	List<T> findByBirthdayAfter(LocalDate date);

	List<T> findByAgeBetween(int lower, int upper);

	List<T> findByNameBetween(String lower, String upper);

	List<T> findByAgeBetween(Range<Integer> range);

	List<T> findByAgeBetweenAndCity(Range<Integer> range, String city);

	List<T> findByNameIn(Collection<String> names);

	List<T> findByNameIn(String[] names);

	List<T> findByAgeIn(int... ages);

	List<T> findByColorIn(Set<Color> colors);

	List<T> findByNameNotIn(List<String> names);

	List<T> findByAgeNotIn(Integer... ages);

	List<T> findByNameInIgnoreCase(List<String> names);

	List<T> findByNameLike(String pattern);

	List<T> findByNameNotLike(String pattern);

	List<T> findByNameLikeIgnoreCase(String pattern);

	List<T> findByNameStartingWith(String prefix);

	List<T> findByNameStartsWithIgnoreCase(String prefix);

	List<T> findByNameEndingWith(String suffix);

	List<T> findByNameContaining(String text);

	List<T> findByNameContainingIgnoreCase(String text);

	List<T> findByNameNotContaining(String text);

	List<T> findByTagsContaining(String tag);

	List<T> findByTagsNotContaining(String tag);

	List<T> findByTags(String tag);

	List<T> findByTagsIn(Collection<String> tags);

	List<T> findByTagsIsEmpty();

	List<T> findByTagsIsNotEmpty();

	List<T> findByNameMatchesRegex(String expression);

	List<T> findByNameIsNull();

	List<T> findByNameIsNotNull();

	List<T> findByActiveTrue();

	List<T> findByActiveIsFalse();

	List<T> findByActive(boolean active);

	List<T> findByColor(Color color);

	List<T> findByColorNot(Color color);

	List<T> findByNameIgnoreCase(String name);

	List<T> findByNameNotIgnoreCase(String name);

	List<T> findByNameAndCityAllIgnoreCase(String name, String city);

	List<T> findByNameAndAgeAllIgnoreCase(String name, int age);

	List<T> findByNameGreaterThanIgnoreCase(String name);

	List<T> findByAddressZip(String zip);

	List<T> findByAddress_ZipStartingWith(String prefix);

	List<T> findByAddressZipIsNull();

	List<T> findByAddress(Address address);

	List<T> findAllBy();

	List<T> findByOrderByNameAscAgeDesc();

	List<T> findByActiveTrueOrderByCityDescNameAsc();

	List<T> findByActiveTrue(Sort sort);

	List<T> findByActiveTrueOrderByAge(Sort sort);

	List<T> findDistinctByTagsIn(Collection<String> tags);

	List<T> findFirst3ByActiveTrueOrderByAgeDesc();

	List<T> findTop5ByActiveTrue(Sort sort);

	List<T> findByActiveTrue(Limit limit);

	List<T> findByActiveTrue(Sort sort, Limit limit);

	List<T> findByActiveTrue(Pageable pageable);

	T findFirstByOrderByAgeDescIdAsc();

	Optional<T> findTopByActiveOrderByNameDesc(boolean active);

	Optional<T> findOptionalByName(String name);

	T findOneByName(String name);

	T findOneById(Long id);

	Collection<T> findCollectionByActiveTrue();

	Iterable<T> findIterableByActiveTrue();

	Set<T> findSetByActiveTrue();

	Human[] findArrayByActiveTrue();

	Streamable<T> findStreamableByActiveTrue();

	Stream<T> streamByActiveTrueOrderByAge();

	Stream<T> findStreamByActiveTrue(Pageable pageable);

	CompletableFuture<List<T>> findFutureByActiveTrue();

	Optional<List<T>> findOptionalListByActiveTrue();

	Page<T> findPageByActiveTrue(Pageable pageable);

	Page<T> findFirst12PageByActiveTrueOrderByAge(Pageable pageable);

	Slice<T> findSliceByActiveTrue(Pageable pageable);

	Slice<T> findFirst12SliceByActiveTrue(Pageable pageable);

	Window<T> findFirst7ByActiveTrueOrderByAge(ScrollPosition position);

	Window<T> findWindowByActiveTrue(ScrollPosition position, Sort sort, Limit limit);

	Window<T> findWindowByActiveTrue(Pageable pageable);

	long countByActiveTrue();

	Integer countIntByCity(String city);

	long countFirst3ByActiveTrue();

	boolean existsByCity(String city);

	Boolean existsByCityAndName(String city, String name);

	List<T> findByCity(Optional<String> city);

	List<NameView> findNamesByActiveTrueOrderByName();

	List<NameAndCity> findRecordsByActiveTrue();

	Page<NameView> findNamePageByActiveTrue(Pageable pageable);

	Stream<NameAndCity> streamRecordsByActiveTrue();

	Optional<NameView> findFirstNameByActiveTrueOrderByName();

	<P> List<P> findByCity(String city, Class<P> type);

	<P> P findFirstByActiveTrueOrderByName(Class<P> type);

	long deleteByCity(String city);

	int removeByCityAndActiveTrue(String city);

	void deleteByAge(int age);

	List<T> deleteByActiveFalse();

	Set<T> deleteSetByActiveFalse();

	Optional<T> deleteByName(String name);

	List<T> deleteTop2ByActiveTrueOrderByAgeDesc();

	long deleteFirst3ByActiveTrue();

}
