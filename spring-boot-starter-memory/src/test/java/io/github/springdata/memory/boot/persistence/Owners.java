package io.github.springdata.memory.boot.persistence;

import java.util.List;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

public interface Owners extends JpaRepository<Owner, Long> {

	@Query("select distinct o from Owner o join o.pets p where p.name = :name")
	List<Owner> findByPet(String name);

	List<Owner> findNamed(String lastName);

	@Query(value = "select count(*) from owner", nativeQuery = true)
	long countBySql();

}
