package io.github.springdata.memory.jpa.spring;

import java.util.List;
import java.util.Optional;

import io.github.springdata.memory.jpa.clinic.Owner;
import jakarta.persistence.LockModeType;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.query.Param;

interface OwnerRepository extends JpaRepository<Owner, Long>, JpaSpecificationExecutor<Owner> {

	List<Owner> findByNameStartingWithIgnoreCaseOrderByNameDesc(String name);

	List<Owner> findByAddressCity(String city);

	Page<Owner> findByPetsName(String name, Pageable page);

	boolean existsByName(String name);

	long countByAddressCityIn(List<String> cities);

	long deleteByName(String name);

	@EntityGraph(attributePaths = "pets")
	Optional<Owner> findByName(String name);

	@Query("select o from Owner o join fetch o.pets p where o.name like %:part%")
	List<Owner> searchWithPets(@Param("part") String part);

	@Query("select o.name as name, count(p) as pets from Owner o left join o.pets p group by o.name order by o.name")
	List<PetCount> countPets();

	@Modifying(clearAutomatically = true)
	@Query("update Owner o set o.name = ?2 where o.name = ?1")
	int rename(String from, String to);

	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select o from Owner o where o.id = :id")
	Optional<Owner> findLocked(@Param("id") Long id);

	@Query(value = "select * from owner", nativeQuery = true)
	List<Owner> findNatively();

	/**
	 * Number of pets of an owner.
	 */
	interface PetCount {

		String getName();

		long getPets();

	}

}
