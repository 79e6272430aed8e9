package io.github.springdata.memory.sample.lending.member;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/**
 * Repository of members.
 */
public interface MemberRepository extends JpaRepository<Member, Long> {

	/**
	 * Finds a member with what is lent.
	 * @param id the id
	 * @return the member
	 */
	@EntityGraph(attributePaths = "loans.item")
	Optional<Member> findWithLoansById(long id);

	/**
	 * Finds members of a town.
	 * @param town the town, in any case
	 * @return the members by name
	 */
	List<Member> findByAddressTownIgnoreCaseOrderByName(String town);

	/**
	 * Finds the loans of a member.
	 * @param member the id of the member
	 * @return the loans
	 */
	@Query("select new io.github.springdata.memory.sample.lending.member.LoanSummary(l.item.title, l.due)"
			+ " from Loan l where l.member.id = :member order by l.due, l.item.title")
	List<LoanSummary> findLoans(long member);

	/**
	 * Finds members who have items too long.
	 * @param day the day
	 * @return the members
	 */
	@Query("select distinct m from Member m join m.loans l where l.due < :day order by m.name")
	List<Member> findLate(LocalDate day);

}
