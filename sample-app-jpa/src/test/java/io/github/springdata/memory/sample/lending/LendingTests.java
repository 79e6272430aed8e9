package io.github.springdata.memory.sample.lending;

import java.time.LocalDate;

import io.github.springdata.memory.sample.lending.member.Address;
import io.github.springdata.memory.sample.lending.member.Loan;
import io.github.springdata.memory.sample.lending.member.LoanSummary;
import io.github.springdata.memory.sample.lending.member.Member;
import io.github.springdata.memory.sample.lending.member.MemberRepository;
import io.github.springdata.memory.sample.lending.stock.ItemRepository;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of the service.
 */
@SpringBootTest(webEnvironment = WebEnvironment.NONE)
@Transactional
class LendingTests {

	private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

	@Autowired
	private Lending lending;

	@Autowired
	private ItemRepository items;

	@Autowired
	private MemberRepository members;

	@Autowired
	private EntityManager entityManager;

	private void clear() {
		this.entityManager.flush();
		this.entityManager.clear();
	}

	@Test
	void lendsAndTakesBack() {
		Loan loan = this.lending.lend(1, 3, DAY);
		assertThat(loan.getId()).isNotNull();
		assertThat(loan.getDue()).isEqualTo("2026-03-29");
		clear();
		assertThat(this.items.findById(3L).orElseThrow().getCopies()).isZero();
		assertThat(this.members.findLoans(1)).containsExactly(new LoanSummary("Metropolis", loan.getDue()));
		assertThat(this.lending.takeBack(1, 3)).isTrue();
		clear();
		assertThat(this.members.findLoans(1)).isEmpty();
		assertThat(this.entityManager.find(Loan.class, loan.getId())).isNull();
		assertThat(this.items.findById(3L).orElseThrow().getCopies()).isOne();
	}

	@Test
	void lendsNoMoreCopiesThanThereAre() {
		this.lending.lend(1, 2, DAY);
		assertThatExceptionOfType(LoanRefusedException.class).isThrownBy(() -> this.lending.lend(2, 2, DAY))
			.withMessage("No copy of 'Candide' is left");
	}

	@Test
	void lendsAnItemToAMemberOnce() {
		this.lending.lend(1, 1, DAY);
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> this.lending.lend(1, 1, DAY));
	}

	@Test
	void loansAreInTheirOrder() {
		this.lending.lend(1, 2, DAY.plusDays(5));
		this.lending.lend(1, 3, DAY);
		clear();
		Member member = this.members.findWithLoansById(1).orElseThrow();
		assertThat(member.getLoans()).extracting((loan) -> loan.getItem().getTitle())
			.containsExactly("Metropolis", "Candide");
	}

	@Test
	void lateMembersAreFoundOnce() {
		this.lending.lend(2, 1, DAY);
		this.lending.lend(2, 3, DAY);
		assertThat(this.members.findLate(DAY.plusDays(29))).extracting(Member::getName).containsExactly("Emil Post");
		assertThat(this.members.findLate(DAY)).isEmpty();
	}

	@Test
	void membersTakeTheirLoansWithThem() {
		this.lending.lend(2, 1, DAY);
		clear();
		this.members.delete(this.members.findById(2L).orElseThrow());
		clear();
		assertThat(this.entityManager.createQuery("select count(l) from Loan l", Long.class).getSingleResult())
			.isZero();
	}

	@Test
	void membersAreFoundByTheirTown() {
		this.members.save(new Member("Zoe", "zoe@example.com", new Address("Mill Lane 5", "NOTTINGHAM")));
		assertThat(this.members.findByAddressTownIgnoreCaseOrderByName("nottingham")).extracting(Member::getName)
			.containsExactly("Ada Byron", "Zoe");
	}

	@Test
	void membersNeedANameOfAFewWords() {
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.members.saveAndFlush(new Member(null, "x@example.com", null)));
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.members.saveAndFlush(new Member("N".repeat(81), "y@example.com", null)));
	}

	@Test
	void loansThatWereFetchedAreThereWhenTheMemberIsDetached() {
		this.lending.lend(1, 3, DAY);
		clear();
		Member member = this.members.findWithLoansById(1).orElseThrow();
		this.entityManager.clear();
		assertThat(member.getLoans()).hasSize(1);
	}

}
