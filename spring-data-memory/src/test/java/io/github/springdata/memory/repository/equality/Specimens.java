package io.github.springdata.memory.repository.equality;

import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.TimeZone;

import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.Query;

interface Specimens extends MemoryRepository<Specimen, Long> {

	List<Specimen> findByCurrency(Currency currency);

	List<Specimen> findByCurrencyNot(Currency currency);

	List<Specimen> findByIndexedCurrencyIn(Collection<Currency> currencies);

	List<Specimen> findByZone(TimeZone zone);

	List<Specimen> findByKind(Class<?> kind);

	List<Specimen> findByNumber(Number number);

	List<Specimen> findByNumberIn(Collection<Number> numbers);

	List<Specimen> findByIndexedNumber(Number number);

	List<Specimen> findByShape(Shape shape);

	List<Specimen> findByShapeNot(Shape shape);

	List<Specimen> findByIndexedShape(Shape shape);

	List<Specimen> findByShapesContaining(Shape shape);

	List<Specimen> findByShapesContaining(Collection<Shape> shapes);

	List<Specimen> findByShapesNotContaining(Collection<Shape> shapes);

	List<Specimen> findByToken(Token token);

	List<Specimen> findByAnything(Object anything);

	List<Specimen> findByBytes(byte[] bytes);

	List<Specimen> findByBytesNot(byte[] bytes);

	List<Specimen> findByBytesIn(Collection<byte[]> bytes);

	List<Specimen> findByBytesIn(byte[]... bytes);

	List<Specimen> findByBytesNotIn(Collection<byte[]> bytes);

	List<Specimen> findByUniqueBytes(byte[] bytes);

	List<Specimen> findByCodes(int[] codes);

	List<Specimen> findByCodes(int code);

	List<Specimen> findByTags(String[] tags);

	List<Specimen> findByTagsNot(String[] tags);

	List<Specimen> findByTagsIn(Collection<String[]> tags);

	List<Specimen> findByTagsContaining(Collection<String> tags);

	List<Specimen> findByTagsNotContaining(Collection<String> tags);

	List<Specimen> findByTagsContaining(String[] tags);

	List<Specimen> findByGrid(int[][] grid);

	List<Specimen> findByHashesContaining(byte[] hash);

	List<Specimen> findBySignature(Signature signature);

	List<Specimen> findBySignatureIsEmpty();

	List<Specimen> findBySignatureIsNotEmpty();

	List<Specimen> findByTagsIsEmpty();

	List<Specimen> findByBytesIsEmpty();

	List<Specimen> findByBytesIsNotEmpty();

	@Query("from Specimen where bytes = :bytes")
	List<Specimen> withBytes(byte[] bytes);

	@Query("from Specimen where bytes <> :bytes")
	List<Specimen> withoutBytes(byte[] bytes);

	@Query("from Specimen where bytes in :bytes")
	List<Specimen> withAnyBytes(Collection<byte[]> bytes);

	@Query("from Specimen where bytes not in (:one, :other)")
	List<Specimen> withNoneOf(byte[] one, byte[] other);

	@Query("from Specimen where bytes in (:one)")
	List<Specimen> withOnly(byte[] one);

	@Query("from Specimen where tags = :tags")
	List<Specimen> withTags(String[] tags);

	@Query("from Specimen where grid = :grid")
	List<Specimen> withGrid(int[][] grid);

	@Query("from Specimen where :hash member of hashes")
	List<Specimen> withHash(byte[] hash);

	@Query("from Specimen where :row member of grid")
	List<Specimen> withRow(int[] row);

	@Query("from Specimen where shape = :shape")
	List<Specimen> withShape(Shape shape);

	@Query("from Specimen where number = :number")
	List<Specimen> withNumber(Number number);

	@Query("from Specimen where signature = :signature")
	List<Specimen> withSignature(Signature signature);

	@Query("select bytes, count(*) from Specimen group by bytes")
	List<Object[]> countByBytes();

	@Query("select distinct s.bytes from Specimen s join s.shapes t")
	List<byte[]> distinctBytes();

	@Query("select a.id, b.id from Specimen a join Specimen b on a.bytes = b.indexedBytes")
	List<Object[]> joinBytes();

	@Query("select distinct s from Specimen s join s.shapes t")
	List<Specimen> distinctSpecimens();

}
